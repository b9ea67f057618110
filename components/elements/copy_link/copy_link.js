// A button that copies the full link to what the page shows.

import { copyText } from "../dom.js";

const DONE_MS = 2500;

export default function ({ parentElement }) {
  const root = parentElement.querySelector("[data-copy-link]");
  if (!root) return;
  const [button, status, field] = root.children;
  field.hidden = true;
  button.onclick = async () => {
    if (await copyText(link())) {
      say(status, "Link copied.");
    } else {
      offer(field, link());
      say(status, "Press Ctrl+C to copy.");
    }
  };
}

// The evidence component says what the link is in each run, so that this button need not be drawn again.
function link() {
  return location.origin + location.pathname + (document.documentElement.dataset.guaranteesLink ?? location.search);
}

function offer(field, text) {
  field.hidden = false;
  field.value = text;
  field.focus();
  field.select();
}

function say(status, text) {
  status.textContent = text;
  setTimeout(() => { status.textContent = ""; }, DONE_MS);
}
