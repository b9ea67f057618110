"""A table of answers with evidence behind each cell, as HTML: one line a row, with sentences where a row is open.

Everything is in the document: only CSS decides which row is open, or whether all are. So a row opens without the
server, and without scripts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import htpy as h
from markupsafe import Markup

from components.elements.html_text import text_of
from components.parts.dates import facts_markup
from components.parts.empty_state import ELSEWHERE, EmptyStateLink, empty_state
from components.parts.record_page import source_list
from components.parts.rendering import EVIDENCE
from components.parts.statements import opener
from guarantees.cells.marks import Mark, MarkKind, StanceMark
from guarantees.links.addresses import to_gap, to_method, to_wording
from guarantees.pages.tables.changed_cells import CHANGED
from guarantees.pages.tables.matrix import (
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixGroup,
    MatrixRow,
)
from guarantees.pages.tables.positions import ShownRows
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import CellLine
from guarantees.words.english import counted

QUALIFIES = frozenset(
    {
        MarkKind.CONDITIONAL.value,
        MarkKind.ESTIMATE.value,
        MarkKind.ATTRIBUTED.value,
        MarkKind.INFERENCE.value,
        MarkKind.ANONYMOUS.value,
        StanceMark.DENIED.value,
        StanceMark.REPORTED_OTHERWISE.value,
        *CHANGED,
    }
)
"""Marks shown as words next to a brief answer. Any other that limits it is one muted sign there."""
WIDE, NARROW = 8.5, 5.5
"""The least widths of a column, in rem: for letters of the usual size, and for smaller ones."""
FIRST, SMALLER_FIRST, LAST = 13, 9.5, 4
"""The widths, in rem, of the first column, of the same beside narrow ones, and of the last."""
FEW, NAMED = 1, 6
"""In a block, more than ``FEW`` cells without an answer are one line, which names at most this many columns."""
COUNTS = "How many proposals answer, and how many different answers they give"
LETTER = "The same letter in a row: the same answer."
IN_WORDS = {Sign.PARTIAL.glyph: "in part", Sign.STATED.glyph: "stated"}
"""What signs of answers mean, where a reader may not know."""
CARDS = 46
"""The width, in rem, below which each row is a block of its own (``answers_table.css``)."""


@dataclass(frozen=True)
class AnswersTable:
    """The table of a page.

    ``address`` is that of the page with nothing open, ``fold`` gives that of the page with a group folded or opened; a
    ``fixed`` matrix needs neither. ``details`` is what an open row adds below its name. ``sentences`` shows those of
    every row. Where the table ``collects``, the rows without any answer are one line for each group, which begins with
    the words ``none``. Sentences ``beside`` the answer are in a separate column. ``key`` is the prefix of the key of an
    open row.
    """

    matrix: Matrix
    address: str = ""
    fold: Callable[[str], str] = lambda group: ""
    details: Callable[[MatrixRow], h.Node] = lambda row: None
    sentences: bool = False
    collects: bool = False
    none: str = "Answered by none"
    beside: bool = False
    key: str = ""

    def markup(self) -> h.Element:
        """The table, in a box that scrolls if the table has no room."""
        return h.div(".answers-scroll")[
            h.style[_fitted(len(self.matrix.columns))],
            h.table(class_="answers sentences" if self.sentences else "answers")[
                h.caption[self.matrix.caption],
                h.thead[
                    h.tr[
                        h.th(".corner", scope="col")[self.matrix.corner],
                        (_column_head(column) for column in self.matrix.columns),
                        self._counts
                        and h.th(".count", scope="col")[
                            h.abbr(title=COUNTS)["answers · different"]
                        ],
                    ]
                ],
                (self._group(group) for group in self.matrix.groups),
            ],
        ]

    @property
    def _counts(self) -> bool:
        """Whether it says how many answer: with a single column there is nothing to count."""
        return len(self.matrix.columns) > 1

    def _group(self, group: MatrixGroup) -> h.Element:
        rows = group.rows_with_answers if self.collects else group.rows
        return h.tbody[
            self._group_head(group),
            (self.row(row) for row in rows),
            self.collects and group.unanswered and self._unanswered(group),
        ]

    def _group_head(self, group: MatrixGroup) -> h.Element:
        name: h.Node = h.span(".name")[group.name]
        if not self.matrix.fixed:
            # A link, so that a group can be folded without scripts.
            name = h.a(
                ".fold",
                href=self.fold(group.id),
                data_stay=True,
                data_focus=f"fold:{group.id}",
                aria_expanded="false" if group.folded else "true",
                title=group.about,
            )[h.span(".arrow"), group.name]
        rows = counted(group.shown, self.matrix.corner.lower())
        some = f"{group.shown} of {group.total}" if group.shown < group.total else ""
        return h.tr(".group")[
            h.th(scope="rowgroup")[name, some and h.span(".of")[f" {some}"]],
            (
                # A draft shows some rows of a group.
                h.td
                if self.matrix.fixed
                else h.td(title=f"{column.short_name}: {number} of {rows}")[
                    _share(number, group.shown)
                ]
                for column, number in zip(self.matrix.columns, group.answered, strict=True)
            ),
            self._counts and h.td,
        ]

    def row(self, row: MatrixRow) -> h.Element:
        """A row of the table."""
        order = _order(row.cells)
        alike: dict[tuple[str, str], list[str]] = {}
        for column, cell in zip(self.matrix.columns, row.cells, strict=True):
            alike.setdefault(_alike(cell), []).append(column.short_name)
        return h.tr(".row")[
            h.th(scope="row")[
                h.details(data_open=f"{self.key}{row.id}")[
                    h.summary(data_focus=f"row:{row.id}")[
                        row.number and h.span(".number")[row.number],
                        h.span[row.name, h.span(".arrow")],
                    ],
                    h.div(".about")[
                        any(row.about) and h.p[facts_markup(row.about)], self.details(row)
                    ],
                ]
            ],
            (
                self._cell(column, cell, place, alike[_alike(cell)])
                for column, cell, place in zip(self.matrix.columns, row.cells, order, strict=True)
            ),
            self._counts and _count(row),
            self.beside
            and (h.td(".says")[_sentence(c.says, c.marks, c.citations)] for c in row.cells),
        ]

    def _cell(
        self, column: MatrixColumn, cell: MatrixCell, place: _Place, alike: Sequence[str]
    ) -> h.Element:
        brief = cell.brief
        whole = "; ".join(line.text for line in cell.lines)
        names = ["cell", f"tone-{brief.tone}", *(["again"] if place.again else [])]
        changed = tuple(mark for mark in cell.marks if mark.id in CHANGED)
        names += ["changed"] if changed else []
        many = len(alike) > FEW and brief.tone == "absent" and not changed
        names += ["of-many"] if many else []
        return h.td(
            class_=" ".join(names),
            style=f"order:{place.order}" if place.order else None,
            data_of=column.short_name,
            data_many=_in_one_line(alike) if many and not place.again else None,
        )[
            self._opening(cell)[_answer(brief, whole)],
            (_beside(cell.marks, cell.letter) if brief.tone != "absent" else _beside(changed, ""))
            or " ",
            not self.beside and _sentence(cell.says, cell.marks, cell.citations),
        ]

    def _opening(self, cell: MatrixCell) -> h.Element:
        """What opens the evidence: a link, or a button if no link leads to it."""
        if self.matrix.fixed:
            named = {"data_cell": f"{cell.column}~{cell.row}", "aria_label": cell.label}
            return h.button(".open", type="button", **named)
        return opener(self.address, cell.column, cell.row, aria_label=cell.label)

    def _unanswered(self, group: MatrixGroup) -> h.Element:
        named: list[h.Node] = []
        for row in group.unanswered:
            named += [" · " if named else None, row.number, " ", row.name]
        return h.tr(".unanswered")[
            h.th(scope="row", colspan=str(len(self.matrix.columns) + 1 + self._counts))[
                h.span(".soft")[f"{self.none}: "], named
            ]
        ]


def _fitted(columns: int) -> str:
    """Rules for the width at which this many columns need smaller letters, and the width at which they do not fit.

    No style sheet can know how many columns there are. What does not fit scrolls in its own box. (Signs such as ``<``
    would be escaped here, and a style has no escapes.)
    """
    usual = FIRST + WIDE * columns + LAST
    least = SMALLER_FIRST + NARROW * columns + LAST
    # A little more specific than the sheet, which may come after these rules.
    return (
        f"@container (max-width: {usual}rem) and (min-width: {CARDS}rem)"
        f"{{div.answers-scroll{{--first:{SMALLER_FIRST}rem;--letters:0.8125rem}}"
        "table.answers td.cell{padding-inline:0.1875rem 0.125rem}}"
        f"@container (max-width: {least}rem) and (min-width: {CARDS}rem)"
        "{div.answers-scroll{overflow:auto;max-height:calc(100dvh - var(--site-head));--stuck:0px}"
        "table.answers tr.row>th{position:sticky;left:0;z-index:1}"
        f"table.answers{{min-width:{least}rem}}}}"
    )


def _column_head(column: MatrixColumn) -> h.Element:
    name = (
        h.a(href=column.link, title=column.about or None)[column.short_name]
        if column.link
        else column.short_name
    )
    return h.th(".column", scope="col", title=column.name)[
        h.span(".name")[name], h.span(".details")[facts_markup(column.details)]
    ]


def _in_one_line(names: Sequence[str]) -> str:
    """One line for several empty cells of a block: whose they are."""
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return "; ".join([*names[:NAMED], *more])


def _share(number: int, of: int) -> h.Node:
    return f"{number}/{of}" if number else h.span(".soft")[f"0/{of}"]


def _count(row: MatrixRow) -> h.Element:
    if not row.answer:
        return h.td(".count")[h.span(".hidden")["no answer"]]
    kinds = f"{row.different} different" if row.different > 1 else "1 kind"
    several = f", {kinds if row.different else 'none clear'}"
    words = counted(row.answer, "answer") + (several if row.answer > 1 else "")
    return h.td(".count", title=words)[
        h.span(".brief", aria_hidden="true")[f"{row.answer} · {row.different or '?'}"],
        h.span(".words")[words],
    ]


# What cells share is made once: most of a table is a few signs, repeated.


@lru_cache(maxsize=4096)
def _answer(brief: CellLine, whole: str) -> Markup:
    """The answer in a few words, and in full, which an open row shows instead."""
    answer = h.fragment[
        brief.sign and h.span(".sign", aria_hidden="true")[brief.sign],
        h.span(".text")[
            h.span(title=whole if " +" in brief.text else None)[brief.text],
            whole != brief.text and h.span(".whole")[whole],
        ],
    ]
    return Markup(text_of(answer))


@lru_cache(maxsize=4096)
def _beside(marks: tuple[Mark, ...], letter: str) -> Markup:
    """What is next to a brief answer: words for what qualifies it, one sign for all other marks, and its letter.

    The accessible name of the link has all of it too, so this is hidden from screen readers.
    """
    words = [mark for mark in marks if mark.id in QUALIFIES]
    others = [mark for mark in marks if mark.id not in {*QUALIFIES, MarkKind.ORIGINS.value}]
    if not (words or others or letter):
        return Markup("")
    # A sign without words is never alone on a line.
    is_alone = bool(others) and not words
    beside = h.span(".beside", aria_hidden="true")[
        is_alone and "\N{WORD JOINER}",
        ([h.span(".mark", title=mark.meaning)[mark.text], " "] for mark in words),
        others and h.span(".noted", title=" ".join(mark.meaning for mark in others))["+"],
        letter and [" ", h.i(".letter", title=LETTER)[letter]],
    ]
    return Markup(f"{'' if is_alone else ' '}{text_of(beside)}")


@lru_cache(maxsize=4096)
def _sentence(says: str, marks: tuple[Mark, ...], citations: tuple[int, ...]) -> Markup:
    """The sentence of a cell with its other marks and its sources."""
    if not says:
        return Markup("")
    others = [mark for mark in marks if mark.id not in QUALIFIES]
    sentence = h.div(".more")[
        h.p[says],
        (others or citations)
        and h.p(".foot")[
            (h.span(".mark", title=mark.meaning)[mark.text] for mark in others),
            " ",
            (
                h.a(href=f"#source-{number}", aria_label=f"Source {number}")[f"[{number}]"]
                for number in citations
            ),
        ],
    ]
    return Markup(text_of(sentence))


# ---- around the table ---------------------------------------------------------------------------------


def table_page(matrix: Matrix, *above: h.Node) -> h.Fragment:
    """A page whose content ends with its table: the place for evidence beside it, below it the key and the sources."""
    return h.fragment[
        h.div(".with-evidence")[h.div(".content")[above], EVIDENCE],
        key_markup(matrix),
        matrix.sources
        and h.section(aria_labelledby="sources")[
            h.h2("#sources")["Sources on this screen"], source_list(matrix.sources)
        ],
    ]


def element_links(row: MatrixRow) -> h.Node:
    """Where to go from a question: an answer leads to all who give it."""
    return h.p(".links")[
        h.a(href=to_gap(row.id))["Who gives which answer"],
        h.a(href=to_wording(row.id))["Wordings"],
        h.a(href=to_method(row.id))["Definition"],
    ]


def key_in_brief(matrix: Matrix) -> h.Node:
    """What the signs in the cells mean, next to the summary; phones have words instead of signs."""
    cells = [cell for group in matrix.groups for row in group.rows for cell in row.cells]
    absent = Counter(
        (cell.brief.sign, cell.brief.text.lower()) for cell in cells if cell.brief.tone == "absent"
    )
    shown = {cell.brief.sign for cell in cells}
    signs = [each for each, _ in absent.most_common()]
    signs += [(sign, words) for sign, words in IN_WORDS.items() if sign in shown]
    parts: list[h.Node] = [
        [h.span(".sign", aria_hidden="true")[sign], f" {words}"] for sign, words in signs
    ]
    if any(cell.letter for cell in cells):
        parts.append([h.i(".letter")["A"], " same letter in a row: same answer"])
    if any(" +" in cell.brief.text for cell in cells):
        parts.append([h.b["+3"], " and three more"])
    parts.append([h.span(".noted")["+"], " see the evidence: a note or a limit"])
    if len(matrix.columns) > 1:
        parts.append([h.b["4/7"], " answers 4 of 7 questions"])
    return h.details(".key-in-brief.screen-only", data_open="signs")[
        h.summary["What the signs mean"], h.ul[(h.li[part] for part in parts)]
    ]


def key_markup(matrix: Matrix) -> h.Element:
    """Every sign and mark with its meaning."""
    return h.details(".key")[
        h.summary["Signs and marks"],
        h.ul[
            (
                h.li(class_=f"tone-{entry.tone}")[
                    h.span(".sign", aria_hidden="true")[entry.sign], entry.text
                ]
                for entry in matrix.legend
            ),
            (h.li[h.span(".mark")[mark.text], " ", mark.meaning] for mark in matrix.marks_legend),
            h.li[h.i(".letter")["A"], f" {LETTER}"],
            h.li[
                h.span(".noted")["+"], " There is more to know: a note, or one of the marks above."
            ],
        ],
    ]


def nothing_to_show(shown: Matrix | ShownRows, cleared: str, usual: str) -> h.Element:
    """Why there is no table, and where to go: the page without filters or as it opens, or the search."""
    return empty_state(
        shown.empty,
        EmptyStateLink("Clear the search and the filters", cleared),
        EmptyStateLink("Show the usual columns", usual),
        EmptyStateLink(ELSEWHERE, shown.elsewhere, stays=False),
    )


# ---- where there is no room for a table: answers in groups ---------------------------------------------


@dataclass(frozen=True)
class _Place:
    """The position of a cell in the block of a row, and whether the one before it says the same."""

    order: int
    again: bool


def _order(cells: Sequence[MatrixCell]) -> list[_Place]:
    """Positions that group equal answers, the first given first, with empty cells at the end."""
    keys = [_alike(cell) for cell in cells]
    in_order = sorted(
        range(len(cells)), key=lambda at: (keys[at][0] == "absent", keys.index(keys[at]))
    )
    places = {at: place for place, at in enumerate(in_order)}
    return [
        _Place(
            order=places[at],
            again=places[at] > 0 and keys[in_order[places[at] - 1]] == keys[at],
        )
        for at in range(len(cells))
    ]


def _alike(cell: MatrixCell) -> tuple[str, str]:
    if cell.brief.tone == "absent":
        return "absent", cell.state
    return "answer", cell.letter or f"{cell.column}"
