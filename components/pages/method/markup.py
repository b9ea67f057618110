"""The Method page as HTML: its contents, and every part but the codebook and the tables of signs."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.method.agreement import agreement_part
from components.pages.method.codebook import codebook, groups_with_elements
from components.pages.method.signs import anatomy, mark_table, sign_groups, term_table
from components.parts.dates import date_markup
from components.parts.own_words import verbatim
from components.parts.record_page import fact_list
from components.parts.tables import stacked_table
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE, RuleStep
from guarantees.cells.voices import Voice
from guarantees.links.addresses import to_changes
from guarantees.pages.method.changes import MAX_CHANGES, ChangedRecord, changed_records, concerned
from guarantees.pages.method.citing import Citation, citations
from guarantees.pages.method.codebook import number_examples
from guarantees.pages.method.page import (
    DATE_EXAMPLES,
    MethodQuery,
    day_words,
    error_report,
    possible_days,
)
from guarantees.pages.method.signs import (
    CELL_GROUPS,
    STANCE_GROUPS,
    cell_examples,
    stance_examples,
)
from guarantees.pages.method.terms import VOCABULARIES, Vocabulary
from guarantees.records.dates import EdtfDate
from guarantees.records.registry import Edition
from guarantees.records.vocabulary import STANDING_OF_MODE, Standing
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR
from guarantees.words.site_citation import LICENCE, LICENCE_ADDRESS


def page_markup(query: MethodQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    element = query.element if query.element in catalogue.elements else ""
    parts = _parts(element, catalogue)
    return h.div(".method")[
        _contents(parts, catalogue),
        h.div[
            h.p(".lead")[
                "How the records are made and how to read them. Every page follows the rules, signs and words below."
            ],
            (
                h.section(id=name, tabindex="-1", aria_labelledby=f"{name}-heading")[
                    h.h2(id=f"{name}-heading")[heading], content
                ]
                for name, heading, content in parts
            ),
        ],
    ]


def _parts(element: str, catalogue: Catalogue) -> tuple[tuple[str, str, h.Node], ...]:
    """Each part of the page by its anchor, with its heading."""
    return (
        ("cell", "How to read a cell", _cell(catalogue)),
        ("cell-rule", "How a cell is decided", _cell_rule()),
        ("known", "How a statement is known", _known()),
        ("stance", "Stances of actors", _stance(catalogue)),
        ("dates", "Dates, clocks and numbers", _dates()),
        ("codebook", "Codebook", codebook(element, catalogue)),
        *_agreement(catalogue),
        ("words", "Vocabulary", _words()),
        ("policy", "Editorial policy", _policy()),
        ("cite", "How to cite", _cite(catalogue)),
        ("changes", "What changed", _changes(catalogue)),
        ("errors", "Report an error", _errors(catalogue)),
    )


def _agreement(catalogue: Catalogue) -> tuple[tuple[str, str, h.Node], ...]:
    """The part on second readings, where there are some of these records."""
    content = agreement_part(catalogue)
    return (("agreement", "How far two coders agree", content),) if content else ()


def _contents(parts: Sequence[tuple[str, str, h.Node]], catalogue: Catalogue) -> h.Element:
    groups = groups_with_elements(catalogue)
    return h.nav(".contents.screen-only", aria_labelledby="contents-heading")[
        h.h2("#contents-heading")["On this page"],
        # On a phone, this opens it.
        h.details[h.summary["On this page"]],
        h.ol[
            (
                h.li[
                    h.a(href=f"#{name}")[heading],
                    name == "codebook"
                    and bool(groups)
                    and h.ul[(h.li[h.a(href=f"#group~{each.id}")[each.name]] for each in groups)],
                ]
                for name, heading, _ in parts
            )
        ],
    ]


# ---- cells and stances -------------------------------------------------------------------------


def _cell(catalogue: Catalogue) -> h.Node:
    examples = cell_examples(catalogue)
    return [
        examples.detailed and anatomy(examples.detailed, catalogue),
        sign_groups(CELL_GROUPS, examples.by_term),
        h.h3["Marks"],
        h.p(".soft.small")["A mark next to a value or a stance says that there is more to know."],
        mark_table(),
    ]


def _cell_rule() -> h.Node:
    return [
        h.p[
            "No cell is filled in by hand. Each follows from the recorded statements by one rule, in this order."
        ],
        _steps(CELL_RULE),
    ]


def _steps(steps: Sequence[RuleStep]) -> h.Element:
    return h.ol(".steps")[(h.li[h.b[step.name], h.p[step.says]] for step in steps)]


def _known() -> h.Node:
    return [
        h.p[
            "Every statement says how it is known. Ways of knowing are ranked by how close they are to the party "
            "whose words they report; each rank is called a standing. A higher standing decides before a lower one."
        ],
        h.table(".terms")[
            h.caption(".hidden")["Ways of knowing by their standing"],
            (_standing(each) for each in Standing),
        ],
    ]


def _standing(standing: Standing) -> h.Element:
    modes = [mode for mode, its in STANDING_OF_MODE.items() if its is standing]
    return h.tbody[
        h.tr(".group")[
            h.th(colspan="2", scope="rowgroup")[
                standing.label, h.span(".soft.small")[" ", standing.meaning]
            ]
        ],
        (h.tr[h.th(scope="row")[mode.label], h.td[mode.meaning]] for mode in modes),
    ]


def _stance(catalogue: Catalogue) -> h.Node:
    return [
        h.p[
            "How an actor responds to a proposal, or to one value of an element. A stance follows from the recorded "
            "positions."
        ],
        sign_groups(
            STANCE_GROUPS,
            stance_examples(catalogue),
            h.section[h.h3["Whose voice it is"], term_table("Voices", Voice)],
        ),
        h.h3["How a stance is decided"],
        _steps(STANCE_RULE),
    ]


# ---- dates and words ---------------------------------------------------------------------------


def _dates() -> h.Node:
    heads = ("Shown as", "In words", "Written in records", "May mean", "Included from")
    return [
        h.p[
            "A date is as precise as its source. Pages show it in brief, with the words under the pointer: “~” is "
            "about, “?” perhaps, “≤” then or earlier, “≥” then or later; “9–28 Feb” is some time between the two. "
            "Any page can be viewed as of a day; it then includes everything that is not certainly later than that day."
        ],
        stacked_table("dates", heads, map(_date, DATE_EXAMPLES), "Dates by their precision"),
        h.h3["Two clocks"],
        h.p["The chosen day is compared with one of the two dates of each statement."],
        term_table("Clocks", Clock),
        h.h3["Numbers"],
        h.p[
            "A number keeps its unit and the words around it: ",
            h.span(".forms")["; ".join(number_examples())],
            ".",
        ],
    ]


def _date(date: EdtfDate) -> Sequence[h.Node]:
    first_day = day_words(date.first_possible)
    return (date.short(), date.words(), verbatim(date.text), possible_days(date), first_day)


def _words() -> h.Node:
    return [
        h.p["The closed lists of words that records and pages use, each word with its meaning."],
        h.div(".folded")[(_vocabulary(each) for each in VOCABULARIES)],
    ]


def _vocabulary(vocabulary: Vocabulary) -> h.Element:
    return h.details(data_open=f"words~{vocabulary.id}")[
        h.summary[vocabulary.name, h.span(".soft")[f" {len(vocabulary.terms)}"]],
        h.p(".soft.small")[h.b(".on-paper")[f"{vocabulary.name}. "], vocabulary.about],
        term_table(vocabulary.name, vocabulary.terms),
    ]


def _policy() -> h.Element:
    return h.div(".policy")[
        (
            h.section[h.h3[rule.name], h.ul(".bullets")[(h.li[sentence] for sentence in rule.says)]]
            for rule in EDITORIAL_POLICY
        )
    ]


# ---- citing, changes, errors -------------------------------------------------------------------


def _cite(catalogue: Catalogue) -> h.Node:
    return [
        h.p[
            "A citation names the data version and the chosen day, so that others find what you saw. “Copy link” on "
            "every page gives an address with both in it."
        ],
        (_citation(each) for each in citations(catalogue)),
        h.p(".small")[
            "The records may be used under ",
            h.a(href=LICENCE_ADDRESS, target="_blank", rel="noopener noreferrer license")[LICENCE],
            ". The Sources page says how to cite each source.",
        ],
    ]


def _citation(citation: Citation) -> h.Element:
    name = f"citation-{citation.id}"
    return h.div(".cite")[
        h.h3[citation.name],
        h.p(".citation", id=name, translate="no")[
            citation.text, " ", h.span(data_address=citation.address)[citation.address]
        ],
        h.button(type="button", data_copy=name, aria_label=f"Copy citation: {citation.name}")[
            "Copy citation"
        ],
    ]


def _changes(catalogue: Catalogue) -> h.Node:
    changes = changed_records(catalogue)
    earlier = len(changes) - MAX_CHANGES
    return [
        catalogue.edition and _edition(catalogue.edition),
        h.p[
            "The data version is the edition followed by the first eight digits of a digest of all records, so it "
            "changes with any record. It is now ",
            h.span(translate="no")[catalogue.version],
            ". ",
            h.a(href=to_changes())["What changed since a release, or between two days"],
            ", cell by cell, is a page of its own.",
        ],
        h.h3["Changes of single records, and why"],
        _change_table(changes[:MAX_CHANGES], catalogue)
        if changes
        else h.p(".soft")["No record of this edition names a change so far."],
        earlier > 0
        and h.p(".soft.small")[f"{earlier} earlier ones are in the records themselves."],
    ]


def _edition(edition: Edition) -> h.Element:
    facts = (
        ("Edition", edition.version),
        ("Released", date_markup(edition.released)),
        ("Evidence runs to", date_markup(edition.evidence_reaches)),
        ("Note", edition.note),
    )
    return fact_list(facts)


def _change_table(changes: Sequence[ChangedRecord], catalogue: Catalogue) -> h.Element:
    heads = ("On", "Record", "Why", "What")
    rows = (_change(each, catalogue) for each in changes)
    return stacked_table("changes", heads, rows, "Changes of records, the latest first")


def _change(changed: ChangedRecord, catalogue: Catalogue) -> Sequence[h.Node]:
    change, about = changed.change, concerned(changed.change, catalogue)
    record = h.a(href=changed.address)[changed.name] if changed.address else changed.name
    return (
        date_markup(change.on),
        [record, about and h.div(".soft.small")[about]],
        h.span(title=change.reason.meaning)[change.reason.label],
        change.says,
    )


def _errors(catalogue: Catalogue) -> h.Node:
    report = error_report(catalogue)
    return [
        h.p["If something here is wrong or missing, please say:"],
        h.ul(".bullets")[(h.li[part] for part in TO_REPORT_AN_ERROR)],
        report
        and h.p[
            h.a(href=report, target="_blank", rel="noopener noreferrer")["Report an error"],
            ". The link of the same name at each record and cell fills in most of this for you.",
        ],
    ]
