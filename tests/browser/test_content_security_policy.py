"""The site under the content security policy that README names. What it forbids would be an error in the console."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from scripts.local_server import Server
from tests.policy import readme_policy

Open = Callable[..., Page]


def with_policy(route: Route) -> None:
    """Answer a request for a document with the policy as well."""
    if route.request.resource_type != "document":
        return route.fallback()
    answer = route.fetch()
    policy = "; ".join(" ".join((name, *allowed)) for name, allowed in readme_policy().items())
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


@pytest.mark.parametrize(
    ("path", "drawn"),
    [
        ("/compare?cell=alpha.legal-effect", ".panel"),
        ("/proposal?id=alpha", ".guarantees-document h2"),
        ("/timeline", ".ledger"),
        ("/gap?element=force-size", ".numbers-chart .words"),
        ("/curate", "textarea"),
    ],
)
def test_a_page_needs_no_more_than_the_policy_allows(
    page: Open, server: Server, path: str, drawn: str
) -> None:
    """The live page takes over and is drawn with its components and its widgets."""
    tab = page(f"{server.url}/map", cold=True)
    tab.route("**/*", with_policy)
    tab.goto(server.url + path)
    expect(tab.locator("#first-view")).to_have_count(0)
    expect(tab.locator(f"#root {drawn}").first).to_be_visible()
