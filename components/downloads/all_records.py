"""All records as one file: the tables of a release, in every format that holds several tables.

One table at a time is in memory, and it is written row by row.
"""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter import Workbook as File

from components.downloads.reproducible_zip import zipped
from components.downloads.spreadsheet import OPTIONS
from guarantees.catalogue.catalogue import Catalogue
from guarantees.releases.data_package import as_text, data_package, described
from guarantees.releases.database import database
from guarantees.releases.tables import Table, each_table

_LONGEST_TEXT = 32_767  # in a cell of a spreadsheet
_LONGEST_NAME = 31  # of a sheet


@dataclass(frozen=True)
class AllRecords:
    """The tables of a catalogue, which are made while they are written, and what they say of themselves."""

    tables: Iterator[Table]
    about: dict[str, str]


def all_records(catalogue: Catalogue, address: str) -> AllRecords:
    """All records of a catalogue, with the address they come from."""
    name = catalogue.release or catalogue.version
    return AllRecords(each_table(catalogue), described(name, catalogue, address))


def spreadsheet(records: AllRecords) -> bytes:
    """A workbook with a sheet for each table; lists are texts, as in CSV."""
    stream = io.BytesIO()
    with File(stream, OPTIONS) as file:
        file.set_properties(
            {"title": records.about["title"], "created": datetime.datetime(2000, 1, 1)}
        )
        bold = file.add_format({"bold": True, "bottom": 1})
        about = file.add_worksheet("about")
        about.set_column(0, 1, 24)
        for number, (name, text) in enumerate(records.about.items()):
            about.write_string(number, 0, name, bold)
            about.write_string(number, 1, text)
        for table in records.tables:
            page = file.add_worksheet(table.name[:_LONGEST_NAME])
            page.freeze_panes(1, 1)
            page.set_column(0, len(table.columns) - 1, 20)
            for place, column in enumerate(table.columns):
                page.write_string(0, place, column.name, bold)
            for number, row in enumerate(table.rows, start=1):
                for place, content in enumerate(row):
                    if isinstance(content, int):
                        page.write(number, place, content)
                    elif content is not None:
                        page.write_string(number, place, as_text(content)[:_LONGEST_TEXT])
    return stream.getvalue()


def package(records: AllRecords) -> bytes:
    """The data package of a release, in one file."""
    return zipped(data_package(records.tables, records.about))


def sqlite(records: AllRecords) -> Iterator[bytes]:
    """The database of a release."""
    return database(records.tables, records.about)


def as_json(records: AllRecords) -> Iterator[bytes]:
    """An object: what it is, and each table as a list of objects; what a record does not say is left out."""
    yield f'{{"about": {json.dumps(records.about, ensure_ascii=False)}'.encode()
    for table in records.tables:
        yield f',\n"{table.name}": ['.encode()
        for number, row in enumerate(table.rows):
            named = zip(table.columns, row, strict=True)
            values = {column.name: content for column, content in named if content is not None}
            line = json.dumps(values, ensure_ascii=False, default=str)
            yield f"{',' if number else ''}\n{line}".encode()
        yield b"]"
    yield b"}\n"
