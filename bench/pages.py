"""Timing pages in a real browser, with the clock inside the page: no round trip to the driver is in the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from scripts.browser import ARGUMENTS, find

LIMIT_MS = 30_000

# Resolves with performance.now() at the first change after which the condition holds, in shadow roots too. Shadow roots
# are recorded when they are made: searching the page for them at each change would cost a large page more than a small
# one.
WATCH = """
(() => {
  const roots = [document];
  const watchers = new Set();
  const everything = {subtree: true, childList: true, characterData: true, attributes: true};
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    for (const watcher of watchers) watcher.observe(root, everything);
    return root;
  };
  // A first view that is a document is in a root that the parser attaches, not a script.
  const early = () => {
    const root = document.querySelector('#first-view [data-document]')?.shadowRoot;
    if (!root || roots.includes(root)) return;
    roots.push(root);
    for (const watcher of watchers) watcher.observe(root, everything);
  };
  const find = (selector) => {
    early();
    for (const root of roots) {
      const element = root === document || root.isConnected ? root.querySelector(selector) : null;
      if (element) return element;
    }
    return null;
  };
  const compiled = (expression) => new Function('find', 'return ' + expression);
  window.__value = (expression) => compiled(expression)(find);
  window.__when = (condition) => new Promise((resolve, reject) => {
    const holds = compiled(condition);
    let done = false;
    const check = () => {
      if (done || !holds(find)) return;
      done = true;
      watcher.disconnect();
      watchers.delete(watcher);
      clearInterval(timer);
      resolve(performance.now());
    };
    const watcher = new MutationObserver(check);
    watchers.add(watcher);
    for (const root of roots) watcher.observe(root, everything);
    const timer = setInterval(check, 50);
    setTimeout(() => { if (!done) reject(new Error('not seen: ' + condition)); }, 30000);
    check();
  });
})();
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, started as for the browser tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_context(browser: Browser) -> Iterator:
    """A context with an empty cache; its second page is warm."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.add_init_script(WATCH)
    try:
        yield context
    finally:
        context.close()


def open_page(context, url: str, conditions: list[str]) -> tuple[Page, list[float]]:
    """Open a page; returns it and the milliseconds from navigation until each condition holds."""
    page = context.new_page()
    page.set_default_timeout(LIMIT_MS)
    page.goto(url, wait_until="commit")
    watch = "conditions => Promise.all(conditions.map(window.__when))"
    return page, page.evaluate(watch, conditions)


def press(page: Page, target: Locator) -> Callable[[], None]:
    """Go to the middle of an element; the function returned presses and releases the mouse there.

    Playwright's own click also asks the page, between press and release, what is under the pointer: in a large page
    that takes a while, which no reader waits for.
    """
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def click() -> None:
        page.mouse.down()
        page.mouse.up()

    return click


def interaction(page: Page, act: Callable[[], None], condition: str) -> float:
    """Milliseconds from the first pointer or key event of ``act`` until the condition holds."""
    page.evaluate(
        """condition => {
          window.__begin = null;
          for (const kind of ['pointerdown', 'keydown'])
            addEventListener(kind, () => { window.__begin ??= performance.now(); }, {capture: true, once: true});
          window.__seen = window.__when(condition);
        }""",
        condition,
    )
    act()
    return page.evaluate("window.__seen.then(end => end - window.__begin)")
