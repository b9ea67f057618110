"""The state of the Compare page as parameters of a link, and back. Ids, never labels; nothing is guessed.

Lists are joined with ``.``, which no id holds and which links do not escape.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from guarantees.catalogue import Catalogue
from guarantees.clock import AsOf, Clock
from guarantees.problems import did_you_mean
from guarantees.query import ComparisonQuery, Difference, default_query, preset_columns

NONE = "-"
MAX_SEARCH = 100
FIRST_DAY, LAST_DAY = datetime.date(1945, 1, 1), datetime.date(2100, 12, 31)
PARAMETERS = (
    "proposals",
    "preset",
    "folded",
    "search",
    "differ",
    "clock",
    "asof",
    "cell",
    "version",
)


@dataclass(frozen=True)
class Decoded:
    """What a link asks for, and in sentences what of it was ignored or has changed."""

    query: ComparisonQuery
    notices: tuple[str, ...] = ()


def encode(query: ComparisonQuery, catalogue: Catalogue) -> dict[str, str]:
    """The parameters of a link that spells out everything, defaults and the version of the data included."""
    return {
        "proposals": ".".join(query.proposals) or NONE,
        "folded": ".".join(name for name in catalogue.groups if name in query.folded) or NONE,
        "search": query.search,
        "differ": ".".join(d.value for d in Difference if d in query.differences) or NONE,
        "clock": query.as_of.clock.value,
        "asof": query.as_of.day.isoformat() if query.as_of.day else "latest",
        "cell": ".".join(query.cell) if query.cell else NONE,
        "version": catalogue.version,
    }


def encode_briefly(query: ComparisonQuery, catalogue: Catalogue) -> dict[str, str]:
    """The parameters that differ from the page as it opens: what the address bar shows."""
    whole = encode(query, catalogue)
    usual = encode(default_query(catalogue), catalogue)
    return {name: value for name, value in whole.items() if value != usual[name]}


def query_string(query: ComparisonQuery, catalogue: Catalogue) -> str:
    """The full link's part from the question mark on."""
    return "?" + urlencode(encode(query, catalogue))


def read_day(written: str) -> datetime.date:
    """The day that a text names. Raises ValueError, with a sentence, for anything else and for days out of range."""
    try:
        day = datetime.datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        raise ValueError(
            f"'{_shown(written)}' is not a day. Expected year, month and day, such as 2025-08-21."
        ) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(
            f"'{_shown(written)}' is out of range. Expected a day from {FIRST_DAY} to {LAST_DAY}."
        )
    return day


def decode(parameters: Mapping[str, str], catalogue: Catalogue) -> Decoded:
    """Read the parameters of a link.

    Never raises: what is unknown, outdated or malformed is left out, and a notice says so.
    """
    return _Decoder(parameters, catalogue).decoded()


class _Decoder:
    def __init__(self, parameters: Mapping[str, str], catalogue: Catalogue) -> None:
        self.parameters = parameters
        self.catalogue = catalogue
        self.notices: list[str] = []

    def decoded(self) -> Decoded:
        self._unknown_parameters()
        query = ComparisonQuery(
            proposals=self._proposals(),
            folded=frozenset(self._ids("folded", "group of rows", self.catalogue.groups)),
            search=self._search(),
            differences=self._differences(),
            as_of=AsOf(self._clock(), self._day()),
        )
        query = replace(query, cell=self._cell(query))
        self._version()
        return Decoded(query, tuple(dict.fromkeys(self.notices)))

    def _unknown_parameters(self) -> None:
        for name in self.parameters:
            if name not in PARAMETERS:
                hint = did_you_mean(name, PARAMETERS)
                self._ignore(f"'{_shown(name)}' is not part of a link to this page.{hint}")

    def _ignore(self, reason: str) -> None:
        self.notices.append(f"Ignored: {reason}")

    def _value(self, name: str) -> str | None:
        value = self.parameters.get(name)
        return None if value in (None, "", NONE) else value

    def _proposals(self) -> tuple[str, ...]:
        if self.parameters.get("proposals") == NONE:
            return ()
        if self._value("proposals"):
            return self._ids("proposals", "proposal", self.catalogue.proposals)
        preset = self._value("preset")
        if preset in self.catalogue.presets:
            return preset_columns(str(preset), self.catalogue)
        if preset:
            hint = did_you_mean(preset, self.catalogue.presets)
            self._ignore(f"no preset has the id '{_shown(preset)}'.{hint}")
        return default_query(self.catalogue).proposals

    def _ids(self, name: str, noun: str, known: Mapping[str, object]) -> tuple[str, ...]:
        found: list[str] = []
        for written in (self._value(name) or "").split("."):
            current = self._current_id(written, noun, known) if written else None
            if current and current not in found:
                found.append(current)
        return tuple(found)

    def _current_id(self, written: str, noun: str, known: Mapping[str, object]) -> str | None:
        if written in known:
            return written
        renamed = self.catalogue.former_ids.get(written)
        if renamed in known:
            self.notices.append(f"The {noun} '{written}' is now called '{renamed}'.")
            return renamed
        self._ignore(f"no {noun} has the id '{_shown(written)}'.{did_you_mean(written, known)}")
        return None

    def _search(self) -> str:
        text = " ".join((self.parameters.get("search") or "").split())
        if len(text) > MAX_SEARCH:
            self._ignore(f"what follows the first {MAX_SEARCH} characters of the search.")
        return text[:MAX_SEARCH].rstrip()

    def _differences(self) -> frozenset[Difference]:
        return frozenset(
            found
            for written in (self._value("differ") or "").split(".")
            if written and (found := self._choice(written, Difference, "filter"))
        )

    def _clock(self) -> Clock:
        written = self._value("clock")
        return (self._choice(written, Clock, "clock") if written else None) or Clock.STATED

    def _choice(self, written: str, choices: Callable, noun: str):
        try:
            return choices(written)
        except ValueError:
            known = [choice.value for choice in choices]  # type: ignore[attr-defined]
            self._ignore(
                f"'{_shown(written)}' is not a {noun}. Expected one of: {', '.join(known)}."
                f"{did_you_mean(written, known)}"
            )
            return None

    def _day(self) -> datetime.date | None:
        written = self._value("asof")
        if written is None or written == "latest":
            return None
        try:
            return read_day(written)
        except ValueError as problem:
            self._ignore(str(problem))
            return None

    def _cell(self, query: ComparisonQuery) -> tuple[str, str] | None:
        written = self._value("cell")
        if written is None:
            return None
        proposal, dot, element = written.partition(".")
        if not dot:
            self._ignore(f"'{_shown(written)}' is not a cell. Expected a proposal and an element.")
            return None
        column = self._current_id(proposal, "proposal", self.catalogue.proposals)
        row = self._current_id(element, "element", self.catalogue.elements)
        if column and column not in query.proposals:
            self._ignore(f"the cell of '{column}', which is not among the columns.")
            return None
        return (column, row) if column and row else None

    def _version(self) -> None:
        written = self._value("version")
        if written and written != self.catalogue.version:
            self.notices.append(
                f"This link was made with data version {_shown(written)}. You see version "
                f"{self.catalogue.version}: cells may have changed since."
            )


def _shown(text: str) -> str:
    """An untrusted text, short enough for a notice."""
    return text if len(text) <= 60 else text[:59] + "…"
