// Before anything is painted: the theme of the link, of an earlier choice, or of the system.
(function () {
  var asked = /[?&]theme=(dark|light)/.exec(location.search);
  var kept = null;
  try {
    kept = localStorage.getItem("wordgraph.theme");
  } catch (error) {
    // A browser that stores nothing follows the system.
  }
  var system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  document.documentElement.dataset.theme = (asked && asked[1]) || kept || system;
  // A script that fails before the module listens would be waited for in vain.
  addEventListener(
    "error",
    function (event) {
      if (event.target instanceof HTMLScriptElement) event.target.dataset.failed = "true";
    },
    true,
  );
})();
