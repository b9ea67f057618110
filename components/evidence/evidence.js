// Draws the evidence of one cell (CellEvidence in docs/view-models.md): a panel beside the table,
// a sheet at the foot of a narrow window. Everything a record says goes in by textContent, so
// nothing in it can become markup. It also tells the table, by an event, which cell is open.

const STANDINGS = [
  ["shown", "Shown in the cell"],
  ["lower", "Also said"],
  ["earlier", "History of this cell"],
  ["withdrawn", "Withdrawn"],
];
const ROOM = 840; // px that table and panel need side by side; with less, the panel is a sheet

const panels = new WeakMap();

export default function (component) {
  const { parentElement } = component;
  const panel = panels.get(parentElement) ?? new EvidencePanel(parentElement);
  panels.set(parentElement, panel);
  panel.update(component);
  return () => {
    panels.delete(parentElement);
    panel.destroy();
  };
}

function el(tag, className, ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content.filter((part) => part !== "" && part !== undefined && part !== null));
  return node;
}

function button(className, text) {
  const node = el("button", className, text);
  node.type = "button";
  return node;
}

// Sets what is given and takes back whatever else of it was set before.
function style(node, { position = "", top = "", minWidth = "", flexWrap = "" }) {
  if (node) Object.assign(node.style, { position, top, minWidth, flexWrap });
}

const cellKey = (cell) => (cell ? `${cell.proposal}~${cell.element}` : "");
const isWebAddress = (url) => /^https?:\/\//i.test(url ?? "");

class EvidencePanel {
  constructor(parent) {
    this.root = el("div", "guarantees-evidence");
    parent.append(this.root);
    this.asked = null; // the last cell the reader asked for in the table, and how
    this.closed = false; // closed here, while the server has not answered yet
    this.listen();
  }

  listen() {
    this.root.onclick = (event) => this.onClick(event);
    this.onAsk = (event) => this.onAsked(event.detail);
    this.onKey = (event) => this.onEscape(event);
    document.addEventListener("guarantees:ask-cell", this.onAsk);
    document.addEventListener("keydown", this.onKey);
    this.findPlace();
  }

  // Streamlit's column and the box in it that can stick: outside our shadow root, so found by the
  // names its own tests use. Without them the panel still stands in its column and scrolls.
  findPlace() {
    const host = this.root.getRootNode().host;
    this.box = host?.closest('[data-testid="stElementContainer"]');
    this.column = host?.closest('[data-testid="stColumn"]');
    this.row = this.column?.parentElement;
    this.sizes = new ResizeObserver(() => this.place());
    this.sizes.observe(this.row ?? document.documentElement);
  }

  place() {
    const room = this.row?.clientWidth ?? window.innerWidth;
    const sheet = room < ROOM;
    const beside = Boolean(this.panel) && !this.root.hidden && !sheet;
    this.root.classList.toggle("sheet", sheet);
    // Out of the flow, the column leaves the table the whole width, its own gap included.
    style(this.column, beside ? { minWidth: "20rem" } : { position: "absolute", minWidth: "0" });
    style(this.row, beside ? { flexWrap: "nowrap" } : {}); // or the least width would push it below
    style(this.box, beside ? { position: "sticky", top: "4.25rem" } : {});
  }

  destroy() {
    document.removeEventListener("guarantees:ask-cell", this.onAsk);
    document.removeEventListener("keydown", this.onKey);
    this.sizes.disconnect();
    for (const node of [this.column, this.row, this.box]) style(node, {});
    this.root.remove();
    delete document.documentElement.dataset.guaranteesLink;
    this.announce("");
  }

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    // For the button that copies the link to the whole page.
    const { panel, link } = JSON.parse(new TextDecoder().decode(data));
    document.documentElement.dataset.guaranteesLink = link;
    this.show(panel);
  }

  show(data) {
    const text = JSON.stringify(data ?? null);
    if (text === this.drawn) return this.announce(this.closed ? "" : cellKey(this.data));
    const another = cellKey(data) !== cellKey(this.data);
    this.drawn = text;
    this.data = data ?? null;
    this.closed = false;
    this.draw(another);
    this.root.hidden = false;
    this.place();
    this.announce(cellKey(this.data));
    this.moveFocus();
  }

  announce(key) {
    const { dataset } = document.documentElement;
    if (key) dataset.guaranteesOpenCell = key;
    else delete dataset.guaranteesOpenCell;
    document.dispatchEvent(new CustomEvent("guarantees:open-cell", { detail: key }));
  }

  // ---- drawing --------------------------------------------------------------------------------

  draw(another) {
    const scrolled = another ? 0 : this.panel?.scrollTop ?? 0;
    this.panel = null;
    if (!this.data) return this.root.replaceChildren();
    const { data } = this;
    this.panel = el("section", "panel", this.top(data), this.content(data));
    this.panel.setAttribute("aria-labelledby", "heading");
    this.root.replaceChildren(this.panel);
    this.panel.scrollTop = scrolled;
  }

  top(data) {
    this.heading = el("h2", "", data.element_name);
    this.heading.id = "heading";
    this.heading.tabIndex = -1;
    const close = button("close", "×");
    close.setAttribute("aria-label", "Close the evidence");
    close.title = "Close (Escape)";
    const names = el("div", "names", this.heading, el("p", "proposal", data.proposal_name));
    return el("header", "", names, close);
  }

  content(data) {
    return el("div", "content", this.answer(data), ...groupsOf(data.statements ?? []),
      absence(data), contradictions(data), definition(data), this.share());
  }

  answer(data) {
    const value = el("p", `value tone-${data.tone}`, sign(data.sign), el("span", "", data.text));
    const question = data.question ? el("p", "soft", data.question) : "";
    const label = data.state_label === data.text ? "" : data.state_label;
    const state = label ? el("p", "soft", label) : "";
    return el("div", "answer", question, value, state, data.why ? el("p", "why", data.why) : "");
  }

  share() {
    this.status = el("p", "status");
    this.status.setAttribute("role", "status");
    this.linkBox = el("input", "link");
    this.linkBox.readOnly = true;
    this.linkBox.hidden = true;
    this.linkBox.setAttribute("aria-label", "Link to this cell");
    const copy = button("button copy", "Copy link to this cell");
    const buttons = el("div", "buttons", copy, button("button close", "Close"));
    return el("div", "share", buttons, this.linkBox, this.status);
  }

  // ---- what the reader does -------------------------------------------------------------------

  onClick(event) {
    if (event.target.closest(".close")) this.close();
    else if (event.target.closest(".copy")) this.copy();
  }

  onAsked(asked) {
    this.asked = asked;
    if (!this.data || cellKey(asked) !== cellKey(this.data)) return;
    // Already here: nothing will come from the server.
    this.closed = false;
    this.root.hidden = false;
    this.place();
    this.announce(cellKey(asked));
    this.moveFocus();
  }

  moveFocus() {
    const { asked } = this;
    if (!asked || !this.panel || cellKey(asked) !== cellKey(this.data)) return;
    this.asked = null;
    if (asked.byKeyboard) this.heading.focus({ preventScroll: true });
  }

  onEscape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.panel || this.closed) return;
    const here = (node) => node === this.root || node.classList?.contains("guarantees-matrix");
    if (event.composedPath().some(here)) this.close();
  }

  close() {
    const { proposal, element } = this.data;
    this.closed = true;
    this.root.hidden = true; // at once; the server confirms
    this.place();
    this.announce("");
    const detail = { proposal, element };
    document.dispatchEvent(new CustomEvent("guarantees:focus-cell", { detail }));
    this.send("close", detail);
  }

  async copy() {
    const address = location.origin + location.pathname + this.data.link;
    const { status, linkBox } = this;
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = "Link copied";
    } catch {
      // No clipboard: without https, or the reader forbids it.
      linkBox.value = address;
      linkBox.hidden = false;
      linkBox.select();
      status.textContent = "The link is selected: copy it from the box";
    }
  }
}

// ---- parts ------------------------------------------------------------------------------------

function sign(text) {
  const node = el("span", "sign", text);
  node.setAttribute("aria-hidden", "true");
  return node;
}

function groupsOf(statements) {
  return STANDINGS.map(([standing, title]) => {
    const members = statements.filter((statement) => statement.standing === standing);
    if (!members.length) return "";
    const list = el("ul", "statements", ...members.map((each) => statementItem(each, title)));
    return el("section", `standing ${standing}`, el("h3", "", title), list);
  });
}

function statementItem(statement, title) {
  const label = statement.standing_label;
  const value = el("p", "coded", sign(statement.sign), el("b", "", statement.text));
  if (label && label !== title) value.append(" ", el("span", "tag", label));
  return el("li", "statement", value, statement.says ? el("p", "says", statement.says) : "",
    facts(statement), ...(statement.places ?? []).map(place));
}

function facts(statement) {
  const list = el("dl");
  const add = (name, ...values) => {
    const shown = values.filter(Boolean);
    if (shown.length) list.append(el("dt", "", name), ...shown.map((value) => el("dd", "", value)));
  };
  add("Speaker", speaker(statement));
  add("Attributed to", statement.attributed_to);
  add("How known", mode(statement));
  add("Dates", dates(statement));
  add("Condition", statement.condition);
  add("Estimate", statement.estimate && el("strong", "", statement.estimate));
  add("Note", statement.note);
  add("Read as", ...(statement.readings ?? []).map(reading));
  add("Denied by", ...(statement.denied_by ?? []));
  return list;
}

function reading({ by, says }) {
  return el("span", "", el("b", "", by), ": ", says);
}

function speaker(statement) {
  const office = statement.speaker_office ? `, ${statement.speaker_office}` : "";
  return el("span", "", el("b", "", statement.speaker), office);
}

function mode(statement) {
  if (!statement.mode) return "";
  const name = el("span", "mode", statement.mode);
  const meaning = statement.mode_meaning;
  if (meaning) name.title = meaning;
  return el("span", "", name, meaning ? el("span", "soft", ` – ${meaning}`) : "");
}

function dates(statement) {
  const stated = statement.stated ? `stated ${statement.stated}` : "";
  const known = statement.known ? `public ${statement.known}` : "";
  const text = [stated, known].filter(Boolean).join(" · ");
  const note = statement.known_note ? el("span", "soft", ` (${statement.known_note})`) : "";
  return text && el("span", "", text, note);
}

function place(where) {
  const box = el("figure", "place");
  if (where.quote) box.append(el("blockquote", "", el("q", "", where.quote)));
  box.append(el("figcaption", "", ...sourceLine(where)));
  const opinion = "Opinion of the source, not of the speaker";
  if (where.opinion_of_relay) box.append(el("p", "tag", opinion));
  if (where.chain?.length) {
    const steps = el("ol", "chain", ...where.chain.map((step) => el("li", "", step)));
    steps.setAttribute("aria-label", "How it reached this page");
    box.append(steps);
  }
  return box;
}

function sourceLine(where) {
  const name = isWebAddress(where.url) ? webLink(where) : el("b", "", where.short_name);
  const title = where.title ? el("span", "soft title", where.title) : "";
  return [`[${where.citation}] `, name, where.at ? `, ${where.at}` : "", title];
}

function webLink(where) {
  const link = el("a", "", where.short_name);
  link.href = where.url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function absence(data) {
  if (!data.absence && !data.searched?.length) return "";
  const item = (each) =>
    el("li", "", el("b", "", each.short_name), each.on ? `, ${each.on}` : "");
  const items = (data.searched ?? []).map(item);
  const searched = items.length ? [el("h3", "", "Searched"), el("ul", "plain", ...items)] : [];
  const sentence = data.absence ? el("p", "", data.absence) : "";
  return el("section", "absence", sentence, ...searched);
}

function contradictions(data) {
  if (!data.contradictions?.length) return "";
  const items = data.contradictions.map((each) => el("li", "statement",
    el("p", "coded", el("b", "", each.name)),
    el("ul", "sides", ...each.sides.map((side) => el("li", "", side))),
    each.note ? el("p", "soft", each.note) : ""));
  const list = el("ul", "statements", ...items);
  return el("section", "contradictions", el("h3", "", "Contradictions"), list);
}

function definition(data) {
  if (!data.definition && !data.coding_rule) return "";
  return el("details", "definition", el("summary", "", "Definition and coding rule"),
    data.definition ? el("p", "", data.definition) : "",
    data.coding_rule ? el("p", "", data.coding_rule) : "");
}
