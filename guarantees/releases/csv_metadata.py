"""What a CSV file says of itself beside it: CSV on the Web (W3C, ``application/csvm+json``).

A program that reads the CSV alone finds nothing in it but the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guarantees.releases.tables import ID, Column, ColumnType, Table

MEDIA_TYPE = "application/csvm+json"
_DATATYPES = {ColumnType.ARRAY: "json"}


def csv_metadata(
    table: Table, address: str, about: Mapping[str, str], licence: str
) -> dict[str, Any]:
    """The description of the table at an ``address``; ``about`` says which records and which day it was made from."""
    keys = {"primaryKey": ID} if any(column.name == ID for column in table.columns) else {}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": address,
        "dc:description": table.description,
        "dc:license": {"@id": licence},
        "notes": [dict(about)],
        "tableSchema": {"columns": [_column(column) for column in table.columns], **keys},
    }


def _column(column: Column) -> dict[str, Any]:
    described = {"dc:description": column.description} if column.description else {}
    datatype = _DATATYPES.get(column.type, str(column.type))
    return {"name": column.name, "titles": column.name, "datatype": datatype, **described}
