"""Which differences between two texts do not count."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.text.canonical import canonical, folded


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a  b\n\tc ", "a b c"),
        ("a\u00a0b\u2009c\u202fd\u3000e", "a b c d e"),
        ("“a” „b‟ «c» ‹d› 「e」", '"a" "b" "c" "d" "e"'),
        ("it’s ‘a’ `b´ ′c″", 'it\'s "a" \'b\' "c"'),
        ("зобовʼязань ʻокинаʼ", "зобов'язань 'окина'"),
        ("Слов’янськ Слов`янськ Слов´янськ Словʹянськ", "Слов'янськ " * 4),
        ("“‘nested’”", '"nested"'),
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("ours — theirs", "ours—theirs"),
        ("ours -- theirs", "ours – theirs"),
        ("他说——和平", "他说—和平"),
        ("无核武器 国家, 加入", "无核武器国家，加入"),
        ("在 2024 年 NATO 说", "在2024年NATO说"),
        ("<<мир>>", "«мир»"),
        ("5\u00a0% of it", "5% of it"),
        ("guaran\u00ad\ntees guaran¬ tees", "guarantees guarantees"),
        ("3½ brigades", "3½ brigades"),
        ("cafe\u0301", "caf\u00e9"),
        ("раи\u0306он Киі\u0308в", "ра\u0439он Ки\u0457в"),
        ("o\ufb03ce \ufb01rst \ufb02ight", "office first flight"),
        ("Ｆ－１６ ｋａ", "F-16 ka"),
        ("ｳｸﾗｲﾅ", "ウクライナ"),
        ("wait…", "wait..."),
        ("гара\u0301нтії Украї\u0301ни", "гарантії України"),
        ("اِحْتِرَامُ استقـــلالِ", "احترام استقلال"),
        ("שָׁלוֹם עַכְשָׁיו", "שלום עכשיו"),
        ("wait . . . here", "wait ... here"),
        (
            "Zelen\u00adskyy guaran\u200btees peace\u2060keeping",
            "Zelenskyy guarantees peacekeeping",
        ),
        (
            "\ufeffcoalition\u200e \u202bof\u202c \u2067the\u2069 will\ufe0fing",
            "coalition of the willing",
        ),
    ],
)
def test_what_a_reader_cannot_see_or_typography_varies_does_not_count(text: str, same: str) -> None:
    """Space, marks, dashes, composition, ligatures, widths and invisible characters may differ; words may not."""
    assert canonical(text) == canonical(same)


def test_letters_and_case_do_count() -> None:
    """A comparison is exact: another letter of the same look, or a full stop, makes another text."""
    texts = ("treaty", "Treaty", "treatу", "treaty.", "can't", "cant", "1.5", "15", "3½", "31⁄2")
    assert len({canonical(text) for text in texts}) == len(texts)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("İSTANBUL", "istanbul"),
        ("Işık", "işik"),
        ("Straße", "STRASSE"),
        ("ΣΟΦΌΣ", "σοφός"),
        ("КИЇВ", "Київ"),
        ("ﬁ", "FI"),
    ],
)
def test_folding_ignores_capital_letters(text: str, same: str) -> None:
    """Also where a capital letter has two small ones, or none."""
    assert folded(text) == folded(same)


@given(st.text(max_size=40))
def test_a_canonical_text_stays_as_it_is(text: str) -> None:
    """The form is one: of a text in either Unicode form it is the same, and it is its own."""
    form = canonical(text)
    assert canonical(form) == form
    assert canonical(unicodedata.normalize("NFD", text)) == form
