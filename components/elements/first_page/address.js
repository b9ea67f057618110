// Takes what other programs have added to a shared link out of the address, before anything reads it. Its names come with
// the script: see guarantees/links/foreign.py.

(() => {
  const foreign = new RegExp(`^(amp;)?(${document.currentScript?.dataset.foreign ?? "(?!)"})$`, "i");
  const address = new URL(location.href);
  const names = [...address.searchParams.keys()].filter((name) => foreign.test(name));
  for (const name of names) address.searchParams.delete(name);
  if (names.length) history.replaceState(history.state, "", address);
})();
