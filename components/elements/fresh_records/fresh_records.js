// Asks twice a second whether the records are still those that the page shows, and has the page run again if not.

const PAUSE_MS = 500;
const PAUSE_WITHOUT_ANSWER_MS = 5000;
const watches = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const watch = watches.get(parentElement) ?? new Watch();
  watches.set(parentElement, watch);
  Object.assign(watch, { shown: data, asked: null, run: (state) => setTriggerValue("changed", state) });
  return () => {
    watches.delete(parentElement);
    watch.end();
  };
}

class Watch {
  constructor() {
    this.onSight = () => document.hidden || this.look();
    document.addEventListener("visibilitychange", this.onSight);
    this.timer = setTimeout(() => this.look(), PAUSE_MS);
  }

  async look() {
    clearTimeout(this.timer);
    if (document.hidden || this.ended) return; // goes on when it is seen again
    const state = await served();
    if (this.ended) return;
    const pause = state === null ? PAUSE_WITHOUT_ANSWER_MS : PAUSE_MS;
    // A run that was asked for is asked for once: it may take a while.
    if (state && state !== this.shown && state !== this.asked) {
      this.asked = state;
      this.run(state);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), pause);
  }

  end() {
    this.ended = true;
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.onSight);
  }
}

// What the server shows now ("" while it has read nothing yet); null while it cannot be reached, of which Streamlit itself
// tells the reader.
async function served() {
  try {
    const answer = await fetch(new URL("records-state", window.__streamlit?.BACKEND_BASE_URL ?? location.origin));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
