"""Where a quotation occurs in a text: only as a run of whole words, in any script and typography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.archive.passages import Passages
from guarantees.text.canonical import canonical


def is_found(text: str, quote: str, language: str = "") -> bool:
    """Whether a text of one paragraph has a quotation as whole words."""
    passages = Passages([text], language)
    return any(passages.is_whole(span) for span in passages.find(quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Russia can’t accept troops", "Russia can't accept"),
        ("a non-binding guarantee was given", "non‑binding guarantee"),
        ("зобов’язувальних гарантій, невід’ємною частиною", "зобовʼязувальних гарантій"),
        ("зобов’язувальних гарантій, невід’ємною частиною", "невід'ємною частиною"),
        ("欢迎乌克兰作为无核武器国家加入，", "无核武器国家"),
        ("欢迎乌克兰作为无核 武器国家 加入， 尊重", "无核武器国家加入，尊重"),
        ("ウクライナの主権を尊重する", "主権を尊重"),
        ("เคารพอธิปไตยของยูเครน", "อธิปไตย"),
        ("सुरक्षा की गारंटी देना", "की गारंटी"),
        ("“peace”—they said", "they said"),
        ("They must wait... for it", "wait…"),
        ("the U.S. troops", "U.S. troops"),
        ("some 50 000 soldiers", "50\u00a0000 soldiers"),
        ("in 2022 the parties", "2022 the parties"),
        ("the allies’ help", "the allies"),
        ("Sumy, Kharkiv/Lviv.", "Lviv"),
        ("the U.S. troops", "the U.S"),
        ("on Article 5(1) of it", "Article 5(1)"),
        ("security guarantees¹ for", "security guarantees"),
        ("security guarantees1 for", "security guarantees"),
        ("some 30 %, then 5%", "some 30 %"),
        ("the (un)conditional offer", "(un)conditional offer"),
        ("(a)provide help", "provide help"),
        ("war.Ukraine shall", "Ukraine shall"),
        ("short- and medium-range", "and medium-range"),
        ("security guaran- tees", "security guarantees"),
        ("a non- binding text", "non-binding text"),
        ("a non- binding text", "nonbinding text"),
        ("Security guaran\u00ad tees", "guarantees"),
        ("от 30 до 50 бригад", "50 бригад"),
        ("三百五十名士兵", "三百五十名"),
        ("他们统一了", "一了"),
        ("in 2025 300 soldiers", "300 soldiers"),
    ],
)
def test_a_run_of_whole_words_is_found(text: str, quote: str) -> None:
    """In any script and typography."""
    assert is_found(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Russia can’t accept troops", "Russia can"),
        ("Russia can’t accept troops", "t accept troops"),
        ("they won’t sign", "they won"),
        ("a non-binding guarantee was given", "binding guarantee"),
        ("a non‑binding guarantee was given", "a non"),
        ("an Article 5-like promise", "an Article 5"),
        ("зобов’язувальних гарантій", "язувальних гарантій"),
        ("зобовʼязувальних гарантій", "зобов"),
        ("some 50,000 soldiers", "some 50"),
        ("some 50 000 soldiers", "000 soldiers"),
        ("about 1.5 percent", "5 percent"),
        ("the U.S. troops", "S. troops"),
        ("सुरक्षा की गारंटी", "सुरक"),
        ("cafe\u0301s", "cafe"),
        ("un\u00adbinding", "binding"),
        ("They sign a treaty.", "sign a treat"),
        ("Russia’s army", "Russia"),
        ("a US-led force", "a US"),
        ("a U.S.-led force", "a U.S."),
        ("non-U.S. troops", "U.S. troops"),
        ("on Article 5(1) of it", "Article 5"),
        ("on Article 42(7)(b)", "Article 42(7)"),
        ("all State(s)", "all State"),
        ("the (un)conditional offer", "conditional offer"),
        ("up to 30% of it", "up to 30"),
        ("up to 30 % of it", "up to 30"),
        ("for $100 a day", "100 a day"),
        ("for US$100 a day", "100 a day"),
        ("for 100 € a day", "for 100"),
        ("some 30–50 brigades", "50 brigades"),
        ("50+ states", "50"),
        ("≥30 brigades", "30 brigades"),
        ("a fall of −5 points", "5 points"),
        ("3½ brigades", "3"),
        ("at 10:30 today", "at 10"),
        ("some 20 km² of land", "20 km"),
        ("an F16 flies", "an F"),
        ("the year2024 ends", "the year"),
        ("50 000,5 points", "000,5 points"),
        ("land and/or air", "or air"),
        ("a non- binding text", "binding text"),
        ("military- technical help", "technical help"),
        ("三百五十名士兵", "五十名"),
        ("共5万人", "共5"),
        ("共5万人", "万人"),
        ("п’ять об’єктів", "ять об’єктів"),
        ("דובר צה״ל אמר", "דובר צה"),
        ("en paral·lel", "en paral"),
        ("They sign a treaty.", ""),
    ],
)
def test_a_part_of_a_word_is_not_found(text: str, quote: str) -> None:
    """An apostrophe, a hyphen, a separator or an accent inside a word is not its border."""
    assert not is_found(text, quote)


@pytest.mark.parametrize(
    ("text", "quote", "language", "found"),
    [
        ("l’Ukraine n’accepte pas", "Ukraine", "fr", True),
        ("l’Ukraine n’accepte pas", "accepte pas", "fr", True),
        ("l’Ukraine n’accepte pas", "n’accepte", "fr", True),
        ("l’Ukraine n’accepte pas", "l", "fr", False),
        ("dell’Ucraina", "Ucraina", "it", True),
        ("l’Ukraine", "Ukraine", "en", False),
        ("об’єктів", "єктів", "uk", False),
    ],
)
def test_an_article_before_an_apostrophe_is_a_word(
    text: str, quote: str, language: str, found: bool
) -> None:
    """In languages that write it so; elsewhere the apostrophe is part of its word."""
    assert is_found(text, quote, language) == found


@pytest.mark.parametrize(
    ("quote", "at"),
    [
        ("one two", ["p1"]),
        ("two three", ["p1-p2"]),
        ("three", ["p2", "p3"]),
        ("four five", ["p3-p4"]),
        ("guarantees of", ["p4-p5"]),
        ("six - seven", ["p5-p6"]),
        ("two three four three", []),
    ],
)
def test_the_place_of_a_quotation(quote: str, at: list[str]) -> None:
    """It may run over paragraphs, over a hyphen at the end of a line and a dash at the beginning of one."""
    passages = Passages(
        ["one two", "three", "three four", "five guaran-", "tees of six", "– seven"]
    )
    assert [span.at for span in passages.find(quote)] == at


def test_lines_without_spaces_are_joined_without_one() -> None:
    """In Chinese a paragraph that a line's end divides is one text."""
    passages = Passages(["欢迎乌克兰作为无核", "武器国家加入，", "尊重主权"])
    assert [span.at for span in passages.find("无核武器国家加入，尊重")] == ["p1-p3"]


@given(st.text(alphabet="ab1'-,— 中\u00ad\n"), st.data())
def test_what_stands_between_spaces_is_found(text: str, data: st.DataObject) -> None:
    """Whatever the text, a run of what stands between its spaces is found where it is."""
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words)))
    quote = " ".join(words[first:last])
    assert not canonical(quote) or list(Passages([text]).find(quote))
