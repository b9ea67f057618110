// A page that the server rendered (components/parts/rendering.py). It works as soon as it is in the browser: links and
// choices that lead to another state of it fetch that state and show it at once. Streamlit's run of the page follows,
// and brings the same. The first view of a page is taken over by the live one, node for node.

import { component } from "../component.js";
import { connection } from "../connection.js";
import { asSent, askedBy, completeAddresses, copyText, isPlainClick, same, unpack } from "../dom.js";
import { goTo, isLive, mainScroller, onStep, pageLink, runCame, runPage, runPageLater } from "../streamlit.js";
import { scrollerOf, served, setAddress } from "../streamlit.js";
import { addStyle, textOf } from "../styles.js";
import { letRangeBeDrawn } from "./brush.js";
import { download } from "./downloads.js";
import { Forms } from "./forms.js";
import { OpenParts } from "./open_parts.js";
import { noteVisit } from "./last_visit.js";
import { letOrderBeDragged } from "./order.js";
import { divideTables } from "./sheets.js";
import { Table } from "./table.js";

/** @import { Component } from "../component.js" */
/** @import { DocumentHead } from "../document_head" */

const COPIED_MS = 2500;
const SLOW_MS = 500; // without a response until a sign of progress
const NEWLINE = 10;
// Without it no other state of a page can be drawn: the first view stays, whose links and forms load pages.
const CAN_UNPACK = "DecompressionStream" in globalThis;
const BOXES = ".scroll, .answers-scroll, .panel"; // what may be scrolled by itself

/** @type {DocumentView | null} The document of the first view, until the live page takes it over. */
let first = null;

/**
 * Makes the document of the first view work before the page is live.
 * @param {HTMLElement} root
 * @param {DocumentHead} head
 */
export function begin(root, head) {
  if (!CAN_UNPACK) return;
  first = new DocumentView(root);
  first.begin(head);
}

export class DocumentView {
  /** @type {DocumentHead | null} About what is drawn; null before anything is. */
  head = null;
  shownAt = ""; // the address of what is drawn
  openParts = new OpenParts();
  forms = new Forms(this);
  fetching = new AbortController();
  listeners = new AbortController();
  /** @type {AbortController | undefined} */
  inSight;
  /** @type {string | undefined} What the link last led to; undefined before anything is drawn. */
  target;
  isPrinting = false;
  isToTop = false; // whether the next state is shown from its top
  /** @type {AbortSignal | null} Of the fetch of what the reader did last. */
  following = null;

  constructor(/** @type {HTMLElement} */ root) {
    this.root = root;
    this.table = new Table(this);
    const { signal } = this.listeners;
    root.addEventListener("click", (event) => this.onClick(event), { signal });
    root.addEventListener("submit", (event) => this.onSubmit(event), { signal });
    root.addEventListener("toggle", (event) => this.onToggle(event.target), { signal, capture: true });
    addEventListener("beforeprint", () => this.unfold(), { signal });
    onStep((event) => this.onStep(event), signal);
    this.forms.listen(root, signal);
    letOrderBeDragged(root, signal);
    letRangeBeDrawn(root, signal);
  }

  get shadow() {
    return /** @type {ShadowRoot} */ (this.root.getRootNode());
  }

  get page() {
    return this.head?.page ?? "";
  }

  destroy() {
    this.listeners.abort();
    this.fetching.abort();
    this.table.destroy();
    this.root.remove();
  }

  // ---- drawing -------------------------------------------------------------------------------

  /** The content of the first view belongs to the address as it was loaded. */
  begin(/** @type {DocumentHead} */ head) {
    this.head = head;
    this.shownAt = here();
    this.openParts.take(head.open, this.parts().map(keyOf));
    for (const part of this.parts()) this.onToggle(part); // opened or closed before this code was loaded
    this.table.drawn();
    this.completed();
    this.showTarget(true);
    this.forms.begin();
  }

  /**
   * Draws what has arrived. `html` is null if it is drawn already. Returns whether it shows something
   * different.
   * @param {DocumentHead} head
   * @param {string | null} html
   * @param {boolean} [opens] whether the parts are opened that the link opens, even if it shows the same as before
   */
  draw(head, html, opens = false) {
    const isFirst = !this.head;
    const isOther = !isSameSearch(head.address ?? "", this.head?.address ?? "");
    const isNew = html !== null && head.tag !== this.head?.tag;
    if (isNew) this.replace(html);
    this.head = head;
    this.shownAt = here();
    const notices = this.find("[data-notices]");
    // eslint-disable-next-line no-restricted-properties
    if (notices) notices.innerHTML = head.notices.map((notice) => `<p>${notice}</p>`).join("");
    this.openParts.take(isFirst || isOther || opens ? head.open : null, this.parts().map(keyOf));
    for (const part of this.parts()) part.open = this.openParts.keys.has(keyOf(part));
    this.table.drawn(head.evidence);
    this.completed();
    return isFirst || isOther;
  }

  /** What the server cannot know, or sends separately from the page. */
  completed() {
    completeAddresses(this.root);
    if (this.head?.link) noteVisit(this.root, this.head.link);
    this.publishLink();
  }

  replace(/** @type {string} */ html) {
    const kept = this.forms.state();
    const focus = this.focused();
    // The server's own rendering, in which all text of records is escaped.
    // eslint-disable-next-line no-restricted-properties
    this.root.innerHTML = html;
    this.forms.unfold(kept); // before the focus: nothing in a collapsed part can have it
    if (focus) this.find(focus)?.focus({ preventScroll: true });
    this.forms.restore(kept);
  }

  parts() {
    return /** @type {HTMLDetailsElement[]} */ (this.all("details[data-open]"));
  }

  all(/** @type {string} */ selector) {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(selector)]);
  }

  find(/** @type {string} */ selector) {
    return /** @type {HTMLElement | null} */ (this.root.querySelector(selector));
  }

  // ---- the live page -------------------------------------------------------------------------

  /**
   * From a run of the page. A run for another address than the one that is shown is older than the reader's last
   * action: another one follows.
   * @param {DocumentHead} head
   * @param {string | null} html
   */
  runArrived(head, html) {
    runCame();
    const isOlder = !isSameSearch(head.asked, location.search);
    // The run that follows the fetch brings anything newer.
    if (isOlder && head.page === this.page && this.following?.aborted === false) return;
    const isLate = isOlder && here() === this.shownAt;
    if (isLate && head.link !== null) return;
    this.fetching.abort();
    const isNew = !this.head;
    const isOther = this.draw(head, html);
    if (isNew) this.isToTop = true;
    this.goToTop();
    if (isOther) this.showTarget(isNew);
  }

  // Once for each link, whichever comes first, its fetch or the run of the page.
  goToTop() {
    if (this.isToTop) scrollerOf(this.root)?.scrollTo({ top: 0 });
    this.isToTop = false;
  }

  /**
   * Moves the document, with all that the reader has done in it, from the first view to its place in the live page.
   * @param {HTMLElement | ShadowRoot} place
   */
  moveTo(place) {
    const firstView = document.getElementById("first-view");
    const top = this.root.getBoundingClientRect().top;
    const isAtTop = !firstView?.scrollTop;
    const focus = /** @type {HTMLElement | null} */ (this.shadow.activeElement);
    const scrolled = this.all(BOXES).map((box) => ({ box, left: box.scrollLeft, top: box.scrollTop }));
    place.append(this.root);
    firstView?.remove();
    this.table.drawn();
    // What the live page has above it is visible to a reader who has not scrolled.
    const moved = isAtTop ? 0 : this.root.getBoundingClientRect().top - top;
    mainScroller()?.scrollBy({ top: moved, behavior: "instant" });
    for (const { box, ...was } of scrolled) box.scrollTo({ ...was, behavior: "instant" });
    if (this.root.contains(focus)) focus?.focus({ preventScroll: true });
  }

  // ---- where the reader looks ----------------------------------------------------------------

  /** Scrolls to what the link leads to. */
  showTarget(/** @type {boolean} */ isFirst) {
    const cell = this.table.opened();
    const target = this.find("[data-target]") ?? cell ?? this.parts().find((part) => part.open);
    const key = target?.dataset.target ?? target?.dataset.cell ?? target?.dataset.open ?? "";
    const isNew = key !== this.target;
    this.target = key;
    // A reader may have scrolled before this script was loaded.
    if (!target || !isNew || (isFirst && scrollerOf(this.root)?.scrollTop)) return;
    if (target === cell) return this.table.bringIntoView();
    // A reader who followed a link within the page continues from where it leads.
    if (!isFirst && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    // Evidence may be taller than the screen: its heading, or its first line, is what must be visible.
    const heading = target.dataset.heading && this.find(byId(target.dataset.heading));
    this.keepInSight(heading || (target.matches("details") && target.firstElementChild) || target);
  }

  // A chart above the target may be drawn later than the document. Until the reader does something, the target stays in
  // view whatever changes its size above it.
  keepInSight(/** @type {Element} */ target) {
    this.inSight?.abort();
    const inSight = (this.inSight = new AbortController());
    const resized = new ResizeObserver(() => target.scrollIntoView({ block: "center" }));
    inSight.signal.addEventListener("abort", () => resized.disconnect());
    for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(type, () => inSight.abort(), { signal: inSight.signal, capture: true, passive: true });
    }
    // An observer reports once when it starts.
    resized.observe(this.root);
  }

  // A selector for what has the focus, so that it can be found again after a redraw.
  focused() {
    const active = /** @type {HTMLElement | null} */ (this.shadow.activeElement);
    if (!active || !this.root.contains(active)) return null;
    for (const attribute of ["data-focus", "data-cell", "name", "href"]) {
      const value = active.getAttribute(attribute);
      if (!value) continue;
      const isAmong = active.matches("[type=radio], [type=checkbox]");
      const among = isAmong ? `[value="${CSS.escape(active.getAttribute("value") ?? "")}"]` : "";
      return `[${attribute}="${CSS.escape(value)}"]:not([type=hidden])${among}`;
    }
    const fold = active.closest("summary")?.parentElement?.dataset.fold;
    return fold ? `[data-fold="${CSS.escape(fold)}"] > summary` : null;
  }

  // ---- what the reader does ------------------------------------------------------------------

  onToggle(/** @type {EventTarget | null} */ part) {
    if (!(part instanceof HTMLDetailsElement) || !part.dataset.open || this.isPrinting) return;
    if (!this.openParts.set(keyOf(part), part.open)) return;
    this.publishLink();
    if (!this.head?.link || !new URLSearchParams(this.head.link).has("open")) return;
    // The server need not be notified: it reads the link in its next run.
    // An older link names what is open beside the page as one of its parts.
    const isOlder = this.table.open && !new URLSearchParams(location.search).has(this.table.parameter);
    const search = this.openParts.in(isOlder ? `?${this.head.address}` : location.search, false);
    history.replaceState(history.state, "", location.pathname + search + location.hash);
    this.shownAt = here();
  }

  onClick(/** @type {MouseEvent} */ event) {
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLButtonElement | null} */
    const copy = target.closest("button[data-copy], button[data-copy-link]");
    if (copy) return void this.copy(copy);
    if (target.closest("button[data-print]")) return void print();
    // In HTML or in a picture (SVG), where an attribute is not a property.
    /** @type {HTMLAnchorElement | null} */
    const link = target.closest("a[href]");
    const address = link?.getAttribute("href") ?? "";
    if (!link || !isPlainClick(event) || link.getAttribute("target")) return;
    if (link.hasAttribute("download")) return this.download(event, link);
    if (event.defaultPrevented || link.type) return; // a link with a type does not lead to a page
    if (address.startsWith("#")) this.showHeading(address.slice(1));
    else if (!address.startsWith("./") || !this.leave(link)) return;
    event.preventDefault();
  }

  download(/** @type {MouseEvent} */ event, /** @type {HTMLAnchorElement} */ link) {
    const status = link.closest(".share")?.querySelector("[data-download-status]");
    if (!(status instanceof HTMLElement)) return;
    event.preventDefault();
    void download(link, status);
  }

  showHeading(/** @type {string} */ id) {
    const heading = this.find(byId(id));
    heading?.scrollIntoView({ block: "start" });
    heading?.focus();
  }

  // Returns whether the browser need not follow the link itself.
  leave(/** @type {HTMLAnchorElement} */ link) {
    const address = new URL(link.getAttribute("href") ?? "", location.href);
    if (!this.isMine(address)) return this.leaveFor(address);
    const stays = link.hasAttribute("data-stay");
    if (!stays) this.target = ""; // a link to what is already shown scrolls to it again
    const opensItself = address.searchParams.has("open");
    this.follow(stays && !opensItself ? this.withWhatIsOpen(address) : address, { stays });
    return true;
  }

  // Another page opens without a reload once Streamlit is there to draw it.
  leaveFor(/** @type {URL} */ address) {
    if (isLive()) goTo(address);
    return isLive();
  }

  isMine(/** @type {URL} */ address) {
    return Boolean(this.head?.link) && pageOf(address) === pageOf(new URL(location.href));
  }

  /**
   * Fetches another state of this page and shows it at once. Streamlit's run, which takes longer and would slow this
   * down, comes after that. A form leads to a short address that only the server knows. `isPassing`: the address
   * replaces the one before.
   * @param {URL} address
   * @param {{ stays?: boolean, isForm?: boolean, isPassing?: boolean, isStep?: boolean }} [how]
   */
  async follow(address, { stays = false, isForm = false, isPassing = false, isStep = false } = {}) {
    this.fetching.abort();
    const { signal } = (this.fetching = new AbortController());
    this.isToTop = !stays && !isForm && !isStep;
    this.following = signal;
    if (!isForm && !isStep) setAddress(address);
    const hint = setTimeout(() => this.root.setAttribute("aria-busy", "true"), SLOW_MS);
    try {
      const answer = await fetch(served(`document/${this.page}${address.search}`), { signal });
      if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
      const { head, html } = await opened(new Uint8Array(await answer.arrayBuffer()), this.head?.tag);
      if (signal.aborted) return;
      if (isForm) setAddress(`${location.pathname}${head.address ? `?${head.address}` : ""}`, isPassing);
      const isOther = this.draw(head, html, true);
      this.goToTop();
      if (isOther || !stays) this.showTarget(false);
      runPageLater();
    } catch {
      // Then the page comes with Streamlit's run, or is loaded.
      if (signal.aborted) return;
      if (!isLive()) return location.assign(isForm ? asSent(address) : address);
      if (isForm) return void connection.load(asSent(address));
      runPage();
    } finally {
      clearTimeout(hint);
      if (this.following === signal) this.following = null;
      if (!signal.aborted) this.root.removeAttribute("aria-busy");
    }
  }

  // A step through the history to another state of this page. A step that goTo makes is not such a step.
  onStep(/** @type {PopStateEvent} */ event) {
    const address = new URL(location.href);
    if (!event.isTrusted || !this.root.isConnected || !this.isMine(address) || here() === this.shownAt) return;
    if (!this.table.leadsTo(address)) this.follow(address, { isStep: true });
  }

  // ---- the open cell of a table ----------------------------------------------------------------

  /** The same address with the parts that are open. */
  withOpenParts(/** @type {URL} */ address) {
    return new URL(this.openParts.in(address.search, false) || address.pathname, address);
  }

  /** The same address with all that is open: parts, and the cell if it is still in the table there. */
  withWhatIsOpen(/** @type {URL} */ address) {
    const whole = this.withOpenParts(address);
    const shown = new URLSearchParams(this.head?.address ?? "");
    const cell = shown.get("cell");
    if (!cell || address.searchParams.has("cell") || !hasColumn(address.searchParams, shown, cell)) return whole;
    whole.search = withCell(whole.search, "cell", cell) ?? "";
    return whole;
  }

  /** The address of what is shown with no cell open; null if no link leads to it. */
  closedAddress() {
    if (!this.head?.link) return null;
    const address = new URL(location.href);
    if (address.searchParams.has("cell")) address.searchParams.delete("cell");
    // An older link names the cell differently; what an entry's link shows around it stays.
    else address.search = withCell(this.head.address, this.table.parameter, "") ?? "";
    return address;
  }

  /** Only another cell is open now, as the address says, or none. */
  hasOpened(/** @type {string} */ cell) {
    this.fetching.abort(); // another state that was being fetched
    if (!this.head) return;
    const { address, link } = this.head;
    const { parameter } = this.table;
    const [now, full] = [withCell(address, parameter, cell), withCell(link, parameter, cell || "-")];
    this.head = { ...this.head, address: now, link: full };
    this.shownAt = here();
    if (cell) this.target = this.table.open; // visible: the reader opened it
    this.publishLink();
  }

  // A form for another page is a link with search words in it.
  onSubmit(/** @type {SubmitEvent} */ event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const action = form.getAttribute("action");
    if (form.method !== "get" || !action?.startsWith("./")) return;
    const address = new URL(action, location.href);
    address.search = askedBy(form, event);
    if (this.isMine(address) && !this.forms.isOther()) address.search = this.withWhatIsOpen(address).search;
    /** @type {HTMLInputElement | null} */
    const box = document.querySelector("#site-search input");
    if (box && this.page === "search") box.value = address.searchParams.get("q") ?? "";
    if (!isLive() && !this.isMine(address)) return;
    event.preventDefault();
    if (this.isMine(address)) this.follow(address, { isForm: true, isPassing: this.forms.isTyping() });
    else this.leaveByForm(address);
  }

  // Only the server knows the short address that a form of another page leads to.
  async leaveByForm(/** @type {URL} */ address) {
    const answer = await fetch(served(`document/${pageOf(address)}${address.search}`)).catch(() => null);
    if (!answer?.ok) return void connection.load(asSent(address));
    const brief = headOf(new Uint8Array(await answer.arrayBuffer())).address;
    goTo(`${address.pathname}${brief ? `?${brief}` : ""}`);
  }

  async copy(/** @type {HTMLButtonElement} */ button) {
    const source = this.find(byId(button.dataset.copy ?? ""));
    const label = button.textContent;
    const isCopied = await copyText(source?.textContent ?? pageLink());
    if (!isCopied && source) getSelection()?.selectAllChildren(source);
    if (!isCopied && !source) prompt("Copy this link", pageLink());
    button.textContent = isCopied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = label), COPIED_MS);
  }

  // The copy-link button reads it here. Null: no link leads to this part of the page.
  publishLink() {
    const link = this.head?.link ?? null;
    if (link === null) return;
    const { dataset } = document.documentElement;
    // The address bar names the data version if that is a release; the header's links keep it.
    dataset.guaranteesRelease = new URLSearchParams(this.head?.address ?? "").get("version") ?? "";
    dataset.guaranteesLink = this.openParts.in(link, true);
  }

  // What is open is printed. So is how to read a page, and tables with more columns than fit a sheet are divided.
  unfold() {
    this.isPrinting = true;
    const place = this.root.querySelector("[data-printed]");
    if (place) place.textContent = pageLink();
    const closed = /** @type {HTMLDetailsElement[]} */ (this.all("details.key:not([open])"));
    for (const part of closed) part.open = true;
    const join = divideTables(this.root);
    const fold = () => {
      join();
      for (const part of closed) part.open = false;
      setTimeout(() => (this.isPrinting = false));
    };
    addEventListener("afterprint", fold, { once: true });
  }
}

/** Where Streamlit draws a document. */
class Place {
  /** @type {Uint8Array | undefined} */
  latest;
  /** @type {DocumentView | undefined} */
  view;

  constructor(/** @type {HTMLElement | ShadowRoot} */ parent) {
    this.parent = parent;
  }

  destroy() {
    this.view?.destroy();
  }

  /** @param {Component<Uint8Array<ArrayBuffer>>} props */
  async update({ data }) {
    // The same: a change of theme, for example.
    if (!data || same(data, this.latest) || !CAN_UNPACK) return;
    this.latest = data;
    const view = this.view ?? (first?.page === headOf(data).page && headOf(data).link !== null ? first : null);
    const { head, html } = await opened(data, view?.head?.tag);
    const styles = await Promise.all(head.styles.map(styleAt));
    if (data !== this.latest) return; // a later update came first
    const shadow = /** @type {ShadowRoot} */ (this.parent.getRootNode());
    for (const style of styles) addStyle(shadow, style);
    this.view ??= view ?? new DocumentView(document.createElement("div"));
    const { root } = this.view;
    root.className = "guarantees-document";
    const isMoving = root.getRootNode() !== shadow;
    if (isMoving && this.view === first) this.view.moveTo(this.parent);
    else if (isMoving) this.parent.append(root);
    if (this.view === first) first = null;
    // The heading of a page with widgets comes separately; the document of the first view has yet to be taken over.
    const isAwaited = first?.page === head.page && head.link === null;
    if (!isAwaited) document.getElementById("first-view")?.remove();
    this.view.runArrived(head, html);
  }
}

// ---- messages --------------------------------------------------------------------------------

/**
 * The head and the HTML of a message; the HTML is null if it has the tag of what is drawn.
 * @param {Uint8Array<ArrayBuffer>} data
 * @param {string} [tag]
 */
async function opened(data, tag) {
  const head = headOf(data);
  const html = head.tag === tag ? null : await unpack(data.subarray(data.indexOf(NEWLINE) + 1));
  return { head, html };
}

/** @param {Uint8Array} data @returns {DocumentHead} */
const headOf = (data) => JSON.parse(new TextDecoder().decode(data.subarray(0, data.indexOf(NEWLINE))));

// ---- addresses -------------------------------------------------------------------------------

const here = () => location.pathname + location.search;
const pageOf = (/** @type {URL} */ { pathname }) => pathname.split("/").pop();

/** @param {string | null} search @param {string} parameter @param {string} cell */
function withCell(search, parameter, cell) {
  if (search === null) return null;
  const parameters = new URLSearchParams(search);
  if (cell) parameters.set(parameter, cell);
  else parameters.delete(parameter);
  return `${search.startsWith("?") ? "?" : ""}${parameters}`.replaceAll("%7E", "~");
}

/**
 * Whether the column of a cell is in the table that `asked` leads to, from the one that is shown.
 * @param {URLSearchParams} asked
 * @param {URLSearchParams} shown
 * @param {string} cell
 */
function hasColumn(asked, shown, cell) {
  const columns = (/** @type {URLSearchParams} */ parameters) =>
    ["proposals", "preset", "actors"].flatMap((name) => parameters.getAll(name)).flatMap((each) => each.split("."));
  const [column] = cell.split(".");
  return columns(asked).length ? columns(asked).includes(column) : !columns(shown).length;
}

/** @param {string} one @param {string} other */
function isSameSearch(one, other) {
  const [sorted, otherSorted] = [one, other].map((search) => {
    const parameters = new URLSearchParams(search);
    parameters.delete("open");
    parameters.sort();
    return String(parameters);
  });
  return sorted === otherSorted;
}

// ---- nodes -----------------------------------------------------------------------------------

const keyOf = (/** @type {HTMLDetailsElement} */ part) => part.dataset.open ?? "";
const byId = (/** @type {string} */ id) => `[id="${CSS.escape(id)}"]`;

// A page whose style does not load is shown without it.
const styleAt = (/** @type {string} */ path) => textOf(served(path)).catch(() => "");

export default component(Place);
