"""What somebody did with a proposal, in words: who, what, and who says so. Never a verdict on the proposal."""

from __future__ import annotations

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, dated_in_view
from guarantees.cells.term import DURATION, end_of_term
from guarantees.records.dates import EdtfDate, Facts
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

NOT_YET = "Nothing by this day."


def status_words(change: StatusChange, catalogue: Catalogue) -> str:
    """Who did what: ``Russia refused``; the status alone where the record names nobody."""
    status = change.status.label
    if not change.by:
        return status
    names = and_words([catalogue.actor_short_name(each) for each in change.by])
    return f"{names} {status}" if change.status in _ACTS else f"{status} ({names})"


def term_of(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> Facts:
    """Until when it is in force by its own term, and by what: ``12 January 2034 · 10 years from 12 January 2024``.

    Nothing where that is not known.
    """
    end = end_of_term(proposal, as_of, catalogue)
    if end is None:
        return ()
    length = value_words(end.length, catalogue.elements[DURATION], catalogue)
    return (end.date, (f"{length} from", end.begins.date))


def status_with_speaker(change: StatusChange, catalogue: Catalogue) -> str:
    """The same with who says so, unless those who did it say so themselves."""
    speaker = catalogue.actors.get(change.speaker)
    own = change.speaker in change.by or (
        speaker is not None
        and any(speaker.speaks_for(each) or each in speaker.parties for each in change.by)
    )
    said = "" if own else f", says {catalogue.actor_short_name(change.speaker)}"
    return status_words(change, catalogue) + said


def status_changes(
    proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[tuple[int, StatusChange], ...]:
    """The changes in view, latest first, each with its number in the record."""
    numbered = [
        (number, change)
        for number, change in enumerate(proposal.status, 1)
        if dated_in_view(change, as_of, catalogue)
    ]
    return tuple(sorted(numbered, key=lambda each: each[1].date.sort_key, reverse=True))


def latest_changes(
    proposal: Proposal, as_of: AsOf, catalogue: Catalogue
) -> tuple[StatusChange, ...]:
    """The latest in view. Of one date, and of dates that are in no order (a month and a day inside it), there are
    several: none of them replaces another."""
    changes = [change for _, change in status_changes(proposal, as_of, catalogue)]
    return tuple(
        change
        for change in changes
        if not any(change.date.is_before(other.date) for other in changes)
    )


def latest_status(proposal: Proposal, as_of: AsOf, catalogue: Catalogue) -> Facts:
    """The latest status with who says so: ``Russia refused`` and the date, or that there is none in view."""
    by_date: dict[EdtfDate, dict[str, None]] = {}
    for change in latest_changes(proposal, as_of, catalogue):
        by_date.setdefault(change.date, {})[status_with_speaker(change, catalogue)] = None
    return tuple(("; ".join(said) + ",", date) for date, said in by_date.items()) or (NOT_YET,)
