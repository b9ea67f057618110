"""Where a change comes from: something that was said since, something older that was read since, or our own correction.

Each is determined from dates and from the reasons that records give, and never from what a change says. If several
apply, the first counts, so that what a party newly says is never taken for a correction
(``docs/decisions/0052-where-a-change-comes-from.md``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf
from guarantees.changes.fields import paired
from guarantees.changes.model import Origin, ReasonGiven
from guarantees.records.dates import EdtfDate
from guarantees.records.statement import Attributed
from guarantees.records.vocabulary import ChangeReason

_OF_REASON = {
    ChangeReason.PARTY_MOVED.value: Origin.SAID,
    ChangeReason.NEW_EVIDENCE.value: Origin.OLDER,
    ChangeReason.CORRECTION.value: Origin.OURS,
    ChangeReason.RECODING.value: Origin.OURS,
}


@dataclass(frozen=True)
class Sides:
    """The records on the old and on the new side, each as of a day.

    Of the ``same_records`` nothing can have been corrected: what differs is the day.
    """

    old: Catalogue
    new: Catalogue
    before: AsOf
    after: AsOf
    same_records: bool

    @property
    def is_dated(self) -> bool:
        """Whether a day is chosen on either side."""
        return self.before.day is not None or self.after.day is not None

    @property
    def horizon(self) -> datetime.date | None:
        """The last day that the old side covers: the chosen one, or the cutoff date of its evidence.

        ``None`` if unknown.
        """
        days = [self.before.day] if self.before.day else []
        edition = self.old.edition
        if edition and not self.same_records:
            days += [edition.evidence_reaches.latest or edition.evidence_reaches.first_possible]
        return min(days, default=None)

    def when(self, date: EdtfDate) -> Origin:
        """Whether a date is certainly after the horizon, certainly not, or neither."""
        if self.horizon is None:
            return Origin.OPEN
        if date.earliest and date.earliest > self.horizon:
            return Origin.SAID
        return Origin.OLDER if date.latest and date.latest <= self.horizon else Origin.OPEN

    def origin(
        self,
        old: tuple[Attributed, ...],
        new: tuple[Attributed, ...],
        reasons: Iterable[ReasonGiven],
        appeared: EdtfDate | None = None,
    ) -> Origin:
        """Of a cell or stance that rests on other statements now.

        ``appeared`` is the date of the proposal where the old side had nothing of the cell yet.
        """
        found = {_OF_REASON[each.reason] for each in reasons}
        found |= {self.when(appeared)} if appeared and not new else set()
        found |= set(self._by_dates(old, new))
        return first_of(found or {Origin.OPEN if self.same_records else Origin.OURS})

    def of_record(self, reasons: Iterable[ReasonGiven], dated: Iterable[Origin]) -> Origin:
        """Of a record: by the reasons that it gives, and by when what is new in it was done."""
        found = {*(_OF_REASON[each.reason] for each in reasons), *dated}
        return first_of(found or {Origin.OPEN if self.same_records else Origin.OURS})

    def _by_dates(
        self, old: tuple[Attributed, ...], new: tuple[Attributed, ...]
    ) -> Iterator[Origin]:
        pairs, added, removed = paired(old, new)
        # The same records read the same words in more places.
        ours = Origin.OLDER if self.same_records else Origin.OURS
        yield from (self.when(each.stated) for each in added)
        yield from (ours for _ in removed)
        for before, after in pairs:
            if after.withdrawn and not before.withdrawn:
                yield self.when(after.withdrawn.stated)
            dated = self.when(after.stated)
            moved = dated is Origin.SAID and self.when(before.stated) is not Origin.SAID
            yield dated if moved else ours


def first_of(origins: Iterable[Origin]) -> Origin:
    """The one that counts."""
    found = set(origins)
    return next(each for each in Origin if each in found)
