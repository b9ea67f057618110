"""Who speaks, proposes, guarantees, reports or translates."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from guarantees.problems import quoted
from guarantees.records.change import RecordChange
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import ActorId, Boolean, Id, Prose, Record, ShortName, Title
from guarantees.records.vocabulary import ActorKind
from guarantees.text.country_names import code_meant, is_country

_COUNTRY_CODE = re.compile(r"[A-Z]{2}\Z")


def _country_code(value: Any) -> str:
    if not isinstance(value, str) or not _COUNTRY_CODE.match(value):
        shown = quoted(value) if isinstance(value, str) else "This"
        raise ValueError(
            f"{shown} is not a code of a country. Expected the two capital letters of ISO 3166-1, such as FR."
        )
    if not is_country(value):
        meant = code_meant(value)
        raise ValueError(
            f"no country has the code '{value}'. Expected one of ISO 3166-1, such as FR."
            + (f" Did you mean '{meant}'?" if meant else "")
        )
    return value


CountryCode = Annotated[
    str,
    BeforeValidator(_country_code),
    WithJsonSchema(
        {"type": "string", "description": "The code of ISO 3166-1: FR.", "pattern": "^[A-Z]{2}$"}
    ),
]


class Affiliation(Record):
    """For whom a person speaks, in which office, and when this is attested."""

    actor: ActorId
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
    members: tuple[ActorId, ...] = ()
    plural: Annotated[
        Boolean | None,
        Field(description="Whether they, not it, propose: groups do, unless this says no."),
    ] = None
    former_ids: tuple[Id, ...] = ()
    iso: Annotated[
        CountryCode | None, Field(description="By which a state is found on the map.")
    ] = None
    note: Prose | None = None
    changes: tuple[RecordChange, ...] = ()

    @property
    def is_plural(self) -> bool:
        """Whether a verb after its name is in the plural."""
        return self.kind is ActorKind.GROUP if self.plural is None else self.plural

    def speaks_for(self, actor_id: str) -> bool:
        """Whether it belongs to another actor, for which it then speaks."""
        return any(each.actor == actor_id for each in self.affiliations)

    @property
    def parties(self) -> tuple[str, ...]:
        """The members of a group: a text of the group is that of each of them. No member speaks for an alliance."""
        return self.members if self.kind is ActorKind.GROUP else ()

    @model_validator(mode="after")
    def _only_states_have_a_code(self) -> Actor:
        if self.iso is not None and self.kind is not ActorKind.STATE:
            raise ValueError(
                f"has a code of a country, but is of kind '{self.kind}'. Remove 'iso', or make it a state."
            )
        return self
