"""Who speaks, proposes, guarantees, reports or translates."""

from __future__ import annotations

from guarantees.dates import EdtfDate
from guarantees.records.fields import Id, Prose, Record, ShortName, Title
from guarantees.records.vocabulary import ActorKind


class Affiliation(Record):
    """For whom a person speaks, in which office, and when that is attested."""

    actor: Id
    office: Title
    attested: EdtfDate


class Actor(Record):
    """A state, alliance, organisation, person, outlet, service or group."""

    id: Id
    name: Title
    kind: ActorKind
    short_name: ShortName | None = None
    aliases: tuple[Title, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    members: tuple[Id, ...] = ()
    former_ids: tuple[Id, ...] = ()
    note: Prose | None = None
