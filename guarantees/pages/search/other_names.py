"""The other names of what a reader typed: of an actor, or of a place with several spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.pages.search.folding import Keys, WordFolding, folding_of
from guarantees.records.actor import Actor
from guarantees.records.vocabulary import ActorKind
from guarantees.text.country_names import code_of, names_abroad
from guarantees.text.given_names import other_forms
from guarantees.text.words import words_of


class OtherNames:
    """For the keys of each name of an actor or a place: the keys of the other names, and how these are written.

    An alias that the registry of spellings lists as a name of its own is left out: texts call Russia Moscow, but a
    search for Moscow is not a search for everything that names Russia. A person is also found by the given name's form
    in the other of Ukrainian and Russian, and a country by its names in other languages.
    """

    def __init__(self, catalogue: Catalogue, folding: WordFolding) -> None:
        self.others: dict[Keys, dict[Keys, str]] = {}
        self._folding = folding
        self._apart = {folding.keys(name.spellings[0]) for name in catalogue.name_variants}
        for variants in catalogue.name_variants:
            self._add({folding.keys(spelling): spelling for spelling in variants.spellings})
        for actor in catalogue.actors.values():
            names = self._names(actor)
            self._add(names)
            for name in _typed_for(actor):
                typed = folding.keys(name)
                if typed not in names:
                    self._add(names, typed)

    def _add(self, names: Mapping[Keys, str], typed: Keys | None = None) -> None:
        """Let each name, or the keys that were ``typed``, lead to the other names."""
        for keys in [typed] if typed else names:
            rest = {other: name for other, name in names.items() if other != keys}
            self.others.setdefault(keys, {}).update(rest)

    def _names(self, actor: Actor) -> dict[Keys, str]:
        own = self._folding.keys(actor.name)
        names = {own: actor.name}
        for name in (*([actor.short_name] if actor.short_name else ()), *actor.aliases):
            keys = self._folding.keys(name)
            if keys and keys not in self._apart:
                names.setdefault(keys, name)
        return names

    @cached_property
    def longest(self) -> int:
        """The number of words in the longest name."""
        return max((len(keys) for keys in self.others), default=1)


def _typed_for(actor: Actor) -> Iterator[str]:
    """Names that readers may type for an actor though no record has them."""
    if code := actor.iso or code_of(actor.name):
        yield from names_abroad(code)
    if actor.kind is ActorKind.PERSON:
        for name in (actor.name, *actor.aliases):
            given, *family = words_of(name)
            for form in other_forms(given) if family else ():
                yield " ".join([form, *family])
                yield " ".join([*family, form])


@cached_on_catalogue
def other_names(catalogue: Catalogue) -> OtherNames:
    """The names in the registries of actors and of spellings."""
    return OtherNames(catalogue, folding_of(catalogue))
