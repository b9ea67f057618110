"""The folder of records is unreadable, emptied, replaced, or on a disk that is full, while pages are open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.local_server import Server, free_port, serving
from tests.browser.conftest import ROOT, await_records
from tests.browser.not_run import not_run
from tests.builders import RECORDS, sample_text, write_records
from tests.faults.readers import ANY, get, shown

Open = Callable[..., Page]
NOBODY = 65534
VIEW = "/compare?cell=alpha.force-size&differ=value"
ALPHA_TWO = ("short_name: Alpha", "short_name: Alpha two")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A copy of the records that every user of this machine may read."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield write_records(Path(name) / "records")


@pytest.fixture
def ordinary(open_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """The site on that folder, run by an ordinary user, whom permissions bind."""
    setpriv = shutil.which("setpriv")
    if os.getuid() == 0 and not setpriv:
        not_run("Permissions were not tried: root may read everything, and setpriv is not there.")
    user = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.getuid() == 0 else []
    port = free_port()
    command = [*([str(setpriv), *user] if user else []), sys.executable, "-m", "streamlit", "run"]
    command += [str(ROOT / "app.py"), "--server.headless", "true", "--server.port", str(port)]
    environment = os.environ | {
        "GUARANTEES_RECORDS": str(open_folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": "/nonexistent",
    }
    url = f"http://127.0.0.1:{port}"
    log = tmp_path / "log"
    with (
        log.open("wb") as output,
        serving(command, url, "/healthz", ROOT, environment, output) as server,
    ):
        await_records(server)
        yield server
    assert "Traceback" not in log.read_text()


def notice(tab: Page) -> str:
    """What the page says of the records, once it says something."""
    expander = tab.get_by_test_id("stExpander")
    expect(expander).to_be_visible()
    # With many problems it is closed: what cannot be read is missed by all that name it.
    if not expander.locator("details[open]").count():
        expander.locator("summary").click()
    expect(expander.get_by_test_id("stText").first).to_be_visible()
    return expander.inner_text()


def expect_as_before(tab: Page, site: Server, words: str) -> None:
    """The open page, and the same link anew, show what they showed; the notice is gone, nothing is amiss."""
    expect(tab.get_by_test_id("stExpander")).to_have_count(0)
    assert words == shown(tab)
    assert 200 == get(f"{site.url}/readyz").status
    tab.reload()
    expect(tab.locator("#root .guarantees-document")).to_be_visible()
    assert words == shown(tab)


@pytest.mark.parametrize("what", [".", "sources", "alpha.yaml"])
def test_what_may_not_be_read_is_shown_as_it_was(
    page: Open, ordinary: Server, open_folder: Path, what: str
) -> None:
    """Without permission nothing disappears, and the page says so; when it is given back, the notice goes."""
    tab = page(ordinary.url + VIEW, own=True, expected=ANY)
    words, place = shown(tab), open_folder / what
    usual = place.stat().st_mode
    place.chmod(0)
    # Something else is edited meanwhile, where that is possible at all.
    if what != ".":
        (open_folder / "beta.yaml").write_text(sample_text("beta.yaml"), encoding="utf-8")
    told = notice(tab)
    assert "cannot be read" in told
    assert "as they last were" in told
    assert words == shown(tab)
    assert '"ready":true' in get(f"{ordinary.url}/readyz").body
    place.chmod(usual)
    expect_as_before(tab, ordinary, words)


def test_an_emptied_folder_is_served_as_it_was(page: Open, site: Server, folder: Path) -> None:
    """Every file is deleted: the page says so and shows what it showed; put back, all is as before."""
    tab = page(site.url + VIEW, own=True, expected=ANY)
    words = shown(tab)
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    assert "holds no records" in notice(tab)
    assert words == shown(tab)
    write_records(folder)
    expect_as_before(tab, site, words)


def test_a_replaced_folder_is_served_whole(page: Open, site: Server, folder: Path) -> None:
    """Another checkout takes the folder's place in one step, and then the first again: each is shown whole."""
    tab = page(site.url + VIEW, own=True, expected=ANY)
    words = shown(tab)
    other = write_records(
        folder.with_name("other"), {"alpha.yaml": sample_text("alpha.yaml", ALPHA_TWO)}
    )
    folder.rename(folder.with_name("away"))
    other.rename(folder)
    expect(tab.locator("#root .guarantees-document")).to_contain_text("Alpha two")
    folder.rename(other)
    folder.with_name("away").rename(folder)
    expect(tab.locator("#root .guarantees-document")).not_to_contain_text("Alpha two")
    expect_as_before(tab, site, words)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with a few pages of room besides the records."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)], capture_output=True
    )
    if mounted.returncode:
        not_run("A full disk was not tried: this user, or this machine, may not mount one.")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing(
    page: Open, start_server: Callable, small_disk: Path, tmp_path: Path
) -> None:
    """A record that is saved on a full disk is cut off: its last version stays until the disk has room again."""
    folder = write_records(small_disk / "records")
    with start_server(records=folder, environment={"GUARANTEES_LOG": "json"}) as site:
        tab = page(site.url + VIEW, own=True, expected=ANY)
        words = shown(tab)
        full = small_disk / "full"
        with pytest.raises(OSError, match="No space"):
            full.write_bytes(b"x" * 300_000)
        longer = "# " + 200_000 * "x" + "\n" + sample_text("alpha.yaml", ALPHA_TWO)
        with pytest.raises(OSError, match="No space"):
            (folder / "alpha.yaml").write_text(longer, encoding="utf-8")
        assert "records/alpha.yaml" in notice(tab)
        assert words == shown(tab)
        full.unlink()
        shutil.copy(RECORDS / "alpha.yaml", folder / "alpha.yaml")
        expect_as_before(tab, site, words)
