// A list whose order the reader changes by dragging the grips of its lines. The new order is that of the fields in the
// form, which is sent at the end. By keys the links of each line do the same (components/parts/column_choice.py).

/**
 * Lets every `.grip` in a document drag the line of the list that it is in.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function letOrderBeDragged(root, signal) {
  root.addEventListener("pointerdown", (event) => startDrag(event), { signal });
}

function startDrag(/** @type {PointerEvent} */ event) {
  const grip = /** @type {Element} */ (event.target).closest(".grip");
  const line = grip?.closest("li");
  if (!grip || !line?.parentElement || event.button !== 0) return;
  event.preventDefault(); // no selection of text
  const list = line.parentElement;
  const before = [...list.children];
  const drag = new AbortController();
  const { signal } = drag;
  line.classList.add("dragged");
  grip.setPointerCapture(event.pointerId);

  const end = (/** @type {boolean} */ isKept) => {
    drag.abort();
    line.classList.remove("dragged");
    if (!isKept) list.replaceChildren(...before);
    else if (before.some((each, place) => each !== list.children[place])) line.closest("form")?.requestSubmit();
  };
  const onMove = (/** @type {Event} */ moved) => moveTo(line, list, /** @type {PointerEvent} */ (moved).clientY);
  grip.addEventListener("pointermove", onMove, { signal });
  grip.addEventListener("pointerup", () => end(true), { signal });
  grip.addEventListener("pointercancel", () => end(false), { signal });
  const onKey = (/** @type {KeyboardEvent} */ key) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    end(false);
  };
  addEventListener("keydown", onKey, { signal, capture: true });
}

// Before the first line whose middle is below the pointer.
function moveTo(/** @type {Element} */ line, /** @type {Element} */ list, /** @type {number} */ y) {
  const others = [...list.children].filter((each) => each !== line);
  const next = others.find((each) => {
    const { top, height } = each.getBoundingClientRect();
    return y < top + height / 2;
  });
  // To move a node within the page ends its pointer capture, so the others move around it.
  const at = next ? others.indexOf(next) : others.length;
  for (const each of others.slice(0, at).filter((other) => isAfter(other, line))) line.before(each);
  for (const each of others.slice(at).filter((other) => !isAfter(other, line)).reverse()) line.after(each);
}

const isAfter = (/** @type {Node} */ one, /** @type {Node} */ other) =>
  Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
