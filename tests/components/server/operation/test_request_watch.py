"""components/server/operation: what is answered, counted and noted around a request."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.server.api.app import api
from components.server.operation import logs, metrics
from components.server.operation.failure import HEADING, WORDS
from components.server.operation.request_watch import RequestWatch
from guarantees.catalogue.catalogue import Catalogue

Lines = Callable[[], list[dict[str, Any]]]
SECRET = "grandmother"


def _fails(request: Request) -> PlainTextResponse:
    raise ValueError(request.query_params["q"])


def _half(_: Request) -> StreamingResponse:
    def pieces() -> Iterator[str]:
        yield "half"
        raise ValueError(SECRET)

    return StreamingResponse(pieces())


@pytest.fixture
def client() -> TestClient:
    """A site of a page that fails, a download that breaks off, and one that is as it should be."""
    routes = [
        Route("/compare", _fails),
        Route("/sources.csv", _half),
        Route("/gap", lambda _: PlainTextResponse("gap")),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(RequestWatch)]))


def test_a_page_that_fails_says_so_in_the_site_s_words(client: TestClient) -> None:
    """A reader gets a page with the menu and ways on, a program a sentence, both the number that is in the log."""
    page = client.get(f"/compare?q={SECRET}", headers={"accept": "text/html,*/*"})
    number = page.headers["x-request-id"]
    for part in (HEADING, WORDS, number, 'href="./compare"', "site-header"):
        assert part in page.text
    assert (500, "no-store") == (page.status_code, page.headers["cache-control"])
    plain = client.get(f"/compare?q={SECRET}")
    assert (500, "text/plain") == (plain.status_code, plain.headers["content-type"].split(";")[0])
    assert plain.headers["x-request-id"] in plain.text != page.text
    assert not {SECRET, "ValueError", "Traceback"} & set(page.text.split() + plain.text.split())


def test_half_an_answer_is_cut_off(client: TestClient) -> None:
    """What failed on its way does not end as if it were whole."""
    with pytest.raises(ValueError, match=SECRET):
        client.get("/sources.csv")


def test_the_api_says_it_as_a_problem(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is a problem in JSON with status 500, without what was asked."""
    monkeypatch.setattr("components.server.api.app.about", _fails)
    app = Starlette(middleware=[Middleware(RequestWatch)])
    app.mount("/api/v1", api)
    got = TestClient(app).get("/api/v1/search", params={"q": SECRET})
    assert (500, "application/problem+json") == (got.status_code, got.headers["content-type"])
    assert 500 == got.json()["status"]
    assert SECRET not in got.text


# ---- the log -------------------------------------------------------------------------------------


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """A function that gives what has been logged as JSON; the loggers are as before afterwards."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stdout", written)
    monkeypatch.setenv(logs.SETTING, "json")
    known = [logging.root, *(logging.getLogger(name) for name in (*logs.TOLD, *logs.FOREIGN))]
    before = [(each, list(each.handlers), each.level, each.propagate) for each in known]
    monkeypatch.setattr(logging, "raiseExceptions", True)
    logs.write_as_set()
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger, handlers, level, propagate in before:
        logger.handlers[:] = handlers
        logger.propagate = propagate
        logger.setLevel(level)


def test_the_log_says_what_happened_and_not_who_asked(client: TestClient, lines: Lines) -> None:
    """Each request is a line with route, status and time; an error names the lines of code; nothing typed is there."""
    client.get(f"/gap?q={SECRET}")
    page = client.get(f"/compare?q={SECRET}", headers={"user-agent": SECRET})
    fine, failure, failed = lines()
    assert ("/gap", 200, 3, "GET") == tuple(fine[k] for k in ("route", "status", "bytes", "method"))
    assert ("/compare", 500) == (failed["route"], failed["status"])
    assert page.headers["x-request-id"] == failure["request"] == failed["request"]
    assert failure["trace"].startswith("ValueError < ")
    assert "_fails" in failure["trace"]
    written = json.dumps([fine, failure, failed])
    assert SECRET not in written
    assert "testclient" not in written


def test_an_unknown_form_of_the_log_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A setting that cannot be used is ignored, and the log says what was expected."""
    monkeypatch.setenv(logs.SETTING, "xml")
    with caplog.at_level(logging.WARNING):
        logs.write_as_set()
    assert ["GUARANTEES_LOG is ignored. Expected 'json' or 'text'."] == caplog.messages


# ---- figures -------------------------------------------------------------------------------------


def test_requests_and_records_are_counted(
    client: TestClient, small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures are by route, method and status, and say which records are served and how many problems they have."""
    registry = CollectorRegistry()
    monkeypatch.setattr(metrics, "_counted", metrics.Metrics(registry))
    client.get("/gap")
    client.get(f"/compare?q={SECRET}")
    client.request("BREW", "/")
    told = generate_latest(registry).decode().splitlines()
    for line in (
        'guarantees_requests_total{method="GET",route="/gap",status="200"} 1.0',
        'guarantees_requests_total{method="GET",route="/compare",status="500"} 1.0',
        'guarantees_requests_total{method="other",route="/",status="404"} 1.0',
        'guarantees_request_seconds_count{route="/gap"} 1.0',
        "guarantees_failures_total 1.0",
        "guarantees_records_problems 0.0",
        f'guarantees_records_version{{version="{small.version}"}} 1.0',
    ):
        assert line in told


@pytest.mark.parametrize(
    ("path", "base", "name"),
    [
        ("/", "", "/"),
        ("/compare", "", "/compare"),
        ("/sources.ris", "", "/sources"),
        ("/evidence/compare", "", "/evidence"),
        ("/api/v1/proposals/x", "", "/api"),
        ("/wp-login.php", "", "other"),
        ("/a/compare", "/a", "/compare"),
        ("/a", "/a", "/"),
        ("/ab/compare", "/a", "other"),
    ],
)
def test_routes_are_few(path: str, base: str, name: str) -> None:
    """Whatever is asked for, it is counted under a name of the site's own."""
    assert name == metrics.route_name(path, base)


@pytest.mark.parametrize(
    "address", ["9464", ":9464", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:99999"]
)
def test_an_address_for_figures_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    """Without an address nobody listens; an unusable one is ignored, and never means all addresses of the machine."""
    monkeypatch.setenv(metrics.SETTING, address)
    with caplog.at_level(logging.WARNING):
        metrics.offer_metrics()
    assert [
        "GUARANTEES_METRICS is ignored. Expected an address and a port, such as 127.0.0.1:9464."
    ] == caplog.messages
    assert metrics._counted is None
