// The search of the static twin. The entries and the keys of their words come with search_entries.js: words with the
// same key are the same to the search of the live site too. The last word may be the beginning of one.

(() => {
  const WEIGHTS = [8, 4, 2, 1]; // of a word in name, text, other texts and context
  const MOST = 20; // of one kind
  const { kinds, entries, words, keys } = globalThis.searchEntries;
  const results = /** @type {HTMLElement} */ (document.getElementById("results"));
  const asked = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=q]"));
  for (const field of fields) field.value = asked;

  const plain = (/** @type {string} */ word) => word.normalize("NFKD").replace(/\p{M}/gu, "");
  const typed = asked.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const vocabulary = Object.entries(words);

  /** @param {string} word @param {boolean} isLast */
  function keysOf(word, isLast) {
    const found = new Set();
    for (const [written, its] of vocabulary) {
      const isSame = written === word || plain(written) === plain(word);
      if (!isSame && !(isLast && word.length > 2 && plain(written).startsWith(plain(word)))) continue;
      for (const key of its) found.add(key);
    }
    return found;
  }

  const terms = typed.map((word, place) => keysOf(word, place === typed.length - 1));

  /** How well an entry matches: 0 where it lacks a word. @param {number[][]} columns */
  function weight(columns) {
    let sum = 0;
    for (const term of terms) {
      const column = columns.findIndex((each) => each.some((key) => term.has(key)));
      if (column < 0) return 0;
      sum += WEIGHTS[column];
    }
    return sum;
  }

  /** @param {string} tag @param {...(string | Node)} content */
  function el(tag, ...content) {
    const node = document.createElement(tag);
    node.append(...content);
    return node;
  }

  /** @param {number} number */
  function shown(number) {
    const [name, context, text, address] = entries[number];
    const link = el(address ? "a" : "span", name);
    if (address) link.setAttribute("href", address);
    const about = el("p", context);
    about.className = "soft small";
    return el("li", el("p", link), about, el("p", text));
  }

  document.querySelector("form.box")?.after(results);
  let first = 0;
  let all = 0;
  for (const [kind, count] of terms.length ? kinds : []) {
    const found = [];
    for (let number = first; number < first + count; number++) {
      const size = weight(keys[number]);
      if (size) found.push({ number, size });
    }
    first += count;
    if (!found.length) continue;
    all += found.length;
    found.sort((a, b) => b.size - a.size || a.number - b.number);
    const best = found.slice(0, MOST).map((each) => shown(each.number));
    const more = found.length > MOST ? ` (the best ${MOST} of ${found.length})` : ` (${found.length})`;
    results.append(el("h2", kind + more), el("ul", ...best));
  }
  if (asked && !all) results.append(el("p", `Nothing has all the words of “${asked}”.`));
})();
