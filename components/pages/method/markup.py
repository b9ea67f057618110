"""The Method page as HTML: its contents, and every part but the codebook and the tables of signs."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.pages.method.codebook import codebook
from components.pages.method.signs import anatomy, mark_table, sign_groups, term_table
from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.rule_steps import RuleStep
from guarantees.pages.method.changes import ChangeView, EditionView
from guarantees.pages.method.citing import LICENCE, LICENCE_ADDRESS, CitationView
from guarantees.pages.method.dates import DateView
from guarantees.pages.method.page import METHOD_LINK, Method, MethodQuery, method
from guarantees.pages.method.terms import StandingView, Vocabulary

TITLE = "Method"
LINK = METHOD_LINK


def page_markup(query: MethodQuery, catalogue: Catalogue) -> h.Node:
    """The page from below its title."""
    return method_markup(method(query, catalogue))


def method_markup(model: Method) -> h.Node:
    """The page of a view model."""
    parts = _parts(model)
    return h.div(".method")[
        _contents(model, parts),
        h.div[
            h.p(".lead")[
                "How the records are made and how to read them. The rules, signs and words below are the ones that "
                "every page goes by."
            ],
            (
                h.section(id=name, tabindex="-1", aria_labelledby=f"{name}-heading")[
                    h.h2(id=f"{name}-heading")[heading], content
                ]
                for name, heading, content in parts
            ),
            h.p(".soft.small.foot")[f"{model.reach} Data version {model.version}."],
        ],
    ]


def _parts(model: Method) -> tuple[tuple[str, str, h.Node], ...]:
    """Each part of the page by its anchor, with its heading."""
    return (
        ("cell", "How to read a cell", _cell(model)),
        ("cell-rule", "How a cell comes about", _cell_rule(model)),
        ("known", "How a statement is known", _known(model.standings)),
        ("stance", "Stances of actors", _stance(model)),
        ("dates", "Dates, clocks and numbers", _dates(model)),
        ("codebook", "Codebook", codebook(model)),
        ("words", "Words used", _words(model.vocabularies)),
        ("policy", "Editorial policy", _policy(model)),
        ("cite", "How to cite", _cite(model.citations)),
        ("changes", "What changed", _changes(model)),
        ("errors", "Report an error", _errors(model)),
    )


def _contents(model: Method, parts: Sequence[tuple[str, str, h.Node]]) -> h.Element:
    return h.nav(".contents.screen-only", aria_labelledby="contents-heading")[
        h.h2("#contents-heading")["On this page"],
        h.ol[
            (
                h.li[
                    h.a(href=f"#{name}")[heading],
                    name == "codebook"
                    and bool(model.codebook)
                    and h.ul[
                        (
                            h.li[h.a(href=f"#group~{group.id}")[group.name]]
                            for group in model.codebook
                        )
                    ],
                ]
                for name, heading, _ in parts
            )
        ],
    ]


def _cell(model: Method) -> h.Node:
    return [
        model.example and anatomy(model.example),
        sign_groups(model.cell_signs),
        h.h3["Marks"],
        h.p(".soft.small")["Beside a value or a stance, where there is more to know about it."],
        mark_table(model.marks),
    ]


def _cell_rule(model: Method) -> h.Node:
    return [
        h.p[
            "Nobody types a cell in. It follows from the statements that are recorded, by one rule, in this order."
        ],
        _steps(model.cell_rule),
    ]


def _steps(steps: Sequence[RuleStep]) -> h.Element:
    return h.ol(".steps")[(h.li[h.b[step.name], h.p[step.says]] for step in steps)]


def _known(standings: Sequence[StandingView]) -> h.Node:
    return [
        h.p[
            "Every statement says how it is known. Ways of knowing that stand equally close to the party whose words "
            "they are share a standing; the standing above decides before the one below."
        ],
        h.table(".terms")[
            h.caption(".hidden")["Ways of knowing by their standing"],
            (_standing(each) for each in standings),
        ],
    ]


def _standing(shown: StandingView) -> h.Element:
    return h.tbody[
        h.tr(".group")[
            h.th(colspan="2", scope="rowgroup")[
                shown.standing.label, h.span(".soft.small")[" ", shown.standing.meaning]
            ]
        ],
        (h.tr[h.th(scope="row")[mode.label], h.td[mode.meaning]] for mode in shown.modes),
    ]


def _stance(model: Method) -> h.Node:
    return [
        h.p[
            "What an actor does with a proposal, or with one value of an element. It follows from the positions that "
            "are recorded of it."
        ],
        sign_groups(
            model.stance_signs,
            h.section[h.h3["Whose voice it is"], term_table("Voices", model.voices)],
        ),
        h.h3["How a stance comes about"],
        _steps(model.stance_rule),
    ]


def _dates(model: Method) -> h.Node:
    heads = ("Shown as", "Written in records", "May mean", "In view from")
    return [
        h.p[
            "A date is as precise as its source. Any view can be asked as of a day; it then holds what is not "
            "certainly later than that day."
        ],
        h.table(".dates")[
            h.caption(".hidden")["Dates by their precision"],
            h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
            h.tbody[(_date(date, heads) for date in model.dates)],
        ],
        h.h3["Two clocks"],
        h.p["The day that is asked about is compared with one of two dates of each statement."],
        term_table("Clocks", model.clocks),
        h.h3["Numbers"],
        h.p[
            "A number keeps its unit and the words around it: ",
            h.span(".forms")["; ".join(model.numbers)],
            ".",
        ],
    ]


def _date(date: DateView, heads: Sequence[str]) -> h.Element:
    cells = (h.code[date.written], date.may_mean, date.counts_from)
    return h.tr[
        h.th(scope="row")[date.shown],
        (h.td(data_head=head)[cell] for head, cell in zip(heads[1:], cells, strict=True)),
    ]


def _words(vocabularies: Sequence[Vocabulary]) -> h.Node:
    return [
        h.p["Closed lists from which records and pages take their words, each with its meaning."],
        h.div(".folded")[(_vocabulary(each) for each in vocabularies)],
    ]


def _vocabulary(shown: Vocabulary) -> h.Element:
    return h.details(data_open=f"words~{shown.id}")[
        h.summary[shown.name, h.span(".soft")[f" {len(shown.terms)}"]],
        h.p(".soft.small")[h.b(".on-paper")[f"{shown.name}. "], shown.about],
        term_table(shown.name, shown.terms),
    ]


def _policy(model: Method) -> h.Element:
    return h.div(".policy")[
        (
            h.section[h.h3[rule.name], h.ul(".bullets")[(h.li[sentence] for sentence in rule.says)]]
            for rule in model.policy
        )
    ]


def _cite(citations: Sequence[CitationView]) -> h.Node:
    return [
        h.p[
            "A citation names the version of the data and the day that was asked about, so that others find what you "
            "saw. On every page “Copy link” gives the address of just that view, with both in it."
        ],
        (_citation(each) for each in citations),
        h.p(".small")[
            "The records may be used under ",
            h.a(href=LICENCE_ADDRESS, target="_blank", rel="noopener noreferrer license")[LICENCE],
            ". How to cite a source that was read here stands with each source on the page Sources.",
        ],
    ]


def _citation(shown: CitationView) -> h.Element:
    name = f"citation-{shown.id}"
    return h.div(".cite")[
        h.h3[shown.name],
        h.p(".citation", id=name)[
            shown.text, " ", h.span(data_address=shown.address)[shown.address]
        ],
        h.button(type="button", data_copy=name, aria_label=f"Copy citation: {shown.name}")[
            "Copy citation"
        ],
    ]


def _changes(model: Method) -> h.Node:
    changes = model.changes
    return [
        model.edition and _edition(model.edition),
        h.p[
            "The data version names the edition, and the first eight digits of a digest of all records: when any "
            f"record changes, it is another. It is {model.version} now."
        ],
        h.h3["Changes of single records, and why"],
        _change_table(changes.changes)
        if changes.changes
        else h.p(".soft")["No record of this edition names a change so far."],
        changes.earlier and h.p(".soft.small")[changes.earlier],
    ]


def _edition(edition: EditionView) -> h.Element:
    facts = (
        ("Edition", edition.version),
        ("Released", edition.released),
        ("Evidence reaches", edition.reaches),
        ("Note", edition.note),
    )
    return h.dl(".facts")[((h.dt[name], h.dd[words]) for name, words in facts if words)]


def _change_table(changes: Sequence[ChangeView]) -> h.Element:
    heads = ("On", "Record", "Why", "What")
    return h.table(".changes")[
        h.caption(".hidden")["Changes of records, the latest first"],
        h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
        h.tbody[(_change(change, heads) for change in changes)],
    ]


def _change(change: ChangeView, heads: Sequence[str]) -> h.Element:
    record = h.a(href=change.address)[change.record] if change.address else change.record
    cells = (
        [record, change.about and h.div(".soft.small")[change.about]],
        h.span(title=change.reason_meaning)[change.reason],
        change.says,
    )
    return h.tr[
        h.th(scope="row")[change.on],
        (h.td(data_head=head)[cell] for head, cell in zip(heads[1:], cells, strict=True)),
    ]


def _errors(model: Method) -> h.Node:
    return [
        h.p["If something here is wrong or missing, please say:"],
        h.ul(".bullets")[(h.li[part] for part in model.error_parts)],
        model.report
        and h.p[
            h.a(href=model.report, target="_blank", rel="noopener noreferrer")["Report an error"],
            ". The link of the same name at a record or a cell fills in most of this.",
        ],
    ]
