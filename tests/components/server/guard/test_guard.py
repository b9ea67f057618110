"""components/server/guard: what is refused at the door, and the security headers."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from components.server.guard import guard
from components.server.guard.guard import Guard
from components.server.guard.headers import digests_of, protecting
from components.server.guard.hosts import trusted_proxies
from components.server.guard.rates import AT_ONCE, PER_SECOND, Limits, client_of
from components.server.guard.sizes import LONGEST_ADDRESS, MOST_BYTES
from components.server.guard.turns import CLIENT, Clients, in_turn
from components.server.site_routes import site_routes
from components.store import run_costs
from components.store.run_costs import HEADER, paid_run
from components.streamlit_internals import UploadsHeld
from tests.components.answers import Answer, answer

OUTSIDE = "203.0.113.7"


async def site(scope: Scope, receive: Receive, send: Send) -> None:
    """A site that says how much it was sent, as the kind of text that its path ends with."""
    request = Request(scope, receive)
    kinds = {"html": "text/html", "svg": "image/svg+xml", "csv": "text/csv"}
    kind = kinds.get(request.url.path.rpartition(".")[2], "text/plain")
    made = Response(str(len(await request.body())), media_type=kind)
    made.set_cookie("_streamlit_xsrf", "x")
    await made(scope, receive, send)


def ask(
    path: str, method: str = "GET", link: Any = None, around: Any = None, **headers: str
) -> Answer:
    """What is answered in front of that site."""
    return answer([Mount("", Guard(site))], path, link, method, around or {}, **headers)


# ---- what browsers are told ----------------------------------------------------------------------


def test_a_page_may_run_only_what_is_named() -> None:
    """A page has a policy without any source but this site, and nobody else may frame it."""
    told = ask("/compare.html").headers
    policy = told["content-security-policy"]
    scripts = next(each for each in policy.split("; ") if each.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "http" not in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("; frame-ancestors 'self'")
    assert ("SAMEORIGIN", "nosniff", "same-origin") == tuple(
        told[name] for name in ("x-frame-options", "x-content-type-options", "referrer-policy")
    )
    assert "camera=()" in told["permissions-policy"]
    assert ("same-origin", "same-origin") == tuple(
        told[f"cross-origin-{name}-policy"] for name in ("opener", "resource")
    )


def test_only_embeds_can_be_framed_by_others() -> None:
    """The path of embeds and what is below it, and no path that only begins alike."""
    framed = {
        path: ask(path).headers
        for path in ("/embed", "/embed/compare.html", "/embedded.html", "/compare/embed.html")
    }
    anybody = {
        path for path, told in framed.items() if "ancestors *" in told["content-security-policy"]
    }
    assert {"/embed", "/embed/compare.html"} == anybody
    assert anybody == {path for path, told in framed.items() if "x-frame-options" not in told}


def test_a_picture_in_xml_runs_no_script_and_a_table_needs_no_policy_of_its_own() -> None:
    """Both can be framed by this site alone."""
    picture, table = (ask(path).headers["content-security-policy"] for path in ("/x.svg", "/x.csv"))
    assert picture.startswith("default-src 'none'; style-src 'unsafe-inline'; ")
    assert "frame-ancestors 'self'" == table


@pytest.mark.parametrize(
    ("scheme", "setting", "expected"),
    [
        ("http", "", None),
        ("https", "", "max-age=15552000"),
        ("https", "0", "max-age=0"),
        ("https", "x\r\nSet-Cookie: a", None),
    ],
)
def test_only_by_tls_a_browser_is_told_to_come_back_by_tls(
    monkeypatch: pytest.MonkeyPatch, scheme: str, setting: str, expected: str | None
) -> None:
    """The operator may set for how long; cookies then go by TLS too."""
    if setting:
        monkeypatch.setenv("GUARANTEES_HSTS_SECONDS", setting)
    told = ask("/", around={"scheme": scheme}).headers
    assert expected == told.get("strict-transport-security")
    assert (scheme == "https") == told["set-cookie"].endswith("; Secure")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", ["/nowhere", "/embed/compare"])
def test_what_is_no_page_of_its_own_does_with_the_same_policy(path: str) -> None:
    """An unknown address, and a view in a frame, have no script in their HTML that the policy does not name."""
    got = answer(site_routes(), path)
    policy = protecting(path, got.headers["content-type"], False)[b"content-security-policy"]
    assert b"script-src" in policy
    assert [] == [each for each in digests_of(got.text) if each not in policy.decode()]


# ---- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/_stcore/metrics"),
        ("GET", "/_stcore/metrics/"),
        ("POST", "/_stcore/agent/mcp"),
        ("GET", "/_stcore/agent/openapi.json"),
        ("OPTIONS", "/_stcore/upload_file/a/b"),
        ("GET", "/component/x/index.html"),
        ("POST", "/media/x"),
        ("GET", "/auth/login"),
        ("GET", "/_stcore/what-the-next-version-brings"),
    ],
)
def test_what_no_page_needs_of_streamlit_is_closed(method: str, path: str) -> None:
    """Nobody learns whether it is there."""
    got = ask(path, method)
    assert (404, "There is nothing at this address.") == (got.status, got.text)


def test_only_our_names_are_answered(own_names: Callable[..., None]) -> None:
    """Where the operator says what the site is called; probes of the operator's ask by number."""
    own_names("a.example", "*.b.example")
    status = {
        host: ask("/compare.html", around={"headers": [(b"host", host.encode())]}).status
        for host in (
            "a.example",
            "A.example:8443",
            "x.b.example",
            "evil.example",
            "a.example@x",
            "",
        )
    }
    assert [200, 200, 200, 421, 421, 421] == list(status.values())
    assert 200 == ask("/_stcore/health", around={"headers": [(b"host", b"10.0.0.7:8501")]}).status


@pytest.mark.parametrize(
    "written", ['["a.example", "*.b.example"]', "a.example, *.b.example", "a.example *.b.example"]
)
def test_the_names_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, own_names: Callable[..., None], written: str
) -> None:
    """However the server is started, and in whichever of the usual ways they are listed."""
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", written)
    hosts = (b"a.example", b"x.b.example", b"evil.example")
    asked = [ask("/", around={"headers": [(b"host", host)]}).status for host in hosts]
    assert [200, 200, 421] == asked


def test_what_is_too_large_is_refused() -> None:
    """An address, a body that says so, and one that does not; nothing of them is kept."""
    assert 414 == ask("/" + "x" * LONGEST_ADDRESS).status
    assert 414 == ask("/compare", link={"q": "x" * LONGEST_ADDRESS}).status
    assert 413 == ask("/", "POST", content_length=str(MOST_BYTES + 1)).status
    assert 413 == ask("/", "POST", content_length="9" * 5000).status
    assert 200 == ask("/", "POST", content_length="1").status
    assert "100" == asyncio.run(_sent_in_pieces(10))
    with pytest.raises(HTTPException, match="413"):
        asyncio.run(_sent_in_pieces(MOST_BYTES // 10 + 1))


async def _sent_in_pieces(size: int) -> str:
    """The response to ten pieces of a body of unknown length."""
    pieces = [{"type": "http.request", "body": b"x" * size, "more_body": n > 0} for n in range(10)]
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return pieces.pop() if pieces else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "scheme": "http", "headers": []}
    await Guard(site)({**scope, "query_string": b""}, receive, send)
    return sent[1]["body"].decode()


@pytest.mark.parametrize(
    ("held", "status"),
    [
        (UploadsHeld(20, 5_000_000, 5_000_000), 200),
        (UploadsHeld(40, 40, 40), 413),
        (UploadsHeld(10, 11_000_000, 11_000_000), 413),
        (UploadsHeld(0, 0, 210_000_000), 413),
    ],
)
def test_a_session_holds_so_many_files(
    monkeypatch: pytest.MonkeyPatch, held: UploadsHeld, status: int
) -> None:
    """Twice what Curate takes at once; and all sessions together hold what the memory bears."""
    monkeypatch.setattr(guard, "uploads_held", {"session": held}.get)
    assert status == ask("/_stcore/upload_file/session/file", "PUT").status


# ---- how much ------------------------------------------------------------------------------------


def test_who_asks_for_too_much_waits() -> None:
    """A client that has used up what it saved gets a sentence and a time; files and other clients are free."""
    app = [Mount("", Guard(site))]
    outside = {"client": (OUTSIDE, 50_000)}
    app[0].app.limits.charge(OUTSIDE, PER_SECOND * (AT_ONCE + 1))
    got = answer(app, "/compare", around=outside)
    assert (429, True) == (got.status, 0 < int(got.headers["retry-after"]) < 10)
    assert 200 == answer(app, "/assets/x.js", around=outside).status
    assert 200 == answer(app, "/compare", around={"client": ("203.0.113.8", 50_000)}).status
    assert 200 == answer(app, "/compare", around={"client": ("127.0.0.1", 50_000)}).status


def test_the_work_for_one_client_leaves_room_for_others() -> None:
    """Of a hundred expensive requests at once three are worked on; what they owe is checked before the next."""
    limits = Limits({"GUARANTEES_REQUESTS_PER_SECOND": "1"}, now=lambda: 0.0)
    clients, at_work, most = Clients(limits), 0, 0

    def dear(request: Request) -> Response:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        together.wait(timeout=10)
        clients.of(OUTSIDE).owe(1)
        at_work -= 1
        return Response()

    async def ask_all() -> list[int]:
        client = clients.of(OUTSIDE)
        asked = [Request({"type": "http", "path": "/", CLIENT: client}) for _ in range(100)]
        return [
            each.status_code for each in await asyncio.gather(*(in_turn(dear, a) for a in asked))
        ]

    together = threading.Barrier(3)
    assert ([200] * 3 + [429] * 97, 3) == (asyncio.run(ask_all()), most)
    assert clients.of("") is None
    assert 0 == limits.charge("203.0.113.8", 1)


def test_a_long_run_of_a_page_is_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the client of its WebSocket, whatever the visitor says that is; a usual one is in the price of the message."""
    heard: list[str] = []
    clock = iter([0.0, 0.05, 0.0, 31.0])
    monkeypatch.setattr(run_costs.time, "thread_time", lambda: next(clock))

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        heard.append(dict(scope["headers"])[HEADER.encode()].decode())
        for _ in range(2):
            with paid_run({HEADER: heard[0]}):
                pass
            heard.append(str(guarded.limits.charge(OUTSIDE, 0)))

    guarded = Guard(streamlit)
    headers = [(b"host", b"x"), (HEADER.encode(), b"forged")]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "scheme": "ws"}
    asyncio.run(guarded({**scope, "client": (OUTSIDE, 1)}, None, None))  # type: ignore[arg-type]
    assert ("0.0", True) == (heard[1], float(heard[2]) > 0)
    assert "forged" != heard[0]


def test_a_client_gets_back_what_time_brings() -> None:
    """A large office that opens a link at once does not wait; uncached work costs more than cached."""
    moments = [0.0]
    limits = Limits({"GUARANTEES_REQUESTS_PER_SECOND": "10"}, now=lambda: moments[0])
    assert [0.0] * 600 == [limits.charge(OUTSIDE, 1) for _ in range(600)]
    assert 0 < limits.charge(OUTSIDE, 1)
    moments[0] = 1.0
    assert [0.0] * 10 == [limits.charge(OUTSIDE, 1) for _ in range(10)]
    assert 0 < limits.charge(OUTSIDE, 1)
    assert 0 == limits.charge("203.0.113.8", 1)


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("10.1.2.3", ""),
        ("fe80::1%eth0", ""),
        ("<script>", "unknown"),
    ],
)
def test_a_client_is_an_address_or_its_network(address: str, client: str) -> None:
    """Private networks are not limited; who has no address is one client with all others who have none."""
    assert client == client_of(address)


@pytest.mark.parametrize(
    ("setting", "peer", "client"),
    [
        (None, "127.0.0.1", OUTSIDE),
        (None, "::ffff:127.0.0.1", OUTSIDE),
        (None, "10.0.0.5", "10.0.0.5"),
        ("10.0.0.5", "::ffff:10.0.0.5", OUTSIDE),
        ("10.0.0.0/8", "::ffff:10.9.9.9", OUTSIDE),
        ("10.0.0.0/8", "::ffff:127.0.0.1", "::ffff:127.0.0.1"),
        ("*", "198.51.100.1", "6.6.6.6"),
    ],
)
def test_only_trusted_proxies_say_who_asks(
    monkeypatch: pytest.MonkeyPatch, setting: str | None, peer: str, client: str
) -> None:
    """By whichever version of the protocol they come, and a scheme they may name too."""
    if setting:
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", setting)
    heard: list[Any] = []

    async def hears(scope: Scope, receive: Receive, send: Send) -> None:
        heard.append(scope)
        await Response()(scope, receive, send)

    app = ProxyHeadersMiddleware(hears, trusted_proxies())  # type: ignore[arg-type]
    headers = {"x_forwarded_for": f"6.6.6.6, {OUTSIDE}", "x_forwarded_proto": "https"}
    answer([Mount("", app)], "/", around={"client": (peer, 50_000)}, **headers)
    assert (client, client != peer) == (heard[0]["client"][0], heard[0]["scheme"] == "https")


def test_sessions_are_counted_by_client_and_in_all() -> None:
    """A client holds its share, those of private networks as many as there are; what ends makes room."""
    limits = Limits({"GUARANTEES_MOST_SESSIONS": "8"})
    assert [True, True, False] == [limits.open_session("a") for _ in range(3)]
    limits.close_session("a")
    assert limits.open_session("a")
    assert [True] * 6 == [limits.open_session("") for _ in range(6)]
    assert not limits.open_session("b")


def test_a_setting_that_cannot_be_used_is_named(caplog: pytest.LogCaptureFixture) -> None:
    """The usual value holds, and the log says so."""
    assert PER_SECOND == Limits({"GUARANTEES_REQUESTS_PER_SECOND": "many"}).per_second
    assert "GUARANTEES_REQUESTS_PER_SECOND is ignored: 'many'." in caplog.text


# ---- the WebSocket -------------------------------------------------------------------------------


def talk(
    *messages: dict[str, Any], path: str = "/_stcore/stream", **headers: str
) -> tuple[list[dict[str, Any]], list[Any], str]:
    """The result of a visitor's messages: those passed on, those sent back, and the host that Streamlit gets."""
    waiting = [
        {"type": "websocket.connect"},
        *messages,
        {"type": "websocket.disconnect", "code": 1001},
    ]
    handed_on: list[dict[str, Any]] = []
    sent: list[Any] = []
    told = [""]

    async def receive() -> dict[str, Any]:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
        told[0] = dict(scope["headers"]).get(b"host", b"").decode()
        while (message := await receive())["type"] != "websocket.disconnect":
            handed_on.append(dict(message))
        await send({"type": "websocket.send", "bytes": b"late"})

    named = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "websocket", "path": path, "headers": named, "scheme": "ws"}
    asyncio.run(Guard(streamlit)(scope, receive, send))
    return handed_on[1:], sent, told[0]


def message(kind: str, **fields: Any) -> dict[str, Any]:
    """A message as Streamlit's code in the browser writes it."""
    written = BackMsg()
    if kind.endswith("_request") or kind == "rerun_script":
        getattr(written, kind).SetInParent()
        for name, value in fields.items():
            getattr(getattr(written, kind), name).extend(value)
    else:
        setattr(written, kind, True)
    return {"type": "websocket.receive", "bytes": written.SerializeToString()}


REFUSED = [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("host", "origin", "told"),
    [
        ("a.example", "https://a.example", "a.example"),
        ("a.example:8501", "http://a.example:8501", "a.example:8501"),
        ("upstream", "https://a.example", "a.example"),
        ("a.example", "https://evil.example", None),
        ("a.example", "http://localhost:3000", None),
        ("a.example", "null", None),
        ("a.example", "https://a.example.evil.example", None),
        ("a.example", "https://a.example@evil.example", None),
        ("a.example", "", None),
    ],
)
def test_only_our_pages_open_a_websocket(
    own_names: Callable[..., None], host: str, origin: str, told: str | None
) -> None:
    """A page of another site is refused, even one on the reader's own machine, which Streamlit would let in."""
    own_names("a.example", "upstream")
    _, sent, heard = talk(host=host, origin=origin)
    assert (told is None) == (sent == REFUSED)
    assert (told or "") == heard


def test_without_names_the_origin_is_that_of_the_page() -> None:
    """Then the page has to come from the very host that is asked; a program says nothing, and may."""
    assert [] == talk(message("rerun_script"), host="x.example", origin="https://x.example")[1][:-1]
    assert REFUSED == talk(host="x.example", origin="https://y.example")[1]
    assert 1 == len(talk(message("rerun_script"), host="x.example")[0])
    assert REFUSED == talk(path="/other", host="x.example")[1]


def test_a_visitor_may_say_what_pages_say_and_nothing_else() -> None:
    """To empty the caches of all, to shut down, or to ask for a thousand addresses of files does nothing."""
    asked = [message("file_urls_request", file_names=["x"] * each) for each in (20, 1000)]
    closed = ("clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime")
    handed_on, _, _ = talk(
        *map(message, closed),
        message("backend_operation_request"),
        message("rerun_script"),
        *asked,
        message("app_heartbeat"),
    )
    assert [message("rerun_script"), asked[0], message("app_heartbeat")] == handed_on


@pytest.mark.parametrize(
    ("garbage", "code"),
    [
        ({"bytes": b"\xff\xff garbage"}, 1002),
        ({"text": "garbage"}, 1003),
        ({"bytes": None, "text": ""}, 1003),
    ],
)
def test_garbage_ends_the_websocket_quietly(garbage: dict[str, Any], code: int) -> None:
    """Streamlit would write a traceback to the log for each."""
    handed_on, sent, _ = talk({"type": "websocket.receive", **garbage}, message("rerun_script"))
    assert ([], [{"type": "websocket.close", "code": code}]) == (handed_on, sent)


# ---- what is no path -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/compare\n", "/\x00", "/x\x1b[0m", "/a/../b", "/..", "/a\\..\\b"]
)
def test_nothing_is_at_a_path_that_is_none(path: str) -> None:
    """Neither a page whose address it begins with nor a file of the machine; programs get the API's problem."""
    found, problem = ask(path), ask(f"/api/v1{path}")
    assert (404, "text/plain; charset=utf-8") == (found.status, found.headers["content-type"])
    assert (404, "application/problem+json") == (problem.status, problem.headers["content-type"])
    assert 404 == json.loads(problem.body)["status"]
    assert 404 == ask("//host/x").status
