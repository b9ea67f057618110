"""Where a page has nothing to show."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from components.pages.table import PAGES
from components.parts.empty_state import EmptyStateLink, empty_state, without_day
from tests.builders import sample
from tests.components.parsed_html import Parsed


def test_a_sentence_and_the_ways_on() -> None:
    """What has no address is no way."""
    found = Parsed(
        str(
            empty_state(
                "None <b>.", EmptyStateLink("All", "./x"), None, EmptyStateLink("Other", "")
            )
        )
    )
    assert ["None <b>.", "All", " "] == found.texts
    assert ["./x"] == found.values("href")


@pytest.mark.parametrize("name", ["wording", "coverage"])
def test_the_way_without_a_day_leads_to_the_rest_as_it_is(name: str) -> None:
    """It names the latest day, so that the chosen one is not carried on."""
    link, known = PAGES[name].link, sample()
    chosen = {"element": "assistance"} if name != "coverage" else {"group": "form"}
    assert without_day(link, link.decode(chosen, known).query, known) is None
    way = without_day(link, link.decode({**chosen, "asof": "2025-08-25"}, known).query, known)
    assert way is not None
    parts = urlsplit(way.address)
    assert (parts.path, dict(parse_qsl(parts.query))) == (f"./{name}", {**chosen, "asof": "latest"})
