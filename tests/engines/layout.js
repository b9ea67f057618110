// What a test asks of a page, across shadow roots: which texts lie on one another, and whether what has the focus can be
// seen. Evaluated in the page; the last expression is the object with the questions.

(() => {
  const MARGIN = 1.5; // px by which boxes may touch

  function* elements(/** @type {ParentNode} */ root) {
    for (const node of root.querySelectorAll("*")) {
      yield node;
      if (node.shadowRoot) yield* elements(node.shadowRoot);
    }
  }

  const parentOf = (node) => node.parentElement ?? node.getRootNode().host ?? null;

  function* ancestors(node) {
    for (let each = node; each; each = parentOf(each)) yield each;
  }

  const isShown = (node) => node.checkVisibility({
    checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true,
  });

  // The part of a box that its scrolling or cut ancestors leave to see.
  function clipped(box, node) {
    let { left, top, right, bottom } = box;
    for (const each of ancestors(node)) {
      const style = getComputedStyle(each);
      if (style.clipPath !== "none") return null;
      if (style.overflow !== "visible" && style.display !== "inline" && each !== document.documentElement) {
        const edge = each.getBoundingClientRect();
        left = Math.max(left, edge.left);
        top = Math.max(top, edge.top);
        right = Math.min(right, edge.right);
        bottom = Math.min(bottom, edge.bottom);
      }
      if (style.position === "fixed") break;
    }
    return right - left > MARGIN && bottom - top > MARGIN ? { left, top, right, bottom } : null;
  }

  const isDrawing = (node) => Boolean(node.closest("svg, canvas"));

  // A box of each line of text, and of each field, which holds text of its own.
  function textBoxes(root) {
    const found = [];
    for (const node of elements(root)) {
      if (isDrawing(node) || !isShown(node)) continue;
      const field = node.matches("input:not([type=file], [type=checkbox], [type=radio]), select, textarea");
      const texts = field ? [] : [...node.childNodes].filter((child) => child.nodeType === 3 && child.data.trim());
      const ranges = texts.map((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range;
      });
      const boxes = field ? [node.getBoundingClientRect()] : ranges.flatMap((range) => [...range.getClientRects()]);
      for (const box of boxes) {
        // Lines of one paragraph may share the room above their letters.
        const slack = field ? 0 : box.height * 0.22;
        const inner = { left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack };
        const seen = box.width > MARGIN && clipped(inner, node);
        if (seen) found.push({ ...seen, node, text: (node.textContent || node.placeholder || node.tagName).trim().slice(0, 40) });
      }
    }
    return found;
  }

  // What an open fold holds lies over the page, on a ground of its own.
  const layer = (node) => node.closest(".folded");

  const meet = (a, b) =>
    a.node !== b.node
    && layer(a.node) === layer(b.node)
    && Math.min(a.right, b.right) - Math.max(a.left, b.left) > MARGIN
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > MARGIN;

  /** Pairs of texts that lie on one another in the part of the page that `selector` names, as sentences. */
  function overlaps(selector) {
    const roots = [document, ...[...elements(document)].flatMap((node) => (node.shadowRoot ? [node.shadowRoot] : []))];
    const part = roots.map((root) => root.querySelector(selector)).find(Boolean);
    if (!part) return [`There is no ${selector}.`];
    const boxes = textBoxes(part.shadowRoot ?? part).sort((a, b) => a.top - b.top);
    const pairs = new Set();
    boxes.forEach((box, index) => {
      for (let next = index + 1; next < boxes.length && boxes[next].top < box.bottom; next += 1) {
        const other = boxes[next];
        if (meet(box, other)) pairs.add(`'${box.text}' and '${other.text}'`);
      }
    });
    return [...pairs].slice(0, 10);
  }

  function focused() {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node;
  }

  function topmost(x, y) {
    let node = document.elementFromPoint(x, y);
    while (node?.shadowRoot) {
      const inner = node.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === node) break;
      node = inner;
    }
    return node;
  }

  const name = (node) => {
    const label = node.getAttribute("aria-label") || node.textContent || node.placeholder || "";
    return `${node.tagName.toLowerCase()} '${label.trim().replace(/\s+/g, " ").slice(0, 40)}'`;
  };

  // A field is often laid over by its own label or frame, and a small one is drawn by the frame around it.
  const belongs = (hit, node) => {
    const frame = node.closest("label, [data-baseweb], [role=radiogroup], .stTextInput, .stSelectbox") ?? node;
    return [...ancestors(hit)].some((each) => each === node || each === frame);
  };

  /** What has the focus, and whether any of it can be seen: not covered by something else, and on the screen. */
  function focus() {
    const node = focused();
    if (!node || node === document.body) return { name: "nothing", seen: true };
    const box = node.getBoundingClientRect();
    const steps = [0.1, 0.3, 0.5, 0.7, 0.9];
    const seen = [...node.getClientRects()].some((rect) =>
      steps.some((down) => steps.some((right) => {
        const [x, y] = [rect.left + rect.width * right, rect.top + rect.height * down];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
        const hit = topmost(x, y);
        return hit && belongs(hit, node);
      })));
    const where = [box.left, box.top, box.right, box.bottom].map(Math.round).join(" ");
    return { name: name(node), seen, where };
  }

  /** Whether the page scrolls sideways. */
  const isTooWide = () => document.documentElement.scrollWidth > innerWidth
    || (document.querySelector('[data-testid="stMain"]')?.scrollWidth ?? 0)
      > (document.querySelector('[data-testid="stMain"]')?.clientWidth ?? 0);

  /** The first element of that selector, in whatever shadow root of the live page. */
  function find(selector) {
    for (const node of elements(document)) if (node.matches(selector)) return node;
    return null;
  }

  /** Whether one element is to the right of another. */
  const isBeside = (one, other) =>
    find(other).getBoundingClientRect().right <= find(one).getBoundingClientRect().left;

  return { overlaps, focus, find, isTooWide, isBeside };
})()
