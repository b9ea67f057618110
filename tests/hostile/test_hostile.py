"""Hostile texts in every parameter, field, file and path, in a real browser: nothing runs, nothing is injected."""

from __future__ import annotations

import csv
import http.client
import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.pages.table import PAGES
from scripts.local_server import Server, running
from tests.browser.test_hostile_records import hostile_text
from tests.builders import RECORDS, sample_text, write_records
from tests.hostile.corpus import EVERYTHING, LINES, MARKUP, PATHS

Open = Callable[..., Page]
ROOT = Path(__file__).resolve().parents[2]
PARTS = ("document", "evidence", "picture")
FILES = (
    "sources.bib",
    "sources.ris",
    "sources.json",
    "comparison.csv",
    "comparison.md",
    "wording.csv",
)
LISTS = ("proposals", "statements", "sources", "events", "comparison", "search", "changes")
FORMULA = re.compile(r"\s*[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server says."""
    return tmp_path_factory.mktemp("hostile") / "log.txt"


@pytest.fixture(scope="module")
def server(log: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site on records whose every text is of the corpus."""
    short = [each for each in EVERYTHING if len(each) < 45 and each.isprintable()]
    long = [each for each in EVERYTHING if each.isprintable()]
    folder = tmp_path_factory.mktemp("records") / "records"
    names = [path.relative_to(RECORDS).as_posix() for path in RECORDS.rglob("*.yaml")]
    write_records(folder, {name: hostile_text(name, long, short) for name in names})
    with (
        log.open("wb") as output,
        running(
            ROOT / "app.py",
            folder=ROOT,
            environment={**os.environ, "GUARANTEES_RECORDS": str(folder)},
            output=output,
        ) as site,
    ):
        yield site


def asked(server: Server, address: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """What is answered at an address, written as it is."""
    place = urlsplit(server.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    connection.putrequest(method, address, skip_accept_encoding=True)
    connection.endheaders()
    got = connection.getresponse()
    told = {name.lower(): value for name, value in got.getheaders()}
    content = got.read()
    connection.close()
    return got.status, told, content


def addresses(text: str) -> Iterator[str]:
    """Every address of the site, with a text in each of its parameters."""
    for name, page in PAGES.items():
        link = urlencode(dict.fromkeys((*page.link.names, "form", "unknown"), text))
        yield f"/{'' if name == 'overview' else name}?{link}"
        yield from (f"/{part}/{name}{'.png' * (part == 'picture')}?{link}" for part in PARTS)
    filters = (
        "id",
        "q",
        "source",
        "kind",
        "element",
        "proposals",
        "actors",
        "asof",
        "clock",
        "version",
    )
    for file in FILES:
        yield f"/{file}?{urlencode({'source': text, 'search': text, 'proposals': text, 'element': text})}"
    for name in LISTS:
        yield f"/api/v1/{name}?{urlencode(dict.fromkeys(filters, text))}"
        yield f"/api/v1/{name}/{quote(text, safe='')}"
    yield f"/{quote(text, safe='')}"


@pytest.mark.parametrize("text", EVERYTHING)
def test_no_address_fails_or_injects(server: Server, text: str) -> None:
    """No fault of ours, no header of the visitor's, no file of the machine's; and nothing is sniffed."""
    for address in addresses(text):
        status, headers, body = asked(server, address)
        assert status < 500, address
        assert "x-injected" not in headers
        assert headers["x-content-type-options"] == "nosniff"
        assert not any("evil.example" in headers.get(name, "") for name in ("location", "link"))
        assert b"root:x:0" not in body
        if headers.get("content-type", "").startswith("text/csv"):
            assert [] == formulas(body.decode("utf-8-sig"))


def formulas(table: str) -> list[str]:
    """The cells of a table that a program for spreadsheets would work out."""
    return [
        cell
        for row in csv.reader(io.StringIO(table))
        for cell in row
        if FORMULA.match(cell) and not NUMBER.fullmatch(cell)
    ]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "below", ["", "static/", "assets/", "media/", "document/", "api/v1/", "picture/"]
)
def test_no_path_leads_out_of_the_site(server: Server, below: str, path: str) -> None:
    """Neither written as it is nor as an address writes it."""
    for written in (quote(path, safe="/\\%."), quote(path, safe=""), path.replace("\x00", "%00")):
        status, _, body = asked(server, f"/{below}{written}")
        assert 300 <= status < 500
        assert b"root:x:0" not in body


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_in_a_page(page: Open, server: Server, name: str) -> None:
    """Neither of the records nor of the link, in the first view and in the live page."""
    first = f"{server.url}/{'' if name == 'overview' else name}"
    tab = page(first, own=True, expected=("404",))
    expect(tab.locator("#first-view")).to_have_count(0)
    assert_unharmed(tab)
    for text in MARKUP:
        link = urlencode(dict.fromkeys(PAGES[name].link.names, text))
        tab.goto(f"{first}?{link}", wait_until="load")
        assert_unharmed(tab)
    expect(tab.locator("#first-view")).to_have_count(0)
    assert_unharmed(tab)


@pytest.mark.parametrize(
    "address", ["api/v1/search?q={}", "sources.json?source={}", "nowhere/{}", "embed/{}"]
)
def test_nothing_runs_where_there_is_no_page(page: Open, server: Server, address: str) -> None:
    """Opened as pages, data and errors are shown and no more."""
    tab = page(f"{server.url}/method", own=True, expected=("404", "400"))
    for text in MARKUP:
        tab.goto(server.url + "/" + address.format(quote(text, safe="")), wait_until="load")
        assert_unharmed(tab)


def test_nothing_runs_that_is_typed_or_sent(page: Open, server: Server) -> None:
    """Records tried on Curate, their names of files, and words typed into the search."""
    tab = page(f"{server.url}/curate", own=True)
    for number in range(0, len(EVERYTHING), 12):
        texts = EVERYTHING[number : number + 12]
        written = "\n".join(f"  - '{each!r}'" for each in texts)
        record = sample_text("alpha.yaml", ("Alpha pact", f"x{number}")) + f"notes:\n{written}\n"
        tab.get_by_role("textbox").last.fill(record)
        tab.get_by_role("button", name="Check").click()
        expect(tab.locator("#root .guarantees-document").first).to_be_visible()
        assert_unharmed(tab)
    for text in MARKUP[:12]:
        tab.locator("input[type=file]").set_input_files(
            {
                "name": f"{text}.yaml".replace("/", "_"),
                "mimeType": "text/html",
                "buffer": text.encode(),
            }
        )
        assert_unharmed(tab)


def test_no_line_of_the_log_is_a_visitors(server: Server, log: Path) -> None:
    """After all that, no line begins with words of the corpus, and no sign of a terminal's is in it."""
    for text in LINES:
        asked(server, f"/{quote(text, safe='')}?{urlencode({'q': text})}")
    written = log.read_text(encoding="utf-8", errors="replace")
    assert "INJECTED" not in written
    assert "\x1b[31m" not in written
    assert "Traceback" not in written


def assert_unharmed(tab: Page) -> None:
    """No script of a text has run in the page, or around it."""
    assert tab.evaluate("window.harmed") is None
