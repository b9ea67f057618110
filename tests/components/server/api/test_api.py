"""components/server/api: what the API answers, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.server.api import app
from components.server.api.mounted import api_mount
from guarantees.catalogue.catalogue import Catalogue
from guarantees.for_programs.lists import LISTS
from guarantees.releases.frozen import ENDING, frozen
from guarantees.releases.tables import tables_of
from tests.builders import RECORDS, sample_text, write_records
from tests.components import answers
from tests.components.answers import Answer

pytestmark = pytest.mark.usefixtures("small")
ROUTES = [api_mount("")]
HOSTILE = '"><script>alert(1)</script>'


def ask(path: str, link: dict[str, str] | None = None, **headers: str) -> Answer:
    """What an address below ``/api/v1`` answers."""
    return answers.answer(ROUTES, f"/api/v1{path}", link, **headers)


def data(path: str, **link: str) -> Any:
    """The content of an answer that has some."""
    found = ask(path, link)
    assert found.status == 200, found.text
    return json.loads(found.body)


# ---- lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_every_row_of_its_table(name: str, small: Catalogue) -> None:
    """Page by page, following what each page calls the next, as in the file of all rows."""
    table = next(table for table in tables_of(small) if table.name == name)
    ids, address = [], f"/{name}?limit=2"
    while address:
        path, _, query = address.partition("?")
        page = data(path, **dict(each.split("=") for each in query.split("&")))
        ids += [row["id"] for row in page["data"]]
        address = (page["next"] or "").removeprefix("/api/v1")
        assert page["total"] == len(table.rows)
    assert ids == [row[0] for row in table.rows]
    lines = list(csv.DictReader(io.StringIO(ask(f"/{name}", {"format": "csv"}).text)))
    assert [line["id"] for line in lines] == ids


def test_filters_narrow_a_list() -> None:
    """One value, several between dots, and several filters together."""
    beta = data("/statements", proposal="beta")
    both = data("/statements", proposal="beta.alpha")
    narrow = data("/statements", proposal="alpha", element="force-size")
    assert {row["proposal"] for row in beta["data"]} == {"beta"}
    assert both["total"] == data("/statements")["total"]
    assert [row["value_about"] for row in narrow["data"]] == [50000]


def test_a_list_takes_what_its_page_takes() -> None:
    """Words, days between which something may have been, and the as-of day, with the same ids."""
    assert [row["id"] for row in data("/sources", search="friendship")["data"]]
    assert data("/sources", translated="machine")["total"] < data("/sources")["total"]
    every = {row["id"]: row for row in data("/statements")["data"]}
    early = data("/statements", stated_to="2025-08-20")["data"]
    late = data("/statements", stated_from="2025-08-21")["data"]
    assert {row["id"] for row in early} | {row["id"] for row in late} == set(every)
    assert early
    assert late
    then = data("/statements", asof="2025-08-20")
    assert (then["asof"], then["clock"]) == ("2025-08-20", "stated")
    assert 0 < then["total"] < len(every)
    assert {row["id"]: row["says"] for row in then["data"]}.items() <= {
        id: row["says"] for id, row in every.items()
    }.items()


def test_a_statement_says_where_it_was_read() -> None:
    """In JSON with the source's title and address, in CSV in brief."""
    row = data("/statements", proposal="alpha", element="force-size")["data"][0]
    place = row["evidence"][0]
    assert {"source", "title", "published", "at"} <= set(place)
    lines = csv.DictReader(io.StringIO(ask("/statements", {"format": "csv"}).text))
    brief = {line["id"]: line["evidence"] for line in lines}[row["id"]]
    assert f"{place['source']} {place['at']}" in json.loads(brief)


@pytest.mark.parametrize("name", ["statements", "comparison"])
def test_a_table_leads_to_what_describes_it(name: str, small: Catalogue) -> None:
    """Version, day, address and licence, and the columns as in the CSV (CSV on the Web)."""
    link = {
        "format": "csv",
        "asof": "2025-08-20",
        "proposal" + "s" * (name != "statements"): "alpha",
    }
    table = ask(f"/{name}", link)
    described = re.fullmatch(
        r'<([^>]*)>; rel="describedby"; type="application/csvm\+json", <.*>; rel="license"',
        table.headers["link"],
    )
    assert described
    asked = dict(parse_qsl(urlsplit(described[1]).query))
    assert asked == {**link, "format": "csvw"}
    found = ask(f"/{name}", asked)
    assert found.headers["content-type"] == "application/csvm+json"
    told = json.loads(found.text)
    columns = [column["name"] for column in told["tableSchema"]["columns"]]
    assert columns == next(csv.reader(io.StringIO(table.text)))
    [note] = told["notes"]
    assert (note["version"], note["asof"]) == (small.version, "2025-08-20")
    assert told["url"] == note["address"] == described[1].replace("csvw", "csv")


def test_a_record_is_found_by_its_id() -> None:
    """Every answer says which version of the data it has, and under which licence."""
    found = data("/proposals/alpha")
    assert found["data"]["short_name"] == "Alpha"
    assert found["version"].startswith("2025.09.1-")
    assert found["licence"].startswith("https://creativecommons.org/")


def test_texts_that_look_like_formulas_are_texts_in_csv(
    tmp_path: Path, use_records: Callable[[Path], Path]
) -> None:
    """A spreadsheet opens the file without calculating anything."""
    formula = ("short_name: Alpha", "short_name: =1+1")
    use_records(write_records(tmp_path, {"alpha.yaml": sample_text("alpha.yaml", formula)}))
    lines = csv.DictReader(io.StringIO(ask("/proposals", {"format": "csv"}).text))
    assert {line["id"]: line["short_name"] for line in lines}["alpha"] == "'=1+1"


# ---- the comparison, the search and changes ------------------------------------------------------


def test_the_comparison_is_that_of_the_pages() -> None:
    """State, answer and the statements behind it; as of an earlier day there is less."""
    asked = {"proposals": "alpha", "elements": "force-size"}
    (cell,) = data("/comparison", **asked)["data"]
    statements = {row["id"] for row in data("/statements")["data"]}
    assert (cell["state"], cell["answer"]) == ("coded", "about 50,000 soldiers")
    assert set(cell["statements"]) <= statements
    assert cell["statements"]
    (before,) = data("/comparison", **asked, asof="2020-01-01")["data"]
    assert before["state"] == "not_yet"


def test_the_comparison_takes_the_filters_of_the_page(small: Catalogue) -> None:
    """Elements that differ, words and states; part by part; with the statements themselves."""
    differ = {row["element"] for row in data("/comparison", differ="one")["data"]}
    assert 0 < len(differ) < len(small.elements)
    found = {row["element"] for row in data("/comparison", search="size")["data"]}
    assert "force-size" in found
    states = {row["state"] for row in data("/comparison", state="silent.not_coded")["data"]}
    assert states <= {"silent", "not_coded"}
    first = data("/comparison", limit="1", said="true")
    assert (len(first["data"]), first["next"]) == (
        1,
        "/api/v1/comparison?limit=1&said=true&offset=1",
    )
    (cell,) = data("/comparison", proposals="alpha", elements="force-size", said="true")["data"]
    assert [each["id"] for each in cell["said"]] == cell["statements"]
    assert {place["source"] for each in cell["said"] for place in each["evidence"]} == set(
        cell["sources"]
    )


@pytest.mark.parametrize("clock", ["stated", "known"])
def test_any_day_can_be_asked(clock: str, small: Catalogue) -> None:
    """Every cell of every day on which something changed is there, with statements that the list has."""
    statements = {row["id"] for row in data("/statements")["data"]}
    for day in ("2025-08-01", "2025-08-18", "2025-08-21", "2025-09-01", "2025-10-01"):
        found = data("/comparison", asof=day, clock=clock)["data"]
        assert len(found) == len(small.proposals) * len(small.elements)
        assert {each for cell in found for each in cell["statements"]} <= statements


def test_the_search_finds_what_the_page_finds() -> None:
    """Results name what matched and lead to the site; nothing found is an answer with suggestions."""
    found = data("/search", q="soldiers")
    assert found["data"][0]["matches"] == ["soldiers"]
    assert found["data"][0]["address"].startswith("./")
    assert data("/search", q="qqqq")["data"] == []
    lines = csv.DictReader(io.StringIO(ask("/search", {"q": "soldiers", "format": "csv"}).text))
    assert [line["address"] for line in lines] == [each["address"] for each in found["data"]]


def test_changes_since_a_release_are_those_of_diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use_records: Callable[[Path], Path]
) -> None:
    """A release is named by its name; all addresses open it, too."""
    monkeypatch.setenv("GUARANTEES_RELEASES", str(tmp_path))
    (tmp_path / f"first{ENDING}").write_bytes(frozen(RECORDS, "first", tmp_path))
    fewer = ("{about: 50000, unit: soldiers}", "{about: 30000, unit: soldiers}")
    use_records(write_records(tmp_path / "now", {"alpha.yaml": sample_text("alpha.yaml", fewer)}))
    found = data("/changes", since="first")
    assert found["cells"][0]["before"]["text"] == "about 50,000 soldiers"
    then = data("/comparison", proposals="alpha", elements="force-size", version="first")
    assert (then["data"][0]["answer"], then["release"]) == ("about 50,000 soldiers", "first")
    table = ask("/changes", {"since": "first", "format": "csv"}).text
    assert "about 30,000 soldiers" in table


# ---- how it answers ------------------------------------------------------------------------------


def test_what_a_program_has_is_not_sent_again() -> None:
    """The tag of an answer gives 304; any site may read the API."""
    first = ask("/proposals")
    again = ask("/proposals", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert first.headers["access-control-allow-origin"] == "*"


def test_only_the_head_can_be_asked_for() -> None:
    """It is that of the answer; no other method is answered, and browsers learn what they may send."""
    get, head = ask("/proposals"), answers.answer(ROUTES, "/api/v1/proposals", method="HEAD")
    assert head.headers == get.headers
    posted = answers.answer(ROUTES, "/api/v1/proposals", method="POST")
    assert (posted.status, posted.headers["content-type"]) == (405, "application/problem+json")
    asked = {"origin": "https://example.org", "access_control_request_method": "GET"}
    asked |= {"access_control_request_headers": "if-none-match"}
    assert answers.answer(ROUTES, "/api/v1/proposals", method="OPTIONS", **asked).status == 200


def test_an_answer_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Later identical requests do not wait; refusals are evaluated again."""
    made: list[str] = []

    def about(*asked: object) -> dict[str, str]:
        made.append("made once")
        return {}

    monkeypatch.setattr(app, "about", about)
    for _ in range(3):
        assert data("/search", q="made once")["data"] == []
        assert ask("/proposals/nowhere").status == 404
    assert made == ["made once"]


def test_the_description_names_every_address() -> None:
    """It is OpenAPI 3.1 with the filters of each list, and a page shows it without scripts."""
    document = json.loads(ask("/openapi.json").body)
    assert document["openapi"].startswith("3.1")
    for name, listed in LISTS.items():
        parameters = {each["name"] for each in document["paths"][f"/{name}"]["get"]["parameters"]}
        assert parameters >= {*listed.filters, *listed.days, "search", "limit", "offset", "format"}
        assert ("asof" in parameters) == listed.by_day
    page = ask("/").text
    assert "<script" not in page
    assert all(f"/api/v1{path}" in page for path in document["paths"])


@pytest.mark.parametrize(
    ("path", "link", "status", "parameter"),
    [
        ("/statements", {"proposal": "nowhere"}, 404, "proposal"),
        ("/statements", {"mode": HOSTILE}, 400, "mode"),
        ("/statements", {HOSTILE: "x"}, 400, HOSTILE),
        ("/statements", {"proposal": "a\x00b"}, 400, "proposal"),
        ("/statements", {"proposal": "x" * 3000}, 400, "proposal"),
        ("/statements", {"limit": "many"}, 400, "limit"),
        ("/statements", {"limit": "-1"}, 400, "limit"),
        ("/statements", {"offset": "1" * 30}, 400, "offset"),
        ("/statements", {"format": "xml"}, 400, "format"),
        ("/statements/../../etc/passwd", {}, 404, None),
        ("/proposals/nowhere", {}, 404, "id"),
        ("/proposals", {"version": "2020.1"}, 404, "version"),
        ("/comparison", {"asof": "yesterday"}, 400, "asof"),
        ("/comparison", {"asof": "2025-02-30"}, 404, "asof"),
        ("/comparison", {"asof": "1755734400"}, 400, "asof"),
        ("/comparison", {"clock": "x"}, 400, "clock"),
        ("/comparison", {"elements": "a..b"}, 400, "elements"),
        ("/search", {}, 400, "q"),
        ("/search", {"q": ""}, 400, "q"),
        ("/search", {"q": "x", "kind": "x"}, 400, "kind"),
        ("/changes", {"since": "x"}, 404, "since"),
        ("/nowhere", {}, 404, None),
        ("/statements", {"stated_from": "2025-02-30"}, 404, "stated_from"),
        ("/statements", {"stated_to": "soon"}, 400, "stated_to"),
        ("/sources", {"search": "x" * 101}, 400, "search"),
        ("/sources", {"relayed": "perhaps"}, 400, "relayed"),
        ("/comparison", {"differ": "x"}, 400, "differ"),
        ("/comparison", {"state": "x"}, 400, "state"),
        ("/comparison", {"said": "perhaps"}, 400, "said"),
        ("/elements", {"asof": "2025-01-01"}, 400, "asof"),
    ],
)
def test_a_request_that_cannot_be_answered_says_why(
    path: str, link: dict[str, str], status: int, parameter: str | None
) -> None:
    """The answer is a problem in JSON that names the parameter; nothing given comes back as anything but text."""
    found = ask(path, link)
    problem = json.loads(found.body)
    assert (found.status, problem["status"]) == (status, status)
    assert found.headers["content-type"] == "application/problem+json"
    assert [each["parameter"] for each in problem["parameters"]][:1] == (
        [parameter] if parameter else []
    )
    assert len(found.body) < 9000


def test_a_parameter_is_given_once() -> None:
    """Which of two values counts is not guessed."""
    asked = [("limit", "1"), ("limit", "2")]
    found = answers.answer(ROUTES, "/api/v1/proposals", asked)
    assert (found.status, json.loads(found.body)["parameters"][0]["parameter"]) == (400, "limit")


def test_what_may_be_asked_is_said() -> None:
    """Where the values are a closed list, the problem lists them."""
    problem = json.loads(ask("/statements", {"element": "x"}).body)
    assert "force-size" in problem["parameters"][0]["allowed"]
    assert "official_text" in ask("/statements", {"mode": "x"}).text
