"""A word in plain letters: what a search ignores in any word, whatever its language, is taken away."""

from __future__ import annotations

import re

from anyascii import anyascii
from translitua import RussianInternationalPassport1997, UkrainianKMU, translit

from guarantees.text.canonical import canonical, folded
from guarantees.text.whole_words import has_signs
from guarantees.text.words import words_of

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN_ONLY = re.compile(r"[ыэёъ]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s$", re.IGNORECASE)
_NOT_PLAIN = re.compile(r"[^a-z0-9]")
_SHORTEST_WITH_ENDING = 4
# Endings that British and American English write differently, and the form that both get.
_SPELLINGS = {
    "is": "iz",
    "ys": "yz",
    "our": "or",
    "re": "er",
    "ense": "ence",
    "ogue": "og",
    "amme": "am",
    "ll": "l",
    "dgement": "dgment",
    "oeuv": "euv",
}
_SPELLED_TWO_WAYS = re.compile(
    r"(?<=\w{4})is(?=(?:e|ed|er|ing|ation)$)"
    r"|(?<=\w{3})ys(?=(?:e|ed|er|ing)$)"
    r"|(?<=\w{3})our(?=(?:ed|er|ing|able|hood|less)?$)"
    r"|(?<=\w{2}[bctv])re$"
    r"|(?<=\w{2})ense(?=(?:less)?$)"
    r"|(?<=\w{3})ogue$"
    r"|(?<=\w{4})amme$"
    r"|(?<=\w{4})ll(?=(?:ed|er|or|ing)$)"
    r"|dgement$"
    r"|oeuv"
)


def latin_letters(word: str) -> str:
    """A word with its Cyrillic letters in Latin ones, as official documents write them.

    By the table of Russian passports if it has a letter that only Russian has, else by the Ukrainian national table
    (resolution 55 of 2010).

    >>> latin_letters("Енергодар"), latin_letters("Объект"), latin_letters("Zelenskyy")
    ('Enerhodar', "Ob'ekt", 'Zelenskyy')
    """
    if not _CYRILLIC.search(word):
        return word
    is_russian = _RUSSIAN_ONLY.search(word)
    return str(translit(word, RussianInternationalPassport1997 if is_russian else UkrainianKMU))


def plain_letters(word: str) -> str:
    """A word in lower-case Latin letters and digits, without accents and the possessive; never empty.

    A sign of a script without spaces stays as it is: other signs are read the same.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    written = _POSSESSIVE.sub("", canonical(word))
    if has_signs(written):
        return folded(written)
    plain = _NOT_PLAIN.sub("", anyascii(latin_letters(written)).lower())
    # What cannot be written in Latin letters is compared character by character.
    return plain or word.casefold().encode().hex()


def has_name(text: str, *names: str) -> bool:
    """Whether a text has the words of one of the names, one after another.

    >>> has_name("Article 5 is for allies", "RT"), has_name("Türkiye's offer", "turkiye")
    (False, True)
    """
    words, *named = ([plain_letters(word) for word in words_of(each)] for each in (text, *names))
    return any(words[at : at + len(name)] == name for name in named for at in range(len(words)))


def without_ending(plain: str) -> str:
    """One form for singular and plural, and for the endings with which English writes a Slavic name.

    >>> without_ending("zelenskyy"), without_ending("sergei"), without_ending("countries")
    ('zelensky', 'sergey', 'country')
    """
    if len(plain) < _SHORTEST_WITH_ENDING or not plain.isalpha():
        return plain
    if plain.endswith("ies"):
        plain = plain[:-3] + "y"
    elif plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        plain = plain[:-1]
    if plain.endswith(("ia", "ya")):
        return plain[:-2].rstrip("iy") + "ia"
    return plain.rstrip("ijy") + "y" if plain.endswith(("i", "j", "y")) else plain


def one_spelling(plain: str) -> str:
    """One form for the British and the American spelling of a word.

    >>> one_spelling("defence") == one_spelling("defense"), one_spelling("labour"), one_spelling("centre")
    (True, 'labor', 'center')
    """
    return _SPELLED_TWO_WAYS.sub(lambda found: _SPELLINGS[found[0]], plain)
