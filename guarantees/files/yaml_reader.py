"""Reads one record strictly: text stays as written, and whatever YAML would guess is refused.

The stream of events of PyYAML is walked directly. This gives every value its place, keeps
``NO`` and ``010`` from turning into something else, and bounds the depth before any recursion.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from guarantees.problems import Problem, field_name

MAX_BYTES = 262_144
MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_KEY = 100

Location = tuple[str | int, ...]
Tree = dict | list | str

# PyYAML may have been built without libyaml; both loaders give the same events and marks.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Position:
    """A place in a file; ``line`` and ``column`` count characters from 1."""

    line: int
    column: int


class PlainText(str):
    """A scalar written without quotation marks."""

    __slots__ = ()


@dataclass(frozen=True)
class Document:
    """The content of a record, and where in the file each part of it stands.

    ``values`` holds where each value starts (``()`` is the whole document), ``keys`` where the
    key of each mapping entry starts. Both are indexed by location, such as ``("a", 0, "b")``.
    """

    tree: Tree
    values: Mapping[Location, Position]
    keys: Mapping[Location, Position]

    def position(self, location: Iterable[str | int]) -> Position:
        """Where the value starts, or else the nearest enclosing value that the file has."""
        known = tuple(location)
        while known and known not in self.values:
            known = known[:-1]
        return self.values[known]

    def key_position(self, location: Iterable[str | int]) -> Position:
        """Where the key of the value starts, or else the nearest position that is known."""
        known = tuple(location)
        return self.keys.get(known) or self.position(known)


class UnreadableRecord(Exception):
    """The file is no usable record; ``problems`` says why, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def read_yaml(content: bytes, path: str) -> Document:
    """Read the bytes of one record; ``path`` only names the file in problems.

    Raises UnreadableRecord with every problem that could be found.
    """
    text = _decode(content, path)
    invalid = [Problem(path, *found) for found in _invalid_lines(text)]
    if invalid:
        raise UnreadableRecord(invalid)
    reader = _Reader(path, text)
    reader.read()
    if reader.problems:
        raise UnreadableRecord(reader.problems)
    return Document(reader.root, reader.values, reader.keys)


# ---------------------------------------------------------------- bytes and characters

_UTF_16 = re.compile(
    rb"\x00\x00\xfe\xff|\xff\xfe|\xfe\xff|\x00[^\x00]\x00[^\x00]|[^\x00]\x00[^\x00]\x00", re.DOTALL
)

# Control characters, line breaks that editors count differently, surrogates, characters that
# reorder text on screen or have no width, and a byte order mark that is not at the start. The
# joiners U+200C and U+200D stay, since the spelling of some languages needs them.
_INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u180d\u180f-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f"
    "\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U000dffff\U000e0080-\U0010ffff]"
    "|\r(?!\n|\\Z)"
)
_MERGE_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?= |\r?$)")


def _decode(content: bytes, path: str) -> str:
    """The text of the file without its byte order mark."""
    if len(content) > MAX_BYTES:
        raise _unreadable(path, too_large(len(content)))
    if _UTF_16.match(content):
        name = "UTF-32" if content[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) else "UTF-16"
        raise _unreadable(
            path, f"The file is in {name}. Expected UTF-8. Save it again with the encoding UTF-8."
        )
    try:
        # Surrogates are let through here so that they are named with the other characters.
        return content.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_utf_8(content, path, error.start) from None


def too_large(size: int) -> str:
    """What is said of a file with so many bytes, more than ``MAX_BYTES``."""
    return (
        f"The file has {size:,} bytes. Expected at most {MAX_BYTES:,}. "
        "Shorten the record, or split it in two."
    )


def _not_utf_8(content: bytes, path: str, offset: int) -> UnreadableRecord:
    before = content[:offset].decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    return _unreadable(
        path,
        f"The byte 0x{content[offset]:02X} is not valid in UTF-8. Expected UTF-8. "
        "Save the file again with the encoding UTF-8.",
        _place(before, len(before)),
    )


def _unreadable(path: str, message: str, place: Position = Position(1, 1)) -> UnreadableRecord:
    return UnreadableRecord([Problem(path, place.line, place.column, "", message)])


def _place(text: str, index: int) -> Position:
    """The line and column of a character. Only line feeds end lines; others are refused."""
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _invalid_lines(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Line, column, field and message of what must be gone before the file can be parsed."""
    for number, line in enumerate(text.split("\n"), 1):
        if unseen := _INVISIBLE.search(line):
            yield number, unseen.start() + 1, "", _invisible_message(unseen[0])
        if marker := _MERGE_MARKER.match(line):
            yield (
                number,
                1,
                "",
                f"'{marker[1]}' marks an unresolved merge conflict. Expected one version of the "
                "text. Keep the lines that are right and delete the markers.",
            )


def _invisible_message(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    fault = "can disguise text" if unicodedata.category(character) == "Cf" else "is not allowed"
    return (
        f"U+{ord(character):04X} ({name}) {fault}. Expected only characters that can be seen. "
        "Remove it."
    )


# ---------------------------------------------------------------- the tree

_REFUSED_KEY = "?"
_MAPPING_EXPECTED = "Expected a mapping: key: value."
_PROPERTY = re.compile(r"([&!][^\s,\[\]{}]*)(?:\s+(?:#.*\n\s*)*)?")


class _Stop(Exception):
    """Reading further would only bring up consequences of what was found."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    tree: dict | list
    location: Location
    start: yaml.Mark
    in_brackets: bool
    key: str | None = None  # the key whose value comes next; None before each key
    key_position: Position | None = None
    seen: dict[str, int] = field(default_factory=dict)  # the line of each key


class _Reader:
    """Builds the tree and notes positions and problems as the events come in."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.root: Tree | None = None
        self.values: dict[Location, Position] = {}
        self.keys: dict[Location, Position] = {}
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._last: yaml.Event | None = None
        self._opaque: list[tuple[int, int, str]] = []  # quoted and block texts: start, end, style
        # A syntax error in one of these lines follows from a problem that is reported anyway.
        self._explained: set[int] = set()

    def read(self) -> None:
        self._blank_directives()
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
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
            self._report(_position(self._last.end_mark), (), _UNREADABLE)

    def _report(self, place: Position, location: Location, message: str) -> None:
        name = field_name(location)
        self.problems.append(Problem(self.path, place.line, place.column, name, message))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._take_start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
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
                    Position(number, 1),
                    (),
                    f"'{_shorten(line.rstrip())}' is an instruction to a program. Expected only "
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
        if isinstance(self.root, str) and (self.root or type(self.root) is str):
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
        mend = "Put a key and ': ' before each value."
        self._report(self.values[()], (), f"The file holds {kind}. {_MAPPING_EXPECTED} {mend}")

    def _check_not_empty(self) -> None:
        if not self.root and isinstance(self.root, str | None) and not self.problems:
            what = "holds only comments" if "#" in self.text else "is empty"
            message = f"The file {what}. {_MAPPING_EXPECTED} Add the record."
            self._report(Position(1, 1), (), message)

    # ------------------------------------------------------------ values

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._count(event)
        style = event.style
        if style:
            self._opaque.append((event.start_mark.index, event.end_mark.index, style))
        if self._awaits_key():
            self._take_key(event)
            return
        place = self._next_place(event)
        location = self._put(event.value if style else PlainText(event.value), event)
        if self._has_properties(event, location):
            return
        if style in ("'", '"'):
            self._check_quoted(event, location)
        elif not event.value and place:
            rest = "key" if isinstance(location[-1], str) else "dash"
            self._report(place, location, f"has no value. Write one, or remove the {rest}.")

    def _take_start(self, event: yaml.CollectionStartEvent) -> None:
        self._count(event)
        if len(self._open) == MAX_DEPTH:
            self._report(
                _position(event.start_mark),
                self._next_location(),
                f"is nested more than {MAX_DEPTH} levels deep. Expected at most {MAX_DEPTH}. "
                "Check the indentation and the brackets.",
            )
            raise _Stop
        tree: dict | list = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._awaits_key():
            self._refuse_key(event, "a mapping" if tree == {} else "a list")
            location = self._open[-1].location
        else:
            location = self._put(tree, event)
        self._has_properties(event, location)
        self._open.append(_Open(tree, location, event.start_mark, bool(event.flow_style)))
        if tree == [] and len(self._open) == 1:
            self._report_root("a list")

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._count(event)
        location = self._next_location()
        if self._awaits_key():
            self._open[-1].key = _REFUSED_KEY
        else:
            self._put("", event)
        self._explained.add(event.start_mark.line + 1)
        self._report(
            _position(event.start_mark),
            location,
            f"'*{_shorten(event.anchor)}' stands for a value given elsewhere. Expected the value "
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

    def _awaits_key(self) -> bool:
        return (
            bool(self._open)
            and self._open[-1].key is None
            and isinstance(self._open[-1].tree, dict)
        )

    def _next_location(self) -> Location:
        """The location of the value that comes next; of its parent if a key comes next."""
        if not self._open:
            return ()
        parent = self._open[-1]
        if isinstance(parent.tree, list):
            return (*parent.location, len(parent.tree))
        return parent.location if parent.key is None else (*parent.location, parent.key)

    def _next_place(self, event: yaml.ScalarEvent) -> Position | None:
        """Where to point when a value is missing: at its key, or at the dash of its list item.

        Nowhere if the key is refused, or if the whole document is empty, which is said elsewhere.
        """
        if not self._open or isinstance(self._open[-1].tree, dict):
            return self._open[-1].key_position if self._open else None
        place = _position(event.start_mark)
        return place if event.style else Position(place.line, max(place.column - 1, 1))

    def _put(self, value: Tree, event: yaml.Event) -> Location:
        """Hang the value into the tree and note where it starts."""
        location = self._next_location()
        self.values.setdefault(location, _position(event.start_mark))
        if not self._open:
            self.root = value
        elif isinstance(self._open[-1].tree, list):
            self._open[-1].tree.append(value)
        else:
            self._open[-1].tree[self._open[-1].key] = value
            self._open[-1].key = self._open[-1].key_position = None
        return location

    def _has_properties(self, event: yaml.NodeEvent, location: Location) -> bool:
        """Report ``&name`` and ``!type`` before a value."""
        properties = (event.anchor is not None) + (event.tag is not None)
        index = event.start_mark.index
        for _ in range(properties):
            found = _PROPERTY.match(self.text, index)
            first = index == event.start_mark.index
            place = _position(event.start_mark) if first else _place(self.text, index)
            self._explained.add(place.line)
            self._report(place, location, _property_message(found[1]))
            index = found.end()
        return properties > 0

    def _check_quoted(self, event: yaml.ScalarEvent, location: Location) -> None:
        place = _position(event.start_mark)
        if event.style == '"' and (unseen := _INVISIBLE.search(event.value)):
            self._report(place, location, _invisible_message(unseen[0]))
        if event.start_mark.line < event.end_mark.line and not self._is_indented(event):
            self._report(
                place,
                location,
                "runs on into lines that are not indented. Expected a closing quotation mark "
                "before them. Close it, or indent the lines that belong to the text.",
            )

    def _is_indented(self, event: yaml.ScalarEvent) -> bool:
        """Whether the further lines stand to the right of their key or dash.

        YAML demands it and the parsers do not, so a forgotten quotation mark would swallow the
        entries up to the next one.
        """
        margin = next((o.start.column for o in reversed(self._open) if not o.in_brackets), -1)
        lines = self.text[event.start_mark.index : event.end_mark.index].split("\n")[1:]
        return all(len(line) - len(line.lstrip()) > margin for line in lines if line.strip())

    # ------------------------------------------------------------ keys

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        parent = self._open[-1]
        key, place = str(event.value), _position(event.start_mark)
        if complaint := _key_complaint(event):
            parent.key = key if key == "<<" else _REFUSED_KEY
            self._report(place, parent.location, complaint)
        else:
            parent.key, parent.key_position = key, place
            self._note_key(parent, key, place)
        self._has_properties(event, self._next_location())

    def _note_key(self, parent: _Open, key: str, place: Position) -> None:
        location = (*parent.location, key)
        self.keys.setdefault(location, place)
        first = parent.seen.setdefault(key, place.line)
        if key in parent.tree:
            self._report(
                place,
                location,
                f"is given twice, first in line {first}. Expected each key once. "
                "Remove or rename one of the two.",
            )

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
        """Report the first tab of each line, but for those in comments and quotation marks."""
        if "\t" not in self.text:
            return
        for number, line in enumerate(self._bare_text()[:end].split("\n"), 1):
            code = re.split(r"(?:^|(?<=[ \t]))#", line, maxsplit=1)[0]
            if "\t" in code:
                self._explained.add(number)
                self._report(
                    Position(number, code.index("\t") + 1),
                    (),
                    "The line has a tab. Expected spaces. Use spaces instead.",
                )

    def _bare_text(self) -> str:
        """The text with quoted parts blotted out, and no ``#`` that is part of a block text."""
        characters = list(self.text)
        for start, end, style in self._opaque:
            in_block = style in "|>"
            if in_block:  # its first line may have a comment after the sign
                start += len(self.text[start:end].split("\n")[0])
            for index in range(start, end):
                if characters[index] == "#" or (not in_block and characters[index] != "\n"):
                    characters[index] = "x"
        return "".join(characters)

    # ------------------------------------------------------------ syntax

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        if "<document start>" in error.problem and self._is_refused_root():
            return
        index, message = self._explain(error)
        place = _place(self.text, index)
        if not self._explained & {place.line, error.problem_mark.line + 1}:
            self._report(place, (), message)

    def _explain(self, error: yaml.MarkedYAMLError) -> tuple[int, str]:
        """Where the curator should look, and what to do there."""
        said, index = f"{error.context}; {error.problem}", error.problem_mark.index
        for pattern, at_context, message in _SYNTAX:
            if re.search(pattern, said):
                index = error.context_mark.index if at_context else index
                return index, message.format(character=self.text[index : index + 1])
        if re.search("escape|hexdecimal|hexadecimal", said):
            return self._explain_escape(index)
        if "flow sequence;" in said or "flow mapping;" in said:
            return self._explain_bracket(error.context_mark.index, index)
        if "node content" in said:
            return self._explain_missing_value(index)
        if "parsing a block" in said or "<document start>" in said:
            return self._explain_misfit(index)
        return index, _UNREADABLE

    def _explain_escape(self, index: int) -> tuple[int, str]:
        index = self.text.rfind("\\", 0, index + 1)
        return index, (
            f"'{self.text[index : index + 2]}' does not form a character in double quotation "
            "marks. Expected '\\\\' for a backslash. Double it, or use single quotation marks."
        )

    def _explain_bracket(self, opening: int, index: int) -> tuple[int, str]:
        bracket = self.text[opening]
        closing = "]" if bracket == "[" else "}"
        if "\n" in self.text[opening:index] or not self.text[index:].strip():
            return opening, (
                f"'{bracket}' is not closed. Expected '{closing}' after the last value. Add it; "
                "if it is there, look for a missing comma or for ': ' inside."
            )
        return index, (
            f"The value before this is complete. Expected ',' or '{closing}'. Add it, or put the "
            "whole value in quotation marks."
        )

    def _explain_missing_value(self, index: int) -> tuple[int, str]:
        opening = next((o.start.index for o in reversed(self._open) if o.in_brackets), None)
        if opening is not None and not self.text[index:].strip():
            return self._explain_bracket(opening, index)
        if self.text[index : index + 1] == ":":
            return index, _EMPTY_KEY
        token = self.text[index : index + 3]
        token = token if token in ("---", "...") else token[:1]
        return index, (
            f"'{token}' is not expected here. Expected a value. Remove it, or put the whole value "
            "in quotation marks."
        )

    def _explain_misfit(self, index: int) -> tuple[int, str]:
        """The parser was done with a value, and what follows continues nothing."""
        if self.text[index : index + 1] in ("]", "}", ",", ":"):
            return self._explain_missing_value(index)
        if self._follows_a_quotation_mark(index):
            return index, (
                f"Text follows the quotation mark that closes the one in line "
                f"{self._last.start_mark.line + 1}. Expected the end of the line. Close each text "
                "where it ends; inside single quotation marks, write ' twice."
            )
        return index, (
            "The line does not fit the lines above. Expected a key or '- ' in the same column as "
            "the others of its group. Correct the indentation."
        )

    def _follows_a_quotation_mark(self, index: int) -> bool:
        """Whether a quoted text ends earlier in this line."""
        last = self._last
        if not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"'):
            return False
        return "\n" not in self.text[last.end_mark.index : index]

    def _is_refused_root(self) -> bool:
        """Whether the whole file has been called something else than a mapping."""
        return bool(self.problems) and not isinstance(self.root, dict)


_EMPTY_KEY = "The key is empty. Expected a text before the colon. Write it, or remove the line."
_UNREADABLE = (
    "The file cannot be understood from here on. Expected key: value. "
    "Check quotation marks, brackets, colons and indentation."
)

# What the parsers say (a pattern that fits libyaml and pure Python), whether they point at where
# the construct began, and what to tell the curator.
_SYNTAX: tuple[tuple[str, bool, str], ...] = (
    (
        "quoted scalar; found unexpected",
        True,
        "The quotation mark is not closed. Expected a second {character} at the end of the text. "
        "Add it.",
    ),
    (
        "mapping values are not allowed",
        False,
        "The colon is not expected here. Expected one key: value to a line. Put a text with ': ' "
        "in quotation marks, or correct the indentation or the missing colon of the line before.",
    ),
    (
        "could not find expected ':'",
        True,
        "The line has no colon and space after its key. Expected key: value. Add them, or indent "
        "the line if it continues the text above.",
    ),
    (
        "sequence entries are not allowed",
        False,
        "A list cannot begin in the line of its key. Expected '- ' on a line of its own. Start a "
        "new line, or put a text that starts with '-' in quotation marks.",
    ),
    (
        "scanning a block scalar",
        True,
        "'{character}' is followed by text. Expected the text on the lines below, indented. Start "
        "a new line, or put a text that starts with '{character}' in quotation marks.",
    ),
    (
        "cannot start any token|mapping keys are not allowed",
        False,
        "The text starts with '{character}'. Expected a letter, a digit or a quotation mark. "
        "Put the text in quotation marks.",
    ),
    (
        "scanning an? (anchor|alias|tag|directive)|parsing a (tag|node);",
        True,
        "The text starts with '{character}'. Expected a letter, a digit or a quotation mark. "
        "Put the text in quotation marks.",
    ),
)


def _position(mark: yaml.Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _property_message(written: str) -> str:
    role = "names the value for use elsewhere" if written[0] == "&" else "sets a type"
    return (
        f"'{_shorten(written)}' {role}. Expected only the value. Remove it, or put a text that "
        f"starts with '{written[0]}' in quotation marks."
    )


def _key_complaint(event: yaml.ScalarEvent) -> str:
    """What is wrong with a key in itself, or nothing."""
    if not event.value:
        return _EMPTY_KEY
    if event.value == "<<" and not event.style:
        return "'<<' merges another mapping in. Expected each key written out. Write them out."
    if len(event.value) > MAX_KEY:
        return (
            f"The key has {len(event.value):,} characters. Expected at most {MAX_KEY}. "
            "Look for a missing line break, or for a colon that does not belong there."
        )
    if not event.value.isprintable():
        return "The key has a character that cannot be seen. Expected a plain word. Remove it."
    return ""
