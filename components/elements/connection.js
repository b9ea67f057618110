// Whether the page is in touch with its server. Streamlit reconnects by itself, but perhaps to another process: the
// site was restarted, or a second replica took over. That process has not run the page yet, and drops every choice made
// in a part of it. So after each loss the page is run as a whole; until that run has ended, what the reader does is
// queued, and then sent.
//
//   away        the connection is lost: links and forms work by loading the page they lead to
//   returning   it is back, and the page is being run
//   live        everything else; also before the first connection, when there is nothing to send yet

import { asSent, askedBy, el, isPlainClick } from "./dom.js";
import { goTo, holdChoices, onStep, served, watchServer } from "./streamlit.js";

const PATIENCE_MS = 1000; // for most losses are over before anyone notices
const GIVE_UP_MS = 10000; // a run that never began
const LOST =
  "The connection to the site is lost. You can still read this page; its choices work again once it is back.";
const WANTED = "The page you asked for opens as soon as the connection to the site is back.";

class Connection {
  /** @type {"live" | "away" | "returning"} */
  state = "live";
  #wasConnected = false;
  #hasRun = false; // since the connection is back
  #left = ""; // the address when it was lost
  #wanted = ""; // where the reader wants to go meanwhile
  /** @type {Map<string, () => void>} What the reader did last in each part of the page. */
  #held = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #words = el("p");

  constructor() {
    this.#words.id = "connection";
    this.#words.setAttribute("role", "status"); // from the start, or its words would not be read out
    document.body.append(this.#words);
    watchServer((isConnected, isRunning) => this.#heard(isConnected, isRunning));
    // Before any other code gets them.
    addEventListener("click", (event) => this.#onClick(event), true);
    addEventListener("submit", (event) => this.#onSubmit(event), true);
    onStep(() => this.state === "away" && this.load(location.href));
  }

  /** Whether the page being run now is the one that was open when the connection was lost. */
  get isRunningAgain() {
    return this.state === "returning" && !this.#wanted;
  }

  /**
   * Sends something to the server, or queues it until the server knows the page; only the last of each `name`.
   * @param {string} name
   * @param {() => void} send
   */
  send(name, send) {
    if (this.state === "live") send();
    else this.#held.set(name, send);
  }

  /**
   * The server responds, or does not, while the connection is still open. What the reader does then is on its way, and
   * arrives when the network is back.
   * @param {boolean} isAnswering
   */
  heardOf(isAnswering) {
    if (this.state === "live") this.#say(isAnswering ? "" : LOST);
  }

  #heard(/** @type {boolean} */ isConnected, /** @type {boolean} */ isRunning) {
    if (!isConnected) return this.#wasConnected && this.state !== "away" && this.#lose();
    this.#wasConnected = true;
    if (this.state === "away") this.#return();
    this.#hasRun ||= isRunning;
    if (this.state === "returning" && this.#hasRun && !isRunning) this.#goOn();
  }

  #lose() {
    this.state = "away";
    this.#left = location.href;
    this.#after(PATIENCE_MS, () => this.#say(LOST));
  }

  #return() {
    this.state = "live"; // for what is sent now
    const address = this.#wanted || location.href;
    const isElsewhere = address !== this.#left;
    if (isElsewhere && isSent(address)) return location.assign(address);
    this.#wanted = isElsewhere ? address : "";
    if (isElsewhere) this.#held.clear();
    // A step through the history runs a page too, but without what is only in its choices.
    if (isElsewhere || !isRunAsItIs()) goTo(address);
    this.state = "returning";
    this.#hasRun = false;
    holdChoices(true);
    this.#after(GIVE_UP_MS, () => this.#hasRun || this.#goOn());
  }

  #goOn() {
    this.state = "live";
    this.#wanted = "";
    clearTimeout(this.#timer);
    holdChoices(false);
    this.#say("");
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const send of held) send();
  }

  #say(/** @type {string} */ words) {
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }

  #after(/** @type {number} */ ms, /** @type {() => void} */ act) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  // ---- links and forms while the connection is lost ----------------------------------------------------

  #onClick(/** @type {MouseEvent} */ event) {
    if (this.state !== "away" || !isPlainClick(event)) return;
    // In HTML or in a picture (SVG), where an attribute is not a property.
    const link = event.composedPath().find((node) => node instanceof Element && node.matches("a[href]"));
    if (!(link instanceof Element) || link.hasAttribute("target") || link.hasAttribute("download")) return;
    const written = link.getAttribute("href") ?? "";
    const address = new URL(written, location.href);
    if (address.origin === location.origin && !written.startsWith("#")) this.#leave(event, address.href);
  }

  #onSubmit(/** @type {SubmitEvent} */ event) {
    const form = event.composedPath()[0];
    if (this.state !== "away" || !(form instanceof HTMLFormElement) || form.method !== "get") return;
    const address = new URL(form.action);
    address.search = askedBy(form, event);
    this.#leave(event, asSent(address));
  }

  #leave(/** @type {Event} */ event, /** @type {string} */ address) {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.load(address);
  }

  /**
   * Loads a page. The live connection may be refused when pages are not; if the server is down, the current page stays
   * until it is back.
   * @param {string} address
   */
  async load(address) {
    try {
      await fetch(served("records-state"), { cache: "no-store" });
      location.assign(address);
    } catch {
      this.#wanted = address;
      this.#after(0, () => this.#say(WANTED));
      if (this.state !== "away") this.#after(PATIENCE_MS, () => this.#wanted === address && this.load(address));
    }
  }
}

const isSent = (/** @type {string} */ address) => address === asSent(new URL(address));

/** Runs the page with all its choices, once something is loaded that can request that: fresh_records.js. */
function isRunAsItIs() {
  return !document.dispatchEvent(new CustomEvent("guarantees:connected-again", { cancelable: true }));
}

/** The one connection of the page. */
export const connection = new Connection();
