"""The Method page as a view model: all of it is made from what the program itself reads and applies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.repository import ErrorReport, report_address
from guarantees.cells.rule_steps import CELL_RULE, STANCE_RULE, RuleStep
from guarantees.cells.stances import Voice
from guarantees.links.addresses import to_method
from guarantees.links.link_reader import LinkReader
from guarantees.links.page_link import OneId, Open, PageLink
from guarantees.pages.method.changes import ChangesView, EditionView, changes_view, edition_view
from guarantees.pages.method.citing import CitationView, citations_view
from guarantees.pages.method.codebook import GroupView, codebook_view, number_examples
from guarantees.pages.method.dates import DateView, clocks_view, dates_view
from guarantees.pages.method.signs import CellExample, CellSigns, SignGroup, stance_groups
from guarantees.pages.method.terms import (
    MarkView,
    StandingView,
    TermView,
    Vocabulary,
    marks_view,
    standings_view,
    terms_view,
    vocabularies,
)
from guarantees.reference.editorial_policy import EDITORIAL_POLICY, TO_REPORT_AN_ERROR, PolicyRule
from guarantees.words.as_of import evidence_cutoff
from guarantees.words.english import counted

_NO_CODEBOOK = "There is no codebook to show: no file of elements can be read."


@dataclass(frozen=True)
class MethodQuery:
    """The state of the page: the element looked up ("" for none), and the groups of elements that stand open."""

    element: str = ""
    open: tuple[str, ...] = ()


def _with_group_open(query: MethodQuery, reader: LinkReader, given: object) -> MethodQuery:
    """A link to an element opens its group."""
    element = reader.catalogue.elements.get(query.element)
    if element is None or element.group in query.open:
        return query
    return replace(query, open=(element.group, *query.open))


METHOD_LINK = PageLink(
    "method",
    MethodQuery,
    (OneId("element", "element", lambda catalogue: catalogue.elements), Open()),
    complete=_with_group_open,
)


@dataclass(frozen=True)
class Method:
    """Everything the page shows.

    ``example`` is one real cell with its parts, ``None`` where no cell has a value. ``element`` is the element looked
    up, "" for none. ``report`` is where an error is reported, "" where the site names no repository. ``empty`` is a
    sentence where there is no codebook, so that only what the program itself knows can be shown.
    """

    example: CellExample | None
    cell_signs: tuple[SignGroup, ...]
    marks: tuple[MarkView, ...]
    cell_rule: tuple[RuleStep, ...]
    stance_signs: tuple[SignGroup, ...]
    voices: tuple[TermView, ...]
    stance_rule: tuple[RuleStep, ...]
    standings: tuple[StandingView, ...]
    dates: tuple[DateView, ...]
    clocks: tuple[TermView, ...]
    numbers: tuple[str, ...]
    codebook: tuple[GroupView, ...]
    element_count: str
    element: str
    vocabularies: tuple[Vocabulary, ...]
    policy: tuple[PolicyRule, ...]
    citations: tuple[CitationView, ...]
    edition: EditionView | None
    changes: ChangesView
    error_parts: tuple[str, ...]
    report: str
    reach: str
    version: str
    empty: str


def method(query: MethodQuery, catalogue: Catalogue) -> Method:
    """Build the page. What stands open does not matter here."""
    element = query.element if query.element in catalogue.elements else ""
    return replace(_page(catalogue), element=element)


@cached_on_catalogue
def _page(catalogue: Catalogue) -> Method:
    """The page without an element looked up."""
    signs = CellSigns(catalogue)
    return Method(
        example=signs.example,
        cell_signs=signs.groups(),
        marks=marks_view(),
        cell_rule=CELL_RULE,
        stance_signs=stance_groups(catalogue),
        voices=terms_view(Voice),
        stance_rule=STANCE_RULE,
        standings=standings_view(),
        dates=dates_view(),
        clocks=clocks_view(),
        numbers=number_examples(),
        codebook=codebook_view(catalogue),
        element_count=counted(len(catalogue.elements), "question"),
        element="",
        vocabularies=vocabularies(),
        policy=EDITORIAL_POLICY,
        citations=citations_view(catalogue),
        edition=edition_view(catalogue),
        changes=changes_view(catalogue),
        error_parts=TO_REPORT_AN_ERROR,
        report=_report(catalogue),
        reach=evidence_cutoff(catalogue),
        version=catalogue.version,
        empty="" if catalogue.elements else _NO_CODEBOOK,
    )


def _report(catalogue: Catalogue) -> str:
    """A report that says only where it was begun."""
    if catalogue.repository is None:
        return ""
    page = to_method().removeprefix("./")
    return report_address(
        catalogue.repository, ErrorReport("Wrong value", "", "", page, catalogue.version)
    )
