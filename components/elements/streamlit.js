// @ts-check
// Everything in our browser code that relies on Streamlit's internals: how it finds its server, how it learns that the
// address has changed, and the names of its elements. docs/architecture.md says what to check after an upgrade.

/**
 * The full address of something our own server serves, such as "records-state".
 * @param {string} path
 */
export const served = (path) => new URL(path, window.__streamlit?.BACKEND_BASE_URL ?? location.origin);

/**
 * Goes to another page, or another state of this one, without a reload: Streamlit runs the page that the address names
 * when the reader steps through the history, so it is told that they have just done so.
 * @param {string | URL} address
 */
export function goTo(address) {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

/** The element that scrolls when the reader scrolls the page. */
export const mainScroller = () => document.querySelector('[data-testid="stMain"]');

/**
 * The Streamlit column that a component is in, and the element of that column that can stick to the window.
 * They are outside our shadow root; without them the component still works, in its column.
 * @param {Node} node
 */
export function columnOf(node) {
  const host = /** @type {ShadowRoot} */ (node.getRootNode()).host;
  const column = /** @type {HTMLElement | null} */ (host?.closest('[data-testid="stColumn"]') ?? null);
  return {
    box: /** @type {HTMLElement | null} */ (host?.closest('[data-testid="stElementContainer"]') ?? null),
    column,
    row: column?.parentElement ?? null,
    sibling: /** @type {HTMLElement | null} */ (column?.previousElementSibling ?? null),
  };
}

/** Whether Streamlit has drawn the live page, so that the first view of it is gone. */
export const isLive = () => Boolean(document.querySelector(".stApp")) && !document.getElementById("first-view");
