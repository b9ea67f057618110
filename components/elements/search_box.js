// The search box of every page. Once the live page has been drawn, a search is a step within it, without a reload.

import { goTo, isLive } from "./streamlit.js";

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
