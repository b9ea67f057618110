// The address of what is printed, at its end: with the day asked about and the version of the data.

import { el } from "./dom.js";
import { mainBlock, pageLink } from "./streamlit.js";

const note = el("p", "printed-address");

addEventListener("beforeprint", () => {
  note.textContent = `Printed from ${pageLink()}`;
  mainBlock()?.append(note);
});
addEventListener("afterprint", () => note.remove());
