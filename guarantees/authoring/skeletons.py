"""Skeletons of new records: the forms in ``templates/new/``, filled in with a curator's answers.

Unanswered questions are left out, or get a value that claims nothing (not coded, a date that only has an end). What
still has to be written is marked ``# TODO:``. Optional keys are quoted in comments from the annotated template of the
record.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from anyascii import anyascii
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guarantees.authoring.canonical_form import canonical_text
from guarantees.authoring.questions import QUESTIONS, Answers
from guarantees.records.fields import Record
from guarantees.records.source import Source
from guarantees.records.values import CodedValue
from guarantees.records.vocabulary import ProposalStatus
from guarantees.rules.coding.status_actors import DONE_BY_SOMEBODY
from guarantees.text.canonical import canonical
from guarantees.text.letters import latin_letters
from guarantees.yaml_files.yaml_reader import read_yaml

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MAX_ID = 64
_WIDTH = 100


# ---------------------------------------------------------------- ids and dates


def suggested_id(kind: str, answers: Answers) -> str:
    """An id made from the answers, as for such records in general; empty when they have no usable letter.

    A proposal: its short name and the year. A source: who published it, and the month. All others: the name.
    """
    if kind == "source":
        # A date that only has an end does not belong in an id.
        date = re.match(r"\d{4}(?:-\d{2})?", answers.get("published", ""))
        return slug(f"{answers['by']} {date[0] if date else ''}")
    name = slug(answers.get("short_name", answers.get("name", "")))
    years = re.findall(r"\d{4}", answers.get("first_stated", "")) if kind == "proposal" else []
    return slug(f"{name} {years[-1]}") if years and years[-1] not in name else name


def slug(text: str) -> str:
    """A text as an id: plain lower-case letters, digits and hyphens, cut between words to the length of an id."""
    plain = anyascii(latin_letters(canonical(text))).lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > MAX_ID:
        words.pop()
    return "-".join(words)


def by_the_date_of(source: Source | None) -> str | None:
    """The date of what a source reports, when nothing more is known: no later than the source was published.

    ``None`` when the source's own date has no end.
    """
    end = source.published.text.rpartition("/")[2] if source else ".."
    return None if end == ".." else f"../{end}"


# ---------------------------------------------------------------- forms


def skeleton(kind: str, model: type[Record], answers: Answers, **more: Any) -> str:
    """The file of a new record in canonical form, or of a new list with the record as its only entry.

    ``more`` is what the form needs in addition to the answers, such as ``codebook`` for a proposal.
    """
    written = {
        question.name: _yaml(question.form, answers.get(question.name))
        for question in QUESTIONS[kind]
    }
    template = "positions" if kind == "position" else kind
    more |= {
        "example": partial(example_lines, template),
        "statuses": list(ProposalStatus),
        "by_somebody": DONE_BY_SOMEBODY,
    }
    return canonical_text(_forms().get_template(f"{kind}.jinja").render(written | more), model)


def entry_in(content: str, key: str) -> str:
    """The only entry of the list ``key`` of a file in canonical form, as a mapping whose lines are not indented."""
    entry = content.partition(f"\n{key}:\n  - ")[2]
    return textwrap.dedent(f"    {entry}")


@cache
def _forms() -> Environment:
    forms = Environment(
        loader=FileSystemLoader(TEMPLATES / "new"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    forms.filters["commented"] = _commented
    forms.filters["wrapped"] = _wrapped
    forms.tests["only_an_end"] = lambda date: date.startswith("../")
    return forms


def _yaml(form: Any, answer: Any) -> Any:
    """An answer as YAML on one line; of several, each."""
    if isinstance(answer, list):
        return [_yaml(form, each) for each in answer]
    if answer is None or form is CodedValue:
        return answer
    dumped = yaml.safe_dump(" ".join(answer.split()), allow_unicode=True, width=float("inf"))
    return dumped.removesuffix("\n...\n").rstrip("\n")


def _commented(text: str) -> str:
    """Lines as comments."""
    return "\n".join(f"# {line}" for line in text.strip("\n").split("\n"))


def _wrapped(text: str, mark: str) -> str:
    """A long text broken into lines, of which all but the first begin with the mark of a comment."""
    width = _WIDTH - len(mark)
    return f"\n{mark}".join(
        textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    )


def example_lines(template: str, *location: str | int) -> str:
    """The lines of a key or entry of an annotated template."""
    text = (TEMPLATES / f"{template}.yaml").read_text(encoding="utf-8")
    document = read_yaml(text.encode(), template)
    first = document.key_position(location).line
    following = (
        document.key_position(other).line
        for other in document.values
        if other[: len(location)] != location
    )
    lines = text.split("\n")
    end = min((line for line in following if line > first), default=len(lines) + 1)
    found = lines[first - 1 : end - 1]
    # Comments and blank lines at the end are about the next key.
    while not found[-1].strip() or found[-1].lstrip().startswith("#"):
        found.pop()
    return textwrap.dedent("\n".join(found))
