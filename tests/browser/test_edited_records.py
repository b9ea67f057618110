"""Records that are edited while the site is running, and what an open page shows of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from components.store.records_store import state_of
from guarantees.catalogue.catalogue import load
from scripts.local_server import Server
from tests.browser.conftest import UNPREPARED
from tests.browser.documents import live
from tests.browser.tables import address, cell
from tests.builders import sample_text, write_records

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
UNKNOWN_FAMILY = ("family: pacts", "family: pakts")
SERVES = """async state => {
    for (let look = 0; look < 1000; look += 1) {
        const answer = await fetch("/records-state");
        if ((await answer.text()) === state) return true;
        await new Promise(requestAnimationFrame);
    }
    return false;
}"""
"""Waits until the site serves the records of a state; whether it does."""
ALPHA_TWO = ("short_name: Alpha", "short_name: Alpha two")
QUOTED = "        - {source: gazette-2025-08, at: p2, quote: sign a binding treaty}\n"
WITNESS = "        - {source: gazette-copy, at: p2, quote: sign a binding pact, witness: true}\n"


@dataclass
class Edited:
    """A running site whose records a test edits, and a page of it that is only watched."""

    folder: Path
    tab: Page

    def save(self, name: str, *edits: tuple[str, str]) -> None:
        """Save a file of the small folder, with edits."""
        (self.folder / name).write_text(sample_text(name, *edits), encoding="utf-8")

    def notice(self) -> Locator:
        """The notice about records."""
        return self.tab.get_by_test_id("stExpander")

    def expect_columns(self, *names: str) -> None:
        """The table comes to show these proposals, by itself."""
        expect(self.tab.locator("#root table.answers thead .name")).to_have_text(list(names))

    def expect_problems(self, kept: str = "") -> None:
        """The notice comes to say what the check on the command line says, and what is shown as it was."""
        problems = [str(problem) for problem in load(self.folder, "records").problems]
        lines = [f"Shown as they last were without a problem: {kept}."] if kept else []
        expect(self.notice().get_by_test_id("stText")).to_have_text([*problems, *lines])
        assert problems


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of records that the site of this module shows."""
    return write_records(tmp_path_factory.mktemp("edited") / "records")


@pytest.fixture(scope="module")
def site(start_server: Callable, folder: Path) -> Iterator[Server]:
    """The site on that folder."""
    with start_server(records=folder, program=UNPREPARED) as running:
        yield running


@pytest.fixture
def edited(page: Open, site: Server, folder: Path) -> Callable[..., Edited]:
    """A function that opens a page of the site on the small folder as it was at first."""
    shutil.rmtree(folder, ignore_errors=True)
    write_records(folder)

    def open_(path: str = "/compare") -> Edited:
        opened = Edited(folder, page(f"{site.url}{path}"))
        # What an earlier test saved may be served for a moment more.
        assert opened.tab.evaluate(SERVES, state_of(load(folder, folder.name)))
        expect(opened.notice()).to_have_count(0)
        return opened

    return open_


def test_an_edit_is_shown_and_the_reader_keeps_the_place(
    edited: Callable[..., Edited], settle: Settle
) -> None:
    """A saved file changes the open page by itself; the open cell, the search, the link and the focus stay."""
    site = edited("/compare?search=force")
    site.expect_columns("Beta", "Alpha")
    cell(site.tab, "alpha~force-size").click()
    settle(site.tab)
    before = address(site.tab)
    site.tab.evaluate("window.stayed = true")
    site.save("alpha.yaml", ALPHA_TWO, ("name: Alpha pact", "name: Second pact"))
    site.expect_columns("Beta", "Alpha two")
    marked = site.tab.locator("#root .open[aria-current]")
    expect(marked).to_have_attribute("data-cell", "alpha~force-size")
    expect(site.tab.locator("#root .panel")).to_contain_text("Second pact")
    expect(site.tab.get_by_role("searchbox", name="Search questions")).to_have_value("force")
    assert (before, True) == (address(site.tab), site.tab.evaluate("window.stayed"))
    assert "alpha~force-size" == settle(site.tab).evaluate(
        "document.activeElement.shadowRoot.activeElement.dataset.cell"
    )


def test_a_broken_file_takes_nothing_down(edited: Callable[..., Edited]) -> None:
    """Broken, half written or emptied, a file is shown as it was, with line and remedy; once it is fixed, the notice
    goes.
    """
    site = edited()
    site.save("beta.yaml", ("short_name: Beta", "short_name: Beta two"))
    site.expect_columns("Beta two", "Alpha")
    site.save("beta.yaml", UNKNOWN_FAMILY)
    site.expect_problems(kept="records/beta.yaml")
    expect(site.notice()).to_contain_text(
        "records/beta.yaml:5:9: family: no family has the id 'pakts'. Correct the id. Did you mean 'pacts'?"
    )
    site.expect_columns("Beta two", "Alpha")
    text = sample_text("beta.yaml").encode()
    for broken in (text[: len(text) // 2], b"", b"\x00\xff"):
        (site.folder / "beta.yaml").write_bytes(broken)
        site.expect_problems(kept="records/beta.yaml")
        site.expect_columns("Beta two", "Alpha")
    site.save("beta.yaml")
    site.expect_columns("Beta", "Alpha")
    expect(site.notice()).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "box"),
    [("/compare?search=force", "Search questions"), ("/curate", "Paste one or several records")],
)
def test_words_that_are_being_typed_stay(
    edited: Callable[..., Edited], path: str, box: str
) -> None:
    """A notice that comes and goes, and a record that changes, take neither the words nor the focus."""
    site = edited(path)
    field = site.tab.get_by_role("searchbox", name=box).or_(
        site.tab.get_by_role("textbox", name=box)
    )
    field.focus()
    site.tab.keyboard.press("Control+A")
    site.tab.keyboard.type("half a word")
    site.save("beta.yaml", UNKNOWN_FAMILY)
    site.expect_problems(kept="records/beta.yaml")
    expect(field).to_have_value("half a word")
    expect(field).to_be_focused()
    site.save("beta.yaml", ("short_name: Beta", "short_name: Beta two"))
    expect(site.notice()).to_have_count(0)
    expect(field).to_have_value("half a word")
    expect(field).to_be_focused()


def test_every_page_tells_by_itself(edited: Callable[..., Edited]) -> None:
    """A page that is a document, not a table, shows the notice and loses it in the same way."""
    site = edited("/sources")
    site.save("beta.yaml", UNKNOWN_FAMILY)
    site.expect_problems(kept="records/beta.yaml")
    site.save("beta.yaml")
    expect(site.notice()).to_have_count(0)
    source = "sources/treaty-2024.yaml"
    old = next(line for line in sample_text(source).splitlines() if line.startswith("short_name: "))
    site.save(source, (old, "short_name: Another name"))
    expect(site.tab.locator("#root .guarantees-document")).to_contain_text("Another name")


def test_a_second_witness_is_lined_up_in_the_evidence_and_on_the_ladder(
    edited: Callable[..., Edited], settle: Settle
) -> None:
    """In the panel of a cell it comes to be marked; a link there leads to the ladder, compared with it."""
    site = edited("/compare?cell=alpha.legal-effect")
    copy = sample_text("sources/gazette-2025-08.yaml", ("id: gazette-2025-08", "id: gazette-copy"))
    (site.folder / "sources" / "gazette-copy.yaml").write_text(copy, encoding="utf-8")
    site.save("alpha.yaml", (QUOTED, QUOTED + WITNESS))
    panel = site.tab.locator("#root .panel").first
    expect(panel.locator("q").nth(1)).to_have_text(
        "sign a binding [not here: treaty] [only here: pact]"
    )
    settle(site.tab)
    panel.get_by_role("link", name="Its wording beside that of the others").click()
    expect(site.tab).to_have_url(re.compile("/wording.*base=alpha"))
    expect(live(site.tab).locator(".witnesses ins")).to_have_text(re.compile("pact"))


def test_files_come_and_go(edited: Callable[..., Edited]) -> None:
    """A file saved by renaming, a new one, one that is renamed and one that is deleted: each is shown as it is."""
    site = edited("/compare?proposals=beta.alpha.gamma")
    swap = site.folder / "alpha.yaml.swp"
    swap.write_text(sample_text("alpha.yaml", ALPHA_TWO), encoding="utf-8")
    swap.replace(site.folder / "alpha.yaml")
    site.expect_columns("Beta", "Alpha two")

    new = sample_text(
        "beta.yaml",
        ("id: beta\n", "id: gamma\n"),
        ("short_name: Beta", "short_name: Gamma"),
    )
    (site.folder / "gamma.yaml").write_text(new, encoding="utf-8")
    site.expect_columns("Beta", "Alpha two", "Gamma")

    (site.folder / "gamma.yaml").rename(site.folder / "delta.yaml")
    site.expect_problems()
    site.expect_columns("Beta", "Alpha two")
    (site.folder / "delta.yaml").unlink()
    expect(site.notice()).to_have_count(0)
    site.expect_columns("Beta", "Alpha two")


def test_a_folder_that_vanishes_and_comes_back(edited: Callable[..., Edited]) -> None:
    """Everything is shown as it was, and the notice says that the folder is away as long as it is."""
    site = edited()
    away = site.folder.rename(site.folder.with_name("away"))
    expect(site.notice()).to_contain_text("the folder of records does not exist")
    site.expect_columns("Beta", "Alpha")
    away.rename(site.folder)
    expect(site.notice()).to_have_count(0)
    site.expect_columns("Beta", "Alpha")


def test_a_switch_of_branch_is_an_edit_of_many_files(edited: Callable[..., Edited]) -> None:
    """Another branch checked out under the running site is what it shows, there and back."""
    site = edited()

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A Curator", "-c", "user.email=curator@example.org"]
        own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", *who, "-C", str(site.folder), *arguments]
        subprocess.run(command, check=True, capture_output=True, env=own)

    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message=Records")
    git("switch", "--create=draft")
    site.save("alpha.yaml", ALPHA_TWO)
    site.save("beta.yaml", ("short_name: Beta", "short_name: Beta two"))
    site.expect_columns("Beta two", "Alpha two")
    git("commit", "--all", "--message=Other names")
    git("switch", "main")
    site.expect_columns("Beta", "Alpha")
    git("switch", "draft")
    site.expect_columns("Beta two", "Alpha two")
    expect(site.notice()).to_have_count(0)


def test_a_page_out_of_sight_is_up_to_date_when_it_is_seen_again(
    edited: Callable[..., Edited], settle: Settle
) -> None:
    """A tab in the background asks for nothing; brought to the front, it shows what was saved meanwhile."""
    hide = """hidden => {
        Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    count_fetches = """() => {
        const fetched = window.fetch;
        window.unanswered = 0;
        window.fetch = (...request) => {
            window.unanswered += 1;
            return fetched(...request).finally(() => window.unanswered -= 1);
        };
    }"""
    site = edited()
    site.tab.evaluate(count_fetches)
    # A page asks again only after an answer, so from here on every open question has been counted.
    with site.tab.expect_response("**/records-state*"):
        pass
    site.tab.evaluate(hide, True)
    site.tab.wait_for_function("unanswered === 0")
    settle(site.tab)
    asked: list[str] = []
    site.tab.on("request", lambda request: asked.append(request.url))
    site.save("alpha.yaml", ALPHA_TWO)
    settle(site.tab)
    assert ([], "Alpha") == (
        asked,
        site.tab.locator("#root table.answers thead .name").last.inner_text(),
    )
    site.tab.evaluate(hide, False)
    site.expect_columns("Beta", "Alpha two")
