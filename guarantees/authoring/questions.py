"""What a curator is asked to begin a new record: only what they know at that moment and cannot be left open.

One table for each kind of record. The options of ``python -m guarantees new``, their help and the checks of the answers
are all made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guarantees.problems import did_you_mean, one_of
from guarantees.records.actor import CountryCode
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import (
    Id,
    Language,
    Link,
    Locator,
    Prose,
    Quotation,
    Sentence,
    ShortName,
    Title,
)
from guarantees.records.values import CodedValue
from guarantees.records.vocabulary import (
    ActorKind,
    EventKind,
    Extent,
    Mode,
    ProposalKind,
    ProposalStatus,
    Requirement,
    SourceKind,
    Stance,
    Term,
)
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml
from guarantees.yaml_files.yaml_text import INVISIBLE, invisible_message


@dataclass(frozen=True)
class Question:
    """One question about a new record.

    ``form`` is the type that an answer must have. ``names`` is the kind of record whose id it is, if any. ``required``
    marks what has no honest default, ``several`` a list of answers.
    """

    name: str
    asks: str
    form: Any = Title
    required: bool = False
    several: bool = False
    names: str = ""

    @property
    def option(self) -> str:
        """The option of the command line: ``--short-name``."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def help(self) -> str:
        """The question, with the words of a closed list."""
        known = f"; one of: {', '.join(self.form)}" if _is_vocabulary(self.form) else ""
        return f"{self.asks}{known}{' (required)' if self.required else ''}"


Answers = Mapping[str, Any]
"""The answers by the name of the question; questions without an answer are left out."""


def _actors(name: str, asks: str, required: bool = False) -> Question:
    return Question(name, asks, Id, required, several=True, names="actor")


def _actor(name: str, asks: str, required: bool = False) -> Question:
    return Question(name, asks, Id, required, names="actor")


_PLACE = (
    Question(
        "source", "the id of the source in which you read it", Id, required=True, names="source"
    ),
    Question(
        "at", "the place in the source: p12, p12-p13, p12; p14, or words", Locator, required=True
    ),
    Question("quote", "one run of at most 12 words, exactly as in the source", Quotation),
    _actor("reported_by", "the outlet whose report the source passes on"),
)
_SAYS = Question("says", "what is said there, in a sentence of your own", Sentence, required=True)
_SPEAKER = _actor("speaker", "who says it: an actor's id", required=True)
_MODE = Question("mode", "how it is known", Mode, required=True)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "proposal": (
        Question("name", "its full name, neutral", required=True),
        Question("short_name", "the heading of its column, at most 40 characters", ShortName),
        Question("kind", "what kind of thing it is", ProposalKind, required=True),
        Question("family", "the id of its family", Id, required=True, names="family"),
        _actors("proposed_by", "who put it forward"),
        _actors("described_by", "or, if no text says who put it forward, who describes it"),
        _actors("beneficiary", "whose security it is meant for", required=True),
        Question(
            "first_stated",
            "when it was first stated (default: by the date of the source)",
            EdtfDate,
        ),
        Question("summary", "two to four sentences of your own", Prose),
        _SAYS,
        _SPEAKER,
        _MODE,
        Question("status", "its status by then (default: floated)", ProposalStatus),
        *_PLACE,
        Question(
            "like",
            "a coded proposal whose values are copied, for you to confirm with words and places",
            Id,
            names="proposal",
        ),
    ),
    "source": (
        Question("title", "as printed above the text", required=True),
        Question("short_name", "for citations, at most 40 characters", ShortName),
        Question("kind", "what kind of document it is", SourceKind, required=True),
        _actor("by", "who published the words first", required=True),
        Question("language", "of the text you read: en, ru, uk …", Language, required=True),
        Question("read", "how much of it you could read", Extent, required=True),
        Question(
            "published", "its date (default: by the day it was read, as no date is known)", EdtfDate
        ),
        Question("accessed", "the day you read it (default: today)", EdtfDate),
        Question("url", "its address on the web", Link),
    ),
    "position": (
        Question("proposal", "the proposal it is about, as a whole", Id, names="proposal"),
        Question("element", "or the element of the codebook it is about", Id, names="element"),
        Question("value", "with --element: the value it is about", CodedValue),
        Question("stance", "the actor's stance on it", Stance, required=True),
        _SAYS,
        _SPEAKER,
        _MODE,
        Question(
            "stated",
            "the day it was said (default: that of the speaker's words there, or by the date of the source)",
            EdtfDate,
        ),
        Question("event", "or the event at which it was said", Id, names="event"),
        Question("requires", "with accepts_if: what must come first", Requirement),
        Question("condition", "with accepts_if: the condition in a sentence of your own", Sentence),
        Question("note", "what a reader must know; required with ambiguous", Prose),
        *_PLACE,
        Question("id", "an id, when another record must name this position", Id),
    ),
    "event": (
        Question("name", "what happened, without judging it", required=True),
        Question("date", "when, with the precision of the text", EdtfDate, required=True),
        Question("kind", "what kind of thing happened", EventKind, required=True),
        _SAYS,
        _actors("participants", "who took part"),
        Question("proposals", "the proposals it was about", Id, several=True, names="proposal"),
        *_PLACE,
    ),
    "actor": (
        Question("name", "its name", required=True),
        Question("kind", "what kind of actor it is", ActorKind, required=True),
        Question("short_name", "at most 40 characters, when the name is long", ShortName),
        Question("aliases", "other names in texts", Title, several=True),
        Question("iso", "of a state: its code, such as FR", CountryCode),
        _actor("speaks_for", "of a person: for whom"),
        Question("office", "with --speaks-for: in which office"),
        Question("attested", "with --speaks-for: when a text says so", EdtfDate),
        _actors(
            "members", "of an alliance or group, such as the parties of a treaty: who belongs to it"
        ),
        Question("note", "what a reader must know", Prose),
    ),
    "contradiction": (
        Question("name", "the question, such as: Whether a force was agreed", required=True),
        Question(
            "between",
            "two or more ids of statements or positions",
            Id,
            required=True,
            several=True,
            names="statement",
        ),
        Question("note", "who says what, and whether both could hold", Prose, required=True),
    ),
}

_TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "position": (("element", "value"), ("requires", "condition")),
    "actor": (("speaks_for", "office", "attested"),),
}
"""Questions of which all must be answered, or none."""


def problems_of_form(kind: str, answers: Answers) -> Iterator[str]:
    """A sentence for each answer that is missing or does not have the right form."""
    for question in QUESTIONS[kind]:
        answer = answers.get(question.name)
        if answer is None:
            if question.required:
                yield f"{question.option} is missing: {question.asks}{_known(question)}."
            continue
        for text in answer if question.several else [answer]:
            problem = problem_of_form(question.form, text)
            if problem:
                yield f"{question.option}: {problem}"
    for together in _TOGETHER.get(kind, ()):
        missing = [name for name in together if name not in answers]
        if missing and len(missing) < len(together):
            options = " and ".join(f"--{name.replace('_', '-')}" for name in together)
            yield f"{options} go together. Add --{missing[0].replace('_', '-')}, or leave all out."
    if kind == "proposal" and ("proposed_by" in answers) == ("described_by" in answers):
        yield "Say who put it forward: --proposed-by; or who describes it, if no text says so: --described-by."
    if kind == "position" and ("proposal" in answers) == ("element" in answers):
        yield "Say what the position is about: either --proposal, or --element with --value."


def _parsed_value(text: str) -> Any:
    """A coded value as it was typed: an id, ``[a, b]`` or ``{at_most: 24, unit: hours}``.

    Raises :class:`ValueError` when it cannot be read.
    """
    try:
        tree = read_yaml(f"value: {text}".encode(), "--value").tree
    except UnreadableRecord:
        tree = None
    if not isinstance(tree, dict) or set(tree) != {"value"}:
        raise ValueError(_no_value(text))
    return tree["value"]


def _no_value(text: str) -> str:
    return (
        f"'{text}' is not a value. Expected an id, a list such as [troops, air-cover], "
        "or a number such as {at_most: 24, unit: hours}."
    )


def _known(question: Question) -> str:
    return f" ({', '.join(question.form)})" if _is_vocabulary(question.form) else ""


def _is_vocabulary(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, Term)


def problem_of_form(form: Any, text: str) -> str:
    """What is wrong with the form of an answer, or nothing."""
    if found := INVISIBLE.search(" ".join(text.split())):
        return invisible_message(found[0])
    if _is_vocabulary(form):
        known = [str(term) for term in form]
        if text in known:
            return ""
        return f"'{text}' is not a known value. {one_of(known)}{did_you_mean(text, known)}"
    try:
        _adapter(form).validate_python(_parsed_value(text) if form is CodedValue else text)
    except ValidationError as error:
        detail = error.errors()[0]
        return str(detail.get("ctx", {}).get("error") or _no_value(text))
    except ValueError as error:
        return str(error)
    return ""


@cache
def _adapter(form: Any) -> TypeAdapter[Any]:
    return TypeAdapter(form)
