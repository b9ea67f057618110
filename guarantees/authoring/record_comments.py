"""The comments and blank lines of a record, each with the key or list entry that it belongs to.

Libraries tie a comment to what stands before it, so that it ends up elsewhere when keys change places. Here a comment
belongs to what it is about: beside a value to that value, above a key or entry to what follows, at the end of a list or
mapping (told by its indentation) to that list or mapping, and above a blank line at the top to the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import yaml

from guarantees.files.yaml_reader import Location

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")


class Where(Enum):
    """How a comment stands to what it belongs to. BELOW is the end of a list or mapping, TOP the head of the file."""

    TOP = "top"
    ABOVE = "above"
    BESIDE = "beside"
    BELOW = "below"


@dataclass(frozen=True)
class Comment:
    """One comment from its ``#`` on, or a blank line (``text`` is empty). ``column`` counts from 0."""

    text: str
    where: Where
    location: Location
    column: int = 0


@dataclass(frozen=True)
class CommentedText:
    """``comments`` in the order of the file, and the record without them."""

    comments: tuple[Comment, ...]
    bare: str


def split_comments(text: str) -> CommentedText:
    """Take the comments out of a record that the strict reader accepts. Lines must end in line feeds alone."""
    return _Splitter(text).split()


@dataclass(frozen=True)
class _Step:
    """A key, a value, or the start or end of a list or mapping.

    ``column`` is that of the entry's key or dash; ``in_brackets`` is for lists and mappings, ``is_inside_brackets`` for
    what is in one of those.
    """

    event: yaml.Event
    location: Location
    column: int
    in_brackets: bool
    is_inside_brackets: bool

    @property
    def is_end(self) -> bool:
        return isinstance(self.event, yaml.CollectionEndEvent)

    @property
    def is_invisible(self) -> bool:
        """Whether it is the start or end of a list or mapping that has no brackets."""
        return not self.in_brackets and not isinstance(self.event, yaml.ScalarEvent)

    @property
    def is_opened_by_its_first_entry(self) -> bool:
        """Whether a comment before it is rather about the first entry inside."""
        starts = self.is_invisible and not self.is_end
        return starts and (not self.location or isinstance(self.location[-1], str))

    def touches(self, line: int) -> bool:
        """Whether it begins or ends in the line. What follows a block of text is none of its lines."""
        is_block = isinstance(self.event, yaml.ScalarEvent) and self.event.style in ("|", ">")
        last = self.event.start_mark if is_block else self.event.end_mark
        return line in (self.event.start_mark.line, last.line)


@dataclass
class _Open:
    location: Location
    is_list: bool
    column: int
    in_brackets: bool
    entries: int = 0
    key: str | None = None


class _Splitter:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.steps = list(_steps(text))
        self.starts = [step.event.start_mark.index for step in self.steps]
        self.masked, self.content = _without_scalars(text, self.steps)
        self.first_key = self._line_of_first_key()
        self.last_blank_above = max(
            (n for n in range(self.first_key) if not self.lines[n].strip()), default=-1
        )

    def split(self) -> CommentedText:
        """Go through the lines from the last to the first: a blank line belongs with what follows it."""
        comments: list[Comment] = []
        bare: list[str] = []
        index = sum(len(line) + 1 for line in self.lines)
        below: Comment | None = None
        for number in range(len(self.lines) - 1, -1, -1):
            line, masked = self.lines[number], self.masked[number]
            index -= len(line) + 1
            if "#" in masked:
                column = masked.index("#")
                comment = self._comment(number, column, index + column)
                comments.append(comment)
                rest = line[:column].rstrip()
                bare += [rest] if rest else []
                below = None if rest else comment
            elif masked.strip() or number in self.content:
                bare.append(line)
                below = None
            else:
                bare.append(line)
                blank = self._blank(number, index, below)
                comments += [blank] if blank else []
        return CommentedText(tuple(reversed(comments)), "\n".join(reversed(bare)))

    def _comment(self, line: int, column: int, index: int) -> Comment:
        text = self.lines[line][column:].rstrip()
        following = bisect_left(self.starts, index)
        step = next((s for s in self._back_from(following) if not s.is_invisible), None)
        if step and step.touches(line):
            where, location = (Where.BESIDE if step.location else Where.TOP), step.location
        else:
            where, location = self._own_line(line, column, following)
        return Comment(text, where, location, column)

    def _back_from(self, number: int) -> Iterator[_Step]:
        return (self.steps[before] for before in range(number - 1, -1, -1))

    def _own_line(self, line: int, column: int, following: int) -> tuple[Where, Location]:
        """What a comment in a line of its own belongs to, given the number of the step that follows it."""
        ends = []
        while following < len(self.steps) and self.steps[following].is_end:
            ends.append(self.steps[following])
            following += 1
        if ends and ends[0].in_brackets:
            return Where.BELOW, ends[0].location
        following_step = self._entry(following)
        outer = following_step.column if following_step else -1
        for end in ends:
            if outer < end.column <= column:
                return Where.BELOW, end.location
        if following_step is None:
            return Where.BELOW, ()
        if line < self.last_blank_above or not following_step.location:
            return Where.TOP, ()
        return Where.ABOVE, following_step.location

    def _entry(self, number: int) -> _Step | None:
        """The step, or the first entry inside if it is a list or mapping that its key announced."""
        if number < len(self.steps) and self.steps[number].is_opened_by_its_first_entry:
            number += 1
        return self.steps[number] if number < len(self.steps) else None

    def _blank(self, line: int, index: int, below: Comment | None) -> Comment | None:
        """A blank line, unless it is in brackets, at an end of the file or what divides its head from the first key."""
        if line < self.first_key and (below is None or below.where is not Where.TOP):
            return None
        if below is not None:
            return Comment("", below.where, below.location)
        number = bisect_left(self.starts, index)
        while number < len(self.steps) and self.steps[number].is_end:
            if self.steps[number].in_brackets:
                return None
            number += 1
        following = self._entry(number)
        if following is None or not following.location or following.is_inside_brackets:
            return None
        return Comment("", Where.ABOVE, following.location)

    def _line_of_first_key(self) -> int:
        keys = (step.event.start_mark.line for step in self.steps if step.location)
        return next(keys, len(self.lines))


def _steps(text: str) -> Iterator[_Step]:
    """The parts of a record in the order of the file, with their locations."""
    stack: list[_Open] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop()
            yield _Step(event, closed.location, closed.column, closed.in_brackets, False)
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            is_inside = bool(stack) and stack[-1].in_brackets
            location, column = _take(stack, event)
            in_brackets = isinstance(event, yaml.CollectionStartEvent) and bool(event.flow_style)
            yield _Step(event, location, column, in_brackets, is_inside)
            if isinstance(event, yaml.CollectionStartEvent):
                is_list = isinstance(event, yaml.SequenceStartEvent)
                start = event.start_mark.column
                stack.append(_Open(location, is_list, start, in_brackets))


def _take(stack: list[_Open], event: yaml.Event) -> tuple[Location, int]:
    """The location of a key or value, and the column of the key or dash of its entry."""
    if not stack:
        return (), 0
    parent = stack[-1]
    if parent.is_list:
        parent.entries += 1
        return (*parent.location, parent.entries - 1), parent.column
    if parent.key is None:
        parent.key = event.value
        return (*parent.location, event.value), parent.column
    key, parent.key = parent.key, None
    return (*parent.location, key), parent.column


def _without_scalars(text: str, steps: list[_Step]) -> tuple[list[str], set[int]]:
    """The lines with keys and values blotted out, and the numbers of lines inside texts of several lines."""
    pieces: list[str] = []
    content: set[int] = set()
    done = 0
    for step in steps:
        event = step.event
        if not isinstance(event, yaml.ScalarEvent):
            continue
        start, end = event.start_mark.index, event.end_mark.index
        written = text[start:end]
        if event.style in ("|", ">"):
            start += len(written.split("\n")[0])  # its first line may have a comment
            if not _KEEPS_BLANK_LINES.match(written):
                end -= len(written) - len(written.rstrip())
        end = max(start, end)
        pieces += [text[done:start], re.sub(r"[^\n]", "x", text[start:end])]
        content.update(
            range(
                event.start_mark.line + 1, event.start_mark.line + 1 + text.count("\n", start, end)
            )
        )
        done = end
    pieces.append(text[done:])
    return "".join(pieces).split("\n"), content
