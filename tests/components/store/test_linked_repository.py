"""components/store/linked_repository.py: the environment says where the records are kept, or nothing is linked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import fields

import pytest

from components.store import linked_repository
from components.store.linked_repository import with_repository
from guarantees.catalogue.catalogue import Loaded
from guarantees.catalogue.repository import Repository
from tests.builders import sample

NAMES = ("GUARANTEES_REPOSITORY", "GUARANTEES_BRANCH", "GUARANTEES_REPOSITORY_FOLDER")
LOADED = Loaded(sample(), (), 1, ())


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that sets the three settings; without it none is set, and nothing is remembered of earlier ones."""
    linked_repository._repository.cache_clear()

    def set_to(*values: str) -> None:
        for name, value in zip(NAMES, values, strict=False):
            monkeypatch.setenv(name, value)

    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return set_to


def test_without_a_setting_nothing_changes() -> None:
    """What was loaded is handed on as it is."""
    assert with_repository(LOADED) is LOADED


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["https://github.com/o/n"], Repository("https://github.com/o/n", "main", "proposals")),
        (
            ["https://codeberg.org/o/n", "next", "data"],
            Repository("https://codeberg.org/o/n", "next", "data"),
        ),
    ],
)
def test_the_catalogue_knows_the_repository(
    values: list[str], expected: Repository, settings: Callable[..., None]
) -> None:
    """Address, branch and folder are those of the environment, and the records are the same."""
    settings(*values)
    found = with_repository(LOADED).catalogue
    assert expected == found.repository
    same = {field.name for field in fields(found)} - {"repository", "remembered"}
    assert {name: getattr(sample(), name) for name in same} == {
        name: getattr(found, name) for name in same
    }


def test_a_catalogue_that_knows_its_repository_stays_the_same(
    settings: Callable[..., None],
) -> None:
    """Records that did not change keep their catalogue, and with it all that was put together from it."""
    settings("https://github.com/o/n")
    loaded = with_repository(LOADED)
    assert with_repository(loaded) is loaded


def test_an_address_that_cannot_be_used_is_said_once_and_links_nothing(
    settings: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    """The log says in words what is expected, without the password that stands in the address."""
    settings("https://user:secret@github.com/o/n")
    with caplog.at_level(logging.WARNING):
        assert [with_repository(LOADED), with_repository(LOADED)] == [LOADED, LOADED]
    (message,) = caplog.messages
    assert message.startswith(
        "No page links to the repository. GUARANTEES_REPOSITORY: The address of the repository cannot be used."
    )
    assert "secret" not in message
