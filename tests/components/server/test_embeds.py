"""components/server/embeds: views for frames of other sites, and oEmbed."""

from __future__ import annotations

import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from lxml import html

from components.pages.table import PAGES
from components.server.embeds.routes import embed_routes
from components.server.head import head
from guarantees.catalogue.catalogue import Catalogue
from tests.components import answers
from tests.components.answers import Answer

pytestmark = pytest.mark.usefixtures("small")
PAGE = "http://t/compare?proposals=alpha&cell=alpha.legal-effect"
HOSTILE = '"><script>window.harmed=1</script>'


def answer(path: str, **link: str) -> Answer:
    """What an address answers."""
    return answers.answer(embed_routes(), path, link)


def content(found: Answer) -> html.HtmlElement:
    """An embedded view, with what is in its shadow root."""
    return html.fromstring(found.body)


def test_a_view_is_the_content_without_the_site(small: Catalogue) -> None:
    """It has no menu and no form; below it stand the site, the day, the version of the data and the full view."""
    view = content(answer("/embed/compare", proposals="alpha", asof="2025-09-01"))
    assert [] == view.xpath("//nav[@aria-label='Pages'] | //form")
    assert view.xpath("//table")
    below = view.find_class("of")[0]
    for words in ("Security guarantees compared", "1 September 2025", small.version):
        assert words in below.text_content()
    full = below.xpath(".//a[starts-with(@href, '../compare?proposals=alpha')]/@href")
    assert f"version={small.version}" in full[0]
    assert "_blank" == view.xpath("//base/@target")[0]


def test_the_style_of_a_page_lays_out_what_is_in_it() -> None:
    """The name of a page is no class of the whole: on Method and Map an element inside has it."""
    [whole] = content(answer("/embed/method")).find_class("guarantees-document")
    assert whole.get("class") == "guarantees-document embedded"


def test_a_view_of_a_cell_is_its_evidence() -> None:
    """Who said it and where it was read goes with it, and its links leave the frame for the site."""
    view = content(answer("/embed/compare", proposals="alpha", cell="alpha.legal-effect"))
    assert [] == view.xpath("//table")
    assert "Anna Lind" in view.find_class("panel")[0].text_content()
    links = [each for each in view.xpath("//@href | //@src") if not each.startswith("http")]
    assert all(each.startswith("../") for each in links)


def test_every_page_but_those_that_need_an_answer_is_embeddable() -> None:
    """Each view is there; the search and Curate are not, and other names are refused with those that there are."""
    status = {name: answer(f"/embed/{name}").status for name in PAGES}
    assert {name for name in PAGES if status[name] != 200} == {"search", "curate"}
    assert (404, True) == ((found := answer("/embed/x")).status, "compare, " in found.text)
    assert 404 == answer("/embed/proposal", id="nobody").status
    assert "<script>window" not in answer("/embed/compare", cell=HOSTILE, search=HOSTILE).text


def test_oembed_gives_the_frame_in_both_formats(small: Catalogue) -> None:
    """The address that a page names gives its title and the HTML that shows it, no larger than is asked for."""
    page = PAGES["compare"]
    query = page.link.decode({"proposals": "alpha", "cell": "alpha.legal-effect"}, small).query
    said = html.fragments_fromstring(head(page, query, small, "http://t/"))
    links = {
        each.get("type"): each.get("href") for each in said if "oembed" in str(each.get("type"))
    }
    assert {"application/json+oembed", "text/xml+oembed"} == set(links)
    assert all(urlencode({"url": PAGE}) in href for href in links.values())
    told = json.loads(answer("/oembed", url=PAGE, maxwidth="400").body)
    assert ("1.0", "rich", 400, 600) == tuple(
        told[each] for each in ("version", "type", "width", "height")
    )
    frame = html.fromstring(told["html"]).xpath("//iframe")[0]
    assert frame.get("src").startswith("http://t/embed/compare?proposals=alpha")
    assert f"version={small.version}" in frame.get("src")
    assert 'href="http://t/compare?' in told["html"]
    xml = ElementTree.fromstring(answer("/oembed", url=PAGE, maxwidth="400", format="xml").body)
    assert {each.tag: each.text for each in xml} == {name: str(each) for name, each in told.items()}


@pytest.mark.parametrize(
    ("status", "link"),
    [
        (400, {}),
        (400, {"url": PAGE, "maxwidth": "wide"}),
        (400, {"url": PAGE, "maxheight": "99999999999999"}),
        (400, {"url": PAGE, "maxwidth": "٣٠٠"}),
        (501, {"url": PAGE, "format": "yaml"}),
        (404, {"url": "http://elsewhere.example/compare"}),
        (404, {"url": "http://t.example/compare"}),
        (404, {"url": "http://t/../compare"}),
        (404, {"url": "http://t/search?q=a"}),
        (404, {"url": "http://t/proposal?id=nobody"}),
        (404, {"url": "http://[t/compare"}),
        (404, {"url": "\0" + HOSTILE}),
    ],
)
def test_oembed_refuses_what_it_has_nothing_for(status: int, link: dict[str, str]) -> None:
    """Each refusal names the parameter, with the status that the specification gives it."""
    found = answer("/oembed", **link)
    assert status == found.status
    assert found.text.split(":")[0] in {"url", "format", "maxwidth", "maxheight"}
    assert "<script" not in found.text


def test_a_parameter_of_oembed_is_given_once() -> None:
    """Of two addresses neither is taken for the other."""
    found = answers.answer(embed_routes(), "/oembed", [("url", PAGE), ("url", PAGE)])
    assert (400, "url: given more than once.") == (found.status, found.text)


def test_the_script_of_the_frames_stays_at_its_address() -> None:
    """Other sites name it; it may be kept for a while, and a newer one comes without a new address."""
    found = answer("/embed/frame.js")
    assert (200, "public, max-age=3600") == (found.status, found.headers["cache-control"])
    assert "text/javascript" in found.headers["content-type"]
