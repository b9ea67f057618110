"""components/server/operation/health.py: whether the process answers, and whether it has records to show."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.server.operation.health import health_routes
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from tests.builders import sample_text, write_records
from tests.components.answers import answer


def ready() -> tuple[int, dict[str, Any]]:
    """What ``/readyz`` answers."""
    got = answer(health_routes(), "/readyz")
    return got.status, json.loads(got.body)


def test_the_process_answers_before_the_records_are_read(
    use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """It is alive at once, and ready once there is something to show; both say that no one may keep the answer."""
    use_records(write_records(tmp_path / "records"))
    alive = answer(health_routes(), "/healthz")
    assert (200, b"ok", "no-store") == (alive.status, alive.body, alive.headers["cache-control"])
    assert (503, {"ready": False, "reason": "The records are being read."}) == ready()


def test_it_is_ready_with_the_version_of_the_records(small: Catalogue) -> None:
    """The answer says which records are served, and that nothing is wrong with them."""
    about = {"version": small.version, "proposals": 2, "problems": 0, "kept": 0}
    assert (200, {"ready": True, **about}) == ready()


def test_broken_records_are_counted_and_shown_all_the_same(
    use_records: Callable[[Path], Path], tmp_path: Path
) -> None:
    """A problem is no reason to send readers elsewhere; no proposal at all is one."""
    folder = use_records(write_records(tmp_path / "records"))
    records()
    broken = sample_text("alpha.yaml", ("family: pacts", "family: pakts"))
    (folder / "alpha.yaml").write_text(broken, encoding="utf-8")
    records()
    status, about = ready()
    assert (200, 2, 1, 1) == (status, about["proposals"], about["problems"], about["kept"])
    use_records(tmp_path / "nowhere")
    records()
    status, about = ready()
    assert (503, 0, 1) == (status, about["proposals"], about["problems"])
    assert "no proposal that can be read" in about["reason"]
