// Which parts of a document are open. A link says so when it is read; from then on the reader's own opening and closing
// holds, whatever runs of the page send again, until another link is read.

/** @import { DocumentHead } from "../view_models" */

const FETCHED = "link"; // how a page is read that was fetched ahead of its run

export class OpenParts {
  /** @type {Set<string>} */
  keys = new Set();
  #read = "";
  #linked = ""; // what the link opened

  /**
   * A page has come, with `known` parts; `isSamePage` if its text is that of the page before it, `isRunAgain` if a
   * server that did not know it has read the link that the reader is at.
   * @param {DocumentHead} head
   * @param {string[]} known
   * @param {boolean} isSamePage
   * @param {boolean} isRunAgain
   */
  take({ read, open }, known, isSamePage, isRunAgain) {
    const linked = open.join(".");
    // The run of a page that was fetched ahead brings what the reader has already seen.
    const isItsRun = this.#read === FETCHED && isSamePage && linked === this.#linked;
    const keys = read === this.#read || isItsRun || isRunAgain ? this.keys : open;
    this.keys = new Set([...keys].filter((key) => known.includes(key)));
    this.#read = read;
    this.#linked = linked;
  }

  /**
   * The reader, or the page itself, has opened or closed a part. Returns whether that is news.
   * @param {string} key
   * @param {boolean} isOpen
   */
  set(key, isOpen) {
    if (isOpen === this.keys.has(key)) return false;
    if (isOpen) this.keys.add(key);
    else this.keys.delete(key);
    return true;
  }

  /**
   * A link to the page as it is now, for one that says which parts it opens.
   * @param {string} link
   */
  in(link) {
    const parameters = new URLSearchParams(link);
    if (parameters.has("open")) parameters.set("open", [...this.keys].join(".") || "-");
    return `?${parameters}`;
  }
}
