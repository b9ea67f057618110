// Streamlit's field for files takes itself for decoration, and has a name and a state all the same. It is a group: of
// its button, its instructions and the files.

const FIELD = '[data-testid="stFileUploaderDropzone"][role="presentation"]';

new MutationObserver(() => {
  for (const field of document.querySelectorAll(FIELD)) field.setAttribute("role", "group");
}).observe(document.body, { childList: true, subtree: true });
