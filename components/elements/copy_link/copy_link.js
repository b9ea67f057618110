// A button that copies the full link to what the page shows.

import { copyText } from "../dom.js";
import { pageLink } from "../streamlit.js";

/** @import { Component } from "../component.js" */

const DONE_MS = 2500;

/** @param {Component<null>} props */
export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  const field = parentElement.querySelector("input");
  if (!button || !status || !field) return;
  field.hidden = true;
  button.onclick = async () => {
    const isCopied = await copyText(pageLink());
    if (!isCopied) showSelected(field, pageLink());
    status.textContent = isCopied ? "Link copied." : "Press Ctrl+C to copy.";
    setTimeout(() => (status.textContent = ""), DONE_MS);
  };
}

/** @param {HTMLInputElement} field @param {string} text */
function showSelected(field, text) {
  field.hidden = false;
  field.value = text;
  field.focus();
  field.select();
}
