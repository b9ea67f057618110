"""What a record's file says, and where in the file each part of it is."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guarantees.problems import Location
from guarantees.text.reading import Place

Tree = dict[str, Any] | list[Any] | str

_COLUMNS = 1 << 20  # more than any line of a record has


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the nodes of a tree are, in the order of the file, each node before what is inside it.

    The folder has hundreds of thousands of them, so a place is one number here and not an object. ``values`` are the
    places where the nodes start and ``keys`` those of the keys before them (0 for none); ``ends`` are the numbers of
    the nodes that come after a node and all that is inside it.
    """

    values: array[int] = field(default_factory=lambda: array("Q"))
    keys: array[int] = field(default_factory=lambda: array("Q"))
    ends: array[int] = field(default_factory=lambda: array("L"))

    def value(self, node: int) -> Place:
        """Where a node starts."""
        return unpacked_place(self.values[node])

    def key(self, node: int) -> Place | None:
        """Where the key of a node starts; ``None`` for what is in a list, and for the whole document."""
        return unpacked_place(self.keys[node]) if self.keys[node] else None


def packed_place(line: int, column: int) -> int:
    """A place as one number. Line and column count from 1."""
    return line * _COLUMNS + column


def unpacked_place(place: int) -> Place:
    """The place that a number encodes."""
    return Place(*divmod(place, _COLUMNS))


class Document:
    """The content of a record, and where in the file each part of it is; ``source`` is what it was read from."""

    def __init__(self, tree: Tree, marks: Marks, source: bytes) -> None:
        self._content: tuple[Tree, Marks] | None = (tree, marks)
        self._packed = zlib.compress(source, level=1)
        self._looked_into: dict[int, Mapping[str | int, int]] = {}

    def put_away(self) -> None:
        """Free the memory of what is needed again only if there is something to report about the file."""
        self._content, self._looked_into = None, {}
        for kept in ("values", "keys"):
            self.__dict__.pop(kept, None)

    def _opened(self) -> tuple[Tree, Marks]:
        content = self._content
        if content is None:
            # Imported here, because the reader makes documents.
            from guarantees.yaml_files.yaml_reader import read_yaml

            again = read_yaml(zlib.decompress(self._packed), "")
            content = self._content = again.tree, again.marks
        return content

    @property
    def tree(self) -> Tree:
        """The content as mappings, lists and texts."""
        return self._opened()[0]

    @property
    def marks(self) -> Marks:
        """Where each part of it is."""
        return self._opened()[1]

    @cached_property
    def values(self) -> Mapping[Location, Place]:
        """Where each value starts, by its location, such as ``("a", 0, "b")``; ``()`` is the whole document."""
        return {
            location: self.marks.value(node) for node, location in self._nodes(0, (), self.tree)
        }

    @cached_property
    def keys(self) -> Mapping[Location, Place]:
        """Where the key of each mapping entry starts, by the location of its value."""
        return {
            location: key
            for node, location in self._nodes(0, (), self.tree)
            if (key := self.marks.key(node))
        }

    def position(self, location: Iterable[str | int]) -> Place:
        """Where the value starts, or else the nearest enclosing value that the file has."""
        node, _ = self._nearest(location)
        return self.marks.value(node)

    def key_position(self, location: Iterable[str | int]) -> Place:
        """Where the key of the value starts, or else the nearest position that is known."""
        node, is_exact = self._nearest(location)
        return (self.marks.key(node) if is_exact else None) or self.marks.value(node)

    def _nearest(self, location: Iterable[str | int]) -> tuple[int, bool]:
        """The node at a location, or else the nearest around it; and whether it is the one that was asked for."""
        node, tree = 0, self.tree
        for part in location:
            if not _has(tree, part):
                return node, False
            node = self._entries(node, tree)[part]
            tree = tree[part]  # type: ignore[index]
        return node, True

    def _entries(self, node: int, tree: Tree) -> Mapping[str | int, int]:
        """The nodes in a mapping or list, by key or index. Cached, since a place is rarely requested alone."""
        looked_into = self._looked_into
        if node not in looked_into:
            found: dict[str | int, int] = {}
            number = node + 1
            for part in tree if isinstance(tree, dict) else range(len(tree)):
                found[part] = number
                number = self.marks.ends[number]
            looked_into[node] = found
        return looked_into[node]

    def _nodes(self, node: int, location: Location, tree: Tree) -> Iterator[tuple[int, Location]]:
        yield node, location
        if not isinstance(tree, str):
            for part, number in self._entries(node, tree).items():
                entry = tree[part]  # type: ignore[index]
                yield from self._nodes(number, (*location, part), entry)


def _has(tree: Tree, part: str | int) -> bool:
    if isinstance(tree, dict):
        return part in tree
    return isinstance(tree, list) and isinstance(part, int) and 0 <= part < len(tree)
