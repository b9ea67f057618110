"""The title of the tab follows what the live page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that pages give their tab, in order."""
    found: list[str] = []

    def note(page_title: str = "", **settings: Any) -> None:
        found.extend([page_title] if page_title else [])

    monkeypatch.setattr(st, "set_page_config", note)
    return found


def test_the_title_follows_each_change(
    small: Catalogue, open_page: Callable[..., AppTest], titles: list[str]
) -> None:
    """A choice in a widget, also in a part of a page that runs by itself, changes the title; a run alone does not."""
    page = open_page("proposal", id="alpha")
    assert f"Proposals: Alpha · {SITE_NAME}" == titles[-1]
    page.query_params["id"] = "beta"
    page.run()
    assert f"Proposals: Beta · {SITE_NAME}" == titles[-1]
    seen = len(titles)
    page.run()
    assert seen == len(titles)
    page = open_page("compare", utm_source="x")
    assert f"Compare · {SITE_NAME}" == titles[-1]
    page.query_params["search"] = "help"
    page.run()
    assert f"Compare: “help” · {SITE_NAME}" == titles[-1]
