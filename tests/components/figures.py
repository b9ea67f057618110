"""Figures of documents, as tests read them."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.components.parsed_html import Parsed


def figures(html: str) -> dict[str, dict[str, Any]]:
    """The figures in HTML, by the names of their charts."""
    charts = Parsed(html).all("figure", **{"class": "chart scripted"})
    return {str(chart["data-chart"]): json.loads(str(chart["data-figure"])) for chart in charts}


def with_colours(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure with a colour in place of each variable, which only a browser can look up."""
    return json.loads(re.sub(r"var\(--[a-z]+\)", "#123456", json.dumps(figure)))
