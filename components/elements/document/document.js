// Draws a page that the server rendered (components/server/documents.py). What stands open is the reader's: it is told to the
// server, which writes it into the link, and the page is not sent again for that.

import { component, copyText, isPlainClick, same, unpack } from "../dom.js";
import { goTo, mainScroller, served } from "../streamlit.js";

const sheets = new Map();

class DocumentView {
  constructor(parent) {
    this.root = document.createElement("div");
    this.root.className = "guarantees-document";
    parent.append(this.root);
    this.shadow = parent.getRootNode();
    this.opened = new Set();
    this.root.onclick = (event) => this.onClick(event);
    this.root.onsubmit = (event) => this.onSubmit(event);
    this.root.addEventListener("toggle", (event) => this.onToggle(event.target), true);
    this.onPrint = () => this.unfold();
    addEventListener("beforeprint", this.onPrint);
  }

  destroy() {
    removeEventListener("beforeprint", this.onPrint);
    this.root.remove();
  }

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    // The same: a change of theme, for example.
    if (data && !same(data, this.latest)) this.show(data);
  }

  async show(data) {
    this.latest = data;
    const end = data.indexOf(10);
    const head = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
    const [html, ...styles] = await Promise.all([unpack(data.subarray(end + 1)), ...head.styles.map(sheet)]);
    if (data !== this.latest) return; // a later update was quicker
    const own = this.shadow.adoptedStyleSheets;
    this.shadow.adoptedStyleSheets = [...own, ...styles.filter((style) => !own.includes(style))];
    this.link = head.link;
    this.page = head.page;
    this.draw(html, head);
  }

  draw(html, { open, read }) {
    const isFirst = this.html === undefined;
    const changed = html !== this.html;
    if (changed) {
      const focus = this.focused();
      // The server's own rendering, in which all text of records is escaped.
      this.root.innerHTML = html;
      this.html = html;
      // Only the browser knows where the site stands.
      for (const part of this.root.querySelectorAll("[data-address]"))
        part.textContent = new URL(part.dataset.address, location.href).href;
      this.refocus(focus);
    }
    // Until another link is read, what the reader opened and closed holds.
    const parts = new Set(this.parts().map((part) => part.dataset.open));
    const told = JSON.stringify(open);
    // A page that was fetched ahead of its run is not read anew when that run brings it.
    const fetched = this.read === "link" && !changed && told === this.told;
    const keys = read === this.read || fetched ? this.opened : open;
    this.opened = new Set([...keys].filter((key) => parts.has(key)));
    Object.assign(this, { read, told });
    for (const part of this.parts()) part.open = this.opened.has(part.dataset.open);
    this.tellLink();
    const first = document.getElementById("first-view");
    document.dispatchEvent(new CustomEvent("guarantees:document-drawn", { detail: { view: this } }));
    if (this.leftAt || (isFirst && !first)) this.showBegin();
    this.leftAt = null;
    this.showTarget(isFirst, first?.dataset.moved !== undefined);
  }

  parts() {
    return [...this.root.querySelectorAll("details[data-open]")];
  }

  // ---- where the reader looks ----------------------------------------------------------------

  showBegin() {
    mainScroller()?.scrollTo({ top: 0 });
  }

  // What the link leads to, unless the reader has moved on since the first view showed it.
  showTarget(isFirst, hasMoved) {
    const target = this.root.querySelector("[data-target]") ?? this.parts().find((part) => part.open);
    const key = target?.dataset.target ?? target?.dataset.open;
    if (target && !hasMoved && key !== this.target && (isFirst || this.target !== undefined || target.dataset.target))
      // Evidence may be taller than the screen: its first line is what must be seen.
      requestAnimationFrame(() => {
        (target.matches("details") ? target.firstElementChild : target).scrollIntoView({ block: "center" });
        // Who followed a link within the page goes on from where it leads.
        if (!isFirst && target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
      });
    this.target = key ?? "";
  }

  focused() {
    const active = this.shadow.activeElement;
    if (!active || !this.root.contains(active)) return null;
    const among = active.dataset.focus ? `[data-focus="${CSS.escape(active.dataset.focus)}"]` : null;
    return among ?? (active.getAttribute("href") && `[href="${CSS.escape(active.getAttribute("href"))}"]`);
  }

  refocus(selector) {
    if (selector) this.root.querySelector(selector)?.focus({ preventScroll: true });
  }

  // ---- what the reader does ------------------------------------------------------------------

  onToggle(part) {
    const key = part.dataset?.open;
    if (!key || part.open === this.opened.has(key) || this.printing) return;
    if (part.open) this.opened.add(key);
    else this.opened.delete(key);
    this.target = this.target ?? "";
    this.tellLink();
    this.send("opened", [...this.opened]);
  }

  onClick(event) {
    const copy = event.target.closest("[data-copy]");
    if (copy) return this.copy(copy);
    const link = event.target.closest("a[href]");
    if (!link || !isPlainClick(event) || link.getAttribute("target") || link.hasAttribute("download")) return;
    const address = link.getAttribute("href");
    // Evidence further down opens here; its address is for another tab.
    const part = link.dataset.opens && this.parts().find((each) => each.dataset.open === link.dataset.opens);
    if (part) {
      event.preventDefault();
      part.open = true;
      const summary = part.querySelector("summary");
      summary.scrollIntoView({ block: "center" });
      summary.focus({ preventScroll: true });
    } else if (address.startsWith("#")) {
      event.preventDefault();
      const target = this.root.querySelector(`[id="${CSS.escape(address.slice(1))}"]`);
      target?.scrollIntoView({ block: "start" });
      target?.focus();
    } else if (address.startsWith("./")) {
      event.preventDefault();
      // Also a link to what is shown already leads to it again.
      if (!link.hasAttribute("data-stay")) Object.assign(this, { leftAt: address, target: "" });
      this.follow(new URL(address, location.href));
    }
  }

  // Another state of this page is fetched and shown at once; Streamlit's run, which draws the choices, takes longer.
  async follow(address) {
    goTo(address);
    if (address.pathname.split("/").pop() !== this.page) return;
    const { latest } = this;
    try {
      const answer = await fetch(served(`document/${this.page}${address.search}`));
      const data = new Uint8Array(await answer.arrayBuffer());
      if (answer.ok && latest === this.latest && address.href === location.href) this.show(data);
    } catch {
      // Then the page comes with that run.
    }
  }

  // A form that asks for a page is a link with words in it.
  onSubmit(event) {
    const form = event.target;
    const action = form.getAttribute("action");
    if (form.method !== "get" || !action?.startsWith("./")) return;
    event.preventDefault();
    const address = new URL(action, location.href);
    address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const box = document.querySelector("#site-search input");
    if (box) box.value = address.searchParams.get("q") ?? "";
    this.follow(address);
  }

  async copy(button) {
    const source = this.root.querySelector(`[id="${CSS.escape(button.dataset.copy)}"]`);
    const usual = button.textContent;
    const copied = await copyText(source.textContent);
    if (!copied) getSelection().selectAllChildren(source);
    button.textContent = copied ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = usual), 2500);
  }

  // The button that copies the link reads it here; see copy_link.js.
  tellLink() {
    if (this.link === null) return; // no link leads to this part of the page
    const link = new URLSearchParams(this.link);
    if (link.has("open")) link.set("open", [...this.opened].join(".") || "-");
    document.documentElement.dataset.guaranteesLink = `?${link}`;
  }

  // Paper cannot be clicked.
  unfold() {
    this.printing = true;
    const closed = [...this.root.querySelectorAll("details:not([open])")];
    for (const part of closed) part.open = true;
    const fold = () => {
      for (const part of closed) part.open = false;
      setTimeout(() => (this.printing = false));
    };
    addEventListener("afterprint", fold, { once: true });
  }
}

function sheet(path) {
  if (!sheets.has(path)) sheets.set(path, fetched(path));
  return sheets.get(path);
}

async function fetched(path) {
  const style = new CSSStyleSheet();
  const answer = await fetch(served(path));
  style.replaceSync(await answer.text());
  return style;
}

export default component(DocumentView);
