"""Numbers of soldiers, and values that give no number, one for each statement."""

from __future__ import annotations

from dataclasses import replace

from guarantees.catalogue.clock import Clock
from guarantees.pages.timeline.figures import Figure, figures_of, troop_elements
from tests.builders import catalogue, proposal, sample, statement

ID = "force-size~alpha~gazette~2025-08-21-about"


def test_elements_that_count_soldiers() -> None:
    """The codebook says which they are: those with the unit, and no other quantity."""
    (force,) = troop_elements(sample())
    assert "force-size" == force.id
    assert () == troop_elements(replace(sample(), elements={"x": sample().elements["assistance"]}))
    brigades = force.model_copy(update={"units": force.units[1:]})
    assert () == troop_elements(replace(sample(), elements={"force-size": brigades}))


def test_a_figure_for_each_statement() -> None:
    """Element, proposal, speaker and both dates are kept; a proposal without statements has none."""
    said = sample().proposals["alpha"].provisions["force-size"][0]
    found = figures_of(sample())
    known = found[ID].known
    expected = Figure(ID, "force-size", "alpha", said, known, ("gazette",))
    assert {ID: expected} == found
    assert ["2025-08-21~", "2025-08-20"] == [str(found[ID].date(clock)) for clock in Clock]


def test_a_speaker_speaks_for_a_body_too() -> None:
    """Who asks for a state also gets what its minister says."""
    said = statement({"at_most": 600, "unit": "soldiers"}, speaker="anna-lind")
    (found,) = figures_of(catalogue(proposal({"force-size": [said]}))).values()
    assert ("anna-lind", "freedonia") == found.actors


def test_two_figures_of_one_day_have_ids_of_their_own() -> None:
    """Figures by one speaker of one day do not replace each other."""
    said = [statement({"exactly": n, "unit": "soldiers"}) for n in (1, 2)]
    found = figures_of(catalogue(proposal({"force-size": said})))
    first = "force-size~gamma~freedonia~2025-08-10"
    assert [first, f"{first}~2"] == list(found)
