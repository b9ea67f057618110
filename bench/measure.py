"""One row of the benchmark: our figure next to the bare app's."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One row: our figure, the bare app's, and the target for ours ÷ bare, if there is one."""

    name: str
    ours: float
    bare: float
    unit: str
    target: float | None
    more_is_better: bool = False
    difference: bool = False

    @property
    def figure(self) -> float:
        """Ours ÷ bare, or ours − bare for memory."""
        return self.ours - self.bare if self.difference else self.ours / self.bare

    @property
    def reached(self) -> bool:
        """Whether the target is reached."""
        if self.target is None:
            return True
        return self.figure >= self.target if self.more_is_better else self.figure <= self.target

    def row(self) -> str:
        """The row as printed."""
        sign = "≥" if self.more_is_better else "≤"
        verdict = "reached" if self.reached else "MISSED"
        target = "" if self.target is None else f"{sign} {self.target:<5} {verdict}"
        return (
            f"{self.name:<46} {self.ours:>9.2f} {self.bare:>9.2f} {self.unit:<4} "
            f"{self.figure:>7.2f}  {target}"
        )


def medians(name: str, ours: list[float], bares: list[float], target: float | None) -> Measure:
    """A row of the medians of two series of milliseconds."""
    return Measure(name, statistics.median(ours), statistics.median(bares), "ms", target)
