"""What tests of the curators' records share: the records, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Catalogue, Loaded, loaded_from
from guarantees.yaml_files.record_files import RecordFolder, read_folder

RECORDS = Path(__file__).resolve().parents[2] / "proposals"


@pytest.fixture(scope="session")
def folder() -> RecordFolder:
    """The files of the records."""
    return read_folder(RECORDS, "proposals")


@pytest.fixture(scope="session")
def loaded(folder: RecordFolder) -> Loaded:
    """The records with their problems."""
    return loaded_from(folder)


@pytest.fixture(scope="session")
def records(loaded: Loaded) -> Catalogue:
    """The catalogue of the records."""
    return loaded.catalogue
