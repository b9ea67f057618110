// The page as the server knew it when it was asked for, shown while the live page is still loading. A matrix is drawn
// by the same code as the live one. It goes when the live one stands, and hands over what was done to it.

import { mainScroller } from "../streamlit.js";

const PATIENCE = 10000; // ms; then something is wrong, and what Streamlit says about it must be seen

const place = document.getElementById("first-view");
if (place) {
  if (place.dataset.matrix) show(place);
  else read(place);
}

// A document needs no code to be read. What stands open in it, and how far it is scrolled, is handed over.
function read(view) {
  const root = view.querySelector("[data-document]").shadowRoot;
  if (!root) return view.remove(); // a browser from before 2024, which waits for the live page
  const parts = () => [...root.querySelectorAll("details[data-open]")];
  const linked = new Set((view.dataset.open ?? "").split("."));
  for (const part of parts()) part.open = linked.has(part.dataset.open);
  const target = root.querySelector("[data-target]") ?? parts().find((part) => part.open);
  (target?.matches("details") ? target.firstElementChild : target)?.scrollIntoView({ block: "center" });
  const shownAt = view.scrollTop;
  const end = () => {
    clearTimeout(timer);
    document.removeEventListener("guarantees:document-drawn", onDrawn);
    view.remove();
  };
  const onDrawn = ({ detail }) => {
    // Where the reader has moved, the live page follows; else it shows what the link leads to.
    if (view.scrollTop !== shownAt) view.dataset.moved = "";
    const open = new Set(parts().filter((part) => part.open).map((part) => part.dataset.open));
    for (const part of detail.view.parts()) part.open = open.has(part.dataset.open);
    // What was being read stays in its place, whatever the live page has above it: both end with the same element.
    const top = (page) => page.lastElementChild.getBoundingClientRect().top;
    const shift = top(detail.view.root) - top(root.querySelector(".guarantees-document"));
    const main = mainScroller();
    if (view.scrollTop) main.scrollTo({ top: main.scrollTop + shift });
    end();
  };
  const timer = setTimeout(end, PATIENCE);
  document.addEventListener("guarantees:document-drawn", onDrawn);
}

async function show(view) {
  const bytes = Uint8Array.from(atob(view.dataset.matrix), (letter) => letter.charCodeAt(0));
  const [matrix, css] = await Promise.all([
    import(new URL(view.dataset.script, document.baseURI)),
    fetch(view.dataset.style).then((answer) => answer.text()),
  ]);
  const root = view.querySelector("[data-table]").attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  root.adoptedStyleSheets = [style];
  let asked = null;
  const destroy = matrix.default({
    data: bytes,
    parentElement: root,
    setTriggerValue: (name, value) => (asked = [name, value]),
  });
  const hide = () => {
    destroy();
    view.remove();
  };
  const onDrawn = ({ detail }) => {
    if (detail.root.getRootNode() === root) return;
    clearTimeout(timer);
    document.removeEventListener("guarantees:matrix-drawn", onDrawn);
    const { scrollTop = 0, scrollLeft = 0 } = root.querySelector(".scroller") ?? {};
    if (detail.scroller) Object.assign(detail.scroller, { scrollTop, scrollLeft });
    hide();
    if (asked) detail.send(...asked);
  };
  // A live page that takes longer than this still learns what was asked.
  const timer = setTimeout(hide, PATIENCE);
  document.addEventListener("guarantees:matrix-drawn", onDrawn);
}
