"""The state of the Compare page as parameters of a link, and back. Ids, never labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.link_reader import LATEST_DAY, NONE, LinkReader, shortened
from guarantees.links.page_link import Decoded
from guarantees.pages.tables.query import ComparisonQuery, Difference, default_query, preset_columns

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


def encode(query: ComparisonQuery, catalogue: Catalogue) -> dict[str, str]:
    """The parameters of a link that spells out everything, defaults and the version of the data included."""
    return {
        "proposals": ".".join(query.proposals) or NONE,
        "folded": ".".join(name for name in catalogue.groups if name in query.folded) or NONE,
        "search": query.search,
        "differ": ".".join(d.value for d in Difference if d in query.differences) or NONE,
        "clock": query.as_of.clock.value,
        "asof": query.as_of.day.isoformat() if query.as_of.day else LATEST_DAY,
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


def decode(parameters: Mapping[str, str], catalogue: Catalogue) -> Decoded[ComparisonQuery]:
    """Read the parameters of a link.

    Never raises: what is unknown, outdated or malformed is left out, and a notice says so.
    """
    return _Decoder(parameters, catalogue).decoded()


class _Decoder:
    """Reads one link to the comparison. What comes first in a notice is what stands first on the page."""

    def __init__(self, parameters: Mapping[str, str], catalogue: Catalogue) -> None:
        self.reader = LinkReader(parameters, catalogue)
        self.catalogue = catalogue

    def decoded(self) -> Decoded[ComparisonQuery]:
        reader = self.reader
        reader.unknown_parameters(PARAMETERS)
        query = ComparisonQuery(
            proposals=self._proposals(),
            folded=frozenset(reader.ids("folded", "group of rows", self.catalogue.groups)),
            search=reader.words("search", "search"),
            differences=reader.some_of("differ", Difference, "filter"),
            as_of=reader.as_of(),
        )
        query = replace(query, cell=self._cell(query))
        reader.version()
        return Decoded(query, reader.notices)

    def _proposals(self) -> tuple[str, ...]:
        reader, catalogue = self.reader, self.catalogue
        if reader.parameters.get("proposals") == NONE:
            return ()
        if reader.value("proposals"):
            return reader.ids("proposals", "proposal", catalogue.proposals)
        preset = reader.one_id("preset", "preset", catalogue.presets)
        return preset_columns(preset, catalogue) if preset else default_query(catalogue).proposals

    def _cell(self, query: ComparisonQuery) -> tuple[str, str] | None:
        reader = self.reader
        written = reader.value("cell")
        if written is None:
            return None
        proposal, dot, element = written.partition(".")
        if not dot:
            reader.ignore(
                f"'{shortened(written)}' is not a cell. Expected a proposal and an element."
            )
            return None
        column = reader.current_id(proposal, "proposal", self.catalogue.proposals)
        row = reader.current_id(element, "element", self.catalogue.elements)
        if column and column not in query.proposals:
            reader.ignore(f"the cell of '{column}', which is not among the columns.")
            return None
        return (column, row) if column and row else None
