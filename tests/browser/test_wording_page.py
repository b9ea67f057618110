"""The Wording page in a browser: another wording to compare with, and from the evidence of a cell to its wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from scripts.local_server import Server
from tests.browser.documents import live
from tests.builders import sample_text, write_records

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
QUOTED = "        - {source: gazette-2025-08, at: p2, quote: sign a binding treaty}\n"
WITNESS = "        - {source: gazette-copy, at: p2, quote: sign a binding pact, witness: true}\n"


@pytest.fixture(scope="module")
def site(start_server: Callable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site on the small folder, in which one statement has two witnesses."""
    copy = sample_text("sources/gazette-2025-08.yaml", ("id: gazette-2025-08", "id: gazette-copy"))
    changes = {
        "alpha.yaml": sample_text("alpha.yaml", (QUOTED, QUOTED + WITNESS)),
        "sources/gazette-copy.yaml": copy,
    }
    with start_server(
        records=write_records(tmp_path_factory.mktemp("wording"), changes)
    ) as running:
        yield running


def test_witnesses_are_lined_up_in_the_evidence_and_on_the_ladder(
    page: Open, settle: Settle, site: Server
) -> None:
    """In the panel of a cell the second witness is marked; a link there leads to the ladder, compared with it."""
    tab = page(f"{site.url}/compare?cell=alpha.legal-effect")
    panel = tab.locator("#root .panel").first
    expect(panel.locator("q").nth(1)).to_have_text(
        "sign a binding [not here: treaty] [only here: pact]"
    )
    settle(tab)
    panel.get_by_role("link", name="Its wording beside that of the others").click()
    expect(tab).to_have_url(re.compile("/wording.*base=alpha"))
    expect(live(tab).locator(".witnesses ins")).to_have_text(re.compile("pact"))
