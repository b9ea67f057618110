"""What is taken out of the site: its views in frames of other sites, and all of it as files without a server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.local_server import Server
from tests.browser.tabs import EMPTY_TAB
from tests.builders import RECORDS

Open = Callable[..., Page]
OTHER = "http://other.example/"
# The command, without the formats that take long to write: the pages only lead to those.
WRITE_SITE = """import sys
from components.downloads.formats import FORMATS
from guarantees.__main__ import FURTHER, main

for slow in ("docx", "pptx", "xlsx", "png", "svg", "parquet"):
    del FORMATS[slow]
sys.exit(main(sys.argv[1:], further=FURTHER))"""
CELL = "compare?proposals=alpha&cell=alpha.legal-effect"


@pytest.fixture(scope="module")
def server(small_site: Server) -> Server:
    """The site on the small folder."""
    return small_site


def test_a_frame_of_another_site_has_the_height_of_its_content(page: Open, server: Server) -> None:
    """On a phone and beside text nothing in it is cut off or scrolls; Tab leads into it; the site itself stays out."""
    tab = page(EMPTY_TAB, own=True, expected=(OTHER, "frame-ancestors"))
    frames = "".join(
        f'<iframe src="{server.url}/{address}" title="{address}" width="100%" height="50" style="border:0"></iframe>'
        for address in (f"embed/{CELL}", "embed/map", "compare")
    )
    script = f'<script async src="{server.url}/embed/frame.js"></script>'
    body = f'<!doctype html><body style="margin:0">{frames}{script}'
    tab.route(f"{OTHER}**", lambda route: route.fulfill(body=body, content_type="text/html"))
    tab.goto(OTHER)
    for width in (320, 900):
        tab.set_viewport_size({"width": width, "height": 700})
        for number in (0, 1):
            # Browsers do not lay out what is out of sight in a frame of another site.
            tab.locator("iframe").nth(number).scroll_into_view_if_needed()
            inner = tab.frames[1 + number]
            inner.wait_for_function("() => document.body.clientHeight > 60")
            inner.wait_for_function("() => document.body.clientHeight <= innerHeight")
            assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    framed = tab.frame_locator("iframe").first
    expect(framed.get_by_text("Anna Lind").first).to_be_visible()
    tab.keyboard.press("Tab")
    expect(framed.locator("h1 a")).to_be_focused()
    assert 50 == tab.locator("iframe").nth(2).evaluate("frame => frame.clientHeight")


def test_the_files_work_without_a_server(page: Open, tmp_path: Path) -> None:
    """From a USB stick: the search finds, its results lead to pages, evidence opens, and nothing else is asked for."""
    command = [sys.executable, "-c", WRITE_SITE, "site", str(tmp_path / "site")]
    subprocess.run(command, env=os.environ | {"GUARANTEES_RECORDS": str(RECORDS)}, check=True)
    root = (tmp_path / "site").as_uri()
    tab = page(EMPTY_TAB, own=True, expected=(f"asked elsewhere: {root}",))
    tab.goto(f"{root}/index.html")
    tab.get_by_role("searchbox", name="Search everything").fill("alph")
    tab.keyboard.press("Enter")
    results = tab.locator("#results")
    results.get_by_role("link", name="Alpha pact", exact=True).first.click()
    expect(tab.locator("h1")).to_have_text("Alpha pact")
    tab.get_by_role("link", name="Legal effect").or_(tab.locator(".cell .open")).first.click()
    expect(tab).to_have_url(f"{root}/evidence/proposal=alpha.html#legal-effect")
    expect(tab.locator(".panel:target")).to_contain_text("Anna Lind")
