// A range drawn on a strip of months (components/pages/timeline/strip.py), by pointer or by key. It is sent with the
// form of the page, whose fields from and to say the same. A click on a month is its link.

const DRAG = 4; // px from where a click becomes a range
const PAUSE_MS = 350; // after a key, until the range is sent
const YEAR = 12;
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -YEAR, PageUp: YEAR };

/** @typedef {{ strip: HTMLElement, from: number, x: number, isDrawing: boolean, before: [number, number] }} Drag */

/**
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function letRangeBeDrawn(root, signal) {
  /** @type {Drag | null} */
  let drag = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  root.addEventListener("pointerdown", (event) => (drag = begun(event)), { signal });
  root.addEventListener("pointermove", (event) => drag && drawn(drag, event), { signal });
  root.addEventListener("pointerup", () => finish(), { signal });
  root.addEventListener("pointercancel", () => cancel(), { signal });
  // Otherwise the links of the months would be dragged.
  root.addEventListener("dragstart", (event) => stripOf(event.target) && event.preventDefault(), { signal });
  root.addEventListener("keydown", (event) => onKey(event), { signal });

  function finish() {
    if (drag?.isDrawing) send(root, drag.strip);
    drag = null;
  }

  function cancel() {
    if (drag?.isDrawing) show(drag.strip, ...drag.before);
    drag = null;
  }

  function onKey(/** @type {KeyboardEvent} */ event) {
    const handle = event.target instanceof HTMLElement && event.target.matches("[data-edge]") ? event.target : null;
    const strip = stripOf(handle);
    if (!handle || !strip || event.altKey || event.ctrlKey || event.metaKey) return;
    const [first, last] = shown(strip);
    const isFrom = handle.dataset.edge === "from";
    const [lowest, highest] = isFrom ? [0, last] : [first, monthsOf(strip).length - 1];
    const to = { Home: lowest, End: highest }[event.key] ?? (isFrom ? first : last) + (STEPS[event.key] ?? 0);
    if (!(event.key in STEPS) && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const place = Math.min(Math.max(to, lowest), highest);
    show(strip, isFrom ? place : first, isFrom ? last : place);
    handle.focus({ preventScroll: true }); // it has moved to another month
    clearTimeout(timer);
    timer = setTimeout(() => strip.isConnected && send(root, strip), PAUSE_MS);
  }
}

/** @param {PointerEvent} event @returns {Drag | null} */
function begun({ target, clientX, isPrimary, button }) {
  const strip = stripOf(target);
  if (!strip || !isPrimary || button) return null;
  const before = shown(strip);
  const edge = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-edge]"))?.dataset.edge;
  const from = edge ? before[edge === "from" ? 1 : 0] : monthAt(strip, clientX);
  return { strip, from, x: clientX, isDrawing: false, before };
}

function drawn(/** @type {Drag} */ drag, /** @type {PointerEvent} */ { clientX, pointerId }) {
  if (!drag.isDrawing && Math.abs(clientX - drag.x) < DRAG) return;
  if (!drag.isDrawing) drag.strip.setPointerCapture(pointerId); // so that no month gets the click at its end
  drag.isDrawing = true;
  const at = monthAt(drag.strip, clientX);
  show(drag.strip, Math.min(drag.from, at), Math.max(drag.from, at));
}

function send(/** @type {HTMLElement} */ root, /** @type {HTMLElement} */ strip) {
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector("form.choices"));
  const months = monthsOf(strip);
  const edges = shown(strip);
  for (const [place, name] of ["from", "to"].entries()) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = months[edges[place]].dataset.month ?? "";
  }
  form?.requestSubmit();
}

function show(/** @type {HTMLElement} */ strip, /** @type {number} */ first, /** @type {number} */ last) {
  const months = monthsOf(strip);
  for (const [place, month] of months.entries()) month.classList.toggle("in", place >= first && place <= last);
  for (const handle of /** @type {NodeListOf<HTMLElement>} */ (strip.querySelectorAll("[data-edge]"))) {
    const place = handle.dataset.edge === "from" ? first : last;
    if (handle.parentElement !== months[place]) months[place].append(handle);
    handle.setAttribute("aria-valuenow", String(place + 1));
    handle.setAttribute("aria-valuetext", months[place].dataset.words ?? "");
  }
}

/** The numbers of the first and the last month that are shown. @returns {[number, number]} */
function shown(/** @type {HTMLElement} */ strip) {
  const months = monthsOf(strip);
  const isIn = (/** @type {Element} */ month) => month.classList.contains("in");
  return [Math.max(months.findIndex(isIn), 0), Math.max(months.findLastIndex(isIn), 0)];
}

// The month at a horizontal position, or the nearest.
function monthAt(/** @type {HTMLElement} */ strip, /** @type {number} */ x) {
  const distances = monthsOf(strip).map((month) => {
    const { left, right } = month.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  });
  return distances.indexOf(Math.min(...distances));
}

function monthsOf(/** @type {HTMLElement} */ strip) {
  return /** @type {HTMLElement[]} */ ([...strip.querySelectorAll("[data-month]")]);
}

function stripOf(/** @type {EventTarget | null} */ node) {
  return node instanceof Element ? /** @type {HTMLElement | null} */ (node.closest("[data-brush]")) : null;
}
