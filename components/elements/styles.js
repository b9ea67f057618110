// Style sheets in the shadow roots of our components.

import { el } from "./dom.js";

/** @type {Map<string, string>} What has come so far: a failure is not remembered. */
const texts = new Map();
/** @type {WeakMap<ShadowRoot, Set<string>>} The rules that a root has. */
const added = new WeakMap();
/** @type {Map<string, CSSStyleSheet>} One sheet for all roots that have its rules. */
const sheets = new Map();

/**
 * The text at an address. Rejects if it cannot be loaded.
 * @param {string | URL} address
 */
export async function textOf(address) {
  const known = texts.get(String(address));
  if (known !== undefined) return known;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  const text = await answer.text();
  texts.set(String(address), text);
  return text;
}

/**
 * Gives rules to a root that does not have them.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function addStyle(root, css) {
  const own = added.get(root) ?? new Set();
  added.set(root, own);
  if (own.has(css)) return;
  own.add(css);
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(css)];
  } catch {
    root.append(el("style", "", css)); // a browser that cannot share style sheets
  }
}

function sheetOf(/** @type {string} */ css) {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}
