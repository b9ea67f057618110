// Polls twice a second whether the records are still those that the page shows, and reruns the page if not. It does the
// same when a lost connection is back: see connection.js.
//
// What Streamlit sends then names the page that it drew last. While another page is being opened, that would lead back,
// so the run is requested once the other page is there.

import { component } from "../component.js";
import { connection } from "../connection.js";
import { served } from "../streamlit.js";

const PAUSE_MS = 500;
const PAUSE_WITHOUT_ANSWER_MS = 5000;
const DEAD_MS = 10000; // a network may go dead without telling the browser

/** @import { Component } from "../component.js" */

class RecordsWatch {
  page = ""; // what Streamlit drew last: the end of its path
  shown = ""; // the state of the records that it shows
  requested = ""; // the state for which a run has been requested
  ended = false;

  constructor() {
    this.onVisible = () => document.hidden || this.poll();
    this.onConnected = (/** @type {Event} */ event) => {
      this.send?.("changed", "connected again");
      if (this.send) event.preventDefault();
    };
    document.addEventListener("visibilitychange", this.onVisible);
    document.addEventListener("guarantees:connected-again", this.onConnected);
    this.timer = setTimeout(() => this.poll(), PAUSE_MS);
  }

  /** @param {Component<Uint8Array>} props */
  update({ data, setTriggerValue }) {
    [this.page, this.shown] = new TextDecoder().decode(data).split("\n");
    this.requested = "";
    this.send = setTriggerValue;
  }

  async poll() {
    clearTimeout(this.timer);
    if (document.hidden || this.ended) return; // continues when the page is visible again
    const state = await recordsState();
    if (this.ended) return;
    connection.heardOf(state !== null);
    const pause = state === null ? PAUSE_WITHOUT_ANSWER_MS : PAUSE_MS;
    // A run is requested once: it may take a while.
    const canSend = connection.state === "live" && location.pathname.endsWith(`/${this.page}`);
    if (canSend && state && state !== this.shown && state !== this.requested) {
      this.requested = state;
      this.send?.("changed", state);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.poll(), pause);
  }

  destroy() {
    this.ended = true;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.onVisible);
    document.removeEventListener("guarantees:connected-again", this.onConnected);
  }
}

// What the server shows now ("" while it has read nothing yet); null while it cannot be reached.
async function recordsState() {
  try {
    const answer = await fetch(served("records-state"), { signal: AbortSignal.timeout(DEAD_MS) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

export default component(RecordsWatch);
