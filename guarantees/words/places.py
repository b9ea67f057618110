"""Places as a reader sees them: paragraphs of one text that follow one another without a quotation are one place."""

from __future__ import annotations

from collections.abc import Iterable

from guarantees.catalogue.catalogue import Catalogue
from guarantees.records.fields import paragraphs_of
from guarantees.records.statement import Evidence


def joined(places: Iterable[Evidence], catalogue: Catalogue) -> tuple[Evidence, ...]:
    """The places, in which runs of paragraphs are one: p12, p13, p14 and p16 become ``p12-p14; p16``.

    Nothing else distinguishes the places of a run: they are in one source, no words of them are quoted, and either all
    or none are the opinion of who passed the text on.
    """
    runs: list[list[Evidence]] = []
    for place in places:
        if runs and _continues(runs[-1][-1], place, catalogue):
            runs[-1].append(place)
        else:
            runs.append([place])
    return tuple(_one(run) for run in runs)


def is_opinion_of_relay(place: Evidence, catalogue: Catalogue) -> bool:
    """Whether somebody who passed the text on speaks there for themselves."""
    source = catalogue.sources.get(place.source)
    cited = set(paragraphs_of(place.at) or ())
    others = source.opinion_of_relay if source else ()
    return any(cited & set(paragraphs_of(other) or ()) for other in others)


def _continues(before: Evidence, place: Evidence, catalogue: Catalogue) -> bool:
    ends, begins = paragraphs_of(before.at), paragraphs_of(place.at)
    return bool(
        ends
        and begins
        and ends[-1] < begins[0]
        and before.quote is None
        and place.quote is None
        and (before.source, before.reported_by) == (place.source, place.reported_by)
        and is_opinion_of_relay(before, catalogue) == is_opinion_of_relay(place, catalogue)
    )


def _one(run: list[Evidence]) -> Evidence:
    if len(run) == 1:
        return run[0]
    numbers = [number for place in run for number in paragraphs_of(place.at) or ()]
    return run[0].model_copy(update={"at": _ranges(numbers)})


def _ranges(numbers: list[int]) -> str:
    """Paragraphs in order, such as 12, 13, 14 and 16, as a place: ``p12-p14; p16``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "; ".join(f"p{run[0]}" + (f"-p{run[-1]}" if run[1:] else "") for run in runs)
