"""The coding rule of an element for readers, who know the names of answers and not their ids."""

from __future__ import annotations

import re

from guarantees.records.element import Element

_ID = re.compile(r"\b[a-z]+(?:[-_][a-z]+)+\b")


def coding_rule(element: Element) -> str:
    """The rule with the names of its answers: “All parliaments” for ``all-parliaments``.

    Ids of one word stay: in a sentence they are words. Keys of the records lose their underscores.
    """
    labels = {option.id: option.label for option in element.options}

    def in_words(found: re.Match[str]) -> str:
        label = labels.get(found[0])
        return f"“{label}”" if label else found[0].replace("_", " ")

    return _ID.sub(in_words, element.coding_rule)
