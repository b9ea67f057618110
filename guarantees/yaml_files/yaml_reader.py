"""Reads one record strictly: text stays as written, and whatever YAML would guess is refused.

The stream of events of PyYAML is walked directly. This gives every value its place, keeps
``NO`` and ``010`` from turning into something else, and bounds the depth before any recursion.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from guarantees.problems import Location, Problem, field_name
from guarantees.records.fields import as_written
from guarantees.text.reading import NotText, Place, place_at
from guarantees.yaml_files.document import Document, Marks, Tree, packed_place, unpacked_place
from guarantees.yaml_files.yaml_messages import (
    UNREADABLE,
    SyntaxMessages,
    key_problem,
    property_message,
    repeated_key_message,
    shortened,
)
from guarantees.yaml_files.yaml_text import (
    INVISIBLE,
    invalid_lines,
    invisible_message,
    record_text,
    tabs,
)

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_SHARED = 40

# PyYAML may have been built without libyaml; both loaders give the same events and marks.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableRecord(Exception):
    """The file cannot be read as a record; ``problems`` says why, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def read_yaml(content: bytes, path: str) -> Document:
    """Read the bytes of one record; ``path`` only names the file in problems.

    Raises UnreadableRecord with every problem that could be found.
    """
    try:
        text = record_text(content)
    except NotText as error:
        raise UnreadableRecord([_problem(path, error.place, str(error))]) from None
    invalid = [_problem(path, place, message) for place, message in invalid_lines(text)]
    if invalid:
        raise UnreadableRecord(invalid)
    reader = _Reader(path, text)
    reader.read()
    if reader.problems:
        raise UnreadableRecord(reader.problems)
    return Document(reader.root, reader.marks, content)


def _problem(path: str, place: Place, message: str, field: str = "") -> Problem:
    return Problem(path, place.line, place.column, field, message)


_REFUSED_KEY = "?"
_MAPPING_EXPECTED = "Expected a mapping: key: value."
_PROPERTY = re.compile(r"([&!][^\s,\[\]{}]*)(?:\s+(?:#.*\n\s*)*)?")


class _Stop(Exception):
    """Reading on would only report consequences of what was found."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    tree: dict[str, Any] | list[Any]
    is_mapping: bool
    location: Location
    node: int  # its number in the order of the file
    start: yaml.Mark
    in_brackets: bool
    key: str | None = None  # the key whose value comes next; None before each key
    key_place: int = 0  # where it is, as one number; 0 before each key
    seen: dict[str, int] = field(default_factory=dict)  # the line of each key

    @property
    def awaits_key(self) -> bool:
        return self.key is None and self.is_mapping

    @property
    def next_location(self) -> Location:
        """The location of the value that comes next; of the mapping itself if a key comes next."""
        if not self.is_mapping:
            return (*self.location, len(self.tree))
        return self.location if self.key is None else (*self.location, self.key)


class _Reader:
    """Builds the tree, and records places and problems, as the events come in.

    There are some two hundred thousand, so what most of them need is done without a further call, and a location is
    put together only where something is to be said about it.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.root: Any = None
        self.marks = Marks()
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._is_text = (
            False  # whether the whole document is a text, be it an empty one in quotation marks
        )
        self._last: Any = None  # the event before this one
        self._has_tabs = "\t" in text
        self._opaque: list[tuple[int, int, str]] = []  # quoted and block texts: start, end, style
        # A syntax error in one of these lines follows from a problem that is reported anyway.
        self._explained: set[int] = set()

    def read(self) -> None:
        self._blank_directives()
        try:
            loader = _LOADER(self.text)
            while (event := loader.get_event()) is not None:
                self._take(event)
                self._last = event
            self._check_not_empty()
            self._check_tabs(len(self.text))
        except _Stop:
            self._check_tabs(self._last.end_mark.index)
        except yaml.MarkedYAMLError as error:
            self._check_tabs(self._end_of_reading(error))
            self._syntax_error(error)
        except (yaml.YAMLError, ValueError, OverflowError):
            # The pure Python parser fails like this for an escape such as "\UFFFFFFFF".
            self._report(_position(self._last.end_mark), (), UNREADABLE)

    def _report(self, place: Place, location: Location, message: str) -> None:
        self.problems.append(_problem(self.path, place, message, field_name(location)))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._take_start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._take_end()
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._take_document_start(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            self._take_document_end(event)

    # ------------------------------------------------------------ documents

    def _blank_directives(self) -> None:
        """Report lines such as ``%YAML 1.2`` and turn them into comments of the same length."""
        lines = self.text.split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith("%"):
                lines[number - 1] = f"#{line[1:]}"
                self._report(
                    Place(number, 1),
                    (),
                    f"'{shortened(line.rstrip())}' is an instruction to a program. Expected only "
                    "the record. Remove the line.",
                )
            elif line.strip() and not line.startswith("#"):
                break
        self.text = "\n".join(lines)

    def _take_document_start(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._report(
                _position(event.start_mark),
                (),
                "'---' starts a second document. Expected one record to a file. "
                "Remove the line, or move what follows to a file of its own.",
            )
            raise _Stop

    def _take_document_end(self, event: yaml.DocumentEndEvent) -> None:
        # A text is judged only here: before, a missing colon is the likelier cause.
        if self._is_text:
            self._report_root("a single text")
        if event.explicit:
            self._report(
                _position(event.start_mark),
                (),
                "'...' ends the document. Expected the record to end with the file. "
                "Remove the line.",
            )
            raise _Stop

    def _report_root(self, kind: str) -> None:
        remedy = "Put a key and ': ' before each value."
        self._report(
            self.marks.value(0), (), f"The file holds {kind}. {_MAPPING_EXPECTED} {remedy}"
        )

    def _check_not_empty(self) -> None:
        if not self.root and isinstance(self.root, str | None) and not self.problems:
            what = "holds only comments" if "#" in self.text else "is empty"
            message = f"The file {what}. {_MAPPING_EXPECTED} Add the record."
            self._report(Place(1, 1), (), message)

    # ------------------------------------------------------------ values

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._count(event)
        style = event.style
        if style and self._has_tabs:
            self._opaque.append((event.start_mark.index, event.end_mark.index, style))
        parent = self._open[-1] if self._open else None
        if parent and parent.key is None and parent.is_mapping:
            self._take_key(event, parent)
            return
        if _has_properties(event):
            self._report_properties(event, self._next_location())
        elif style in ("'", '"'):
            self._check_quoted(event)
        elif not event.value:
            self._report_missing(event, parent)
        if parent is None:
            self._is_text = bool(event.value or style)
        self._put(_shared(as_written(event.value, bool(style))), event, parent)

    def _take_start(self, event: yaml.CollectionStartEvent) -> None:
        self._count(event)
        parent = self._open[-1] if self._open else None
        if len(self._open) == MAX_DEPTH:
            self._report(
                _position(event.start_mark),
                self._next_location(),
                f"is nested more than {MAX_DEPTH} levels deep. Expected at most {MAX_DEPTH}. "
                "Check the indentation and the brackets.",
            )
            raise _Stop
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        tree: dict[str, Any] | list[Any] = {} if is_mapping else []
        node, location = len(self.marks.values), self._next_location()
        if parent and parent.awaits_key:
            self._refuse_key(event, "a mapping" if is_mapping else "a list")
        else:
            self._put(tree, event, parent)
        if _has_properties(event):
            self._report_properties(event, location)
        self._open.append(
            _Open(tree, is_mapping, location, node, event.start_mark, bool(event.flow_style))
        )
        if not is_mapping and len(self._open) == 1:
            self._report_root("a list")

    def _take_end(self) -> None:
        ended = self._open.pop()
        ends = self.marks.ends
        if ended.node < len(ends):  # one in the place of a key has no number
            ends[ended.node] = len(ends)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._count(event)
        location = self._next_location()
        parent = self._open[-1] if self._open else None
        if parent and parent.awaits_key:
            parent.key = _REFUSED_KEY
        else:
            self._is_text = not self._open
            self._put("", event, parent)
        self._explained.add(event.start_mark.line + 1)
        self._report(
            _position(event.start_mark),
            location,
            f"'*{shortened(event.anchor)}' stands for a value given elsewhere. Expected the value "
            "itself. Write it out, or put a text that starts with '*' in quotation marks.",
        )

    def _count(self, event: yaml.Event) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report(
                _position(event.start_mark),
                (),
                f"The file has more than {MAX_NODES:,} keys and values. Expected one record. "
                "Split the file.",
            )
            raise _Stop

    def _next_location(self) -> Location:
        """The location of the value that comes next; of its parent if a key comes next."""
        return self._open[-1].next_location if self._open else ()

    def _report_missing(self, event: yaml.ScalarEvent, parent: _Open | None) -> None:
        """Report a missing value at its key, or at the dash of its list item.

        Not if the key is refused, nor if the whole document is empty, which is said elsewhere.
        """
        if parent is None or (parent.is_mapping and not parent.key_place):
            return
        place = _position(event.start_mark)
        if parent.is_mapping:
            place = unpacked_place(parent.key_place)
        elif not event.style:
            place = Place(place.line, max(place.column - 1, 1))
        rest = "key" if parent.is_mapping else "dash"
        self._report(place, parent.next_location, f"has no value. Write one, or remove the {rest}.")

    def _put(self, value: Tree, event: yaml.Event, parent: _Open | None) -> None:
        """Add the value to the tree and record where it starts."""
        mark, marks = event.start_mark, self.marks
        marks.values.append(packed_place(mark.line + 1, mark.column + 1))
        marks.ends.append(len(marks.values))
        if parent is None:
            marks.keys.append(0)
            self.root = value
        elif parent.is_mapping:
            marks.keys.append(parent.key_place)
            parent.tree[parent.key] = value  # type: ignore[index, call-overload]
            parent.key, parent.key_place = None, 0
        else:
            marks.keys.append(0)
            parent.tree.append(value)  # type: ignore[union-attr]

    def _report_properties(self, event: yaml.NodeEvent, location: Location) -> None:
        """Report ``&name`` and ``!type`` before a value."""
        index = event.start_mark.index
        for _ in range((event.anchor is not None) + (event.tag is not None)):
            if not (found := _PROPERTY.match(self.text, index)):
                break
            first = index == event.start_mark.index
            place = _position(event.start_mark) if first else place_at(self.text, index)
            self._explained.add(place.line)
            self._report(place, location, property_message(found[1]))
            index = found.end()

    def _check_quoted(self, event: yaml.ScalarEvent) -> None:
        if event.style == '"' and (found := INVISIBLE.search(event.value)):
            place = _position(event.start_mark)
            self._report(place, self._next_location(), invisible_message(found[0]))
        if event.start_mark.line < event.end_mark.line and not self._is_indented(event):
            self._report(
                _position(event.start_mark),
                self._next_location(),
                "runs on into lines that are not indented. Expected a closing quotation mark "
                "before them. Close it, or indent the lines that belong to the text.",
            )

    def _is_indented(self, event: yaml.ScalarEvent) -> bool:
        """Whether the further lines are indented beyond their key or dash.

        YAML demands it and the parsers do not, so a forgotten quotation mark would swallow the
        entries up to the next one.
        """
        margin = next((o.start.column for o in reversed(self._open) if not o.in_brackets), -1)
        lines = self.text[event.start_mark.index : event.end_mark.index].split("\n")[1:]
        return all(len(line) - len(line.lstrip()) > margin for line in lines if line.strip())

    # ------------------------------------------------------------ keys

    def _take_key(self, event: yaml.ScalarEvent, parent: _Open) -> None:
        key = _shared(event.value)
        if problem := key_problem(event):
            parent.key = key if key == "<<" else _REFUSED_KEY
            self._report(_position(event.start_mark), parent.location, problem)
        else:
            mark = event.start_mark
            line = mark.line + 1
            parent.key, parent.key_place = key, packed_place(line, mark.column + 1)
            first = parent.seen.setdefault(key, line)
            if key in parent.tree:
                place = _position(mark)
                self._report(place, parent.next_location, repeated_key_message(first))
        if _has_properties(event):
            self._report_properties(event, parent.next_location)

    def _refuse_key(self, event: yaml.CollectionStartEvent, kind: str) -> None:
        parent = self._open[-1]
        parent.key = _REFUSED_KEY
        self._report(
            _position(event.start_mark),
            parent.location,
            f"The key is {kind}. Expected a text. "
            "Put a text that starts with a bracket in quotation marks.",
        )

    # ------------------------------------------------------------ tabs

    def _end_of_reading(self, error: yaml.MarkedYAMLError) -> int:
        """The end of the line where the parser gave up."""
        if error.context and "quoted scalar" in error.context:
            self._opaque.append((error.context_mark.index, len(self.text), "'"))
        end = self.text.find("\n", error.problem_mark.index)
        return len(self.text) if end < 0 else end

    def _check_tabs(self, end: int) -> None:
        for place in tabs(self.text, self._opaque, end):
            self._explained.add(place.line)
            message = "The line has a tab. Expected spaces. Use spaces instead."
            self._report(place, (), message)

    # ------------------------------------------------------------ syntax

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        if "<document start>" in error.problem and self._is_refused_root():
            return
        bracket = next((o.start.index for o in reversed(self._open) if o.in_brackets), None)
        index, message = SyntaxMessages(self.text, bracket, self._last).explain(error)
        place = place_at(self.text, index)
        if not self._explained & {place.line, error.problem_mark.line + 1}:
            self._report(place, (), message)

    def _is_refused_root(self) -> bool:
        """Whether the whole file was reported as something other than a mapping."""
        return bool(self.problems) and not isinstance(self.root, dict)


def _shared(text: str) -> str:
    """The same object for the same text, if it is as short as keys, ids and words of a vocabulary are."""
    return sys.intern(text) if type(text) is str and len(text) <= MAX_SHARED else text


def _has_properties(event: yaml.NodeEvent) -> bool:
    return event.anchor is not None or event.tag is not None


def _position(mark: yaml.Mark) -> Place:
    return Place(mark.line + 1, mark.column + 1)
