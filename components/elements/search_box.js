// The search box of every page. Once the live page has been drawn, a search is a step within it, without a reload.

import { goTo, isLive, onStep } from "./streamlit.js";

// The day and clock of the page that the reader leaves stay.
/** @returns {Record<string, string>} */
function chosenDay() {
  const shown = new URLSearchParams(location.search);
  const asof = shown.get("asof");
  return asof && asof !== "latest" ? { clock: shown.get("clock") ?? "stated", asof } : {};
}

addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.id !== "site-search" || !isLive()) return;
  event.preventDefault();
  const address = new URL(form.action);
  address.search = String(new URLSearchParams({ q: String(new FormData(form).get("q")), ...chosenDay() }));
  goTo(address);
});

// The menu leads to addresses without any choice, and the server lets the chosen day stay there. A step through the
// history to such an address is no use of the menu: that page had no day.
onStep(() => {
  const left = new URLSearchParams(document.documentElement.dataset.guaranteesLink);
  if (location.search || (left.get("asof") ?? "latest") === "latest") return;
  history.replaceState(history.state, "", `${location.pathname}?asof=latest${location.hash}`);
});
