"""What a source is, in words."""

from __future__ import annotations

from typing import Any

import pytest

from guarantees.records.dates import EdtfDate
from guarantees.words.citations import (
    chain_steps,
    extent_words,
    language,
    source_details,
)
from tests.builders import sample, source


def link(role: str, by: str, **changes: Any) -> dict[str, Any]:
    """One link of a chain, in English."""
    return {"role": role, "by": by, "language": "en", **changes}


LONG = source(
    chain=[
        link("original", "freedonia", language="zh", extent="excerpt", published="2025-08-01"),
        link("relay", "sylvania", language="und"),
        link("translation", "gazette", from_language="zh"),
        link("translation", "anna-lind", from_language="en", language="uk", machine=True),
    ]
)


def test_a_chain_is_told_step_by_step() -> None:
    """From the first publication to what was read, nobody on the way is left out."""
    assert chain_steps(LONG, sample()) == (
        ("Freedonia published it in Chinese (excerpt)", EdtfDate.parse("2025-08-01")),
        ("Sylvania passed it on in an unknown language",),
        ("The Gazette translated it from Chinese to English",),
        ("Anna Lind translated it by machine, from English to Ukrainian",),
        ("Read here: this text whole, of the original an excerpt",),
    )


def test_a_chain_is_told_in_one_line() -> None:
    """The line next to a source names the same parties."""
    assert source_details(LONG, sample()) == (
        "published by Freedonia (Chinese) · relayed by Sylvania (an unknown language) · "
        "translation from Chinese to English by The Gazette · "
        "machine translation from English to Ukrainian by Anna Lind · "
        "this text whole, of the original an excerpt"
    )


@pytest.mark.parametrize(
    ("read", "words"),
    [("whole", "whole text"), ("excerpt", "excerpt"), ("unknown", "extent unknown")],
)
def test_how_much_was_read_is_said(read: str, words: str) -> None:
    """The extent of what was read has its words."""
    assert extent_words(source(read=read)) == words


@pytest.mark.parametrize(
    ("code", "name"),
    [
        *(("lt", "Lithuanian"), ("bg", "Bulgarian"), ("ja", "Japanese"), ("crh", "Crimean Tatar")),
        *(("bul", "Bulgarian"), ("ger", "German"), ("rmy", "Romany"), ("iw", "Hebrew")),
        *(("und", "an unknown language"), ("xx", "a language with the code ‘xx’")),
        ("qaa", "a language with the code ‘qaa’"),
    ],
)
def test_a_language_has_its_name(code: str, name: str) -> None:
    """Codes of two and of three letters and old ones have one English name; what has none is called a code."""
    assert language(code) == name
