"""Where words begin and end, so that none is cut in two: a run of letters, and whatever belongs to it.

Half a word may say the opposite of the word: *binding* in *non-binding*, *they won* in *they won't*, *30* in *30,000*.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import regex

from guarantees.text.canonical import NO_SPACES, with_long_dashes

SIGNS_PER_WORD = 2
"""How many signs of a script without spaces count as a word where length is limited."""
SIGN = rf"[[{NO_SPACES}]&&[\p{{L}}\p{{N}}]]\p{{M}}*"
"""A sign of such a script with its marks, as a pattern of ``regex`` in its version 1."""
# Most quotations, whose words need not be looked for.
_PLAIN = regex.compile(r"[A-Za-z]++(?:[,;:]? [A-Za-z]++)*+")
_SIGN = regex.compile(SIGN, regex.VERSION1)
_LETTER = rf"(?:[[\p{{L}}\p{{Nd}}\p{{Nl}}]--[{NO_SPACES}]]\p{{M}}*)"
_DIGIT = r"\p{Nd}"
_FRACTION = r"[\u00bc-\u00be\u2150-\u215e]"
# Chinese and Japanese numbers are written with signs, after figures too: 三百五十, 5万.
_NUMERALS, _POWERS = "〇零一二三四五六七八九十百千万亿萬億兆两兩", "十百千万亿萬億兆"
# After these words a hyphen before them is that of "short- and medium-range", and not one at the end of a line.
_AFTER_HYPHEN = (
    "and|or|to|und|oder|bis|en|of|et|ou|à|a|y|e|o|ed|lub|oraz|i|та|і|й|або|чи|до|и|или|либо"
)
_WORD = regex.compile(
    rf"""
    # Most words. This says nothing new; it makes them quick to find.
    [A-Za-zА-яЄІЇҐєіїґ]{{2,}}+ (?=[.,;:!?"]*(?:\ |\Z))
    | (?:{_DIGIT}+ (?:[.,]{_DIGIT}+)* [{_POWERS}] | [{_NUMERALS}]) [{_NUMERALS}]+
    | {_DIGIT}+ (?:[.,]{_DIGIT}+)* [{_POWERS}]
    | (?P<sign> {SIGN} )
    | (?&unit) (?: (?&join) (?&unit) )*
    (?(DEFINE)
      (?P<unit> (?&before)? (?&run) (?&after)* )
      (?P<run>
        (?i:\b(?:and/or|und/oder|et/ou|y/o|и/или|та/або|і/або)\b)
        # an abbreviation
        | (?:(?<!\p{{L}})\p{{L}}\.)+ \p{{L}}(?!\p{{L}})
        # thousands divided by spaces
        | (?<![\p{{N}}.,]){_DIGIT}{{1,3}} (?:\ {_DIGIT}{{3}})+ (?!\p{{N}}) (?:[.,]{_DIGIT}+)?
        # with the figure of a footnote, which a PDF does not raise, after it
        | {_LETTER}+?(?<=\p{{Ll}}{{3}})(?={_DIGIT}{{1,2}}(?![\p{{L}}{_DIGIT}]|[-.,:/]{_DIGIT}))
        | {_LETTER}+
      )
      (?P<join>
        ['_·-]
        | (?<=\p{{Hebrew}})"(?=\p{{Hebrew}})
        | (?<=\.\p{{L}})\.-
        | (?<={_DIGIT})[.,:/](?={_DIGIT})
        | (?<=\p{{L}})\p{{Sc}}(?={_DIGIT})
        # a hyphen at the end of a line, in a text from a PDF
        | (?<=[\p{{L}}\p{{M}}])-\ (?=\p{{Ll}})(?!(?:{_AFTER_HYPHEN})\b)
      )
      (?P<before>
        (?<!{_DIGIT}\ ?)\p{{Sc}}\ ?(?={_DIGIT})
        | [±≥≤≈~<>+](?={_DIGIT})
        | (?<=[\p{{L}},(]\ ?)-(?={_DIGIT})
        | \((?:un|non|in|im|ir|il|dis|re|de|не|без)\)(?=\p{{Ll}})
      )
      (?P<after>
        (?<={_DIGIT})(?: [%‰] | \ ?\p{{Sc}}(?!\ ?{_DIGIT}) | {_FRACTION} | °\p{{L}}? | \+(?!\w) )
        | (?<=[\d)])\((?:\p{{Ll}}{{1,4}}|{_DIGIT}{{1,3}})\)
        | (?<=\p{{Ll}})\(\p{{Ll}}{{1,3}}\)
        | (?<=\b[ckm]?m)[²³]
      )
    )""",
    regex.VERBOSE | regex.VERSION1,
)


def words_in(form: str) -> Iterator[regex.Match[str]]:
    """The words of a text in the form of ``with_long_dashes``; where ``sign`` matched, a sign is the word."""
    return _WORD.finditer(form)


def word_count(text: str) -> int:
    """How long a text is, in words. In a script without spaces ``SIGNS_PER_WORD`` signs count as a word."""
    if _PLAIN.fullmatch(text):
        return text.count(" ") + 1
    words = list(words_in(with_long_dashes(text)))
    signs = sum(1 for word in words if word["sign"])
    return len(words) - signs + math.ceil(signs / SIGNS_PER_WORD)


def has_signs(text: str) -> bool:
    """Whether some of a text is in a script without spaces."""
    return _SIGN.search(text) is not None
