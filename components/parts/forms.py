"""The choices of a page as a form: a button submits it without scripts, every change does with them.

The form asks for the same page, so its fields have the names of the link's parameters. Parameters without a field are
hidden fields, as in the link.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import htpy as h

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.link_reader import FIRST_DAY, LAST_DAY, LATEST_DAY, MAX_WORDS, NONE
from guarantees.links.page_link import SENT, PageLink
from guarantees.records.vocabulary import Term
from guarantees.words.as_of import as_of_in_brief

_OPENED = "open"
YEARS_OF_MONTHS = 5
"""Of so many years the ends of the months are one click away; the field takes any day."""
CLOCK_HELP = "What had been said by a day, or what the public could have known by then."


@dataclass(frozen=True)
class Option:
    """One thing to choose. ``sign`` is hidden from screen readers; ``meaning`` appears on hover."""

    value: str
    label: str
    meaning: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Choice:
    """A control, and the parameters of the link that it sends."""

    names: tuple[str, ...]
    control: h.Node


def choices_form(
    link: PageLink[Any],
    query: Any,
    catalogue: Catalogue,
    *choices: Choice | None,
    opens: str = "Choose",
    label: str = "Choices",
    dated: bool = True,
) -> h.Element:
    """The form of a page. Choosing another record closes what is open, as following a link does.

    The line of choices ends with the day, unless the form is not ``dated``. On a phone, one button opens the others;
    ``opens`` says on it in a word or two what is chosen.
    """
    given = [choice for choice in choices if choice]
    of_day = [_as_of_choice(query.as_of, catalogue)] if dated else []
    named = {name for choice in (*given, *of_day) for name in choice.names} | {_OPENED}
    rest = link.encode_briefly(query, catalogue).items()
    controls: h.Node = [
        [choice.control for choice in given],
        given and _send(".unscripted"),
    ]
    if given and dated:
        # The sheet is not inside what opens it, which closes with a click elsewhere: their common name keeps it open.
        controls = [
            h.details(".fold.sheet-button", data_fold="sheet")[h.summary[opens]],
            h.div(".sheet", data_fold="sheet")[controls],
        ]
    return h.form(".choices", action=f"./{link.page}", method="get", aria_label=label)[
        (
            h.input(type="hidden", name=name, value=value)
            for name, value in rest
            if name not in named
        ),
        controls,
        (choice.control for choice in of_day),
    ]


def _send(class_: str = "") -> h.Element:
    return h.button(class_, type="submit", name=SENT, value="show")["Show"]


# ---- controls --------------------------------------------------------------------------------------


def one_of(
    name: str, label: str, options: Sequence[Option], chosen: str, *, further: h.Node = None
) -> Choice:
    """One of a few, all visible. ``further`` is a link next to them that leads to another page."""
    group = _group(".segments", label, "radio", name, options, {chosen}, further)
    return Choice((name,), group)


def one_term(name: str, label: str, terms: type[Term], chosen: Term) -> Choice:
    """One word of a vocabulary, all visible."""
    return one_of(name, label, term_options(terms), chosen.value)


def term_options(terms: type[Term]) -> list[Option]:
    """The words of a vocabulary."""
    return [Option(term.value, term.label, term.meaning) for term in terms]


def some_of(name: str, label: str, options: Sequence[Option], chosen: Collection[str]) -> Choice:
    """Any number of a few, all visible."""
    none = h.input(type="hidden", name=name, value=NONE)
    return Choice((name,), [none, _group(".pills", label, "checkbox", name, options, chosen)])


def some_in_list(
    name: str,
    label: str,
    options: Sequence[Option] | Mapping[str, Sequence[Option]],
    chosen: Collection[str],
) -> Choice:
    """Any number of many, in a list that scrolls. Options may come under headings."""
    groups = options if isinstance(options, Mapping) else {"": options}
    none = h.input(type="hidden", name=name, value=NONE)
    listed = h.div(".ticked", role="group", aria_label=label, tabindex="0")[
        (
            h.fieldset[
                heading and h.legend[heading],
                (_ticked(name, option, chosen) for option in group),
            ]
            for heading, group in groups.items()
        )
    ]
    return Choice((name,), [none, listed])


def _ticked(name: str, option: Option, chosen: Collection[str]) -> h.Element:
    box = h.input(type="checkbox", name=name, value=option.value, checked=option.value in chosen)
    return h.label(title=option.meaning or None)[box, h.span[option.label]]


def one_of_links(label: str, *links: tuple[str, str, bool]) -> Choice:
    """One of a few states of the page that no single parameter distinguishes: words, address, and whether it is
    shown.
    """
    return Choice(
        (),
        h.nav(".segments", aria_label=label)[
            (
                h.a(href=address, aria_current="true" if is_shown else None)[words]
                for words, address, is_shown in links
            )
        ],
    )


def _group(
    class_: str,
    label: str,
    kind: str,
    name: str,
    options: Iterable[Option],
    chosen: Collection[str],
    further: h.Node = None,
) -> h.Element:
    return h.fieldset(class_)[
        h.legend(".hidden")[label],
        (
            h.label(title=option.meaning or None)[
                h.input(type=kind, name=name, value=option.value, checked=option.value in chosen),
                h.span[option.sign and h.span(aria_hidden="true")[option.sign], option.label],
            ]
            for option in options
        ),
        further,
    ]


def one_in_list(
    name: str,
    label: str,
    options: Sequence[Option] | Mapping[str, Sequence[Option]],
    chosen: str,
    *,
    none: str = "",
    is_record: bool = False,
) -> Choice:
    """One of many, in a list that opens. Options may come under headings; ``none`` is the label for no choice.

    Where another choice makes it the page of another record (``is_record``), what is open in the page closes.
    """
    groups = options if isinstance(options, Mapping) else {"": options}
    return Choice(
        (name,),
        h.label(".list")[
            h.span(".hidden")[label],
            h.select(name=name, data_other=is_record or None)[
                none and h.option(value="", selected=not chosen)[none],
                (_options(heading, group, chosen) for heading, group in groups.items()),
            ],
        ],
    )


def _options(heading: str, options: Iterable[Option], chosen: str) -> h.Node:
    listed = [
        h.option(value=option.value, selected=option.value == chosen)[option.label]
        for option in options
    ]
    return h.optgroup(label=heading)[listed] if heading else listed


def words(name: str, label: str, text: str, example: str = "") -> Choice:
    """A field for words, whose result updates as they are typed."""
    return Choice(
        (name,),
        h.label(".words")[
            h.span(".hidden")[label],
            h.input(
                type="search",
                name=name,
                value=text,
                maxlength=str(MAX_WORDS),
                placeholder=example or label,
                autocomplete="off",
            ),
        ],
    )


def day(name: str, label: str, chosen: datetime.date | None) -> Choice:
    """A field for a day; an empty one sets no limit."""
    field = h.input(
        type="date",
        name=name,
        value=chosen.isoformat() if chosen else "",
        min=FIRST_DAY.isoformat(),
        max=LAST_DAY.isoformat(),
    )
    return Choice((name,), h.label(".day")[h.span[label], field])


def folded(
    name: str,
    summary: str,
    *choices: Choice | None,
    about: h.Node = None,
    below: h.Node = None,
    is_live: bool = False,
) -> Choice:
    """Choices behind a button that says in words what is chosen, with a line ``about`` them.

    They are submitted together, by their own button, or each as it is chosen if ``is_live``. What is ``below`` is
    submitted at once.
    """
    given = [choice for choice in choices if choice]
    return Choice(
        tuple(each for choice in given for each in choice.names),
        h.details(".fold", data_fold=name, data_live=is_live)[
            h.summary[summary],
            h.div(".folded")[
                about and h.p(".soft.small")[about],
                (choice.control for choice in given),
                _send(".unscripted" if is_live else ""),
                below,
            ],
        ],
    )


def _as_of_choice(as_of: AsOf, catalogue: Catalogue) -> Choice:
    """The day and the clock of a page: any day, or the end of a month in one click."""
    return folded(
        "asof",
        as_of_in_brief(as_of),
        one_term("clock", "Show what had been", Clock, as_of.clock),
        day("asof", "by this day", as_of.day),
        about=CLOCK_HELP,
        below=[_public_then(as_of), _months(as_of, catalogue)],
    )


def _public_then(as_of: AsOf) -> h.Node:
    """A button that submits the day with the other clock in one step; if a form sends a field twice, the last one
    counts.
    """
    if as_of.clock is Clock.KNOWN:
        return None
    return h.button(".other-clock", type="submit", name="clock", value=Clock.KNOWN.value)[
        "Show what was public by this day"
    ]


def _months(as_of: AsOf, catalogue: Catalogue) -> h.Element:
    """Buttons that submit the end of a month instead of the day in the field, and one for everything recorded.

    They come after the field: if a form sends a field twice, the last one counts.
    """
    reach = catalogue.edition.evidence_reaches.latest if catalogue.edition else None
    last = reach or as_of.day
    years = range(last.year, last.year - YEARS_OF_MONTHS, -1) if last else ()
    return h.div(".month-ends", role="group", aria_label="End of a month")[
        (
            h.div[
                h.span[str(year)],
                (
                    _month(datetime.date(year, month, monthrange(year, month)[1]), as_of)
                    for month in range(1, 13)
                    if not reach or (year, month) <= (reach.year, reach.month)
                ),
            ]
            for year in years
        ),
        h.button(type="submit", name="asof", value=LATEST_DAY, disabled=as_of.day is None)[
            "Latest: everything recorded"
        ],
    ]


def _month(end: datetime.date, as_of: AsOf) -> h.Element:
    return h.button(
        type="submit",
        name="asof",
        value=end.isoformat(),
        aria_label=f"End of {end:%B %Y}",
        aria_pressed="true" if end == as_of.day else None,
    )[f"{end:%b}"]


# ---- options -----------------------------------------------------------------------------------------


def element_choice(chosen: str, catalogue: Catalogue) -> Choice:
    """One element of the codebook, by groups."""
    return one_in_list("element", "Question", element_options(catalogue), chosen)


def element_options(catalogue: Catalogue) -> dict[str, list[Option]]:
    """Every element by groups, and last those of which the group cannot be read."""
    groups = {group.name: elements for group, elements in catalogue.elements_by_group()}
    groups[""] = tuple(e for e in catalogue.elements.values() if e.group not in catalogue.groups)
    return {
        name: [Option(element.id, f"{element.number} {element.name}") for element in elements]
        for name, elements in groups.items()
        if elements
    }


def proposal_options(catalogue: Catalogue) -> dict[str, list[Option]]:
    """Every proposal by families."""
    return {
        family.name: [Option(proposal.id, proposal.short_name) for proposal in proposals]
        for family, proposals in catalogue.proposals_by_family()
    }


def actor_options(ids: Iterable[str], catalogue: Catalogue) -> list[Option]:
    """Some actors in alphabetical order."""
    return [Option(id, catalogue.actor_short_name(id)) for id in catalogue.alphabetical(ids)]
