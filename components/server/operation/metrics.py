"""Metrics for Prometheus, if ``GUARANTEES_METRICS`` names an address for them, such as ``127.0.0.1:9464``.

They have a separate port, which no reader reaches, and Streamlit's are there too.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from components.server.first_page import NAMES
from components.streamlit_internals import figures

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import GaugeMetricFamily, Metric

SETTING = "GUARANTEES_METRICS"
_PARTS = "_stcore api assets comparison component document evidence healthz media picture readyz records-state"
_KNOWN = frozenset((*NAMES, *_PARTS.split(), "robots", "sitemap", "static"))
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_log = logging.getLogger(__name__)


def route_name(path: str, base: str = "") -> str:
    """The first step of a path below ``base``, without an ending: "/compare". There are as many as the site has.

    It is "other" for an address that is not the site's.
    """
    if not f"{path}/".startswith(f"{base}/"):
        return "other"
    first = path[len(base) :].lstrip("/").partition("/")[0].partition(".")[0]
    return f"/{first}" if first in _KNOWN or not first else "other"


class Metrics:
    """What is counted in this process, in its own registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        from prometheus_client import Counter, Gauge, Histogram

        self.requests = Counter(
            "guarantees_requests",
            "Requests answered, by route, method and status.",
            ("route", "method", "status"),
            registry=registry,
        )
        self.seconds = Histogram(
            "guarantees_request_seconds",
            "How long answers took.",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self.failures = Counter(
            "guarantees_failures", "Pages and answers that could not be made.", registry=registry
        )
        self.open_pages = Gauge(
            "guarantees_open_pages", "Browsers that are connected.", registry=registry
        )
        registry.register(_Records())  # type: ignore[arg-type]
        registry.register(_Streamlits())  # type: ignore[arg-type]


class _Records:
    """The records that are served at the time of collection."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        from prometheus_client.core import GaugeMetricFamily

        from components.store.records_store import are_read, records

        ready = GaugeMetricFamily("guarantees_records_read", "Whether the records have been read.")
        ready.add_metric((), are_read())
        yield ready
        if not are_read():
            return
        loaded = records()
        version = GaugeMetricFamily(
            "guarantees_records_version",
            "The version of the records, as a label.",
            labels=("version",),
        )
        version.add_metric((loaded.catalogue.version,), 1)
        yield version
        yield GaugeMetricFamily(
            "guarantees_records_problems", "Problems in the records.", len(loaded.problems)
        )
        yield GaugeMetricFamily(
            "guarantees_records_kept",
            "Files that are served in an older version than on the disk.",
            len(loaded.kept),
        )


class _Streamlits:
    """What Streamlit counts: sessions, and the memory of its caches."""

    def collect(self) -> Iterator[Metric]:
        from prometheus_client.openmetrics.parser import text_string_to_metric_families

        yield from text_string_to_metric_families(figures())


_counted: Metrics | None = None


def offer_metrics() -> None:
    """Listen at the address of the setting, if there is one. One that cannot be used is named in the log."""
    global _counted
    written = os.environ.get(SETTING, "")
    host, _, port = written.rpartition(":")
    if not written or _counted:
        return
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        _log.warning(
            "%s is ignored. Expected an address and a port, such as 127.0.0.1:9464.", SETTING
        )
        return
    # A package that the site need not load otherwise.
    from prometheus_client import REGISTRY, start_http_server

    try:
        start_http_server(int(port), host.strip("[]"))
    except OSError as problem:
        _log.warning("%s is ignored: %s.", SETTING, problem.strerror)
        return
    _counted = Metrics(REGISTRY)


def count_request(route: str, method: str, status: int, seconds: float) -> None:
    """Count an answer."""
    if _counted:
        _counted.requests.labels(route, method, str(status)).inc()
        _counted.seconds.labels(route).observe(seconds)


def count_failure() -> None:
    """Count a page or an answer that could not be made."""
    if _counted:
        _counted.failures.inc()


@contextmanager
def counted_as_open() -> Iterator[None]:
    """Count a browser that is connected, as long as it is."""
    if not _counted:
        yield
        return
    with _counted.open_pages.track_inprogress():
        yield
