"""Timing pages in a real browser, with the clock inside the page: no round trip to the driver is in the figures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LIMIT_MS = 30_000

# Resolves with performance.now() at the first change after which the condition holds; looks into shadow roots too.
WATCH = """
const roots = () => {
  const found = [document];
  for (let i = 0; i < found.length; i++)
    for (const host of found[i].querySelectorAll('*')) if (host.shadowRoot) found.push(host.shadowRoot);
  return found;
};
const find = (selector) => {
  for (const root of roots()) { const element = root.querySelector(selector); if (element) return element; }
  return null;
};
window.__value = (expression) => new Function('find', 'return ' + expression)(find);
window.__when = (condition) => new Promise((resolve, reject) => {
  const watched = new WeakSet();
  const holds = new Function('find', 'return ' + condition);
  let done = false;
  const check = () => {
    if (done) return;
    for (const root of roots()) if (!watched.has(root)) {
      watched.add(root);
      observer.observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
    }
    if (holds(find)) { done = true; observer.disconnect(); clearInterval(timer); resolve(performance.now()); }
  };
  const observer = new MutationObserver(check);
  const timer = setInterval(check, 10);
  setTimeout(() => { if (!done) reject(new Error('not seen: ' + condition)); }, 30000);
  check();
});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the one in ``GUARANTEES_BROWSER`` or Playwright's own."""
    path = os.environ.get("GUARANTEES_BROWSER") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
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
