"""components/parts/page_state.py: the link says what a page shows, and the page writes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.parts.page import Page
from components.parts.page_state import PageState
from components.parts.plain_text import plain
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
    from dataclasses import replace

    import streamlit as st

    from components.parts.notices import link_notices
    from components.parts.page_state import enter
    from components.store.records_store import records
    from tests.components.parts.test_page_state import STATE

    def on_words() -> None:
        STATE.set(q=st.session_state[STATE.key("words")])

    enter(st.session_state.get("at", "example"))
    if st.session_state.get("at", "example") != "example":
        st.stop()
    asked = STATE.current(records().catalogue)
    link_notices(asked.notices)
    st.session_state[STATE.key("words")] = asked.query.q
    st.text_input("Words", key=STATE.key("words"), on_change=on_words)
    st.button("Same", key="same", on_click=STATE.change, args=(replace,))
    st.button("Refuse", key="refuse", on_click=STATE.refuse, args=("'x' is not for this page.",))
    st.session_state["asked"] = asked


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


def type_words(page: AppTest, words: str) -> AppTest:
    """Change the words in the page's own field."""
    page.text_input[0].set_value(words)
    return drawn(page)


def shown(page: AppTest) -> tuple[Asked, dict[str, Any], list[str]]:
    """What the page shows, what the address says, and which notices are shown."""
    assert page.session_state["asked"].query.q == page.text_input[0].value
    notices = [info.value for info in page.info]
    return page.session_state["asked"].query, dict(page.query_params), notices


def test_a_bare_link_is_the_page_as_it_opens(catalogue: Catalogue) -> None:
    """Without parameters everything is as usual, and the address stays bare."""
    assert (Asked(), {}, []) == shown(open_())


def test_a_link_says_what_is_shown(catalogue: Catalogue) -> None:
    """Every parameter counts, and the address is left as it was, the version of the data included."""
    link = {"proposal": "alpha", "q": "troops", "open": "a.b", "version": catalogue.version}
    assert (Asked("alpha", "troops", open=("a", "b")), link, []) == shown(open_(**link))


def test_a_change_is_in_the_address_at_once(catalogue: Catalogue) -> None:
    """What differs from the page as it opens is written; reading it gives the state of the session."""
    page = type_words(open_(proposal="alpha"), "troops")
    written = {"proposal": "alpha", "q": "troops"}
    assert (Asked("alpha", "troops"), written, []) == shown(page)
    assert LINK.decode(written, catalogue) == page.session_state["asked"]


def test_taking_a_change_back_takes_it_from_the_address(catalogue: Catalogue) -> None:
    """After words are cleared the address is as bare as before them."""
    assert (Asked(), {}, []) == shown(type_words(type_words(open_(), "troops"), ""))


def test_an_edited_address_is_read_again(catalogue: Catalogue) -> None:
    """When the address is not what the page wrote, as after Back, the page follows the address."""
    page = type_words(open_(proposal="alpha"), "troops")
    page.query_params.clear()
    page.query_params["proposal"] = "beta"
    assert (Asked("beta"), {"proposal": "beta"}, []) == shown(drawn(page))


def test_notices_about_a_link_stay_until_a_change(catalogue: Catalogue) -> None:
    """A run without a change keeps the notices; a change makes a link of its own, and they go."""
    page = drawn(open_(proposal="gone", theme="dark"))
    said = LINK.decode({"proposal": "gone", "theme": "dark"}, catalogue).notices
    lines = " ".join(plain(notice) for notice in said)
    assert (Asked(), {"proposal": "gone", "theme": "dark"}, [lines]) == shown(page)
    assert (Asked(q="troops"), {"q": "troops"}, []) == shown(type_words(page, "troops"))


def test_a_change_that_changes_nothing_leaves_the_address(catalogue: Catalogue) -> None:
    """A step that gives back the same query is none: the link stays letter by letter, its notices too."""
    page = open_(q="troops", version="old")
    before = shown(page)
    page.button(key="same").click()
    assert before == shown(drawn(page))
    assert 1 == len(before[2])


def test_a_refusal_leaves_everything_but_says_so(catalogue: Catalogue) -> None:
    """The query and the address stay, the notice replaces earlier ones, and goes with the next change."""
    page = open_(q="troops", theme="dark")
    page.button(key="refuse").click()
    said = plain("'x' is not for this page.")
    link = {"q": "troops", "theme": "dark"}
    assert (Asked(q="troops"), link, [said]) == shown(drawn(page))
    assert (Asked(q="money"), {"q": "money"}, []) == shown(type_words(page, "money"))


def test_a_page_that_is_returned_to_reads_its_link(catalogue: Catalogue) -> None:
    """Who returns from another page to the same address finds what the link says, not what the session knew."""
    page = open_(q="troops", theme="dark")
    first = shown(page)
    page.button(key="refuse").click()
    drawn(page)
    assert first != shown(page)
    for at in ("other", "example"):
        page.session_state["at"] = at
        drawn(page)
    assert first == shown(page)


def test_every_page_has_a_state_of_its_own() -> None:
    """Two pages in one session share neither widgets nor the state of their links."""
    other = PageState(replace(PAGE, name="other"))
    assert ("example.q", "other.q") == (STATE.key("q"), other.key("q"))
    mine, theirs = vars(STATE), vars(other)
    assert {"link"} == {name for name in mine if mine[name] == theirs[name]}


@pytest.mark.parametrize(
    ("parameter", "value"), [("q", "**b** $x$ :red[x]"), ("open", "~" * 5000), ("<b>", "\0")]
)
def test_no_link_stops_the_page(catalogue: Catalogue, parameter: str, value: str) -> None:
    """Whatever a parameter says, the page is drawn, and notices are plain text."""
    decoded: Decoded[Asked] = LINK.decode({parameter: value}, catalogue)
    lines = " ".join(plain(notice) for notice in decoded.notices)
    expected = (decoded.query, {parameter: value}, [lines] if lines else [])
    assert expected == shown(open_(**{parameter: value}))
