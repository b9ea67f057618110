"""The parameters of what other programs may ask, as types: descriptions and checks follow from them."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.cells.cell import CellState
from guarantees.for_programs.faults import NotThere, fault
from guarantees.for_programs.lists import LISTS, RecordList
from guarantees.links.link_reader import MAX_WORDS
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.tables.query import Difference
from guarantees.releases.tables import Column, tables_of

MOST = 1000
_LONGEST = 2000


def _form(pattern: str, wrong: str, allowed: tuple[str, ...] = (), longest: int = _LONGEST) -> Any:
    """A text of a form, which the description says as a pattern and a refusal in words."""
    whole = re.compile(pattern)

    def check(text: str) -> str:
        if not whole.fullmatch(text):
            raise PydanticCustomError("form", wrong, {"allowed": allowed})
        return text

    shown = Field(max_length=longest, json_schema_extra={"pattern": f"^{pattern}$"})
    return Annotated[str, shown, AfterValidator(check)]


def some_of(words: tuple[str, ...]) -> Any:
    """One or several words of a closed list, between dots."""
    word = f"(?:{'|'.join(map(re.escape, words))})"
    return _form(rf"{word}(?:\.{word})*", "is not one or more of these, separated by dots", words)


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
Text: Any = _form(r"[^\x00-\x1f]+", "is empty, or has a control character in it")
SearchWords: Any = _form(
    r"[^\x00-\x1f]+", "is empty, or has a control character in it", longest=MAX_WORDS
)
Ids: Any = _form(
    rf"{_ID}(?:\.{_ID})*",
    "is not one or more ids separated by dots: lower-case letters, digits, hyphens",
)
Day: Any = _form(r"\d{4}-\d{2}-\d{2}", "is not a day such as 2025-08-21")
_SomeDifferences: Any = some_of(tuple(Difference))
_SomeStates: Any = some_of(tuple(CellState))


class Parameters(BaseModel):
    """What every question takes. Others are refused."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[
        Text | None,
        Field(description="A release, by its name or data version. Default: the records of today."),
    ] = None

    @property
    def as_of(self) -> AsOf:
        """The chosen day and clock; raises :class:`NotThere` for what is not a day of the calendar."""
        return AsOf()


class Paged(Parameters):
    """What takes a part of the rows."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many at most.")] = 100
    offset: Annotated[int, Field(ge=0, le=10**6, description="How many to skip.")] = 0


class Dated(Parameters):
    """What can be asked as of a day."""

    asof: Annotated[
        Day | None,
        Field(description="Only what had been stated, or known, by this day: 2025-08-21."),
    ] = None
    clock: Annotated[
        Literal[*Clock], Field(description="Which date counts: stated or known.")  # type: ignore[valid-type]
    ] = str(Clock.STATED)

    @property
    def as_of(self) -> AsOf:
        return AsOf(Clock(self.clock), day_of("asof", self.asof))


class PagedAsOf(Paged, Dated):
    """A list that depends on the chosen day."""


def day_of(name: str, written: str | None) -> datetime.date | None:
    """The day that a parameter names; raises :class:`NotThere` for what is not a day of the calendar."""
    try:
        return datetime.date.fromisoformat(written) if written else None
    except ValueError as error:
        raise NotThere(fault(name, written or "", "is not a day of the calendar")) from error


class RecordParameters(Dated):
    """Which record."""

    kind: Annotated[
        Literal[*LISTS],  # type: ignore[valid-type]
        Field(description="The list that it is in."),
    ]
    id: Annotated[Text, Field(description="Its id, or a former one.")]


class ComparisonParameters(Dated):
    """Which cells of the comparison."""

    proposals: Annotated[Ids | None, Field(description="Ids separated by dots. Default: all.")] = (
        None
    )
    elements: Annotated[Ids | None, Field(description="Ids separated by dots. Default: all.")] = (
        None
    )
    differ: Annotated[
        _SomeDifferences | None,
        Field(
            description="Only elements on which the proposals compare in this way, as on the page Compare. "
            f"One or more, separated by dots: {', '.join(Difference)}."
        ),
    ] = None
    search: Annotated[
        SearchWords | None,
        Field(description="Only elements with these words, or with answers that have them."),
    ] = None
    state: Annotated[
        _SomeStates | None,
        Field(
            description=f"Only cells in this state. One or more, separated by dots: {', '.join(CellState)}."
        ),
    ] = None
    said: Annotated[
        bool,
        Field(
            description="Whether each cell comes with its statements: who said what, and where it was read."
        ),
    ] = False
    limit: Annotated[
        int | None, Field(ge=1, le=MOST, description="How many cells at most. Default: all.")
    ] = None
    offset: Annotated[int, Field(ge=0, le=10**6, description="How many to skip.")] = 0


class SearchParameters(Dated):
    """What is searched."""

    q: Annotated[SearchWords, Field(description="Words, or a phrase in quotation marks.")]
    kind: Annotated[
        Literal[*ResultKind] | None,  # type: ignore[valid-type]
        Field(
            description="One kind of result, then at most 200; else the first five of each kind."
        ),
    ] = None


class ChangeParameters(Parameters):
    """From which release."""

    since: Annotated[Text, Field(description="A release, by its name or data version.")]


@cache
def columns_of(name: str) -> tuple[Column, ...]:
    """The columns of a table, which do not depend on the records."""
    return next(table.columns for table in tables_of(Catalogue()) if table.name == name)


@cache
def list_parameters(name: str) -> type[Paged]:
    """The parameters of a list: its filters and a part of it."""
    listed = LISTS[name]
    filters: dict[str, Any] = {
        column.name: (Annotated[_values(column) | None, Field(description=_about(column))], None)
        for column in (*columns_of(name), *listed.page_filters)
        if column.name in listed.filters or column in listed.page_filters
    }
    filters |= _further(listed)
    base = PagedAsOf if listed.by_day else Paged
    return create_model(f"{name.capitalize()}Parameters", __base__=base, **filters)


def _further(listed: RecordList) -> dict[str, Any]:
    """The first and the last day of its date, and words to look for."""
    about = (f"Not certainly {side} this day: 2025-08-21." for side in ("before", "after"))
    found = {
        name: (Annotated[Day | None, Field(description=said)], None)
        for name, said in zip(listed.days, about, strict=False)
    }
    said = "Only rows with these words, found as the search of the site finds them."
    return {**found, "search": (Annotated[SearchWords | None, Field(description=said)], None)}


def _values(column: Column) -> Any:
    """One or several values between dots: words of a closed list, ids, or what the records hold."""
    if column.words:
        return some_of(column.words)
    return Ids if column.table else Text


def _about(column: Column) -> str:
    if column.words:
        return f"One or more, separated by dots: {', '.join(column.words)}."
    of = f"Ids of {column.table}" if column.table else "Values"
    return f"{of}, separated by dots."
