"""The catalogue: valid records by id, and what is excluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.yaml_files.record_files import digest_of, read_folder
from tests.builders import (
    RECORDS,
    catalogue,
    positions,
    proposal,
    sample,
    sample_text,
    statement,
    write_records,
)


def test_every_valid_record_is_indexed() -> None:
    """Records are found by id, proposals in order of date, the rest in the order of the files."""
    records = sample()
    assert list(records.proposals) == ["beta", "alpha"]
    assert list(records.sources) == ["gazette-2025-08", "treaty-2024"]
    assert list(records.actors) == ["freedonia", "sylvania", "gazette", "anna-lind"]
    assert list(records.groups) == ["form", "means"]
    assert list(records.elements) == ["legal-effect", "assistance", "force-size", "guarantors"]
    assert list(records.families) == ["pacts"]
    assert list(records.presets) == ["pacts", "alone"]
    assert list(records.positions) == ["sylvania"]
    assert list(records.events) == ["summit"]
    assert list(records.contradictions) == ["treaty-or-not"]


def test_the_version_is_the_edition_and_the_digest() -> None:
    """The version changes with every change of the records."""
    assert sample().version == f"2025.09.1-{digest_of(read_folder(RECORDS).files)[:8]}"


def test_records_without_an_edition_are_unnamed(tmp_path: Path) -> None:
    """A version is given even when the edition cannot be read."""
    loaded = load(write_records(tmp_path, {"registry/edition.yaml": None}))
    assert loaded.catalogue.edition is None
    assert loaded.catalogue.version.startswith("unnamed-")


def test_a_file_with_a_problem_is_excluded_and_the_rest_is_served(tmp_path: Path) -> None:
    """One wrong record excludes only itself."""
    edit = ("value: binding", "value: bindin")
    loaded = load(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", edit)}), "r")
    assert loaded.excluded == ("r/alpha.yaml",)
    assert list(loaded.catalogue.proposals) == ["beta"]
    assert (len(loaded.problems), loaded.files) == (1, 11)


def test_a_registry_loses_only_its_broken_entries(tmp_path: Path) -> None:
    """The other actors are served."""
    edit = ("    name: Sylvania\n    kind: state\n", "    name: Sylvania\n    kind: country\n")
    changes = {"registry/actors.yaml": sample_text("registry/actors.yaml", edit)}
    loaded = load(write_records(tmp_path, changes), "r")
    assert list(loaded.catalogue.actors) == ["freedonia", "gazette", "anna-lind"]
    assert list(loaded.catalogue.proposals) == ["beta", "alpha"]
    assert loaded.excluded == ("r/registry/actors.yaml",)


def test_a_folder_that_is_not_there_gives_an_empty_catalogue(tmp_path: Path) -> None:
    """Nothing is raised, and the one problem counts as one of one file."""
    loaded = load(tmp_path / "none", "none")
    assert vars(loaded.catalogue) == vars(Catalogue(version="unnamed-"))
    assert (loaded.files, len(loaded.problems), loaded.excluded) == (1, 1, ())


def test_former_ids_lead_to_todays(tmp_path: Path) -> None:
    """Everything that a link can name keeps its old ids alive; kinds have ids of their own, so two may share one."""
    former = "    former_ids: [old, {}]\n"
    changes = {
        "registry/families.yaml": sample_text(
            "registry/families.yaml",
            ("    about: Promises of help.\n", "    about: Help.\n" + former.format("old-family")),
            ("    about: One column.\n", "    about: One.\n" + former.format("old-preset")),
        ),
        "registry/elements.yaml": sample_text(
            "registry/elements.yaml",
            ("about: How firmly it binds.\n", "about: Form.\n" + former.format("old-group")),
        ),
        "registry/actors.yaml": sample_text(
            "registry/actors.yaml",
            ("kind: outlet\n", "kind: outlet\n" + former.format("old-actor")),
        ),
    }
    assert load(write_records(tmp_path, changes)).catalogue.former_ids == {
        "alfa": ("alpha",),
        "help": ("assistance",),
        "treaty-of-2024": ("treaty-2024",),
        "old": ("gazette", "form", "pacts", "alone"),
        "old-actor": ("gazette",),
        "old-family": ("pacts",),
        "old-group": ("form",),
        "old-preset": ("alone",),
    }


def test_statements_and_positions_with_an_id_are_found() -> None:
    """What contradictions and denials name is found in both kinds of file, with where it is recorded."""
    found = {name: (each.owner, each.element) for name, each in sample().attributed.items()}
    assert found == {
        "alpha-binding": ("alpha", "legal-effect"),
        "sylvania-denies": ("sylvania", ""),
    }


def test_denials_are_found_by_what_they_deny() -> None:
    """Several may deny one statement, and one may deny several."""
    gamma = proposal({"legal-effect": [statement(id="a"), statement(id="b", denies=["a"])]})
    records = catalogue(gamma, positions=[positions({"id": "c", "denies": ["a", "b"]})])
    assert {name: [d.id for d in found] for name, found in records.denials.items()} == {
        "a": ["b", "c"],
        "b": ["c"],
    }


def test_contradictions_are_found_by_each_side() -> None:
    """Either side leads to the contradiction."""
    found = sample().contradictions_of
    assert {name: [c.id for c in each] for name, each in found.items()} == {
        "alpha-binding": ["treaty-or-not"],
        "sylvania-denies": ["treaty-or-not"],
    }


def test_statements_are_counted_without_absences() -> None:
    """Only what somebody said counts."""
    assert sample().statement_count == 5


@pytest.mark.parametrize(
    ("actor", "name", "short"),
    [
        ("freedonia", "Republic of Freedonia", "Freedonia"),
        ("sylvania", "Sylvania", "Sylvania"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_actors_are_named(actor: str, name: str, short: str) -> None:
    """An actor whose record cannot be read goes by its id."""
    assert (sample().actor_name(actor), sample().actor_short_name(actor)) == (name, short)


def test_several_actors_are_named_in_order() -> None:
    """The order is that of the record."""
    assert sample().actor_names(("sylvania", "freedonia")) == "Sylvania, Freedonia"
    assert sample().actor_names(()) == ""


def test_sources_are_named() -> None:
    """A source whose record cannot be read goes by its id."""
    assert sample().source_short_name("treaty-2024") == "Treaty, 2024"
    assert sample().source_short_name("unknown") == "unknown"


def test_what_belongs_to_a_broken_heading_is_served_under_one_that_says_so(tmp_path: Path) -> None:
    """The elements of a group, and the proposals of a family, whose entry cannot be read are not left out."""
    changes = {
        "registry/elements.yaml": sample_text("registry/elements.yaml", ("name: Form", "nmae: F")),
        "registry/families.yaml": sample_text("registry/families.yaml", ("name: Pacts", "nmae: P")),
    }
    loaded = load(write_records(tmp_path, changes), "records")
    groups, families = loaded.catalogue.groups, loaded.catalogue.families
    assert {"means": "Means", "form": "Group not readable: form"} == {
        id: group.name for id, group in groups.items()
    }
    assert [("pacts", "Family not readable: pacts")] == [(f.id, f.name) for f in families.values()]
    assert groups["form"].about == (
        "The entry of this group has a problem, which the notice about the records names."
    )
    assert {("groups", "form"), ("families", "pacts")} == loaded.catalogue.unreadable
    assert {"legal-effect"} == {
        e.id for e in loaded.catalogue.elements.values() if e.group == "form"
    }
