// Removes from the address what other programs have added to a shared link, before anything reads it. Its names come
// with the script: see guarantees/links/foreign.py. Then it keeps the canonical address, which browsers share, that of
// the visible page: each page publishes its link when it is drawn.

(() => {
  const foreign = new RegExp(`^(amp;)?(${document.currentScript?.dataset.foreign ?? "(?!)"})$`, "i");
  const address = new URL(location.href);
  const names = [...address.searchParams.keys()].filter((name) => foreign.test(name));
  for (const name of names) address.searchParams.delete(name);
  if (names.length) history.replaceState(history.state, "", address);

  let shown = location.href;
  const follow = () => {
    const link = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
    if (link && shown !== location.href) link.href = shown = location.href;
  };
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-guarantees-link"] });
})();
