"""The site in a browser, on records made for tests.

Fixtures: ``start_server`` and ``server`` (the app), ``page`` (opens a page and fails the test if the page reports
an error) and ``settle`` (waits until the app has finished drawing). pytest-playwright is not used: its ``page`` lets
errors pass and opens a tab for each test.
"""

from __future__ import annotations

import os
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from scripts import browser as browser_on_this_machine
from scripts.browser import ARGUMENTS as BROWSER_ARGUMENTS
from scripts.local_server import STREAMLIT, NotStarted, Server, running
from tests.browser.not_run import not_run
from tests.browser.tabs import EMPTY_TAB, WATCH, Tab, Tabs
from tests.builders import RECORDS
from tests.larger_records import write_larger_records

ROOT = Path(__file__).resolve().parents[2]
# A busy machine answers late, which is no fault of a page.
expect.set_options(timeout=20_000)
RECORDS_SECONDS = 60
LEAN = (
    # A page of a test lives for a second: compiling its scripts for speed costs more than it saves.
    "--js-flags=--no-opt --no-maglev",
    # All tabs share one process, in which Streamlit's scripts are compiled already.
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
)
PERMISSIONS = ["clipboard-read", "clipboard-write"]
# Starts a site that makes no page before it is asked for: a test that has a site to itself opens a few.
UNPREPARED = (
    "-c",
    "from components.server import warm_up; from streamlit.web.cli import main; "
    "warm_up.make_pages = lambda *_: False; main(prog_name='streamlit')",
)
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note on a test that it has failed, for its fixtures."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., BrowserContext]]:
    """A function that gives a context with certain options, one for the whole run; see ``_executable``.

    All are of one Chromium. The usual one has a profile on disk, which keeps Streamlit's scripts compiled.
    """
    executable = _executable()
    with sync_playwright() as playwright:
        usual = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=executable,
            args=[*BROWSER_ARGUMENTS, *LEAN],
            permissions=PERMISSIONS,
        )
        known: dict[str, BrowserContext] = {repr([]): usual}
        usual.add_init_script(WATCH)

        def context(**options) -> BrowserContext:
            name = repr(sorted(options.items()))
            if name not in known:
                known[name] = usual.browser.new_context(permissions=PERMISSIONS, **options)
                known[name].add_init_script(WATCH)
            return known[name]

        yield context
        # With the usual one Chromium ends.
        for each in reversed(known.values()):
            each.close()


def _executable() -> str:
    """The browser; without one, tests are skipped, and fail under CI."""
    try:
        return browser_on_this_machine.find()
    except browser_on_this_machine.NoBrowser as problem:
        not_run(f"Browser tests were not run. {problem}")


@pytest.fixture(scope="session")
def tabs(contexts: Callable[..., BrowserContext]) -> Tabs:
    """The live tabs of the whole run."""
    return Tabs(contexts)


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory, tabs: Tabs) -> Callable:
    """A context manager that starts the app: ``with start_server(records=folder) as other:``.

    ``records`` goes to the app as GUARANTEES_RECORDS; without it, this environment's is used. ``environment`` are
    further settings for it, ``port`` is one that is free, ``base`` the path below which it serves; ``program`` is how
    Python starts Streamlit, if not as usual.
    """

    @contextmanager
    def start(
        records: Path | None = None,
        environment: Mapping[str, str] | None = None,
        port: int | None = None,
        base: str = "",
        program: Sequence[str] = STREAMLIT,
    ) -> Iterator[Server]:
        folder = tmp_path_factory.mktemp("server")
        log = folder / "log.txt"
        settings = {"GUARANTEES_CACHE": str(folder)}
        if records:
            settings["GUARANTEES_RECORDS"] = str(records)
        with _running_server(
            log, settings | dict(environment or {}), port, base, program
        ) as server:
            yield server
            tabs.leave(server.url)

    return start


@pytest.fixture(scope="session")
def larger_site(
    start_server: Callable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The app on the larger records, started once for the whole run."""
    with start_server(records=write_larger_records(tmp_path_factory.mktemp("larger"))) as server:
        yield server


@pytest.fixture(scope="session")
def server(larger_site: Server) -> Server:
    """The site that a path without a host belongs to; a module may choose another."""
    return larger_site


@pytest.fixture(scope="session")
def small_site(start_server: Callable) -> Iterator[Server]:
    """The app on the small folder of records, started once for the whole run."""
    with start_server(records=RECORDS) as server:
        yield server


def await_records(server: Server) -> None:
    """Wait until the records have been read: before that, a page comes without its first view."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + RECORDS_SECONDS
    while not opener.open(f"{server.url}/records-state", timeout=RECORDS_SECONDS).read():
        if time.monotonic() > deadline:
            pytest.fail("The app did not read its records in time.", pytrace=False)
        time.sleep(0.05)


@contextmanager
def _running_server(
    log: Path, settings: Mapping[str, str], port: int | None, base: str, program: Sequence[str]
) -> Iterator[Server]:
    try:
        with (
            log.open("wb") as output,
            running(
                ROOT / "app.py",
                folder=ROOT,
                environment=os.environ | settings,
                program=program,
                options=("--server.address", "127.0.0.1"),
                base=base,
                output=output,
                port=port,
            ) as server,
        ):
            await_records(server)
            yield server
    except NotStarted as problem:
        pytest.fail(f"{problem} Its log:\n{log.read_text(errors='replace')}", pytrace=False)


@pytest.fixture
def opened() -> dict[Page, Tab]:
    """The tabs of a test, by their pages."""
    return {}


@pytest.fixture
def settle(opened: dict[Page, Tab]) -> Callable[[Page], Page]:
    """A function that waits until the app has finished drawing, after a click for example.

    Where a test knows what must appear, Playwright's ``expect`` waits for just that, and is better.
    """
    return lambda page: opened[page].settle()


@pytest.fixture
def page(
    tabs: Tabs, request: pytest.FixtureRequest, opened: dict[Page, Tab]
) -> Iterator[Callable[..., Page]]:
    """A function that opens a page: ``tab = page("/?view=gaps")``.

    A tab in which an earlier test left the site open goes there as a link of the site leads there. ``cold`` asks for a
    page that is loaded, as for someone who comes from elsewhere. The path may be a whole address, say of a second
    server; EMPTY_TAB asks for a tab that loads nothing. ``own`` asks for a tab that no other test gets: what cannot be
    undone, such as a script for every page, needs one. ``expected`` lists parts of errors that are no failure. Further
    options are ``viewport={"width": 360, "height": 740}``, ``color_scheme="dark"`` and whatever Playwright's
    ``new_context`` knows, such as ``is_mobile=True, has_touch=True``: each set of the latter has a context of its own.
    The test fails if a page logged an error, threw one, or asked another host for anything. What a page stored is
    forgotten after the test.
    """
    cold_ones: list[Tab] = []
    own_ones: list[Tab] = []

    def open_page(
        path: str = "/",
        *,
        cold: bool = False,
        own: bool = False,
        expected: tuple[str, ...] = (),
        **options,
    ) -> Page:
        origin, path = _origin_and_path(path, request)
        tab = tabs.open(origin, path, cold=cold, expected=expected, **options)
        opened[tab.page] = tab
        if cold or path == EMPTY_TAB:
            cold_ones.append(tab)
        if own:
            own_ones.append(tab)
        return tab.page

    yield open_page
    problems = []
    for tab in opened.values():
        if tab in own_ones or tab.problems or request.node.stash.get(FAILED, False):
            tabs.close(tab)
        else:
            tabs.keep(tab, empty=tab in cold_ones)
        problems += tab.problems
        tab.problems.clear()
    if problems:
        pytest.fail("The page reported:\n" + "\n".join(problems), pytrace=False)


def _origin_and_path(path: str, request: pytest.FixtureRequest) -> tuple[str, str]:
    if "://" not in path:
        return request.getfixturevalue("server").url, path
    origin = "/".join(path.split("/", 3)[:3])
    return origin, path.removeprefix(origin) or "/"
