"""The Wording page as Streamlit draws it: its choices, and the document they lead to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.page_parts import catalogue, document_of, link_of

Open = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("small")


def test_element_order_and_families_can_be_chosen(open_page: Open) -> None:
    """Each choice is in the link and on the page at once; the day and the chosen wording stay."""
    page = open_page("wording", element="force-size", base="alpha", asof="2025-09-04")
    picker = page.selectbox(key="wording.element")
    names = [f"{element.number} {element.name}" for element in catalogue().elements.values()]
    assert (names, "force-size") == (picker.options, picker.value)
    picker.set_value("legal-effect").run()
    assert "Does it bind?" in document_of(page, "wording")[1]
    page.get("button_group")[0].set_value("date").run()
    page.multiselect(key="wording.families").set_value(["pacts"]).run()
    kept = {"base": "alpha", "asof": "2025-09-04"}
    assert {"order": "date", "families": "pacts", **kept} == link_of(page)
    assert "All answers" in document_of(page, "wording")[1]
