"""What a curator reads when YAML cannot be parsed, or when it says more than a record may."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

MAX_KEY = 100

EMPTY_KEY = "The key is empty. Expected a text before the colon. Write it, or remove the line."
UNREADABLE = (
    "The file cannot be understood from here on. Expected key: value. "
    "Check quotation marks, brackets, colons and indentation."
)

# What the parsers say (a pattern that fits libyaml and pure Python), whether they point at where
# the construct began, and the message for the curator.
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


@dataclass(frozen=True)
class SyntaxMessages:
    """Puts what the parser says in a curator's words.

    ``bracket`` is the index in ``text`` of the innermost bracket that is open, ``last`` the event before the error.
    """

    text: str
    bracket: int | None
    last: Any

    def explain(self, error: yaml.MarkedYAMLError) -> tuple[int, str]:
        """Where the curator should look, and what to do there."""
        said, index = f"{error.context}; {error.problem}", error.problem_mark.index
        for pattern, at_context, message in _SYNTAX:
            if re.search(pattern, said):
                index = error.context_mark.index if at_context else index
                return index, message.format(character=self.text[index : index + 1])
        if re.search("escape|hexdecimal|hexadecimal", said):
            return self._escape(index)
        if "flow sequence;" in said or "flow mapping;" in said:
            return self._bracket(error.context_mark.index, index)
        if "node content" in said:
            return self._missing_value(index)
        if "parsing a block" in said or "<document start>" in said:
            return self._misfit(index)
        return index, UNREADABLE

    def _escape(self, index: int) -> tuple[int, str]:
        index = self.text.rfind("\\", 0, index + 1)
        return index, (
            f"'{self.text[index : index + 2]}' does not form a character in double quotation "
            "marks. Expected '\\\\' for a backslash. Double it, or use single quotation marks."
        )

    def _bracket(self, opening: int, index: int) -> tuple[int, str]:
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

    def _missing_value(self, index: int) -> tuple[int, str]:
        if self.bracket is not None and not self.text[index:].strip():
            return self._bracket(self.bracket, index)
        if self.text[index : index + 1] == ":":
            return index, EMPTY_KEY
        token = self.text[index : index + 3]
        token = token if token in ("---", "...") else token[:1]
        return index, (
            f"'{token}' is not expected here. Expected a value. Remove it, or put the whole value "
            "in quotation marks."
        )

    def _misfit(self, index: int) -> tuple[int, str]:
        """The parser had finished a value, and what follows does not continue it."""
        if self.text[index : index + 1] in ("]", "}", ",", ":"):
            return self._missing_value(index)
        if self._follows_a_quotation_mark(index):
            return index, (
                f"Text follows the quotation mark that closes the one in line "
                f"{self.last.start_mark.line + 1}. Expected the end of the line. Close each text "
                "where it ends; inside single quotation marks, write ' twice."
            )
        return index, (
            "The line does not fit the lines above. Expected a key or '- ' in the same column as "
            "the others of its group. Correct the indentation."
        )

    def _follows_a_quotation_mark(self, index: int) -> bool:
        """Whether a quoted text ends earlier in this line."""
        last = self.last
        if not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"'):
            return False
        return "\n" not in self.text[last.end_mark.index : index]


def shortened(text: str) -> str:
    """A text of at most 40 characters."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def property_message(written: str) -> str:
    """The message for ``&name`` or ``!type`` before a value."""
    role = "names the value for use elsewhere" if written[0] == "&" else "sets a type"
    return (
        f"'{shortened(written)}' {role}. Expected only the value. Remove it, or put a text that "
        f"starts with '{written[0]}' in quotation marks."
    )


def repeated_key_message(first_line: int) -> str:
    """The message for a key that its mapping has already, since ``first_line``."""
    return (
        f"is given twice, first in line {first_line}. Expected each key once. "
        "Remove or rename one of the two."
    )


def key_problem(event: yaml.ScalarEvent) -> str:
    """What is wrong with a key in itself, or nothing."""
    if not event.value:
        return EMPTY_KEY
    if event.value == "<<" and not event.style:
        return "'<<' merges another mapping in. Expected each key written out. Write them out."
    if len(event.value) > MAX_KEY:
        return (
            f"The key has {len(event.value):,} characters. Expected at most {MAX_KEY}. "
            "Look for a missing line break, or for a colon that does not belong there."
        )
    if not event.value.isprintable():
        return "The key has an invisible character. Expected a plain word. Remove it."
    return ""
