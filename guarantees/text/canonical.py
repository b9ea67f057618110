"""The one form in which two texts are compared: what a reader cannot see, or typography varies, does not count.

Case and wording do. A text is compared with another only in this form, whoever compares: quotations with archived
texts, searches with records, spellings with each other.
"""

from __future__ import annotations

import unicodedata

import regex

NO_SPACES = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
    r"\u3005-\u3007\u30fc"
)
"""The letters of scripts that write no spaces between words, for a set of the package ``regex``."""
# A word that a soft hyphen, or the sign that some programs make of it, divides at the end of a line.
_DIVIDED = regex.compile(r"(?<=\p{L})[\u00ad¬]\s+(?=\p{Ll})")
# Soft hyphens, joiners, spaces without width, byte order marks, marks of direction, control characters.
_INVISIBLE = regex.compile(r"(?V1)[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]--\s]")
SINGLE_MARKS = "’‘‛‚‹›`´′‵ʹʻʼʽʾʿˊˋ՚׳ꞌ＇"
"""Apostrophes and single quotation marks but for the typewriter's."""
_DOUBLE_MARKS = "“”„‟«»″‶ʺ״〝〞〟「」『』《》〈〉＂"
_MARKS = str.maketrans(dict.fromkeys(SINGLE_MARKS, "'") | dict.fromkeys(_DOUBLE_MARKS, '"'))
# Outside a word the single mark and the double one are both quotation marks.
_QUOTATION_MARK = regex.compile(r"""(?:(?<![\p{L}\p{N}\p{M}])'|'(?![\p{L}\p{N}])|"|<<|>>)+""")
HYPHENS = "‐‑‒–−⁃֊᠆"
"""Hyphens, and short dashes, but for the typewriter's."""
_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, "-") | dict.fromkeys("―⸺⸻", "—"))
_LONG_DASH = regex.compile(r" ?(?:-*—(?:[ —-]*[—-])?|-{2,}) ?|(?:^| )- | -$")
# Raised figures and fractions stay as they are, since 3½ is not 31/2, and the 1 of a footnote is no part of its word.
_COMPOSED = regex.compile(r"\P{No}+")
# Dictionaries, encyclopaedias and schoolbooks mark the stressed syllable of a Cyrillic word, and the vowels of an
# Arabic or Hebrew one; a line of Arabic is also filled by lengthening letters.
_AIDS = regex.compile(
    r"(?<=\p{Cyrillic})[\u0300\u0301]+"
    r"|(?<=\p{Arabic})[\u0640\u064b-\u0652\u0670]+"
    r"|(?<=\p{Hebrew})[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+"
)
# A space beside such a letter is a line's end, or typography; so is one before a percent sign.
_NO_SPACE = regex.compile(rf"(?<=[{NO_SPACES}]) | (?=[{NO_SPACES}])|(?<=\p{{Nd}}) (?=[%‰])")
_SPACED_ELLIPSIS = regex.compile(r"\. \. \.")
_ORDINARY = regex.compile(r"[A-Za-z0-9 ]*")


def canonical(text: str) -> str:
    """A text in canonical form.

    >>> canonical("“Wait…”, said the o\\ufb03ce\\u00a0— it’s non‑bind\\u00ading")
    '"Wait...", said the office-it\\'s non-binding'
    """
    return with_long_dashes(text).replace("—", "-")


def with_long_dashes(text: str) -> str:
    """The canonical form before long dashes, which divide words, become hyphens, which join them."""
    if _ORDINARY.fullmatch(text):
        return " ".join(text.split())
    # The marks come first: Unicode's own form would take some of them apart.
    text = _COMPOSED.sub(_composed, without_invisible(text).translate(_MARKS))
    text = " ".join(_AIDS.sub("", text).split())
    text = _QUOTATION_MARK.sub('"', text).translate(_HYPHENS)
    text = _SPACED_ELLIPSIS.sub("...", _LONG_DASH.sub("—", text))
    return _NO_SPACE.sub("", text)


def _composed(found: regex.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def without_invisible(text: str) -> str:
    """A text without the characters that have neither a sign nor a width, and whole where a soft hyphen divides it."""
    return _INVISIBLE.sub("", _DIVIDED.sub("", text))


def folded(text: str) -> str:
    """The canonical form in which capital letters do not count either, those of Turkish included."""
    plain = canonical(text).casefold().replace("i\u0307", "i").replace("ı", "i")
    return unicodedata.normalize("NFKC", plain)
