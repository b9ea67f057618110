"""The editorial policy: what the records promise.

The Method page shows it, and ``python -m guarantees generate`` writes ``docs/editorial-policy.md`` from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.records.fields import MAX_QUOTE_WORDS
from guarantees.records.vocabulary import Stance


@dataclass(frozen=True)
class PolicyRule:
    """One promise: its heading, and its sentences, each of which makes sense on its own."""

    id: str
    name: str
    says: tuple[str, ...]


_VERBS = ", ".join(stance.label for stance in (Stance.PROPOSES, Stance.ACCEPTS, Stance.REJECTS))

EDITORIAL_POLICY = (
    PolicyRule(
        "included",
        "What is recorded",
        (
            "A proposal is one version of a text or an offer that was put forward, whatever became of it. Demands, "
            "options within a proposal, ideas from experts, and treaties kept for comparison are recorded too, and "
            "labelled as such.",
            "Only what was read in a source is recorded. Nothing is added from memory.",
        ),
    ),
    PolicyRule(
        "attributed",
        "Whose words",
        (
            "Everything is attributed: who said it, when, how that is known, and where it was read.",
            "Words quoted directly are kept apart from words that somebody else reports.",
            "A provision is what the text or its proposer says, or is reported to say. What others expect, read into "
            "it or ask for is shown as theirs and makes no value.",
            "When one party reports what another said or agreed to, that is shown as the word of the first. It is "
            "never the position of the other.",
            "Speaker, outlet, relay and translator are kept apart. The route that words took is shown with them, and "
            "what a relay adds is the relay's.",
            "An expert's estimates and demands are labelled as the expert's.",
        ),
    ),
    PolicyRule(
        "neutral",
        "The same words for everyone",
        (
            f"The verbs are the same for every party: says, {_VERBS}.",
            "We add no adjectives. A source's loaded words are put in quotation marks or left out.",
            "The name of a proposal does not say what it commits anyone to. A label is shown with the name of whoever "
            "uses it; the content is coded element by element.",
            "There is no score and no ranking, and no judgement of what is fair or likely. Proposals are in order of "
            "date and actors in alphabetical order, unless the reader chooses another.",
        ),
    ),
    PolicyRule(
        "quoted",
        "Our words and theirs",
        (
            f"Statements are put into our own words. A quotation has at most {MAX_QUOTE_WORDS} words, is exact, and "
            "comes only from a text that we have in full.",
            "Where a translation was read, the record says who made it, from which language, and whether it was made "
            "by a machine.",
        ),
    ),
    PolicyRule(
        "unknown",
        "Unknown is not no",
        (
            "What is not known stays unknown. A missing statement never counts as a no, as zero or as neutral.",
            "Silence is recorded only where the proposal's own text, or the speech or interview in which it was put "
            "forward, was read in full and says nothing. The record names the texts and the day.",
            "If accounts do not mention something, that proves nothing, and it is recorded as not mentioned.",
        ),
    ),
    PolicyRule(
        "contradictory",
        "Contradictions stay visible",
        (
            "Contradictory statements are shown as such, with all sides. None is preferred.",
            "Outlets that pass on the same report are one origin, however many there are.",
        ),
    ),
    PolicyRule(
        "precise",
        "As precise as the source",
        (
            "Dates keep their precision. Where a source gives no day, none is invented.",
            "Numbers keep their unit and their qualifier. Nothing is converted or rounded.",
        ),
    ),
    PolicyRule(
        "lasting",
        "Nothing disappears",
        (
            "What was replaced or withdrawn stays in the evidence as history.",
            "Identifiers are permanent. If one has to change, the former one is kept, and links to it go on working.",
            "Each edition of the records has a version and says how far its evidence goes. Nothing is claimed about "
            "what came after.",
        ),
    ),
)

TO_REPORT_AN_ERROR = (
    "which proposal or actor, and which element;",
    "what is shown;",
    "what should be shown instead;",
    "where that can be read: a link, and the paragraph.",
)
"""What a report of an error should say."""
