"""Skeletons of new records: valid as they stand, with what still has to be written marked ``# TODO:`` and a question.

What a curator answered is written down; what he did not answer is left out, or gets a value that claims nothing (not
coded, a date that says "by then"). Every function returns text in YAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from anyascii import anyascii

from guarantees.authoring.skeleton_questions import Answers
from guarantees.authoring.yaml_lines import (
    as_entry,
    comment,
    commented,
    ids_in_brackets,
    indented,
    joined,
    pair,
    scalar,
    todo,
)
from guarantees.records.source import Source

LONGEST_ID = 64


# ---------------------------------------------------------------- ids and dates


def suggested_id(kind: str, answers: Answers) -> str:
    """An id made from what was answered, as the ids of such records are made; empty when nothing can be made of it.

    A proposal: its short name and the year. A source: who published it, and the month. All others: the name.
    """
    if kind == "source":
        # A date that says only "by then" is no part of a name.
        date = re.match(r"\d{4}(?:-\d{2})?", answers.get("published", ""))
        return slug(f"{answers['by']} {date[0] if date else ''}")
    name = slug(answers.get("short_name", answers.get("name", "")))
    years = re.findall(r"\d{4}", answers.get("first_stated", "")) if kind == "proposal" else []
    return slug(f"{name} {years[-1]}") if years and years[-1] not in name else name


def slug(text: str) -> str:
    """A text as an id: plain lower-case letters, digits and hyphens, cut between words to what an id may have."""
    words = re.findall(r"[a-z0-9]+", anyascii(text).lower().replace("'", ""))
    while len("-".join(words)) > LONGEST_ID:
        words.pop()
    return "-".join(words)


def by_the_date_of(source: Source | None) -> str | None:
    """The date of what a source reports, when nothing more is known: not after the source was published.

    ``None`` when the end of the source's own date is open, since nothing can be said then.
    """
    end = source.published.text.rpartition("/")[2] if source else ".."
    return None if end == ".." else f"../{end}"


# ---------------------------------------------------------------- source


def source_skeleton(id: str, answers: Answers, text: Mapping[str, str | int] | None) -> str:
    """The file of a new source. ``text`` has ``sha256`` and ``paragraphs`` of its archived text, if there is one."""
    language, published = answers["language"], answers["published"]
    return joined(
        "# yaml-language-server: $schema=../../schema/source.schema.json",
        *comment(
            "What is marked TODO is still to be looked at: do so, then delete the comment. "
            "Every key is explained in templates/source.yaml."
        ),
        *pair("id", id),
        *pair("title", answers["title"]),
        *pair("short_name", answers.get("short_name", answers["title"])),
        *pair("kind", answers["kind"]),
        *date_question(
            "When was it published? Without a date: from the last day the text names on, such as 2031-08-20/..; "
            "say in the note how you know.",
            published,
        ),
        f"published: {published}",
        *pair("language", language),
        "chain:",
        *indented(
            [
                *todo(
                    "Did the words pass through others on their way to you? Add a translation or relay for each, "
                    "in order, and correct the language of the original; otherwise delete these lines."
                ),
                "- role: original",
                *indented([*pair("by", answers["by"]), *pair("language", language)], 2),
                *commented(
                    "- role: translation",
                    "  by: an actor",
                    f"  language: {language}",
                    "  from_language: ru",
                    "  machine: true     # when a machine made it",
                    "- role: relay",
                    "  by: an actor",
                    f"  language: {language}",
                ),
            ],
            2,
        ),
        *pair("read", answers["read"]),
        f"accessed: {answers['accessed']}",
        *(pair("url", answers["url"]) if "url" in answers else ()),
        *_archived(text),
        *todo(
            "Had you to infer title, date or publisher, or was the original not seen? Then say so; otherwise delete."
        ),
        "# note: A sentence or two.",
    )


def _archived(text: Mapping[str, str | int] | None) -> list[str]:
    if text is None:
        return []
    return [
        "text:",
        f"  sha256: {text['sha256']}",
        f"  paragraphs: {text['paragraphs']}",
        *todo("In which paragraphs does a relay add its own opinion? Fill in, or delete."),
        "# opinion_of_relay: [p7]",
        *todo(
            "Which paragraphs will no record cite, and why? rhetoric, repetition, boilerplate or off_subject."
        ),
        *commented("unused:", "  - at: p1", "    reason: boilerplate", "    note: Title."),
    ]


# ---------------------------------------------------------------- positions and registries


def position_entry(answers: Answers) -> str:
    """One position of an actor."""
    about = (
        ["about:", *indented(pair("proposal", answers["proposal"]), 2)]
        if "proposal" in answers
        else [
            "about:",
            *indented(pair("element", answers["element"]), 2),
            f"  value: {answers['value']}",
        ]
    )
    condition = (
        [
            "condition:",
            *indented(
                [
                    *pair("requires", answers["requires"]),
                    *pair("says", answers["condition"]),
                    *evidence(answers, quote=False),
                ],
                2,
            ),
        ]
        if "condition" in answers
        else []
    )
    return joined(
        *(pair("id", answers["id"]) if "id" in answers else ()),
        *about,
        *pair("stance", answers["stance"]),
        *words(answers),
        *date_question("Is a day, month or year given for when it was said?", answers["stated"]),
        f"stated: {answers['stated']}",
        *evidence(answers),
        *condition,
        *(pair("note", answers["note"]) if "note" in answers else ()),
    )


def positions_skeleton(actor: str, entry: str) -> str:
    """The file of an actor of whom no position was recorded yet, with its first one."""
    return joined(
        "# yaml-language-server: $schema=../../schema/positions.schema.json",
        *pair("actor", actor),
        "positions:",
        *indented(as_entry(entry), 2),
    )


def registry_skeleton(registry: str, key: str, entry: str) -> str:
    """A registry that did not exist yet, with its first entry."""
    return joined(
        f"# yaml-language-server: $schema=../../schema/{registry}.schema.json",
        f"{key}:",
        *indented(as_entry(entry), 2),
    )


def event_entry(id: str, answers: Answers) -> str:
    """One event."""
    return joined(
        *pair("id", id),
        *pair("name", answers["name"]),
        f"date: {answers['date']}",
        *pair("kind", answers["kind"]),
        *pair("says", answers["says"]),
        *(
            f"{name}: {ids_in_brackets(answers[name])}"
            for name in ("participants", "proposals")
            if name in answers
        ),
        *evidence(answers),
    )


def actor_entry(id: str, answers: Answers) -> str:
    """One actor."""
    return joined(
        *pair("id", id),
        *pair("name", answers["name"]),
        *pair("kind", answers["kind"]),
        *(pair("short_name", answers["short_name"]) if "short_name" in answers else ()),
        *(pair("iso", answers["iso"]) if "iso" in answers else ()),
        *(
            ["aliases:", *(f"  - {scalar(alias)}" for alias in answers["aliases"])]
            if "aliases" in answers
            else ()
        ),
        *(
            [
                "affiliations:",
                f"  - actor: {answers['speaks_for']}",
                *indented(pair("office", answers["office"]), 4),
                f"    attested: {answers['attested']}",
            ]
            if "speaks_for" in answers
            else ()
        ),
    )


def contradiction_entry(id: str, answers: Answers) -> str:
    """One contradiction."""
    return joined(
        *pair("id", id),
        *pair("name", answers["name"]),
        "between:",
        *(f"  - {name}" for name in answers["between"]),
        *pair("note", answers["note"]),
    )


# ---------------------------------------------------------------- parts that several records have


def words(answers: Answers) -> list[str]:
    """What was said, by whom, and how it is known."""
    return [line for name in ("says", "speaker", "mode") for line in pair(name, answers[name])]


def evidence(answers: Answers, quote: bool = True) -> list[str]:
    """The one place that was named."""
    names = ["source", "at", *(["quote"] if quote else []), "reported_by"]
    pairs = [line for name in names if name in answers for line in pair(name, answers[name])]
    return ["evidence:", *indented(as_entry("\n".join(pairs)), 2)]


def date_question(question: str, date: str) -> list[str]:
    """Asks for a better date where only "by then" is known."""
    return todo(question) if date.startswith("../") else []
