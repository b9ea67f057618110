// Draws a page that the server rendered (components/documents.py). What stands open is the reader's: it is told to the
// server, which writes it into the link, and the page is not sent again for that.

const shown = new WeakMap();
const sheets = new Map();

export default function (component) {
  const { parentElement } = component;
  const view = shown.get(parentElement) ?? new DocumentView(parentElement);
  shown.set(parentElement, view);
  view.update(component);
  return () => {
    shown.delete(parentElement);
    view.destroy();
  };
}

class DocumentView {
  constructor(parent) {
    this.root = document.createElement("div");
    this.root.className = "guarantees-document";
    parent.append(this.root);
    this.shadow = parent.getRootNode();
    this.opened = new Set();
    this.root.onclick = (event) => this.onClick(event);
    this.root.addEventListener("toggle", (event) => this.onToggle(event.target), true);
    this.onPrint = () => this.unfold();
    addEventListener("beforeprint", this.onPrint);
  }

  destroy() {
    removeEventListener("beforeprint", this.onPrint);
    this.root.remove();
  }

  async update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    if (!data || same(data, this.latest)) return; // a change of theme, for example
    this.latest = data;
    const end = data.indexOf(10);
    const head = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
    const [html, ...styles] = await Promise.all([unpacked(data.subarray(end + 1)), ...head.styles.map(sheet)]);
    if (data !== this.latest) return; // a later update was quicker
    const own = this.shadow.adoptedStyleSheets;
    this.shadow.adoptedStyleSheets = [...own, ...styles.filter((style) => !own.includes(style))];
    this.link = head.link;
    this.draw(html, head.open);
  }

  draw(html, open) {
    const isFirst = this.html === undefined;
    if (html !== this.html) {
      const focus = this.focused();
      // The server's own rendering, in which all text of records is escaped.
      this.root.innerHTML = html;
      this.html = html;
      this.refocus(focus);
    }
    this.opened = new Set(open);
    for (const part of this.parts()) part.open = this.opened.has(part.dataset.open);
    this.tellLink();
    const first = document.getElementById("first-view");
    document.dispatchEvent(new CustomEvent("guarantees:document-drawn", { detail: { view: this } }));
    if (this.leftAt || (isFirst && !first)) this.showBegin();
    this.leftAt = null;
    this.showTarget(isFirst);
  }

  parts() {
    return [...this.root.querySelectorAll("details[data-open]")];
  }

  // ---- where the reader looks ----------------------------------------------------------------

  showBegin() {
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  }

  showTarget(isFirst) {
    const target = this.root.querySelector("[data-target]") ?? this.parts().find((part) => part.open);
    const key = target?.dataset.target ?? target?.dataset.open;
    if (target && (key !== this.target) && (isFirst || this.target !== undefined || target.dataset.target))
      requestAnimationFrame(() => target.scrollIntoView({ block: "center" }));
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
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || link.target || link.hasAttribute("download")) return;
    const address = link.getAttribute("href");
    if (address.startsWith("#")) {
      event.preventDefault();
      const target = this.root.querySelector(`[id="${CSS.escape(address.slice(1))}"]`);
      target?.scrollIntoView({ block: "start" });
      target?.focus();
    } else if (address.startsWith("./") && address.length > 2) {
      event.preventDefault();
      if (!link.hasAttribute("data-stay")) this.leftAt = address;
      // As if the reader had gone there before and pressed Forward: Streamlit then runs that page, without a reload.
      history.pushState({}, "", new URL(address, location.href));
      dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    }
  }

  async copy(button) {
    const text = this.root.querySelector(`[id="${CSS.escape(button.dataset.copy)}"]`)?.textContent ?? "";
    const usual = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      // Browsers give the clipboard only to pages served over https or from this machine.
      const range = document.createRange();
      range.selectNodeContents(this.root.querySelector(`[id="${CSS.escape(button.dataset.copy)}"]`));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      button.textContent = "Press Ctrl+C";
    }
    setTimeout(() => (button.textContent = usual), 2500);
  }

  // The button that copies the link reads it here; see copy_link.js.
  tellLink() {
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

const same = (a, b) => a.length === b?.length && a.every((byte, i) => byte === b[i]);

function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

function sheet(path) {
  if (!sheets.has(path)) sheets.set(path, fetched(path));
  return sheets.get(path);
}

async function fetched(path) {
  const style = new CSSStyleSheet();
  const answer = await fetch(new URL(path, window.__streamlit?.BACKEND_BASE_URL ?? location.origin));
  style.replaceSync(await answer.text());
  return style;
}
