"""Sheets as slides (PPTX): the table as it fits legibly, the sources, and in the notes the evidence of each answer."""

from __future__ import annotations

import datetime
import io
import math
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from components.downloads.plain_xml import in_plain_xml
from components.downloads.print_theme import (
    ACCENT,
    FONT,
    LINE,
    PAGE,
    PANEL,
    SOFT,
    TEXT,
    TINTS,
    WIDEST,
)
from components.downloads.reproducible_zip import without_timestamps
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

_WIDTH, _HEIGHT, _SIDE, _TOP, _FOOT = 13.333, 7.5, 0.5, 1.25, 0.55
_LETTERS, _SMALL = 11, 9
_SOURCES_ON_A_SLIDE = 14
_NONE = "No answer in these records"
_TITLE_ONLY = 5
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class _Line:
    """A row of a slide: its cells or one text across it, its height in points, and its evidence, for the notes."""

    cells: tuple[Content, ...] | str
    height: float
    is_group: bool = False


def written(book: Workbook) -> bytes:
    """The bytes of the slides."""
    slides = _Slides(book)
    slides.table(book.table)
    if book.sources and book.sources.rows:
        slides.sources(book.sources)
    slides.about()
    stream = io.BytesIO()
    slides.deck.save(stream)
    return without_timestamps(stream)


class _Slides:
    """Adds slides to a deck, one by one."""

    def __init__(self, book: Workbook) -> None:
        self.book, self.deck = book, Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
        _colour_links(self.deck)
        self.layout = self.deck.slide_layouts[_TITLE_ONLY]
        title = self.layout.placeholders[0]
        title.left, title.top = Inches(_SIDE), Inches(0.3)
        title.width, title.height = Inches(_WIDTH - 2 * _SIDE), Inches(0.55)
        facts, day = self.deck.core_properties, book.made_of or datetime.date(2000, 1, 1)
        facts.title = in_plain_xml(book.title)[:255]
        facts.author, facts.last_modified_by = book.title.partition(":")[0], ""
        facts.created = facts.modified = datetime.datetime.combine(day, datetime.time())
        cited = plain(dict(book.about)["How to cite it"])
        facts.comments = in_plain_xml(str(cited))[:255]

    def slide(self, title: str, notes: str = "") -> Any:
        """A slide with a title, with the day, the data and the address of the view below it, and a foot."""
        made = self.deck.slides.add_slide(self.layout)
        frame = made.shapes.title.text_frame
        frame.vertical_anchor, frame.margin_left = MSO_ANCHOR.MIDDLE, 0
        _say(frame.paragraphs[0], title, 20, bold=True)
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        about = dict(self.book.about)
        under = self._box(made, 0.82, 0.3)
        words = [f"{name}: {plain(about[name])}" for name in ("As of", "Filters", "Data version")]
        _say(under, f"{' · '.join(words)} · ", _SMALL, SOFT)
        same = about["The same view"]
        if isinstance(same, Link):
            _link(under, Link("The same view", same.address), _SMALL)
        foot = self._box(made, _HEIGHT - 0.42, 0.3)
        _say(foot, f"{self.book.title.partition(':')[0]} · {plain(about['Licence'])}", 8, SOFT)
        if notes:
            made.notes_slide.notes_text_frame.text = in_plain_xml(notes)
        return made

    def _box(self, slide: Any, top: float, height: float) -> Any:
        width = Inches(_WIDTH - 2 * _SIDE)
        frame = slide.shapes.add_textbox(
            Inches(_SIDE), Inches(top), width, Inches(height)
        ).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        return frame.paragraphs[0]

    # ---- the table -------------------------------------------------------------------------------

    def table(self, sheet: Sheet) -> None:
        """The table, on as many slides as it needs; each begins with its column headings."""
        drawn = [
            (part, lines)
            for part in sheet.parts(WIDEST)
            for lines in _filled(list(_lines(part, _widths(part))), _room(part))
        ]
        what = self.book.title.partition(": ")[2]
        for number, (part, lines) in enumerate(drawn, start=1):
            of = f" ({number} of {len(drawn)})" if len(drawn) > 1 else ""
            slide = self.slide(f"{what[:1].upper()}{what[1:]}{of}", _notes(part.head, lines))
            heads = _heads(part)
            self._draw(slide, [*heads, *lines], _widths(part), len(heads))

    def _draw(self, slide: Any, lines: Sequence[_Line], widths: list[float], heads: int) -> None:
        shape = slide.shapes.add_table(
            len(lines),
            len(widths),
            Inches(_SIDE),
            Inches(_TOP),
            Inches(sum(widths)),
            Pt(sum(line.height for line in lines)),
        )
        shape.name = self.book.table.name
        shape._element.nvGraphicFramePr.cNvPr.set("descr", in_plain_xml(self.book.title))
        table = shape.table
        table.horz_banding = False
        style = shape._element.graphic.graphicData.tbl.tblPr.find(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
        )
        style.text = _NO_STYLE
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Inches(width)
        for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
            row.height = Pt(line.height)
            cells = list(row.cells)
            if isinstance(line.cells, str):
                cells[0].merge(cells[-1])
                _fill(
                    cells[0],
                    line.cells,
                    bold=line.is_group,
                    ground=PANEL if line.is_group else PAGE,
                )
                continue
            for cell, content in zip(cells, line.cells, strict=True):
                _fill(
                    cell,
                    content,
                    bold=not number,
                    ground=PANEL if number < heads else PAGE,
                    letters=_SMALL if 0 < number < heads else _LETTERS,
                )

    # ---- what comes after it -----------------------------------------------------------------------

    def sources(self, sheet: Sheet) -> None:
        """The numbered sources, in the order in which the table cites them."""
        slides = -(-len(sheet.rows) // _SOURCES_ON_A_SLIDE)
        for number in range(slides):
            start = number * _SOURCES_ON_A_SLIDE
            of = f" ({number + 1} of {slides})" if slides > 1 else ""
            paragraph = self._box(self.slide(f"{sheet.name}{of}"), _TOP, 5)
            for place, row in enumerate(sheet.rows[start : start + _SOURCES_ON_A_SLIDE]):
                if place:
                    paragraph = paragraph._parent.add_paragraph()
                paragraph.space_after = Pt(4)
                _say_source(paragraph, row)

    def about(self) -> None:
        """What the signs mean; which view of which data it is, and how it may be used."""
        self.pairs("How to read it", [*_unanswered(self.book.table), *self.book.legend])
        self.pairs(ABOUT, self.book.about)

    def pairs(self, title: str, pairs: Sequence[tuple[str, Content]]) -> None:
        """A slide with pairs of a name and its text."""
        paragraph = self._box(self.slide(title), _TOP, 5)
        for place, (name, content) in enumerate(pairs):
            if place:
                paragraph = paragraph._parent.add_paragraph()
            paragraph.space_after = Pt(3)
            _say(paragraph, f"{name}  ", 10, bold=True)
            if isinstance(content, Link):
                _link(paragraph, content, 10)
            else:
                _say(paragraph, str(content), 10)


def _widths(sheet: Sheet) -> list[float]:
    room = _WIDTH - 2 * _SIDE
    return [room * each / sum(sheet.widths) for each in sheet.widths]


def _heads(sheet: Sheet) -> list[_Line]:
    widths = _widths(sheet)
    heads = [_Line(sheet.head, _height(sheet.head, widths))]
    if sheet.under:
        under = tuple(str(plain(each)) for each in sheet.under)
        heads.append(_Line(under, _height(under, widths, _SMALL)))
    return heads


def _room(sheet: Sheet) -> float:
    """The height that is left for rows on a slide, in points."""
    return (_HEIGHT - _TOP - _FOOT) * 72 - sum(line.height for line in _heads(sheet))


def _lines(sheet: Sheet, widths: list[float]) -> Iterator[_Line]:
    """The rows with an answer, under their headings."""
    heading: _Line | None = None
    for row in condensed(sheet):
        if isinstance(row, str):
            heading = _Line(row, _height((row,), [sum(widths)]), is_group=True)
        elif not isinstance(row, Unanswered):
            if heading:
                yield heading
            heading = None
            yield _Line(row, _height(row, widths))


def _unanswered(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What the slides of the table leave out, part by part, with the columns concerned."""
    parts = sheet.parts(WIDEST)
    for part in parts:
        names = [
            name for row in condensed(part) if isinstance(row, Unanswered) for name in row.names
        ]
        if names:
            of = f" of {', '.join(part.head[part.fixed :])}" if len(parts) > 1 else ""
            yield f"{_NONE}{of}:", " · ".join(names)


def _filled(lines: list[_Line], room: float) -> Iterator[list[_Line]]:
    """The lines of each slide. A heading is never last on a slide, and is repeated on the next."""
    slide: list[_Line] = []
    group: _Line | None = None
    for place, line in enumerate(lines):
        group = line if line.is_group else group
        following = lines[place + 1].height if line.is_group and place + 1 < len(lines) else 0
        if slide and sum(each.height for each in slide) + line.height + following > room:
            yield slide
            slide = [group] if group and not line.is_group and len(line.cells) == 1 else []
        slide.append(line)
    yield slide


def _height(row: Sequence[Content], widths: Sequence[float], letters: int = _LETTERS) -> float:
    """In points; office programs make a row higher where that is too little."""
    lines = 1
    for content, width in zip(row, widths, strict=True):
        room = max(4, math.floor((width * 72 - 10) / (0.5 * letters)))
        lines = max(lines, len(textwrap.wrap(_brief(content), room)))
    return lines * letters * 1.2 + 6


def _brief(content: Content) -> str:
    if isinstance(content, Answer):
        # Numbers of sources are smaller than words.
        cited = "".join(f" {note.number}" for note in content.notes)
        return f"{content.sign} {content.brief}{cited}"
    return str(plain(content))


def _notes(head: tuple[str, ...], lines: Sequence[_Line]) -> str:
    """The evidence of each answer of a slide, as text for the presenter."""
    note_lines: list[str] = []
    for line in lines:
        if isinstance(line.cells, str):
            continue
        for name, content in zip(head, line.cells, strict=True):
            if isinstance(content, Answer) and content.is_given:
                note_lines.append(f"{plain(line.cells[0])} – {name}: {plain(content)}")
                note_lines += [f"    [{note.number}] {note.text}" for note in content.notes]
    return "\n".join(note_lines)


# ---- text ------------------------------------------------------------------------------------------


def _fill(cell: Any, content: Content, bold: bool, ground: str, letters: float = _LETTERS) -> None:
    cell.margin_left = cell.margin_right = Pt(5)
    cell.margin_top = cell.margin_bottom = Pt(2)
    is_answer = isinstance(content, Answer)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(TINTS.get(content.tone, PAGE) if is_answer else ground)
    _rule_below(cell)
    paragraph = cell.text_frame.paragraphs[0]
    if isinstance(content, Link):
        _link(paragraph, content, _SMALL)
    elif isinstance(content, Answer):
        colour = TEXT if content.is_given else SOFT
        words = f"{content.sign} {content.brief}" if content.sign else content.brief
        _say(paragraph, words, _LETTERS, colour)
        if content.notes:
            numbers = ", ".join(str(note.number) for note in content.notes)
            _say(paragraph, f" {numbers}", 8, SOFT)
    else:
        _say(paragraph, str(content), letters, bold=bold)


def _rule_below(cell: Any) -> None:
    """A thin line at the lower edge of a cell, which python-pptx does not draw."""
    line = OxmlElement("a:lnB")
    line.set("w", "6350")
    fill, colour = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    colour.set("val", LINE[1:])
    fill.append(colour)
    line.append(fill)
    # The schema requires lines before the fill of the cell.
    cell._tc.get_or_add_tcPr().insert(0, line)


def _say(paragraph: Any, words: str, size: float, colour: str = TEXT, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = in_plain_xml(words)
    run.font.size, run.font.name, run.font.bold = Pt(size), FONT, bold
    run.font.color.rgb = _rgb(colour)


def _link(paragraph: Any, link: Link, size: float) -> None:
    _say(paragraph, link.text, size, ACCENT)
    paragraph.runs[-1].hyperlink.address = link.address


def _say_source(paragraph: Any, row: Row) -> None:
    number, name, title, details, date = row
    _say(paragraph, f"{number}  ", 10, SOFT)
    _say(paragraph, f"{name}. ", 10, bold=True)
    if isinstance(title, Link):
        _link(paragraph, title, 10)
    else:
        _say(paragraph, str(title), 10)
    rest = ". ".join(str(plain(each)) for each in (date, details) if plain(each))
    _say(paragraph, f". {rest}.", 10, SOFT)


def _colour_links(deck: Any) -> None:
    """Links in the site's colour: programs use that of the theme otherwise."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    of_links = rb"(<a:(?:hlink|folHlink)><a:srgbClr val=\")[0-9A-F]{6}"
    theme._blob = re.sub(of_links, rb"\g<1>" + ACCENT[1:].upper().encode(), theme.blob)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
