"""The catalogue: every valid record, indexed, read-only, with the version of the data it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar
from weakref import ReferenceType

from guarantees.catalogue.last_good import below_what_cannot_be_read, with_last_good
from guarantees.catalogue.link_templates import LinkTemplates
from guarantees.catalogue.places import RecordKey, RecordPlace, places_of
from guarantees.catalogue.recorded import Recorded, all_recorded
from guarantees.problems import Problem
from guarantees.records.actor import Actor
from guarantees.records.element import Element, ElementGroup
from guarantees.records.kinds import KINDS
from guarantees.records.name_variants import NameVariantRegistry, NameVariants
from guarantees.records.position import ActorPositions
from guarantees.records.proposal import Proposal
from guarantees.records.registry import Contradiction, Edition, Event, Family, Preset
from guarantees.records.source import Source
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import SINGLE_VOICES
from guarantees.rules import check_all, check_ledger
from guarantees.yaml_files.event_dates import with_event_dates
from guarantees.yaml_files.record_files import RecordFile, RecordFolder, digest_of, read_folder


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every valid record by id. Proposals are in order of date, everything else in the order of the files.

    The records in it never change. What :func:`cached_on_catalogue` and the cached properties make from them is kept on
    it, so the two go together. A catalogue is equal only to itself.

    ``version`` names the data in links and exports: the edition and the first eight digits of the digest of all files.
    ``unreadable`` are the groups and families whose own entry cannot be read. Records that belong to one stay under a
    heading that says so, so every element's group and every proposal's family is there.
    ``places`` says where each record is in the folder, ``link_templates`` where it is edited on the web.
    ``release`` is the name of the release that the records are, "" for those of the day; ``present_reference`` then
    leads to those, without keeping them alive.
    """

    version: str = "empty"
    edition: Edition | None = None
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    groups: Mapping[str, ElementGroup] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    presets: Mapping[str, Preset] = field(default_factory=dict)
    positions: Mapping[str, ActorPositions] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    name_variants: tuple[NameVariants, ...] = ()
    unreadable: frozenset[RecordKey] = frozenset()
    places: Mapping[RecordKey, RecordPlace] = field(default_factory=dict)
    link_templates: LinkTemplates = field(default_factory=LinkTemplates)
    release: str = ""
    present_reference: ReferenceType[Catalogue] | None = field(default=None, repr=False)
    _cache: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def present(self) -> Catalogue | None:
        """Of a release, the records of the day, as long as they are served."""
        return self.present_reference() if self.present_reference else None

    @cached_property
    def former_ids(self) -> Mapping[str, tuple[str, ...]]:
        """Today's ids for every former id of a record that links may name: one for each kind that had the id."""
        found: dict[str, tuple[str, ...]] = {}
        for kind in KINDS:
            for record in getattr(self, kind.part).values() if kind.ids and kind.path else ():
                for former in record.former_ids:
                    found[former] = (*found.get(former, ()), record.id)
        return found

    @cached_property
    def attributed(self) -> Mapping[str, Recorded]:
        """Statements and positions that have an id, and where they are recorded."""
        return {each.said.id: each for each in self.recorded() if each.said.id}

    @cached_property
    def denials(self) -> Mapping[str, tuple[Attributed, ...]]:
        """For the id of a statement: the statements and positions that say it is untrue."""
        found: dict[str, tuple[Attributed, ...]] = {}
        for each in self.recorded():
            for denied in each.said.denies:
                found[denied] = (*found.get(denied, ()), each.said)
        return found

    @cached_property
    def contradictions_of(self) -> Mapping[str, tuple[Contradiction, ...]]:
        """For the id of a statement or position: the contradictions it takes part in."""
        found: dict[str, tuple[Contradiction, ...]] = {}
        for contradiction in self.contradictions.values():
            for name in contradiction.between:
                found[name] = (*found.get(name, ()), contradiction)
        return found

    def recorded(self) -> Iterator[Recorded]:
        """Every statement and position, and where it is recorded."""
        return all_recorded(self.proposals.values(), self.positions.values())

    def contradictions_among(self, statements: Iterable[Attributed]) -> tuple[Contradiction, ...]:
        """The contradictions that any of the statements takes part in, each once, in the order of the statements."""
        ids = (
            contradiction.id
            for statement in statements
            for contradiction in self.contradictions_of.get(statement.id or "", ())
        )
        return tuple(self.contradictions[id] for id in dict.fromkeys(ids))

    def sides_of(self, contradiction: Contradiction) -> tuple[Recorded, ...]:
        """The sides of a contradiction whose records can be read, in its order."""
        sides = (self.attributed.get(name) for name in contradiction.between)
        return tuple(side for side in sides if side)

    @cached_property
    def statement_count(self) -> int:
        """How many statements the proposals hold."""
        provisions = (
            p for proposal in self.proposals.values() for p in proposal.provisions.values()
        )
        return sum(len(provision) for provision in provisions if isinstance(provision, tuple))

    def actor_name(self, actor_id: str) -> str:
        """The actor's name, or the id itself while the actor's record cannot be read."""
        actor = self.actors.get(actor_id)
        return actor.name if actor else actor_id

    def actor_short_name(self, actor_id: str) -> str:
        """The actor's short name where there is one."""
        actor = self.actors.get(actor_id)
        return (actor.short_name or actor.name) if actor else actor_id

    def proposers(self, proposal: Proposal) -> frozenset[str]:
        """Who put a proposal forward, and each party of a group that did."""
        groups = (self.actors[each] for each in proposal.proposed_by if each in self.actors)
        return frozenset(
            {*proposal.proposed_by, *(name for each in groups for name in each.parties)}
        )

    def elements_by_group(self) -> list[tuple[ElementGroup, tuple[Element, ...]]]:
        """The groups of the codebook that have elements, each with its elements."""
        members = {
            group: tuple(each for each in self.elements.values() if each.group == group)
            for group in self.groups
        }
        return [(self.groups[group], found) for group, found in members.items() if found]

    def proposals_by_family(self) -> list[tuple[Family, tuple[Proposal, ...]]]:
        """The families that have proposals, each with its proposals in order of date."""
        members: dict[str, list[Proposal]] = {family: [] for family in self.families}
        for each in self.proposals.values():
            if each.family in members:
                members[each.family].append(each)
        return [(self.families[id], tuple(found)) for id, found in members.items() if found]

    def alphabetical(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Actors in the order of their names as shown: an order that says nothing about them."""
        return tuple(sorted(actors, key=lambda id: (self.actor_short_name(id).casefold(), id)))

    def parties_first(self, actors: Iterable[str]) -> tuple[str, ...]:
        """States, alliances, organisations and groups, then persons and outlets, each in the order of their names."""
        return tuple(
            sorted(
                self.alphabetical(actors),
                key=lambda id: id in self.actors and self.actors[id].kind in SINGLE_VOICES,
            )
        )

    def actor_names(self, actor_ids: tuple[str, ...]) -> str:
        """Several actors' short names, in order."""
        return ", ".join(self.actor_short_name(name) for name in actor_ids)

    def source_short_name(self, source_id: str) -> str:
        """The source's short name, or the id itself while its record cannot be read."""
        source = self.sources.get(source_id)
        return source.short_name if source else source_id


Made = TypeVar("Made")


def cached_on_catalogue(make: Callable[[Catalogue], Made]) -> Callable[[Catalogue], Made]:
    """Make something from a catalogue once. It is kept as long as the catalogue itself, and no longer.

    Threads that request it for the first time at once may each make it; all get the one that was ready first.
    """

    @wraps(make)
    def made(catalogue: Catalogue) -> Made:
        cache = catalogue._cache
        if make not in cache:
            cache.setdefault(make, make(catalogue))
        found: Made = cache[make]
        return found

    return made


@dataclass(frozen=True)
class Loaded:
    """What a folder gave: the catalogue of valid records, every problem, and how many files were read.

    ``served`` are the files that the catalogue is made from, by path, and ``valid`` those of them without a problem.
    ``excluded`` are the paths of files with a problem, and ``kept`` those whose last good version is served.
    ``folder`` is the name of the folder in all paths.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    files: int
    excluded: tuple[str, ...]
    kept: tuple[str, ...] = ()
    served: Mapping[str, RecordFile] = field(default_factory=dict)
    valid: Mapping[str, RecordFile] = field(default_factory=dict)
    folder: str = ""


def load(root: Path, shown_as: str | None = None, before: Loaded | None = None) -> Loaded:
    """Read, validate and index a folder of records.

    Never raises for what a record holds. A file with a problem is excluded from the catalogue (of a registry, only the
    broken entries are), and the problems say why; the rest is served. An id that the ledger of identifiers lacks is a
    problem too, but no reason to exclude a record: nothing that it says is in doubt.

    With what was loaded ``before``, the last good version of a file is served while it has a problem, and all of it
    while the folder is missing.
    """
    folder = read_folder(root, shown_as)
    if before and before.served and not folder.files:
        kept = tuple(before.served)
        return replace(before, problems=tuple(sorted(folder.problems)), files=0, kept=kept)
    return loaded_from(folder, before)


def loaded_from(folder: RecordFolder, before: Loaded | None = None) -> Loaded:
    """What a folder gives that has been read already: see :func:`load`."""
    older = before.valid if before else {}
    away = below_what_cannot_be_read(folder.problems, older)
    if away:
        known = (*folder.files, *away)
        folder = replace(folder, files=tuple(sorted(known, key=lambda file: file.path.split("/"))))
    in_records = {*folder.problems, *_checked_once(folder.files)}
    problems = sorted(in_records | set(check_ledger(folder.files)))
    broken = {problem.path for problem in in_records}
    valid = {file.path: file for file in folder.files if file.path not in broken}
    to_serve = with_last_good(folder.files, in_records, older)
    served = {file.path: file for file in to_serve.files}
    unchanged = before and digest_of(to_serve.files) == digest_of(before.served.values())
    catalogue = before.catalogue if before and unchanged else catalogue_of(to_serve.files)
    for file in folder.files:
        file.put_away()
    return Loaded(
        catalogue,
        tuple(problems),
        len({file.path for file in folder.files} | broken) - len(away),
        tuple(file.path for file in folder.files if file.path in broken),
        (*to_serve.kept, *(file.path for file in away)),
        served,
        {path: file for path, file in {**older, **valid}.items() if path in served},
        folder.shown_as or (before.folder if before else ""),
    )


Checked = tuple[str, frozenset[Problem]]
"""The digest of files that were checked together, and the problems that were found."""
_last_checked: Checked = ("", frozenset())


def last_checked() -> Checked:
    """What was found when files were last checked."""
    return _last_checked


def remember_checked(checked: Checked) -> None:
    """Take what was found in files earlier for what would be found in the same files now."""
    global _last_checked
    _last_checked = checked


def _checked_once(files: tuple[RecordFile, ...]) -> frozenset[Problem]:
    """The problems between records, as they were found last time if the files are the same."""
    parts = "\n".join(f"{file.path} {file.model.__name__} {file.digest}" for file in files)
    digest = hashlib.sha256(parts.encode()).hexdigest()
    known = _last_checked
    if known[0] != digest:
        known = digest, frozenset(check_all(files))
        remember_checked(known)
    return known[1]


def catalogue_of(files: Sequence[RecordFile]) -> Catalogue:
    """Index the records of files."""
    dated = with_event_dates(tuple(files))
    records = [file.record for file in dated if file.record is not None]
    parts: dict[str, Any] = {
        kind.part: _by_key(kind.records(records), kind.key)
        for kind in KINDS
        if kind.path and kind.key
    }
    parts["proposals"] = _by_date(parts["proposals"])
    unreadable = {
        "groups": _stand_ins(ElementGroup, "group", parts["elements"], parts["groups"]),
        "families": _stand_ins(Family, "family", parts["proposals"], parts["families"]),
    }
    for part, stand_ins in unreadable.items():
        parts[part] |= stand_ins
    edition = next((record for record in records if isinstance(record, Edition)), None)
    variants = (record.names for record in records if isinstance(record, NameVariantRegistry))
    return Catalogue(
        version=f"{edition.version if edition else 'unnamed'}-{digest_of(files)[:8]}",
        edition=edition,
        name_variants=tuple(chain.from_iterable(variants)),
        unreadable=frozenset((part, id) for part, found in unreadable.items() for id in found),
        places=places_of(files),
        **parts,
    )


def _by_key(records: Iterable[Any], key: str) -> dict[str, Any]:
    """Records by the field that names them. Of two with one name the first is served: the second is the problem."""
    found: dict[str, Any] = {}
    for record in records:
        found.setdefault(getattr(record, key), record)
    return found


def _by_date(proposals: Mapping[str, Proposal]) -> dict[str, Proposal]:
    """Proposals in the neutral order: by the date they were first stated."""
    in_order = sorted(proposals.values(), key=lambda p: (p.first_stated.sort_key, p.short_name))
    return {proposal.id: proposal for proposal in in_order}


def _stand_ins(
    model: type[ElementGroup] | type[Family],
    noun: str,
    members: Mapping[str, Any],
    known: Container[str],
) -> dict[str, ElementGroup | Family]:
    """A heading for each group or family that a record names and that cannot be read, so that none is left out.

    ``noun`` is also the field of ``members`` that names it.
    """
    about = f"The entry of this {noun} has a problem, which the notice about the records names."
    named = dict.fromkeys(getattr(member, noun) for member in members.values())
    return {
        id: model(id=id, name=f"{noun.capitalize()} not readable: {id}", about=about)
        for id in named
        if id not in known
    }
