"""An actor's page as HTML."""

from __future__ import annotations

from dataclasses import replace

from components.pages.actor.markup import page_markup
from guarantees.links.addresses import to_actor
from guarantees.pages.actor.page import ActorQuery
from tests.builders import sample


def html(actor: str = "", **parts: object) -> str:
    """The page of an actor of the small folder."""
    return str(page_markup(ActorQuery(actor), replace(sample(), **parts)))


def test_conditions_stand_before_everything_else() -> None:
    """What an actor asks for first is the first part of its page."""
    page = html("sylvania")
    assert page.index("After a settlement.") < page.index('id="positions"')


def test_an_actor_without_any_record_says_so() -> None:
    """There are no empty parts, but one sentence."""
    page = html("freedonia", proposals={}, events={}, sources={}, positions={})
    assert "These records hold no position, statement or event of Freedonia" in page
    assert 'id="conditions"' not in page


def test_members_and_groups_lead_to_each_other() -> None:
    """A group names its members and what the texts mean by it; a member names its groups."""
    actors = dict(sample().actors)
    group = {"id": "twins", "name": "The twins", "kind": "group", "members": ["sylvania"]}
    actors["twins"] = type(actors["gazette"]).model_validate(
        {**group, "note": "The Gazette lists them."}
    )
    assert "The Gazette lists them." in html("twins", actors=actors)
    assert f'href="{to_actor("sylvania")}"' in html("twins", actors=actors)
    assert f'href="{to_actor("twins")}"' in html("sylvania", actors=actors)


def test_the_list_leads_to_every_actor() -> None:
    """Without an actor the page is the list of all."""
    assert all(f'href="{to_actor(each)}"' in html() for each in sample().actors)
