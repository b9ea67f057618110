"""Verbs that agree with the names of actors, and what a name stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guarantees.records.actor import Actor
from guarantees.words.actors import actor_title, agreeing, by_whom, sentence_on
from tests.builders import proposal, sample

ACTORS = {
    each["id"]: Actor.model_validate(each)
    for each in (
        {"id": "leaders", "name": "Leaders", "kind": "group", "members": ["sylvania"]},
        {"id": "army", "name": "Army", "kind": "group", "plural": "false"},
        {"id": "isles", "name": "The Isles", "kind": "state", "plural": "true"},
        {
            **{"id": "league", "name": "League of Ports", "short_name": "League"},
            **{"kind": "alliance", "note": "Whoever has a port."},
        },
    )
}
KNOWN = replace(sample(), actors={**sample().actors, **ACTORS})


@pytest.mark.parametrize(
    ("actors", "verb", "expected"),
    [
        (("sylvania",), "proposes", "proposes"),
        (("leaders",), "proposes", "propose"),
        (("leaders",), "refuses: Alpha", "refuse: Alpha"),
        (("leaders",), "accepts if", "accept if"),
        (("leaders",), "denies", "deny"),
        (("leaders",), "has refused", "have refused"),
        (("leaders",), "open", "open"),
        (("leaders",), "others say “refuses”", "others say “refuses”"),
        (("army",), "proposes", "proposes"),
        (("isles",), "accepts", "accept"),
        (("sylvania", "freedonia"), "says", "say"),
        (("nobody",), "says", "says"),
    ],
)
def test_verbs_agree(actors: tuple[str, ...], verb: str, expected: str) -> None:
    """One actor takes the singular, several and groups the plural; what is no verb stays."""
    assert expected == agreeing(verb, *actors, catalogue=KNOWN)


def test_a_name_says_what_it_stands_for() -> None:
    """A hover text has the full name, what the texts mean, and the members; an actor like any other has none."""
    assert "League of Ports. Whoever has a port." == actor_title("league", "League", KNOWN)
    assert "Members: Sylvania." == actor_title("leaders", "Leaders", KNOWN)
    assert "" == actor_title("sylvania", "Sylvania", KNOWN) == actor_title("nobody", "", KNOWN)


def test_each_verb_after_a_name_agrees() -> None:
    """Verbs after other words, and after other names, stay."""
    sentence = "So it clashes with what Leaders refuses, if Leaders asks what Sylvania says."
    assert (
        "So it clashes with what Leaders refuse, if Leaders ask what Sylvania says."
        == sentence_on("leaders", sentence, KNOWN)
    )
    assert sentence == sentence_on("sylvania", sentence, KNOWN)


def test_what_nobody_is_said_to_put_forward_is_described() -> None:
    """A proposal is put forward by its proposers; without any, those who tell of it stand as that."""
    put_forward = proposal(proposed_by=["freedonia", "sylvania"])
    described = proposal(proposed_by=[], described_by=["gazette"])
    assert by_whom(put_forward, sample()) == "Freedonia, Sylvania"
    assert by_whom(described, sample()) == "described by The Gazette"
