// Which cell of a table is open: one state machine, shared by the table and the panel. The table requests cells, the
// panel reports what it has received, and both draw what the machine says.
//
//   closed      no cell is open
//   requested   the reader has chosen a cell, and nothing has come yet
//   shown       the server's evidence route has answered; the run of the page, which writes the link, has not
//   confirmed   a run of the page has come to the cell
//   failed      nothing came within GIVE_UP_MS; the table marks the cell that was open before
//   closing     the reader has closed the cell, and no run has followed yet
//
// A lost click: Streamlit may drop a message that arrives while a run begins, and reports nothing. So a request is
// repeated every RETRY_MS until a run confirms it, MAX_ATTEMPTS times at most. Opening a cell twice does no harm.

import { cellKey } from "./dom.js";

/** @import { CellAddress } from "./dom.js" */
/** @typedef {"closed" | "requested" | "shown" | "confirmed" | "failed" | "closing"} State */
/** @typedef {"request" | "evidence" | "run" | "runWithoutCell" | "timeout" | "close"} Input */
/** @typedef {{ cell: CellAddress, byKeyboard: boolean }} CellRequest */

export const SLOW_HINT_MS = 500; // without an answer until a sign of progress
export const GIVE_UP_MS = 10000; // until a request counts as failed
const RETRY_MS = 1200;
const MAX_ATTEMPTS = 5;
const CATCH_UP_MS = 1500; // in which runs may still be about an older request than the evidence shown

/** @type {Record<State, Partial<Record<Input, State>>>} */
const TRANSITIONS = {
  closed: { request: "requested", run: "confirmed" },
  requested: {
    request: "requested",
    evidence: "shown",
    run: "confirmed",
    runWithoutCell: "closed",
    timeout: "failed",
    close: "closing",
  },
  shown: { request: "requested", run: "confirmed", runWithoutCell: "closed", close: "closing" },
  confirmed: { request: "requested", run: "confirmed", runWithoutCell: "closed", close: "closing" },
  failed: { request: "requested", run: "confirmed", runWithoutCell: "closed", close: "closing" },
  closing: { request: "requested", run: "confirmed", runWithoutCell: "closed" },
};

class OpenCell {
  /** @type {State} */
  state = "closed";
  key = ""; // the cell that the state is about
  visible = ""; // the cell whose evidence the panel shows
  isSlow = false; // a requested cell has kept the reader waiting
  #visibleBefore = "";
  #requested = ""; // the cell that was requested last, whatever has become of the request
  /** @type {string[]} */
  #requests = []; // the cells that were requested, in the order of their last requests
  /** @type {string[]} */
  #dismissed = [];
  /** @type {unknown} */
  #owner = null;
  /** @type {Record<string, ReturnType<typeof setTimeout>>} */
  #timers = {};

  /** The cell that the table marks as open. */
  get marked() {
    return this.state === "requested" ? this.key : this.visible;
  }

  /**
   * The reader has chosen a cell in a table, its `owner`; `send` asks the server for it.
   * @param {CellAddress} cell
   * @param {(cell: CellAddress) => void} send
   * @param {{ owner?: unknown, byKeyboard?: boolean }} [how]
   */
  request(cell, send, { owner = null, byKeyboard = false } = {}) {
    const key = cellKey(cell);
    const isOpen = key === this.key && key === this.visible && this.state !== "failed";
    if (!isOpen) {
      this.#stop("catchUp", "retry", "hint", "giveUp");
      this.#visibleBefore = this.visible;
      this.#owner = owner;
      this.key = this.#requested = key;
      this.#requests = [...this.#requests.filter((each) => each !== key), key];
      this.isSlow = false;
      this.#go("request");
      this.#timers.hint = setTimeout(() => this.#showHint(), SLOW_HINT_MS);
      this.#timers.giveUp = setTimeout(() => this.#giveUp(), GIVE_UP_MS);
    }
    publish("guarantees:cell-requested", { cell, byKeyboard });
    this.#publish();
    if (!isOpen) this.#send(cell, send, MAX_ATTEMPTS);
  }

  /**
   * The panel has the evidence of a cell without a run; `show` is called if that is what the reader waits for.
   * @param {string} key
   * @param {() => void} show
   */
  evidenceArrived(key, show) {
    if (key !== this.key || !this.#go("evidence")) return;
    this.visible = key;
    show();
    this.#publish();
  }

  /**
   * A run of the page has reported the cell that is open, or "". `show` is called, now or when the run proves to be
   * no older than the evidence shown, with whether the panel is to be drawn.
   * @param {string} key
   * @param {(isCurrent: boolean) => void} show
   */
  runReported(key, show) {
    this.#stop("catchUp");
    if (key && key === this.#requested) this.#stop("retry");
    const accept = () => {
      show(this.#accept(key));
      this.#publish();
    };
    if (this.state !== "shown" || key === this.key) accept();
    else this.#timers.catchUp = setTimeout(accept, CATCH_UP_MS);
  }

  /** The reader has closed the panel. @param {CellAddress} cell */
  close(cell) {
    this.#dismissed = [this.key, this.visible];
    this.#go("close");
    this.visible = this.key = "";
    this.#publish();
    publish("guarantees:cell-closed", cell);
  }

  /** A table is gone: nobody waits for what was requested in it. @param {unknown} owner */
  cancel(owner) {
    if (owner === this.#owner && (this.state === "requested" || this.state === "shown")) {
      this.#stop("retry");
      this.#settle(this.visible ? "confirmed" : "closed", this.visible);
    }
  }

  /** The panel is gone. */
  reset() {
    this.visible = "";
    this.#stop("retry");
    this.#settle("closed", "");
    this.#publish();
  }

  /** Tells the table and the panel that something has changed, and the page which cell is visible. */
  #publish() {
    const { dataset } = document.documentElement;
    if (this.visible) dataset.guaranteesOpenCell = this.visible;
    else delete dataset.guaranteesOpenCell;
    publish("guarantees:open-cell", this.visible);
  }

  /**
   * What a run says is followed, unless it is older than what the reader did last. Returns whether it is.
   * @param {string} key
   */
  #accept(key) {
    if (this.state === "closing" && this.#dismissed.includes(key)) return false;
    const isOlder = this.state === "requested" && key !== this.key && (key || !this.#visibleBefore);
    if (isOlder && this.#wasRequestedBeforeVisible(key)) return false;
    this.visible = key;
    if (!isOlder && this.#go(key ? "run" : "runWithoutCell")) this.key = key;
    return true;
  }

  /** Whether the reader has asked for that cell, and then for the one whose evidence is shown. @param {string} key */
  #wasRequestedBeforeVisible(key) {
    return this.#requests.includes(key) && this.#requests.indexOf(key) < this.#requests.indexOf(this.visible);
  }

  /**
   * @param {CellAddress} cell
   * @param {(cell: CellAddress) => void} send
   * @param {number} attempts
   */
  #send(cell, send, attempts) {
    send(cell);
    if (attempts > 1) this.#timers.retry = setTimeout(() => this.#send(cell, send, attempts - 1), RETRY_MS);
  }

  #showHint() {
    this.isSlow = true;
    this.#publish();
  }

  #giveUp() {
    this.#go("timeout");
    this.#publish();
  }

  /** @param {Input} input */
  #go(input) {
    const next = TRANSITIONS[this.state][input];
    if (next) this.#settle(next, this.key);
    return Boolean(next);
  }

  /** @param {State} state @param {string} key */
  #settle(state, key) {
    this.state = state;
    this.key = key;
    if (state !== "requested") this.#stop("hint", "giveUp");
    if (state !== "requested") this.isSlow = false;
    if (state !== "requested" && state !== "shown") this.#stop("catchUp");
    // A run about something else only shows that the request was lost or is late: it goes on being repeated.
    if (state === "closing") this.#stop("retry");
  }

  /** @param {...string} names */
  #stop(...names) {
    for (const name of names) clearTimeout(this.#timers[name]);
  }
}

/** @param {string} name @param {unknown} detail */
function publish(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

/** The one machine of the page. */
export const openCell = new OpenCell();
