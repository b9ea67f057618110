// Determines the theme before anything is painted: the reader's own choice, as Streamlit remembers it for the address
// that was loaded, or else that of the device.

(() => {
  const remembered = `stActiveTheme-${location.pathname}-v`;

  function apply() {
    let dark = matchMedia("(prefers-color-scheme: dark)").matches;
    try {
      const key = Object.keys(localStorage).find((name) => name.startsWith(remembered));
      const chosen = key && JSON.parse(localStorage.getItem(key) ?? "null");
      dark = chosen === "Dark" || (dark && chosen !== "Light");
    } catch {
      // Storage may be blocked.
    }
    document.documentElement.classList.toggle("dark-theme", dark);
  }

  apply();
  addEventListener("click", () => setTimeout(apply, 100), true);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
})();
