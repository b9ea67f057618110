"""The editorial policy: what the records promise, said once.

The Method page shows it, and ``docs/editorial-policy.md`` is written from it by ``python -m guarantees generate``.
"""

from __future__ import annotations

from dataclasses import dataclass

from guarantees.records.fields import MAX_QUOTE_WORDS
from guarantees.records.vocabulary import Stance


@dataclass(frozen=True)
class PolicyRule:
    """One promise: its heading, and its sentences, each of which can stand alone."""

    id: str
    name: str
    says: tuple[str, ...]


_VERBS = ", ".join(stance.label for stance in (Stance.PROPOSES, Stance.ACCEPTS, Stance.REJECTS))

EDITORIAL_POLICY = (
    PolicyRule(
        "included",
        "What is recorded",
        (
            "A proposal is a text or an offer that was put forward, in one version, whatever became of it. Demands, "
            "options inside a proposal, ideas of experts, and treaties that serve for comparison are recorded too, and "
            "labelled as what they are.",
            "Only what was read in a source is recorded. Nothing is added from memory.",
        ),
    ),
    PolicyRule(
        "attributed",
        "Whose words",
        (
            "Everything is attributed: who said it, when, how that is known, and the place where it was read.",
            "What one party says that another said or agreed to is shown as the word of the first. It is never the "
            "position of the other.",
            "Speaker, outlet, relay and translator are four parties. The way that words took is shown with them, and "
            "what a relay adds is the relay's.",
            "What an expert estimates or asks for is labelled as the expert's.",
        ),
    ),
    PolicyRule(
        "neutral",
        "The same words for everyone",
        (
            f"The verbs are the same for every party: says, {_VERBS}.",
            "There are no adjectives of ours. The loaded words of a source stand in quotation marks or are left out.",
            "What a proposal is called is not what it obliges to. A label stands with the name of whoever uses it; the "
            "content is coded element by element.",
            "There is no score and no ranking, and no judgement of what is fair or likely. Proposals stand in order of "
            "date and actors in alphabetical order, unless the reader chooses another.",
        ),
    ),
    PolicyRule(
        "quoted",
        "Our words and theirs",
        (
            f"Statements are put into our own words. A quotation has at most {MAX_QUOTE_WORDS} words, is exact, and "
            "comes only from a text that is at hand whole.",
            "Where a translation was read, the record says by whom it was made, from which language, and whether by a "
            "machine.",
        ),
    ),
    PolicyRule(
        "unknown",
        "Unknown is not no",
        (
            "What is not known stays unknown. A missing statement never counts as a no, as zero or as neutral.",
            "Silence is recorded only where texts were read whole and in vain, with the texts and the day.",
        ),
    ),
    PolicyRule(
        "contradictory",
        "Contradictions stay visible",
        (
            "What is contradictory is shown as that, with all its sides. None is preferred.",
            "Outlets that pass on one report are one origin, however many they are.",
        ),
    ),
    PolicyRule(
        "precise",
        "As precise as the source",
        (
            "Dates keep their precision. Where a source gives no day, none is made up.",
            "Numbers keep their unit and their qualifier. Nothing is converted or rounded.",
        ),
    ),
    PolicyRule(
        "lasting",
        "Nothing disappears",
        (
            "What was replaced or taken back stays in the evidence as history.",
            "Identifiers are permanent: when one is changed, the former one is kept, and links to it go on working.",
            "Each edition of the records has a version, and says how far its evidence reaches. Nothing is claimed "
            "about what came after.",
        ),
    ),
)

TO_REPORT_AN_ERROR = (
    "which proposal or actor, and which element;",
    "what is shown;",
    "what should be shown instead;",
    "where that can be read: a link, and the paragraph.",
)
"""What whoever finds an error is asked for."""
