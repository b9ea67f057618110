"""The names that the records have, and which of them is meant by a spelling that they do not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from guarantees.text.given_names import other_forms
from guarantees.text.sounds import bones, foreign_readings, is_slavic, rough_sound, sound

# Shorter names resemble too many others to be recognised by a foreign reading, or by their consonants.
_SHORTEST_SOUND = 4
_FEWEST_CONSONANTS = 3
_MOST_VOWELS_MORE = 1
# In per cent of the sounds. Below this, names with the same consonants are different names.
_ALIKE_PERCENT = 60
Meant = TypeVar("Meant", str, tuple[str, str])


class KnownNames:
    """The keys of names, by their sounds."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._rough = _told_apart((rough_sound(sounds), key) for sounds, key in keys.items())
        self._bones = _told_apart((bones(sounds), (sounds, key)) for sounds, key in keys.items())

    def nearest(self, word: str, sounds: str) -> str | None:
        """The key of the one name that a word may be another language's form of."""
        for reading in foreign_readings(word):
            if len(reading) >= _SHORTEST_SOUND and reading in self._rough:
                return self._rough[reading]
        for form in map(sound, other_forms(word)):
            if form in self._keys:
                return self._keys[form]
        return self._cognate(sounds) if is_slavic(word) else None

    def _cognate(self, sounds: str) -> str | None:
        """The key of the one name that differs in vowels only, as a Ukrainian name and its Russian form often do."""
        without_vowels = bones(sounds)
        if len(without_vowels.replace(".", "")) < _FEWEST_CONSONANTS:
            return None
        other, key = self._bones.get(without_vowels, ("", None))
        if key is None or abs(len(sounds) - len(other)) > _MOST_VOWELS_MORE:
            return None
        # Python's own measure: rapidfuzz takes three megabytes, and would be loaded for a dozen names at each start.
        alike = SequenceMatcher(None, sounds, other).ratio()
        return key if 100 * alike >= _ALIKE_PERCENT else None


def _told_apart(meant: Iterable[tuple[str, Meant]]) -> dict[str, Meant]:
    """Those that mean one thing only."""
    found: dict[str, set[Meant]] = {}
    for sounds, each in meant:
        found.setdefault(sounds, set()).add(each)
    return {sounds: several.pop() for sounds, several in found.items() if len(several) == 1}
