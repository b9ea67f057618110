"""The search of the twin: the entries of the site's own search, by the keys of their words, in one file.

The browser finds the keys of typed words in it, so the site's own folding decides which words are the same
(``guarantees/pages/search/folding.py``). A script, not data that is fetched: browsers fetch nothing from a USB stick.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.entries import entries_of
from guarantees.pages.search.folding import folding_of
from guarantees.pages.search.written import BETWEEN_TEXTS, Written
from guarantees.text.words import words_of

FILE = "assets/search_entries.js"
_LONGEST_TEXT = 240


def search_entries(catalogue: Catalogue, file_of: Callable[[str], str]) -> bytes:
    """The file. ``file_of`` gives the place that an address leads to, "" for none."""
    written, folding = Written(catalogue), folding_of(catalogue)
    keys: dict[str, int] = {}

    def numbered(word: str) -> int:
        return keys.setdefault(folding.key(word), len(keys))

    of_word = [numbered(word) for word in written.words]
    # In lower case two words may look the same, such as a name and a word: either may be meant.
    vocabulary: dict[str, set[int]] = defaultdict(set)
    for word, number in zip(written.words, of_word, strict=True):
        vocabulary[word.casefold()].add(number)
    for name in catalogue.name_variants:
        for spelling in name.spellings:
            for word in words_of(spelling):
                vocabulary[word.casefold()].add(numbered(word))
    kinds, entries = [], []
    for kind, makers in entries_of(catalogue).items():
        kinds.append([kind.label, len(makers)])
        for make in makers:
            entry = make(catalogue)
            main = next((each.text for each in entry.passages if not each.label), "")
            shown = main if len(main) <= _LONGEST_TEXT else f"{main[: _LONGEST_TEXT - 1]}…"
            entries.append([entry.name, " · ".join(entry.context), shown, file_of(entry.address)])
    postings = [
        [
            sorted({of_word[number - 1] for number in column if number != BETWEEN_TEXTS})
            for column in columns
        ]
        for columns in written.entries
    ]
    search_data = {
        "kinds": kinds,
        "entries": entries,
        "words": {word: sorted(vocabulary[word]) for word in sorted(vocabulary)},
        "keys": postings,
    }
    text = json.dumps(search_data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.searchEntries = {text};\n".encode()
