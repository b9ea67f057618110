"""The policy that goes out with a page names each inline script of the page, and no other."""

from __future__ import annotations

from components.server.first_page import NAMES, first_page
from components.server.guard.headers import digests_of, protecting


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
