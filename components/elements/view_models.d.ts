// What the server sends to the components, as TypeScript sees it. Every text that a reader sees is in it, or is a fixed
// label of the component; all text is plain text, never markup.
// Generated from the view models by `python -m guarantees generate`; do not edit.

/**
 * The whole table with its sources and key. `corner` heads the first column, `columns_shown` says how many columns
 * there are, and `empty` is a sentence when there is nothing to show; `elsewhere` is then the address of the Search
 * page with the words that were typed. A `fixed` table can be neither folded nor rearranged. `findings` are what its
 * rows come to, before any filter.
 */
export interface Matrix {
  caption: string;
  corner: string;
  columns_shown: string;
  columns: readonly MatrixColumn[];
  groups: readonly MatrixGroup[];
  sources: readonly CitedSource[];
  legend: readonly LegendEntry[];
  marks_legend: readonly Mark[];
  empty: string;
  version: string;
  reach: string;
  elsewhere: string;
  fixed: boolean;
  findings: readonly Finding[];
}

/**
 * The head of a column. `details` is one line under its short name, which leads to `link` ("" for nowhere). `about`
 * says what the name stands for; "" for nothing to say.
 */
export interface MatrixColumn {
  id: string;
  name: string;
  short_name: string;
  details: string;
  link: string;
  about: string;
}

/**
 * Rows under one heading. `shown` of `total` rows pass search and filters; a folded group holds no rows. `answered`
 * says for each column in how many of the rows shown it has an answer.
 */
export interface MatrixGroup {
  id: string;
  name: string;
  about: string;
  folded: boolean;
  shown: number;
  total: number;
  rows: readonly MatrixRow[];
  answered: readonly number[];
}

/**
 * A row with a cell for each column. `number` may be ""; `about` is a line under its name. `answer` cells hold an
 * answer, which are `different` clear answers.
 */
export interface MatrixRow {
  id: string;
  number: string;
  name: string;
  about: string;
  cells: readonly MatrixCell[];
  answer: number;
  different: number;
}

/**
 * One cell as drawn: a line at least, one sentence (may be ""). `label` is its accessible name. `brief` is the answer
 * in a few words, `letter` the same for the same answers of a row ("" for one of its own).
 */
export interface MatrixCell {
  column: string;
  row: string;
  state: string;
  tone: string;
  lines: readonly CellLine[];
  says: string;
  citations: readonly number[];
  marks: readonly Mark[];
  label: string;
  brief: CellLine;
  letter: string;
}

/**
 * One line of what a cell shows. `tone` is a word for the look; sign and text are never empty.
 */
export interface CellLine {
  sign: string;
  tone: string;
  text: string;
}

/**
 * One mark of one cell.
 */
export interface Mark {
  id: string;
  text: string;
  meaning: string;
}

/**
 * A numbered source of what is on the screen. `title_language` is there for a title that is not English.
 */
export interface CitedSource {
  number: number;
  id: string;
  short_name: string;
  title: string;
  details: string;
  date: string;
  url: string;
  title_language: string;
}

/**
 * A sign and what it means.
 */
export interface LegendEntry {
  sign: string;
  tone: string;
  text: string;
}

/**
 * What some of the rows have in common: how many, in words, and the `filter` of a link that keeps them. `long` are
 * words before the others that can be left out where there is little room.
 */
export interface Finding {
  filter: string;
  count: number;
  words: string;
  long: string;
}

/**
 * What the evidence panel shows. Sent by a run of the page, and served at `/evidence/compare` and
 * `/evidence/positions` with the parameters of a link to the page. `panel` is null while no cell is open; `link` is
 * the query string of everything that the page shows, null where no link leads to the table.
 */
export interface EvidenceMessage {
  panel: CellEvidence | null;
  link: string | null;
}

/**
 * The panel next to the matrix. `background` are paragraphs about the row, below `background_title`. `record` leads to
 * what the panel shows in the repository, if the site has that setting.
 */
export interface CellEvidence {
  column: string;
  row: string;
  row_name: string;
  column_name: string;
  question: string;
  lines: readonly CellLine[];
  state_label: string;
  why: string;
  groups: readonly PanelGroup[];
  absence: string;
  searched: readonly SearchedView[];
  contradictions: readonly ContradictionView[];
  background_title: string;
  background: readonly string[];
  related_links: readonly RelatedLink[];
  link: string;
  citation: CitationView;
  record: RecordLinks | null;
}

/**
 * Statements under a title. `line` and `why` say what they give and why, where that is not the whole cell.
 */
export interface PanelGroup {
  title: string;
  statements: readonly StatementView[];
  line: CellLine | null;
  why: string;
}

/**
 * One statement with everything a reader could doubt about it. `standing` is the id of its role in its cell,
 * `standing_label` the same in words; "" where it has none. `speaker_link` is the address of the speaker's page, ""
 * while its record cannot be read; `speaker_about` says what the name stands for, "" for nothing to say.
 */
export interface StatementView {
  standing: string;
  standing_label: string;
  text: string;
  sign: string;
  says: string;
  speaker: string;
  speaker_link: string;
  speaker_about: string;
  speaker_office: string;
  attributed_to: string;
  mode: string;
  mode_meaning: string;
  stated: string;
  known: string;
  known_note: string;
  condition: string;
  estimate: string;
  note: string;
  readings: readonly ReadingView[];
  denied_by: readonly string[];
  places: readonly PlaceView[];
}

/**
 * One way to read an ambiguous statement.
 */
export interface ReadingView {
  by: string;
  says: string;
}

/**
 * One place in one source. `citation` is its number on the screen, 0 when the matrix does not cite it. `compared` is
 * there for a witness of a wording whose first witness is another place; `title_language` for a title that is not
 * English.
 */
export interface PlaceView {
  source: string;
  citation: number;
  short_name: string;
  title: string;
  at: string;
  quote: string;
  chain: readonly string[];
  opinion_of_relay: boolean;
  url: string;
  language: string;
  compared: Compared | null;
  title_language: string;
}

/**
 * A wording next to another one. `sentence` says how they compare; `runs` are its words, marked where they differ, and
 * none where the two are not compared word by word or have the same words.
 */
export interface Compared {
  sentence: string;
  runs: readonly Run[];
  is_same: boolean;
}

/**
 * Words in one piece. `change` is `same` for what both wordings have, `added` for what only this one has, `left_out`
 * for what only the other one has, and `beyond` for what lies before or after all that is quoted of the other one, so
 * that it may have it too.
 */
export interface Run {
  change: string;
  text: string;
}

/**
 * A source that was searched, with no match.
 */
export interface SearchedView {
  source: string;
  short_name: string;
  on: string;
}

/**
 * Two or more sides that cannot all hold.
 */
export interface ContradictionView {
  name: string;
  note: string;
  sides: readonly string[];
}

/**
 * A link to another page, by its address relative to this one.
 */
export interface RelatedLink {
  text: string;
  address: string;
}

/**
 * How to cite one cell: `text`, and the query string of a link to that cell alone. The browser adds the rest.
 */
export interface CitationView {
  text: string;
  link: string;
}

/**
 * Where the record is edited, and where an error in it is reported, with the report filled in; "" for no such link.
 * `about` says in a few words what they are about.
 */
export interface RecordLinks {
  about: string;
  edit: string;
  report: string;
}

/**
 * About a document whose HTML follows: the name of its `page`, the addresses of its `styles`, and a `tag` that is the
 * same for the same HTML. `asked` is the query string of the link that a run of the page has read; "" for what the
 * browser itself asked for. `address` is that of the brief link to what the page shows, and `link` one that spells out
 * everything; both are null where no link leads to it. `open` are the parts that the link opens. `notices` are
 * sentences on what of the link was ignored or has changed, and `evidence` is the HTML of the open cell, or "": both
 * go into places that the document has for them.
 */
export interface DocumentHead {
  page: string;
  styles: readonly string[];
  tag: string;
  asked: string;
  address: string | null;
  link: string | null;
  open: readonly string[];
  notices: readonly string[];
  evidence: string;
}
