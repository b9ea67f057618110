// Streamlit's field for files takes itself for decoration, and has a name and a state all the same. It is a group: of
// its button, its instructions and the files.

import { FILE_FIELD } from "./streamlit.js";

new MutationObserver(() => {
  for (const field of document.querySelectorAll(FILE_FIELD)) field.setAttribute("role", "group");
}).observe(document.body, { childList: true, subtree: true });
