"""components/store/link_settings.py: the environment says where records are edited, or nothing is linked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import fields

import pytest

from components.store import link_settings
from components.store.link_settings import NAMES, with_link_templates
from guarantees.catalogue.catalogue import Loaded
from guarantees.catalogue.link_templates import LinkTemplates, github_templates
from tests.builders import sample

LOADED = Loaded(sample(), (), 1, ())
EDIT = "https://forge.example/o/n/_edit/main/{path}#L{line}"
REPORT = "https://forge.example/o/n/issues/new?title={title}"
GITHUB = "https://github.com/o/n"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that sets some of the settings; without it none is set, and nothing is cached of earlier ones."""
    link_settings._templates.cache_clear()

    def set_to(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"GUARANTEES_{name}", value)

    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return set_to


def test_without_a_setting_nothing_changes() -> None:
    """What was loaded is passed on as it is."""
    assert with_link_templates(LOADED) is LOADED


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"EDIT_URL": EDIT}, LinkTemplates(edit=EDIT)),
        ({"EDIT_URL": EDIT, "REPORT_URL": REPORT}, LinkTemplates(EDIT, REPORT)),
        ({"REPOSITORY": GITHUB}, github_templates(GITHUB)),
        (
            {"REPOSITORY": GITHUB, "BRANCH": "next", "REPOSITORY_FOLDER": "data"},
            github_templates(GITHUB, "next", "data"),
        ),
        (
            {"REPOSITORY": GITHUB, "REPORT_URL": REPORT},
            LinkTemplates(github_templates(GITHUB).edit, REPORT),
        ),
    ],
)
def test_the_catalogue_knows_the_templates(
    values: dict[str, str], expected: LinkTemplates, settings: Callable[..., None]
) -> None:
    """They are those of the environment, and the records are the same."""
    settings(**values)
    found = with_link_templates(LOADED).catalogue
    assert expected == found.link_templates
    same = {field.name for field in fields(found) if field.init} - {"link_templates"}
    assert {name: getattr(sample(), name) for name in same} == {
        name: getattr(found, name) for name in same
    }


def test_a_catalogue_that_knows_its_templates_stays_the_same(
    settings: Callable[..., None],
) -> None:
    """Records that did not change keep their catalogue, and with it all that was made from it."""
    settings(EDIT_URL=EDIT)
    loaded = with_link_templates(LOADED)
    assert with_link_templates(loaded) is loaded


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            {"EDIT_URL": "https://user:secret@forge.example/{path}"},
            "GUARANTEES_EDIT_URL is ignored. The address cannot be used.",
        ),
        (
            {"REPORT_URL": "https://forge.example/{secret}"},
            "GUARANTEES_REPORT_URL is ignored. The address has an unknown placeholder.",
        ),
        (
            {"REPOSITORY": "https://user:secret@github.com/o/n"},
            "GUARANTEES_REPOSITORY is ignored. Expected a repository such as https://github.com/owner/name. "
            "For another forge, set GUARANTEES_EDIT_URL and GUARANTEES_REPORT_URL.",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_logged_once_and_links_nothing(
    values: dict[str, str],
    message: str,
    settings: Callable[..., None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The log says in words what is expected, without the password that an address may hold."""
    settings(**values)
    with caplog.at_level(logging.WARNING):
        assert [with_link_templates(LOADED), with_link_templates(LOADED)] == [LOADED, LOADED]
    (logged,) = caplog.messages
    assert logged.startswith(message)
    assert "secret" not in logged
