"""Who stands where, as HTML: answers or proposals down, parties across, a mark where something is recorded.

Each mark is a link to the page with its evidence open, as in a table of answers (``answers_table.py``). Where there is
no room for columns, each row is a block, and its marks have names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import htpy as h
from markupsafe import Markup

from components.elements.html_text import text_of
from components.parts.stances import stance_mark_markup, voices_key
from components.parts.statements import opener
from guarantees.changes.model import CellChange
from guarantees.links.addresses import to_actor
from guarantees.pages.tables.stands import (
    Signatories,
    Stand,
    StandsColumn,
    StandsGroup,
    StandsRow,
    StandsSection,
)
from guarantees.records.vocabulary import Stance
from guarantees.words.english import counted
from guarantees.words.stance_marks import StanceMark

FIRST, COLUMN, LAST = 11, 5.25, 9
"""The least widths, in rem, of the names of rows, of a party and of the others."""
BLOCKS = 46
"""The width, in rem, below which each row is a block of its own (``stands.css``)."""


@dataclass(frozen=True)
class StandsTable:
    """The drawing for some parties.

    ``address`` is that of the page with nothing open, and ``caption`` says what is drawn. ``below`` gives what comes
    below a row. ``target`` is the key of the row that the link of the page leads to. ``changed`` has what differs from
    an earlier version or day, by party and row.
    """

    columns: Sequence[StandsColumn]
    address: str
    caption: str
    below: Callable[[StandsRow], h.Node] = lambda row: None
    target: str = ""
    changed: Mapping[tuple[str, str], CellChange] = field(default_factory=dict)

    def markup(self, groups: Iterable[StandsGroup]) -> h.Element:
        """The table with its key, in a box that scrolls where the table has no room."""
        return self.of_bodies(self.group(each) for each in groups)

    def of_bodies(self, bodies: Iterable[h.Node]) -> h.Element:
        """The same around rows in groups that the page has made."""
        return h.div(".stands-box")[
            h.style[self._fitted()],
            h.p(".stands-key.soft.small")[
                voices_key(),
                " ",
                h.span["The month is that of the latest statement."],
                " ",
                h.span(".where-columns")["Empty: nothing recorded."],
            ],
            h.table(".stands")[
                h.caption(".hidden")[self.caption],
                h.thead[
                    h.tr[
                        h.td,
                        (
                            h.th(scope="col")[h.a(href=to_actor(column.id))[column.name]]
                            for column in self.columns
                        ),
                        h.th(".others", scope="col")["Others"],
                    ]
                ],
                bodies,
            ],
        ]

    def group(self, group: StandsGroup) -> h.Element:
        """The rows of a group below its heading."""
        return h.tbody[
            group.name
            and h.tr(".heading")[
                h.th(scope="rowgroup", colspan=str(self._width))[
                    group.number and h.span(".number")[group.number],
                    h.a(href=group.address)[group.name] if group.address else group.name,
                ]
            ],
            (self.row(row) for row in group.rows),
            group.left_out > 0
            and h.tr(".more")[
                h.th(scope="row", colspan=str(self._width))[
                    h.a(href=group.address)[f"{counted(group.left_out, 'more answer')}"]
                ]
            ],
        ]

    def section(self, section: StandsSection, fold: str) -> h.Node:
        """The groups of a section below its heading, a link that folds or opens it: ``fold`` is its address."""
        some = f"{section.shown} of {section.total}" if section.shown < section.total else ""
        return [
            h.tbody[
                h.tr(".section")[
                    h.th(scope="rowgroup", colspan=str(self._width))[
                        h.a(
                            ".fold",
                            href=fold,
                            data_stay=True,
                            data_focus=f"fold:{section.id}",
                            aria_expanded="false" if section.folded else "true",
                            title=section.about,
                        )[h.span(".arrow"), section.name],
                        some and h.span(".soft")[f" {some}"],
                    ]
                ]
            ],
            (self.group(group) for group in section.groups),
        ]

    def row(self, row: StandsRow) -> h.Node:
        """One row, and what comes below it."""
        below = self.below(row)
        says = any(row.stands) or row.others or row.signatories
        return [
            h.tr(data_target=row.key if row.key == self.target else None)[
                h.th(scope="row")[
                    row.place and h.span(".step-of")[row.place],
                    h.a(href=row.address, title=row.about or None)[row.name],
                ],
                self._marks(row)
                if says or not below
                else h.td(".wide", colspan=str(self._width - 1))[below],
            ],
            says and below and h.tr(".below")[h.td(".wide", colspan=str(self._width))[below]],
        ]

    def _marks(self, row: StandsRow) -> h.Node:
        return [
            (self._cell(*each, row) for each in zip(self.columns, row.stands, strict=True)),
            h.td(".others")[
                (row.others or row.signatories)
                and h.div[
                    (self._stand(each, row) for each in row.others),
                    (self._signatories(each, row) for each in row.signatories),
                ]
            ],
        ]

    def _cell(self, column: StandsColumn, stand: Stand | None, row: StandsRow) -> h.Element:
        named = next((each.row for each in (*row.stands, *row.others) if each), row.key)
        change = self.changed.get((column.id, named))
        if stand is None:
            return h.td(".changed")[_where_from(change)] if change else h.td
        names = {f"tone-{stand.mark.tone}": True, "changed": bool(change)}
        return h.td({"class": names})[self._stand(stand, row), change and _where_from(change)]

    def _stand(self, stand: Stand, row: StandsRow) -> h.Element:
        return opener(self.address, stand.column, stand.row)[
            _drawn(stand.mark, stand.name, row.name)
        ]

    def _signatories(self, group: Signatories, row: StandsRow) -> h.Element:
        if not group.stands:
            return h.a(".signatories", href=row.address)[f"+ {group.words}"]
        return h.details(".signatories")[
            h.summary[group.words],
            h.span(".named")[(self._signatory(each) for each in group.stands)],
        ]

    def _signatory(self, stand: Stand) -> h.Element:
        """One of the signatories: what they share is said once for the group."""
        mark = stand.mark
        return opener(self.address, stand.column, stand.row)[
            stand.name,
            mark.word != Stance.ACCEPTS.label and f" {mark.word}",
            h.span(".soft")[f" {mark.when}"],
        ]

    @property
    def _width(self) -> int:
        return len(self.columns) + 2

    def _fitted(self) -> str:
        """A rule for the width at which so many columns do not fit: see ``_fitted`` in ``answers_table.py``."""
        least = FIRST + COLUMN * len(self.columns) + LAST
        return (
            f"@container (max-width: {least}rem) and (min-width: {BLOCKS}rem)"
            "{div.stands-box{overflow:auto;max-height:calc(100dvh - 3.75rem);--stuck:0px}"
            f"table.stands{{min-width:{least}rem}}}}"
        )


def _where_from(change: CellChange) -> h.Element:
    """Where a change comes from, in words, and what changed."""
    return h.span(".moved", title=change.says)[
        change.origin.label, h.span(".hidden")[f": {change.says}"]
    ]


@lru_cache(maxsize=4096)
def _drawn(mark: StanceMark, name: str, on: str) -> Markup:
    """A mark. Most are of a few kinds, repeated."""
    return Markup(text_of(stance_mark_markup(mark, name, on)))
