"""A record to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Loaded, load
from guarantees.pages.curate.drafts import draft, pasted
from guarantees.pages.curate.samples import sample
from guarantees.yaml_files.record_kinds import MODELS, kind_of
from tests.builders import RECORDS


@pytest.fixture(scope="module")
def served() -> Loaded:
    """The small folder of records."""
    return load(RECORDS)


@pytest.mark.parametrize("kind", ["proposal", "source", "positions", "actors", "elements"])
def test_a_sample_is_a_record_of_its_kind_without_a_problem(kind: str, served: Loaded) -> None:
    """Tried as it is, it changes nothing."""
    text = sample(kind, served, RECORDS)
    assert MODELS[kind] is kind_of(text.encode())
    tried = draft(pasted(text), served)
    assert (1, 0, ()) == (len(tried.files), tried.problem_count, tried.refused)


def test_without_a_kind_it_is_a_proposal(served: Loaded, tmp_path: Path) -> None:
    """Where there is none to read, there is no sample."""
    assert sample("proposal", served, RECORDS) == sample("", served, RECORDS)
    assert "" == sample("", load(tmp_path), tmp_path)
    assert "" == sample("", served, tmp_path)
