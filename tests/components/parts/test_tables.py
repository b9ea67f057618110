"""Tables that become lists on a narrow screen."""

from __future__ import annotations

import pytest

from components.parts.tables import stacked_table
from tests.components.parsed_html import Parsed


def test_each_cell_knows_the_head_of_its_column() -> None:
    """The first cell of a row is its head; the others carry the column's, for screens on which rows are lists."""
    page = Parsed(
        str(stacked_table("kinds", ("Name", "Kind"), [("A <b>", "x"), ("B", "y")], "All"))
    )
    assert page.texts == ["All", "Name", "Kind", "A <b>", "x", "B", "y"]
    assert [found["scope"] for found in page.all("th")] == ["col", "col", "row", "row"]
    assert [found["data-head"] for found in page.all("td")] == ["Kind", "Kind"]
    assert page.all("table")[0]["class"] == "kinds stacked"


def test_a_row_has_a_cell_for_every_head() -> None:
    """A cell too many or too few is a mistake of the program."""
    with pytest.raises(ValueError, match="zip"):
        str(stacked_table("kinds", ("Name", "Kind"), [("A",)]))


def test_a_table_under_a_heading_of_its_own_needs_no_caption() -> None:
    """Without a caption there is no empty one."""
    assert not Parsed(str(stacked_table("kinds", ("Name",), []))).all("caption")
