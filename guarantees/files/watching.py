"""When to look again at something that changes: at once, and after each change that has come to rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

Look = TypeVar("Look")


def debounced(look: Callable[[], Look], wait: Callable[[], object]) -> Iterator[Look]:
    """What ``look`` sees now, then what it sees after every change, without end.

    ``wait`` lets some time pass between two looks. A change counts when two looks in a row agree, so that what is still
    being written is not taken for what was meant, and when it differs from what was last given. Each look is taken
    before its result is given: what changes while the receiver is at work is seen afterwards.
    """
    given = look()
    yield given
    before = given
    while True:
        wait()
        now = look()
        if now == before and now != given:
            given = now
            yield given
        before = now
