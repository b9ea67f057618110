"""Coded values in words and signs."""

from __future__ import annotations

import pytest

from guarantees.records.values import Quantity
from guarantees.records.vocabulary import Sign
from guarantees.words.value_words import value_sign, value_words
from tests.builders import sample


@pytest.mark.parametrize(
    ("element", "value", "words", "sign"),
    [
        ("legal-effect", "binding", "Legally binding", Sign.YES),
        ("legal-effect", "none", "None", Sign.NO),
        ("legal-effect", "political", "Political", Sign.PARTIAL),
        ("legal-effect", "ambiguous", "Ambiguous", Sign.STATED),
        ("assistance", ("troops", "air-cover"), "Troops, Air cover", Sign.YES),
        ("assistance", ("troops", "excluded"), "Troops, Excluded", Sign.STATED),
        ("guarantors", ("freedonia", "open-list"), "Freedonia, Open list", Sign.STATED),
        ("guarantors", "sylvania", "Sylvania", Sign.STATED),
        ("guarantors", "gone", "gone", Sign.STATED),
        ("force-size", Quantity(about=5000, unit="soldiers"), "about 5,000 soldiers", Sign.STATED),
        ("force-size", Quantity(exactly=2, unit="ships"), "2 ships", Sign.STATED),
    ],
)
def test_a_value_has_words_and_a_sign(element: str, value: object, words: str, sign: Sign) -> None:
    """Labels of options, names of actors, numbers with units; several signs that differ are no sign."""
    codebook = sample().elements[element]
    assert value_words(value, codebook, sample()) == words
    assert value_sign(value, codebook) is sign
