// Draws the evidence of one cell (CellEvidence in docs/view-models.md): a panel beside the table,
// a sheet at the foot of a narrow window. Everything a record says goes in by textContent, so
// nothing in it can become markup. It also tells the table, by an event, which cell is open.

import {
  button, cellKey, component, copyText, el, isPlainClick, isWebAddress, sign, webLink,
} from "../dom.js";
import { columnOf, goTo, served } from "../streamlit.js";

const ROOM = 840; // px that table and panel need side by side; with less, the panel is a sheet
// The widths that Streamlit gives its own columns as soon as it knows that the panel is open.
const TABLE_SHARE = "1 1 calc(70% - 1rem)";
const PANEL_SHARE = "1 1 calc(30% - 1rem)";
const CATCH_UP = 1500; // ms in which the server's answers may still be about an older click

// Sets what is given and takes back whatever else of it was set before.
function style(node, { position = "", top = "", minWidth = "", flexWrap = "", flex = "" }) {
  if (node) Object.assign(node.style, { position, top, minWidth, flexWrap, flex });
}

class EvidencePanel {
  constructor(parent) {
    this.root = el("div", "guarantees-evidence");
    parent.append(this.root);
    this.asked = null; // the last cell the reader asked for in the table, and how
    this.closed = false; // closed here, while the server has not answered yet
    this.ahead = ""; // the cell shown here before the server's own run has come to it
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

  findPlace() {
    Object.assign(this, columnOf(this.root));
    this.sizes = new ResizeObserver(() => this.place());
    this.sizes.observe(this.row ?? document.documentElement);
  }

  place() {
    const room = this.row?.clientWidth ?? window.innerWidth;
    const sheet = room < ROOM;
    const beside = Boolean(this.panel) && !this.root.hidden && !sheet;
    this.root.classList.toggle("sheet", sheet);
    // Out of the flow, the column leaves the table the whole width, its own gap included.
    const shown = { minWidth: "20rem", flex: PANEL_SHARE };
    style(this.column, beside ? shown : { position: "absolute", minWidth: "0" });
    style(this.sibling, beside ? { flex: TABLE_SHARE } : {});
    style(this.row, beside ? { flexWrap: "nowrap" } : {}); // or the least width would push it below
    style(this.box, beside ? { position: "sticky", top: "4.25rem" } : {});
  }

  destroy() {
    document.removeEventListener("guarantees:ask-cell", this.onAsk);
    document.removeEventListener("keydown", this.onKey);
    this.sizes.disconnect();
    clearTimeout(this.late);
    for (const node of [this.column, this.sibling, this.row, this.box]) style(node, {});
    this.root.remove();
    delete document.documentElement.dataset.guaranteesLink;
    this.announce("");
  }

  update({ data, setTriggerValue }) {
    this.send = setTriggerValue;
    const message = JSON.parse(new TextDecoder().decode(data));
    if (message.panel) this.acknowledge(cellKey(message.panel));
    this.take(message);
  }

  // To the table, which asks for a cell until a run has come to it.
  acknowledge(key) {
    document.dispatchEvent(new CustomEvent("guarantees:heard", { detail: key }));
  }

  // What a run of the server says. While it lags behind the reader, it is heard only if nothing newer comes.
  take(message) {
    clearTimeout(this.late);
    const behind = this.ahead && cellKey(message.panel) !== this.ahead;
    if (!behind) return this.tell(message);
    this.late = setTimeout(() => this.tell(message), CATCH_UP);
  }

  tell({ panel, link }) {
    this.ahead = "";
    // For the button that copies the link to the whole page. To some tables no link leads.
    this.linked = link !== null;
    if (this.linked) document.documentElement.dataset.guaranteesLink = link;
    this.show(panel);
  }

  // The panel by its own address, which is there long before the server's run has written the link.
  async fetchAhead(asked) {
    const page = location.pathname.split("/").at(-1);
    const link = new URLSearchParams(document.documentElement.dataset.guaranteesLink);
    if (!page || !link.size || !this.linked) return;
    link.set("cell", `${asked.column}.${asked.row}`);
    try {
      const answer = await fetch(served(`evidence/${page}?${link}`));
      if (!answer.ok) return;
      const message = await answer.json();
      // Meanwhile the run may have come, or the reader have asked for something else.
      if (this.asked !== asked || cellKey(message.panel) !== cellKey(asked)) return;
      this.tell(message);
      this.ahead = cellKey(asked);
    } catch {
      // Without an answer the panel comes with the server's run.
    }
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
    this.heading = el("h2", "", data.row_name);
    this.heading.id = "heading";
    this.heading.tabIndex = -1;
    const close = button("close", "×", "Close the evidence");
    close.title = "Close (Escape)";
    const names = el("div", "names", this.heading, el("p", "column-name", data.column_name));
    return el("header", "", names, close);
  }

  content(data) {
    return el("div", "content", answer(data), ...data.groups.map(group),
      absence(data), contradictions(data), background(data), waysOn(data), record(data), this.share());
  }

  share() {
    this.status = el("p", "status");
    this.status.setAttribute("role", "status");
    this.linkBox = el("input", "link");
    this.linkBox.readOnly = true;
    this.linkBox.hidden = true;
    this.linkBox.setAttribute("aria-label", "Link to this cell");
    const copy = this.linked ? button("button copy", "Copy link to this cell") : "";
    const buttons = el("div", "buttons", copy, button("button close", "Close"));
    return el("div", "share", buttons, this.linkBox, this.status);
  }

  // ---- what the reader does -------------------------------------------------------------------

  onClick(event) {
    if (event.target.closest(".close")) this.close();
    else if (event.target.closest(".copy")) this.copy();
    else if (event.target.closest(".ways-on a")) this.leave(event);
  }

  // To another page of this site, without a reload.
  leave(event) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    goTo(event.target.closest("a").href);
  }

  onAsked(asked) {
    this.asked = asked;
    if (!this.data || cellKey(asked) !== cellKey(this.data)) return void this.fetchAhead(asked);
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
    // The focus is here, in the table, or nowhere, as when a link opened the panel.
    const here = (node) => node === this.root || node.classList?.contains("guarantees-matrix");
    if (event.target === document.body || event.composedPath().some(here)) this.close();
  }

  close() {
    const { column, row } = this.data;
    this.closed = true;
    this.ahead = "";
    this.acknowledge("");
    this.root.hidden = true; // at once; the server confirms
    this.place();
    this.announce("");
    const detail = { column, row };
    document.dispatchEvent(new CustomEvent("guarantees:focus-cell", { detail }));
    this.send("close", detail);
  }

  async copy() {
    const address = location.origin + location.pathname + this.data.link;
    const { status, linkBox } = this;
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
}

// ---- parts ------------------------------------------------------------------------------------

function answer(data) {
  const question = data.question ? el("p", "soft", data.question) : "";
  const size = data.lines.length > 1 ? "value one-of-several" : "value";
  const lines = data.lines.map((line) => valueLine(line, size));
  const said = data.lines.some((line) => line.text === data.state_label);
  const state = data.state_label && !said ? el("p", "soft", data.state_label) : "";
  return el("div", "answer", question, ...lines, state, data.why ? el("p", "why", data.why) : "");
}

function valueLine(line, className) {
  return el("p", `${className} tone-${line.tone}`, sign(line.sign), el("span", "", line.text));
}

function group({ title, line, why, statements }) {
  const list = el("ul", "statements", ...statements.map((each) => statementItem(each, title)));
  return el("section", line ? "group of-value" : "group", el("h3", "", title),
    line ? valueLine(line, "line") : "", why ? el("p", "soft", why) : "", list);
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
  const name = isWebAddress(where.url) ? webLink(where.short_name, where.url) : el("b", "", where.short_name);
  const title = where.title ? el("span", "soft title", where.title) : "";
  // Behind history may stand a source that is not on the screen: it has no number.
  return [where.citation ? `[${where.citation}] ` : "", name, where.at ? `, ${where.at}` : "", title];
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

function waysOn(data) {
  const items = data.related_links.map(({ text, address }) => {
    const link = el("a", "", text);
    link.href = address;
    return el("li", "", link);
  });
  const list = el("nav", "ways-on", el("ul", "", ...items));
  list.setAttribute("aria-label", "Other pages");
  return items.length ? list : "";
}

// To where the record is edited and an error in it is reported, as far as the site has such addresses.
function record({ record: links }) {
  const named = links ? [["Edit this record", links.edit], ["Report an error", links.report]] : [];
  const found = named.filter(([, address]) => isWebAddress(address))
    .map(([words, address]) => webLink(words, address));
  if (!found.length) return "";
  return el("p", "record", found[0], ...found.slice(1).flatMap((link) => [" · ", link]));
}

function background(data) {
  const paragraphs = data.background.filter(Boolean);
  if (!paragraphs.length) return "";
  return el("details", "background", el("summary", "", data.background_title),
    ...paragraphs.map((text) => el("p", "", text)));
}

export default component(EvidencePanel);
