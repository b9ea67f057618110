"""The skeleton of a proposal: valid as it stands, with every question of the codebook that can be asked of it.

So that it can be coded without opening another file, each element has its question and its values beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from guarantees.authoring.skeleton_questions import Answers
from guarantees.authoring.skeletons import date_question, evidence, words
from guarantees.authoring.yaml_lines import (
    comment,
    commented,
    ids_in_brackets,
    indented,
    joined,
    pair,
    todo,
)
from guarantees.records.element import Codebook, Element
from guarantees.records.source import Source
from guarantees.records.vocabulary import ElementKind, Extent, ProposalStatus

NOT_WRITTEN = "Not written yet."


def proposal_skeleton(
    id: str, answers: Answers, source: Source | None, codebook: Codebook | None
) -> str:
    """The file of a new proposal, with every question of the codebook that can be asked of it."""
    first = answers["first_stated"]
    return joined(
        "# yaml-language-server: $schema=../schema/proposal.schema.json",
        *comment(
            "What is marked TODO is still to be written: answer it, then delete the comment. "
            "Every key is explained in templates/proposal.yaml."
        ),
        *pair("id", id),
        *pair("name", answers["name"]),
        *pair("short_name", answers.get("short_name", answers["name"])),
        *pair("kind", answers["kind"]),
        *pair("family", answers["family"]),
        *todo("Did someone give it a name of its own? Then fill in; otherwise delete these lines."),
        *commented(
            "labels:",
            "  - label: the words used",
            "    used_by: an actor",
            *indented(evidence(answers, quote=False), 4),
        ),
        f"proposed_by: {ids_in_brackets(answers['proposed_by'])}",
        f"beneficiary: {ids_in_brackets(answers['beneficiary'])}",
        *date_question("Is a day, month or year given for when it was first stated?", first),
        f"first_stated: {first}",
        *_summary(answers),
        *todo(
            "Is it related to another proposal? Keep the lines that apply, with ids; delete the others."
        ),
        *commented(
            "lineage:",
            "  variant_of: []    # another version of the same",
            "  option_of: []     # one of several variants inside another proposal",
            "  supersedes: []    # takes the place of",
            "  responds_to: []   # was made in answer to",
            "  merges: []        # puts together",
        ),
        "status:",
        *indented(_status(answers, first), 2),
        *_provisions(answers, first, codebook),
        *_silences(source),
        *todo(
            "Must a reader know something about the whole record? Then write it here; otherwise delete."
        ),
        "# note: A sentence or two.",
    )


def _summary(answers: Answers) -> list[str]:
    if "summary" in answers:
        return pair("summary", answers["summary"])
    return [
        *todo(
            "Who put forward what, to whom? Two to four sentences of your own, attributed, without adjectives."
        ),
        *pair("summary", NOT_WRITTEN),
    ]


def _status(answers: Answers, first: str) -> list[str]:
    told = (
        []
        if "status" in answers
        else todo(
            f"What does the source say had become of it? One of: {', '.join(ProposalStatus)}. "
            "'floated' says only that it was mentioned."
        )
    )
    return [
        *told,
        *todo("Is more said of what became of it, then or later? Add an entry for each."),
        f"- date: {first}",
        *indented(
            [
                *pair("status", answers.get("status", str(ProposalStatus.FLOATED))),
                *words(answers),
                *evidence(answers),
            ],
            2,
        ),
    ]


def _provisions(answers: Answers, first: str, codebook: Codebook | None) -> list[str]:
    if codebook is None:
        return []
    example = [
        "- value: one of the values listed below the question",
        "  says: What is said, in a sentence of your own.",
        *indented(pair("speaker", answers["speaker"]), 2),
        *indented(pair("mode", answers["mode"]), 2),
        f"  stated: {first}",
        *indented(evidence(answers, quote=False), 2),
    ]
    return [
        "provisions:",
        *indented(
            [
                *todo(
                    "What does the source say about each question? Where it says something, put statements in the "
                    "place of {absence: not_coded}, on the lines below the element's id:"
                ),
                *commented(*example),
                *comment(
                    "'ambiguous' may stand for every value, with a note that says what is left open. How to choose "
                    "is in docs/codebook.md. What nobody looked up stays not_coded."
                ),
                *_questions(codebook),
            ],
            2,
        ),
    ]


def _questions(codebook: Codebook) -> Iterator[str]:
    for group in codebook.groups:
        elements = [element for element in codebook.elements if element.group == group.id]
        if elements:
            yield ""
            yield from comment(f"{group.name.upper()}. {group.about}")
        for element in elements:
            yield from comment(f"{element.number}. {element.question}")
            yield from comment(_answers_of(element), "#    ")
            yield f"{element.id}: {{absence: not_coded}}"


def _answers_of(element: Element) -> str:
    options = ", ".join(element.option_ids)
    units = " or ".join(unit.id for unit in element.units)
    number = f"{{exactly, about, at_least or at_most: 10, unit: {units}}}"
    beside = {
        ElementKind.CHOICE: "One of",
        ElementKind.CHOICES: "One or more, in [ ], of",
        ElementKind.QUANTITY: f"{number}, or" if options else number,
        ElementKind.ACTORS: "Ids of actors, in [ ], or" if options else "Ids of actors, in [ ]",
    }[element.kind]
    return f"{beside}: {options}" if options else beside


def _silences(source: Source | None) -> list[str]:
    if source is None or source.read is not Extent.WHOLE:
        return comment(
            "The source was not read whole: that it does not mention something proves nothing, "
            "so nothing is silent here."
        )
    return [
        *todo(
            "On which elements does the whole text say nothing? List them here, and delete their lines above. "
            "'on' is the day on which you searched."
        ),
        *commented(
            "silences:",
            "  - elements: []",
            f"    searched: [{source.id}]",
            f"    on: {source.accessed or '2031-09-01'}",
        ),
    ]
