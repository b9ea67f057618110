"""Names by their sound: one form for a name in Cyrillic letters and in the ways of writing it in Latin ones.

The Ukrainian national table and the Russian ones differ (г is h or g, и is y or i), and so do writers of English. The
sound of a name is the same in all of them. German, Polish, French and Czech writers use the letters in other ways:
their readings are tried for a word that the records do not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guarantees.text.canonical import canonical
from guarantees.text.letters import latin_letters, plain_letters, without_ending

_REPEATED = re.compile(r"(.)\1+")
_SOFTENED = re.compile(r"(?<=[cčšž])i(?=[aou])")
_VOWELS = re.compile(r"[aeiou]+")


class _Letters:
    """Letters and the sounds they stand for, the longest first: š is sh, ž is zh, č is ch, x is kh and c is ts."""

    def __init__(self, sounds: Mapping[str, str]) -> None:
        self._sounds = sounds
        self._pattern = re.compile("|".join(sorted(sounds, key=len, reverse=True)))

    def sound(self, word: str) -> str:
        sounds = self._pattern.sub(lambda found: self._sounds[found[0]], word)
        sounds = _REPEATED.sub(r"\1", sounds).replace("ie", "e")
        return _SOFTENED.sub("", _REPEATED.sub(r"\1", sounds))


# What is alike in every table: i, y and j; h and g; v and w.
_ANYWHERE = {"y": "i", "j": "i", "w": "v", "g": "h", "q": "k", "x": "ks"}
_ENGLISH = _Letters(
    _ANYWHERE
    | {"shch": "šč", "sh": "š", "zh": "ž", "ch": "č", "kh": "x", "ts": "c", "tz": "c", "c": "k"}
    | {"ce": "se", "ci": "si", "cy": "si", "ck": "k", "ph": "f", "qu": "k"}
    # In names from elsewhere.
    | {"schtsch": "šč", "tsch": "č", "sch": "š", "szcz": "šč", "cz": "č", "sz": "š"}
)
_GERMAN = _Letters(
    _ANYWHERE | {"schtsch": "šč", "tsch": "č", "sch": "š", "ch": "x", "z": "c", "c": "k", "ck": "k"}
)
_POLISH = _Letters(_ANYWHERE | {"szcz": "šč", "cz": "č", "sz": "š", "rz": "r", "ch": "x"})
_FRENCH = _Letters(
    _ANYWHERE
    | {"chtch": "šč", "tch": "č", "ch": "š", "kh": "x", "ts": "c", "j": "ž", "ou": "u", "c": "k"}
    | {"gue": "he", "gui": "hi", "qu": "k", "ine": "in"}
)
# The marks of Czech, Polish and scholarly writing become sounds before accents go.
_MARKED = str.maketrans("čćšśžżźğ", "čcšsžžzh")
# Schröder and Schroeder, Støre and Stoere.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_UMLAUT_IN_FULL = re.compile(r"(?<=[aou])e")
_CZECH = _Letters(_ANYWHERE | {"ch": "x", "x": "x"})
_RUSSIAN_ADJECTIVES = {"aia": "a", "oe": "e", "ee": "e", "oi": "i"}
_SLAVIC = re.compile(
    r"([oei]v(a|o|e|ci)?|[^aeiou]ka|sk(e|i|oe|aia)?|ck|p[oi]l|[ei]n[oe]|h[or]+a?d|oe|aia)$"
)
_ROUGHLY = str.maketrans("zžx", "sšh")


def sound(word: str) -> str:
    """The sound of a name, in whatever letters.

    >>> {sound(name) for name in ("Енергодар", "Энергодар", "Enerhodar", "Energodar")}
    {'enerhodar'}
    """
    return sound_of_letters(_without_ending(plain_letters(word)))


def _without_ending(plain: str) -> str:
    """So that Donbass ends as Donbas does."""
    return without_ending(plain[:-1] if plain.endswith("ss") else plain)


def sound_of_letters(plain: str) -> str:
    """The sound of plain letters, with whatever ending."""
    return _ENGLISH.sound(plain)


def rough_sound(sounds: str) -> str:
    """A sound in which s and z, sh and zh, kh and h are one: German, French and others do not tell them apart."""
    return _REPEATED.sub(r"\1", sounds.translate(_ROUGHLY))


def foreign_readings(word: str) -> Iterator[str]:
    """The rough sounds of a name as German, Polish, French and Czech readers say it, and with a Ukrainian ending."""
    sounds = sound(word)
    plain = _without_ending(plain_letters(word))
    for letters in (_ENGLISH, _GERMAN, _POLISH, _FRENCH, _CZECH):
        yield rough_sound(letters.sound(plain))
    marked = "".join(
        letter if letter in "čšž" else plain_letters(letter)
        for letter in latin_letters(canonical(word)).lower().translate(_MARKED)
    )
    yield rough_sound(_CZECH.sound(_without_ending(marked)))
    yield rough_sound(sound(canonical(word).lower().translate(_UMLAUTS)))
    yield rough_sound(_ENGLISH.sound(_UMLAUT_IN_FULL.sub("", plain)))
    for ending, ukrainian in _RUSSIAN_ADJECTIVES.items():
        if sounds.endswith(ending):
            yield rough_sound(sounds.removesuffix(ending) + ukrainian)


def is_slavic(word: str) -> bool:
    """Whether a word is in Cyrillic letters, or ends as names of Slavic places do."""
    return latin_letters(word) != word or _SLAVIC.search(sound(word)) is not None


def bones(sounds: str) -> str:
    """A sound without the difference between vowels, in which Ukrainian and Russian forms of a name often differ.

    >>> bones(sound("Авдіївка")) == bones(sound("Авдеевка"))
    True
    """
    return _VOWELS.sub(".", sounds)
