// The header of every page. Once the live page has been drawn, its links and its search are steps within that, without
// a reload; they keep the chosen day and release.

import { isPlainClick } from "./dom.js";
import { goTo, isLive, mainScroller, onStep, pageLink } from "./streamlit.js";

const header = document.getElementById("site-header");
const skip = /** @type {HTMLAnchorElement | null | undefined} */ (header?.querySelector(".skip"));
const menu = /** @type {HTMLDetailsElement | null | undefined} */ (header?.querySelector("details"));

/** The chosen day and release. @returns {Record<string, string>} */
function chosen() {
  const shown = new URLSearchParams(location.search);
  const asof = shown.get("asof");
  const { guaranteesRelease: version } = document.documentElement.dataset;
  return {
    ...(asof && asof !== "latest" ? { clock: shown.get("clock") ?? "stated", asof } : {}),
    ...(version ? { version } : {}),
  };
}

// The header follows the page that is shown.
function follow() {
  const content = mainScroller();
  if (skip && content) {
    content.tabIndex = -1;
    skip.hash = content.id;
  }
  /** @type {NodeListOf<HTMLAnchorElement> | undefined} */
  const links = header?.querySelectorAll("a:not(.skip)");
  for (const link of links ?? []) {
    link.search = String(new URLSearchParams(chosen()));
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // Reference managers ask for the view that is shown; Zotero looks again when it gets an event.
  const reference = header?.querySelector("abbr");
  if (!reference) return;
  const { pathname, search } = new URL(pageLink());
  reference.title = encodeURIComponent(pathname.slice(pathname.lastIndexOf("/") + 1) + search);
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}

header?.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a");
  if (!link || !isPlainClick(event) || (link !== skip && !isLive())) return;
  event.preventDefault();
  // The first view, as long as it lies over the live page.
  if (link === skip) return (document.getElementById("content") ?? mainScroller())?.focus();
  if (menu) menu.open = false;
  goTo(link.href);
});

header?.addEventListener("submit", (event) => {
  if (!isLive()) return;
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const address = new URL(form.action);
  address.search = String(new URLSearchParams({ q: String(new FormData(form).get("q")), ...chosen() }));
  goTo(address);
});

// An open menu covers the page: it closes when the reader does something else.
addEventListener("click", (event) => {
  if (menu?.open && !event.composedPath().includes(menu)) menu.open = false;
});
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
});
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});

// Each page publishes its link when it is drawn.
onStep(follow);
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-guarantees-link"] });
