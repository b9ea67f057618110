"""What changed: the page, the marks in the table, the feed and ``diff`` say the same, each of its view."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import feedparser
import pytest

from components.pages.table import PAGES
from components.parts.share import Download
from components.server.feeds.routes import feed_routes
from components.store.records_store import records
from components.store.releases_store import asked_for
from guarantees.catalogue.catalogue import Catalogue
from guarantees.changes.changes import changes_between
from guarantees.changes.model import CellChange, Changes, Origin
from guarantees.commands.command_line import main
from guarantees.pages.changes.page import changes_page
from guarantees.pages.changes.query import CHANGES_LINK
from guarantees.releases.frozen import frozen
from tests.builders import RECORDS, sample_text, write_records
from tests.components import answers
from tests.components.parsed_html import Parsed
from tests.guarantees.edited_records import Edits

Serve = Callable[[Path], Path]
OLD = "2025.9"
BINDING = "stated: 2025-08-20\n      condition:"
SAID_ANEW = """\
  force-size:
    - value: {exactly: 20000, unit: soldiers}
      says: It has 20,000 soldiers.
      speaker: gazette
      mode: anonymous
      stated: STATED
      evidence:
        - {source: herald-2025-11, at: p3}
"""
MORE = ("{about: 50000, unit: soldiers}", "{at_most: 30000, unit: soldiers}")
MOVED = "changes:\n  - {on: 2025-12-01, reason: party_moved, elements: [force-size], says: It said so.}\n"


def said(stated: str) -> Edits:
    """A statement on the size of the force, besides the one that is there, read in a source of November 2025."""
    herald = re.sub(r"\n(archive|sha256)[^\n]*", "", sample_text("sources/gazette-2025-08.yaml"))
    herald = herald.replace("gazette-2025-08", "herald-2025-11").replace("2025-08-21", "2025-11-03")
    return {
        "alpha.yaml": [("  force-size:\n", SAID_ANEW.replace("STATED", stated))],
        "sources/herald-2025-11.yaml": herald,
    }


def renamed() -> Edits:
    """Alpha under another id, wherever it is named."""
    alpha = sample_text("alpha.yaml").replace("id: alpha\n", "id: alpha-pact\n", 1)
    files: dict[str, str | None] = {
        "alpha.yaml": None,
        "alpha-pact.yaml": alpha.replace("[alfa]", "[alfa, alpha]").replace(*MORE),
    }
    for name in ("registry/events.yaml", "registry/families.yaml", "positions/sylvania.yaml"):
        files[name] = re.sub(r"\balpha\b(?!-)", "alpha-pact", sample_text(name))
    return files


def without_beta() -> Edits:
    """Beta is deleted, and what names it."""
    families = re.sub(r", beta\b|\bbeta, ", "", sample_text("registry/families.yaml"))
    return {
        "beta.yaml": None,
        "alpha.yaml": [("lineage: {responds_to: [beta]}\n", "")],
        "registry/families.yaml": families,
        "registry/contradictions.yaml": None,
    }


def with_gamma() -> Edits:
    """A proposal is added."""
    beta = sample_text("beta.yaml")
    gamma = re.sub(r"\n +- id: beta-\S+\n +", "\n    - ", beta)
    gamma = gamma.replace("id: beta\n", "id: gamma\n").replace("Beta", "Gamma")
    return {"gamma.yaml": re.sub(r"\n +id: .*|\nformer_ids: .*", "", gamma)}


EDITS: dict[str, Edits] = {
    "a value changed": {"alpha.yaml": [MORE]},
    "a party moved": {"alpha.yaml": sample_text("alpha.yaml", MORE) + MOVED},
    "a record renamed": renamed(),
    "a record deleted": without_beta(),
    "a record added": with_gamma(),
    "a statement withdrawn": {
        "alpha.yaml": [
            (
                BINDING,
                "stated: 2025-08-20\n      withdrawn:\n        stated: 2025-10-02\n"
                "        says: It is off.\n        evidence:\n"
                "          - {source: gazette-2025-08, at: p3}\n      condition:",
            )
        ]
    },
    "a date less precise": {"alpha.yaml": [(BINDING, BINDING.replace("2025-08-20", "2025-08"))]},
    "a stance changed": {"positions/sylvania.yaml": [("stance: rejects", "stance: open")]},
    "nothing": {},
}
VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"proposals": "beta"},
    {"elements": "force-size.legal-effect"},
    {"proposals": "alpha", "elements": "force-size"},
    {"actors": "sylvania"},
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the small records as a release."""
    folder = tmp_path_factory.mktemp("releases")
    (folder / f"{OLD}.tar.gz").write_bytes(frozen(RECORDS, OLD, folder))
    return folder


@pytest.fixture
def edit(
    release: Path, tmp_path: Path, use_records: Serve, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Edits], Catalogue]:
    """A function that serves the small records after edits, beside the release of them as they were."""
    monkeypatch.setenv("GUARANTEES_RELEASES", str(release))

    def edit_(edits: Edits) -> Catalogue:
        contents = {
            name: sample_text(name, *content) if isinstance(content, list) else content
            for name, content in edits.items()
        }
        use_records(write_records(tmp_path / "now", contents))
        loaded = records()
        assert [str(each) for each in loaded.problems] == []
        return loaded.catalogue

    return edit_


def old() -> Catalogue:
    """The records of the release."""
    found = asked_for(OLD)
    assert found
    return found


def in_view(changes: Changes, view: dict[str, str]) -> set[str]:
    """The lines of ``diff`` on cells and stances of a view, found in a way of its own."""
    wanted = {name: ids.split(".") for name, ids in view.items()}

    def has(change: CellChange) -> bool:
        return all(getattr(change, name.removesuffix("s")) in ids for name, ids in wanted.items())

    return {each.words for each in (*changes.cells, *changes.stances) if has(each)}


def on_page(link: dict[str, str], now: Catalogue) -> Iterator[tuple[Origin, str]]:
    """Each line of the page, taken apart where several cells share one."""
    query = CHANGES_LINK.decode({"since": OLD, **link}, now).query
    for group in changes_page(query, old(), now).groups:
        for part in group.parts:
            for line in part.lines:
                for about in line.about:
                    yield group.origin, f"{line.subject.text}, {about.text}: {line.says}"
                if not line.about:
                    yield group.origin, f"{line.subject.text}: {line.says}"


@pytest.mark.parametrize("name", EDITS)
def test_page_marks_and_feed_say_what_diff_says(
    name: str, edit: Callable[[Edits], Catalogue]
) -> None:
    """Whatever was edited: every difference of the view is there once, and no other."""
    now = edit(EDITS[name])
    changes = changes_between(old(), now)
    assert bool(changes.count) is (name != "nothing")
    for written in VIEWS:
        view = {
            key: ids.replace("alpha", "alpha-pact") if "alpha-pact" in now.proposals else ids
            for key, ids in written.items()
        }
        if any(
            id not in now.proposals for id in view.get("proposals", "alpha").split(".")
        ) and view.get("proposals"):
            continue
        shown = [words for _, words in on_page(view, now)]
        cells = in_view(changes, view)
        assert len(shown) == len(set(shown))
        assert cells <= set(shown)
        rest = {each.words for each in changes.records}
        assert set(shown) - cells == rest if not view else set(shown) - cells <= rest
        fed = feedparser.parse(
            answers.answer(feed_routes(), "/changes.atom", {"since": OLD, **view}).body
        )
        assert not fed.bozo
        assert {
            each.content[0].value.partition("</p>")[0].removeprefix("<p>") for each in fed.entries
        } == {Parsed(f"<p>{words}</p>").words for words in shown}
        assert len({each.id for each in fed.entries}) == len(shown)


@pytest.mark.parametrize("name", EDITS)
def test_the_cells_that_differ_are_marked(name: str, edit: Callable[[Edits], Catalogue]) -> None:
    """In the table of all proposals that are there, the cells that ``diff`` names, and no others, with the origin in
    words; their evidence says what changed."""
    now = edit(EDITS[name])
    page = PAGES["compare"]
    link = {"proposals": ".".join(now.proposals), "since": OLD, "differ": "-"}
    query = page.link.decode(link, now).query
    html = Parsed(str(page.markup(query, now)))
    changed = {
        f"{each.proposal}~{each.element}": each
        for each in changes_between(old(), now).cells
        if each.proposal in now.proposals and each.element in now.elements
    }
    marked = {
        a["data-cell"]: a["aria-label"] or ""
        for a in html.all("a")
        if a.get("data-cell") and "Changed, " in (a["aria-label"] or "")
    }
    assert set(marked) == set(changed)
    assert all(
        f"Changed, {changed[cell].origin.label}: " in label for cell, label in marked.items()
    )
    for cell in list(changed)[:1]:
        opened = page.link.decode({**link, "cell": cell.replace("~", ".")}, now).query
        assert page.evidence
        words = Parsed(str(page.evidence(opened, now))).words
        said = changed[cell].says.removesuffix(".")
        assert f"Changed, {changed[cell].origin.label}: {said}" in words


STANCES: Edits = {
    "positions/sylvania.yaml": re.sub(
        r"\n    condition:(\n      .*)+",
        "",
        sample_text(
            "positions/sylvania.yaml",
            ("stance: rejects", "stance: open"),
            ("stance: accepts_if", "stance: rejects"),
        ),
    )
    + MOVED.replace("force-size", "assistance")
}


@pytest.mark.parametrize(
    ("rows", "cell", "origin"),
    [
        ("proposals", "sylvania.alpha", Origin.OURS),
        ("elements", "sylvania.assistance~troops", Origin.SAID),
    ],
)
def test_the_stances_that_differ_are_marked(
    rows: str, cell: str, origin: Origin, edit: Callable[[Edits], Catalogue]
) -> None:
    """On Positions, as a drawing and in sentences, with the origin in words; their evidence says what changed."""
    now, page = edit(STANCES), PAGES["positions"]
    link = {"rows": rows, "actors": "sylvania", "since": OLD, "unrecorded": "shown"}
    drawn = Parsed(str(page.markup(page.link.decode(link, now).query, now)))
    assert [each["title"] for each in drawn.all("span", **{"class": "moved"})] == [
        each.says for each in changes_between(old(), now).stances if each.origin is origin
    ]
    assert f"1 stance differs: 1 {origin.label}." in drawn.words
    said = f"Changed, {origin.label}: "
    sentences = page.link.decode({**link, "view": "sentences"}, now).query
    assert said in str(page.markup(sentences, now))
    assert page.evidence
    opened = page.link.decode({**link, "cell": cell}, now).query
    assert said in Parsed(str(page.evidence(opened, now))).words


@pytest.mark.parametrize(
    ("edits", "origin"),
    [
        (said("2025-11-02"), Origin.SAID),
        (said("2025"), Origin.OPEN),
        (said("2025-08-30"), Origin.OLDER),
        (EDITS["a value changed"], Origin.OURS),
        (EDITS["a date less precise"], Origin.OURS),
        (EDITS["a party moved"], Origin.SAID),
        (EDITS["a statement withdrawn"], Origin.SAID),
    ],
)
def test_what_was_said_anew_never_hides_among_corrections(
    edits: Edits, origin: Origin, edit: Callable[[Edits], Catalogue]
) -> None:
    """By the date of what is new, against the day up to which the evidence of the release reaches; or by the reason."""
    now = edit(edits)
    assert {origin} == {found for found, words in on_page({}, now) if words.startswith("Alpha, ")}


def test_without_a_day_the_page_shows_what_the_last_of_the_evidence_brought(
    edit: Callable[[Edits], Catalogue],
) -> None:
    """The shortest period that brought something, under the ways to choose another."""
    now = edit(said("2025-08-20"))
    page = PAGES["changes"]
    words = Parsed(str(page.markup(page.link.decode({}, now).query, now))).words
    ways, newest = words.split("The last 3 months of the evidence")
    assert "In the last 12 months of the evidence" in ways
    assert "4 cells and 2 stances changed" in newest


def test_days_are_compared_on_both_clocks(edit: Callable[[Edits], Catalogue]) -> None:
    """Of the same records, what was said between two days; and what the public could know by then, said before."""
    late = BINDING.replace("2025-08-20", "2025-08-20\n      known: 2025-09-05")
    now = edit({"alpha.yaml": [(BINDING, late)]})

    def origins(**link: str) -> set[Origin]:
        query = CHANGES_LINK.decode(link, now).query
        return {group.origin for group in changes_page(query, now, now).groups}

    query = CHANGES_LINK.decode({"from": "2025-07-31", "asof": "2025-08-21"}, now).query
    said = "From what had been stated by 31 July 2025 to what had been stated by 21 August 2025."
    assert said == changes_page(query, now, now).sides
    assert {Origin.SAID} == origins(**{"from": "2025-07-31", "asof": "2025-08-21"})
    later = {"from": "2025-09-01", "asof": "2025-09-10"}
    assert set() == origins(**later)
    assert {Origin.OLDER} == origins(**later, clock="known")


def test_diff_compares_days_as_the_page_does(
    edit: Callable[[Edits], Catalogue], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command and the page name the same cells and stances."""
    now = edit({})
    folder = str(tmp_path / "now")
    days = ["--from", "2025-08-19", "--asof", "2025-08-21", "--clock", "known"]
    assert 0 == main(["diff", folder, folder, *days, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    query = CHANGES_LINK.decode({"from": days[1], "asof": days[3], "clock": "known"}, now).query
    shown = {
        f"{line.subject.text}, {about.text}: {line.says}"
        for group in changes_page(query, now, now).groups
        for part in group.parts
        for line in part.lines
        for about in line.about
    }
    assert shown == {each["words"] for each in (*told["cells"], *told["stances"])}


def test_a_page_of_a_release_says_what_differs_today(edit: Callable[[Edits], Catalogue]) -> None:
    """How many of its cells, by where the changes come from, and the way to them."""
    from components.parts.rendering import rendered

    edit(EDITS["a value changed"])
    then, page = old(), PAGES["compare"]
    query = page.link.decode({"proposals": "alpha"}, then).query
    html = Parsed(rendered(page, query, then).html)
    assert "In these, 1 cell differs: 1 corrected." in html.words
    asked = urlencode({"since": then.version, "proposals": "alpha", "version": "latest"})
    assert f"./changes?{asked}" in html.values("href", "a")


def test_a_version_of_which_nothing_is_kept_stands_for_the_release_before_it(
    edit: Callable[[Edits], Catalogue],
) -> None:
    """The page says so; before the first release there is nothing to compare with."""
    now = edit(EDITS["a value changed"])
    page = PAGES["changes"]

    def words(since: str) -> str:
        return Parsed(str(page.markup(page.link.decode({"since": since}, now).query, now))).words

    def files(since: str) -> list[Download]:
        assert page.downloads
        return list(page.downloads(page.link.decode({"since": since}, now).query, now))

    later = words("2025.10.1-0a1b2c3d")
    assert "is not kept here. Compared instead: release 2025.9." in later
    assert "Size of the force" in later
    assert [] == [each.label for each in files("2025.10.1-0a1b2c3d")]
    assert ["CSV", "JSON"] == [each.label for each in files(OLD)]
    assert "is not a release kept here" in words("2024.01.1-0a1b2c3d")
    assert "is not a release kept here" in words("nonsense")


@pytest.mark.parametrize(
    ("link", "notice"),
    [
        ({"since": "../x"}, "which is not a release"),
        ({"from": "yesterday"}, "is not a day"),
        ({"from": "2025-09-01", "asof": "2025-08-01"}, "end before they begin"),
        ({"proposals": "gone"}, "asks for the proposal 'gone'"),
    ],
)
@pytest.mark.parametrize("path", ["changes", "compare"])
@pytest.mark.usefixtures("small")
def test_what_a_link_gets_wrong_is_said(path: str, link: dict[str, str], notice: str) -> None:
    """The rest of it counts; the feed refuses the whole."""
    decoded = PAGES[path].link.decode(link, records().catalogue)
    assert notice in " ".join(decoded.notices)
    assert 404 == answers.answer(feed_routes(), "/changes.atom", link).status


@pytest.mark.parametrize("since", [OLD, "version", "2025.10.1-0a1b2c3d"])
@pytest.mark.parametrize("path", ["changes", "compare", "positions"])
def test_the_form_goes_on_asking_for_what_the_link_compares_with(
    path: str, since: str, edit: Callable[[Edits], Catalogue]
) -> None:
    """By its name, its data version, or a data version of which nothing is kept."""
    now, page = edit({}), PAGES[path]
    asked = old().version if since == "version" else since
    decoded = page.link.decode({"since": asked}, now)
    assert page.choices
    html = Parsed(str(page.choices(decoded.query, now)))
    (chosen,) = [
        each["value"]
        for each in html.all("option")
        if "selected" in each and each["value"] != "latest"
    ]
    assert chosen == (asked if since.startswith("2025.10") else old().version)
