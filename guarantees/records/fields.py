"""The kinds of text and number that records are made of; each refuses what a curator did not mean.

The reader hands over every scalar as the text that was written, so each rule is here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

import regex
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from guarantees.problems import Location, letter_of_another_script, named, quoted
from guarantees.records.vocabulary import RecordKind
from guarantees.text.canonical import HYPHENS, SINGLE_MARKS
from guarantees.text.languages import language_name, language_spoken_in
from guarantees.text.whole_words import SIGNS_PER_WORD, has_signs, word_count

MAX_QUOTE_WORDS = 12
MAX_DIGITS = 12
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_INTEGER = re.compile(r"(?:0|[1-9][0-9]*)\Z")
_NOTHING = frozenset({"null", "Null", "NULL", "~"})
_PLACE = r"p[1-9][0-9]{0,3}(?:-p[1-9][0-9]{0,3})?"
_LOCATOR = re.compile(rf"{_PLACE}(?:; {_PLACE})*\Z")
_NOT_IN_A_NAME = regex.compile(
    rf"(?V1)^[^\p{{L}}\p{{N}}]|[^\p{{L}}\p{{M}}\p{{N}}' {SINGLE_MARKS}{HYPHENS}-]"
)
_GAP = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]")
_PARAGRAPHS = re.compile(r"p(\d+)(?:-p(\d+))?")


class Record(BaseModel):
    """Base of everything read from a record: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def model_post_init(self, context: Any) -> None:
        """Share what pydantic keeps of each model: many have the same fields, and the same of them written."""
        shared = _written_fields(frozenset(self.model_fields_set))
        object.__setattr__(self, "__pydantic_fields_set__", shared)
        self._share_names()

    def __setstate__(self, state: dict[Any, Any]) -> None:
        super().__setstate__(state)
        self._share_names()

    def _share_names(self) -> None:
        """Give the values back one by one: then all models of a class share the names, a third of their memory."""
        values = self.__dict__
        object.__delattr__(self, "__dict__")
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values, without what was worked out from the former ones (``cached_property``)."""
        copied = super().model_copy(update=update, deep=deep)
        for name in vars(copied).keys() - type(self).model_fields.keys():
            del vars(copied)[name]
        copied._share_names()
        return copied


@lru_cache(maxsize=1024)
def _written_fields(names: frozenset[str]) -> set[str]:
    return set(names)


def models_in(value: Any, location: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """Every model in a record, outermost first, with its location."""
    found: list[tuple[Location, BaseModel]] = []
    _collect(value, location, found)
    return iter(found)


def _collect(value: Any, location: Location, found: list[tuple[Location, BaseModel]]) -> None:
    # What most fields hold comes first: pydantic takes its time to say that something is no model.
    if value is None or isinstance(value, (str, int)):
        return
    entries: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, tuple):
        entries = enumerate(value)
    elif isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, BaseModel):
        found.append((location, value))
        entries = value.__dict__.items()
    for part, entry in entries:
        if not (entry is None or isinstance(entry, (str, int))):
            _collect(entry, (*location, part), found)


class Quoted(str):
    """A word that means no value, such as ``null``, in quotation marks: a text like any other."""

    __slots__ = ()


def as_written(text: str, in_quotes: bool) -> str:
    """A scalar as the models take it. ``in_quotes`` says whether it was in quotation marks, or a block of text."""
    return Quoted(text) if in_quotes and text in _NOTHING else text


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str):
        raise ValueError(f"is a {_shape(value)}. Expected text.")
    if value in _NOTHING and not isinstance(value, Quoted):
        raise ValueError(
            f"'{value}' stands for no value in YAML. Expected text. "
            "Write it, remove the key, or put the word in quotation marks."
        )
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    if not text:
        raise ValueError("is empty. Write some text, or remove the key.")
    if len(text) > longest:
        raise ValueError(f"has {len(text)} characters. Expected at most {longest}. Shorten it.")
    # Most texts are as they were written: one object then serves as both.
    return value if value == text and type(value) is str else text


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "mapping"
    return "list" if isinstance(value, list) else "value of another kind"


def _text_up_to(longest: int) -> BeforeValidator:
    return BeforeValidator(lambda value: _text(value, longest))


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(_ID.match(text))


def _identifier(value: Any) -> str:
    text = _text(value, 64)
    if not is_id(text):
        raise ValueError(
            f"'{text}' is not an id. Expected lower-case letters, digits and single hyphens, such as 'united-kingdom'."
            f"{letter_of_another_script(text)}"
        )
    return text


def _spelling(value: Any) -> str:
    text = _text(value, 60)
    odd = _NOT_IN_A_NAME.search(text)
    if odd:
        raise ValueError(
            f"'{text}' has '{odd[0]}' ({named(odd[0])}). Expected the words of one name: letters and digits, with "
            "apostrophes, hyphens and single spaces between them. List each spelling by itself."
        )
    return text


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _INTEGER.match(value):
        shown = quoted(value) if isinstance(value, str) else f"a {_shape(value)}"
        raise ValueError(f"{shown} is not a whole number. Expected digits only, such as 30000.")
    if len(value) > MAX_DIGITS:
        raise ValueError(
            f"has {len(value)} digits. Expected at most {MAX_DIGITS}. Correct the number."
        )
    return int(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        shown = quoted(value) if isinstance(value, str) else f"a {_shape(value)}"
        raise ValueError(f"{shown} is not a truth value. Expected one of: false, true.")
    return bool(value == "true")


def _link(value: Any) -> str:
    text = _text(value, 500)
    if not _is_web_address(text):
        raise ValueError(
            f"'{text}' is not a web address. Expected one that starts with http:// or https://."
        )
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text


def _quotation(value: Any) -> str:
    text = _text(value, 200)
    words = word_count(text)
    if not words:
        raise ValueError(f"'{text}' has no word. Quote words of the text, or remove 'quote'.")
    if gap := _GAP.search(text):
        raise ValueError(
            f"leaves words out at '{gap[0]}'. Expected one run of words: quote a part without a gap, "
            "and put the rest in 'says'."
        )
    if words > MAX_QUOTE_WORDS:
        counted = f", {SIGNS_PER_WORD} signs counting as a word" if has_signs(text) else ""
        raise ValueError(
            f"has {words} words{counted}. Expected at most {MAX_QUOTE_WORDS}: shorten the fragment, "
            "and put the rest in 'says'."
        )
    return text


def _locator(value: Any) -> str:
    text = _text(value, 200)
    if re.match(r"p\d", text) and not _LOCATOR.match(text):
        raise ValueError(
            f"'{text}' is not a place in a source. Expected a paragraph, a range, or several with a semicolon and "
            "a space between them: p12; p14-p16."
        )
    return text


def paragraphs_of(at: str) -> tuple[int, ...] | None:
    """The paragraphs that a place in a source names, counted from p1: ``p12``, ``p12-p14``, ``p12; p14-p16``.

    ``None`` when the place is given in words. Without any if they are not in order: a reversed range is empty.
    """
    if at.startswith("p") and at[1:].isdecimal():
        return (int(at[1:]),)
    parts = [_PARAGRAPHS.fullmatch(part) for part in at.split("; ")]
    found = [(int(part[1]), int(part[2] or part[1])) for part in parts if part]
    if len(found) < len(parts):
        return None
    numbers = tuple(n for first, last in found for n in range(first, last + 1))
    in_order = all(first <= last for first, last in found) and numbers == tuple(sorted({*numbers}))
    return numbers if in_order else ()


def _sha256(value: Any) -> str:
    text = _text(value, 200)
    if not re.match(r"[0-9a-f]{64}\Z", text):
        raise ValueError(
            "is not a SHA-256 digest. Expected 64 digits and letters a to f, as sha256sum prints."
        )
    return text


def _language(value: Any) -> str:
    text = _text(value, 40)
    if not re.match(r"[a-z]{2,3}\Z", text) or not language_name(text):
        meant = language_spoken_in(text)
        raise ValueError(
            f"'{text}' is not a code of a language. Expected two or three lower-case letters, such as en, ru or uk."
            + (f" Did you mean '{meant}'?" if meant else "")
        )
    return text


def _edition_version(value: Any) -> str:
    text = _text(value, 40)
    if not re.match(r"[0-9]{4}\.[0-9]{2}\.[0-9]+\Z", text):
        raise ValueError(
            f"'{text}' is not the version of an edition. Expected year, month and number, such as 2026.11.1."
        )
    return text


def _each_once(names: tuple[Any, ...]) -> tuple[Any, ...]:
    twice = sorted(name for name, times in Counter(names).items() if times > 1)
    if twice:
        raise ValueError(f"lists {', '.join(map(str, twice))} more than once. Keep each once.")
    return names


def _string(description: str, **keywords: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **keywords})


Id = Annotated[
    str,
    BeforeValidator(_identifier),
    _string("A permanent identifier.", pattern="^[a-z0-9]+(-[a-z0-9]+)*$", maxLength=64),
]


@dataclass(frozen=True)
class Names:
    """In the type of a field: it holds ids of records of this kind, which exist."""

    kind: RecordKind


ActorId = Annotated[Id, Names(RecordKind.ACTOR)]
ElementId = Annotated[Id, Names(RecordKind.ELEMENT)]
EventId = Annotated[Id, Names(RecordKind.EVENT)]
FamilyId = Annotated[Id, Names(RecordKind.FAMILY)]
GroupId = Annotated[Id, Names(RecordKind.GROUP)]
ProposalId = Annotated[Id, Names(RecordKind.PROPOSAL)]
SourceId = Annotated[Id, Names(RecordKind.SOURCE)]
StatementId = Annotated[Id, Names(RecordKind.STATEMENT)]
Title = Annotated[str, _text_up_to(200), _string("A short text.", minLength=1, maxLength=200)]
ShortName = Annotated[str, _text_up_to(40), _string("A few words.", minLength=1, maxLength=40)]
Spelling = Annotated[
    str, BeforeValidator(_spelling), _string("The words of one name.", minLength=1, maxLength=60)
]
Sentence = Annotated[
    str, _text_up_to(400), _string("One or two sentences.", minLength=1, maxLength=400)
]
Prose = Annotated[str, _text_up_to(1500), _string("A paragraph.", minLength=1, maxLength=1500)]
Integer = Annotated[
    int, BeforeValidator(_integer), WithJsonSchema({"type": "integer", "minimum": 0})
]
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
Link = Annotated[
    str, BeforeValidator(_link), _string("A web address.", pattern="^https?://", maxLength=500)
]
Quotation = Annotated[
    str,
    BeforeValidator(_quotation),
    _string(
        f"One run of at most {MAX_QUOTE_WORDS} words (in a script without spaces "
        f"{MAX_QUOTE_WORDS * SIGNS_PER_WORD} signs), copied exactly from the cited place.",
        maxLength=200,
    ),
]
Locator = Annotated[
    str,
    BeforeValidator(_locator),
    _string("The place in the source: paragraphs (p12, p12-p14 or p12; p14), or words."),
]
Sha256 = Annotated[
    str,
    BeforeValidator(_sha256),
    _string("The digest of the archived text.", pattern="^[0-9a-f]{64}$"),
]
Language = Annotated[
    str,
    BeforeValidator(_language),
    _string("An ISO 639 code: en, ru, zh.", pattern="^[a-z]{2,3}$"),
]
EditionVersion = Annotated[
    str,
    BeforeValidator(_edition_version),
    _string("Year, month, number: 2026.11.1.", pattern=r"^\d{4}\.\d{2}\.\d+$"),
]
NonEmpty = Field(min_length=1)
EachOnce = AfterValidator(_each_once)
