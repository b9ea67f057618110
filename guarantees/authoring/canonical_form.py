"""The canonical form of a record file, which ``fmt`` writes. Decision 14 has its rules."""

from __future__ import annotations

import re
from itertools import takewhile, zip_longest

from ruamel.yaml.error import YAMLError as RuamelError
from yaml import YAMLError as PyYamlError

from guarantees.authoring.canonical_layout import laid_out
from guarantees.authoring.laid_out_already import is_laid_out
from guarantees.authoring.spacing import Part, parts_in, tidy
from guarantees.records.fields import Record
from guarantees.records.proposal import Proposal
from guarantees.text.reading import with_line_feeds
from guarantees.yaml_files.document import Document
from guarantees.yaml_files.record_kinds import MODELS
from guarantees.yaml_files.yaml_reader import UnreadableRecord, read_yaml

_SCHEMA_LINE = re.compile(r"\s*# *yaml-language-server: *\$schema=(\S+)\s*$")
_AMBIGUOUS = (
    "Programs disagree on its syntax. Write a space after each colon and comma in brackets."
)
_LEFT_ALONE = "cannot be formatted safely and is left alone."


class NotFormatted(Exception):
    """The canonical form would not say the same as the file. The message is a sentence for the curator."""


def canonical_text(
    text: str,
    model: type[Record],
    *,
    schema_folder: str | None = None,
    path: str = "",
    document: Document | None = None,
) -> str:
    """The canonical form of a record of the given model, valid or not. Keys keep their order.

    ``schema_folder`` is the folder of the schemas as seen from the file (by default, from where records of the model
    are kept); ``path`` names the file in problems; ``document`` is what the strict reader found in the text, where it
    was read before. Raises UnreadableRecord when the reader refuses the text, and NotFormatted when the result would
    not hold the same values and comments.
    """
    before = document or read_yaml(text.encode("utf-8", "surrogatepass"), path)
    first = schema_line(model, schema_folder)
    if text.startswith(f"{first}\n") and is_laid_out(text.removeprefix(f"{first}\n"), before.tree):
        return text
    body = _without_schema_line(with_line_feeds(text.removeprefix("\ufeff")))
    try:
        result = tidy(f"{first}\n{laid_out(body)}")
        if result == text:
            return result
        after = read_yaml(result.encode(), "")
        expected, found = parts_in(f"{first}\n{body}"), parts_in(result)
    except UnreadableRecord as refused:
        raise NotFormatted(f"{_LEFT_ALONE} Then: {refused.problems[0].message}") from None
    except (RuamelError, PyYamlError) as error:
        raise NotFormatted(f"{_LEFT_ALONE} {_AMBIGUOUS}") from error
    if before.tree != after.tree:
        raise NotFormatted(f"{_LEFT_ALONE} A value would change.")
    if expected != found:
        raise NotFormatted(f"{_LEFT_ALONE} {_comment_lost(expected, found)}")
    return result


def _comment_lost(expected: list[Part], found: list[Part]) -> str:
    """The first comment that would not be kept where it is."""
    changed = (pair for pair in zip_longest(expected, found) if pair[0] != pair[1])
    comment = next(part.text for pair in changed for part in pair if part and part.is_comment)
    return (
        f"The comment '{comment}' would be lost or moved. "
        "Put it above a key, on a line of its own, or after a value."
    )


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
