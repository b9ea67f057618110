// Which parts of a document are open. A link says so when it is read; from then on the reader's own opening and closing
// holds, whatever runs of the page send again, until another link is read.

export class OpenParts {
  /** @type {Set<string>} */
  keys = new Set();

  /**
   * A page has come, with `known` parts. `opened` are those that its link opens; null where the reader's own hold.
   * @param {readonly string[] | null} opened
   * @param {string[]} known
   */
  take(opened, known) {
    this.keys = new Set([...(opened ?? this.keys)].filter((key) => known.includes(key)));
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
   * A query string with the parts that are open, where it says them (`isWhole`: a link that spells out everything) or
   * any are.
   * @param {string} search
   * @param {boolean} isWhole
   */
  in(search, isWhole) {
    const parameters = new URLSearchParams(search);
    const opened = [...this.keys].join(".");
    if (isWhole ? parameters.has("open") : opened) parameters.set("open", opened || "-");
    else if (!isWhole) parameters.delete("open");
    // As the server writes it, which leaves a tilde as it is.
    return parameters.size ? `?${parameters}`.replaceAll("%7E", "~") : "";
  }
}
