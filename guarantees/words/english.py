"""Numbers with their nouns, and names in a row, in English."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 proposal``, ``6 proposals``. ``plural`` is for nouns that do not just take an s."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def counted_proposals(number: int) -> str:
    """Records of every kind in one word: ``6 proposals and agreements``. Treaties in force are among them."""
    return counted(number, "proposal or agreement", "proposals and agreements")


def and_words(names: list[str]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``. At least one."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
