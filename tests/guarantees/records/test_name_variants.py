"""Spellings of names as records."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import load
from guarantees.records.name_variants import NameVariants
from tests.builders import write_records

FILE = "registry/name_variants.yaml"


def loaded(root: Path, content: str):
    """The small folder with a registry of spellings."""
    return load(write_records(root, {FILE: content}), "records")


def test_spellings_are_read_in_order(tmp_path: Path) -> None:
    """The catalogue has each name with its spellings; without the file it has none."""
    content = "names:\n  - spellings: [Bolik, Bolyk]\n  - {spellings: [Ruritania, Руритания], note: Both are used.}\n"
    found = loaded(tmp_path / "with", content)
    assert found.problems == ()
    assert found.catalogue.name_variants == (
        NameVariants(spellings=("Bolik", "Bolyk")),
        NameVariants(spellings=("Ruritania", "Руритания"), note="Both are used."),
    )
    assert load(write_records(tmp_path / "without")).catalogue.name_variants == ()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "spellings: [Bolik]",
            "2:16: names[0].spellings: has 1 entry. Expected at least 2. Add what is missing.",
        ),
        (
            "spellings: [Bolik, Bolik]",
            "2:16: names[0].spellings: lists Bolik more than once. Keep each once.",
        ),
        (
            "spellings: [Bolik, Bolyk/Balik]",
            "2:24: names[0].spellings[1]: 'Bolyk/Balik' has '/' (U+002F SOLIDUS). Expected the words of one name: "
            "letters and digits, with apostrophes, hyphens and single spaces between them. "
            "List each spelling by itself.",
        ),
        (
            "spellings: ['(Bolik)', Bolyk]",
            "2:17: names[0].spellings[0]: '(Bolik)' has '(' (U+0028 LEFT PARENTHESIS). Expected the words of one name: "
            "letters and digits, with apostrophes, hyphens and single spaces between them. "
            "List each spelling by itself.",
        ),
        (
            "variants: [Bolik, Bolyk]",
            "2:5: names[0].variants: 'variants' is not a known key. Expected one of: note, spellings.",
        ),
    ],
)
def test_what_a_curator_did_not_mean_is_refused(entry: str, message: str, tmp_path: Path) -> None:
    """Only the broken entry is left out, and what is said names its place."""
    content = f"names:\n  - {entry}\n  - spellings: [Ruritania, Ruritanya]\n"
    found = loaded(tmp_path, content)
    assert f"records/{FILE}:{message}" in [str(problem) for problem in found.problems]
    assert found.catalogue.name_variants == (NameVariants(spellings=("Ruritania", "Ruritanya")),)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Слов'янськ", "Слов'янськ"),
        ("Слов’янськ", "Слов’янськ"),
        ("Словʼянськ", "Словʼянськ"),
        ("Киі\u0308в", "Київ"),
        ("Bila Tserkva", "Bila Tserkva"),
        ("Kamianets-Podilskyi", "Kamianets-Podilskyi"),
        ("Кам’янець‑Подільський", "Кам’янець‑Подільський"),
        ("基辅", "基辅"),
        ("कीव", "कीव"),
    ],
)
def test_a_spelling_may_have_what_names_have(written: str, read: str, tmp_path: Path) -> None:
    """Apostrophes, hyphens, accents and several words are no mistakes, and letters are stored composed."""
    content = f'names:\n  - spellings: [Bolik, "{written}"]\n'
    found = loaded(tmp_path, content)
    assert found.problems == ()
    assert found.catalogue.name_variants == (NameVariants(spellings=("Bolik", read)),)


def test_a_spelling_belongs_to_one_name(tmp_path: Path) -> None:
    """A spelling in two entries is reported where it comes the second time, in whatever letters."""
    content = "names:\n  - spellings: [Bolik, Bolyk]\n  - spellings: [Balik, BOLYK]\n"
    assert [str(problem) for problem in loaded(tmp_path, content).problems] == [
        f"records/{FILE}:3:24: names[1].spellings[1]: 'BOLYK' is already a spelling at records/{FILE}:2. "
        "Keep it in one of the two entries."
    ]


def test_spellings_that_sound_alike_belong_to_one_name(tmp_path: Path) -> None:
    """Search would not tell them apart, so the message says which spelling is meant."""
    content = "names:\n  - spellings: [Hryhorivka, Gora]\n  - spellings: [Dolina, Григоріївка]\n"
    assert [str(problem) for problem in loaded(tmp_path, content).problems] == [
        f"records/{FILE}:3:25: names[1].spellings[1]: 'Григоріївка' sounds like 'Hryhorivka', which is already a "
        f"spelling at records/{FILE}:2. Keep it in one of the two entries."
    ]


def test_one_entry_may_hold_a_name_in_two_cases(tmp_path: Path) -> None:
    """Within one entry there is no doubt to which name a spelling belongs."""
    content = "names:\n  - spellings: [Bolik, BOLIK]\n"
    assert loaded(tmp_path, content).problems == ()
