// A document with the evidence of one thing in it beside it, such as a cell of its table. Without scripts a cell is a
// link to the page with that cell open. With them its evidence is fetched by its own address and shown at once; the
// address bar says which cell is open, and Streamlit's run, which follows, brings the same.
//
// In the document: <a class="open" data-cell="COLUMN~ROW" href="./compare?…&cell=COLUMN.ROW"> in each cell, and
// <aside data-evidence> as the place for evidence. Where no link leads to the cells, as in a draft, they are buttons,
// and the document holds what they open: <template data-evidence-of="COLUMN~ROW">. Several may open the same. Those in
// a table, or in what has data-row in the place of a table's row, are one stop for Tab, and keys lead from one to the
// other; any other is a stop of its own, as links are. What is around the place for evidence may name another
// parameter of the link (data-sets="event"), whose value is then what data-cell says. A row of a table with
// data-row opens from anywhere in it.
//
// document.js makes one Table for each view, and calls
//   drawn()          when the server's own document is there, or has moved; before addresses are completed
//   drawn(evidence)  when a document has been drawn, with the evidence that came with it, as HTML, "" for none
//   leadsTo(address) when the reader steps through the history: whether that only opens or closes a cell of this table,
//                    which is then done
//   destroy()        when it goes

import { el, isPlainClick } from "../dom.js";
import { goTo, scrollerOf, served } from "../streamlit.js";
import { neighbour } from "./grid.js";
import { Panel } from "./panel.js";

/**
 * @typedef {object} View What a table needs of the document that it is in.
 * @property {HTMLElement} root
 * @property {string} shownAt The address of what is shown.
 * @property {(target: Element) => void} keepInSight
 * @property {(address: URL) => URL} withOpenParts
 * @property {() => URL | null} closedAddress What is shown, with no cell open; null if no link leads there.
 * @property {(cell: string) => void} hasOpened The address bar names another open cell, as COLUMN.ROW, or "" for none.
 */

const SLOW_HINT_MS = 500; // without a response until a sign of progress
const GIVE_UP_MS = 10000; // until the reader gets a message that nothing came
const ROW = "tr, [data-row]";
const BOX = ":is(td, li):has(> .open)"; // what a cell fills
const DRAG = 6; // px between press and release that make it a selection of text, not a click

export class Table {
  current = ""; // the cell that Tab reaches
  open = ""; // the marked cell: its evidence is shown or being fetched
  /** @type {HTMLElement | null} What the reader opened it with. */
  opener = null;
  /** @type {[number, number] | null} Where a pointer was pressed; null once a key is. */
  pressedAt = null;

  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.panel = new Panel(() => this.close());
    this.fetching = new AbortController();
    this.listeners = new AbortController();
    this.status = el("p", "hidden");
    this.status.setAttribute("role", "status");
    const { root } = view;
    const { signal } = this.listeners;
    // Before document.js, to which a cell is a link to another state of the page.
    root.addEventListener("click", (event) => this.onClick(event), { signal, capture: true });
    root.addEventListener("pointerdown", (event) => (this.pressedAt = [event.clientX, event.clientY]), { signal });
    root.addEventListener("keydown", (event) => this.onKey(event), { signal });
    root.addEventListener("focusin", (event) => this.onFocus(event), { signal });
    document.addEventListener("keydown", (event) => this.onEscape(event), { signal });
  }

  destroy() {
    this.listeners.abort();
    this.fetching.abort();
    this.panel.destroy();
    this.status.remove();
  }

  // ---- what the server says ---------------------------------------------------------------------

  drawn(/** @type {string | undefined} */ evidence = undefined) {
    const { root } = this.view;
    const isFirst = !this.panel.place;
    this.panel.moveTo(root.querySelector("[data-evidence]"));
    if (!this.panel.place) return;
    this.nameBriefCells();
    // Outside what is redrawn, or screen readers would miss its changes.
    if (root.nextSibling !== this.status) root.after(this.status);
    if (evidence !== undefined) this.show(evidence);
    else this.mark(this.open || this.panel.shows);
    this.setCurrent(this.cell(this.current) ?? this.cell(this.open) ?? this.cells()[0]);
    if (isFirst) this.bringIntoView();
  }

  show(/** @type {string} */ evidence) {
    this.fetching.abort();
    const cell = this.opened();
    const before = cell?.getBoundingClientRect().top ?? 0;
    this.panel.show(evidence);
    // Next to the panel rows have different heights: the chosen cell stays where it was on the screen.
    const moved = (cell?.getBoundingClientRect().top ?? 0) - before;
    if (moved) scrollerOf(this.view.root)?.scrollBy({ top: moved, behavior: "instant" });
    if (evidence && cell) uncover(cell);
    this.mark(this.panel.shows);
  }

  // ---- opening and closing ----------------------------------------------------------------------

  choose(/** @type {HTMLElement} */ cell, /** @type {boolean} */ byKeyboard) {
    const { cell: key = "" } = cell.dataset;
    this.setCurrent(cell);
    this.opener = cell;
    cell.focus({ preventScroll: true }); // also after a click next to its words
    const arrived = key === this.open ? Promise.resolve() : this.request(key, cell.getAttribute("href"));
    arrived.then(() => byKeyboard && key === this.open && !this.hasMovedOn(key) && this.panel.takeFocus());
  }

  // Who has gone on to another cell while the evidence was on its way is not called back.
  hasMovedOn(/** @type {string} */ key) {
    const { activeElement } = /** @type {ShadowRoot | Document} */ (this.view.root.getRootNode());
    const cell = activeElement && cellAt(activeElement);
    return Boolean(cell && cell.dataset.cell !== key);
  }

  /**
   * Opens a cell that is not open. Resolves when its evidence, or the message that it could not be loaded, is shown.
   * @param {string} key
   * @param {string | null} href The page with that cell open; null where no link leads there.
   */
  async request(key, href) {
    this.mark(key);
    if (href === null) return this.show(this.own(key));
    const address = new URL(href, location.href);
    const arrived = this.fetch(key, address);
    goTo(this.view.withOpenParts(address));
    this.view.hasOpened(this.parameter === "cell" ? key.replace("~", ".") : key);
    await arrived;
  }

  // The last of several quick clicks wins: the response to an earlier one is ignored.
  async fetch(/** @type {string} */ key, /** @type {URL} */ address) {
    this.fetching.abort();
    const { signal } = (this.fetching = new AbortController());
    const hint = setTimeout(() => this.wait(true), SLOW_HINT_MS);
    const end = setTimeout(() => this.panel.apologise(key, address.href), GIVE_UP_MS);
    signal.addEventListener("abort", () => this.stopWaiting(hint, end));
    try {
      const answer = await fetch(served(`evidence/${pageOf(address)}${address.search}`), { signal });
      if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
      this.show(await answer.text());
    } catch {
      if (!signal.aborted) this.panel.apologise(key, address.href);
    } finally {
      this.stopWaiting(hint, end);
    }
  }

  /**
   * Follows a step through the history, if it leads to another open cell and nothing else.
   * @param {URL} address
   */
  leadsTo(address) {
    const { parameter } = this;
    const [rest, shown] = [address, new URL(this.view.shownAt, address)].map((each) => withoutCell(each, parameter));
    if (!this.panel.place || rest !== shown) return false;
    const cell = address.searchParams.get(parameter) ?? "";
    const key = parameter === "cell" ? cell.replace(".", "~") : cell;
    if (key !== this.open && key) this.mark(key);
    if (key) this.fetch(key, address).then(() => this.bringIntoView());
    else this.show("");
    this.view.hasOpened(cell);
    return true;
  }

  close() {
    if (!this.open) return;
    const cell = this.opened();
    this.show("");
    this.goToCell(cell);
    const address = this.view.closedAddress();
    if (!address) return; // a draft
    goTo(address);
    this.view.hasOpened("");
  }

  /** The parameter of the link that names the open cell. */
  get parameter() {
    const around = /** @type {HTMLElement | null | undefined} */ (this.panel.place?.closest("[data-sets]"));
    return around?.dataset.sets ?? "cell";
  }

  own(/** @type {string} */ key) {
    const template = this.view.root.querySelector(`template[data-evidence-of="${CSS.escape(key)}"]`);
    // The server's own rendering.
    // eslint-disable-next-line no-restricted-properties
    return template?.innerHTML ?? "";
  }

  mark(/** @type {string} */ key) {
    this.open = key;
    for (const cell of this.view.root.querySelectorAll(".open[aria-current]")) cell.removeAttribute("aria-current");
    for (const cell of this.openersOf(key)) cell.setAttribute("aria-current", "true");
  }

  wait(/** @type {boolean} */ isWaiting) {
    this.view.root.querySelector(".open.waiting")?.classList.remove("waiting");
    if (isWaiting) this.opened()?.classList.add("waiting");
    this.status.textContent = isWaiting ? "Loading the evidence" : "";
  }

  stopWaiting(/** @type {number[]} */ ...timers) {
    for (const timer of timers) clearTimeout(timer);
    this.wait(false);
  }

  // A cell that a link or a step through the history has opened may be off the screen, or in a collapsed part.
  bringIntoView() {
    const cell = this.opened();
    const box = cell && boxOf(cell);
    if (!box) return;
    for (let fold = foldOf(box); fold; fold = foldOf(fold)) fold.open = true;
    const { top, bottom } = box.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.view.keepInSight(box);
  }

  // ---- cells ------------------------------------------------------------------------------------

  // A table of thousands of cells has them in short form: its headings say which is which.
  nameBriefCells() {
    const table = /** @type {HTMLElement | null} */ (this.view.root.querySelector(".signs"));
    const { page = "" } = table?.dataset ?? {};
    const named = (/** @type {string} */ name) => [...(table?.querySelectorAll(`[${name}]`) ?? [])];
    const questions = named("data-question").map((head) => head.getAttribute("data-question"));
    for (const row of named("data-proposal")) {
      const keys = questions.map((question) => `${row.getAttribute("data-proposal")}.${question}`);
      keys.forEach((key, at) => nameBriefCell(row.children[at + 1], key, page));
    }
  }

  /** Those that arrow keys reach. */
  cells() {
    const found = this.view.root.querySelectorAll(":is(table, [data-row]) .open[data-cell]");
    return /** @type {HTMLElement[]} */ ([...found]);
  }

  cell(/** @type {string} */ key) {
    return this.openersOf(key)[0] ?? null;
  }

  /** Those of a cell, or else those of its parts: COLUMN~ROW~PART. */
  openersOf(/** @type {string} */ key) {
    if (!key) return [];
    const all = (/** @type {string} */ selector) => [...this.view.root.querySelectorAll(`.open${selector}`)];
    const own = all(`[data-cell="${CSS.escape(key)}"]`);
    return /** @type {HTMLElement[]} */ (own.length ? own : all(`[data-cell^="${CSS.escape(key)}~"]`));
  }

  /** Where the reader opened it, or the first place that opens it. */
  opened() {
    const found = this.openersOf(this.open);
    return found.find((each) => each === this.opener) ?? found[0] ?? null;
  }

  /** Row by row, what can be seen. */
  rows() {
    /** @type {Map<Element | null, HTMLElement[]>} */
    const rows = new Map();
    for (const cell of this.cells().filter((each) => each.checkVisibility())) {
      const row = cell.closest(ROW);
      rows.set(row, [...(rows.get(row) ?? []), cell]);
    }
    return rows;
  }

  // ---- pointer ----------------------------------------------------------------------------------

  onClick(/** @type {PointerEvent} */ event) {
    if (!this.panel.place || !isPlainClick(event)) return;
    const target = /** @type {Element} */ (event.target);
    const cell = cellAt(target);
    if (target.closest("[data-close]") || this.panel.isBehind(event)) this.close();
    else if (cell && !this.isDrag(event)) this.choose(cell, this.isByKeyboard(event));
    else if (!cell) return;
    event.preventDefault();
    event.stopPropagation();
  }

  // Firefox counts a key pressed on a link like a click of a pointer.
  isByKeyboard(/** @type {PointerEvent} */ { detail }) {
    return detail === 0 || !this.pressedAt;
  }

  isDrag(/** @type {PointerEvent} */ event) {
    if (!this.pressedAt || this.isByKeyboard(event)) return false;
    const [x, y] = this.pressedAt;
    return Math.hypot(event.clientX - x, event.clientY - y) > DRAG;
  }

  // ---- keyboard ---------------------------------------------------------------------------------

  onKey(/** @type {KeyboardEvent} */ event) {
    this.pressedAt = null;
    const cell = cellAt(/** @type {Element} */ (event.target));
    if (!cell || cell !== event.target || event.altKey || event.metaKey || event.shiftKey) return;
    if (!isInGrid(cell)) return;
    const rows = this.rows();
    const [lines, grid] = [[...rows.keys()], [...rows.values()]];
    const row = grid.findIndex((cells) => cells.includes(cell));
    const size = {
      columns: grid[row].length,
      groupOfRow: lines.map((line) => lines.findIndex((other) => other?.parentNode === line?.parentNode)),
      isList: getComputedStyle(/** @type {Element} */ (lines[row])).display !== "table-row",
    };
    const next = neighbour({ row, column: grid[row].indexOf(cell) }, event.key, event.ctrlKey, size);
    if (!next) return;
    event.preventDefault();
    this.goToCell(grid[next.row][Math.min(next.column, grid[next.row].length - 1)]);
  }

  // While the focus is in the table or on what opens evidence, in the evidence, or nowhere, as when a link has opened
  // the cell.
  onEscape(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const isHere = (/** @type {EventTarget} */ node) =>
      node === this.panel.place || (node instanceof Element && node.matches("table, [data-row], .open[data-cell]"));
    if (event.target === document.body || event.composedPath().some(isHere)) this.close();
  }

  goToCell(/** @type {HTMLElement | null} */ cell) {
    if (!cell) return;
    this.setCurrent(cell);
    cell.focus({ preventScroll: true });
    boxOf(cell).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  onFocus(/** @type {FocusEvent} */ { target }) {
    const stop = /** @type {Element} */ (target);
    const cell = cellAt(stop);
    if (cell === target) this.setCurrent(cell);
    // WebKit does not scroll to what Tab reaches below or beside sticky headings.
    if (stop.matches(".signs :focus-visible")) stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // Of the cells that arrow keys reach, the one that Tab reaches.
  setCurrent(/** @type {HTMLElement | null | undefined} */ cell) {
    if (cell && !isInGrid(cell)) return;
    for (const each of this.cells()) if (each !== cell && each.tabIndex === 0) each.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
    this.current = cell?.dataset.cell ?? "";
  }
}

// The cell that a click is on: on its words, or next to them if nothing else takes the click.
function cellAt(/** @type {Element} */ target) {
  const taken = target.closest("a, button, summary, label, input, select");
  const row = target.closest("tr[data-row]");
  const cell = taken ?? (row ? row.querySelector(".open") : target.closest(BOX)?.querySelector(":scope > .open"));
  // In HTML or in a picture (SVG): both can have the focus.
  return cell?.matches(".open[data-cell]") ? /** @type {HTMLElement} */ (cell) : null;
}

// Next to the panel a scrolling table has less room: the cell stays within it. The page itself does not move.
function uncover(/** @type {Element} */ cell) {
  const box = cell.closest(".answers-scroll, .signs-scroll");
  const hidden = boxOf(cell).getBoundingClientRect().right - (box?.getBoundingClientRect().right ?? Infinity);
  if (hidden > 0) box?.scrollBy({ left: hidden, behavior: "instant" });
}

function nameBriefCell(/** @type {Element} */ cell, /** @type {string} */ key, /** @type {string} */ page) {
  const brief = cell.firstElementChild;
  if (!brief || brief.matches(".open")) return;
  const link = /** @type {HTMLAnchorElement} */ (brief.matches("a") ? brief : el("a", "", brief.textContent ?? ""));
  link.className = "open";
  link.href = `${page}${page.includes("?") ? "&" : "?"}cell=${key}`;
  link.dataset.cell = key.replace(".", "~");
  link.tabIndex = -1;
  if (link !== brief) brief.replaceWith(link);
}

const isInGrid = (/** @type {Element} */ cell) => cell.closest(ROW) !== null;

// What shows that a cell is open, and is scrolled into view with it.
const boxOf = (/** @type {Element} */ cell) => cell.closest("td, li") ?? cell;

const foldOf = (/** @type {Element} */ part) => part.parentElement?.closest("details") ?? null;

const pageOf = (/** @type {URL} */ { pathname }) => pathname.split("/").at(-1) || "overview";

function withoutCell(/** @type {URL} */ { pathname, searchParams }, /** @type {string} */ parameter) {
  const parameters = new URLSearchParams(searchParams);
  for (const name of [parameter, "open"]) parameters.delete(name);
  parameters.sort();
  return `${pathname}?${parameters}`;
}
