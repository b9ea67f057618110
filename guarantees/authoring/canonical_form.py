"""The one canonical form of a record file: what ``fmt`` writes. Decision 14 has its rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from ruamel.yaml.error import YAMLError

from guarantees.authoring.canonical_layout import laid_out
from guarantees.authoring.comment_places import CommentPlaces, Owner
from guarantees.authoring.record_comments import Comment, Where, split_comments
from guarantees.files.yaml_reader import Document, Location, UnreadableRecord, read_yaml
from guarantees.records.fields import Record
from guarantees.records.proposal import Proposal
from guarantees.reference.schema import MODELS

_SCHEMA_LINE = re.compile(r"\s*# *yaml-language-server: *\$schema=(\S+)\s*$")
_TWO_WAYS = (
    "Programs read its syntax in two ways. Write a space after each colon and comma in brackets."
)
_LEFT_ALONE = "cannot be put in canonical form without harm, and is left alone."


class NotFormatted(Exception):
    """The canonical form would not say the same as the file. The message is a sentence for the curator."""


def canonical_text(
    text: str, model: type[Record], *, schema_folder: str | None = None, path: str = ""
) -> str:
    """The canonical form of a record of the given model, valid or not.

    ``schema_folder`` is the folder of the schemas as seen from the file (by default, from where records of the model
    are kept); ``path`` names the file in problems. Raises UnreadableRecord when the strict reader refuses the text,
    and NotFormatted when the result would not hold the same values and comments.
    """
    before = read_yaml(text.encode("utf-8", "surrogatepass"), path)
    split = split_comments(_without_schema_line(_with_line_feeds(text)))
    try:
        body = laid_out(split.bare, model, _opened_by(split.comments))
        places = _places(body, before)
        result = "\n".join([schema_line(model, schema_folder), *places.filled(split.comments), ""])
        places = _places(result, before)
    except UnreadableRecord as refused:
        raise NotFormatted(f"{_LEFT_ALONE} Then: {refused.problems[0].message}") from None
    except YAMLError as error:
        raise NotFormatted(f"{_LEFT_ALONE} {_TWO_WAYS}") from error
    found = split_comments(_without_schema_line(result)).comments
    if _belongings(split.comments, places) != _belongings(found, places):
        raise NotFormatted(f"{_LEFT_ALONE} A comment would be lost, or stand at another place.")
    return result


def _places(text: str, before: Document) -> CommentPlaces:
    """The places for comments in a text that must hold the same values as the document."""
    document = read_yaml(text.encode(), "")
    if document.tree != before.tree:
        raise NotFormatted(f"{_LEFT_ALONE} A value would change.")
    return CommentPlaces(text, document)


def schema_line(model: type[Record], schema_folder: str | None = None) -> str:
    """The first line of a record, by which editors find the schema of its model."""
    folder = schema_folder or ("../schema" if model is Proposal else "../../schema")
    name = next(name for name, known in MODELS.items() if known is model)
    return f"# yaml-language-server: $schema={folder}/{name}.schema.json"


def schema_named(text: str) -> str | None:
    """The path of the schema that the head of a file names."""
    found = (_SCHEMA_LINE.match(line) for line in _head(text))
    return next((match[1] for match in found if match), None)


def _head(text: str) -> list[str]:
    """The lines of comments and blank lines before the record."""
    return list(takewhile(lambda line: line.lstrip()[:1] in ("", "#"), text.split("\n")))


def _without_schema_line(text: str) -> str:
    head = _head(text)
    kept = [line for line in head if not _SCHEMA_LINE.match(line)]
    return "\n".join([*kept, *text.split("\n")[len(head) :]])


def _with_line_feeds(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").removesuffix("\r")


def _opened_by(comments: Iterable[Comment]) -> set[Location]:
    """The lists and mappings inside which comments stand."""
    opened: set[Location] = set()
    for comment in comments:
        if comment.text:
            inside = len(comment.location) + (comment.where is Where.BELOW)
            opened.update(comment.location[:length] for length in range(inside))
    return opened


def _belongings(comments: Iterable[Comment], places: CommentPlaces) -> Counter[tuple[str, Owner]]:
    """How often each comment stands at each place."""
    return Counter((comment.text, places.owner(comment)) for comment in comments if comment.text)
