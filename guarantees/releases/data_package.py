"""Tables as a Frictionless data package: a CSV file for each, and ``datapackage.json``, which describes them.

The standard is at https://specs.frictionlessdata.io. Arrays are JSON within a field, as Table Schema has them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST
from guarantees.releases.tables import ID, Column, ColumnType, Content, Table
from guarantees.sheets.text_files import csv_lines
from guarantees.text.formulas import harmless
from guarantees.words.as_of import as_of_words, evidence_cutoff
from guarantees.words.site_citation import LICENCE, LICENCE_ADDRESS, QUOTATIONS

DESCRIPTOR = "datapackage.json"
_ENCODING = "utf-8"


def described(name: str, catalogue: Catalogue, address: str = "") -> dict[str, str]:
    """What tables say of themselves. ``name`` is that of the release or version, ``address`` where they are from."""
    reach = evidence_cutoff(catalogue)
    rights = f"{LICENCE}. {QUOTATIONS}"
    return {
        "title": SITE_NAME,
        "version": name,
        "description": f"Data version {catalogue.version}: {as_of_words(LATEST)}. {reach} {rights}",
        **({"homepage": address} if address else {}),
    }


def data_package(tables: Iterable[Table], about: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The files of a package by their names. ``about`` is what :func:`described` gives."""
    resources = []
    for table in tables:
        yield _path(table), csv_of(table)
        resources.append(_resource(table))
    described = {
        "profile": "tabular-data-package",
        "name": "security-guarantees",
        **about,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_ADDRESS, "title": LICENCE}],
        "resources": resources,
    }
    yield DESCRIPTOR, (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def csv_of(table: Table) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8, with a line of names first."""
    return _csv(table, as_text)


def csv_for_spreadsheets(table: Table) -> bytes:
    """The same for programs that calculate: what they would take for a formula has an apostrophe before it."""
    return _csv(table, lambda content: harmless(as_text(content)))


def _csv(table: Table, write: Callable[[Content], str]) -> bytes:
    head = [column.name for column in table.columns]
    return b"".join(csv_lines(chain([head], (map(write, row) for row in table.rows))))


def as_text(content: Content) -> str:
    """What a row holds, as Table Schema writes it."""
    if content is None:
        return ""
    if isinstance(content, tuple):
        return json.dumps(content, ensure_ascii=False)
    if isinstance(content, datetime.date):
        return content.isoformat()
    return str(content).lower() if isinstance(content, bool) else str(content)


def _path(table: Table) -> str:
    return f"{table.name}.csv"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "description": table.description,
        "path": _path(table),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": _ENCODING,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": ID,
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {"resource": column.table.replace("_", "-"), "fields": ID},
                }
                for column in table.columns
                if column.table and column.type is not ColumnType.ARRAY
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True, "unique": True} if column.name == ID else {}
    if column.words:
        rules["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": str(column.type),
        **({"description": column.description} if column.description else {}),
        **({"constraints": rules} if rules else {}),
    }
