"""components/store/releases_store.py: a link that names a release shows its records, whatever became of them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from components.server.first_page import page_routes
from components.server.routes import data_routes
from components.store.records_store import records
from components.store.releases_store import catalogue_for
from guarantees.catalogue.catalogue import load
from guarantees.releases.frozen import ENDING, frozen
from tests.builders import RECORDS, sample_text, write_records
from tests.components.answers import answer
from tests.components.parsed_html import Parsed

NAME = "first"
VERSION = load(RECORDS).catalogue.version


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a release of the small records."""
    folder = tmp_path / "releases"
    folder.mkdir()
    (folder / f"{NAME}{ENDING}").write_bytes(frozen(RECORDS, NAME, folder))
    monkeypatch.setenv("GUARANTEES_RELEASES", str(folder))
    return folder


@pytest.fixture(autouse=True)
def today(tmp_path: Path, releases: Path, use_records: Callable[[Path], Path]) -> None:
    """Since then the proposal beta was deleted, and alpha has another name and another number of soldiers."""
    more = ("{about: 50000, unit: soldiers}", "{about: 60000, unit: soldiers}")
    renamed = ("short_name: Alpha", "short_name: Omega")
    use_records(
        write_records(
            tmp_path / "records",
            {"alpha.yaml": sample_text("alpha.yaml", more, renamed), "beta.yaml": None},
        )
    )
    records()


@pytest.mark.parametrize("version", [NAME, VERSION])
def test_a_release_is_found_by_its_name_and_by_its_data_version(version: str) -> None:
    """It is read once; what does not name it gets the records of the day."""
    found = catalogue_for({"version": version})
    assert (found.release, found.version, list(found.proposals)) == (
        NAME,
        VERSION,
        ["beta", "alpha"],
    )
    assert catalogue_for({"version": version}) is found
    for other in ({}, {"version": "latest"}, {"version": "2020.01.1-00000000"}):
        assert catalogue_for(other) is records().catalogue


def test_an_old_link_shows_what_it_showed() -> None:
    """A proposal that was deleted and a name that was changed are there, with a way to the records of the day."""
    page = answer(page_routes(), "/compare", {"proposals": "alpha.beta", "version": VERSION})
    document = Parsed(page.text)
    text = " ".join(document.texts)
    assert page.status == 200
    assert "about 50,000 soldiers" in text
    assert "60,000" not in text
    assert f"Shown: release {NAME} of 30 September 2025." in text
    assert any("version=latest" in link for link in links_in(document))


def links_in(document: Parsed) -> list[str]:
    """Where the links to pages of the site lead; files of ours have a dot in their name."""
    links = (attributes.get("href") or "" for name, attributes in document.elements if name == "a")
    return [
        link for link in links if link.startswith("./") and "." not in link[2:].partition("?")[0]
    ]


def test_links_and_forms_stay_in_the_release() -> None:
    """Every link to a page and every form names the release, but for the link to the records of the day."""
    page = answer(page_routes(), "/compare", {"proposals": "alpha.beta", "version": NAME})
    document = Parsed(page.text)
    links = links_in(document)
    assert len(links) > 20
    assert [link for link in links if f"version={VERSION}" not in link] == [
        link for link in links if "version=latest" in link
    ]
    forms = sum(name == "form" for name, _ in document.elements)
    fields = [a for name, a in document.elements if name == "input" and a.get("name") == "version"]
    assert [field["value"] for field in fields] == [VERSION] * forms


def test_evidence_and_other_states_are_of_the_release() -> None:
    """What the browser fetches by itself is of the same records as the page."""
    link = {"proposals": "alpha.beta", "version": VERSION, "cell": "alpha.force-size"}
    evidence = answer(data_routes(), "/evidence/compare", link)
    assert "50,000" in evidence.text
    head = json.loads(answer(data_routes(), "/document/compare", link).body.partition(b"\n")[0])
    assert f"version={VERSION}" in head["address"]
    assert any(records().catalogue.version in notice for notice in head["notices"])


def test_a_release_that_was_altered_is_left_out(
    releases: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The records of the day are shown with the usual notice; the log says which file, and why."""
    path = releases / f"{NAME}{ENDING}"
    path.write_bytes(path.read_bytes()[:-200])
    with caplog.at_level(logging.WARNING):
        assert catalogue_for({"version": VERSION}) is records().catalogue
    assert str(path) in caplog.text


def test_a_release_of_the_records_of_the_day_is_those(
    use_records: Callable[[Path], Path],
) -> None:
    """As long as no record has changed, its name leads to the page without a word on releases."""
    use_records(RECORDS)
    assert catalogue_for({"version": NAME}) is records().catalogue
