"""What somebody did with a proposal, in words: who, what, and who says so. Never a verdict on the proposal."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.cells.term import DURATION, end_of_term
from guarantees.records.proposal import Proposal, StatusChange
from guarantees.records.vocabulary import ProposalStatus
from guarantees.words.cell_words import value_words
from guarantees.words.english import and_words

_ACTS = frozenset(
    {
        ProposalStatus.FLOATED,
        ProposalStatus.PROPOSED,
        ProposalStatus.AGREED_IN_PRINCIPLE,
        ProposalStatus.ADOPTED,
        ProposalStatus.SIGNED,
        ProposalStatus.REJECTED,
        ProposalStatus.DENIED,
    }
)
"""What somebody does. The others are states in which a proposal is."""


def status_words(change: StatusChange, catalogue: Catalogue) -> str:
    """Who did what: ``Russia refused``; the status alone where the record names nobody."""
    status = change.status.label
    if not change.by:
        return status
    names = and_words([catalogue.actor_short_name(each) for each in change.by])
    return f"{names} {status}" if change.status in _ACTS else f"{status} ({names})"


def end_of_term_words(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> str:
    """Until when it is in force by its own term, and by what: ``12 January 2034 (10 years from 12 January 2024)``.

    "" where that is not known.
    """
    end = end_of_term(proposal, as_of, catalogue)
    if end is None:
        return ""
    length = value_words(end.length, catalogue.elements[DURATION], catalogue)
    return f"{end.date.words()} ({length} from {end.begins.date.words()})"


def status_with_speaker(change: StatusChange, catalogue: Catalogue) -> str:
    """The same with who says so, unless those who did it say so themselves."""
    speaker = catalogue.actors.get(change.speaker)
    own = change.speaker in change.by or (
        speaker is not None
        and any(speaker.speaks_for(each) or each in speaker.parties for each in change.by)
    )
    said = "" if own else f", says {catalogue.actor_short_name(change.speaker)}"
    return status_words(change, catalogue) + said
