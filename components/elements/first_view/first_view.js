// The page as the server knew it when the browser asked for it, shown while the live page is still loading. A matrix
// is drawn by the same code as the live one. Once the live page is drawn, the first view hands over what the reader did
// in it, and goes. Until then it stays, however long that takes: after a while it says so (first_view.css).

import { begin } from "../document/document.js";
import { el } from "../dom.js";
import { mainScroller, served } from "../streamlit.js";
import { addStyle, textOf } from "../styles.js";

/** @import { MatrixDrawn } from "../hand_over" */

const firstView = document.getElementById("first-view");
if (firstView?.dataset.matrix) drawTable(firstView);
else if (firstView) showDocument(firstView);

function showDocument(/** @type {HTMLElement} */ view) {
  const root = view.querySelector("[data-document]")?.shadowRoot?.querySelector(".guarantees-document");
  if (root instanceof HTMLElement) begin(root, JSON.parse(view.dataset.head ?? "null"));
}

/**
 * What a reader has scrolled to stays in place, whatever the live page has above it. Both end with the same element.
 * @param {HTMLElement} view
 * @param {Element | null | undefined} first
 * @param {Element} live
 */
function keepPlace(view, first, live) {
  const endOf = (/** @type {typeof first} */ page) => page?.lastElementChild?.getBoundingClientRect().top ?? 0;
  const main = mainScroller();
  if (main && view.scrollTop) main.scrollTo({ top: main.scrollTop + endOf(live) - endOf(first) });
}

async function drawTable(/** @type {HTMLElement} */ view) {
  const { matrix: packed = "", script = "", style = "" } = view.dataset;
  const place = /** @type {HTMLElement} */ (view.querySelector("[data-table]"));
  /** @type {[string, unknown] | undefined} */
  let requested;
  /** @type {(() => void)[]} */
  const toRemove = [];
  handOver("guarantees:matrix-drawn", view, (/** @type {MatrixDrawn} */ live) => {
    const root = place.shadowRoot;
    if (live.root.getRootNode() === root) {
      view.querySelector(".no-table")?.remove();
      return false;
    }
    const { scrollTop = 0, scrollLeft = 0 } = root?.querySelector(".scroller") ?? {};
    if (live.scroller) Object.assign(live.scroller, { scrollTop, scrollLeft });
    // An open cell is brought into sight by the live table itself.
    if (!root?.querySelector(".pressed")) keepPlace(view, root?.querySelector(".guarantees-matrix"), live.root);
    for (const remove of toRemove) remove();
    if (requested) live.send(...requested);
    return true;
  });
  const draw = await componentIn(place, script, style);
  if (!view.isConnected) return;
  const data = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  toRemove.push(draw(data, (name, value) => (requested = [name, value])), evidenceIfLate(view));
}

/**
 * Loads one of our components into a place outside Streamlit. Returns what draws it, which returns what removes it.
 * @param {HTMLElement} place
 * @param {string} script
 * @param {string} style
 */
async function componentIn(place, script, style) {
  const [code, css] = await Promise.all([
    import(new URL(script, document.baseURI).href),
    textOf(style).catch(() => ""), // what is drawn can be read without it
  ]);
  const root = place.attachShadow({ mode: "open" });
  addStyle(root, css);
  return (
    /** @type {Uint8Array} */ data,
    /** @type {(name: string, value: unknown) => void} */ setTriggerValue,
  ) => /** @type {() => void} */ (code.default({ data, parentElement: root, setTriggerValue }));
}

/**
 * Shows the evidence of cells too, by its own address, once the live page is late. Returns what removes it.
 * @param {HTMLElement} view
 */
function evidenceIfLate(view) {
  let destroy = () => {};
  const { page = "", evidenceScript = "", evidenceStyle = "" } = view.dataset;
  const onLate = async () => {
    const place = el("div", "evidence");
    const [answer, draw] = await Promise.all([
      fetch(served(`evidence/${page}${location.search}`)),
      componentIn(place, evidenceScript, evidenceStyle),
    ]);
    const data = new Uint8Array(await answer.arrayBuffer());
    if (!view.isConnected || !answer.ok) return;
    view.append(place);
    destroy = draw(data, () => {});
  };
  view.querySelector(".late")?.addEventListener("animationstart", onLate, { once: true });
  return () => destroy();
}

/**
 * Removes the first view once the live page has been drawn and `take` has accepted it.
 * @param {"guarantees:matrix-drawn"} event
 * @param {HTMLElement} view
 * @param {(live: any) => boolean} take
 */
function handOver(event, view, take) {
  view.dataset.listens = "";
  const listeners = new AbortController();
  const onDrawn = (/** @type {CustomEvent} */ { detail }) => {
    if (!take(detail)) return;
    listeners.abort();
    view.remove();
  };
  document.addEventListener(event, onDrawn, { signal: listeners.signal });
}
