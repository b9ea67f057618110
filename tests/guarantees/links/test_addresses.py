"""Addresses of pages; that the pages understand them is in tests/components/parts/test_addresses.py."""

from __future__ import annotations

import datetime
import string
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.addresses import (
    to_actor,
    to_changes,
    to_compare,
    to_coverage,
    to_curate,
    to_gap,
    to_map,
    to_method,
    to_overview,
    to_positions,
    to_proposal,
    to_search,
    to_sources,
    to_timeline,
    to_wording,
)
from guarantees.pages.tables.query import COMPARE_LINK
from tests.builders import sample

THEN = AsOf(Clock.KNOWN, datetime.date(2025, 8, 21))
ADDRESSES = {
    "./": to_overview(),
    "./compare": to_compare(),
    "./compare?proposals=beta.alpha": to_compare(("beta", "alpha")),
    "./compare?proposals=alpha&cell=alpha.force-size": to_compare(cell=("alpha", "force-size")),
    "./compare?proposals=alpha.beta&cell=alpha.help": to_compare(
        ("alpha", "beta"), cell=("alpha", "help")
    ),
    "./proposal?id=alpha": to_proposal("alpha"),
    "./proposal?id=alpha&cell=alpha.force-size": to_proposal("alpha", "force-size"),
    "./proposal?id=alpha&cell=sylvania.alpha": to_proposal("alpha", "stance~sylvania"),
    "./proposal?id=alpha&cell=status.3": to_proposal("alpha", "status~3"),
    "./positions?rows=proposals": to_positions(),
    "./positions?rows=elements&actors=sylvania.freedonia&cell=sylvania.force-size": to_positions(
        "elements", cell=("sylvania", "force-size"), actors=("sylvania", "freedonia")
    ),
    "./actor": to_actor(),
    "./actor?id=sylvania": to_actor("sylvania"),
    "./gap": to_gap(),
    "./gap?element=force-size": to_gap("force-size"),
    "./gap?proposal=alpha&actor=sylvania": to_gap(proposal="alpha", actor="sylvania"),
    "./wording": to_wording(),
    "./wording?element=force-size&base=alpha": to_wording("force-size", "alpha"),
    "./timeline": to_timeline(),
    "./timeline?lanes=actor&event=summit": to_timeline("summit", "actor"),
    "./map": to_map(),
    "./map?cell=sylvania": to_map("sylvania"),
    "./sources": to_sources(),
    "./sources?source=treaty-2024": to_sources("treaty-2024"),
    "./changes?since=2026.12.1": to_changes("2026.12.1"),
    "./coverage": to_coverage(),
    "./coverage?family=pledges&group=form&state=silent": to_coverage("pledges", "form", "silent"),
    "./curate": to_curate(),
    "./method": to_method(),
    "./method?element=force-size": to_method("force-size"),
    "./search": to_search(""),
    "./search?q=troops": to_search("troops"),
    "./search?q=troops&kind=source": to_search("troops", "source"),
}


@pytest.mark.parametrize(("address", "made"), ADDRESSES.items())
def test_an_address_names_what_is_wanted_and_nothing_else(address: str, made: str) -> None:
    """Each page is one step below the root; what was not given is not written."""
    assert address == made


@pytest.mark.parametrize(
    ("at", "bare"),
    [
        (lambda as_of: to_compare(("alpha",), as_of=as_of), "./compare?proposals=alpha"),
        (lambda as_of: to_proposal("alpha", as_of=as_of), "./proposal?id=alpha"),
        (lambda as_of: to_positions(as_of=as_of), "./positions?rows=proposals"),
        (lambda as_of: to_gap("force-size", as_of=as_of), "./gap?element=force-size"),
        (lambda as_of: to_map("sylvania", as_of=as_of), "./map?cell=sylvania"),
    ],
)
def test_the_day_asked_about_goes_along(at: Callable[[AsOf], str], bare: str) -> None:
    """A day is passed on with its clock; without a day both clocks hold the same, and none is named."""
    later = "&clock=known&asof=2025-08-21"
    assert [bare + later, bare, bare] == [at(THEN), at(AsOf()), at(AsOf(Clock.KNOWN))]


def test_a_day_is_the_first_thing_asked_when_it_is_the_only_one() -> None:
    """Without anything else the day begins the parameters."""
    assert "./gap?clock=known&asof=2025-08-21" == to_gap(as_of=THEN)


def test_a_cell_brings_its_column_along() -> None:
    """A cell of a proposal that is not among the columns adds it at the right end, or else it could not be open."""
    address = to_compare(("beta",), cell=("alpha", "force-size"), as_of=THEN)
    decoded = COMPARE_LINK.decode(dict(parse_qsl(urlsplit(address).query)), sample())
    assert (("beta", "alpha"), ("alpha", "force-size"), THEN, ()) == (
        decoded.query.proposals,
        decoded.query.cell,
        decoded.query.as_of,
        decoded.notices,
    )


@given(st.text(min_size=1))
def test_any_text_can_be_searched_for(text: str) -> None:
    """What a reader typed, or a record holds, stays one parameter and comes back letter by letter."""
    address = to_search(text)
    assert [("q", text)] == parse_qsl(urlsplit(address).query)
    assert {*address} <= {*string.ascii_letters, *string.digits, *"./?=&%+-_~"}
