// The data that the reader saw at the last visit. It is kept in this browser and sent nowhere: the page on what
// changed makes a link from it, and only following the link requests a comparison from the server.

const KEY = "guarantees.visit";
const BETWEEN_MS = 30 * 60 * 1000; // after this long without a page, the next one begins a new visit
const VERSION = /^[\w.-]{1,64}$/;

/** @typedef {{ version: string, at: number }} Seen */

/**
 * Stores what is shown now, and says on the page when the reader was last here.
 * @param {HTMLElement} root
 * @param {string} link the query string of the page's link, which names the version of its data
 */
export function noteVisit(root, link) {
  const version = new URLSearchParams(link).get("version") ?? "";
  const before = noted({ version, at: Date.now() });
  /** @type {HTMLElement | null} */
  const place = root.querySelector("[data-last-visit]");
  if (place && before) say(place, before, version);
}

/**
 * The visit before this one. A release is not what the site currently holds, so it is not stored.
 * @param {Seen} now
 */
function noted(now) {
  const asked = new URLSearchParams(location.search).get("version");
  try {
    /** @type {Seen & { before?: Seen } | null} */
    const last = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const before = last && now.at - last.at > BETWEEN_MS ? { version: last.version, at: last.at } : last?.before;
    if (!asked || asked === "latest") localStorage.setItem(KEY, JSON.stringify({ ...now, before }));
    return before && VERSION.test(before.version) ? before : null;
  } catch {
    return null; // a browser without storage, or something else under our key
  }
}

/**
 * @param {HTMLElement} place
 * @param {Seen} before
 * @param {string} version
 */
function say(place, before, version) {
  const day = new Date(before.at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const link = place.querySelector("a");
  if (!link) return;
  if (before.version === version) {
    link.replaceWith(`Your last visit was on ${day}: the records have not changed since.`);
  } else {
    const address = new URL(place.dataset.lastVisit ?? "", location.href);
    address.searchParams.set("since", before.version);
    link.setAttribute("href", `./changes${address.search}`);
    link.textContent = `Since your last visit on ${day}`;
  }
  place.hidden = false;
}
