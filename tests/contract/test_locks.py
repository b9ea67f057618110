"""The locks name the packages of the requirements, each with its digests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.audit import told

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def pins(*names: str) -> set[tuple[str, str]]:
    """The packages that files name, with their versions."""
    found = (
        pin for name in names for pin in PINNED.findall((ROOT / name).read_text(encoding="utf-8"))
    )
    return {(re.sub(r"[-_.]+", "-", name).lower(), version) for name, version in found}


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        (("requirements.lock",), "requirements.txt"),
        (("requirements.lock", "requirements-dev.lock"), "requirements-dev.txt"),
        (("requirements.lock", "requirements-dev.lock"), "constraints.txt"),
    ],
)
def test_what_is_required_is_locked(lock: tuple[str, ...], requirements: str) -> None:
    """After a change of requirements or constraints, run `make lock`."""
    assert set() == pins(requirements) - pins(*lock)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_has_digests(lock: str) -> None:
    """Without one, anything of that name and version would be installed."""
    entries = re.split(r"\n(?=[\w.-]+==)", (ROOT / lock).read_text(encoding="utf-8"))[1:]
    assert len(entries) > 20
    assert [] == [each for each in entries if "--hash=sha256:" not in each]


def test_only_what_was_asked_about_can_be_weak() -> None:
    """A weakness fails the audit; where nobody can be asked, that is said and nothing fails."""
    sound = {"name": "a", "version": "1", "vulns": []}
    weak = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
    skipped = {"name": "c", "skip_reason": "not found"}
    answer = f'{{"dependencies": [{sound}, {weak}, {skipped}]}}'.replace("'", '"')
    assert told(answer) == (
        1,
        "b 2: CVE-1, fixed in 3.\n2 of 3 packages were checked; 1 are vulnerable.",
    )
    assert told(answer.replace(str(weak).replace("'", '"') + ", ", ""))[0] == 0
    assert told("")[0] == 0
