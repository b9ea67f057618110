"""Dates as drawings: a day is a sign, anything else a bracket over the days that it may be."""

from __future__ import annotations

import htpy as h

from components.parts.dates import date_markup
from guarantees.pages.timeline.windows import Window
from guarantees.records.dates import EdtfDate

HAPPENED, SAID, HOLLOW = "●", "◆", "◇"


def dated(date: EdtfDate | None) -> h.Node:
    """A date in brief, or a note that none is known."""
    return date_markup(date) if date else "no date is known"


def window_markup(window: Window, sign: str) -> h.Element:
    """A date on its axis: the sign of what happened or was said on a day, or else a bracket."""
    place = f"--x:{window.left:g}%;--w:{window.width:g}%"
    if window.is_day:
        return h.span(".day", style=place, aria_hidden="true")[sign]
    ends = {"before": window.before, "after": window.after, "about": window.soft}
    return h.span({"class": {"bracket": True, **ends}}, style=place, aria_hidden="true")


def mark(is_said: bool) -> str:
    """The sign of what was said, or of what happened."""
    return SAID if is_said else HAPPENED
