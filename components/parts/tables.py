"""Tables of documents that become lists on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import htpy as h


def stacked_table(
    class_: str, heads: Sequence[str], rows: Iterable[Sequence[h.Node]], caption: str = ""
) -> h.Element:
    """A table whose first column names the row; a row has as many cells as there are column headings.

    On a narrow screen each row is a list, in which every cell shows the heading of its column. ``caption`` is for
    screen readers only; it is not shown.
    """
    return h.table(f".{class_}.stacked")[
        caption and h.caption(".hidden")[caption],
        h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
        h.tbody[(_row(heads, *row) for row in rows)],
    ]


def _row(heads: Sequence[str], name: h.Node, *cells: h.Node) -> h.Element:
    return h.tr[
        h.th(scope="row")[name],
        (h.td(data_head=head)[cell] for head, cell in zip(heads[1:], cells, strict=True)),
    ]
