"""When a folder is polled again: at once, then after each change that has settled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guarantees.yaml_files.signature import debounced


class _Over(Exception):
    """There is nothing more to see."""


def given(looks: str) -> str:
    """The states that are yielded of those polled, one after each wait."""
    left: Iterator[str] = iter(looks)

    def look() -> str:
        seen = next(left, None)
        if seen is None:
            raise _Over
        return seen

    passed = ""
    try:
        for seen in debounced(look, lambda: None):
            passed += seen
    except _Over:
        return passed


@pytest.mark.parametrize(
    ("looks", "passed"),
    [
        ("a", "a"),
        ("aaaa", "a"),
        ("abb", "ab"),
        ("abcdd", "ad"),
        ("ab", "a"),
        ("abab", "a"),
        ("abbb", "ab"),
        ("abaa", "a"),
        ("abbaabb", "abab"),
        ("abbaac", "aba"),
    ],
)
def test_a_change_counts_when_two_looks_agree(looks: str, passed: str) -> None:
    """What is still changing is waited for, and what has changed back is no news."""
    assert given(looks) == passed


def test_time_passes_before_every_look_but_the_first() -> None:
    """Polling does not keep a machine busy, and what is yielded was polled before."""
    steps: list[str] = []
    seen = iter("aabb")
    changes = debounced(lambda: steps.append("look") or next(seen), lambda: steps.append("wait"))
    for change in changes:
        steps.append(change)
        if change == "b":
            break
    assert steps == ["look", "a", "wait", "look", "wait", "look", "wait", "look", "b"]
