"""The policy that goes out with a page names each script that stands in the page, and no other."""

from __future__ import annotations

import pytest

from components.server.first_page import NAMES, first_page
from components.server.guard.headers import digests_of, protecting
from components.server.site_routes import site_routes
from tests.components.answers import answer


def allowed() -> set[str]:
    """What the policy of a page allows as a script."""
    policy = protecting("/", "text/html; charset=utf-8", False)[b"content-security-policy"].decode()
    directives = {name: set(values) for name, *values in map(str.split, policy.split(";"))}
    return directives["script-src"]


def test_the_policy_names_every_script_in_the_pages() -> None:
    """Besides those in pages, only scripts at our own addresses run, those of components, and WebAssembly."""
    digests = {
        each
        for name in NAMES
        for whole in (True, False)
        for each in digests_of(first_page(name, whole))
    }
    others = {"'self'", "blob:", "'wasm-unsafe-eval'"}
    assert others | {f"'sha256-{each}'" for each in digests} == allowed()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", ["/nowhere", "/embed/compare"])
def test_what_is_no_page_of_its_own_does_with_the_same_policy(path: str) -> None:
    """An unknown address, and a view in a frame, have no other script in their HTML."""
    got = answer(site_routes(), path)
    assert got.headers["content-type"].startswith("text/html")
    assert {f"'sha256-{each}'" for each in digests_of(got.text)} <= allowed()
