"""Sheets as a Word document (DOCX): the table in landscape, a footnote for each citation, the sources, how to read
it.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from components.downloads.footnotes import Footnotes
from components.downloads.plain_xml import in_plain_xml
from components.downloads.print_theme import ACCENT, FONT, LINE, PANEL, SOFT, TINTS, WIDEST
from components.downloads.reproducible_zip import without_timestamps
from components.downloads.word_xml import hyperlink, node, paragraph, run
from guarantees.sheets.book import (
    ABOUT,
    Answer,
    Content,
    Link,
    Row,
    Sheet,
    Unanswered,
    Workbook,
    condensed,
    plain,
)

_WIDTH, _HEIGHT, _MARGIN = 29.7, 21.0, 1.6
_LONG = 500
"""A row with more letters than this in a cell may continue on the next page."""
_NONE = "No answer in these records"


def written(book: Workbook) -> bytes:
    """The bytes of the document."""
    writer = _Writer(book)
    stream = io.BytesIO()
    writer.document.save(stream)
    return without_timestamps(stream)


class _Writer:
    """Fills a document from its top to its end."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.document = book, Document()
        self._page()
        self._styles()
        self._properties()
        self.footnotes = Footnotes(self.document)
        name, _, what = book.title.partition(": ")
        self.document.add_paragraph(in_plain_xml(name), "Subtitle")
        self.document.add_heading(in_plain_xml(what[:1].upper() + what[1:]), 0)
        self._facts()
        parts = book.table.parts(WIDEST)
        first = 1
        for number, part in enumerate(parts):
            shown = len(part.head) - part.fixed
            if len(parts) > 1:
                self.document.add_heading(f"Columns {first} to {first + shown - 1}", 1)
                if number:
                    self.document.paragraphs[-1].paragraph_format.page_break_before = True
            first += shown
            self._append(self._table(part))
        if book.sources and book.sources.rows:
            self.document.add_heading("Sources", 1)
            self._sources(book.sources)
        self.document.add_heading("Signs", 1)
        self._pairs(book.legend, 1.2)
        self.document.add_heading(ABOUT, 1)
        self._pairs(book.about, 3.6)

    def _page(self) -> None:
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(_WIDTH), Cm(_HEIGHT)
        section.left_margin = section.right_margin = Cm(_MARGIN)
        section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
        section.header_distance = section.footer_distance = Cm(0.8)
        facts = dict(self.book.about)
        foot = section.footer.paragraphs[0]
        foot.style = self.document.styles["Footer"]
        line = f"Data version {plain(facts['Data version'])} · {plain(facts['As of'])} · page "
        foot._p.append(run(line))
        foot._p.append(node("w:fldSimple", run("1"), instr="PAGE"))

    def _styles(self) -> None:
        styles = self.document.styles
        looks = {
            "Normal": (9, None),
            "Subtitle": (10, ACCENT),
            "Title": (18, None),
            "Heading 1": (12, ACCENT),
            "Footer": (7.5, SOFT),
        }
        for name, (size, colour) in looks.items():
            style = styles[name]
            style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
            fonts = style.element.rPr.rFonts
            for each in list(fonts.attrib):
                del fonts.attrib[each]
            for each in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{each}"), FONT)
            style.font.color.rgb = RGBColor.from_string((colour or "#0b151c")[1:])
            for spread in style.element.rPr.findall(qn("w:spacing")):
                style.element.rPr.remove(spread)
            spacing = style.paragraph_format
            spacing.space_before = Pt(10 if name == "Heading 1" else 0)
            spacing.space_after = Pt(4)
        border = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if border is not None:
            styles["Title"].element.pPr.remove(border)

    def _properties(self) -> None:
        facts, about = self.document.core_properties, dict(self.book.about)
        day = self.book.made_of or datetime.date(2000, 1, 1)
        facts.title = in_plain_xml(self.book.title)[:255]
        facts.author, facts.last_modified_by = self.book.title.partition(":")[0], ""
        facts.created = facts.modified = datetime.datetime.combine(day, datetime.time())
        facts.comments = in_plain_xml(str(plain(about["How to cite it"])))[:255]
        facts.revision = 1

    def _facts(self) -> None:
        """One line below the title: day, data version, filters, and the address of the view."""
        about = dict(self.book.about)
        words = [f"{name}: {plain(about[name])}" for name in ("As of", "Filters", "Data version")]
        line = self.document.add_paragraph()
        line._p.append(run(f"{' · '.join(words)} · ", colour=SOFT))
        same = about["The same view"]
        if isinstance(same, Link):
            line._p.append(hyperlink(self.document.part, same.address, "The same view"))

    def _append(self, element: Any) -> None:
        self.document.element.body.insert(-1, element)

    # ---- the table -------------------------------------------------------------------------------

    def _table(self, sheet: Sheet) -> Any:
        room = _WIDTH - 2 * _MARGIN
        widths = [room * each / sum(sheet.widths) for each in sheet.widths]
        size = 7.5 if len(widths) > 4 else 8.5
        heads = [_row(widths, (_bold(each, size) for each in sheet.head), is_head=True)]
        if sheet.under:
            heads.append(_row(widths, (self._cell(each, size - 0.5) for each in sheet.under), True))
        return _table(widths, [*heads, *self._rows(sheet, widths, size)])

    def _rows(self, sheet: Sheet, widths: list[float], size: float) -> Iterator[Any]:
        for row in condensed(sheet):
            if isinstance(row, Unanswered):
                words = f"{_NONE}: {' · '.join(row.names)}"
                yield _wide(widths, paragraph(run(words, size=size - 0.5, colour=SOFT)), None)
            elif isinstance(row, str):
                yield _wide(
                    widths, paragraph(run(row, size=size + 0.5, bold=True), keep=True), PANEL
                )
            else:
                yield self._row(row, widths, size)

    def _row(self, row: Row, widths: list[float], size: float) -> Any:
        grounds = [TINTS.get(each.tone) if isinstance(each, Answer) else None for each in row]
        return _row(widths, (self._cell(each, size) for each in row), grounds=grounds)

    def _cell(self, content: Content, size: float) -> list[Any]:
        if isinstance(content, Link):
            words = hyperlink(self.document.part, content.address, content.text, size)
            return [paragraph(words)]
        if not isinstance(content, Answer):
            return [paragraph(run(str(content), size=size))]
        colour = None if content.is_given else SOFT
        runs = [run(str(plain(content)), size=size, colour=colour)]
        marks = [self.footnotes.reference(note.text) for note in content.notes]
        for number, mark in enumerate(marks):
            runs += [run(", ", raised=True, size=size), mark] if number else [mark]
        says = [paragraph(run(content.says, size=size - 0.5, colour=SOFT))] if content.says else []
        return [paragraph(*runs), *says]

    # ---- what comes after it -----------------------------------------------------------------------

    def _sources(self, sheet: Sheet) -> None:
        for number, name, title, details, date in sheet.rows:
            line = self.document.add_paragraph()
            form = line.paragraph_format
            form.left_indent, form.first_line_indent, form.space_after = Cm(0.8), Cm(-0.8), Pt(2)
            form.tab_stops.add_tab_stop(Cm(0.8))
            line._p.append(run(f"{number}\t", size=8))
            line._p.append(run(f"{plain(name)}. ", size=8, bold=True))
            if isinstance(title, Link):
                line._p.append(hyperlink(self.document.part, title.address, title.text, 8))
            else:
                line._p.append(run(str(plain(title)), size=8))
            rest = ". ".join(str(plain(each)) for each in (date, details) if plain(each))
            line._p.append(run(f". {rest}.", size=8))
            if isinstance(title, Link):
                line._p.append(run(f" {title.address}", size=8, colour=SOFT))

    def _pairs(self, pairs: tuple[tuple[str, Content], ...], first: float) -> None:
        widths = [first, _WIDTH - 2 * _MARGIN - first]
        rows = [_row(widths, [_bold(name, 8), self._cell(content, 8)]) for name, content in pairs]
        self._append(_table(widths, rows, is_ruled=False))


def _bold(text: str, size: float) -> list[Any]:
    return [paragraph(run(text, size=size, bold=True))]


def _table(widths: list[float], rows: list[Any], is_ruled: bool = True) -> Any:
    edges = ("top", "bottom", "insideH") if is_ruled else ()
    return node(
        "w:tbl",
        node(
            "w:tblPr",
            node("w:tblW", w=str(_twips(sum(widths))), type="dxa"),
            node(
                "w:tblBorders",
                *(node(f"w:{edge}", val="single", sz="4", color=LINE[1:]) for edge in edges),
            ),
            node("w:tblLayout", type="fixed"),
            node(
                "w:tblCellMar",
                node("w:top", w="40", type="dxa"),
                node("w:left", w="70", type="dxa"),
                node("w:bottom", w="40", type="dxa"),
                node("w:right", w="70", type="dxa"),
            ),
        ),
        node("w:tblGrid", *(node("w:gridCol", w=str(_twips(width))) for width in widths)),
        *rows,
    )


def _row(
    widths: list[float], cells: Any, is_head: bool = False, grounds: list[str | None] | None = None
) -> Any:
    listed = list(cells)
    letters = max(sum(map(_letters, cell)) for cell in listed)
    whole = [node("w:cantSplit")] if letters < _LONG else []
    looks = [*whole, *([node("w:tblHeader")] if is_head else [])]
    ground = grounds or [PANEL if is_head else None] * len(widths)
    return node(
        "w:tr",
        node("w:trPr", *looks),
        *(
            _cell(width, content, each)
            for width, content, each in zip(widths, listed, ground, strict=True)
        ),
    )


def _letters(paragraph: Any) -> int:
    return sum(len(text.text or "") for text in paragraph.iter(qn("w:t")))


def _wide(widths: list[float], content: Any, ground: str | None) -> Any:
    """A row of one cell across the table."""
    cell = _cell(sum(widths), [content], ground, span=len(widths))
    return node("w:tr", node("w:trPr", node("w:cantSplit")), cell)


def _cell(width: float, content: list[Any], ground: str | None, span: int = 1) -> Any:
    looks = [node("w:tcW", w=str(_twips(width)), type="dxa")]
    if span > 1:
        looks.append(node("w:gridSpan", val=str(span)))
    if ground:
        looks.append(node("w:shd", val="clear", color="auto", fill=ground[1:]))
    return node("w:tc", node("w:tcPr", *looks), *content)


def _twips(centimetres: float) -> int:
    return round(centimetres / 2.54 * 1440)
