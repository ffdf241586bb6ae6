// Before anything is painted: the theme of the link, of an earlier choice, or of the system. A classic
// script, since a module would come too late; the explorer asks here, too (boot.mjs).
(function () {
  var KEY = "wordgraph.theme";

  function known(theme) {
    return theme === "dark" || theme === "light" ? theme : null;
  }

  window.wordgraphTheme = {
    /** What was chosen before, else what the system has. */
    get: function () {
      var kept = null;
      try {
        kept = localStorage.getItem(KEY);
      } catch (error) {
        // A browser that stores nothing follows the system.
      }
      return known(kept) || (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
    },
    /** Remember a choice. */
    keep: function (theme) {
      try {
        localStorage.setItem(KEY, theme);
      } catch (error) {
        // Then the choice lasts as long as the page.
      }
    },
  };

  document.documentElement.dataset.theme =
    known(new URLSearchParams(location.search).get("theme")) || window.wordgraphTheme.get();

  // A script that fails before the module listens would be waited for in vain.
  addEventListener(
    "error",
    function (event) {
      if (event.target instanceof HTMLScriptElement) event.target.dataset.failed = "true";
    },
    true,
  );
})();
