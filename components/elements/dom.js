// What the components share: making nodes, unpacking messages, the clipboard. Text goes in as text, so nothing that a
// record says can become markup.

/** @typedef {string | Node | null | undefined} Content */

/**
 * A new element. Empty content is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {...Content} content
 */
export function el(tag, className, ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const part of content) if (part) node.append(part);
  return node;
}

/**
 * A button. `name` is its accessible name if its text does not say enough.
 * @param {string} className
 * @param {Content} [content]
 * @param {string} [name]
 */
export function button(className, content, name) {
  const node = el("button", className, content);
  node.type = "button";
  if (name) node.setAttribute("aria-label", name);
  return node;
}

/**
 * The query string that a form submits. A button that was pressed may have its own value.
 * @param {HTMLFormElement} form
 * @param {SubmitEvent} event
 */
export function askedBy(form, { submitter }) {
  // @ts-expect-error: of the fields that we have, FormData gives texts
  const asked = new URLSearchParams(new FormData(form));
  const isOwn = submitter instanceof HTMLButtonElement && submitter.name !== "form";
  if (isOwn) asked.append(submitter.name, submitter.value);
  return String(asked);
}

/**
 * The address that loads the page a form leads to: the server makes a link from the fields.
 * @param {URL} address
 */
export function asSent(address) {
  const sent = new URL(address);
  sent.searchParams.set("form", "show"); // the button that sends it without scripts
  return sent.href;
}

/**
 * Completes what only the browser knows: the public address of the site, and the day on which the reader sees it.
 * @param {Element} root
 */
export function completeAddresses(root) {
  for (const part of root.querySelectorAll("[data-address]")) {
    part.textContent = new URL(part.getAttribute("data-address") ?? "", location.href).href;
  }
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  for (const part of root.querySelectorAll("[data-accessed]")) part.textContent = ` (accessed ${day})`;
}

/**
 * Whether a click means "go there", and not "open in a new tab" or "save".
 * @param {MouseEvent} event
 */
export const isPlainClick = (event) =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/**
 * Whether two messages are the same, byte for byte.
 * @param {Uint8Array} a
 * @param {Uint8Array | undefined} b
 */
export const same = (a, b) => a.length === b?.length && a.every((byte, i) => byte === b[i]);

/**
 * The text of a message packed with gzip.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/**
 * Puts text on the clipboard, if it can. Browsers give the clipboard only to pages served over https or from this
 * machine, and only if the reader allows it.
 * @param {string} text
 * @returns {Promise<boolean>} whether the text was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
