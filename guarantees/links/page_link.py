"""The state of a page as parameters of a link, declared parameter by parameter.

A page has a frozen query. Each parameter below fills one of its fields and writes it back. Whatever a parameter refuses
becomes a notice; the rest of the link still counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue, cached_on_catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.links.link_reader import LATEST_DAY, NONE, Correction, LinkReader, shortened
from guarantees.records.vocabulary import Term

Query = TypeVar("Query")
Known = Callable[[Catalogue], Mapping[str, object]]
"""Which ids may be named, of the catalogue that the link is read against."""
# Not a dash alone, which says that nothing is open.
OPENED = re.compile(r"(?!-\Z)[a-z0-9~-]{1,120}\Z")
MAX_OPENED = 60
VERSION = "version"
SENT = "form"
"""The parameter by which a form says that its button was used: the answer leads on to the brief address."""


@dataclass(frozen=True)
class Decoded(Generic[Query]):
    """The query of a link, and sentences on what of the link was ignored or has changed."""

    query: Query
    notices: tuple[str, ...] = ()
    ignored: tuple[str, ...] = field(default=(), compare=False)
    """Those of the notices that name a part of the link which is left out."""
    corrections: Mapping[str, Correction] = field(default_factory=dict, compare=False, hash=False)
    """Of notices that ask whether something else was meant, by the notice: the link that names it."""


class Parameter(Protocol):
    """One part of the state. ``field`` is the query's; ``names`` are those of the link."""

    @property
    def field(self) -> str: ...

    @property
    def names(self) -> tuple[str, ...]: ...

    def read(self, reader: LinkReader) -> Any:
        """The field's value; ``None`` to leave the query's default."""

    def write(self, value: Any, catalogue: Catalogue) -> dict[str, str]:
        """The parameters that say the value."""


@dataclass(frozen=True)
class _Named:
    """A parameter that fills the field of the same name, or the field ``into``."""

    name: str
    into: str = field(default="", kw_only=True)
    is_list: ClassVar[bool] = False

    @property
    def field(self) -> str:
        return self.into or self.name

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)


@dataclass(frozen=True)
class OneId(_Named):
    """An id, or "" for none. ``noun`` is what a notice calls it, ``instead`` what the page shows for an unknown one."""

    noun: str
    known: Known
    instead: str = field(default="", kw_only=True)

    def read(self, reader: LinkReader) -> str | None:
        known = self.known(reader.catalogue)
        return reader.one_id(self.name, self.noun, known, self.instead) or None

    def write(self, value: str, catalogue: Catalogue) -> dict[str, str]:
        return {self.name: value or NONE}


@dataclass(frozen=True)
class Ids(_Named):
    """Ids in order, each once. ``-`` says none of them; a parameter that is missing leaves the default."""

    noun: str
    known: Known
    is_list: ClassVar[bool] = True

    def read(self, reader: LinkReader) -> tuple[str, ...] | None:
        if reader.parameters.get(self.name) == NONE:
            return ()
        written = reader.value(self.name)
        known = self.known(reader.catalogue)
        # Where every id is unknown, the page is what it would be without them.
        return (reader.ids(self.name, self.noun, known) or None) if written else None

    def write(self, value: tuple[str, ...], catalogue: Catalogue) -> dict[str, str]:
        return {self.name: ".".join(value) or NONE}


@dataclass(frozen=True)
class SomeIds(_Named):
    """A set of ids, written in the order of the catalogue."""

    noun: str
    known: Known
    is_list: ClassVar[bool] = True

    def read(self, reader: LinkReader) -> frozenset[str]:
        return frozenset(reader.ids(self.name, self.noun, self.known(reader.catalogue)))

    def write(self, value: frozenset[str], catalogue: Catalogue) -> dict[str, str]:
        listed = ".".join(each for each in self.known(catalogue) if each in value)
        return {self.name: listed or NONE}


@dataclass(frozen=True)
class OneOf(_Named):
    """A member of a closed vocabulary."""

    choices: type[Term]
    noun: str

    def read(self, reader: LinkReader) -> Term | None:
        return reader.one_of(self.name, self.choices, self.noun)

    def write(self, value: Term | None, catalogue: Catalogue) -> dict[str, str]:
        return {self.name: value.value if value else NONE}


@dataclass(frozen=True)
class SomeOf(_Named):
    """A set of members of a closed vocabulary. ``-`` says none of them."""

    choices: type[Term]
    noun: str
    is_list: ClassVar[bool] = True

    def read(self, reader: LinkReader) -> frozenset[Term] | None:
        if reader.parameters.get(self.name) == NONE:
            return frozenset()
        written = reader.value(self.name)
        return (reader.some_of(self.name, self.choices, self.noun) or None) if written else None

    def write(self, value: frozenset[Term], catalogue: Catalogue) -> dict[str, str]:
        listed = ".".join(choice.value for choice in self.choices if choice in value)
        return {self.name: listed or NONE}


@dataclass(frozen=True)
class Words(_Named):
    """A text that the reader typed."""

    noun: str = "search"

    def read(self, reader: LinkReader) -> str | None:
        return reader.words(self.name, self.noun) or None

    def write(self, value: str, catalogue: Catalogue) -> dict[str, str]:
        return {self.name: value}


@dataclass(frozen=True)
class Day(_Named):
    """A day, or ``None``."""

    def read(self, reader: LinkReader) -> Any:
        return reader.day(self.name)

    def write(self, value: Any, catalogue: Catalogue) -> dict[str, str]:
        return {self.name: value.isoformat() if value else NONE}


@dataclass(frozen=True)
class AsOfDay:
    """The field ``as_of``: the chosen clock and day."""

    field: str = "as_of"
    names: tuple[str, ...] = ("clock", "asof")

    def read(self, reader: LinkReader) -> AsOf:
        return reader.as_of()

    def write(self, value: AsOf, catalogue: Catalogue) -> dict[str, str]:
        return {
            "clock": value.clock.value,
            "asof": value.day.isoformat() if value.day else LATEST_DAY,
        }


@dataclass(frozen=True)
class Open(_Named):
    """The parts of the page that are open, by their keys. A key that the page does not have opens nothing."""

    name: str = "open"

    def read(self, reader: LinkReader) -> tuple[str, ...]:
        keys = [key for key in (reader.value(self.name) or "").split(".") if key]
        odd = [key for key in keys if not OPENED.match(key)]
        for key in odd:
            reader.ignore(
                f"This link opens a part '{shortened(key)}', which this page does not have."
            )
        if len(keys) > MAX_OPENED:
            reader.ignore(f"This link opens too many parts. Shown: the first {MAX_OPENED}.")
        return tuple(dict.fromkeys(key for key in keys if key not in odd))[:MAX_OPENED]

    def write(self, value: tuple[str, ...], catalogue: Catalogue) -> dict[str, str]:
        return {self.name: ".".join(value) or NONE}


@dataclass(frozen=True)
class OpenEvidence:
    """The evidence that is open beside the page of a record: the parameter ``cell``, two parts with a dot between."""

    field: str = "cell"
    names: tuple[str, ...] = ("cell",)

    def read(self, reader: LinkReader) -> tuple[str, str] | None:
        written = reader.value("cell")
        if written is None:
            return None
        first, _, second = written.partition(".")
        if not (first and second):
            reader.ignore(
                f"This link opens the evidence of '{shortened(written)}', which this page does not have."
            )
            return None
        return first, second

    def write(self, value: tuple[str, str] | None, catalogue: Catalogue) -> dict[str, str]:
        return {"cell": ".".join(value) if value else NONE}


def release_of(catalogue: Catalogue) -> dict[str, str]:
    """The parameter that names the release that is shown; none where that is the records of the day."""
    return {VERSION: catalogue.version} if catalogue.release else {}


def _is_list(parameter: Parameter) -> bool:
    return bool(getattr(parameter, "is_list", False))


class PageLink(Generic[Query]):
    """The codec of one page: ``page`` is its path without the slash.

    A bare link gives ``query()``, or ``default(catalogue)`` where that depends on the records. ``complete`` has the
    last word on a query that was read, for what concerns several fields at once: it also receives the reader of the
    link, for notices, and the names of the fields that the link filled.
    """

    def __init__(
        self,
        page: str,
        query: Callable[[], Query],
        parameters: tuple[Parameter, ...],
        *,
        default: Callable[[Catalogue], Query] | None = None,
        complete: Callable[[Query, LinkReader, Collection[str]], Query] | None = None,
    ) -> None:
        self.page, self._query, self._parameters = page, query, parameters
        self._default, self._complete = default, complete
        self.names = (*(name for each in parameters for name in each.names), VERSION)
        # A page has dozens of links, and each is compared with the initial page.
        self._usual = cached_on_catalogue(self._bare)

    def parameters(self, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
        """One value for each name of a link, or of what a form sends (which names a list once for each of its items).

        A form begins a list with ``-``, which says that nothing of it is chosen unless something follows. Of a
        parameter that is no list, the last value holds. What names the form itself is left out.
        """
        lists = {name for each in self._parameters if _is_list(each) for name in each.names}
        found: dict[str, str] = {}
        for name, value in pairs:
            before = found.get(name)
            goes_on = name in lists and before not in (None, "", NONE)
            found[name] = f"{before}.{value}" if goes_on and value else value
        found.pop(SENT, None)
        return found

    def default(self, catalogue: Catalogue) -> Query:
        """The query of a bare link: the page as it opens."""
        return self._usual(catalogue)[0]

    def _bare(self, catalogue: Catalogue) -> tuple[Query, Mapping[str, str]]:
        """The query of a bare link, and the same spelled out."""
        query = self._default(catalogue) if self._default else self._query()
        return query, self.encode(query, catalogue)

    def decode(self, parameters: Mapping[str, str], catalogue: Catalogue) -> Decoded[Query]:
        """Read the parameters of a link. Never raises."""
        reader = LinkReader(parameters, catalogue)
        reader.unknown_parameters(self.names)
        values = {each.field: each.read(reader) for each in self._parameters}
        given = {name: value for name, value in values.items() if value is not None}
        query: Any = replace(cast(Any, self.default(catalogue)), **given)
        if self._complete:
            query = self._complete(query, reader, given)
        reader.version()
        return Decoded(query, reader.notices, reader.ignored, reader.corrections)

    def encode(self, query: Query, catalogue: Catalogue) -> dict[str, str]:
        """Parameters that spell out everything, defaults and the version of the data included."""
        written: dict[str, str] = {}
        for each in self._parameters:
            written |= each.write(getattr(query, each.field), catalogue)
        return {**written, VERSION: catalogue.version}

    def encode_briefly(self, query: Query, catalogue: Catalogue) -> dict[str, str]:
        """The parameters that differ from the page as it opens: what the address bar shows, with the release."""
        _, usual = self._usual(catalogue)
        whole = self.encode(query, catalogue)
        different = {name: value for name, value in whole.items() if value != usual.get(name)}
        return {**different, **release_of(catalogue)}

    def address(self, query: Query, catalogue: Catalogue, file: str = "") -> str:
        """The page for a query, or a ``file`` with what it shows: its brief link."""
        brief = urlencode(self.encode_briefly(query, catalogue))
        return f"./{file or self.page}" + (f"?{brief}" if brief else "")

    def query_string(self, query: Query, catalogue: Catalogue) -> str:
        """The full link's part from the question mark on."""
        return "?" + urlencode(self.encode(query, catalogue))
