"""What a cell answers in a few words: for a table with one line a question."""

from __future__ import annotations

from collections.abc import Sequence

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import Cell, CellState
from guarantees.records.element import Element
from guarantees.records.values import AMBIGUOUS, values_of
from guarantees.records.vocabulary import Sign
from guarantees.words.cell_words import CellLine, cell_words, value_words

ROOM = 26
"""Characters of a brief answer beyond which further values are only counted."""


def asks_yes_or_no(element: Element) -> bool:
    """Whether a proposal can say yes or no to the question: some option is a yes, and some a no.

    Elsewhere an answer says which of several things it is, and a sign of approval would mislead.
    """
    return {Sign.YES, Sign.NO} <= {option.sign for option in element.options}


def brief_answer(cell: Cell, element: Element, catalogue: Catalogue) -> CellLine:
    """The answer in at most a few words; ``sign`` is "" if there are only words to show.

    Parts of a proposal, and what is ambiguous beside clear words, are left to the full sentence.
    """
    words = cell_words(cell, element, catalogue)
    if cell.state not in (CellState.CODED, CellState.DISPUTED):
        return words.line
    text = in_few_words(value_labels(cell, element, catalogue))
    approves = words.sign in (Sign.YES.glyph, Sign.PARTIAL.glyph, Sign.STATED.glyph)
    if approves and not asks_yes_or_no(element):
        return CellLine("", Sign.STATED.tone, text)
    return CellLine(words.sign, words.tone, text)


def value_labels(cell: Cell, element: Element, catalogue: Catalogue) -> tuple[str, ...]:
    """The labels of all single values that a cell shows, each once: options in the order of the codebook, the rest as
    recorded, the ambiguous last."""
    singles = [single for value in cell.values for single in values_of(value)]  # type: ignore[arg-type]
    options = (*element.option_ids, AMBIGUOUS)
    singles.sort(key=lambda single: options.index(single) if single in options else -1)
    return tuple(dict.fromkeys(value_words(single, element, catalogue) for single in singles))


def in_few_words(labels: Sequence[str], among: int | None = None) -> str:
    """As many labels as have room, the first in any case, and how many more there are: ``Russia, China +2``.

    Only the first ``among`` may be named; the others are counted.
    """
    shown = list(labels[:1])
    for label in labels[1:among]:
        if len(", ".join([*shown, label])) > ROOM:
            break
        shown.append(label)
    more = len(labels) - len(shown)
    return ", ".join(shown) + (f" +{more}" if more else "")
