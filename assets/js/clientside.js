// The named functions that Dash calls in the browser. A classic script: it has to be there before
// Dash starts, which a module can't promise. What it hears is handed to the explorer as an event.
(function () {
  var isReady = false;
  var waiting = [];

  window.wordgraphLab = {
    /** Run `task` once the lab's components are on the page. */
    ready: function (task) {
      if (isReady) task();
      else waiting.push(task);
    },

    /** Run `task` once the plotting library has come, or failed to: Dash would fetch another copy. */
    afterPlotly: function (task) {
      var script = document.getElementById("plotly");
      if (window.Plotly || !script || script.dataset.failed) return task();
      script.addEventListener("load", task);
      script.addEventListener("error", task);
    },
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    wordgraph: {
      /** The lab is on the page. */
      labMounted: function () {
        isReady = true;
        setTimeout(function () {
          waiting.splice(0).forEach(function (task) {
            task();
          });
        });
        return window.dash_clientside.no_update;
      },
      /** The experiment runs with these parameters: the link to the view follows, and the layers in the graph. */
      labState: function (state, figure) {
        var meta = (figure && figure.layout && figure.layout.meta) || {};
        var layers = meta.layers || null;
        if (state) dispatchEvent(new CustomEvent("wordgraph:lab", { detail: state }));
        if (state) dispatchEvent(new CustomEvent("wordgraph:layers", { detail: { of: state[""], layers: layers } }));
        return window.dash_clientside.no_update;
      },
    },
  });
})();
