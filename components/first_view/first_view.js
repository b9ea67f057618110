// The matrix as the server knew it when the page was asked for, drawn while the live page is still loading.
// It is drawn by the same code as the live one, goes when that one stands, and hands over what was done to it.

const PATIENCE = 10000; // ms; then something is wrong, and what Streamlit says about it must be seen

const place = document.getElementById("first-view");
if (place) show(place);

async function show(view) {
  const bytes = Uint8Array.from(atob(view.dataset.comparison), (letter) => letter.charCodeAt(0));
  view.classList.toggle("dark", isDark());
  const [matrix, css] = await Promise.all([
    import(new URL(view.dataset.script, document.baseURI)),
    fetch(view.dataset.style).then((answer) => answer.text()),
  ]);
  const root = view.querySelector("[data-matrix]").attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  root.adoptedStyleSheets = [style];
  let asked = null;
  const destroy = matrix.default({
    data: bytes,
    parentElement: root,
    setTriggerValue: (name, value) => (asked = [name, value]),
  });
  const end = () => {
    clearTimeout(timer);
    document.removeEventListener("guarantees:matrix-drawn", onDrawn);
    destroy();
    view.remove();
  };
  const onDrawn = ({ detail }) => {
    if (detail.root.getRootNode() === root) return;
    const { scrollTop = 0, scrollLeft = 0 } = root.querySelector(".scroller") ?? {};
    if (detail.scroller) Object.assign(detail.scroller, { scrollTop, scrollLeft });
    end();
    if (asked) detail.send(...asked);
  };
  const timer = setTimeout(end, PATIENCE);
  document.addEventListener("guarantees:matrix-drawn", onDrawn);
}

// A reader's own choice of theme, as Streamlit remembers it, or else the device's.
function isDark() {
  const device = matchMedia("(prefers-color-scheme: dark)").matches;
  try {
    const key = Object.keys(localStorage).find((name) => name.startsWith("stActiveTheme"));
    const chosen = key ? JSON.parse(localStorage.getItem(key))?.name ?? "" : "";
    return /dark/i.test(chosen) || (device && !/light/i.test(chosen));
  } catch {
    return device; // storage may be blocked, or hold something else
  }
}
