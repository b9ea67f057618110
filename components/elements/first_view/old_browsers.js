// Written for browsers that are too old for the live page: the first view says so, and what is in a shadow root is put
// there, which they do not do by themselves. The oldest versions: see the README.

(() => {
  const needed = [
    Promise.withResolvers, // by Streamlit's code
    window.DecompressionStream,
    window.ResizeObserver,
    window.AbortController,
    window.TextDecoder,
    Element.prototype.attachShadow,
    Element.prototype.replaceChildren,
  ];
  if (!needed.every(Boolean)) document.documentElement.classList.add("old-browser");
  for (const template of document.querySelectorAll("template[shadowrootmode]")) {
    const host = /** @type {Element} */ (template.parentElement);
    const place = host.attachShadow ? host.attachShadow({ mode: "open" }) : host;
    place.appendChild(/** @type {HTMLTemplateElement} */ (template).content);
    template.remove();
  }
})();
