"""An actor's page as HTML."""

from __future__ import annotations

from dataclasses import replace

from components.pages.actor.markup import actor_evidence, page_markup
from guarantees.links.addresses import to_actor
from guarantees.pages.actor.page import ACTOR_LINK, ActorQuery
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


def evidence(**link: str) -> str:
    """The evidence that a link opens on the page of Sylvania."""
    query = ACTOR_LINK.decode({"id": "sylvania", **link}, sample()).query
    return str(actor_evidence(query, sample()) or "")


def test_evidence_is_beside_the_page() -> None:
    """A position, a statement or an event opens by its own address; the page itself holds none of it."""
    assert "paragraph 4" not in html("sylvania")
    assert "paragraph 4" in evidence(cell="position.1")
    assert "They met." in evidence(cell="event.summit")
    assert "" == evidence(cell="position.99") == evidence(cell="nothing.1")


def test_an_older_link_opens_what_it_opened() -> None:
    """Evidence was a part of the page that unfolded: the first that the link names is shown beside it."""
    assert evidence(cell="position.1") == evidence(open="position~1.position~2")
