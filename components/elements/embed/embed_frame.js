// For sites that frame a view of this one: gives each such frame the height of what is in it. Other sites name it as
// https://…/embed/frame.js, so it is a script of its own, and its address and its messages stay as they are.

(() => {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { origin, href } = new URL("./", src);
  const HIGHEST = 20000; // px

  /** The frames that show one of our views. */
  const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(href));

  addEventListener("message", ({ origin: from, source, data }) => {
    const height = Number(data?.height);
    if (from !== origin || data?.type !== "guarantees:height" || !(height > 0)) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (frame) frame.style.height = `${Math.min(Math.ceil(height), HIGHEST)}px`;
  });

  // A frame that loaded first has sent its height already. The question reveals nothing, whoever gets it.
  const ask = () => {
    for (const frame of frames()) frame.contentWindow?.postMessage({ type: "guarantees:ask" }, "*");
  };
  ask();
  addEventListener("DOMContentLoaded", ask);
})();
