// The choices of a document: every change sends its form, as the button of a form does without scripts.

const PAUSE_MS = 60; // in typing, until the words are sent: an outdated response is dropped

/** @typedef {{ name: string, value: string, start: number | null, end: number | null }} Typed */

export class Forms {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOther = false;
  #typed = ""; // the name of the last field typed in

  constructor(/** @type {{ root: HTMLElement, shadow: ShadowRoot }} */ view) {
    this.view = view;
  }

  listen(/** @type {HTMLElement} */ root, /** @type {AbortSignal} */ signal) {
    root.addEventListener("input", (event) => this.#onInput(event.target), { signal });
    root.addEventListener("change", (event) => this.#onChange(event.target), { signal });
    root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    root.addEventListener("submit", (event) => this.#onSent(event), { signal, capture: true });
    root.addEventListener("toggle", (event) => this.#onFold(event.target), { signal, capture: true });
    addEventListener("pointerdown", (event) => this.#onPress(event), { signal });
  }

  /** What the reader chose before the script was loaded is sent now. */
  begin() {
    for (const field of this.view.root.querySelectorAll(".choices :is(input, select)")) {
      if (field instanceof HTMLInputElement && field.type === "search" && field.value !== field.defaultValue) {
        this.#onInput(field);
      } else if (isChanged(field)) this.#onChange(field);
    }
  }

  /** Whether the last choice was another record, of which nothing is open. */
  isOther() {
    const isOther = this.#isOther;
    this.#isOther = false;
    return isOther;
  }

  /** Whether the words that are being typed were sent before: their address replaces the former one. */
  isTyping() {
    const typed = this.#typed;
    const field = this.#field();
    this.#typed = field?.type === "search" ? field.name : "";
    return Boolean(typed) && typed === this.#typed;
  }

  /** What a redraw must not lose: the open parts, and the words and the cursor of the field that has the focus. */
  state() {
    const field = this.#field();
    const { name = "", value = "", selectionStart: start = null, selectionEnd: end = null } =
      field?.type === "search" ? field : {};
    const folds = [...this.view.root.querySelectorAll("details[data-fold][open]")];
    return {
      typed: /** @type {Typed} */ ({ name, value, start, end }),
      folds: folds.map((fold) => ({
        name: fold.getAttribute("data-fold") ?? "",
        scrolled: fold.querySelector(".folded")?.scrollTop ?? 0,
      })),
    };
  }

  unfold(/** @type {ReturnType<Forms["state"]>} */ { folds }) {
    for (const { name, scrolled } of folds) {
      const fold = this.view.root.querySelector(`details[data-fold="${CSS.escape(name)}"]`);
      if (!(fold instanceof HTMLDetailsElement)) continue;
      fold.open = true;
      fold.querySelector(".folded")?.scrollTo({ top: scrolled, behavior: "instant" });
    }
  }

  restore(/** @type {ReturnType<Forms["state"]>} */ { typed }) {
    const field = this.#field();
    if (!field || !typed.name || field.name !== typed.name) return;
    field.value = typed.value;
    field.setSelectionRange(typed.start, typed.end);
  }

  #field() {
    const active = this.view.shadow.activeElement;
    return active instanceof HTMLInputElement && this.view.root.contains(active) ? active : null;
  }

  #onInput(/** @type {EventTarget | null} */ field) {
    if (!(field instanceof HTMLInputElement) || field.type !== "search" || !field.form?.matches(".choices")) return;
    clearTimeout(this.#timer);
    const { form } = field;
    this.#timer = setTimeout(() => form.isConnected && form.requestSubmit(), PAUSE_MS);
  }

  #onChange(/** @type {EventTarget | null} */ field) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    const { form } = field;
    // A day may be half typed, and collapsed choices are sent together.
    const isSentLater = ["search", "date"].includes(field.type);
    const waits = isSentLater || field.closest("details[data-fold]:not([data-live])");
    if (!form?.matches(".choices") || waits) return;
    this.#isOther = field.dataset.other !== undefined;
    form.requestSubmit();
  }

  // ---- collapsed choices ---------------------------------------------------------------------------------

  #onFold(/** @type {EventTarget | null} */ opened) {
    if (!(opened instanceof HTMLDetailsElement) || opened.dataset.fold === undefined || !opened.open) return;
    const around = opened.parentElement?.closest("[data-fold]");
    this.#closeAllBut([opened, ...(around ? [around] : [])]);
  }

  #onPress(/** @type {PointerEvent} */ event) {
    this.#closeAllBut(event.composedPath());
  }

  #onKey(/** @type {KeyboardEvent} */ event) {
    const isInFold = /** @type {Element} */ (event.target).closest("[data-fold]");
    if (event.key === "Escape" && isInFold) event.stopPropagation();
    if (event.key === "Escape") this.#close(this.#named(isInFold));
  }

  // Collapsed choices have been sent.
  #onSent(/** @type {SubmitEvent} */ event) {
    const fold = this.#field()?.closest("[data-fold]") ?? event.submitter?.closest("[data-fold]") ?? null;
    if (fold instanceof HTMLDetailsElement && fold.dataset.live === undefined) this.#close(fold);
  }

  /** The fold itself, of what has its name. @param {Element | null} part */
  #named(part) {
    const name = part instanceof HTMLElement ? part.dataset.fold ?? "" : "";
    return part && this.view.root.querySelector(`details[data-fold="${CSS.escape(name)}"]`);
  }

  #close(/** @type {Element | null} */ fold) {
    if (!(fold instanceof HTMLDetailsElement)) return;
    fold.open = false;
    fold.querySelector("summary")?.focus();
  }

  // Elements with the name of a collapsed part belong to it, and one may be inside another.
  #closeAllBut(/** @type {EventTarget[]} */ kept) {
    const names = kept.map((node) => (node instanceof HTMLElement ? node.dataset.fold : undefined));
    for (const fold of this.view.root.querySelectorAll("details[data-fold][open]")) {
      if (fold instanceof HTMLDetailsElement && !names.includes(fold.dataset.fold)) fold.open = false;
    }
  }
}

/** @param {Element} field */
function isChanged(field) {
  if (field instanceof HTMLSelectElement) {
    const listed = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return listed !== field.selectedOptions[0];
  }
  return field instanceof HTMLInputElement && field.checked && !field.defaultChecked;
}
