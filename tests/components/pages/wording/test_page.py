"""The choices of the Wording page, and the document they lead to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from components.pages.wording.choices import wording_choices
from guarantees.pages.wording.query import WORDING_LINK
from tests.components.page_parts import catalogue, document_of
from tests.components.parsed_html import Parsed

Open = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("small")
LINK = {"element": "force-size", "base": "alpha", "asof": "2025-09-04"}


def test_element_order_families_and_day_can_be_chosen() -> None:
    """The form shows what the link says, offers everything else, and keeps the chosen wording."""
    query = WORDING_LINK.decode({**LINK, "families": "pacts", "order": "date"}, catalogue()).query
    form = Parsed(str(wording_choices(query, catalogue())))
    elements = {each["value"]: "selected" in each for each in form.all("option")}
    assert {id: id == "force-size" for id in catalogue().elements} == elements
    shown = [each for each in form.all("input") if "checked" in each]
    assert [("order", "date"), ("families", "pacts"), ("clock", "stated")] == [
        (each["name"], each["value"]) for each in shown
    ]
    assert ["alpha"] == [each["value"] for each in form.all("input", name="base")]


def test_a_link_is_on_the_page(open_page: Open) -> None:
    """The document shows the element and the order of its link."""
    page = open_page("wording", **{**LINK, "element": "legal-effect", "order": "date"})
    html = document_of(page, "wording")[1]
    assert ("Does it bind?" in html, "All answers" in html) == (True, True)
