"""The result of trying records out, as HTML: problems alongside the text, and what would change."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.own_words import verbatim
from guarantees.changes.model import Changes
from guarantees.pages.curate.drafts import Draft, DraftFile, DraftLine
from guarantees.problems import Problem
from guarantees.words.english import counted

LONGEST_LIST = 40


def draft_markup(draft: Draft) -> h.Element:
    """Everything but the tables and the downloads."""
    return h.div(".draft")[
        h.p(".verdict", role="status")[_verdict(draft)],
        draft.refused and h.ul(".refused")[(h.li[sentence] for sentence in draft.refused)],
        (_file(file) for file in draft.files),
        _problems("Problems that the draft causes in other records", draft.elsewhere),
        _problems("After saving", draft.after_saving),
        any(not file.problems for file in draft.files) and _changes(draft.changes),
    ]


def _verdict(draft: Draft) -> str:
    if not draft.files:
        return "Nothing could be tried."
    found = draft.problem_count + len(draft.refused)
    records = counted(len(draft.files), "record")
    if found:
        return f"{counted(found, 'problem')} in {records}. A record with a problem has no effect until it is fixed."
    return f"{records} without a problem."


def _file(file: DraftFile) -> h.Element:
    fate = "replaces the file of that name" if file.replaces else "a new file"
    found = counted(len(file.problems), "problem") if file.problems else "no problem"
    return h.section(".draft-file")[
        h.h2[verbatim(file.path)],
        h.p(".soft.small")[f"{file.kind}, {fate}: {found}"],
        (_excerpt(lines) for lines in file.excerpts),
        file.elsewhere and h.ul(".faults")[(_problem(each) for each in file.elsewhere)],
        file.not_formatted and h.p(".soft.small")[file.not_formatted],
    ]


def _problem(problem: Problem) -> h.Element:
    return h.li[
        h.span(".where")[f"line {problem.line}, column {problem.column}"],
        problem.field and verbatim(problem.field),
        h.span[problem.message],
    ]


def _excerpt(lines: tuple[DraftLine, ...]) -> h.Element:
    return h.div(
        ".scroll.source-text",
        tabindex="0",
        role="region",
        aria_label=f"From line {lines[0].number}",
    )[
        h.table[
            h.caption(".hidden")[f"The text from line {lines[0].number}"],
            h.tbody[(_line(line) for line in lines)],
        ]
    ]


def _line(line: DraftLine) -> h.Element:
    return h.tr(class_={"faulty": bool(line.problems)})[
        h.th(scope="row")[str(line.number)],
        h.td[
            h.pre(translate="no")[line.text or " "],
            (h.p(".remedy")[_remedy(each)] for each in line.problems),
        ],
    ]


def _remedy(problem: Problem) -> str:
    field = f"{problem.field}: " if problem.field else ""
    return f"Column {problem.column}. {field}{problem.message}"


def _problems(heading: str, problems: tuple[Problem, ...]) -> h.Node:
    return (
        problems
        and h.section[h.h2[heading], _shortened(h.ul(".faults"), [str(each) for each in problems])]
    )


def _changes(changes: Changes) -> h.Element:
    return h.section(".changes")[
        h.h2["What would change"],
        h.p[changes.summary],
        (
            h.section[h.h3[section.heading], _shortened(h.ul, section.lines)]
            for section in changes.sections
        ),
    ]


def _shortened(items: h.Element, lines: Sequence[str]) -> h.Node:
    """The first lines as a list, and how many more there are."""
    more = len(lines) - LONGEST_LIST
    return [
        items[(h.li[line] for line in lines[:LONGEST_LIST])],
        more > 0 and h.p(".soft.small")[f"and {more} more"],
    ]
