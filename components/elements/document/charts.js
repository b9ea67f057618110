// Charts in a document (components/elements/charts.py): drawn once they are near the window, and updated, not made
// anew, when another state of the page is drawn. Without scripts they are left out: a table says the same.

import { el } from "../dom.js";
import { isLive, served } from "../streamlit.js";
import { addStyle } from "../styles.js";

/** @import { Plotly, Figure } from "../plotly" */

const NEAR = "300px"; // from the window
const PATIENCE_MS = 4000; // until a chart no longer waits for the live page, which loads meanwhile

/**
 * @typedef {object} Document What charts need of the document that they are in.
 * @property {HTMLElement} root
 */

export class Charts {
  /** @type {Map<string, Chart>} By their names in the document. */
  #charts = new Map();

  constructor(/** @type {Document} */ view) {
    this.view = view;
  }

  /** The document has been drawn: charts that it had before go on in their new places. */
  place() {
    const figures = /** @type {HTMLElement[]} */ ([...this.view.root.querySelectorAll("figure[data-chart]")]);
    const names = figures.map((figure) => figure.dataset.chart ?? "");
    for (const [name, chart] of this.#charts) if (!names.includes(name)) this.#remove(name, chart);
    for (const figure of figures) {
      const name = figure.dataset.chart ?? "";
      const chart = this.#charts.get(name) ?? new Chart(this.view);
      this.#charts.set(name, chart);
      chart.moveTo(figure);
    }
  }

  /** The live page is there, so that what draws charts is no longer in the way of what makes it live. */
  hurry() {
    for (const chart of this.#charts.values()) chart.begin();
  }

  destroy() {
    for (const [name, chart] of this.#charts) this.#remove(name, chart);
  }

  #remove(/** @type {string} */ name, /** @type {Chart} */ chart) {
    this.#charts.delete(name);
    chart.destroy();
  }
}

class Chart {
  /** @type {HTMLElement} Its place in the document as that is drawn now. */
  figure = el("figure");
  // What the library draws is apart from the styles of the page, which has other meanings for the same class names.
  frame = el("div", "drawing");
  drawing = el("div");
  /** @type {Plotly | undefined} */
  plotly;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  patience;
  drawn = ""; // the figure as text, with what it is drawn by
  isNear = false;

  constructor(/** @type {Document} */ view) {
    this.view = view;
    this.near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.onNear(), {
      rootMargin: NEAR,
    });
    this.resized = new ResizeObserver(() => this.draw());
    this.listeners = new AbortController();
    this.frame.attachShadow({ mode: "open" }).append(this.drawing);
  }

  destroy() {
    this.near.disconnect();
    this.resized.disconnect();
    this.listeners.abort();
    clearTimeout(this.patience);
    this.plotly?.purge(this.drawing);
  }

  moveTo(/** @type {HTMLElement} */ figure) {
    if (figure !== this.figure) {
      this.figure = figure;
      const { signal } = this.listeners;
      // The sign that the colours of the page have changed, whatever changed them: the figure has a transition.
      figure.addEventListener("transitionrun", () => this.draw(), { signal });
      figure.addEventListener("pointerenter", () => this.begin(), { signal, once: true });
      this.near.disconnect();
      this.near.observe(figure);
      this.resized.disconnect();
      this.resized.observe(figure);
    }
    this.draw();
  }

  onNear() {
    this.near.disconnect();
    this.isNear = true;
    if (isLive()) return void this.begin();
    fetchEarly(this.figure.dataset.library ?? "");
    this.patience ??= setTimeout(() => this.begin(), PATIENCE_MS);
  }

  async begin() {
    if (!this.isNear || this.plotly) return;
    clearTimeout(this.patience);
    try {
      this.plotly = await library(this.figure.dataset.library ?? "");
    } catch {
      return; // The table that says the same stays.
    }
    this.draw();
  }

  draw() {
    const { plotly, figure, drawing } = this;
    const width = figure.clientWidth;
    if (!plotly || !width || this.listeners.signal.aborted) return;
    const text = figure.dataset.figure ?? "{}";
    const colours = colourIn(figure);
    const drawnBy = [text, width, colours("var(--text)"), colours("var(--page)")].join("\n");
    if (this.frame.parentNode !== figure) this.show();
    if (drawnBy === this.drawn) return;
    this.drawn = drawnBy;
    /** @type {Figure} */
    const { data, layout, config } = JSON.parse(text, (_, value) => (isColour(value) ? colours(value) : value));
    plotly.react(drawing, data, { ...layout, width }, config);
  }

  show() {
    const { figure, frame } = this;
    addStyle(/** @type {ShadowRoot} */ (frame.shadowRoot), libraryStyle());
    frame.setAttribute("role", "group"); // no image: it has the buttons that zoom
    frame.setAttribute("aria-label", figure.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "");
    figure.append(frame);
    figure.dataset.drawn = "";
  }
}

// ---- colours -----------------------------------------------------------------------------------

const isColour = (/** @type {unknown} */ value) => typeof value === "string" && /^var\(--[\w-]+\)$/.test(value);

/**
 * Gives the colours of the page as the library reads them: it knows neither variables nor mixtures.
 * @param {HTMLElement} figure
 */
function colourIn(figure) {
  const probe = el("span");
  probe.hidden = true;
  /** @type {Map<string, string>} */
  const known = new Map();
  return (/** @type {string} */ variable) => {
    const found = known.get(variable) ?? asRgb(variable);
    known.set(variable, found);
    return found;
  };

  function asRgb(/** @type {string} */ variable) {
    figure.append(probe);
    probe.style.color = `color-mix(in srgb, ${variable}, ${variable})`; // computed as three shares of one
    const shares = getComputedStyle(probe).color.match(/[\d.]+(e-\d+)?/g) ?? [];
    probe.remove();
    return `rgb(${shares.slice(0, 3).map((share) => Math.round(255 * Number(share))).join(",")})`;
  }
}

// ---- the library -------------------------------------------------------------------------------

/** @type {Promise<Plotly> | undefined} */
let loading;
let style = "";

// The rules that the library gives to the page, of which a shadow root knows nothing.
function libraryStyle() {
  const sheet = /** @type {HTMLStyleElement | null} */ (document.getElementById("plotly.js-style-global"))?.sheet;
  style ||= [...(sheet?.cssRules ?? [])].map((rule) => rule.cssText).join("\n");
  return style;
}

// While the page becomes live, the library may come, but is not run yet.
function fetchEarly(/** @type {string} */ address) {
  if (loading) return;
  const link = el("link");
  Object.assign(link, { rel: "preload", as: "script", fetchPriority: "low", href: String(served(address)) });
  document.head.append(link);
}

/** @param {string} address */
function library(address) {
  loading ??= new Promise((resolve, reject) => {
    const script = el("script");
    script.src = String(served(address));
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject());
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject();
    };
    document.head.append(script);
  });
  return loading;
}
