"""What the name of an actor stands for, and verbs that agree with it."""

from __future__ import annotations

import re

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf
from guarantees.records.proposal import Proposal
from guarantees.records.vocabulary import ActorKind
from guarantees.words.english import and_words

_PLURALS = {
    "accepts": "accept",
    "asks": "ask",
    "calls": "call",
    "denies": "deny",
    "differs": "differ",
    "does": "do",
    "has": "have",
    "is": "are",
    "names": "name",
    "proposes": "propose",
    "refuses": "refuse",
    "reports": "report",
    "says": "say",
    "speaks": "speak",
    "was": "were",
}


def agreeing(words: str, *actors: str, catalogue: Catalogue) -> str:
    """Words that begin with a verb in the third person singular, as they follow actors: ``EU leaders propose``.

    Words that begin with anything else stay as they are.
    """
    one = catalogue.actors.get(actors[0]) if len(actors) == 1 else None
    if len(actors) < 2 and not (one and one.is_plural):
        return words
    return plural(words)


def plural(words: str) -> str:
    """Words that begin with a verb in the third person singular, in the plural: ``accepts if`` is ``accept if``."""
    return re.sub(r"\A\w+", lambda found: _PLURALS.get(found[0], found[0]), words)


def sentence_on(actor: str, sentence: str, catalogue: Catalogue) -> str:
    """A sentence in which each verb that follows the actor's short name agrees with it."""
    name = re.escape(catalogue.actor_short_name(actor))
    return re.sub(
        rf"(?<={name} )[a-z]+",
        lambda found: agreeing(found[0], actor, catalogue=catalogue),
        sentence,
    )


DESCRIBED_BY = "described by"
"""What stands before the names of those who tell of a proposal that nobody is said to have put forward."""


def by_whom(proposal: Proposal, catalogue: Catalogue) -> str:
    """Who put a proposal forward, or that it is only described, and by whom."""
    if proposal.proposed_by:
        return catalogue.actor_names(proposal.proposed_by)
    return f"{DESCRIBED_BY} {catalogue.actor_names(proposal.described_by)}"


def by_whom_briefly(proposal: Proposal, catalogue: Catalogue) -> str:
    """The same with at most two names: ``Belgium, Canada and 24 more``."""
    actors = proposal.proposed_by or proposal.described_by
    names = [catalogue.actor_short_name(each) for each in actors]
    if len(names) > 3:
        names = [*names[:2], f"{len(names) - 2} more"]
    by = and_words(names) if names else ""
    return by if proposal.proposed_by else f"{DESCRIBED_BY} {by}"


SPOKEN_OF_TOGETHER = (ActorKind.ALLIANCE, ActorKind.GROUP)
"""Kinds of several actors, whose notes say whom the texts mean by the name."""


def actor_title(actor_id: str, shown: str, catalogue: Catalogue, as_of: AsOf = LATEST) -> str:
    """In one line what a name stands for: the full name where another is shown, what the texts mean by it (not for a
    chosen day), and its members; "" for nothing to say."""
    actor = catalogue.actors.get(actor_id)
    if actor is None:
        return ""
    parts = [
        actor.name if shown != actor.name else "",
        as_of.without_hindsight(actor.note) if actor.kind in SPOKEN_OF_TOGETHER else "",
        f"Members: {catalogue.actor_names(actor.members)}." if actor.members else "",
    ]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
