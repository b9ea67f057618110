"""Sheets as a file for spreadsheets (XLSX). Texts stay texts: nothing in a record becomes a formula or a number."""

from __future__ import annotations

import datetime
import io
from typing import Any

from xlsxwriter import Workbook as File

from guarantees.pages.tables.sheets import Link, Sheet, Workbook

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LONGEST_ADDRESS = 2079  # of a link, in Excel
_LONGEST_TEXT = 32_767  # in a cell


def workbook_file(book: Workbook) -> bytes:
    """The bytes of the file; the same sheets give the same bytes."""
    stream = io.BytesIO()
    with File(stream, _OPTIONS) as file:
        day = book.made_of or datetime.date(2000, 1, 1)
        created = datetime.datetime.combine(day, datetime.time())
        file.set_properties({"title": book.title[:255], "created": created})
        formats = {
            "head": file.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
            ),
            "text": file.add_format({"text_wrap": True, "valign": "top"}),
        }
        for sheet in book.sheets:
            _write(file.add_worksheet(sheet.name), sheet, formats)
    return stream.getvalue()


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page.freeze_panes(1, sheet.fixed)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    for place, width in enumerate(sheet.widths):
        page.set_column(place, place, width)
    for place, words in enumerate(sheet.head):
        page.write_string(0, place, words, formats["head"])
    for number, row in enumerate(sheet.rows, start=1):
        for place, content in enumerate(row):
            _write_content(page, number, place, content, formats["text"])


def _write_content(page: Any, row: int, column: int, content: str | int | Link, text: Any) -> None:
    if isinstance(content, int):
        page.write_number(row, column, content, text)
    elif isinstance(content, Link) and 0 < len(content.address) <= _LONGEST_ADDRESS:
        page.write_url(row, column, content.address, text, content.text[:_LONGEST_TEXT])
    else:
        words = content.text if isinstance(content, Link) else content
        page.write_string(row, column, words[:_LONGEST_TEXT], text)
