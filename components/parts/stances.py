"""A stance as HTML: the one mark that all pages draw (``guarantees/words/stance_marks.py`` has its words)."""

from __future__ import annotations

import htpy as h

from guarantees.cells.voices import Voice
from guarantees.words.stance_marks import VOICE_SIGNS, StanceMark


def stance_mark_markup(mark: StanceMark, name: h.Node = None, on: str = "") -> h.Element:
    """The mark: whose voice, the stance in a word, what qualifies it, and the month.

    ``name`` is that of the party, ``on`` says of what the stance is, if only the row shows it. Screen readers get in
    full what is shown as a sign or in brief.
    """
    return h.span(f".stance-mark.tone-{mark.tone}")[
        mark.sign and h.span(".voice", aria_hidden="true", title=mark.voice or None)[mark.sign],
        on and h.span(".hidden")[f"{on}, "],
        name and h.span(".who")[name],
        " ",
        h.b[mark.word],
        mark.voice and h.span(".hidden")[f", {mark.voice}"],
        mark.remark and h.span(".remark")[f" {mark.remark}"],
        mark.when
        and [
            " ",
            h.span(".when", aria_hidden="true", title=mark.dated)[mark.when],
            h.span(".hidden")[f", {mark.dated}"],
        ],
    ]


def voices_key() -> h.Element:
    """What the signs of voices mean, in one line."""
    return h.span(".voices")[
        (
            h.span[h.span(".voice", aria_hidden="true")[VOICE_SIGNS[voice]], voice.label]
            for voice in Voice
        )
    ]
