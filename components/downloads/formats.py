"""The table of formats: an entry for each, and the module that writes it, which is imported on first use.

Adding a format is an entry here and the function that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

MOST = 24
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """What a format is called, its media type, what is in it, and where it is written: ``module:function``.

    ``most`` is the number of columns beyond which it would be unreadable; 0 for no limit.
    """

    label: str
    media_type: str
    about: str
    writer: str
    most: int = 0

    def has_room_for(self, columns: int) -> bool:
        """Whether a table of this many columns would be readable in it."""
        return columns <= (self.most or columns)

    def parts(self, content: Any) -> bytes | Iterable[bytes]:
        """The bytes of a file in this format; text is yielded in parts, so that it is never whole in memory."""
        module, _, name = self.writer.partition(":")
        write: Callable[[Any], bytes | Iterable[bytes]] = getattr(import_module(module), name)
        return write(content)

    def write(self, content: Any) -> bytes:
        """The same as one piece."""
        parts = self.parts(content)
        return parts if isinstance(parts, bytes) else b"".join(parts)


FORMATS = {
    "docx": Format(
        "Word",
        f"{_OFFICE}.wordprocessingml.document",
        "the table with a footnote for each citation",
        "components.downloads.word:written",
        most=MOST,
    ),
    "pptx": Format(
        "PowerPoint",
        f"{_OFFICE}.presentationml.presentation",
        "slides of the table, with the evidence in the notes",
        "components.downloads.slides:written",
        most=MOST,
    ),
    "xlsx": Format(
        "Excel",
        f"{_OFFICE}.spreadsheetml.sheet",
        "the table, all evidence, the sources",
        "components.downloads.spreadsheet:written",
    ),
    "csv": Format(
        "CSV",
        "text/csv; charset=utf-8",
        "all evidence, a line for each place",
        "guarantees.sheets.text_files:csv_file",
    ),
    "json": Format(
        "JSON",
        "application/json",
        "all evidence, for programs",
        "guarantees.sheets.text_files:json_file",
    ),
    "parquet": Format(
        "Parquet",
        "application/vnd.apache.parquet",
        "all evidence, for programs",
        "components.downloads.parquet:of_view",
    ),
    "md": Format(
        "Markdown",
        "text/markdown; charset=utf-8",
        "the table as text",
        "guarantees.sheets.text_files:markdown_file",
    ),
    "svg": Format(
        "SVG",
        "image/svg+xml",
        "the table as a picture that can be edited",
        "components.downloads.picture:svg",
        most=MOST,
    ),
    "png": Format(
        "PNG", "image/png", "the table as a picture", "components.downloads.picture:png", most=MOST
    ),
}
"""What a view can be had as, by the ending of the file."""
FILES = {
    "compare": "comparison",
    "proposal": "proposal",
    "coverage": "coverage",
    "positions": "positions",
    "actor": "party",
    "gap": "answers",
    "overview": "who-stands-where",
    "timeline": "timeline",
    "map": "map",
    "wording": "wording",
}
"""What the files of a page are called, by the name of the page: ``comparison.xlsx``."""
ALL_RECORDS = {
    "xlsx": Format(
        "Excel",
        f"{_OFFICE}.spreadsheetml.sheet",
        "a sheet for each table",
        "components.downloads.all_records:spreadsheet",
    ),
    "zip": Format(
        "CSV",
        "application/zip",
        "a Frictionless data package: a file for each table, and what its columns mean",
        "components.downloads.all_records:package",
    ),
    "sqlite": Format(
        "SQLite",
        "application/vnd.sqlite3",
        "a database with keys",
        "components.downloads.all_records:sqlite",
    ),
    "parquet.zip": Format(
        "Parquet",
        "application/zip",
        "a file for each table",
        "components.downloads.parquet:of_tables",
    ),
    "json": Format(
        "JSON", "application/json", "for programs", "components.downloads.all_records:as_json"
    ),
}
"""What all records can be had as, by the ending of the file."""
