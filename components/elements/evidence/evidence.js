// Draws the evidence of one cell (EvidenceMessage in view_models.d.ts): a panel next to the table, or a sheet at the
// foot of a narrow window. Which cell that is, open_cell.js says; what the panel receives, it reports there.
//
// A sheet lies over the page, so it is a modal dialog: what it covers takes no focus until it is closed.

import { component } from "../component.js";
import { button, cellKey, copyText, el, sign } from "../dom.js";
import { openCell } from "../open_cell.js";
import { columnOf, placeColumn, served } from "../streamlit.js";
import { absence, answer, background, citation, contradictions, group, record, relatedLinks } from "./panel_parts.js";

/** @import { Component } from "../component.js" */
/** @import { CellAddress } from "../dom.js" */
/** @import { CellRequest } from "../open_cell.js" */
/** @import { CellEvidence, EvidenceMessage } from "../view_models" */

const ROOM = 840; // px that table and panel need side by side; with less, the panel is a sheet

class EvidencePanel {
  /** @type {CellEvidence | null} */
  data = null;
  /** @type {HTMLElement | null} */
  panel = null;
  /** @type {CellRequest | null} */
  requested = null; // what the reader last chose in the table, until the panel shows it
  hasLink = false; // whether a link leads to what the panel shows
  drawn = "";

  constructor(/** @type {HTMLElement | ShadowRoot} */ parent) {
    this.root = el("div", "guarantees-evidence");
    this.sheet = el("dialog", "sheet");
    this.sheet.setAttribute("aria-labelledby", "heading");
    this.root.append(this.sheet);
    parent.append(this.root);
    this.column = columnOf(this.root);
    this.fetching = new AbortController();
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.root.onclick = (event) => this.onClick(event);
    this.sheet.oncancel = (event) => {
      event.preventDefault();
      this.close();
    };
    // WebKit forgets now and then to scroll to what Tab leads to in a dialog.
    this.sheet.addEventListener("focusin", ({ target }) => {
      const stop = /** @type {Element} */ (target);
      if (stop.matches(":focus-visible")) stop.scrollIntoView({ block: "nearest" });
    });
    document.addEventListener("guarantees:cell-requested", (event) => this.onRequested(event.detail), { signal });
    document.addEventListener("keydown", (event) => this.onEscape(event), { signal });
    // Paper has no layers.
    window.addEventListener("beforeprint", () => this.place({ asSheet: false }), { signal });
    window.addEventListener("afterprint", () => this.place(), { signal });
    this.sizes = new ResizeObserver(() => this.place());
    this.sizes.observe(this.column.row ?? document.documentElement);
  }

  destroy() {
    this.listeners.abort();
    this.fetching.abort();
    this.sizes.disconnect();
    placeColumn(this.column, "as Streamlit does");
    this.root.remove();
    delete document.documentElement.dataset.guaranteesLink;
    openCell.reset();
  }

  place({ asSheet = (this.column.row?.clientWidth ?? window.innerWidth) < ROOM } = {}) {
    const isShown = Boolean(this.panel) && !this.root.hidden;
    const home = asSheet ? this.sheet : this.root;
    if (this.panel && this.panel.parentElement !== home) this.move(this.panel, home);
    if (!isShown || !asSheet) this.sheet.close();
    else if (!this.sheet.open && this.sheet.isConnected) {
      // A heading that had this from the start would take the focus when a page is loaded.
      if (this.heading) this.heading.autofocus = true;
      this.sheet.showModal();
      if (this.heading) this.heading.autofocus = false;
    }
    placeColumn(this.column, isShown && !asSheet ? "next to the table" : "out of the flow");
  }

  // A node that is moved loses the focus.
  move(/** @type {HTMLElement} */ panel, /** @type {HTMLElement} */ home) {
    const hadFocus = panel.contains(/** @type {ShadowRoot} */ (this.root.getRootNode()).activeElement);
    home.append(panel);
    if (hadFocus) this.heading?.focus({ preventScroll: true });
  }

  // ---- what the server says -------------------------------------------------------------------

  /** @param {Component<Uint8Array>} props What a run of the page says. */
  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    /** @type {EvidenceMessage} */
    const message = JSON.parse(new TextDecoder().decode(data));
    openCell.runReported(cellKey(message.panel), (isCurrent) => {
      this.publishLink(message.link);
      if (isCurrent) this.show(message.panel);
    });
  }

  // The evidence by its own address, which is there long before the run has written the link.
  async fetchAhead(/** @type {CellAddress} */ cell) {
    this.fetching.abort();
    this.fetching = new AbortController();
    const page = location.pathname.split("/").at(-1);
    const link = new URLSearchParams(document.documentElement.dataset.guaranteesLink);
    if (!page || !link.size || !this.hasLink) return;
    link.set("cell", `${cell.column}.${cell.row}`);
    try {
      const response = await fetch(served(`evidence/${page}?${link}`), { signal: this.fetching.signal });
      if (!response.ok) return;
      /** @type {EvidenceMessage} */
      const message = await response.json();
      openCell.evidenceArrived(cellKey(message.panel), () => {
        this.publishLink(message.link);
        this.show(message.panel);
      });
    } catch {
      // Aborted for a newer request, or without an answer: then the panel comes with the run.
    }
  }

  // For the button that copies the link to the whole page. No link leads to the table of a draft.
  publishLink(/** @type {string | null} */ link) {
    this.hasLink = link !== null;
    if (link !== null) document.documentElement.dataset.guaranteesLink = link;
  }

  // ---- drawing --------------------------------------------------------------------------------

  show(/** @type {CellEvidence | null} */ data) {
    const text = JSON.stringify(data);
    if (text !== this.drawn) this.draw(data, cellKey(data) === cellKey(this.data));
    this.drawn = text;
    this.root.hidden = false;
    this.place();
    this.moveFocus();
  }

  draw(/** @type {CellEvidence | null} */ data, /** @type {boolean} */ isSameCell) {
    const scrolled = (isSameCell && this.panel?.scrollTop) || 0;
    const place = this.panel?.parentElement ?? this.root;
    this.panel?.remove();
    this.data = data;
    this.panel = data && el("section", "panel", this.top(data), this.content(data));
    this.panel?.setAttribute("aria-labelledby", "heading");
    if (this.panel) place.append(this.panel);
    if (this.panel) this.panel.scrollTop = scrolled;
  }

  top(/** @type {CellEvidence} */ data) {
    this.heading = el("h2", "", data.row_name);
    this.heading.id = "heading";
    this.heading.tabIndex = -1;
    const close = button("close", sign("×", ""), "Close the evidence");
    close.title = "Close (Escape)";
    const names = el("div", "names", this.heading, el("p", "column-name", data.column_name));
    return el("header", "", names, close);
  }

  content(/** @type {CellEvidence} */ data) {
    return el("div", "content", answer(data), ...data.groups.map(group),
      absence(data), contradictions(data), background(data), relatedLinks(data), record(data), this.share(data));
  }

  share(/** @type {CellEvidence} */ data) {
    const status = el("p", "status");
    status.setAttribute("role", "status");
    const linkBox = el("input", "link");
    linkBox.readOnly = true;
    linkBox.hidden = true;
    linkBox.setAttribute("aria-label", "Link to this cell");
    const copy = this.hasLink ? button("button copy", "Copy link to this cell") : null;
    if (copy) copy.onclick = () => copyLink(location.origin + location.pathname + data.link, linkBox, status);
    const buttons = el("div", "buttons", copy, button("button close", "Close"));
    return el("div", "share", this.hasLink ? citation(data) : "", buttons, linkBox, status);
  }

  // ---- what the reader does -------------------------------------------------------------------

  onClick(/** @type {PointerEvent} */ event) {
    const target = /** @type {Element} */ (event.target);
    if (target === this.sheet || target.closest(".close")) this.close(); // itself: next to the panel
  }

  onRequested(/** @type {CellRequest} */ request) {
    this.requested = request;
    const key = cellKey(request.cell);
    if (key !== cellKey(this.data)) return void this.fetchAhead(request.cell);
    // It was closed a moment ago, or is open.
    openCell.evidenceArrived(key, () => this.show(this.data));
    this.moveFocus();
  }

  moveFocus() {
    if (!this.requested || !this.panel || cellKey(this.requested.cell) !== cellKey(this.data)) return;
    if (this.requested.byKeyboard) this.heading?.focus({ preventScroll: true });
    this.requested = null;
  }

  onEscape(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.panel || this.root.hidden) return;
    // The focus is here, in the table, or nowhere, as when a link opened the panel.
    const isHere = (/** @type {EventTarget} */ node) =>
      node === this.root || (node instanceof Element && node.classList.contains("guarantees-matrix"));
    if (event.target === document.body || event.composedPath().some(isHere)) this.close();
  }

  close() {
    if (!this.data) return;
    const { column, row } = this.data;
    this.fetching.abort();
    this.root.hidden = true; // at once; the server confirms
    this.place();
    openCell.close({ column, row });
    this.send?.("close", { column, row });
  }
}

/**
 * Copies a link, or shows it selected in a box where the browser gives no clipboard.
 * @param {string} address
 * @param {HTMLInputElement} linkBox
 * @param {HTMLElement} status
 */
async function copyLink(address, linkBox, status) {
  status.textContent = "";
  if (await copyText(address)) {
    status.textContent = "Link copied";
    return;
  }
  linkBox.value = address;
  linkBox.hidden = false;
  linkBox.select();
  status.textContent = "The link is selected: copy it from the box";
}

export default component(EvidencePanel);
