// Draws a Matrix (docs/view-models.md) as a table, or as cards where a table has no room.
// Everything a record says goes in by textContent, so nothing in it can become markup.
// The evidence component tells by an event which cell is open; the server does not send the
// table again for that.

import { button, cellKey, component, el, isWebAddress, same, sign, unpack, webLink } from "../dom.js";

const NARROW = 640; // px of the component, not of the window: below it, cards
const NARROW_BESIDE = 480; // the same where the window has room for a panel beside the table
const WIDE_WINDOW = 1000; // px
const PATIENCE = 500; // ms without an answer until a sign of progress
const GIVE_UP = 10000; // ms until a click counts as lost
const AGAIN = 1200; // ms in which a run must have come to the cell that was asked for
const TRIES = 5;
const DRAG = 6; // px between press and release that make it a selection of text, not a click

const plural = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
const enough = () => (window.innerWidth < WIDE_WINDOW ? NARROW : NARROW_BESIDE);
const openCell = () => document.documentElement.dataset.guaranteesOpenCell ?? "";

class MatrixView {
  constructor(parent) {
    this.root = el("div", "guarantees-matrix");
    // Outside what is redrawn, or screen readers would miss its changes.
    this.status = el("p", "hidden");
    this.status.setAttribute("role", "status");
    this.body = el("div", "body");
    this.root.append(this.body, this.status);
    parent.append(this.root);
    this.current = "";
    this.pending = null;
    this.kept = new Map();
    this.narrow = false;
    this.width = 0;
    this.listen();
  }

  listen() {
    this.root.onpointerdown = (event) => (this.pressedAt = [event.clientX, event.clientY]);
    this.root.onclick = (event) => this.onClick(event);
    this.root.onkeydown = (event) => this.onKey(event);
    this.root.onfocusin = (event) => this.onFocus(event);
    this.onOpenCell = () => this.openedElsewhere();
    this.onFocusCell = (event) => this.goTo(this.cells?.get(cellKey(event.detail)));
    document.addEventListener("guarantees:open-cell", this.onOpenCell);
    document.addEventListener("guarantees:focus-cell", this.onFocusCell);
    this.onHeard = (event) => this.heard(event.detail);
    document.addEventListener("guarantees:heard", this.onHeard);
    this.sizes = new ResizeObserver(() => this.onResize());
  }

  destroy() {
    document.removeEventListener("guarantees:open-cell", this.onOpenCell);
    document.removeEventListener("guarantees:focus-cell", this.onFocusCell);
    document.removeEventListener("guarantees:heard", this.onHeard);
    this.heard("");
    this.sizes.disconnect();
    this.stopWaiting();
    this.root.remove();
  }

  // ---- drawing -------------------------------------------------------------------------------

  async update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    if (!data || same(data, this.latest)) return; // a change of theme, for example
    this.latest = data;
    const text = await unpack(data);
    if (data !== this.latest) return; // a later update was quicker
    const before = this.data?.columns ?? [];
    this.data = JSON.parse(text);
    this.draw(before);
  }

  draw(before = []) {
    const focus = this.focused();
    const { scrollTop = 0, scrollLeft = 0 } = this.scroller ?? {};
    this.cells = new Map();
    this.grid = [];
    this.groupOfRow = [];
    this.width = this.root.clientWidth;
    this.narrow = this.width > 0 && this.width < enough();
    const isFirst = !this.kept.size;
    this.used = new Map();
    arrange(this.body, this.parts());
    this.kept = this.used;
    // Only when needed: it makes the browser lay the table out at once.
    const scrolled = this.scroller && scrollTop + scrollLeft;
    if (scrolled) Object.assign(this.scroller, { scrollTop, scrollLeft });
    this.chooseCurrent();
    if (isFirst) this.openedElsewhere();
    else this.markOpen();
    this.restoreFocus(focus, before);
    this.observe();
    const { root, scroller } = this;
    const send = (name, value) => (name === "open" ? this.ask(value) : this.send(name, value));
    const drawn = new CustomEvent("guarantees:matrix-drawn", { detail: { root, scroller, send } });
    document.dispatchEvent(drawn);
  }

  parts() {
    const { data } = this;
    this.scroller = null;
    const table = () => (this.narrow ? this.cards() : this.region());
    const main = data.empty ? [el("p", "empty", data.empty)] : table();
    return [...main, this.legend(), this.sources(), this.footer()];
  }

  // What shows the same as before is the same node as before: the browser then has neither to build
  // nor to style it again, nor to lay it out.
  keep(name, shows, make) {
    const text = JSON.stringify(shows);
    const known = this.kept.get(name);
    const entry = known?.text === text ? known : { text, node: make() };
    this.used.set(name, entry);
    return entry.node;
  }

  region() {
    const { data } = this;
    const hint = this.keep("hint", "", hintForKeys);
    this.scroller = this.keep("scroller", "", () => el("div", "scroller"));
    this.table = this.keep("table", "", () => el("table"));
    this.table.setAttribute("aria-describedby", "hint");
    this.scroller.style.setProperty("--columns", data.columns.length);
    this.thead = this.keep("head", [data.corner, data.columns], () => this.head());
    const caption = this.keep("caption", data.caption, () => captionOf(data.caption));
    arrange(this.table, [caption, this.thead, ...data.groups.map((g, i) => this.group(g, i))]);
    arrange(this.scroller, [this.table]);
    return [hint, this.scroller];
  }

  head() {
    const head = el("thead");
    const row = el("tr");
    const corner = el("th", "corner", this.data.corner);
    corner.scope = "col";
    row.append(corner, ...this.data.columns.map((column, i) => this.columnHead(column, i)));
    head.append(row);
    return head;
  }

  columnHead(column, index) {
    const head = el("th", "column");
    head.scope = "col";
    head.title = column.name;
    const inner = el("div", "column-inner");
    inner.append(...columnName(column), this.tools(column, index));
    head.append(inner);
    return head;
  }

  tools(column, index) {
    if (this.data.fixed) return "";
    const row = el("span", "tools");
    const last = this.data.columns.length - 1;
    const kinds = {
      left: ["←", `Move ${column.short_name} left`, index === 0],
      right: ["→", `Move ${column.short_name} right`, index === last],
      remove: ["×", `Remove ${column.short_name}`, false],
    };
    for (const [action, [arrow, name, disabled]] of Object.entries(kinds)) {
      const tool = button("tool", arrow, name);
      tool.title = name;
      tool.disabled = disabled;
      tool.dataset.action = action;
      tool.dataset.column = column.id;
      tool.dataset.focus = `tool:${action}:${column.id}`;
      row.append(tool);
    }
    return row;
  }

  group(group, index) {
    const body = this.keep(`group ${group.id}`, "", () => el("tbody"));
    const { rows, ...shows } = group;
    const width = this.data.columns.length + 1;
    const head = this.keep(`group head ${group.id}`, [shows, width], () => this.groupHead(group));
    arrange(body, [head, ...rows.map((each) => this.row(each, index))]);
    return body;
  }

  groupHead(group) {
    const row = el("tr", "group");
    const head = el("th");
    head.scope = "rowgroup";
    head.colSpan = this.data.columns.length + 1;
    const inner = el("div", "group-inner");
    inner.append(this.fold(group), el("span", "about", group.about));
    head.append(inner);
    row.append(head);
    return row;
  }

  fold(group) {
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

  row(row, groupIndex) {
    const line = this.keep(`row ${row.id}`, "", () => el("tr", "row"));
    const shows = [row.number, row.name, row.about];
    const head = this.keep(`row head ${row.id}`, shows, () => this.rowHead(row));
    arrange(line, [head, ...this.rowCells(row, groupIndex, "td")]);
    return line;
  }

  rowHead(row) {
    const head = el("th", "row-head");
    head.scope = "row";
    const inner = el("div", row.number ? "row-inner" : "");
    const text = el("div");
    text.append(el("span", "row-name", row.name));
    if (row.about) text.append(el("span", "row-about", row.about));
    if (row.number) inner.append(el("span", "number", row.number));
    inner.append(text);
    head.append(inner);
    return head;
  }

  rowCells(row, groupIndex, tag) {
    const boxes = row.cells.map((cell) => this.keptCell(cell, tag));
    this.grid.push(boxes.map((box) => box.querySelector(".open")));
    this.groupOfRow.push(groupIndex);
    return boxes;
  }

  keptCell(cell, tag) {
    const key = cellKey(cell);
    // A card adds to its boxes, so it gets new ones.
    const make = () => this.cell(cell, tag);
    const box = tag === "td" ? this.keep(`cell ${key}`, cell, make) : make();
    this.cells.set(key, box.querySelector(".open"));
    return box;
  }

  cell(cell, tag) {
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

  foot(cell, key) {
    const foot = el("div", "foot");
    for (const mark of cell.marks) foot.append(markChip(mark));
    for (const number of cell.citations) {
      const link = button("cite", String(number), `Source ${number}`);
      link.tabIndex = -1;
      link.dataset.source = number;
      link.dataset.focus = `cite:${key}:${number}`;
      foot.append(link);
    }
    return foot;
  }

  cards() {
    const list = el("div", "cards");
    list.append(el("p", "caption", this.data.caption), this.columnList());
    this.data.groups.forEach((group, index) => {
      const head = el("h2", "group");
      head.append(this.fold(group));
      list.append(head);
      if (group.about) list.append(el("p", "about", group.about));
      list.append(...group.rows.map((row) => this.card(row, index)));
    });
    return [list];
  }

  card(row, groupIndex) {
    const card = el("section", "card");
    const head = el("h3");
    head.id = `row-${row.id}`;
    if (row.number) head.append(el("span", "number", row.number), " ");
    head.append(el("span", "row-name", row.name));
    card.setAttribute("aria-labelledby", head.id);
    card.append(head);
    if (row.about) card.append(el("p", "row-about", row.about));
    const list = el("ul");
    this.rowCells(row, groupIndex, "div").forEach((box, index) => {
      box.prepend(el("span", "whose", this.data.columns[index]?.short_name ?? ""));
      const item = el("li");
      item.append(box);
      list.append(item);
    });
    card.append(list);
    return card;
  }

  columnList() {
    const details = el("details", "columns");
    details.append(el("summary", "", this.data.columns_shown));
    const list = el("ul");
    this.data.columns.forEach((column, index) => {
      const item = el("li");
      const name = el("div");
      name.append(...columnName(column));
      item.append(name, this.tools(column, index));
      list.append(item);
    });
    details.append(list);
    return details;
  }

  legend() {
    const { legend, marks_legend: marks } = this.data;
    return this.keep("legend", [legend, marks], () => this.newLegend());
  }

  newLegend() {
    const details = el("details", "legend");
    const summary = el("summary", "", "Signs and marks");
    summary.dataset.focus = "legend";
    const signs = el("ul", "signs");
    for (const entry of this.data.legend) {
      const item = el("li", `tone-${entry.tone}`);
      item.append(el("span", "sign", entry.sign), el("span", "", entry.text));
      signs.append(item);
    }
    const marks = el("ul", "marks");
    for (const mark of this.data.marks_legend) {
      const item = el("li");
      item.append(markChip(mark), el("span", "", mark.meaning));
      marks.append(item);
    }
    details.append(summary, signs, marks);
    return details;
  }

  sources() {
    return this.keep("sources", this.data.sources, () => this.newSources());
  }

  newSources() {
    const section = el("section", "sources");
    if (!this.data.sources.length) return section;
    const head = el("h2", "", "Sources on this screen");
    head.id = "sources";
    section.setAttribute("aria-labelledby", "sources");
    const list = el("ol");
    list.append(...this.data.sources.map(sourceItem));
    section.append(head, list);
    return section;
  }

  footer() {
    const text = [this.data.reach, this.data.version && `Data version ${this.data.version}`];
    return this.keep("footer", text, () => el("p", "footer", text.filter(Boolean).join(" · ")));
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
    if (width < enough() !== this.narrow) return this.draw();
    if (this.scroller) this.fitScroller();
    if (width !== this.width) this.keepInPlace();
    this.width = width;
  }

  fitScroller() {
    const { scroller, table } = this;
    this.root.style.setProperty("--head", `${this.thead.offsetHeight}px`);
    const overflows = table.offsetWidth > scroller.clientWidth + 1
      || table.offsetHeight > scroller.clientHeight + 1;
    if (overflows === scroller.hasAttribute("tabindex")) return;
    // Only what scrolls needs to be reachable by keyboard, and only that is worth a landmark.
    const landmark = { tabindex: 0, role: "region", "aria-label": this.data.caption };
    for (const [name, value] of Object.entries(landmark)) {
      if (overflows) scroller.setAttribute(name, value);
      else scroller.removeAttribute(name);
    }
    scroller.dataset.focus = "region";
  }

  keepInPlace() {
    // The panel beside the table makes it narrower: the cell just clicked stays under the eye.
    const box = this.anchor && this.cells.get(this.anchor.key)?.parentElement;
    if (!box || performance.now() - this.anchor.at > GIVE_UP) return;
    if (this.scroller) {
      // At the very top it may move a little instead: the caption stays whole.
      const moved = box.getBoundingClientRect().top - this.anchor.top;
      if (this.scroller.scrollTop) this.scroller.scrollTop += moved;
      box.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.anchor = null;
  }

  // ---- which cell is open ---------------------------------------------------------------------

  // By a link, or by going back: a cell that nobody has clicked may be off the screen.
  openedElsewhere() {
    const asked = Boolean(this.pending);
    this.markOpen();
    const box = this.cells?.get(openCell())?.parentElement;
    if (box && !asked) bringIntoView(box);
  }

  markOpen() {
    const open = openCell();
    const { pending } = this;
    // News of an older click, or of a redrawn panel: the newest click is still under way.
    const old = pending && open !== pending.key && (open || !pending.before);
    if (old) return this.press(pending.key);
    this.stopWaiting();
    this.press(open);
  }

  press(key) {
    const mark = (open, pressed) => {
      open.setAttribute("aria-pressed", String(pressed));
      open.parentElement.classList.toggle("pressed", pressed);
    };
    this.root.querySelectorAll(".pressed > .open").forEach((open) => mark(open, false));
    const open = this.cells?.get(key);
    if (open) mark(open, true);
  }

  wait(key) {
    const before = openCell();
    this.stopWaiting();
    this.press(key);
    this.root.setAttribute("aria-busy", "true");
    const show = () => {
      this.cells.get(key)?.parentElement.classList.add("waiting");
      this.status.textContent = "Loading the evidence";
    };
    const giveUp = () => {
      this.stopWaiting();
      this.markOpen();
    };
    const timers = [setTimeout(show, PATIENCE), setTimeout(giveUp, GIVE_UP)];
    this.pending = { key, before, timers };
  }

  stopWaiting() {
    this.pending?.timers.forEach(clearTimeout);
    this.pending = null;
    this.root.removeAttribute("aria-busy");
    this.root.querySelectorAll(".waiting").forEach((node) => node.classList.remove("waiting"));
    this.status.textContent = "";
  }

  // ---- pointer --------------------------------------------------------------------------------

  onClick(event) {
    const { target } = event;
    const find = (selector) => target.closest(selector);
    const tool = find(".tool");
    if (tool) return this.moveColumn(tool);
    const fold = find("[data-fold]");
    if (fold) return this.order("fold", fold.dataset.fold, fold);
    const cite = find(".cite");
    if (cite) return this.showSource(cite);
    if (find(".back")) return this.goTo(this.cells.get(this.current));
    const box = find(".cell");
    if (box && !this.dragged(event)) this.open(box.querySelector(".open"), event.detail === 0);
  }

  moveColumn(tool) {
    const { action, column } = tool.dataset;
    this.order("column", { action, column }, tool);
  }

  order(name, value, node) {
    this.send(name, value);
    // The answer is a new drawing without this node, so there is nothing to clear in time.
    setTimeout(() => node.classList.add("waiting"), PATIENCE);
    setTimeout(() => node.classList.remove("waiting"), GIVE_UP);
  }

  dragged(event) {
    const [x, y] = this.pressedAt ?? [event.clientX, event.clientY];
    return event.detail > 0 && Math.hypot(event.clientX - x, event.clientY - y) > DRAG;
  }

  open(target, byKeyboard) {
    const key = target.dataset.cell;
    const [column, row] = key.split("~");
    this.setCurrent(target);
    target.focus({ preventScroll: true }); // also after a click beside the button's words
    const { top } = target.parentElement.getBoundingClientRect();
    this.anchor = { key, top, at: performance.now() };
    const detail = { column, row, byKeyboard };
    document.dispatchEvent(new CustomEvent("guarantees:ask-cell", { detail }));
    if (openCell() === key) return this.markOpen(); // the panel already shows it
    this.wait(key);
    this.ask({ column, row });
  }

  // Streamlit may lose what it is sent while one of its runs begins, and says nothing then. So a cell is asked for again
  // until a run has come to it; to open it twice is to open it once.
  ask(cell) {
    this.unheard = { cell, left: TRIES };
    this.askAgain();
  }

  askAgain() {
    clearTimeout(this.asking);
    if (!this.unheard?.left) return;
    this.unheard.left -= 1;
    this.send("open", this.unheard.cell);
    this.asking = setTimeout(() => this.askAgain(), AGAIN);
  }

  // A run came to this cell; or, with no cell, the reader has closed what was asked for.
  heard(key) {
    if (key && (!this.unheard || key !== cellKey(this.unheard.cell))) return;
    clearTimeout(this.asking);
    this.unheard = null;
  }

  showSource(cite) {
    const item = this.body.querySelector(`#source-${cite.dataset.source}`);
    if (!item) return;
    this.setCurrent(cite.closest(".cell").querySelector(".open"));
    this.body.querySelectorAll(".shown").forEach((node) => node.classList.remove("shown"));
    this.body.querySelector(".back")?.remove();
    item.append(button("back", "Back to the cell"));
    item.classList.add("shown");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    item.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    item.focus({ preventScroll: true });
  }

  // ---- keyboard -------------------------------------------------------------------------------

  onKey(event) {
    const cell = event.target.closest(".open");
    if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
    const next = this.neighbour(cell, event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    this.goTo(next);
  }

  neighbour(cell, key, ctrl) {
    const row = this.grid.findIndex((cells) => cells.includes(cell));
    const column = this.grid[row].indexOf(cell);
    const at = (r, c) => this.grid.at(r)?.at(c);
    if (key === "Home") return at(ctrl ? 0 : row, 0);
    if (key === "End") return at(ctrl ? -1 : row, -1);
    if (ctrl) return undefined;
    if (key === "PageUp") return at(this.groupStart(row, true), column);
    if (key === "PageDown") return at(this.groupStart(row, false), column);
    const steps = this.narrow
      ? { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
      : { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const [down, right] = steps[key] ?? [];
    return down === undefined ? undefined : this.step(row, column, down, right);
  }

  step(row, column, down, right) {
    const width = this.grid[row].length;
    let [r, c] = [row + down, column + right];
    // Cards stand in one long list, so the end of one leads to the next.
    if (this.narrow && (c < 0 || c >= width)) [r, c] = [r + right, (c + width) % width];
    return this.grid[r]?.[c] && r >= 0 && c >= 0 ? this.grid[r][c] : this.grid[row][column];
  }

  groupStart(row, up) {
    const starts = this.groupOfRow
      .map((group, index) => (group === this.groupOfRow[index - 1] ? -1 : index))
      .filter((index) => index >= 0);
    return up
      ? starts.findLast((start) => start < row) ?? 0
      : starts.find((start) => start > row) ?? this.grid.length - 1;
  }

  goTo(cell) {
    if (!cell) return;
    this.setCurrent(cell);
    cell.focus({ preventScroll: true });
    cell.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  onFocus(event) {
    const cell = event.target.closest(".open");
    if (cell) this.setCurrent(cell);
  }

  // ---- the one cell that Tab reaches ------------------------------------------------------------

  setCurrent(cell) {
    const stops = (open, index) => {
      if (!open) return;
      open.parentElement.querySelectorAll("button").forEach((each) => (each.tabIndex = index));
    };
    stops(this.cells.get(this.current), -1);
    this.current = cell.dataset.cell;
    stops(cell, 0);
  }

  chooseCurrent() {
    const cell = this.cells.get(this.current) ?? this.cells.get(openCell()) ?? this.grid[0]?.[0];
    if (cell) this.setCurrent(cell);
  }

  // ---- focus across a redraw --------------------------------------------------------------------

  focused() {
    const active = this.root.getRootNode().activeElement;
    return active && this.root.contains(active) ? active.dataset.focus ?? "" : "";
  }

  restoreFocus(name, before) {
    if (!name) return;
    const find = (each) => this.body.querySelector(`[data-focus="${CSS.escape(each)}"]`);
    const next = name.startsWith("tool:") ? this.nextTool(name, before) : name;
    const found = find(name) ?? find(next);
    const target = found?.disabled ? found.parentElement.querySelector(":enabled") : found;
    (target ?? this.cells.get(this.current))?.focus({ preventScroll: true });
  }

  nextTool(name, before) {
    // Its column is gone: the same tool of the column that took its place, or of the last one.
    const [, action, gone] = name.split(":");
    const index = before.findIndex((column) => column.id === gone);
    const { columns } = this.data;
    return `tool:${action}:${columns[Math.min(index, columns.length - 1)]?.id}`;
  }
}

// For most of a second, since the panel makes the table narrower, and rows get their real heights only when they come
// near; not against a reader who scrolls.
function bringIntoView(box, frames = 45) {
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
function arrange(parent, wanted) {
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

function columnName(column) {
  return [el("span", "short-name", column.short_name), el("span", "details", column.details)];
}

function captionOf(text) {
  const caption = el("caption");
  caption.append(el("span", "caption", text));
  return caption;
}

function markChip(mark) {
  const chip = el("abbr", "mark", mark.text);
  chip.title = mark.meaning;
  return chip;
}

function sourceItem(source) {
  const item = el("li");
  item.id = `source-${source.number}`;
  item.value = source.number;
  item.tabIndex = -1;
  item.append(el("b", "", source.short_name), " ");
  item.append(isWebAddress(source.url) ? webLink(source.title || source.url, source.url) : el("cite", "", source.title));
  const more = [source.details, source.date].filter(Boolean).join(" · ");
  item.append(" ", el("span", "details", more));
  return item;
}

export default component(MatrixView);
