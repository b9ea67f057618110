// The parts of the evidence panel. Each shows a part of CellEvidence (view_models.d.ts), or is "" where that is empty.

import { el, isWebAddress, sign, webLink } from "../dom.js";
import { linkTo } from "../streamlit.js";

/** @import { Content } from "../dom.js" */
/**
 * @import { CellEvidence, CellLine, PlaceView, ReadingView, PanelGroup, Run, StatementView } from "../view_models"
 */

export function answer(/** @type {CellEvidence} */ data) {
  const question = data.question ? el("p", "soft", data.question) : "";
  const size = data.lines.length > 1 ? "value one-of-several" : "value";
  const lines = data.lines.map((line) => valueLine(line, size));
  const said = data.lines.some((line) => line.text === data.state_label);
  const state = data.state_label && !said ? el("p", "soft", data.state_label) : "";
  return el("div", "answer", question, ...lines, state, data.why ? el("p", "why", data.why) : "");
}

function valueLine(/** @type {CellLine} */ line, /** @type {string} */ className) {
  return el("p", `${className} tone-${line.tone}`, sign(line.sign), el("span", "", line.text));
}

export function group(/** @type {PanelGroup} */ { title, line, why, statements }) {
  const list = el("ul", "statements", ...statements.map((each) => statementItem(each, title)));
  return el("section", line ? "group of-value" : "group", el("h3", "", title),
    line ? valueLine(line, "line") : "", why ? el("p", "soft", why) : "", list);
}

function statementItem(/** @type {StatementView} */ statement, /** @type {string} */ title) {
  const label = statement.standing_label;
  const value = el("p", "coded", sign(statement.sign), el("b", "", statement.text));
  if (label && label !== title) value.append(" ", el("span", "tag", label));
  return el("li", "statement", value, statement.says ? el("p", "says", statement.says) : "",
    facts(statement), ...statement.places.map(place));
}

function facts(/** @type {StatementView} */ statement) {
  const list = el("dl");
  const add = (/** @type {string} */ name, /** @type {Content[]} */ ...values) => {
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
  add("Read as", ...statement.readings.map(reading));
  add("Denied by", ...statement.denied_by);
  return list;
}

function reading(/** @type {ReadingView} */ { by, says }) {
  return el("span", "", el("b", "", by), ": ", says);
}

function speaker(/** @type {StatementView} */ statement) {
  const office = statement.speaker_office ? `, ${statement.speaker_office}` : "";
  const { speaker: name, speaker_link: link, speaker_about: about } = statement;
  return el("span", "", el("b", "", link ? linkTo(name, link, about) : name), office);
}

function mode(/** @type {StatementView} */ statement) {
  if (!statement.mode) return "";
  const name = el("span", "mode", statement.mode);
  const meaning = statement.mode_meaning;
  if (meaning) name.title = meaning;
  return el("span", "", name, meaning ? el("span", "soft", ` – ${meaning}`) : "");
}

function dates(/** @type {StatementView} */ statement) {
  const stated = statement.stated ? `stated ${statement.stated}` : "";
  const known = statement.known ? `public ${statement.known}` : "";
  const text = [stated, known].filter(Boolean).join(" · ");
  const note = statement.known_note ? el("span", "soft", ` (${statement.known_note})`) : "";
  return text && el("span", "", text, note);
}

function place(/** @type {PlaceView} */ where) {
  const box = el("figure", "place");
  if (where.quote) {
    const comparison = where.compared && el("p", "soft", where.compared.sentence);
    box.append(el("blockquote", "", quotation(where), comparison));
  }
  box.append(el("figcaption", "", ...sourceLine(where)));
  const opinion = "Opinion of the source, not of the speaker";
  if (where.opinion_of_relay) box.append(el("p", "tag", opinion));
  if (where.chain.length) {
    const steps = el("ol", "chain", ...where.chain.map((step) => el("li", "", step)));
    steps.setAttribute("aria-label", "How it reached this page");
    box.append(steps);
  }
  return box;
}

function quotation(/** @type {PlaceView} */ { quote, language, compared }) {
  const runs = compared?.runs ?? [];
  const marked = runs.flatMap((run, number) => [number ? " " : "", runNode(run)]);
  const words = el("q", "", ...(marked.length ? marked : [quote]));
  words.lang = language;
  words.translate = false; // no translation is to be taken for the source's words
  return words;
}

// Marked for the eye by line and weight, for the ear by words: as in components/parts/own_words.py.
function runNode(/** @type {Run} */ { change, text }) {
  if (change === "same") return text;
  if (change === "beyond") return el("span", "soft", text);
  const added = change === "added";
  return el(added ? "ins" : "del", "", aloud(added ? "[only here: " : "[not here: "), text, aloud("]"));
}

function aloud(/** @type {string} */ words) {
  const node = el("span", "hidden", words);
  node.lang = "en";
  return node;
}

function sourceLine(/** @type {PlaceView} */ where) {
  const name = isWebAddress(where.url) ? webLink(where.short_name, where.url) : el("b", "", where.short_name);
  const title = where.title ? el("span", "soft title", where.title) : "";
  // An earlier statement may rest on a source that is not on the screen, which then has no number.
  return [where.citation ? `[${where.citation}] ` : "", name, where.at ? `, ${where.at}` : "", title];
}

export function absence(/** @type {CellEvidence} */ data) {
  if (!data.absence && !data.searched.length) return "";
  const items = data.searched.map(({ short_name, on }) => el("li", "", el("b", "", short_name), on ? `, ${on}` : ""));
  const searched = items.length ? [el("h3", "", "Searched"), el("ul", "plain", ...items)] : [];
  const sentence = data.absence ? el("p", "", data.absence) : "";
  return el("section", "absence", sentence, ...searched);
}

export function contradictions(/** @type {CellEvidence} */ data) {
  if (!data.contradictions.length) return "";
  const items = data.contradictions.map((each) => el("li", "statement",
    el("p", "coded", el("b", "", each.name)),
    el("ul", "sides", ...each.sides.map((side) => el("li", "", side))),
    each.note ? el("p", "soft", each.note) : ""));
  const list = el("ul", "statements", ...items);
  return el("section", "contradictions", el("h3", "", "Contradictions"), list);
}

export function relatedLinks(/** @type {CellEvidence} */ data) {
  const items = data.related_links.map(({ text, address }) => el("li", "", linkTo(text, address)));
  const list = el("nav", "ways-on", el("ul", "", ...items));
  list.setAttribute("aria-label", "Other pages");
  return items.length ? list : "";
}

// To where the record is edited and an error in it is reported, as far as the site has such addresses.
export function record(/** @type {CellEvidence} */ { record: links }) {
  const named = { "Edit this record": links?.edit ?? "", "Report an error": links?.report ?? "" };
  const [first, ...others] = Object.entries(named)
    .filter(([, address]) => isWebAddress(address))
    .map(([words, address]) => webLink(words, address));
  return first ? el("p", "record", first, ...others.flatMap((link) => [" · ", link])) : "";
}

export function background(/** @type {CellEvidence} */ data) {
  const paragraphs = data.background.filter(Boolean);
  if (!paragraphs.length) return "";
  return el("details", "background", el("summary", "", data.background_title),
    ...paragraphs.map((text) => el("p", "", text)));
}

// Open as the reader wants it for a footnote: what is cited, the address of that cell alone, and today's date.
export function citation(/** @type {CellEvidence} */ { citation: { text, link } }) {
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const words = el("p", "cited", `${text} ${location.origin}${location.pathname}${link} (accessed ${day}).`);
  words.translate = false;
  return el("details", "citation", el("summary", "", "Cite this cell"), words);
}
