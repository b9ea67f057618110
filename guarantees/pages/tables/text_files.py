"""The comparison as text: CSV, with a line for each place that a cell rests on, and Markdown, the table alone."""

from __future__ import annotations

import csv
import io
import re

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.tables.query import ComparisonQuery
from guarantees.pages.tables.sheets import EVIDENCE, Content, Link, Sheet, workbook
from guarantees.text.formulas import harmless

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def comparison_csv(query: ComparisonQuery, catalogue: Catalogue, site: str) -> bytes:
    """Nothing of the evidence is left out; a spreadsheet takes no text for a formula."""
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    (sheet,) = (s for s in workbook(query, catalogue, site).sheets if s.name == EVIDENCE)
    lines.writerow(sheet.head)
    lines.writerows(map(_plain, row) for row in sheet.rows)
    return written.getvalue().encode()


def comparison_markdown(query: ComparisonQuery, catalogue: Catalogue, site: str) -> bytes:
    """The table with its sources and how to read it; every text of a record stays text."""
    book = workbook(query, catalogue, site)
    table, _, *rest = book.sheets
    parts = [f"# {_escaped(book.title)}", *(_table(sheet) for sheet in (table, *rest))]
    return ("\n\n".join(parts) + "\n").encode()


def _plain(content: Content) -> str | int:
    if isinstance(content, Link):
        return harmless(content.address)
    return harmless(content) if isinstance(content, str) else content


def _table(sheet: Sheet) -> str:
    lines = [
        f"## {sheet.name}\n",
        _line(sheet.head),
        _line(tuple("---" for _ in sheet.head), escaped=False),
        *(_line(row) for row in sheet.rows),
    ]
    return "\n".join(lines)


def _line(row: tuple[Content, ...], escaped: bool = True) -> str:
    return f"| {' | '.join(_markdown(each) if escaped else str(each) for each in row)} |"


def _markdown(content: Content) -> str:
    if isinstance(content, Link):
        address = content.address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        return f"[{_escaped(content.text)}]({address})"
    return _escaped(str(content))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
