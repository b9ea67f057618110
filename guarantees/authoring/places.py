"""The places of quotations, filled in where a record leaves them open: evidence with a ``quote`` and no ``at``.

Only those lines change. The file is then read again and compared: anything but the old content with the new places is
refused.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guarantees.archive.explanations import difference
from guarantees.archive.passages import Passages
from guarantees.authoring.list_entries import CannotAdd
from guarantees.problems import Location, Problem, did_you_mean, field_name
from guarantees.text.reading import with_line_feeds
from guarantees.yaml_files.document import Document, Tree
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml

OPEN = "TODO"
"""What a curator writes for what is still open."""
_MOST_PLACES = 5
_OPEN_AT = re.compile(r"""(["']?)TODO\1""")
_SCALAR = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s,{}]+)""")


@dataclass(frozen=True)
class PlacesFilledIn:
    """The text of a file with the places that were found, how many these are, and why others were not."""

    text: str
    found: int
    problems: tuple[Problem, ...]


def has_open_places(document: Document) -> bool:
    """Whether a record leaves the place of a quotation open."""
    return any(_open_places(document.tree))


def with_places(
    text: str, path: str, document: Document, passages: Mapping[str, Passages]
) -> PlacesFilledIn:
    """The text of a record file in which open places of quotations are filled in.

    ``document`` is what was read from the text, ``passages`` are archived texts by the id of their source. Raises
    CannotAdd when the file would change in more than the places.
    """
    lines, tree = with_line_feeds(text).split("\n"), copy.deepcopy(document.tree)
    problems, found = [], 0
    # From the end, so that the lines above stay where they are.
    for location, evidence in reversed(list(_open_places(tree))):
        places = _places(evidence["source"], evidence["quote"], passages)
        if len(places) == 1:
            _write(lines, document, location, places[0])
            evidence["at"] = places[0]
            found += 1
        else:
            why = _why_open(evidence["source"], evidence["quote"], places, passages)
            place = document.position((*location, "quote"))
            problems.append(Problem(path, place.line, place.column, field_name(location), why))
    after = "\n".join(lines)
    if not _reads_as(after, tree):
        raise CannotAdd(
            f"{path}: the places cannot be filled in without changing something else. Write 'at: {OPEN}' on lines "
            "of their own, and try again."
        )
    return PlacesFilledIn(after, found, tuple(sorted(problems)))


def _open_places(tree: Any, location: Location = ()) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Every evidence with a quotation whose place is open, in the order of the file."""
    if isinstance(tree, dict):
        is_open = tree.get("at", OPEN) == OPEN
        written = all(isinstance(tree.get(key), str) for key in ("source", "quote"))
        if is_open and written and tree["quote"] != OPEN:
            yield location, tree
        steps: Iterable[tuple[str | int, Any]] = tree.items()
    else:
        steps = enumerate(tree) if isinstance(tree, list) else ()
    for step, value in steps:
        yield from _open_places(value, (*location, step))


def _places(source: str, quote: str, passages: Mapping[str, Passages]) -> list[str]:
    """Where the words of a quotation stand in its source."""
    text = passages.get(source)
    found = [span.at for span in text.find(quote) if text.is_whole(span)] if text else []
    return list(dict.fromkeys(found))


def _why_open(source: str, quote: str, places: list[str], passages: Mapping[str, Passages]) -> str:
    """Why no place, or none of several, was filled in."""
    if source not in passages:
        return f"the archive does not hold a text of '{source}'.{did_you_mean(source, passages)}"
    if places:
        more = ["…"] if len(places) > _MOST_PLACES else []
        listed = ", ".join([*places[:_MOST_PLACES], *more])
        return f"“{quote}” is in {listed}. Write the place that is meant, or quote more."
    return f"“{quote}” {difference(quote, passages[source], None)}"


def _write(lines: list[str], document: Document, location: Location, at: str) -> None:
    """Write a place in the lines of a file: for what is open, or after the source."""
    written = document.values.get((*location, "at"))
    if written:
        line = lines[written.line - 1]
        before, rest = line[: written.column - 1], line[written.column - 1 :]
        lines[written.line - 1] = before + _OPEN_AT.sub(at, rest, count=1)
        return
    source = document.values[(*location, "source")]
    line = lines[source.line - 1]
    end = source.column - 1 + len(_SCALAR.findall(line[source.column - 1 :])[0])
    if line[end:].lstrip().startswith((",", "}")):
        lines[source.line - 1] = f"{line[:end]}, at: {at}{line[end:]}"
    else:
        indentation = " " * (document.keys[(*location, "source")].column - 1)
        lines.insert(source.line, f"{indentation}at: {at}")


def _reads_as(text: str, tree: Tree) -> bool:
    try:
        return read_yaml(text.encode("utf-8", "surrogatepass"), "").tree == tree
    except UnreadableRecord:
        return False
