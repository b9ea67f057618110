"""``text``: an archived text with the numbers of its paragraphs, or those in which some words stand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from guarantees.archive.selection import NoSuchRecord, require
from guarantees.archive.silences import words_looked_for
from guarantees.archive.texts import ArchivedFile, read_archive, read_text, shown
from guarantees.archive.word_search import WordSearch
from guarantees.commands.arguments import DEFAULT_FOLDER, add_archive, add_format, folder
from guarantees.commands.arguments import text as as_typed
from guarantees.commands.output import print_json
from guarantees.records.element import Element
from guarantees.records.fields import paragraphs_of
from guarantees.records.source import Source
from guarantees.text.reading import NotText
from guarantees.yaml_files.record_content import UnusableFile
from guarantees.yaml_files.record_files import RecordFile, find, read_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``text``."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        help="the id of a source, the name of a text in the archive, or a path",
    )
    add_archive(parser, required=False)
    parser.add_argument(
        "--find",
        nargs="+",
        type=as_typed,
        default=[],
        metavar="WORDS",
        help="only paragraphs with one of these; a beginning is enough, capital letters do not count",
    )
    parser.add_argument(
        "--element",
        nargs="+",
        default=[],
        metavar="ID",
        help="only paragraphs with a word to look for, by the codebook or a silence, for these elements",
    )
    parser.add_argument("--from", type=_paragraph, dest="first", metavar="pN", help="from here on")
    parser.add_argument("--to", type=_paragraph, dest="last", metavar="pN", help="up to here")
    parser.add_argument(
        "--folder",
        type=folder,
        default=DEFAULT_FOLDER,
        metavar="DIR",
        help="the folder of records (default: proposals)",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print a text with the numbers of its paragraphs, all of them or those in which some words stand.

    What was found nowhere is said at the end. Ends with 2 when there is no such text or element.
    """
    try:
        text, sought = _asked_for(options)
    except (NoSuchRecord, UnusableFile, NotText) as refusal:
        print(f"python -m guarantees text: {refusal}", file=sys.stderr)
        return 2
    found = _found(text, sought, options.first, options.last)
    if options.format == "json":
        print_json({"path": text.path, **found.as_dict()})
    else:
        print(*_lines(text, found, sought), sep="\n")
    return 0


_Sought = dict[str, tuple[str, ...]]
"""The words to look for by the element they are for, "" for those that were typed; empty to print everything."""


def _paragraph(typed: str) -> int:
    named = paragraphs_of(typed if typed.startswith("p") else f"p{typed}")
    if not named or len(named) > 1:
        raise argparse.ArgumentTypeError(f"'{typed}' is not a paragraph. Expected one such as p12.")
    return named[0]


# ---------------------------------------------------------------- which text, and which words


def _asked_for(options: argparse.Namespace) -> tuple[ArchivedFile, _Sought]:
    files = read_folder(Path(options.folder)).files if Path(options.folder).is_dir() else ()
    elements = {element.id: element for _, _, element in find(files, Element)}
    require("element", options.element, elements)
    sought: _Sought = {"": tuple(options.find)} if options.find else {}
    for element in options.element:
        sought[element] = words_looked_for(files, elements[element], options.source)
        if not sought[element]:
            raise NoSuchRecord(f"for '{element}' the codebook names no words. Name some: --find.")
    return _text(options.source, options.archive, files), sought


def _text(name: str, archive: list[str] | None, files: tuple[RecordFile, ...]) -> ArchivedFile:
    """The text of a source, or of a file. Raises NoSuchRecord, UnusableFile, NotText."""
    if Path(name).is_file():
        return read_text(Path(name))
    if archive is None:
        raise NoSuchRecord(f"'{name}' is not a file. For the text of a source add --archive.")
    texts = read_archive(*map(Path, archive))
    sources = {source.id: source for _, _, source in find(files, Source)}
    source = sources.get(name)
    text = texts.text_of(source) if source else texts.names.get(name)
    if text is None and source is None:
        require("source", [name], {*sources, *texts.names})
    if text is None:
        raise NoSuchRecord(f"the archive does not hold the text of '{name}'.")
    return text


# ---------------------------------------------------------------- what is printed


@dataclass(frozen=True)
class _Found:
    """Paragraphs by their number, the words that were found in each, and those found nowhere."""

    paragraphs: dict[int, str]
    words: dict[int, list[str]]
    not_found: list[str]

    def as_dict(self) -> dict[str, object]:
        return {
            "paragraphs": [
                {"number": number, "text": text, "found": self.words.get(number, [])}
                for number, text in self.paragraphs.items()
            ],
            "not_found": self.not_found,
        }


def _found(text: ArchivedFile, sought: _Sought, first: int | None, last: int | None) -> _Found:
    numbers = range(first or 1, min(last or len(text.paragraphs), len(text.paragraphs)) + 1)
    words = list(dict.fromkeys(chain.from_iterable(sought.values())))
    all_places = WordSearch(text.paragraphs).by_paragraph(words) if words else {}
    places = {number: found for number, found in all_places.items() if number in numbers}
    known = set(chain.from_iterable(places.values()))
    return _Found(
        {number: shown(text.paragraphs[number - 1]) for number in (places if words else numbers)},
        places,
        [word for word in words if word not in known],
    )


def _lines(text: ArchivedFile, found: _Found, sought: _Sought) -> list[str]:
    lines = []
    for number, paragraph in found.paragraphs.items():
        why = _by_element(found.words.get(number, []), sought)
        lines.append(f"p{number}{f' ({why})' if why else ''}: {paragraph}")
    lines.append(f"{len(found.paragraphs)} of {len(text.paragraphs)} paragraphs of {text.path}.")
    if found.not_found:
        lines.append(f"Found nowhere: {_by_element(found.not_found, sought)}.")
    return lines


def _by_element(words: Collection[str], sought: _Sought) -> str:
    """Words with the elements they are for, if several were named."""
    return "; ".join(
        (f"{element}: " if element and len(sought) > 1 else "") + ", ".join(listed)
        for element, each in sought.items()
        if (listed := [word for word in each if word in words])
    )
