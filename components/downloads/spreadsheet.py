"""Sheets as a file for spreadsheets (XLSX). Texts stay texts: nothing in a record becomes a formula or a number."""

from __future__ import annotations

import datetime
import io
import math
import textwrap
from typing import Any

from xlsxwriter import Workbook as File

from components.downloads.print_theme import FONT, PANEL, TINTS
from guarantees.sheets.book import Answer, Content, Link, Row, Sheet, Workbook, plain

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}
_LONGEST_ADDRESS = 2079  # of a link, in Excel
_LONGEST_TEXT = 32_767  # in a cell
_NEVER = datetime.date(2000, 1, 1)
_A4, _A3 = 9, 8
_LETTER, _WIDE_A4, _WIDE_A3 = 0.2, 27.5, 39.5  # in centimetres
_LINE = 13.0
_WRAPPED = {"text_wrap": True, "valign": "top"}


def written(book: Workbook) -> bytes:
    """The bytes of the file; the same sheets give the same bytes."""
    stream = io.BytesIO()
    with File(stream, OPTIONS) as file:
        created = datetime.datetime.combine(book.made_of or _NEVER, datetime.time())
        about = "; ".join(f"{name}: {plain(content)}" for name, content in book.about)
        file.set_properties(
            {"title": book.title[:255], "comments": about[:2000], "created": created}
        )
        formats = {
            "head": file.add_format({**_WRAPPED, "bold": True, "bottom": 1}),
            "group": file.add_format({"bold": True, "valign": "top", "bg_color": PANEL}),
            "text": file.add_format(_WRAPPED),
            **{
                tone: file.add_format({**_WRAPPED, "bg_color": colour})
                for tone, colour in TINTS.items()
            },
        }
        for sheet in book.sheets:
            _write(file.add_worksheet(sheet.name), sheet, formats)
    return stream.getvalue()


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    heads = (sheet.head, sheet.under) if sheet.under else (sheet.head,)
    page.freeze_panes(len(heads), sheet.fixed)
    page.set_landscape()
    page.repeat_rows(0, len(heads) - 1)
    _fit(page, sheet)
    page.set_footer("&L&8&A&R&8&P / &N")
    for place, width in enumerate(sheet.widths):
        page.set_column(place, place, width)
    for number, row in enumerate(heads):
        page.set_row(number, _height(row, sheet.widths))
        for place, content in enumerate(row):
            _write_content(page, number, place, content, formats["head" if not number else "text"])
    for number, row in enumerate(sheet.rows, start=len(heads)):
        is_group = len(row) == 1
        page.set_row(number, _height(row, sheet.widths))
        for place, content in enumerate(row):
            kind = "group" if is_group else content.tone if isinstance(content, Answer) else "text"
            _write_content(page, number, place, content, formats.get(kind, formats["text"]))
        for place in range(len(row), len(sheet.head)):
            page.write_blank(number, place, None, formats["group"])


def _fit(page: Any, sheet: Sheet) -> None:
    """On paper, as wide as letters of three quarters of the usual size need: A4, A3, or several sheets side by side."""
    wide = sum(sheet.widths) * _LETTER * 0.75
    page.set_paper(_A4 if wide < _WIDE_A4 else _A3)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1 if wide < _WIDE_A4 else math.ceil(wide / _WIDE_A3), 0)
    if sheet.fixed:
        page.repeat_columns(0, sheet.fixed - 1)


def _height(row: Row, widths: tuple[int, ...]) -> float:
    """In points, since not every program fits a row to its text; 409 is the maximum."""
    if len(row) == 1:
        return _LINE + 2
    cells = zip(row, widths, strict=True)
    lines = (
        sum(
            max(1, len(textwrap.wrap(line, max(2, width))))
            for line in str(plain(content)).split("\n")
        )
        for content, width in cells
    )
    return min(409, _LINE * max(lines) + 2)


def _write_content(page: Any, row: int, column: int, content: Content, look: Any) -> None:
    if isinstance(content, int):
        page.write_number(row, column, content, look)
    elif isinstance(content, Link) and 0 < len(content.address) <= _LONGEST_ADDRESS:
        page.write_url(row, column, content.address, look, content.text[:_LONGEST_TEXT])
    else:
        page.write_string(row, column, str(plain(content))[:_LONGEST_TEXT], look)
