"""components/store/imprint.py: who runs the site, as its operator says."""

from __future__ import annotations

import logging

import pytest

from components.store import imprint as module
from components.store.imprint import Imprint, imprint

NAMES = ("PUBLISHER", "FUNDING", "CONTACT")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting, and nothing kept of earlier ones."""
    module._imprint.cache_clear()
    for name in NAMES:
        monkeypatch.delenv(f"GUARANTEES_{name}", raising=False)


def test_nothing_is_made_up() -> None:
    """Without settings nobody is named."""
    assert Imprint("", "", "") == imprint()
    assert "" == imprint().contact_link


def test_settings_are_said_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set is taken over with single spaces, whatever it holds."""
    for name, value in zip(NAMES, (" A <b> \n institute", "itself", "a@b.example"), strict=True):
        monkeypatch.setenv(f"GUARANTEES_{name}", value)
    assert Imprint("A <b> institute", "itself", "a@b.example") == imprint()


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("desk+ua@site.example.org", "mailto:desk+ua@site.example.org"),
        ("https://site.example/contact?x=1", "https://site.example/contact?x=1"),
        *(
            (unusable, "")
            for unusable in ("javascript:alert(1)", "http://a.b", "a@b", "x y@a.b", '"@a.b')
        ),
    ],
)
def test_a_contact_is_an_address(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, contact: str, link: str
) -> None:
    """An e-mail or https address is linked; anything else is left out, and named in the log."""
    monkeypatch.setenv("GUARANTEES_CONTACT", contact)
    with caplog.at_level(logging.WARNING):
        assert link == imprint().contact_link
    assert bool(caplog.records) is not bool(link)
