// The place for the evidence of a cell, and the panel in it (components/parts/evidence.py): beside the table, or laid
// over the page where the window has no room for both. There it is modal: what it covers takes no focus until it is
// closed.

import { button, completeAddresses, el } from "../dom.js";

const BESIDE = "(width >= 1000px)"; // the same in evidence.css

export class Panel {
  /** @type {HTMLElement | null} */
  place = null;
  /** @type {string | null} As the browser writes it; null for what no server has sent. */
  html = "";
  isPrinting = false;

  /** @param {() => void} close What a reader does who closes it. */
  constructor(close) {
    this.close = close;
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.room = matchMedia(BESIDE);
    this.room.addEventListener("change", () => this.layOut(), { signal });
    // Paper has no layers.
    addEventListener("beforeprint", () => this.layOut(true), { signal });
    addEventListener("afterprint", () => this.layOut(), { signal });
  }

  destroy() {
    this.listeners.abort();
  }

  get dialog() {
    return /** @type {HTMLDialogElement | null} */ (this.place?.firstElementChild ?? null);
  }

  get heading() {
    return /** @type {HTMLElement | null} */ (this.place?.querySelector("h2") ?? null);
  }

  /** The cell that it shows, as `data-cell` names it; "" for none. */
  get shows() {
    return this.dialog?.dataset.shows ?? "";
  }

  /**
   * A document has been drawn. What the server has put into its place for evidence is taken over.
   * @param {HTMLElement | null} place
   */
  moveTo(place) {
    if (place === this.place) return this.layOut();
    this.place = place;
    // eslint-disable-next-line no-restricted-properties
    this.html = place?.innerHTML ?? "";
    this.prepare();
  }

  /**
   * Shows the server's rendering of evidence, or nothing. The same again changes nothing.
   * @param {string} html
   */
  show(html) {
    if (!this.place || normal(html) === this.html) return;
    const { shows, dialog } = this;
    const scrolled = dialog?.scrollTop ?? 0;
    const hadFocus = this.hasFocus();
    this.html = normal(html);
    // The server's own rendering, in which all text of records is escaped.
    // eslint-disable-next-line no-restricted-properties
    this.place.innerHTML = html;
    this.prepare();
    if (this.dialog && this.shows === shows) this.dialog.scrollTop = scrolled;
    if (hadFocus) this.takeFocus();
  }

  /**
   * Says that the evidence does not come, with a plain link to the page that has it.
   * @param {string} key
   * @param {string} address
   */
  apologise(key, address) {
    const link = el("a", "", "Open this cell as a separate page");
    link.href = address;
    link.target = "_self"; // the browser's own way
    const close = button("", "Close");
    close.dataset.close = "";
    const heading = el("h2", "", "The evidence could not be loaded");
    heading.tabIndex = -1;
    const words = el("p", "", "The site is not responding, or cannot be reached.");
    const dialog = el("dialog", "panel", el("div", "parts", heading, words, el("p", "", link), el("p", "", close)));
    dialog.setAttribute("open", "");
    dialog.setAttribute("aria-label", "Evidence");
    dialog.dataset.shows = key;
    this.html = null;
    this.place?.replaceChildren(dialog);
    this.prepare();
  }

  prepare() {
    const { dialog } = this;
    if (!dialog) return;
    completeAddresses(dialog);
    dialog.oncancel = (event) => {
      event.preventDefault();
      this.close();
    };
    // WebKit forgets now and then to scroll to what Tab leads to in a dialog.
    dialog.addEventListener("focusin", ({ target }) => {
      const stop = /** @type {Element} */ (target);
      if (stop.matches(":focus-visible")) stop.scrollIntoView({ block: "nearest" });
    });
    this.layOut();
  }

  layOut(isPrinting = false) {
    const { dialog, heading } = this;
    const isOver = !this.room.matches && !isPrinting;
    if (!dialog?.isConnected || isOver === dialog.matches(":modal")) return;
    const hadFocus = this.hasFocus();
    dialog.close();
    if (isOver) {
      // A heading that had this from the start would take the focus when a page is loaded.
      if (heading) heading.autofocus = true;
      dialog.showModal();
      if (heading) heading.autofocus = false;
    } else {
      dialog.setAttribute("open", ""); // show() would move the focus
      if (hadFocus) this.takeFocus();
    }
  }

  hasFocus() {
    const { activeElement } = /** @type {ShadowRoot | Document} */ (this.place?.getRootNode() ?? document);
    return Boolean(activeElement && this.dialog?.contains(activeElement));
  }

  takeFocus() {
    this.heading?.focus({ preventScroll: true });
  }

  /** Whether a click is on the page behind it. @param {PointerEvent} event */
  isBehind({ target, clientX, clientY }) {
    if (target !== this.dialog || !this.dialog?.matches(":modal")) return false;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }
}

function normal(/** @type {string} */ html) {
  const template = el("template");
  // Parsed, and not put into the page.
  // eslint-disable-next-line no-restricted-properties
  template.innerHTML = html;
  // eslint-disable-next-line no-restricted-properties
  return template.innerHTML;
}
