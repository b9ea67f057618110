"""The Map page: its HTML with real, no, one and hostile records, and the page as Streamlit draws it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from bench.many_records import many_records
from components.pages.map.geometry import outlines
from components.pages.map.markup import page_markup
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.addresses import to_map
from guarantees.pages.map.page import ForceMapQuery, force_map
from guarantees.records.actor import Actor
from tests.builders import catalogue, positions, proposal, sample, write_records
from tests.components.page_parts import document_of, notices
from tests.components.parsed_html import Parsed
from tests.force_records import codebook, force
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


def test_each_state_with_a_statement_is_one_link_on_one_map() -> None:
    """Those without are drawn, and lead nowhere, since there is nothing to read."""
    model = force_map(ForceMapQuery(YEAR_END), force())
    stated = [e for entries in model.states.values() for e in entries if e.is_stated]
    links = drawn(ForceMapQuery(YEAR_END)).all("a", "href", inside="svg")
    assert sorted(to_map(entry.actor, as_of=YEAR_END) for entry in stated) == sorted(links)


def test_names_on_the_map_say_all_that_colour_says() -> None:
    """Each state's title is its name, kind and voice."""
    html = str(page_markup(ForceMapQuery(YEAR_END), force()))
    assert "<title>France: would send troops (reported)</title>" in html
    assert "<title>Poland: refuses to send soldiers (own voice)</title>" in html
    assert "<title>Romania: not stated</title>" in html
    assert 1 == html.count("<title>France: ")


def test_every_fill_has_its_pattern_and_every_id_is_there_once() -> None:
    """A fill that names no pattern would be black."""
    page = drawn(ForceMapQuery(YEAR_END, "germany"))
    ids = [attributes["id"] for _, attributes, _ in page.tags if "id" in attributes]
    fills = {attributes["fill"] for _, attributes, _ in page.tags if "fill" in attributes}
    assert len(set(ids)) == len(ids)
    assert {f"url(#fill-{kind})" for kind in ("troops", "refuses", "no-country")} <= fills
    assert fills <= {f"url(#{name})" for name in ids}


def test_the_host_is_named_and_russia_takes_no_colour() -> None:
    """A country that is left out is drawn like all other land."""
    html = str(page_markup(ForceMapQuery(), force()))
    land = outlines("europe").outlines
    assert land["RU"] in html
    assert f'd="{land["RU"]}"' not in html
    assert f'd="{land["FR"]}" fill="url(#fill-troops)"' in html
    assert ">Ukraine</tspan>" in html
    assert ">Russia</tspan>" not in html


def test_the_list_holds_each_actors_evidence_under_a_key_of_its_own() -> None:
    """Every actor with a statement opens by its id; the chosen one is already open, above."""
    model = force_map(ForceMapQuery(YEAR_END, "germany"), force())
    sections = (*model.states.values(), *model.others.values())
    stated = [e.actor for entries in sections for e in entries if e.is_stated]
    page = drawn(ForceMapQuery(YEAR_END, "germany"))
    keys = page.all("details", "data-open")
    assert sorted(name for name in stated if name != "germany") == sorted(keys)
    assert ["germany"] == page.all("h2", "data-target")
    assert "./positions?rows=elements&actors=germany&clock=stated&asof=2025-12-31" in page.all(
        "a", "href"
    )


def test_states_too_small_to_be_drawn_can_be_hit() -> None:
    """A small state with a statement has a round area; one that no map knows is in the list, which is said."""
    entry = {"about": {"element": "force-contributors", "value": "malta"}, "stance": "accepts"}
    nowhere = {"about": {"element": "force-contributors", "value": "nowhere"}, "stance": "accepts"}
    actors = (
        Actor(id="malta", name="Malta", kind="state", iso="MT"),
        Actor(id="nowhere", name="Nowhere", kind="state", iso="ZZ"),
    )
    known = catalogue(
        positions=[positions(entry, actor="malta"), positions(nowhere, actor="nowhere")],
        elements=codebook(),
        actors={actor.id: actor for actor in actors},
    )
    page = drawn(known=known)
    x, y, _ = outlines("europe").labels["MT"]
    assert (str(x), str(y)) in zip(
        page.all("circle", "cx", "a"), page.all("circle", "cy", "a"), strict=True
    )
    assert ["./map?country=malta"] == page.all("a", "href", inside="svg")
    assert "In the list only: Nowhere." in page.text
    assert 1 == page.all("svg", "class").count("map europe")
    assert "map world" not in page.all("svg", "class")


def test_without_records_there_is_a_sentence_and_no_map() -> None:
    """Nothing is drawn that would look like an answer."""
    page = drawn(known=Catalogue())
    assert "These records name no state that could contribute to a force." in page.text
    assert [] == page.all("svg", "class")


def test_one_proposal_and_no_position() -> None:
    """States with a code are then all not stated."""
    sylvania = Actor(id="sylvania", name="Sylvania", kind="state", iso="FR")
    page = drawn(known=catalogue(proposal(), actors={"sylvania": sylvania}))
    assert "not stated: 1" in page.text
    assert [] == page.all("a", "href", inside="svg")


def test_what_a_day_knows_nothing_of_is_not_blank() -> None:
    """Before the first statement every state is there, and a chosen group has a sentence."""
    page = drawn(ForceMapQuery(AsOf(Clock.STATED, datetime.date(2020, 1, 1)), "league"))
    assert "not by this day: 3" in page.text
    assert "would send troops: 0" in page.text
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
    page = drawn(ForceMapQuery(country="france"), known)
    assert {"img", "script"} & {tag for tag, _, _ in page.tags} == set()
    assert HOSTILE in page.text
    assert all(href.startswith(("./", "https://")) for href in page.all("a", "href"))
    assert not any(name.startswith("on") for _, attributes, _ in page.tags for name in attributes)


def test_the_page_asks_no_other_host_for_anything() -> None:
    """The outlines are in the page: nothing in it has an address but links to pages of ours and to originals."""
    page = drawn()
    named = {name for _, attributes, _ in page.tags for name in attributes}
    assert set() == named & {"src", "srcset", "xlink:href", "style"}
    assert {tag for tag, attributes, _ in page.tags if "href" in attributes} == {"a"}


def test_many_records_are_drawn_once_for_each_country() -> None:
    """Twice as many actors under the same codes make no more shapes."""
    pages = [drawn(known=many_records(force(), times)) for times in (5, 10)]
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
    assert "would send troops" in document_of(page, "map")[1]


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
