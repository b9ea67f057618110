"""components/pages/gap/chart_file.py: the numbers of a question as a file of charts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plotly.graph_objects import Figure

from components.pages.gap.chart_file import figure_of
from components.server.routes import data_routes
from tests.builders import write_records
from tests.components import answers
from tests.components.page_parts import catalogue
from tests.components.pages.gap.test_chart import claim, scale
from tests.components.pages.gap.test_page import ANOTHER_NUMBER

HOSTILE = "<b onmouseover=alert(1)>"


def drawn(**changes: Any) -> dict[str, Any]:
    """The mark of a claim beside one of a hundred, in a figure that Plotly takes."""
    figure = figure_of(scale(claim(exactly=100), claim("Sylvania", **changes)))
    return Figure(figure).to_dict()["data"][1]


@pytest.mark.parametrize(
    ("given", "ends", "shapes"),
    [
        ({"exactly": 30}, [30], ["circle"]),
        ({"about": 30}, [30], ["circle-open"]),
        ({"at_least": 30}, [30, 120], ["circle", "triangle-right"]),
        ({"at_most": 30}, [0, 30], ["triangle-left", "circle"]),
        ({"exactly": 30, "verb": "refuses"}, [30], ["x"]),
        ({"exactly": 30, "is_proposal": True}, [30], ["diamond"]),
    ],
)
def test_marks_are_those_of_the_page(
    given: dict[str, Any], ends: list[float], shapes: list[str]
) -> None:
    """A point, an arrow where a range is open, a shape for each kind of claim."""
    mark = drawn(**given)
    assert (ends, shapes) == (list(mark["x"]), list(mark["marker"]["symbol"]))


def test_pointing_at_a_mark_tells_who_says_what_and_names_stay_text() -> None:
    """Everyone who shares a mark is named, with verb and note; markup in a name is no markup."""
    same = [claim(HOSTILE), claim("Sylvania", note="reported"), claim("Gamma")]
    first, second = figure_of(scale(*same))["data"]
    assert "&lt;b onmouseover" in first["hovertext"]
    assert "Gamma: proposes 30 soldiers" in first["hovertext"]
    assert "Sylvania: proposes 30 soldiers (reported)" == second["hovertext"]
    assert HOSTILE not in str(figure_of(scale(*same)))


def test_the_file_is_the_view_that_a_link_shows(
    use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """It names the view, its data and the licence, and asks nothing of the network; a view without numbers has none."""
    changes = {"positions/freedonia.yaml": ANOTHER_NUMBER}
    use_records(write_records(tmp_path / "records", changes))
    found = answers.answer(data_routes(), "/numbers.html", {"element": "force-size"})
    assert f'filename="numbers-{catalogue().version}.html"' in found.headers["content-disposition"]
    for text in ("Freedonia", "/gap?", catalogue().version, "CC BY 4.0", "Plotly.newPlot"):
        assert text in found.text
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", found.text)
    for link in ({"element": "assistance"}, {"element": "nonsense"}):
        assert 404 == answers.answer(data_routes(), "/numbers.html", link).status
