"""Where the comments of a record stand in its canonical form: between and beside lines that are laid out already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from guarantees.authoring.record_comments import Comment, Where
from guarantees.files.yaml_reader import Document, Location

Owner = tuple[Where, Location]
_WIDEST_GAP = 60


@dataclass
class _Around:
    """What stands above, beside and below one line; ``below`` with how deep inside the line's value it belongs."""

    above: list[str] = field(default_factory=list)
    beside: Comment | None = None
    below: list[tuple[int, str]] = field(default_factory=list)


class CommentPlaces:
    """The lines of a record, and its ``document``, which tells where in them each value stands."""

    def __init__(self, text: str, document: Document) -> None:
        self.lines = text.removesuffix("\n").split("\n")
        self.document = document

    def owner(self, comment: Comment) -> Owner:
        """What a comment belongs to in this text, told by the line: an entry and its first key share one line.

        Above and beside are one here, since nothing can stand beside the dash of an entry of several lines.
        """
        where, location = comment.where, comment.location
        if where is Where.BELOW and (not location or self._first_inside(location) is not None):
            return where, location
        if where is Where.TOP or not location:
            return Where.TOP, ()
        while len(location) > 1 and self._line(location[:-1]) == self._line(location):
            location = location[:-1]
        return Where.ABOVE, location

    def filled(self, comments: Iterable[Comment]) -> list[str]:
        """The lines with the comments and blank lines in their places."""
        top: list[str] = []
        around: dict[int, _Around] = defaultdict(_Around)
        for comment in comments:
            where, location = self.owner(comment)
            if where is Where.TOP:
                top.append(comment.text)
            elif where is Where.BELOW:
                text = _indented(comment.text, self._column_inside(location))
                around[self._last_line(location)].below.append((len(location), text))
            else:
                self._place(comment, around[self._line(location)], self._line(location))
        return list(_without_double_blanks(self._woven(top, around)))

    def _place(self, comment: Comment, around: _Around, line: int) -> None:
        """Put a comment beside its line, or else above it."""
        if comment.where is Where.BESIDE and self._has_room_beside(comment.location):
            comment, around.beside = around.beside, comment
            if comment is None:
                return
        if comment.text or not self._is_needless(comment.location, around):
            around.above.append(_indented(comment.text, self._indent(line)))

    def _is_needless(self, location: Location, around: _Around) -> bool:
        """Whether a blank line would stand below nothing but the key that it is inside of, or above the first key."""
        is_first = self._first_inside(location[:-1]) == location[-1]
        return is_first and (len(location) == 1 or not around.above)

    def _woven(self, top: list[str], around: dict[int, _Around]) -> Iterator[tuple[str, bool]]:
        """All lines in order, each with whether it is a line of the record itself."""
        yield from ((text, False) for text in [*top, ""] if top)
        for number, line in enumerate(self.lines, 1):
            here = around.get(number, _Around())
            yield from ((text, False) for text in here.above)
            yield _beside(line, here.beside), True
            inmost_first = sorted(here.below, key=lambda found: -found[0])
            yield from ((text, False) for _, text in inmost_first)

    # ------------------------------------------------------------ where things are

    def _line(self, location: Location) -> int:
        """The line in which an entry begins, counted from 1."""
        return self.document.key_position(location).line

    def _indent(self, line: int) -> int:
        return len(self.lines[line - 1]) - len(self.lines[line - 1].lstrip(" "))

    def _first_inside(self, location: Location) -> str | int | None:
        """The first key or index of a list or mapping, or ``None`` when the value has none."""
        tree = self._at(location)
        if isinstance(tree, dict):
            return next(iter(tree), None)
        return 0 if isinstance(tree, list) and tree else None

    def _column_inside(self, location: Location) -> int:
        """The column of the keys or dashes inside, counted from 0."""
        first = self._first_inside(location)
        if first is None:
            return 0
        place = self.document.key_position((*location, first))
        if isinstance(first, str):
            return place.column - 1
        return self.lines[place.line - 1].rindex("-", 0, place.column - 1)

    def _last_line(self, location: Location) -> int:
        """The last line of a list or mapping: the one before what follows it."""
        return self._following.get(location, len(self.lines) + 1) - 1

    @cached_property
    def _following(self) -> dict[Location, int]:
        """The line in which the next entry begins after each list or mapping that is not the last."""
        following: dict[Location, int] = {}
        before: Location = ()
        for location in self.document.values:
            line = self._line(location)
            for depth in range(len(before) + 1):
                if location[:depth] != before[:depth]:
                    following.setdefault(before[:depth], line)
            before = location
        return following

    def _has_room_beside(self, location: Location) -> bool:
        """Whether the line of an entry shows nothing of what is inside, other than in brackets."""
        if isinstance(location[-1], str) or self._first_inside(location) is None:
            return True
        place = self.document.position(location)
        return self.lines[place.line - 1][place.column - 1] in "[{"

    def _at(self, location: Location) -> object:
        tree: object = self.document.tree
        for part in location:
            tree = tree[part]  # type: ignore[index]
        return tree


def _indented(text: str, column: int) -> str:
    return " " * column + text if text else ""


def _beside(line: str, comment: Comment | None) -> str:
    """The line with a comment in the column in which it was written, unless that is now too near or far away."""
    if comment is None:
        return line
    gap = comment.column - len(line)
    return f"{line}{' ' * gap if 0 < gap <= _WIDEST_GAP else '  '}{comment.text}"


def _without_double_blanks(lines: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """The lines without blank ones at the start and after another. Lines of the record itself all stay."""
    before = ""
    for text, is_record in lines:
        if text or is_record or before:
            yield text
        before = text
