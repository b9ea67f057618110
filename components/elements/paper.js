// What is printed on paper that lies across: pages of wide tables. Texts are upright.

const WIDE = ["compare", "positions", "coverage"];

addEventListener("beforeprint", () => {
  document.body.classList.toggle("wide", WIDE.includes(location.pathname.split("/").at(-1) ?? ""));
});
