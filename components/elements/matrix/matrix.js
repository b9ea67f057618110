// Draws a Matrix (view_models.d.ts) as a table, or as cards where a table has no room. Which cell is open, open_cell.js
// says: the table marks it without being sent again.

import { component } from "../component.js";
import {
  announceDrawn, button, cellKey, el, isWebAddress, same, sign, unpack, webLink,
} from "../dom.js";
import { GIVE_UP_MS, openCell, SLOW_HINT_MS } from "../open_cell.js";
import { linkTo } from "../streamlit.js";
import { neighbour } from "../document/grid.js";

/** @import { Component } from "../component.js" */
/** @import { CellAddress } from "../dom.js" */
/**
 * @import {
 *   CitedSource, Mark, Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow
 * } from "../view_models"
 */

// The widths of columns are in matrix.css.
const NARROW = 640; // px of the component, not of the window: below it, cards
const NARROW_WITH_PANEL = 480; // the same where the window has room for a panel next to the table
const WIDE_WINDOW = 1000; // px
const PRINTED_COLUMNS = 8; // next to each other on paper, so that words stay whole
const DRAG = 6; // px between press and release that make it a selection of text, not a click

const plural = (/** @type {number} */ count, /** @type {string} */ one) => `${count} ${one}${count === 1 ? "" : "s"}`;
const leastWidth = () => (window.innerWidth < WIDE_WINDOW ? NARROW : NARROW_WITH_PANEL);

/** @type {Matrix} What is shown before anything has been sent. */
const NOTHING = {
  caption: "", corner: "", columns_shown: "", columns: [], groups: [], sources: [], legend: [], marks_legend: [],
  empty: "", elsewhere: "", version: "", reach: "", fixed: false, findings: [],
};

class MatrixView {
  data = NOTHING;
  /** @type {Uint8Array | undefined} */
  latest;
  /** @type {Map<string, { text: string, node: HTMLElement }>} Nodes of the last drawing, by name. */
  kept = new Map();
  /** @type {typeof this.kept} Nodes of this drawing. */
  used = new Map();
  /** @type {Map<string, HTMLElement>} The button of each cell. */
  cells = new Map();
  /** @type {HTMLElement[][]} The same, row by row. */
  grid = [];
  /** @type {number[]} */
  groupOfRow = [];
  /** @type {HTMLElement | null} */
  scroller = null;
  table = el("table");
  thead = el("thead");
  /** @type {{ key: string, top: number, at: number } | null} The cell last chosen, and where it was. */
  anchor = null;
  current = ""; // the cell that Tab reaches
  isWaiting = false; // for a cell that was requested here
  narrow = false;
  width = 0;

  constructor(/** @type {HTMLElement | ShadowRoot} */ parent) {
    this.root = el("div", "guarantees-matrix");
    // Outside what is redrawn, or screen readers would miss its changes.
    this.status = el("p", "hidden");
    this.status.setAttribute("role", "status");
    this.body = el("div", "body");
    this.root.append(this.body, this.status);
    parent.append(this.root);
    this.root.onpointerdown = (event) => (this.pressedAt = [event.clientX, event.clientY]);
    this.root.onclick = (event) => this.onClick(event);
    this.root.onkeydown = (event) => this.onKey(event);
    this.root.addEventListener("focusin", (event) => this.onFocus(event));
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    document.addEventListener("guarantees:open-cell", () => this.onOpenCell(), { signal });
    document.addEventListener("guarantees:cell-closed", (event) => this.onCellClosed(event.detail), { signal });
    window.addEventListener("beforeprint", () => this.layOutForPaper(), { signal });
    window.addEventListener("afterprint", () => this.forgetPaper(), { signal });
    this.sizes = new ResizeObserver(() => this.onResize());
  }

  destroy() {
    this.listeners.abort();
    openCell.cancel(this);
    this.sizes.disconnect();
    this.root.remove();
  }

  // ---- drawing -------------------------------------------------------------------------------

  /** @param {Component<Uint8Array<ArrayBuffer>>} props */
  async update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    if (!data || same(data, this.latest)) return; // a change of theme, for example
    this.latest = data;
    const text = await unpack(data);
    if (data !== this.latest) return; // a later update was quicker
    const before = this.data.columns;
    this.data = JSON.parse(text);
    this.draw(before);
  }

  draw(/** @type {readonly MatrixColumn[]} */ before = []) {
    const focus = this.focused();
    const { scrollTop = 0, scrollLeft = 0 } = this.scroller ?? {};
    this.cells = new Map();
    this.grid = [];
    this.groupOfRow = [];
    this.width = this.root.clientWidth;
    this.narrow = this.width > 0 && this.width < leastWidth();
    const isFirst = !this.kept.size;
    this.used = new Map();
    arrange(this.body, this.parts());
    this.kept = this.used;
    // Only when needed: it makes the browser lay the table out at once.
    if (this.scroller && scrollTop + scrollLeft) Object.assign(this.scroller, { scrollTop, scrollLeft });
    this.chooseCurrent();
    if (isFirst) this.onOpenCell();
    else this.markOpen();
    this.restoreFocus(focus, before);
    this.observe();
    const { root, scroller } = this;
    const send = (/** @type {string} */ name, /** @type {any} */ value) =>
      name === "open" ? this.request(value) : this.send?.(name, value);
    announceDrawn("guarantees:matrix-drawn", root, { root, scroller, send });
  }

  parts() {
    const { data } = this;
    this.scroller = null;
    const table = () => (this.narrow ? this.cards() : this.region());
    const main = data.empty ? this.nothing() : table();
    return [...main, this.legend(), this.sources(), this.footer()];
  }

  nothing() {
    const { empty, elsewhere } = this.data;
    const sentence = el("p", "empty", empty);
    if (!elsewhere) return [sentence];
    const link = linkTo("Search all records for the same words", elsewhere);
    return [sentence, el("p", "elsewhere", link)];
  }

  /**
   * What shows the same as before is the same node as before: the browser then has neither to build nor to style it
   * again, nor to lay it out.
   * @template {HTMLElement} Kept
   * @param {string} name
   * @param {unknown} shows
   * @param {() => Kept} make
   * @returns {Kept}
   */
  keep(name, shows, make) {
    const text = JSON.stringify(shows);
    const known = this.kept.get(name);
    const entry = known?.text === text ? known : { text, node: make() };
    this.used.set(name, entry);
    return /** @type {Kept} */ (entry.node);
  }

  region() {
    const { data } = this;
    const hint = this.keep("hint", "", hintForKeys);
    this.scroller = this.keep("scroller", "", () => el("div", "scroller"));
    this.table = this.keep("table", "", () => el("table"));
    this.table.setAttribute("aria-describedby", "hint");
    this.scroller.style.setProperty("--columns", String(data.columns.length));
    this.thead = this.keep("head", [data.corner, data.columns], () => this.head());
    const caption = this.keep("caption", data.caption, () => captionOf(data.caption));
    arrange(this.table, [caption, this.thead, ...data.groups.map((g, i) => this.group(g, i))]);
    arrange(this.scroller, [this.table]);
    return [hint, this.scroller];
  }

  head() {
    const corner = el("th", "corner", this.data.corner);
    corner.scope = "col";
    return el("thead", "", el("tr", "", corner, ...this.data.columns.map((each, i) => this.columnHead(each, i))));
  }

  columnHead(/** @type {MatrixColumn} */ column, /** @type {number} */ index) {
    const name = this.data.fixed ? "column" : "column movable";
    const head = el("th", name, ...columnName(column), this.tools(column, index));
    head.scope = "col";
    head.title = column.name;
    return head;
  }

  tools(/** @type {MatrixColumn} */ column, /** @type {number} */ index) {
    if (this.data.fixed) return "";
    const row = el("span", "tools");
    const tools = [
      { action: "left", arrow: "←", name: `Move ${column.short_name} left` },
      { action: "right", arrow: "→", name: `Move ${column.short_name} right` },
      { action: "remove", arrow: "×", name: `Remove ${column.short_name}` },
    ];
    const isFirst = index === 0;
    const isLast = index === this.data.columns.length - 1;
    for (const { action, arrow, name } of tools) {
      const tool = button("tool", sign(arrow, ""), name);
      tool.title = name;
      tool.disabled = (action === "left" && isFirst) || (action === "right" && isLast);
      tool.dataset.action = action;
      tool.dataset.column = column.id;
      tool.dataset.focus = `tool:${action}:${column.id}`;
      row.append(tool);
    }
    return row;
  }

  group(/** @type {MatrixGroup} */ group, /** @type {number} */ index) {
    const body = this.keep(`group ${group.id}`, "", () => el("tbody"));
    const { rows, ...shows } = group;
    const width = this.data.columns.length + 1;
    const head = this.keep(`group head ${group.id}`, [shows, width], () => this.groupHead(group));
    arrange(body, [head, ...rows.map((each) => this.row(each, index))]);
    return body;
  }

  groupHead(/** @type {MatrixGroup} */ group) {
    const head = el("th", "", el("div", "group-inner", this.fold(group), el("span", "about", group.about)));
    head.scope = "rowgroup";
    head.colSpan = this.data.columns.length + 1;
    return el("tr", "group", head);
  }

  fold(/** @type {MatrixGroup} */ group) {
    const fold = this.data.fixed ? el("span", "fold fixed") : button("fold");
    const count = group.shown === group.total
      ? plural(group.total, "row")
      : `${group.shown} of ${plural(group.total, "row")}`;
    fold.append(sign("", "arrow"), el("span", "group-name", group.name), " ", el("span", "count", count));
    if (this.data.fixed) return fold;
    fold.setAttribute("aria-expanded", String(!group.folded));
    fold.dataset.fold = group.id;
    fold.dataset.focus = `fold:${group.id}`;
    return fold;
  }

  row(/** @type {MatrixRow} */ row, /** @type {number} */ groupIndex) {
    const line = this.keep(`row ${row.id}`, "", () => el("tr", "row"));
    const shows = [row.number, row.name, row.about];
    const head = this.keep(`row head ${row.id}`, shows, () => this.rowHead(row));
    arrange(line, [head, ...this.rowCells(row, groupIndex, "td")]);
    return line;
  }

  rowHead(/** @type {MatrixRow} */ row) {
    const number = row.number && el("span", "number", row.number);
    const about = row.about && el("span", "row-about", row.about);
    const text = el("div", "", el("span", "row-name", row.name), about);
    const head = el("th", "row-head", el("div", row.number ? "row-inner" : "", number, text));
    head.scope = "row";
    return head;
  }

  rowCells(/** @type {MatrixRow} */ row, /** @type {number} */ groupIndex, /** @type {"td" | "div"} */ tag) {
    const boxes = row.cells.map((cell) => this.keptCell(cell, tag));
    this.grid.push(boxes.map(buttonOf));
    this.groupOfRow.push(groupIndex);
    return boxes;
  }

  keptCell(/** @type {MatrixCell} */ cell, /** @type {"td" | "div"} */ tag) {
    const key = cellKey(cell);
    // A card adds to its boxes, so it gets new ones.
    const make = () => this.newCell(cell, tag);
    const box = tag === "td" ? this.keep(`cell ${key}`, cell, make) : make();
    this.cells.set(key, buttonOf(box));
    return box;
  }

  newCell(/** @type {MatrixCell} */ cell, /** @type {"td" | "div"} */ tag) {
    const box = el(tag, `cell tone-${cell.tone}`);
    const key = cellKey(cell);
    const open = button("open", undefined, cell.label);
    for (const line of cell.lines) {
      open.append(sign(line.sign, `sign tone-${line.tone}`), el("span", `text tone-${line.tone}`, line.text));
    }
    open.setAttribute("aria-pressed", "false");
    open.tabIndex = -1;
    open.dataset.cell = key;
    open.dataset.focus = `cell:${key}`;
    box.append(open);
    if (cell.says) box.append(el("p", "says", cell.says));
    if (cell.marks.length || cell.citations.length) box.append(this.foot(cell, key));
    if (box.children.length === 1) box.classList.add("brief");
    return box;
  }

  foot(/** @type {MatrixCell} */ cell, /** @type {string} */ key) {
    const foot = el("div", "foot");
    for (const mark of cell.marks) foot.append(markChip(mark));
    for (const number of cell.citations) {
      const link = button("cite", String(number), `Source ${number}`);
      link.tabIndex = -1;
      link.dataset.source = String(number);
      link.dataset.focus = `cite:${key}:${number}`;
      foot.append(link);
    }
    return foot;
  }

  cards() {
    const list = el("div", "cards", el("p", "caption", this.data.caption), this.columnList());
    this.data.groups.forEach((group, index) => {
      list.append(el("h2", "group", this.fold(group)));
      if (group.about) list.append(el("p", "about", group.about));
      list.append(...group.rows.map((row) => this.card(row, index)));
    });
    return [list];
  }

  card(/** @type {MatrixRow} */ row, /** @type {number} */ groupIndex) {
    const number = row.number ? [el("span", "number", row.number), " "] : [];
    const head = el("h3", "", ...number, el("span", "row-name", row.name));
    head.id = `row-${row.id}`;
    const about = row.about && el("p", "row-about", row.about);
    const boxes = this.rowCells(row, groupIndex, "div");
    boxes.forEach((box, i) => box.prepend(el("span", "whose", this.data.columns[i].short_name)));
    const card = el("section", "card", head, about, el("ul", "", ...boxes.map((box) => el("li", "", box))));
    card.setAttribute("aria-labelledby", head.id);
    return card;
  }

  columnList() {
    const items = this.data.columns.map((column, index) =>
      el("li", "", el("div", "", ...columnName(column)), this.tools(column, index)));
    return el("details", "columns", el("summary", "", this.data.columns_shown), el("ul", "", ...items));
  }

  legend() {
    const { legend, marks_legend: marks } = this.data;
    return this.keep("legend", [legend, marks], () => this.newLegend());
  }

  newLegend() {
    const summary = el("summary", "", "Signs and marks");
    summary.dataset.focus = "legend";
    const signs = this.data.legend.map((entry) =>
      el("li", `tone-${entry.tone}`, el("span", "sign", entry.sign), el("span", "", entry.text)));
    const marks = this.data.marks_legend.map((mark) => el("li", "", markChip(mark), el("span", "", mark.meaning)));
    return el("details", "legend", summary, el("ul", "signs", ...signs), el("ul", "marks", ...marks));
  }

  sources() {
    return this.keep("sources", this.data.sources, () => this.newSources());
  }

  newSources() {
    if (!this.data.sources.length) return el("section", "sources");
    const head = el("h2", "", "Sources on this screen");
    head.id = "sources";
    const section = el("section", "sources", head, el("ol", "", ...this.data.sources.map(sourceItem)));
    section.setAttribute("aria-labelledby", "sources");
    return section;
  }

  footer() {
    const { reach, version } = this.data;
    return this.keep("footer", [reach, version], () => {
      const name = el("span", "", version);
      name.translate = false;
      return el("p", "footer", reach, reach && version ? " · " : "", ...(version ? ["Data version ", name] : []));
    });
  }

  // ---- size ----------------------------------------------------------------------------------

  observe() {
    this.sizes.disconnect();
    this.sizes.observe(this.root);
    if (this.scroller) {
      this.sizes.observe(this.thead);
      this.sizes.observe(this.table);
    }
  }

  onResize() {
    const width = this.root.clientWidth;
    if (!width) return; // hidden, for example in a tab that is not shown
    if (width < leastWidth() !== this.narrow) return this.draw();
    if (this.scroller) this.fitScroller(this.scroller);
    if (width !== this.width) this.keepInPlace();
    this.width = width;
  }

  fitScroller(/** @type {HTMLElement} */ scroller) {
    const { table } = this;
    this.root.style.setProperty("--head", `${this.thead.offsetHeight}px`);
    const overflows = table.offsetWidth > scroller.clientWidth + 1
      || table.offsetHeight > scroller.clientHeight + 1;
    if (overflows === scroller.hasAttribute("tabindex")) return;
    // Only what scrolls needs to be reachable by keyboard, and only that is worth a landmark.
    const landmark = { tabindex: "0", role: "region", "aria-label": this.data.caption };
    for (const [name, value] of Object.entries(landmark)) {
      if (overflows) scroller.setAttribute(name, value);
      else scroller.removeAttribute(name);
    }
    scroller.dataset.focus = "region";
  }

  keepInPlace() {
    // The panel next to the table makes it narrower: the cell just clicked stays under the eye.
    const open = this.anchor && this.cells.get(this.anchor.key);
    if (!open || !this.anchor || performance.now() - this.anchor.at > GIVE_UP_MS) return;
    if (this.scroller) {
      const box = boxOf(open);
      // At the very top it may move a little instead: the caption stays whole.
      const moved = box.getBoundingClientRect().top - this.anchor.top;
      if (this.scroller.scrollTop) this.scroller.scrollTop += moved;
      box.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.anchor = null;
  }

  // ---- paper ----------------------------------------------------------------------------------

  // Paper cannot be scrolled: a wide table goes on on further sheets, each with the names of its rows.
  layOutForPaper() {
    this.forgetPaper();
    const { length } = this.data.columns;
    const sheets = Math.ceil(length / PRINTED_COLUMNS);
    if (!this.scroller || sheets < 2) return;
    const size = Math.ceil(length / sheets);
    const tables = Array.from({ length: sheets }, (_, sheet) => this.paperTable(sheet * size, (sheet + 1) * size));
    this.scroller.after(el("div", "paper", ...tables));
    this.root.classList.add("split");
  }

  paperTable(/** @type {number} */ first, /** @type {number} */ end) {
    const { length } = this.data.columns;
    const last = Math.min(end, length);
    const table = /** @type {HTMLTableElement} */ (this.table.cloneNode(true));
    table.caption?.append(` · Columns ${first + 1} to ${last} of ${length}`);
    for (const row of table.rows) {
      if (row.cells.length === 1) row.cells[0].colSpan = last - first + 1;
      else [...row.cells].slice(1).forEach((cell, index) => index >= first && index < last || cell.remove());
    }
    return table;
  }

  forgetPaper() {
    this.root.classList.remove("split");
    this.root.querySelector(".paper")?.remove();
  }

  // ---- which cell is open ---------------------------------------------------------------------

  // A cell that nobody has just clicked, for example one opened by a link or by going back, may be off the screen.
  onOpenCell() {
    const { isWaiting } = this;
    this.markOpen();
    const open = this.cells.get(openCell.marked);
    if (open && !isWaiting && !this.isWaiting) bringIntoView(boxOf(open));
  }

  markOpen() {
    const { marked, state, isSlow } = openCell;
    this.isWaiting = state === "requested";
    const markedButton = this.cells.get(marked);
    const before = this.root.querySelectorAll(".pressed > .open");
    for (const open of [...before, ...(markedButton ? [markedButton] : [])]) {
      const isMarked = open === markedButton;
      open.setAttribute("aria-pressed", String(isMarked));
      boxOf(open).classList.toggle("pressed", isMarked);
      boxOf(open).classList.toggle("waiting", isMarked && isSlow);
    }
    this.root.setAttribute("aria-busy", String(this.isWaiting));
    this.status.textContent = isSlow ? "Loading the evidence" : "";
  }

  onCellClosed(/** @type {CellAddress} */ cell) {
    this.goTo(this.cells.get(cellKey(cell)));
  }

  // ---- pointer --------------------------------------------------------------------------------

  onClick(/** @type {PointerEvent} */ event) {
    const tool = closest(event, ".tool");
    if (tool) return this.moveColumn(tool);
    const fold = closest(event, "[data-fold]");
    if (fold) return this.order("fold", fold.dataset.fold, fold);
    const cite = closest(event, ".cite");
    if (cite) return this.showSource(cite);
    if (closest(event, ".back")) return this.goTo(this.cells.get(this.current));
    const box = closest(event, ".cell");
    if (box && !this.isDrag(event)) this.open(buttonOf(box), event.detail === 0);
  }

  moveColumn(/** @type {HTMLElement} */ tool) {
    const { action, column } = tool.dataset;
    this.order("column", { action, column }, tool);
  }

  order(/** @type {string} */ name, /** @type {unknown} */ value, /** @type {HTMLElement} */ node) {
    this.send?.(name, value);
    // The answer is a new drawing without this node, so there is nothing to clear in time.
    setTimeout(() => node.classList.add("waiting"), SLOW_HINT_MS);
    setTimeout(() => node.classList.remove("waiting"), GIVE_UP_MS);
  }

  isDrag(/** @type {PointerEvent} */ event) {
    const [x, y] = this.pressedAt ?? [event.clientX, event.clientY];
    return event.detail > 0 && Math.hypot(event.clientX - x, event.clientY - y) > DRAG;
  }

  open(/** @type {HTMLElement} */ target, /** @type {boolean} */ byKeyboard) {
    const key = target.dataset.cell ?? "";
    const [column, row] = key.split("~");
    this.setCurrent(target);
    target.focus({ preventScroll: true }); // also after a click next to the button's words
    const top = boxOf(target).getBoundingClientRect().top;
    this.anchor = { key, top, at: performance.now() };
    this.request({ column, row }, byKeyboard);
  }

  request(/** @type {CellAddress} */ cell, byKeyboard = false) {
    openCell.request(cell, () => this.send?.("open", cell), { owner: this, byKeyboard });
  }

  showSource(/** @type {HTMLElement} */ cite) {
    /** @type {HTMLElement | null} */
    const item = this.body.querySelector(`#source-${cite.dataset.source}`);
    if (!item) return;
    this.setCurrent(buttonOf(/** @type {HTMLElement} */ (cite.closest(".cell"))));
    this.body.querySelectorAll(".shown").forEach((node) => node.classList.remove("shown"));
    this.body.querySelector(".back")?.remove();
    item.append(button("back", "Back to the cell"));
    item.classList.add("shown");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    item.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    item.focus({ preventScroll: true });
  }

  // ---- keyboard -------------------------------------------------------------------------------

  onKey(/** @type {KeyboardEvent} */ event) {
    const cell = closest(event, ".open");
    if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
    const row = this.grid.findIndex((cells) => cells.includes(cell));
    const from = { row, column: this.grid[row].indexOf(cell) };
    const size = { columns: this.grid[row].length, groupOfRow: this.groupOfRow, isList: this.narrow };
    const next = neighbour(from, event.key, event.ctrlKey, size);
    if (!next) return;
    event.preventDefault();
    this.goTo(this.grid[next.row][next.column]);
  }

  goTo(/** @type {HTMLElement | undefined} */ cell) {
    if (!cell) return;
    this.setCurrent(cell);
    cell.focus({ preventScroll: true });
    boxOf(cell).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  onFocus(/** @type {FocusEvent} */ event) {
    const cell = closest(event, ".open");
    if (cell) this.setCurrent(cell);
  }

  // ---- the one cell that Tab reaches ------------------------------------------------------------

  setCurrent(/** @type {HTMLElement} */ cell) {
    const before = this.cells.get(this.current);
    if (before) setTabIndex(before, -1);
    this.current = cell.dataset.cell ?? "";
    setTabIndex(cell, 0);
  }

  chooseCurrent() {
    const cell = this.cells.get(this.current) ?? this.cells.get(openCell.marked) ?? this.grid[0]?.[0];
    if (cell) this.setCurrent(cell);
  }

  // ---- focus across a redraw --------------------------------------------------------------------

  focused() {
    const active = /** @type {ShadowRoot} */ (this.root.getRootNode()).activeElement;
    return active instanceof HTMLElement && this.root.contains(active) ? active.dataset.focus ?? "" : "";
  }

  restoreFocus(/** @type {string} */ name, /** @type {readonly MatrixColumn[]} */ before) {
    if (!name) return;
    const find = (/** @type {string} */ each) => this.body.querySelector(`[data-focus="${CSS.escape(each)}"]`);
    const next = name.startsWith("tool:") ? this.nextTool(name, before) : name;
    const found = find(name) ?? find(next);
    const target = found?.matches(":disabled") ? found.parentElement?.querySelector(":enabled") : found;
    /** @type {HTMLElement | undefined} */ (target ?? this.cells.get(this.current))?.focus({ preventScroll: true });
  }

  nextTool(/** @type {string} */ name, /** @type {readonly MatrixColumn[]} */ before) {
    // Its column is gone: the same tool of the column that took its place, or of the last one.
    const [, action, gone] = name.split(":");
    const index = before.findIndex((column) => column.id === gone);
    const { columns } = this.data;
    return `tool:${action}:${columns[Math.min(index, columns.length - 1)]?.id}`;
  }
}

const buttonOf = (/** @type {HTMLElement} */ box) => /** @type {HTMLElement} */ (box.querySelector(".open"));
const boxOf = (/** @type {Element} */ open) => /** @type {HTMLElement} */ (open.parentElement);
const closest = (/** @type {Event} */ event, /** @type {string} */ selector) =>
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(selector));

function setTabIndex(/** @type {HTMLElement} */ open, /** @type {number} */ index) {
  for (const each of boxOf(open).querySelectorAll("button")) each.tabIndex = index;
}

// For most of a second, since the panel makes the table narrower, and rows get their real heights only when they come
// near; not against a reader who scrolls.
function bringIntoView(/** @type {Element} */ box, frames = 45) {
  let left = frames;
  const stop = () => (left = 0);
  for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"])
    window.addEventListener(kind, stop, { once: true, passive: true });
  const step = () => {
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (left-- > 0) requestAnimationFrame(step);
  };
  step();
}

// Makes the wanted nodes the children of a parent, and moves none that can stay.
function arrange(/** @type {Element} */ parent, /** @type {Element[]} */ wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  let place = parent.firstElementChild;
  for (const node of wanted) {
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
}

function hintForKeys() {
  const hint = el("p", "hidden", "Arrow keys move between cells, Enter opens the evidence.");
  hint.id = "hint";
  return hint;
}

function columnName(/** @type {MatrixColumn} */ column) {
  const name = column.link ? linkTo(column.short_name, column.link, column.about) : column.short_name;
  return [el("span", "short-name", name), el("span", "details", column.details)];
}

function captionOf(/** @type {string} */ text) {
  return el("caption", "", el("span", "caption", text));
}

function markChip(/** @type {Mark} */ mark) {
  const chip = el("abbr", "mark", mark.text);
  chip.title = mark.meaning;
  return chip;
}

function sourceItem(/** @type {CitedSource} */ { number, short_name, title, url, details, date }) {
  const name = isWebAddress(url) ? webLink(title || url, url) : el("cite", "", title);
  const more = [details, date].filter(Boolean).join(" · ");
  const item = el("li", "", el("b", "", short_name), " ", name, " ", el("span", "details", more));
  item.id = `source-${number}`;
  item.value = number;
  item.tabIndex = -1;
  return item;
}

export default component(MatrixView);
