// The page as rendered when the browser requested it, shown while the live page is still loading, which takes it
// over. Until then it stays, however long that takes: after a while it says so (first_view.css).

import { begin } from "../document/document.js";
import { textOf } from "../styles.js";

const firstView = document.getElementById("first-view");
const root = firstView?.querySelector("[data-document]")?.shadowRoot?.querySelector(".guarantees-document");
if (firstView && root instanceof HTMLElement) {
  begin(root, JSON.parse(firstView.dataset.head ?? "null"));
  // The live page shares these styles, and must not wait for them once it has come.
  const sheets = /** @type {NodeListOf<HTMLLinkElement>} */ (
    /** @type {ShadowRoot} */ (root.getRootNode()).querySelectorAll('link[rel="stylesheet"]')
  );
  for (const sheet of sheets) textOf(sheet.href).catch(() => "");
}
