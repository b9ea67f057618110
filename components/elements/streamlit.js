// Everything in our browser code that relies on Streamlit's internals: how it finds its server, how it learns that the
// address has changed, what it says of its connection, and the names of its elements. What an upgrade may break:
// docs/decisions/0019-what-an-upgrade-of-streamlit-may-break.md.

/**
 * The full address of something our own server serves, such as "records-state".
 * @param {string} path
 */
export const served = (path) => new URL(path, window.__streamlit?.BACKEND_BASE_URL ?? location.href);

/**
 * Goes to another page, or another state of this one, without a reload. Streamlit runs the page that the address names
 * when the reader steps through the history, so it gets the event of such a step.
 * @param {string | URL} address
 * @param {boolean} [isPassing] whether it takes the place of the present one in the history
 */
export function goTo(address, isPassing = false) {
  setAddress(address, isPassing);
  runPage();
}

/**
 * Like goTo, but Streamlit is notified only by runPage().
 * @param {string | URL} address
 * @param {boolean} [isPassing]
 */
export function setAddress(address, isPassing = false) {
  if (isPassing) history.replaceState({}, "", address);
  else if (new URL(address, location.href).href !== location.href) history.pushState({}, "", address);
}

/** Makes Streamlit run the page that the address names. */
export function runPage() {
  step();
  askAgain();
}

/** The same once what has been drawn is painted: a run keeps the browser and the server busy. */
export function runPageLater() {
  if (document.hidden) runPage();
  else requestAnimationFrame(() => setTimeout(runPage));
}

const step = () => dispatchEvent(new PopStateEvent("popstate", { state: {} }));

const LOST_MS = 1500; // without a run of the page that the address names
const MAX_STEPS = 3;
let ranAt = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let asking;

/** A run of the page that the address names has arrived. */
export const runCame = () => void (ranAt = location.href);

// Streamlit drops a request that arrives while it draws. So it is sent again until a run has arrived; sending it twice
// does no harm.
function askAgain(steps = MAX_STEPS) {
  const asked = location.href;
  clearTimeout(asking);
  asking = setTimeout(() => {
    if (location.href !== asked || ranAt === asked || steps <= 1) return;
    if (isIdle()) step();
    askAgain(isIdle() ? steps - 1 : steps);
  }, LOST_MS);
}

addEventListener("popstate", (event) => event.isTrusted && askAgain());

/**
 * Calls back when the reader has stepped through the history, or followed a link, before Streamlit is notified.
 * @param {(event: PopStateEvent) => void} listener
 * @param {AbortSignal} [signal]
 */
export const onStep = (listener, signal) => addEventListener("popstate", listener, { capture: true, signal });

/** Streamlit's field for files, while it declares itself decorative; see file_field.js. */
export const FILE_FIELD = '[data-testid="stFileUploaderDropzone"][role="presentation"]';

/**
 * The full address of what the page shows, with the version of its data. The table's panel, or the document, publishes
 * it in each run.
 */
export const pageLink = () =>
  location.origin + location.pathname + (document.documentElement.dataset.guaranteesLink ?? location.search);

/** The element that holds everything on the page. */
export const mainBlock = () => document.querySelector('[data-testid="stMainBlockContainer"]');

/** The element that scrolls when the reader scrolls the page. */
export const mainScroller = () =>
  /** @type {HTMLElement | null} */ (document.querySelector('[data-testid="stMain"]'));

/**
 * The element that scrolls what is on the page: the first view scrolls by itself.
 * @param {Node} node
 */
export function scrollerOf(node) {
  const { host } = /** @type {ShadowRoot} */ (node.getRootNode());
  return host?.closest("#first-view") ?? mainScroller();
}

/** Whether Streamlit has drawn the live page, so that the first view of it is gone. */
export const isLive = () => Boolean(document.querySelector(".stApp")) && !document.getElementById("first-view");

const CONNECTION = "data-test-connection-state";
const RUN = "data-test-script-state";

/** Whether Streamlit is connected to its server and runs nothing there. */
function isIdle() {
  const app = document.querySelector(".stApp");
  return app?.getAttribute(CONNECTION) === "CONNECTED" && app.getAttribute(RUN) === "notRunning";
}

/**
 * Reports whether Streamlit is connected to its server, and whether the page is being run there: now, and whenever that
 * changes.
 * @param {(isConnected: boolean, isRunning: boolean) => void} report
 */
export function watchServer(report) {
  const look = () => {
    const app = document.querySelector(".stApp");
    if (!app) return;
    report(app.getAttribute(CONNECTION) === "CONNECTED", app.getAttribute(RUN) !== "notRunning");
  };
  new MutationObserver(look).observe(document, { subtree: true, attributeFilter: [CONNECTION, RUN] });
  look();
}

/**
 * Blocks input to Streamlit's own widgets for a while; our components and the text are left alone.
 * @param {boolean} areHeld
 */
export function holdChoices(areHeld) {
  for (const box of document.querySelectorAll('[data-testid="stElementContainer"]')) {
    if (box instanceof HTMLElement && !box.querySelector(".stBidiComponent")) box.inert = areHeld;
  }
}
