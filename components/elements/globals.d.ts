// What the components find in the browser besides the platform itself.

export {};

declare global {
  interface Window {
    /** Set by the first page (components/streamlit_internals.py); see streamlit.js. */
    __streamlit?: { BACKEND_BASE_URL?: string };
  }

  /** Of the static twin (components/twin/search_files.py): its entries, for its search. */
  var searchEntries: import("./search_entries").Entries;

  /** The events by which the components hear of each other. */
  interface DocumentEventMap {
    /** The page has to be run as a whole: a server that may not know it answers now. */
    "guarantees:connected-again": CustomEvent<null>;
  }
}
