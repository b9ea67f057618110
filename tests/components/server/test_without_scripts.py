"""The site as a reader without scripts, a crawler or an archive meets it: links, forms, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.pages.table import PAGES
from components.server.api.mounted import api_mount
from components.server.site_routes import our_routes
from guarantees.catalogue.catalogue import Catalogue
from tests.components import answers
from tests.components.answers import Answer
from tests.components.parsed_html import Parsed

ROUTES = [*our_routes(), api_mount("")]
FIRST_VIEW = re.compile(r'<div id="first-view".*?(?=<div id="root")', re.S)
MOST = 350  # addresses that are followed


def asked(address: str) -> Answer:
    """What the server answers at an address relative to the root of the site."""
    parts = urlsplit(address.removeprefix("."))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return answers.answer(ROUTES, parts.path, pairs)


def content_of(page: str) -> Parsed:
    """What the first HTML shows between the site's header and what Streamlit draws into."""
    found = FIRST_VIEW.search(page)
    assert found is not None
    return Parsed(found[0])


def links(content: Parsed) -> Iterator[str]:
    """Where the links of a page lead within the site."""
    for address in content.values("href", "a"):
        if address.startswith("./"):
            yield address.partition("#")[0]


def test_every_link_leads_to_a_page(small: Catalogue) -> None:
    """From the Overview on, whatever a reader follows is answered with a page that has content, or with a file."""
    waiting, seen, broken = ["./"], {"./"}, []
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        answer = asked(address)
        if answer.status != 200:
            broken.append((address, answer.status))
        # How to cite a view is a few words without a first view.
        elif answer.headers["content-type"].startswith("text/html") and "cite?" not in address:
            content = content_of(answer.text)
            if len(content.values("class")) < 5 or "h1" not in {tag for tag, _ in content.elements}:
                broken.append((address, "empty"))
            new = dict.fromkeys(each for each in links(content) if each not in seen)
            seen |= {*new}
            waiting += new
    assert [] == broken
    assert {f"./{name}" if name != "overview" else "./" for name in PAGES} <= {
        each.partition("?")[0] for each in seen
    }


def fields(form: str) -> list[tuple[str, str]]:
    """What a browser sends of a form as it is, its button pressed."""
    sent = []
    for tag, each in Parsed(form).elements:
        name, value = each.get("name") or "", each.get("value") or ""
        if (
            tag == "input"
            and name
            and ("checked" in each or each["type"] not in ("radio", "checkbox"))
        ):
            sent.append((name, value))
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent.append((name, chosen[1] if chosen else ""))
    return [*sent, ("form", "show")]


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.choices])
def test_a_form_as_it_is_leads_to_the_page_as_it_is(small: Catalogue, name: str) -> None:
    """Who presses the button without choosing anything is led to the brief address of the very page."""
    page = PAGES[name]
    form = re.search(r'<form class="choices".*?</form>', asked(f"./{name}").text, re.S)
    assert form is not None
    got = answers.answer(ROUTES, f"/{name}", fields(form[0]))
    decoded = page.link.decode({}, small)
    there = page.link.decode(dict(parse_qsl(urlsplit(got.headers["location"]).query)), small)
    assert (303, decoded) == (got.status, there)
