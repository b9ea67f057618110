// Streamlit's file field declares itself decorative, and yet has a name and a state. It is a group: of
// its button, its instructions and the files.

import { FILE_FIELD } from "./streamlit.js";

new MutationObserver(() => {
  for (const field of document.querySelectorAll(FILE_FIELD)) field.setAttribute("role", "group");
}).observe(document.body, { childList: true, subtree: true });
