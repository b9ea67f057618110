// What is printed in landscape: pages of wide tables. Texts are in portrait.

const WIDE = ["compare", "positions", "coverage"];

addEventListener("beforeprint", () => {
  document.body.classList.toggle("wide", WIDE.includes(location.pathname.split("/").at(-1) ?? ""));
});
