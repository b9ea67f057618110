"""components/server/for_crawlers.py: the addresses of the site, for programs that walk it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import etree

from components.pages.table import PAGES
from components.server.first_page import page_routes
from components.server.for_crawlers import NAMESPACE, crawler_routes, sitemap
from guarantees.catalogue.catalogue import Catalogue
from tests.builders import sample
from tests.components import answers

# What the protocol (https://www.sitemaps.org/protocol.html) asks of the elements that we write.
SCHEMA = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}"
  targetNamespace="{NAMESPACE}" elementFormDefault="qualified">
 <xs:element name="urlset"><xs:complexType><xs:sequence>
  <xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
   <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI">
    <xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType></xs:element>
   <xs:element name="lastmod" type="xs:date" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
 </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""


def listed(written: bytes) -> dict[str, str | None]:
    """Each address with its last change."""
    urls = etree.fromstring(written)
    etree.XMLSchema(etree.fromstring(SCHEMA)).assertValid(urls)
    space = f"{{{NAMESPACE}}}"
    return {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in urls}


def test_every_page_and_record_is_listed_once() -> None:
    """Pages with the day of the edition; proposals, actors, sources and elements by their canonical addresses."""
    root = "https://a.b/site/"
    found = listed(sitemap(root, sample()))
    pages = {root + page.link.page for name, page in PAGES.items() if name != "search"}
    assert {"2025-09-30"} == {found[page] for page in pages}
    for view in ("proposal?id=alpha", "actor?id=sylvania", "sources?source=treaty-2024"):
        assert root + view in found
    for element in sample().elements:
        assert 1 <= sum(f"element={element}" in each for each in found)
    assert [] == [each for each in found if "search" in each or "version" in each]


@pytest.mark.usefixtures("small")
def test_each_address_is_answered_and_is_canonical(
    small: Catalogue, own_names: Callable[..., None]
) -> None:
    """No address leads elsewhere, and the page at each calls it its own."""
    own_names("site.example")
    got = answers.answer(crawler_routes(), "/sitemap.xml", x_forwarded_host="site.example")
    assert (200, "application/xml; charset=utf-8") == (got.status, got.headers["content-type"])
    for address in list(listed(got.body))[::7]:
        parts = urlsplit(address)
        page = answers.answer(page_routes(), parts.path, dict(parse_qsl(parts.query)))
        relative = address.removeprefix("http://site.example/").replace("&", "&amp;")
        assert (200, True) == (
            page.status,
            f'<link rel="canonical" href="./{relative}">' in page.text,
        )


def test_behind_a_proxy_the_public_address_is_named(own_names: Callable[..., None]) -> None:
    """Both files say where the site is seen, not where the server runs."""
    own_names("a.b")
    around = {"scheme": "https", "client": ("203.0.113.7", 0)}
    proxy = {"x_forwarded_host": "a.b", "x_forwarded_prefix": "/site"}
    got = answers.answer(crawler_routes(), "/robots.txt", around=around, **proxy)
    assert "Sitemap: https://a.b/site/sitemap.xml\n" in got.text
    assert "Disallow: /site/document/\n" in got.text
    assert "Disallow: /document/\n" in answers.answer(crawler_routes(), "/robots.txt").text


def test_an_empty_site_has_a_list_too() -> None:
    """Without any records there are the pages, of no known day."""
    found = listed(sitemap("https://a.b/", Catalogue(version="x")))
    assert {None} == set(found.values())
