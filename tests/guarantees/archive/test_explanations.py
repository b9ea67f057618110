"""Why a quotation is refused: the cause, and the nearest passage with its place."""

from __future__ import annotations

import pytest

from guarantees.archive.explanations import cut_inside_a_word, difference
from guarantees.archive.passages import Passages

TEXT = Passages(
    [
        "Russia can’t accept troops.",
        "The landlord is not permitted to end the lease.",
        "欢迎乌克兰作为无核武器国家加入，",
        "The Parties shall consult. THE PARTIES AGREE: no force.",
        "They shall meet in Kyiv; the allies may help at once.",
        "Сторони домовилися про гарантії безпеки.",
    ]
)
ONE_RUN = "Expected one run of words: quote a part without a gap."


@pytest.mark.parametrize(
    ("quote", "cause", "nearest"),
    [
        (
            "The landlord is ... permitted",
            f"it leaves words out. {ONE_RUN}",
            "p2: “The landlord is not permitted”",
        ),
        (
            "landlord is […] permitted",
            f"it leaves words out. {ONE_RUN}",
            "p2: “landlord is not permitted”",
        ),
        (
            "landlord is (…) permitted",
            f"it leaves words out. {ONE_RUN}",
            "p2: “landlord is not permitted”",
        ),
        (
            "landlord is [] permitted",
            f"it leaves words out. {ONE_RUN}",
            "p2: “landlord is not permitted”",
        ),
        (
            "landlord is permitted",
            f"it leaves out “not”. {ONE_RUN}",
            "p2: “landlord is not permitted”",
        ),
        ("作为武器国家", f"it leaves out “无核”. {ONE_RUN}", "p3: “作为无核武器国家”"),
        (
            "The [owner] is not permitted",
            f"it has square brackets, whose words are not the text's. {ONE_RUN}",
            "p2: “The landlord is not permitted”",
        ),
        ("is now not permitted", "it adds “now”.", "p2: “is not permitted”"),
        (
            "is not allowed to end",
            "it has “allowed” where the text has “permitted”.",
            "p2: “is not permitted to end”",
        ),
        (
            "landlord is not permited",
            "it has “permited” where the text has “permitted”.",
            "p2: “landlord is not permitted”",
        ),
        (
            "The Parties agree",
            "it has “The” where the text has “THE”, and capital letters count.",
            "p4: “THE PARTIES AGREE”",
        ),
        (
            "The Pаrties shall",
            "the 'а' of “Pаrties” is U+0430 (CYRILLIC SMALL LETTER A), not U+0061 (LATIN SMALL LETTER A).",
            "p4: “The Parties shall”",
        ),
        (
            "гарантiї безпеки",
            "the 'i' of “гарантiї” is U+0069 (LATIN SMALL LETTER I), "
            "not U+0456 (CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I).",
            "p6: “гарантії безпеки”",
        ),
        (
            "al1ies may help",
            "the '1' of “al1ies” is U+0031 (DIGIT ONE), not U+006C (LATIN SMALL LETTER L).",
            "p5: “allies may help”",
        ),
        (
            "meet in Kyiv, the allies",
            "its punctuation or spaces differ.",
            "p5: “meet in Kyiv; the allies”",
        ),
        ("accept troops!", "its punctuation or spaces differ.", "p1: “accept troops.”"),
    ],
)
def test_a_difference_is_named_with_the_nearest_passage(
    quote: str, cause: str, nearest: str
) -> None:
    """What is left out, added, or written otherwise; signs that only look alike by their code points."""
    assert (
        difference(quote, TEXT, None)
        == f"is not in the text: {cause} The nearest words are in {nearest}."
    )


@pytest.mark.parametrize("quote", ["quantum chromodynamics", "Смачного!"])
def test_where_nothing_is_alike_nothing_is_shown(quote: str) -> None:
    """A passage that has nothing in common would only mislead."""
    expected = "is not in the text: nothing is like it. Look for another source."
    assert difference(quote, TEXT, None) == expected
    assert difference(quote, Passages([]), None) == expected


def test_words_left_out_between_distant_parts_are_the_cause() -> None:
    """Also where no passage is as short as the quotation."""
    found = difference("Noted: … , thus [...] it is", Passages(["—", "..."]), None)
    assert found == f"is not in the text: it leaves words out. {ONE_RUN}"


def test_dots_of_the_text_leave_nothing_out() -> None:
    """The difference is elsewhere."""
    found = difference("must wait... for him", Passages(["They must wait… for it."]), None)
    assert found == (
        "is not in the text: it has “him” where the text has “it”. "
        "The nearest words are in p1: “must wait... for it”."
    )


def test_of_equally_near_passages_the_cited_one_is_shown() -> None:
    """The curator has that one before the eyes."""
    text = Passages(["a binding treaty", "a binding treaty", "a binding treaty"])
    found = difference("a bindign treaty", text, text.paragraphs(range(2, 3)))
    assert found.endswith("The nearest words are in p2: “a binding treaty”.")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Russia can", "ends inside a word. Expected whole words, as p1 has them: “Russia can't”."),
        ("t accept", "begins inside a word. Expected whole words, as p1 has them: “can't accept”."),
        (
            "t accept tro",
            "begins and ends inside a word. Expected whole words, as p1 has them: “can't accept troops”.",
        ),
    ],
)
def test_a_cut_word_is_shown_whole(quote: str, expected: str) -> None:
    """At its beginning, at its end, or at both."""
    [span] = TEXT.find(quote)
    assert cut_inside_a_word(span, TEXT) == expected
