"""components/pages/compare/state.py: the link says what the Compare page shows, and the page writes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.parts.plain_text import plain
from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.pages.tables.query import COMPARE_LINK, default_query
from tests.builders import write_records

KEYS = ("preset", "add", "search", "differences", "clock", "day")
UNTOUCHED = {
    "columns": ("beta", "alpha"),
    "preset": "pacts",
    "add": None,
    "search": "",
    "differences": [],
    "clock": "stated",
    "day": "",
}


@pytest.fixture
def catalogue(tmp_path: Path, use_records: Callable[[Path], Path]) -> Catalogue:
    """The small folder of records is served; its catalogue."""
    return load(use_records(write_records(tmp_path / "records"))).catalogue


def widgets(page: AppTest) -> dict[str, Any]:
    """The columns, and what the widgets show, by the end of their keys."""
    columns = {"columns": page.session_state["compare.state"].query.proposals}
    return columns | {key: page.get_by_key(f"compare.{key}").value for key in KEYS}


def link(page: AppTest) -> dict[str, Any]:
    """The parameters in the address."""
    return dict(page.query_params)


def notices(page: AppTest) -> list[str]:
    """The notices about the link, as Markdown."""
    return [info.value for info in page.info]


def test_without_a_link_the_first_preset_is_shown(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """A page opened without parameters shows the first preset, and its address stays bare."""
    page = open_page("compare")
    assert (UNTOUCHED, {}, []) == (widgets(page), link(page), notices(page))


def test_a_link_sets_every_widget(catalogue: Catalogue, open_page: Callable[..., AppTest]) -> None:
    """Each parameter of a link is what its widget shows, and the address is left as it was."""
    asked = {
        "proposals": "alpha",
        "search": "force",
        "differ": "value.silence",
        "clock": "known",
        "asof": "2025-08-20",
        "folded": "form",
        "cell": "alpha.force-size",
        "version": catalogue.version,
    }
    page = open_page("compare", **asked)
    shown = {
        "columns": ("alpha",),
        "preset": "alone",
        "add": None,
        "search": "force",
        "differences": ["value", "silence"],
        "clock": "known",
        "day": "2025-08-20",
    }
    assert (shown, asked, []) == (widgets(page), link(page), notices(page))


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("preset", "alone", {"proposals": "alpha"}),
        ("search", "  two   words ", {"search": "two words"}),
        ("differences", ["silence", "wording"], {"differ": "wording.silence"}),
        ("clock", "known", {"clock": "known"}),
        ("day", "2025-08-20", {"asof": "2025-08-20"}),
    ],
)
def test_a_widget_writes_what_it_changes(
    catalogue: Catalogue, open_page: Callable[..., AppTest], key: str, value: Any, written: dict
) -> None:
    """A choice is in the address at once, as ids, and only what differs from the page as it opens."""
    page = open_page("compare")
    page.get_by_key(f"compare.{key}").set_value(value).run()
    assert written == link(page)
    assert COMPARE_LINK.decode(written, catalogue) == page.session_state["compare.state"]


def test_a_choice_that_is_undone_leaves_the_link(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """After a search is cleared the address is as bare as before it."""
    page = open_page("compare")
    for words in ("force", ""):
        page.text_input(key="compare.search").set_value(words).run()
    assert (UNTOUCHED, {}) == (widgets(page), link(page))


def test_the_preset_cannot_be_emptied(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """A second click on the pressed preset leaves the columns and the press as they are."""
    page = open_page("compare")
    page.get_by_key("compare.preset").set_value(None).run()
    assert (UNTOUCHED, {}) == (widgets(page), link(page))


def test_columns_in_another_order_are_no_preset(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """A preset looks chosen only while exactly its columns are shown, in its order."""
    page = open_page("compare", proposals="alpha.beta")
    assert UNTOUCHED | {"columns": ("alpha", "beta"), "preset": None} == widgets(page)


def test_a_proposal_is_added_at_the_right_end(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """Only what is not yet a column is offered; once chosen it is one, and the choice is empty again."""
    page = open_page("compare", proposals="alpha")
    before = page.selectbox(key="compare.add").options
    page.selectbox(key="compare.add").set_value("beta").run()
    after = page.selectbox(key="compare.add").options
    assert (["Beta"], []) == (before, after)
    shown = UNTOUCHED | {"columns": ("alpha", "beta"), "preset": None}
    assert (shown, {"proposals": "alpha.beta"}) == (widgets(page), link(page))


def test_an_edited_address_is_read_again(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """When the address is not what the page wrote, as after Back, the page follows the address."""
    page = open_page("compare")
    page.text_input(key="compare.search").set_value("force").run()
    page.query_params.clear()
    page.run()
    assert (UNTOUCHED, {}) == (widgets(page), link(page))


def test_unknown_parts_of_a_link_are_named_and_the_rest_is_shown(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """Unknown ids, an impossible day, an older version and an unknown parameter each get a sentence."""
    asked = {
        "proposals": "nowhere.alpha",
        "folded": "means",
        "asof": "2025-02-30",
        "differ": "colour",
        "clock": "sun",
        "cell": "alpha.nothing",
        "version": "2024.01.1-00000000",
        "theme": "dark",
    }
    page = open_page("compare", **asked)
    decoded = COMPARE_LINK.decode(asked, catalogue)
    assert 7 == len(decoded.notices)
    assert [" ".join(plain(notice) for notice in decoded.notices)] == notices(page)
    assert UNTOUCHED | {"columns": ("alpha",), "preset": "alone"} == widgets(page)


def test_notices_go_with_the_next_change(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """A choice makes a link of its own: notices about the former link vanish, and its unknown parts with them."""
    page = open_page("compare", proposals="nowhere.alpha", theme="dark")
    before = len(notices(page))
    page.text_input(key="compare.search").set_value("force").run()
    written = {"proposals": "alpha", "search": "force"}
    assert (1, [], written) == (before, notices(page), link(page))


def test_a_former_id_leads_to_today_s_record(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """A link made before a proposal was renamed shows it, and says so."""
    page = open_page("compare", proposals="alfa")
    assert ("alpha",) == widgets(page)["columns"]
    assert [plain("The proposal 'alfa' is now called 'alpha'.")] == notices(page)


def test_a_preset_can_be_linked(catalogue: Catalogue, open_page: Callable[..., AppTest]) -> None:
    """The overview's links name a preset, and the page shows it as chosen."""
    page = open_page("compare", preset="alone")
    assert UNTOUCHED | {"columns": ("alpha",), "preset": "alone"} == widgets(page)


def test_a_parameter_given_twice_counts_once(
    catalogue: Catalogue, open_page: Callable[..., AppTest]
) -> None:
    """Of a repeated parameter the last counts, and a notice says so, but not of what others add to links."""
    page = open_page("compare", search=["force", "help"], utm_source=["a", "b"])
    said = ["This link says 'search' more than once. Shown: the last."]
    assert ("help", said) == (
        widgets(page)["search"],
        [notice.replace("\\", "") for notice in notices(page)],
    )


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("search", "**b** $x$ :red[x]"), ("cell", "." * 5000), ("<b>", "<script>alert(1)</script>")],
)
def test_no_link_stops_the_page(
    catalogue: Catalogue, open_page: Callable[..., AppTest], parameter: str, value: str
) -> None:
    """Whatever a parameter says, the page is drawn, and notices are plain text."""
    page = open_page("compare", **{parameter: value})
    expected = [
        plain(notice) for notice in COMPARE_LINK.decode({parameter: value}, catalogue).notices
    ]
    assert ([" ".join(expected)] if expected else []) == notices(page)
    assert ["Compare proposals"] == [title.value for title in page.title]


def test_the_address_of_the_page_as_it_opens_is_bare(catalogue: Catalogue) -> None:
    """The default query needs no parameter."""
    assert {} == COMPARE_LINK.encode_briefly(default_query(catalogue), catalogue)


def test_a_day_that_is_none_changes_nothing(open_page: Callable[..., AppTest]) -> None:
    """A text that names no day is answered with a notice, and what was shown stays."""
    page = open_page("compare", asof="2025-08-20")
    page.text_input(key="compare.day").set_value("tomorrow").run()
    sentence = "'tomorrow' is not a day. Expected year, month and day, such as 2025-08-21."
    assert (widgets(page)["day"], link(page)) == ("2025-08-20", {"asof": "2025-08-20"})
    assert [plain(sentence)] == notices(page)
