"""The parameters of the API's addresses, as types: the OpenAPI document and the checks follow from them."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from components.server.api.lists import LISTS
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import Clock
from guarantees.pages.search.entries import ResultKind
from guarantees.releases.tables import Column, tables_of

MOST = 1000
_LONGEST = 2000

Text = Annotated[str, Field(min_length=1, max_length=_LONGEST, pattern=r"^[^\x00-\x1f]*$")]


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
Ids = Annotated[str, Field(max_length=_LONGEST, pattern=rf"^{_ID}(?:\.{_ID})*$")]


class Parameters(BaseModel):
    """What every address takes. Others are refused."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[
        Text | None,
        Field(
            description="A release, by its name or data version. Left out: the records of today."
        ),
    ] = None


class Paged(Parameters):
    """What a list takes besides its filters."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many at most.")] = 100
    offset: Annotated[int, Field(ge=0, le=10**6, description="How many to pass over.")] = 0
    format: Annotated[Literal["json", "csv"], Field(description="CSV has all rows.")] = "json"


class Dated(Parameters):
    """What an address takes that can be asked as of a day."""

    asof: Annotated[
        Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None,
        Field(description="Only what had been stated, or known, by this day: 2025-08-21."),
    ] = None
    clock: Annotated[
        Literal[*Clock], Field(description="Which date counts: stated or known.")  # type: ignore[valid-type]
    ] = str(Clock.STATED)


class ComparisonParameters(Dated):
    """Which cells of the comparison."""

    proposals: Annotated[Ids | None, Field(description="Ids between dots. Left out: all.")] = None
    elements: Annotated[Ids | None, Field(description="Ids between dots. Left out: all.")] = None
    format: Annotated[Literal["json", "csv"], Field(description="CSV has the cells alone.")] = (
        "json"
    )


class SearchParameters(Dated):
    """What is searched."""

    q: Annotated[Text, Field(description="Words, or a phrase in quotation marks.", max_length=100)]
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


def list_parameters(name: str) -> type[Paged]:
    """The parameters of a list: its filters, a page of it, a format."""
    filters: dict[str, Any] = {
        column.name: (Annotated[_values(column) | None, Field(description=_about(column))], None)
        for column in columns_of(name)
        if column.name in LISTS[name].filters
    }
    return create_model(f"{name.capitalize()}Parameters", __base__=Paged, **filters)


def _values(column: Column) -> Any:
    """One or several values between dots: words of a closed list, ids, or what the records hold."""
    if not column.words:
        return Ids if column.table else Text
    word = f"(?:{'|'.join(map(re.escape, column.words))})"
    return Annotated[str, Field(max_length=_LONGEST, pattern=rf"^{word}(?:\.{word})*$")]


def _about(column: Column) -> str:
    if column.words:
        return f"One or several, between dots: {', '.join(column.words)}."
    of = f"Ids of {column.table}" if column.table else "Values"
    return f"{of}, between dots."


def row_model(name: str) -> type[BaseModel]:
    """A row of a list, for the description: its columns, of which those without content are left out."""
    types: dict[str, Any] = {
        "string": str,
        "integer": int,
        "boolean": bool,
        "date": datetime.date,
        "array": list[str],
    }
    fields: dict[str, Any] = {
        column.name: (
            Annotated[types[column.type] | None, Field(description=column.description)],
            None,
        )
        for column in columns_of(name)
    }
    return create_model(f"{name.capitalize()}Row", **fields)
