// In a page that another site frames (components/server/embeds/view.py): it reports its height, which is all that the
// other site learns. Everything in it works without scripts.

/** @import { DocumentHeight } from "./embed_frame" */

if (parent !== window) {
  const tell = () => {
    /** @type {DocumentHeight} */
    const message = { type: "guarantees:height", height: Math.ceil(document.body.getBoundingClientRect().height) };
    // The other site is not known, and may know the height.
    parent.postMessage(message, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  // The other site's script may have loaded later.
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.type === "guarantees:ask") tell();
  });
}
