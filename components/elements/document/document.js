// Draws a page that the server rendered (components/parts/rendering.py). The reader opens parts of it without the
// server, which only writes them into the link; open_parts.js says which are open.

import { component } from "../component.js";
import { connection } from "../connection.js";
import { announceDrawn, copyText, isPlainClick, same, unpack } from "../dom.js";
import { goTo, mainScroller, served } from "../streamlit.js";
import { addStyle, textOf } from "../styles.js";
import { OpenParts } from "./open_parts.js";

/** @import { Component } from "../component.js" */
/** @import { DocumentHead } from "../view_models" */

const COPIED_MS = 2500;
const NEWLINE = 10;

class DocumentView {
  openParts = new OpenParts();
  /** @type {Uint8Array | undefined} */
  latest;
  /** @type {string | undefined} */
  html;
  /** @type {string | null} */
  link = null;
  page = "";
  /** @type {string | undefined} What the link last led to; undefined before anything is drawn. */
  target;
  isPrinting = false;
  isLeaving = false; // the reader has followed a link to another state of the page, which is read from its top

  constructor(/** @type {HTMLElement | ShadowRoot} */ parent) {
    this.root = document.createElement("div");
    this.root.className = "guarantees-document";
    parent.append(this.root);
    this.shadow = /** @type {ShadowRoot} */ (parent.getRootNode());
    this.listeners = new AbortController();
    this.fetching = new AbortController();
    this.root.onclick = (event) => this.onClick(event);
    this.root.onsubmit = (event) => this.onSubmit(event);
    this.root.addEventListener("toggle", (event) => this.onToggle(event.target), true);
    addEventListener("beforeprint", () => this.unfold(), { signal: this.listeners.signal });
  }

  destroy() {
    this.listeners.abort();
    this.fetching.abort();
    this.root.remove();
  }

  /** @param {Component<Uint8Array<ArrayBuffer>>} props */
  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    // The same: a change of theme, for example.
    if (data && !same(data, this.latest)) this.show(data);
  }

  async show(/** @type {Uint8Array<ArrayBuffer>} */ data) {
    this.latest = data;
    const end = data.indexOf(NEWLINE);
    /** @type {DocumentHead} */
    const head = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
    const [html, ...styles] = await Promise.all([unpack(data.subarray(end + 1)), ...head.styles.map(styleAt)]);
    if (data !== this.latest) return; // a later update was quicker
    for (const style of styles) addStyle(this.shadow, style);
    this.link = head.link;
    this.page = head.page;
    this.draw(html, head);
  }

  draw(/** @type {string} */ html, /** @type {DocumentHead} */ head) {
    const isFirst = this.html === undefined;
    const isSamePage = html === this.html;
    if (!isSamePage) this.replace(html);
    this.openParts.take(head, this.parts().map(keyOf), isSamePage, connection.isRunningAgain);
    for (const part of this.parts()) part.open = this.openParts.keys.has(keyOf(part));
    this.publishLink();
    const firstView = document.getElementById("first-view");
    announceDrawn("guarantees:document-drawn", this.root, { view: this });
    if (this.isLeaving || (isFirst && !firstView)) mainScroller()?.scrollTo({ top: 0 });
    this.isLeaving = false;
    this.showTarget(isFirst, firstView?.dataset.moved !== undefined);
  }

  replace(/** @type {string} */ html) {
    const focus = this.focused();
    // The server's own rendering, in which all text of records is escaped.
    // eslint-disable-next-line no-restricted-properties
    this.root.innerHTML = html;
    this.html = html;
    // Only the browser knows the public address of the site.
    for (const part of this.all("[data-address]")) {
      part.textContent = new URL(part.dataset.address ?? "", location.href).href;
    }
    if (focus) this.find(focus)?.focus({ preventScroll: true });
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

  // ---- where the reader looks ----------------------------------------------------------------

  // What the link leads to, unless the reader has moved on since the first view showed it.
  showTarget(/** @type {boolean} */ isFirst, /** @type {boolean} */ hasMoved) {
    const target = this.find("[data-target]") ?? this.parts().find((part) => part.open);
    const key = target?.dataset.target ?? target?.dataset.open ?? "";
    const isNew = key !== this.target;
    this.target = key;
    if (!target || !isNew || hasMoved) return;
    // A reader who followed a link within the page goes on from where it leads.
    if (!isFirst && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    // Evidence may be taller than the screen: its first line is what must be seen.
    this.keepInSight((target.matches("details") && target.firstElementChild) || target);
  }

  // A chart above the document may be drawn later than the document. Until the reader does something, the target stays
  // in sight whatever changes its size above it.
  keepInSight(/** @type {Element} */ target) {
    this.inSight?.abort();
    const inSight = (this.inSight = new AbortController());
    const resized = new ResizeObserver(() => target.scrollIntoView({ block: "center" }));
    inSight.signal.addEventListener("abort", () => resized.disconnect());
    for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(type, () => inSight.abort(), { signal: inSight.signal, capture: true, passive: true });
    }
    // An observer reports once when it starts.
    const content = mainScroller()?.firstElementChild;
    if (content) resized.observe(content);
  }

  // A selector for what has the focus, so that it can be found again after a redraw.
  focused() {
    const active = this.shadow.activeElement;
    if (!active || !this.root.contains(active)) return null;
    const attribute = active.hasAttribute("data-focus") ? "data-focus" : "href";
    const value = active.getAttribute(attribute);
    return value && `[${attribute}="${CSS.escape(value)}"]`;
  }

  // ---- what the reader does ------------------------------------------------------------------

  onToggle(/** @type {EventTarget | null} */ part) {
    if (!(part instanceof HTMLDetailsElement) || !part.dataset.open || this.isPrinting) return;
    if (!this.openParts.set(keyOf(part), part.open)) return;
    this.publishLink();
    this.send?.("opened", [...this.openParts.keys]);
  }

  onClick(/** @type {PointerEvent} */ event) {
    const target = /** @type {Element} */ (event.target);
    const copy = target.closest("button[data-copy]");
    if (copy) return void this.copy(/** @type {HTMLButtonElement} */ (copy));
    // In HTML or in a picture (SVG), where an attribute is not a property.
    /** @type {HTMLAnchorElement | null} */
    const link = target.closest("a[href]");
    const address = link?.getAttribute("href") ?? "";
    if (!link || !isPlainClick(event) || link.getAttribute("target") || link.hasAttribute("download")) return;
    const part = this.parts().find((each) => keyOf(each) === link.dataset.opens);
    if (part) this.showPart(part);
    else if (address.startsWith("#")) this.showHeading(address.slice(1));
    else if (address.startsWith("./")) this.leave(link);
    else return;
    event.preventDefault();
  }

  // Evidence further down opens here; the address of the link is for another tab.
  showPart(/** @type {HTMLDetailsElement} */ part) {
    part.open = true;
    const summary = part.querySelector("summary");
    summary?.scrollIntoView({ block: "center" });
    summary?.focus({ preventScroll: true });
  }

  showHeading(/** @type {string} */ id) {
    const heading = this.find(byId(id));
    heading?.scrollIntoView({ block: "start" });
    heading?.focus();
  }

  leave(/** @type {HTMLAnchorElement} */ link) {
    if (!link.hasAttribute("data-stay")) {
      this.isLeaving = true;
      this.target = ""; // a link to what is already shown leads to it again
    }
    this.follow(new URL(link.getAttribute("href") ?? "", location.href));
  }

  // Another state of this page is fetched and shown at once; Streamlit's run, which draws the choices, takes longer.
  async follow(/** @type {URL} */ address) {
    this.fetching.abort();
    this.fetching = new AbortController();
    goTo(address);
    if (address.pathname.split("/").pop() !== this.page) return;
    const { latest } = this;
    const { signal } = this.fetching;
    try {
      const response = await fetch(served(`document/${this.page}${address.search}`), { signal });
      const data = new Uint8Array(await response.arrayBuffer());
      if (response.ok && latest === this.latest && address.href === location.href) this.show(data);
    } catch {
      // Then the page comes with that run.
    }
  }

  // A form that asks for a page is a link with words in it.
  onSubmit(/** @type {SubmitEvent} */ event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const action = form.getAttribute("action");
    if (form.method !== "get" || !action?.startsWith("./")) return;
    event.preventDefault();
    const address = new URL(action, location.href);
    address.search = "";
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.append(name, String(value));
    /** @type {HTMLInputElement | null} */
    const box = document.querySelector("#site-search input");
    if (box) box.value = address.searchParams.get("q") ?? "";
    this.follow(address);
  }

  async copy(/** @type {HTMLButtonElement} */ button) {
    const source = this.find(byId(button.dataset.copy ?? ""));
    if (!source) return;
    const label = button.textContent;
    const isCopied = await copyText(source.textContent);
    if (!isCopied) getSelection()?.selectAllChildren(source);
    button.textContent = isCopied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = label), COPIED_MS);
  }

  // The button that copies the link reads it here; see copy_link.js. Null: no link leads to this part of the page.
  publishLink() {
    if (this.link !== null) document.documentElement.dataset.guaranteesLink = this.openParts.in(this.link);
  }

  // Paper cannot be clicked.
  unfold() {
    this.isPrinting = true;
    const closed = /** @type {HTMLDetailsElement[]} */ (this.all("details:not([open])"));
    for (const part of closed) part.open = true;
    const fold = () => {
      for (const part of closed) part.open = false;
      setTimeout(() => (this.isPrinting = false));
    };
    addEventListener("afterprint", fold, { once: true });
  }
}

const keyOf = (/** @type {HTMLDetailsElement} */ part) => part.dataset.open ?? "";
const byId = (/** @type {string} */ id) => `[id="${CSS.escape(id)}"]`;

// A page whose style does not come is shown without it.
const styleAt = (/** @type {string} */ path) => textOf(served(path)).catch(() => "");

export default component(DocumentView);
