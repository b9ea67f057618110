"""The Map page: its HTML with real, no, one and hostile records, and the page as Streamlit draws it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.map.geometry import outlines
from components.pages.map.markup import map_evidence, page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.pages.map.page import ForceMapQuery, MapOrder, MapPicture, force_map
from guarantees.pages.map.vocabulary import Answer
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, proposal, sample, write_records
from tests.components.page_parts import document_of, notices
from tests.components.parsed_html import Parsed
from tests.force_records import codebook, contributing, force
from tests.larger_records import write_larger_records

Open = Callable[..., AppTest]
HOSTILE = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) $x$ "><script>alert(1)</script>'
YEAR_END = AsOf(Clock.STATED, datetime.date(2025, 12, 31))


class _Page(HTMLParser):
    """The tags of a page with their attributes and the tags around them, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.around: list[str] = []
        self.text = ""
        # A plain string: htpy's own kind would escape what is read here.
        self.feed(html.encode().decode())

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        self.tags.append((tag, dict(attributes), tuple(self.around)))
        self.around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, attribute: str, inside: str = "") -> list[str]:
        """An attribute of all tags of one name that have it, anywhere or inside others of a name."""
        return [
            attributes[attribute] or ""
            for name, attributes, around in self.tags
            if name == tag and attribute in attributes and (not inside or inside in around)
        ]


def drawn(query: ForceMapQuery = ForceMapQuery(), known: Catalogue | None = None) -> _Page:  # noqa: B008
    """The page for a query."""
    return _Page(str(page_markup(query, force() if known is None else known)))


def test_every_country_opens_from_its_tile_and_one_with_a_statement_from_its_row_too() -> None:
    """Its link is that of the page with its evidence; the host's tile leads nowhere."""
    model = force_map(ForceMapQuery(YEAR_END), force())
    page = drawn(ForceMapQuery(YEAR_END))
    cells = page.all("a", "data-cell")
    rows = [entry.actor for entry in (*model.rows, *model.group_rows)]
    expected = [entry.actor for entry in (*model.countries, *model.groups)] + rows
    assert sorted(expected) == sorted(cells)
    links = [a["href"] for _, a, _ in page.tags if "data-cell" in a]
    queries = [parse_qs(urlsplit(link or "").query) for link in links]
    assert cells == [query["cell"][0] for query in queries]
    assert {"2025-12-31"} == {query["asof"][0] for query in queries}
    assert "Ukraine: where the force would be, not asked" in page.text


def test_a_tile_says_in_its_name_what_it_shows() -> None:
    """Code, form and colour are for the eye."""
    names = drawn(ForceMapQuery(YEAR_END)).all("a", "title")
    silent = "air or sea: not stated; other support: not stated"
    assert f"France: soldiers: yes (reported); {silent}" in names
    assert f"Poland: soldiers: no (own voice); {silent}" in names
    assert "Romania: not stated" in names


def test_what_is_not_stated_is_the_quietest_thing() -> None:
    """Its tile has no signs and no tint, it has no row, and its names are one paragraph."""
    page = drawn(ForceMapQuery(YEAR_END))
    tiles = {
        a["data-cell"]: a["class"]
        for _, a, _ in page.tags
        if "tile" in (a.get("class") or "") and "data-cell" in a
    }
    assert "unstated" in tiles["romania"].split()
    assert "unstated" not in tiles["france"].split()
    assert "Not stated (2), neither a yes nor a no: Canada, Romania." in page.text


def test_a_filter_is_a_link_and_pales_the_other_tiles() -> None:
    """Each number leads to the page that keeps to it, and back; what no country gives leads nowhere."""
    page = drawn()
    assert "./map?soldiers=no" in page.all("a", "href")
    assert "./map?air_sea=yes" not in page.all("a", "href")
    kept = drawn(ForceMapQuery(soldiers=frozenset({Answer.NO})))
    off = {a["data-cell"] for _, a, _ in kept.tags if "off" in (a.get("class") or "").split()}
    assert {"france", "germany", "canada", "romania", "league"} == off
    assert ["soldiers-no"] == [
        name
        for _, a, _ in kept.tags
        for name in (a.get("class") or "").split()
        if name.startswith("soldiers-")
    ]
    assert "./map" in kept.all("a", "href")
    nothing = drawn(ForceMapQuery(other=frozenset({Answer.YES})))
    assert "No country with a statement gives these answers." in nothing.text


def test_heads_sort_and_say_so() -> None:
    """A head is a link to the page sorted by it, and the one that sorts is named as such."""
    page = drawn(ForceMapQuery(sort=MapOrder.SOLDIERS))
    assert ["ascending"] == page.all("th", "aria-sort")
    assert "./map?sort=air_sea" in page.all("a", "href")


def test_a_date_that_all_share_is_said_once() -> None:
    """In the caption, and there is no column for it; otherwise each row has its own."""
    one = drawn()
    assert "All stated 21 August 2025." in one.text
    assert "./map?sort=date" not in one.all("a", "href")
    file = positions(contributing("poland", "rejects", stated="2025-09-01"), actor="poland")
    known = force()
    two = drawn(
        known=catalogue(
            positions=[*(f for f in known.positions.values() if f.actor != "poland"), file],
            elements=codebook(),
            actors=known.actors,
        )
    )
    assert "./map?sort=date" in two.all("a", "href")
    assert "1 Sep 2025" in two.text


def test_groups_are_framed_and_so_are_the_tiles_of_their_members() -> None:
    """Members are named by code where the registry lists them; where it lists none, that is said once."""
    unknown = drawn()
    assert "members are not listed in these records" in unknown.text
    known = force()
    league = known.actors["league"].model_copy(update={"members": ("canada",)})
    page = drawn(
        known=catalogue(
            positions=known.positions.values(),
            elements=codebook(),
            actors={**known.actors, "league": league},
        )
    )
    classes = {
        a["data-cell"]: a["class"]
        for _, a, _ in page.tags
        if "data-cell" in a and "tile" in (a["class"] or "")
    }
    assert "member" in classes["canada"].split()
    assert "members are not listed" not in page.text
    assert "as part of: League" in " ".join(page.all("a", "title"))


def test_the_outlines_are_drawn_only_when_asked_for() -> None:
    """Each country of Europe is a link in them, those elsewhere keep their tile, and Russia is land like all other."""
    assert [] == drawn().all("svg", "class")
    html = str(page_markup(ForceMapQuery(view=MapPicture.GEOGRAPHY), force()))
    page = _Page(html)
    land = outlines().outlines
    assert ["map"] == page.all("svg", "class")
    assert ["france", "germany", "poland", "romania"] == sorted(page.all("a", "data-cell", "svg"))
    assert "canada" in page.all("a", "data-cell")
    assert land["RU"] in html
    assert f'd="{land["RU"]}"' not in html
    assert f'd="{land["FR"]}"' in html
    assert ">Ukraine</text>" in html


def test_countries_too_small_to_be_drawn_can_be_hit() -> None:
    """A small country has a round area in the outlines; one that no map knows has its tile."""
    entry = {"about": {"element": "force-contributors", "value": "malta"}, "stance": "accepts"}
    actors = (
        Actor(id="malta", name="Malta", kind="state", iso="MT"),
        Actor(id="nowhere", name="Nowhere", kind="state", iso="ZZ"),
    )
    known = catalogue(
        positions=[positions(entry, actor="malta")],
        elements=codebook(),
        actors={actor.id: actor for actor in actors},
    )
    page = drawn(ForceMapQuery(view=MapPicture.GEOGRAPHY), known)
    x, y, _ = outlines().labels["MT"]
    assert [(str(x), str(y))] == list(
        zip(page.all("circle", "cx", "a"), page.all("circle", "cy", "a"), strict=True)
    )
    assert ["malta"] == page.all("a", "data-cell", inside="svg")
    assert "nowhere" in page.all("a", "data-cell")


def test_without_records_there_is_a_sentence_and_no_map() -> None:
    """Nothing is drawn that would look like an answer."""
    page = drawn(known=Catalogue())
    assert "These records name no state that could contribute to a force." in page.text
    assert [] == page.all("svg", "class")


def test_one_proposal_and_no_position() -> None:
    """States with a code are then all not stated, and no row is there."""
    sylvania = Actor(id="sylvania", name="Sylvania", kind="state", iso="FR")
    page = drawn(known=catalogue(proposal(), actors={"sylvania": sylvania}))
    assert "Not stated (1)" in page.text
    assert "0 countries with something recorded." in page.text


def test_what_a_day_knows_nothing_of_is_not_blank() -> None:
    """Before the first statement every state is there, and a chosen group has a sentence."""
    page = drawn(ForceMapQuery(AsOf(Clock.STATED, datetime.date(2020, 1, 1)), "league"))
    assert "Nothing by this day (3): France, Germany, Poland." in page.text
    assert "League: these records hold nothing on a contribution" in page.text


def test_hostile_text_is_text() -> None:
    """What looks like HTML, Markdown or a formula is shown as it is: in names, on the map, and in evidence."""
    france = Actor(id="france", name=HOSTILE, kind="state", iso="FR")
    entry = {"about": {"element": "force-contributors", "value": "france"}, "says": HOSTILE}
    known = catalogue(
        positions=[positions(entry, actor="france")],
        elements=codebook(),
        actors={"france": france},
    )
    query = ForceMapQuery(cell="france")
    page = _Page(f"{page_markup(query, known)}{map_evidence(query, known)}")
    assert {"img", "script"} & {tag for tag, _, _ in page.tags} == set()
    assert HOSTILE in page.text
    assert all(href.startswith(("./", "https://")) for href in page.all("a", "href"))
    assert not any(name.startswith("on") for _, attributes, _ in page.tags for name in attributes)


def test_the_page_asks_no_other_host_for_anything() -> None:
    """The outlines are in the page: nothing in it has an address but links to pages of ours and to originals."""
    page = drawn(ForceMapQuery(view=MapPicture.GEOGRAPHY))
    named = {name for _, attributes, _ in page.tags for name in attributes}
    assert set() == named & {"src", "srcset", "xlink:href"}
    assert {tag for tag, attributes, _ in page.tags if "href" in attributes} == {"a"}


def test_many_records_are_drawn_once_for_each_country() -> None:
    """Twice as many actors under the same codes make no more shapes."""
    query = ForceMapQuery(view=MapPicture.GEOGRAPHY)
    pages = [drawn(query, many_records(force(), times)) for times in (5, 10)]
    shapes, more = (page.all("path", "d", "svg") for page in pages)
    assert len(shapes) == len(more)


def test_the_small_folder_has_nothing_to_map() -> None:
    """Its states have no code, and its codebook no contributors."""
    assert "These records name no state" in drawn(known=sample()).text


# ---------------------------------------------------------------- as Streamlit draws it


def test_another_day_draws_another_map(open_page: Open) -> None:
    """The day of the link is in the document and in the field above it."""
    _, html = document_of(open_page("map", asof="2025-06-01"), "map")
    assert "as stated up to 1 June 2025" in html
    assert ["2025-06-01"] == [each["value"] for each in Parsed(html).all("input", name="asof")]


def test_a_link_that_asks_in_vain_is_noticed(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """An unknown country is named, and the map is drawn without it."""
    use_records(write_larger_records(tmp_path))
    page = open_page("map", country="atlantis")
    [notice] = notices(page, "map")
    assert "the country 'atlantis', which is not in this edition" in notice
    assert "countries with something recorded" in document_of(page, "map")[1]


def test_an_empty_folder(open_page: Open, use_records: Callable, tmp_path: Path) -> None:
    """Without records the page says so."""
    (tmp_path / "none").mkdir()
    use_records(tmp_path / "none")
    assert "These records name no state" in document_of(open_page("map"), "map")[1]


def test_broken_positions_are_left_out(
    open_page: Open, use_records: Callable, tmp_path: Path
) -> None:
    """A file that cannot be read takes nothing else with it."""
    use_records(write_records(tmp_path, {"positions/sylvania.yaml": "actor: ["}))
    assert "These records name no state" in document_of(open_page("map"), "map")[1]
