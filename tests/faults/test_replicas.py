"""Three replicas behind the proxy of ``deploy/haproxy``: one is killed, all are replaced one after another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from bench.sessions import Session, interactions_per_second
from scripts.local_server import Server, free_port, serving
from tests.browser.conftest import ROOT
from tests.builders import RECORDS
from tests.faults.readers import ANY, LOST, choose_and_return, get, shown

Open = Callable[..., Page]
PROXY = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONFIGURATION = ROOT / "deploy" / "haproxy" / "haproxy.cfg"
VIEW = "/compare?cell=alpha.force-size&differ=value"
SECONDS = 5
CONNECTED = """() => {
    const {testConnectionState, testScriptState} = document.querySelector(".stApp")?.dataset ?? {};
    return testConnectionState === "CONNECTED" && testScriptState === "notRunning"
        && !document.getElementById("connection")?.textContent;
}"""

pytestmark = pytest.mark.skipif(
    PROXY is None, reason="Replicas were not tried: haproxy is not installed (Debian's package)."
)


@dataclass
class Replicas:
    """The address of the proxy, and the replicas behind it by the cookie that leads to them."""

    url: str
    start: Callable[[int], Server]
    ports: dict[str, int]
    running: dict[str, Server] = field(default_factory=dict)

    def of(self, tab: Page) -> str:
        """The cookie of the replica that a tab is connected with."""
        cookies = {each["name"]: each["value"] for each in tab.context.cookies(self.url)}
        return cookies["replica"]


def servers(ports: dict[str, int]) -> str:
    """The servers of the proxy's configuration."""
    lines = [f"    server {name} 127.0.0.1:{port} cookie {name}" for name, port in ports.items()]
    return "\n".join(["backend replicas from replicas", *lines, ""])


@contextmanager
def proxy_before(ports: dict[str, int], folder: Path) -> Iterator[str]:
    """The proxy before replicas on these ports; its address."""
    listed = folder / f"servers-{len(ports)}.cfg"
    listed.write_text(servers(ports))
    port = free_port()
    command = [str(PROXY), "-f", str(CONFIGURATION), "-f", str(listed), "-db"]
    environment = os.environ | {
        "SITE_BIND": f"127.0.0.1:{port}",
        "SITE_ERRORS": str(CONFIGURATION.parent),
    }
    url = f"http://127.0.0.1:{port}"
    with (
        (folder / "proxy.log").open("wb") as log,
        serving(command, url, "/robots.txt", folder, environment, log) as proxy,
    ):
        yield proxy.url


@pytest.fixture(scope="module")
def replicas(
    start_server: Callable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replicas]:
    """Three replicas and the proxy."""
    with ExitStack() as stack:

        def start(port: int) -> Server:
            return stack.enter_context(
                start_server(
                    records=RECORDS,
                    port=port,
                    environment={
                        "STREAMLIT_SERVER_COOKIE_SECRET": "the same",
                        "GUARANTEES_LOG": "json",
                    },
                )
            )

        ports = {name: free_port() for name in "abc"}
        running = {name: start(port) for name, port in ports.items()}
        url = stack.enter_context(proxy_before(ports, tmp_path_factory.mktemp("proxy")))
        yield Replicas(url, start, ports, running)


def test_one_replica_is_killed_and_every_browser_goes_on(page: Open, replicas: Replicas) -> None:
    """Within five seconds every page shows its view again and is live on another replica; nothing is lost."""
    languages = ("en-GB", "en-US", "en-IE")
    opened = [page(replicas.url + VIEW, own=True, expected=ANY, locale=each) for each in languages]
    before = [(tab.url, shown(tab)) for tab in opened]
    victim = replicas.of(opened[0])
    replicas.running[victim].process.kill()
    begin = time.monotonic()
    # Told at once by the end of its connection, and connected again before that is said.
    opened[0].wait_for_function(f"() => !({CONNECTED})()", timeout=1000 * SECONDS)
    for tab in opened:
        tab.wait_for_function(CONNECTED, timeout=1000 * SECONDS)
    taken = time.monotonic() - begin
    assert taken < SECONDS
    for tab, was in zip(opened, before, strict=True):
        assert was == (tab.url, shown(tab))
        choose_and_return(tab)
        expect(tab.locator(LOST)).to_have_count(0)
    assert victim != replicas.of(opened[0])
    print(f"All three browsers were live {taken:.1f} s after a replica had been killed.")
    replicas.running[victim] = replicas.start(replicas.ports[victim])


def test_a_rolling_restart_under_load_loses_no_page(page: Open, replicas: Replicas) -> None:
    """While all replicas are replaced one after another, every page that is asked for comes."""
    tab = page(replicas.url + VIEW, own=True, expected=ANY)
    words = shown(tab)
    ended = threading.Event()
    statuses: list[int] = []

    def ask(reader: int) -> None:
        number = 0
        while not ended.is_set():
            number += 1
            # No two alike: none comes from what the proxy keeps.
            statuses.append(get(f"{replicas.url}/search?q=force{reader}x{number}").status)

    readers = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for each in readers:
        each.start()
    try:
        for name, port in replicas.ports.items():
            old = replicas.running[name].process
            old.terminate()
            assert 0 == old.wait(10)
            replicas.running[name] = replicas.start(port)
    finally:
        ended.set()
        for each in readers:
            each.join()
    assert {200} == set(statuses)
    assert len(statuses) > 100
    expect(tab.locator(LOST)).to_have_count(0)
    assert words == shown(tab)
    choose_and_return(tab)
    print(f"{len(statuses)} pages came while three replicas were replaced.")


def test_what_readers_share_is_kept_and_what_is_theirs_is_not(replicas: Replicas) -> None:
    """A page comes from the proxy a second time without a cookie; the live page and the state of machines never do."""
    address = urlsplit(replicas.url)
    got = [
        subprocess.run(
            ["curl", "-si", "--compressed", f"{replicas.url}{path}"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for path in ("/gap", "/gap", "/readyz", "/_stcore/metrics")
    ]
    heads = [each.partition("\n\n")[0].lower() for each in got]
    assert "set-cookie: replica=" in heads[0]
    assert "age: " in heads[1]
    assert "set-cookie" not in heads[1]
    assert ["no-cache"] * 2 == [
        re.findall("cache-control: ([^\r\n]+)", each)[0] for each in heads[:2]
    ]
    assert ["404", "404"] == [each.split()[1] for each in heads[2:]]
    assert address.hostname == "127.0.0.1"


def _another_day(session: Session, step: int) -> None:
    session.ask(f"asof=2025-0{1 + step % 9}-01")


def test_throughput_with_one_two_and_three_replicas(replicas: Replicas, tmp_path: Path) -> None:
    """More replicas answer as much as fewer, and more where there are cores for them; the figures are printed."""
    figures = {}
    for count in (1, 2, 3):
        ports = dict(list(replicas.ports.items())[:count])
        # The browser has an event loop in this thread.
        with proxy_before(ports, tmp_path) as url, ThreadPoolExecutor(1) as thread:
            measured = thread.submit(interactions_per_second, url, "compare", _another_day, 12, 4.0)
            figures[count] = measured.result()
    print("Interactions each second, by replicas:", {n: round(each) for n, each in figures.items()})
    assert figures[3] > 0.5 * figures[1]
