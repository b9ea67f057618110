"""The picture of a view for previews of shared links: the table of Compare, or what another page is and shows.

Anyone can request it, so its cost is bounded: pictures are drawn one at a time, from a fixed number of cells, and
cached like other responses. Views that would look alike share one.
"""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from components.downloads.letters import font, lines
from components.downloads.print_theme import ACCENT, LINE, PAGE, SOFT, TEXT, TINTS
from components.parts.page import DocumentPage, Page
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import HAS_VALUE, cell_of
from guarantees.records.element import Element
from guarantees.words.as_of import evidence_cutoff
from guarantees.words.brief_answer import brief_answer

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT = 1200, 630
MOST_COLUMNS, MOST_ROWS = 5, 9
_MARGIN, _ROW = 48, 41
_HEADS = 64
_LABELS = 270
# Drawing takes some 40 ms and 3 MB.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Shown:
    """What a view's picture contains; ``proposals`` are the columns of a table, if it is one."""

    heading: str
    subject: str
    about: str
    proposals: tuple[str, ...]
    as_of: AsOf

    @property
    def alt(self) -> str:
        """The picture in words."""
        what = "A table of answers to questions" if self.proposals else self.heading
        return f"{what}{': ' if self.subject else ''}{self.subject}. {SITE_NAME}."


def shown(page: Page, query: Any, catalogue: Catalogue) -> Shown:
    """What the picture of a view holds."""
    named = page.headed(query, catalogue) if isinstance(page, DocumentPage) else page.heading
    columns = getattr(query, "proposals", ()) if page.name == "compare" else ()
    found = tuple(id for id in columns if id in catalogue.proposals)[:MOST_COLUMNS]
    return Shown(named, page.subject(query, catalogue), page.about, found, query.as_of)


def drawn(view: Shown, catalogue: Catalogue) -> bytes:
    """A picture as PNG."""
    with _one_at_a_time:
        # Imported here, because the head of every page names its picture, and drawing takes 3 MB of code.
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (WIDTH, HEIGHT), PAGE)
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 0, 12, HEIGHT), fill=ACCENT)
        pen.text((_MARGIN, 36), SITE_NAME, font=font(28, 650), fill=ACCENT)
        _draw_foot(pen, catalogue)
        if view.proposals:
            _draw_table(pen, view, catalogue)
        else:
            _draw_words(pen, view)
        written = io.BytesIO()
        # Few colours, so a palette loses nothing visible, and the file is less than half the size.
        picture.quantize(64, Image.Quantize.FASTOCTREE).save(written, "PNG")
        return written.getvalue()


def _draw_foot(pen: ImageDraw.ImageDraw, catalogue: Catalogue) -> None:
    reach = f"{evidence_cutoff(catalogue)} Data version {catalogue.version}."
    pen.text((_MARGIN, HEIGHT - 46), reach.strip(), font=font(20), fill=SOFT)


def _draw_words(pen: ImageDraw.ImageDraw, view: Shown) -> None:
    y, width = 130, WIDTH - 2 * _MARGIN
    parts = (
        (view.heading, 60, 650, 3, TEXT),
        (view.subject, 38, 400, 3, TEXT),
        (view.about[:1].upper() + view.about[1:], 28, 400, 2, SOFT),
    )
    for text, size, weight, most, colour in parts:
        for line in lines(text, font(size, weight), width, most):
            pen.text((_MARGIN, y), line, font=font(size, weight), fill=colour)
            y += round(size * 1.2)
        y += 18


def _draw_table(pen: ImageDraw.ImageDraw, view: Shown, catalogue: Catalogue) -> None:
    width = (WIDTH - 2 * _MARGIN - _LABELS) // len(view.proposals)
    left = [_MARGIN + _LABELS + number * width for number in range(len(view.proposals))]
    top = 96
    for x, id in zip(left, view.proposals, strict=True):
        proposal = catalogue.proposals[id]
        for number, line in enumerate(lines(proposal.short_name, font(22, 650), width - 12, 2)):
            pen.text((x + 8, top + 26 * number), line, font=font(22, 650), fill=TEXT)
    y = top + _HEADS
    for element, answers in _rows(view, catalogue):
        pen.line((_MARGIN, y, WIDTH - _MARGIN, y), fill=LINE)
        [label] = lines(element.name, font(21), _LABELS - 12, 1)
        pen.text((_MARGIN, y + 7), label, font=font(21), fill=TEXT)
        for x, (tone, text) in zip(left, answers, strict=True):
            if tone in TINTS:
                pen.rectangle((x + 2, y + 3, x + width - 4, y + _ROW - 3), fill=TINTS[tone])
            for line in lines(text, font(20), width - 20, 1):
                pen.text((x + 10, y + 8), line, font=font(20), fill=TEXT if tone in TINTS else SOFT)
        y += _ROW


def _rows(view: Shown, catalogue: Catalogue) -> list[tuple[Element, list[tuple[str, str]]]]:
    """The questions on which most differs, in the order of the codebook; each answer as its tone and words."""
    found = []
    for element in catalogue.elements.values():
        cells = [
            cell_of(catalogue.proposals[id], element, view.as_of, catalogue)
            for id in view.proposals
        ]
        words = [brief_answer(cell, element, catalogue) for cell in cells]
        answered = [
            each.text for cell, each in zip(cells, words, strict=True) if cell.state in HAS_VALUE
        ]
        if answered:
            shown_answers = [(each.tone, each.text) for each in words]
            found.append(((len({*answered}), len(answered)), element, shown_answers))
    chosen = sorted(found, key=lambda each: each[0], reverse=True)[:MOST_ROWS]
    return [
        (element, shown_answers)
        for _, element, shown_answers in sorted(chosen, key=lambda each: each[1].number)
    ]
