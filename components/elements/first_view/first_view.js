// The page as the server knew it when the browser asked for it, shown while the live page is still loading. A matrix
// is drawn by the same code as the live one. Once the live page is drawn, the first view hands over what the reader did
// in it, and goes.

import { mainScroller } from "../streamlit.js";
import { addStyle, textOf } from "../styles.js";

/** @import { DocumentDrawn, MatrixDrawn } from "../hand_over" */

const PATIENCE_MS = 10000; // then something is wrong, and what Streamlit says about it must be seen

const firstView = document.getElementById("first-view");
if (firstView?.dataset.matrix) drawTable(firstView);
else if (firstView) showDocument(firstView);

// A document needs no code to be read. Which of its parts are open, and how far it is scrolled, is handed over.
function showDocument(/** @type {HTMLElement} */ view) {
  const root = view.querySelector("[data-document]")?.shadowRoot;
  if (!root) return view.remove(); // a browser from before 2024, which waits for the live page
  const parts = () => /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll("details[data-open]")]);
  const linked = new Set((view.dataset.open ?? "").split("."));
  for (const part of parts()) part.open = linked.has(part.dataset.open ?? "");
  const target = root.querySelector("[data-target]") ?? parts().find((part) => part.open);
  (target?.matches("details") ? target.firstElementChild : target)?.scrollIntoView({ block: "center" });
  const shownAt = view.scrollTop;
  handOver("guarantees:document-drawn", view, (/** @type {DocumentDrawn} */ live) => {
    if (!view.isConnected) return true; // the live page came too late
    // The live page follows a reader who has moved; else it shows what the link leads to.
    if (view.scrollTop !== shownAt) view.dataset.moved = "";
    const open = new Set(parts().filter((part) => part.open).map((part) => part.dataset.open));
    for (const part of live.view.parts()) part.open = open.has(part.dataset.open);
    keepPlace(view, root.querySelector(".guarantees-document"), live.view.root);
    return true;
  });
}

// What a reader has scrolled to stays in place, whatever the live page has above it. Both end with the same element.
function keepPlace(/** @type {HTMLElement} */ view, /** @type {Element | null} */ first, /** @type {Element} */ live) {
  const endOf = (/** @type {Element | null} */ page) => page?.lastElementChild?.getBoundingClientRect().top ?? 0;
  const main = mainScroller();
  if (main && view.scrollTop) main.scrollTo({ top: main.scrollTop + endOf(live) - endOf(first) });
}

async function drawTable(/** @type {HTMLElement} */ view) {
  const { matrix: packed = "", script = "", style = "" } = view.dataset;
  const [matrix, css] = await Promise.all([
    import(new URL(script, document.baseURI).href),
    textOf(style),
  ]);
  const place = /** @type {HTMLElement} */ (view.querySelector("[data-table]"));
  const root = place.attachShadow({ mode: "open" });
  addStyle(root, css);
  /** @type {[string, unknown] | undefined} */
  let requested;
  const destroy = matrix.default({
    data: Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)),
    parentElement: root,
    setTriggerValue: (/** @type {string} */ name, /** @type {unknown} */ value) => (requested = [name, value]),
  });
  handOver("guarantees:matrix-drawn", view, (/** @type {MatrixDrawn} */ live) => {
    if (live.root.getRootNode() === root) return false;
    const { scrollTop = 0, scrollLeft = 0 } = root.querySelector(".scroller") ?? {};
    if (live.scroller) Object.assign(live.scroller, { scrollTop, scrollLeft });
    // An open cell is brought into sight by the live table itself.
    if (!root.querySelector(".pressed")) keepPlace(view, root.querySelector(".guarantees-matrix"), live.root);
    destroy();
    if (requested) live.send(...requested);
    return true;
  });
}

/**
 * Removes the first view once the live page has been drawn and `take` has accepted it, or after PATIENCE_MS.
 * @param {"guarantees:matrix-drawn" | "guarantees:document-drawn"} event
 * @param {HTMLElement} view
 * @param {(live: any) => boolean} take
 */
function handOver(event, view, take) {
  const listeners = new AbortController();
  const timer = setTimeout(() => view.remove(), PATIENCE_MS);
  const onDrawn = (/** @type {CustomEvent} */ { detail }) => {
    if (!take(detail)) return;
    clearTimeout(timer);
    listeners.abort();
    view.remove();
  };
  document.addEventListener(event, onDrawn, { signal: listeners.signal });
}
