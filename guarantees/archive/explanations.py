"""Why a quotation is not in a text: the nearest passage, and how it differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from guarantees.archive.passages import Passages, Span
from guarantees.text.canonical import canonical
from guarantees.text.reading import shown_sign
from guarantees.text.whole_words import has_signs, words_in

_LEAST_ALIKE = 60  # of 100
_AS_GOOD = 5
_LONGEST = 240
_OMISSION = regex.compile(r"\.\.\.|[\[(]\s*[\])]")
# Letters and digits that look alike, by the one that represents them all: Cyrillic, Greek, and o, l, i like 0 and 1.
_LOOKS = str.maketrans("авекмнорстухіїјѕԁԛԝһοαικρτυνoliз", "abekmh0pctyx11jsdqwh0a1kptuv0113")
_ONE_RUN = "Expected one run of words: quote a part without a gap."
_LEFT_OUT = f"it leaves words out. {_ONE_RUN}"


@dataclass(frozen=True)
class _Change:
    """Some words of a quotation, and what the text has there: words that look the same, others, more or fewer."""

    quoted: Sequence[str]
    there: Sequence[str]

    @property
    def is_same(self) -> bool:
        """Whether they look the same, but for capital letters."""
        return list(map(_look, self.quoted)) == list(map(_look, self.there))


def cut_inside_a_word(span: Span, passages: Passages) -> str:
    """Why a part of a text that begins or ends inside a word is no quotation."""
    whole = passages.widened(span)
    begins, ends = whole.start < span.start, whole.end > span.end
    where = "begins and ends" if begins and ends else "begins" if begins else "ends"
    return f"{where} inside a word. Expected whole words, as {whole.at} has them: {_shown(passages[whole])}."


def difference(quote: str, passages: Passages, cited: Span | None) -> str:
    """How a quotation differs from the passage that is most like it; what is cited comes first."""
    form = canonical(quote)
    quoted = [form[word.start() : word.end()] for word in words_in(form)]
    near = _nearest(form, passages, cited)
    there = _words_at(near, quoted, passages) if near else []
    if not there:
        why = (
            _LEFT_OUT if _OMISSION.search(form) else "nothing is like it. Look for another source."
        )
        return f"is not in the text: {why}"
    passage = passages.span(there[0].start, there[-1].end)
    changes = _changes(quoted, [passages[word] for word in there])
    if all(change.quoted == change.there for change in changes):
        passage = passages.with_punctuation(passage)
    found = passages[passage]
    is_shortened = _OMISSION.search(form) and not _OMISSION.search(found)
    cause = _LEFT_OUT if is_shortened else _cause(form, changes)
    return f"is not in the text: {cause} The nearest words are in {passage.at}: {_shown(found)}."


# ---------------------------------------------------------------- the nearest passage


def _nearest(form: str, passages: Passages, cited: Span | None) -> Span | None:
    whole = passages.span(0, len(passages.text))
    found = [_aligned(form, passages, part) for part in (cited, whole) if part]
    best = max(score for score, _ in found)
    if best < _LEAST_ALIKE:
        return None
    return next(span for score, span in found if score >= best - _AS_GOOD)


def _aligned(form: str, passages: Passages, part: Span) -> tuple[float, Span]:
    """The run of characters of a part that is most like the form, and how much, from 0 to 100."""
    # Imported here: three megabytes of code that the site needs for few searches only.
    from rapidfuzz import fuzz

    text = passages[part]
    lower = text.lower() if len(text.lower()) == len(text) else text
    exact = fuzz.partial_ratio_alignment(form, text)
    found = fuzz.partial_ratio_alignment(form.lower(), lower)
    if exact and found and exact.score >= found.score - _AS_GOOD:
        found = exact
    if found is None or found.dest_start == found.dest_end:
        return 0, part
    return found.score, passages.span(part.start + found.dest_start, part.start + found.dest_end)


def _words_at(near: Span, quoted: list[str], passages: Passages) -> list[Span]:
    """The words of a text from the first to the last that the quotation may mean."""
    room = near.end - near.start
    around = [
        word
        for word in passages.words
        if word.end > near.start - room and word.start < near.end + room
    ]
    looks = [_look(passages[word]) for word in around]
    blocks = _matcher(list(map(_look, quoted)), looks).get_matching_blocks()[:-1]
    if blocks:
        before = blocks[0].a
        after = len(quoted) - blocks[-1].a - blocks[-1].size
        first, last = blocks[0].b - before, blocks[-1].b + blocks[-1].size + after
        found = around[max(first, 0) : last]
        if len(found) <= 2 * len(quoted):
            return found
    return [word for word in around if word.end > near.start and word.start < near.end]


# ---------------------------------------------------------------- how it differs


def _changes(quoted: list[str], there: list[str]) -> list[_Change]:
    found = _matcher(list(map(_look, quoted)), list(map(_look, there))).get_opcodes()
    return [_Change(quoted[a:b], there[c:d]) for _, a, b, c, d in found]


def _cause(form: str, changes: list[_Change]) -> str:
    """The sentences on what differs, and on what to do."""
    others = [change for change in changes if not change.is_same]
    if "[" in form:
        return f"it has square brackets, whose words are not the text's. {_ONE_RUN}"
    if not others:
        return next(_signs_that_differ(changes), "its punctuation or spaces differ.")
    if not any(change.quoted for change in others):
        return f"it leaves out {_listed(others[0].there)}. {_ONE_RUN}"
    if not any(change.there for change in others):
        return f"it adds {_listed(others[0].quoted)}."
    replaced = next((each for each in others if each.quoted and each.there), None)
    if replaced is None:
        return "its words differ."
    return f"it has {_listed(replaced.quoted)} where the text has {_listed(replaced.there)}."


def _signs_that_differ(changes: list[_Change]) -> Iterator[str]:
    for change in changes:
        for word, there in zip(change.quoted, change.there, strict=True):
            if word == there:
                continue
            if word.casefold() == there.casefold():
                yield f"it has “{word}” where the text has “{there}”, and capital letters count."
            for sign, other in zip(word, there, strict=False):
                if sign.casefold() != other.casefold():
                    yield f"the '{sign}' of “{word}” is {shown_sign(sign)}, not {shown_sign(other)}."


def _matcher(quoted: list[str], there: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, quoted, there, autojunk=False)


def _look(word: str) -> str:
    return word.casefold().translate(_LOOKS)


def _listed(found: Sequence[str]) -> str:
    return _shown(("" if has_signs(found[0]) else " ").join(found))


def _shown(text: str) -> str:
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"
