"""How a date is shown: in brief, with its long form on hover and for screen readers."""

from __future__ import annotations

import htpy as h

from guarantees.records.dates import EdtfDate, Fact, Facts


def date_markup(date: EdtfDate) -> h.Element:
    """A date in brief. Screen readers get the long form unless it is a plain day, month or year."""
    short, long = date.short(), date.words()
    if date.text.replace("-", "").isdigit():
        return h.time(".date", datetime=date.text, title=long)[short]
    # HTML has no machine-readable form for "about", "perhaps" and windows.
    return h.span(".date", title=long)[h.span(aria_hidden="true")[short], h.span(".hidden")[long]]


def facts_markup(facts: Facts) -> h.Fragment:
    """Facts in one line, with dots between them."""
    return _joined(facts, " · ")


def _joined(facts: Facts, between: str) -> h.Fragment:
    shown = [_fact(each) for each in facts if each]
    return h.fragment[[[between, each] if index else each for index, each in enumerate(shown)]]


def _fact(fact: Fact | tuple[Fact, ...]) -> h.Node:
    if isinstance(fact, tuple):
        return _joined(fact, " ")
    return date_markup(fact) if isinstance(fact, EdtfDate) else fact
