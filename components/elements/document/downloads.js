// A file that takes a while to make: the page says so until it is ready. Without this script the browser fetches it
// itself.

const SLOW_MS = 500;
const SHOWN_MS = 4000;

/**
 * Fetches the file of a link and saves it under the name that the server gives it.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement | null} status the place for words about it
 */
export async function download(link, status) {
  if (link.getAttribute("aria-busy") === "true") return;
  const name = link.textContent.trim();
  const say = (/** @type {string} */ words) => status && (status.textContent = words);
  const slow = setTimeout(() => say(`Making ${name} …`), SLOW_MS);
  link.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(link.href);
    if (answer.ok) save(await answer.blob(), fileName(answer, link));
    say(answer.ok ? `${name} is saved.` : await reason(answer));
  } catch {
    say(`${name} could not be downloaded: the site cannot be reached. Try again.`);
  }
  clearTimeout(slow);
  link.removeAttribute("aria-busy");
  const said = status?.textContent;
  setTimeout(() => status?.textContent === said && say(""), SHOWN_MS);
}

/** @param {Response} answer */
async function reason(answer) {
  const isText = answer.headers.get("content-type")?.startsWith("text/plain");
  return isText ? await answer.text() : `The site responded with ${answer.status}. Try again.`;
}

/**
 * @param {Response} answer
 * @param {HTMLAnchorElement} link
 */
function fileName(answer, link) {
  const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "");
  return named?.[1] ?? new URL(link.href).pathname.split("/").at(-1) ?? "";
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SHOWN_MS);
}
