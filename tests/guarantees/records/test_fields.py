"""The kinds of text and number that records are made of."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from guarantees.records import fields
from guarantees.records.fields import Quoted, models_in, paragraphs_of
from tests.builders import place, statement

IDS_ONCE = Annotated[tuple[fields.Id, ...], fields.EachOnce]


def read(kind: Any, value: Any) -> Any:
    """The value as a field of the kind, or the message with which it is refused."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        [detail] = error.errors()
        return str(detail["ctx"]["error"])


@pytest.mark.parametrize(
    ("kind", "value", "read_as"),
    [
        (fields.Id, "united-kingdom", "united-kingdom"),
        (fields.Id, "p5-2025", "p5-2025"),
        (fields.Title, "  two\n   words ", "two words"),
        (fields.Title, "раи\u0306он E\u0301lyse\u0301e", "ра\u0439он \u00c9lys\u00e9e"),
        (fields.Title, "NO", "NO"),
        (fields.Title, Quoted("null"), "null"),
        (fields.Title, "1.10", "1.10"),
        (fields.Title, "12:30", "12:30"),
        (fields.Title, "010", "010"),
        (fields.Title, "x" * 200, "x" * 200),
        (fields.ShortName, "x" * 40, "x" * 40),
        (fields.Sentence, "x" * 400, "x" * 400),
        (fields.Prose, "x" * 1500, "x" * 1500),
        (fields.Integer, "0", 0),
        (fields.Integer, "9" * 12, 999_999_999_999),
        (fields.Integer, "50000", 50_000),
        (fields.Integer, 7, 7),
        (fields.Boolean, "true", True),
        (fields.Boolean, "false", False),
        (fields.Boolean, True, True),
        (fields.Link, "https://example.org/x?y=1#z", "https://example.org/x?y=1#z"),
        (fields.Link, "http://example.org", "http://example.org"),
        (fields.Quotation, " ".join(["word"] * 12), " ".join(["word"] * 12)),
        (fields.Quotation, "尊重乌克兰的独立和主权", "尊重乌克兰的独立和主权"),
        (fields.Locator, "p12", "p12"),
        (fields.Locator, "p1-p9999", "p1-p9999"),
        (fields.Locator, "page 3", "page 3"),
        (fields.Sha256, "0123456789abcdef" * 4, "0123456789abcdef" * 4),
        (fields.Language, "ru", "ru"),
        (fields.EditionVersion, "2026.11.1", "2026.11.1"),
        (IDS_ONCE, ["a", "b"], ("a", "b")),
    ],
)
def test_what_is_meant_is_read(kind: Any, value: Any, read_as: Any) -> None:
    """White space is joined; nothing else about a value is changed."""
    assert read(kind, value) == read_as


NOT_AN_ID = "is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'."
NO_TEXT = (
    "stands for no value in YAML. Expected text. "
    "Write it, remove the key, or put the word in quotation marks."
)
NOT_A_NUMBER = "is not a whole number. Expected digits only, such as 30000."
NOT_TRUTH = "is not a truth value. Expected one of: false, true."
NOT_A_LINK = "is not a web address. Expected one that starts with http:// or https://."
NOT_A_PLACE = (
    "is not a place in a source. Expected a paragraph, a range, or several with a semicolon and a space between "
    "them: p12; p14-p16."
)


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        *((fields.Id, text, f"'{text}' {NOT_AN_ID}") for text in ("NO", "a--b", "-a", "a_b")),
        (fields.Id, "kinо", f"'kinо' {NOT_AN_ID} Its 'о' is U+043E (CYRILLIC SMALL LETTER O)."),
        (fields.Id, "x" * 65, "has 65 characters. Expected at most 64. Shorten it."),
        (fields.Title, {}, "is a mapping. Expected text."),
        (fields.Title, [], "is a list. Expected text."),
        (fields.Title, 5, "is a value of another kind. Expected text."),
        *((fields.Title, text, f"'{text}' {NO_TEXT}") for text in ("null", "NULL", "~")),
        (fields.Title, " ", "is empty. Write some text, or remove the key."),
        (fields.Title, "x" * 201, "has 201 characters. Expected at most 200. Shorten it."),
        *(
            (fields.Integer, text, f"'{text}' {NOT_A_NUMBER}")
            for text in ("010", "1.10", "12:30", "1e3", "0x10", "1_000", "50,000", "-30", "+5", "")
        ),
        (fields.Integer, "5\n" + "0" * 99, f"'5⏎{'0' * 57}…' {NOT_A_NUMBER}"),
        (fields.Integer, "9" * 13, "has 13 digits. Expected at most 12. Correct the number."),
        (fields.Integer, ["5"], f"a list {NOT_A_NUMBER}"),
        (fields.Integer, True, f"a value of another kind {NOT_A_NUMBER}"),
        *((fields.Boolean, text, f"'{text}' {NOT_TRUTH}") for text in ("yes", "NO", "on", "True")),
        (fields.Boolean, {}, f"a mapping {NOT_TRUTH}"),
        *(
            (fields.Link, text, f"'{text}' {NOT_A_LINK}")
            for text in (
                *("javascript:alert(1)", "data:text/html,x", "ftp://example.org", "//example.org"),
                *("https://", "https://[x", "example.org", "https://exa mple.org"),
            )
        ),
        (
            fields.Quotation,
            " ".join(["word"] * 13),
            "has 13 words. Expected at most 12: shorten the fragment, and put the rest in 'says'.",
        ),
        (
            fields.Quotation,
            "欢迎乌克兰作为无核武器国家加入并尊重乌克兰的独立主权和现有边界",
            "has 16 words, 2 signs counting as a word. Expected at most 12: "
            "shorten the fragment, and put the rest in 'says'.",
        ),
        *(
            (fields.Locator, text, f"'{text}' {NOT_A_PLACE}")
            for text in ("p0", "p12-14", "p01", "p12, p14", "p1-p0", "p12345")
        ),
        (
            fields.Sha256,
            "0123456789ABCDEF" * 4,
            "is not a SHA-256 digest. Expected 64 digits and letters a to f, as sha256sum prints.",
        ),
        (
            fields.Language,
            "Russian",
            "'Russian' is not a code of a language. "
            "Expected two or three lower-case letters, such as en, ru or uk.",
        ),
        (
            fields.EditionVersion,
            "2026.1.1",
            "'2026.1.1' is not the version of an edition. "
            "Expected year, month and number, such as 2026.11.1.",
        ),
        (IDS_ONCE, ["b", "a", "b"], "lists b more than once. Keep each once."),
    ],
)
def test_what_a_curator_did_not_mean_is_refused(kind: Any, value: Any, message: str) -> None:
    """Words that YAML would turn into numbers, truth values or times are refused where they mean nothing."""
    assert read(kind, value) == message


def test_records_do_not_change_and_have_no_unknown_keys() -> None:
    """A record is frozen, and closed to keys that no one defined."""
    assert fields.Record.model_config == {"extra": "forbid", "frozen": True}


@pytest.mark.parametrize(
    ("at", "paragraphs"),
    [
        ("p12", (12,)),
        ("p12-p14", (12, 13, 14)),
        ("p12; p14", (12, 14)),
        ("p2-p3; p12; p14-p15", (2, 3, 12, 14, 15)),
        ("p14-p12", ()),
        ("p14; p12", ()),
        ("p12; p12-p14", ()),
        ("p12; page 3", None),
        ("Article 5", None),
        ("p12 and p14", None),
        ("p12-14", None),
        ("page 3", None),
    ],
)
def test_a_locator_names_paragraphs_or_is_in_words(
    at: str, paragraphs: tuple[int, ...] | None
) -> None:
    """Paragraphs and ranges, also several, count paragraphs; those that are not in order have none."""
    assert paragraphs_of(at) == paragraphs


def test_models_are_walked_outermost_first() -> None:
    """A model comes before what it holds, each with the location at which it was written."""
    said = statement(condition={"requires": "other", "says": "If.", "evidence": [place()]})
    assert [(location, type(model).__name__) for location, model in models_in(said, ("x",))] == [
        (("x",), "Statement"),
        (("x", "evidence", 0), "Evidence"),
        (("x", "condition"), "Condition"),
        (("x", "condition", "evidence", 0), "Evidence"),
    ]
