"""components/parts/page_state.py: the link says what a page shows, in each run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.parts.page import Page
from components.parts.page_state import PageState
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.links.page_link import AsOfDay, Decoded, OneId, Open, PageLink, Words
from tests.builders import write_records


@dataclass(frozen=True)
class Asked:
    """The query of the page ``example``."""

    proposal: str = ""
    q: str = ""
    as_of: AsOf = LATEST
    open: tuple[str, ...] = ()


LINK = PageLink(
    "example",
    Asked,
    (
        OneId("proposal", "proposal", lambda catalogue: catalogue.proposals),
        Words("q"),
        AsOfDay(),
        Open(),
    ),
)
PAGE = Page("example", "Example", "Example", "what it is", LINK)
STATE = PageState(PAGE)


@pytest.fixture
def catalogue(tmp_path: Path, use_records: Callable[[Path], Path]) -> Catalogue:
    """The small folder of records is served; its catalogue."""
    return load(use_records(write_records(tmp_path / "records"))).catalogue


def _example() -> None:
    # AppTest runs this text in a file of its own.
    import streamlit as st

    from components.store.records_store import records
    from tests.components.parts.test_page_state import STATE

    st.session_state["asked"] = STATE.current(records().catalogue)


def open_(**link: Any) -> AppTest:
    """The page as a link opens it."""
    page = AppTest.from_function(_example, default_timeout=30)
    for parameter, value in link.items():
        page.query_params[parameter] = value
    return drawn(page)


def drawn(page: AppTest) -> AppTest:
    """The page after another run."""
    page.run()
    assert [] == [fault.value for fault in page.exception]
    return page


def shown(page: AppTest) -> tuple[Asked, dict[str, Any], list[str]]:
    """What the page shows, what the address says, and which notices there are about it."""
    asked = page.session_state["asked"]
    return asked.query, dict(page.query_params), list(asked.notices)


def test_a_bare_link_is_the_page_as_it_opens(catalogue: Catalogue) -> None:
    """Without parameters everything is as usual, and the address stays bare."""
    assert (Asked(), {}, []) == shown(open_())


def test_a_link_says_what_is_shown(catalogue: Catalogue) -> None:
    """Every parameter counts, and the address is left as it was, the version of the data included."""
    link = {"proposal": "alpha", "q": "troops", "open": "a.b", "version": catalogue.version}
    assert (Asked("alpha", "troops", open=("a", "b")), link, []) == shown(open_(**link))


def test_an_edited_address_is_read_again(catalogue: Catalogue) -> None:
    """When the address is another one, as after Back, the page follows it."""
    page = open_(proposal="alpha", q="troops")
    page.query_params.clear()
    page.query_params["proposal"] = "beta"
    assert (Asked("beta"), {"proposal": "beta"}, []) == shown(drawn(page))


def test_notices_about_a_link_stay_with_it(catalogue: Catalogue) -> None:
    """Another run says the same of the same link; another link has notices of its own."""
    page = drawn(open_(proposal="gone", theme="dark"))
    said = LINK.decode({"proposal": "gone", "theme": "dark"}, catalogue).notices
    assert (Asked(), {"proposal": "gone", "theme": "dark"}, list(said)) == shown(page)
    page.query_params.clear()
    page.query_params["q"] = "troops"
    assert (Asked(q="troops"), {"q": "troops"}, []) == shown(drawn(page))


def test_a_parameter_that_is_repeated_is_named(catalogue: Catalogue) -> None:
    """Streamlit gives the last of several values; a notice says so."""
    query, _, [said] = shown(open_(q=["money", "troops"]))
    assert ("troops", True) == (query.q, "more than once" in said)


def test_every_page_has_keys_of_its_own() -> None:
    """Two pages in one session share no widgets."""
    other = PageState(replace(PAGE, name="other"))
    assert ("example.q", "other.q") == (STATE.key("q"), other.key("q"))


@pytest.mark.parametrize(
    ("parameter", "value"), [("q", "**b** $x$ :red[x]"), ("open", "~" * 5000), ("<b>", "\0")]
)
def test_no_link_stops_the_page(catalogue: Catalogue, parameter: str, value: str) -> None:
    """Whatever a parameter says, the page is drawn."""
    decoded: Decoded[Asked] = LINK.decode({parameter: value}, catalogue)
    expected = (decoded.query, {parameter: value}, list(decoded.notices))
    assert expected == shown(open_(**{parameter: value}))
