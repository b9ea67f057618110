"""As publicly known on a day, nothing rests on a source that appeared later."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.statement import Statement
from tests.builders import catalogue, place, positions, proposal, sample, source, statement
from tests.guarantees.cells.publication import (
    days_to_ask_about,
    every_cell,
    published_later,
)

SOURCES = {"s1": "2025-08-01", "s2": "2025-08-15", "s3": "2025-09", "s4": "../2025-08-10"}
PLACES = st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=3, unique=True)
DATES = st.sampled_from(["2025-07-01", "2025-08-02~", "2025-08", "../2025-08"])


def evidence(sources: list[str]) -> list[dict[str, Any]]:
    """A place in each source."""
    return [place(each) for each in sources]


@st.composite
def said(draw: st.DrawFn) -> dict[str, Any]:
    """What statements and positions have in common, with parts that may rest on other sources."""
    parts = {
        "condition": {
            "requires": "ceasefire",
            "says": "First.",
            "evidence": evidence(draw(PLACES)),
        },
        "withdrawn": {"stated": "2025-08-20", "says": "No.", "evidence": evidence(draw(PLACES))},
    }
    kept = draw(st.sets(st.sampled_from(sorted(parts))))
    return {
        "stated": draw(DATES),
        "evidence": evidence(draw(PLACES)),
        "mode": draw(st.sampled_from(["quoted", "reported"])),
        "speaker": draw(st.sampled_from(["freedonia", "sylvania", "gazette"])),
        **{name: parts[name] for name in kept},
    }


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement of anybody, on the whole or a part, by the proposal or by others."""
    return statement(
        draw(st.sampled_from(["binding", "political"])),
        scope=draw(st.sampled_from([None, "Sylvania"])),
        others_say=draw(st.sampled_from([None, "reading"])),
        **draw(said()),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A proposal with statements and a silence, and an actor's positions on it."""
    entry = draw(said())
    if "condition" in entry:
        entry |= {"stance": "accepts_if"}
    gamma = proposal(
        {"legal-effect": draw(st.lists(statements(), min_size=1, max_size=4))},
        silences=[{"elements": ["assistance"], "searched": draw(PLACES), "on": "2025-12-01"}],
        own_text=[{"source": draw(st.sampled_from(sorted(SOURCES))), "read": "whole"}],
    )
    return catalogue(
        gamma,
        sources=[source(id, published=published) for id, published in SOURCES.items()],
        positions=[positions(entry)],
    )


@given(catalogues())
def test_nothing_rests_on_what_appeared_later(records: Catalogue) -> None:
    """No cell and no stance shows, counts or cites a source before it was published."""
    assert published_later(records) == []


def test_the_small_folder_shows_nothing_too_early() -> None:
    """The same of the small folder, on every day on which something appeared; and it does show something."""
    assert published_later(sample()) == []
    last = days_to_ask_about(sample().sources, sample())[-1]
    shown = [each.name for each in every_cell(sample()) if each.on(last).shown]
    assert {"alpha.legal-effect", "sylvania.alpha"} <= set(shown)
