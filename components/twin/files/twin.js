// What the pages of the static twin do in the browser without a server. Not a module: browsers load none from a USB
// stick.

(() => {
  const content = /** @type {HTMLElement} */ (document.querySelector(".guarantees-document"));

  // ---- what only the browser knows ---------------------------------------------------------------

  for (const part of content.querySelectorAll("[data-address]")) {
    part.textContent = new URL(part.getAttribute("data-address") ?? "", location.href).href;
  }
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  for (const part of content.querySelectorAll("[data-accessed]")) part.textContent = ` (accessed ${day})`;

  // ---- copying and printing ------------------------------------------------------------------------

  /** @param {string} text */
  async function isCopied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  content.addEventListener("click", async ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    if (button.dataset.print !== undefined) return print();
    const source = document.getElementById(button.dataset.copy ?? "");
    if (!source && button.dataset.copyLink === undefined) return;
    const label = button.textContent;
    const isDone = await isCopied(source?.textContent ?? location.href);
    if (!isDone && source) getSelection()?.selectAllChildren(source);
    button.textContent = isDone ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = label), 2500);
  });

  // ---- collapsed choices: what a link leads to may be in one, and one that lies over the page goes ----------------

  function showTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    target?.scrollIntoView();
  }
  addEventListener("hashchange", showTarget);
  if (location.hash) showTarget();
  addEventListener("click", (event) => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const open = document.querySelectorAll("details:is(.menu, .fold)[open]");
    for (const fold of open) if (!event.composedPath().includes(fold)) fold.open = false;
  });
})();
