// The search box of every page. Once the live page has been drawn, a search is a step within it, without a reload.

import { goTo, isLive } from "./streamlit.js";

addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.id !== "site-search" || !isLive()) return;
  event.preventDefault();
  const address = new URL(form.action);
  address.search = String(new URLSearchParams({ q: String(new FormData(form).get("q")) }));
  goTo(address);
});
