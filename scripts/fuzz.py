"""Fuzz what takes texts from anybody: ``python -m scripts.fuzz TARGET [options of libFuzzer]``; see ``make fuzz``.

The targets are ``reader`` (a record as Curate tries it), ``links`` (a link read and written again) and ``site`` (a
request of any address of ours). Atheris steers by coverage and keeps what it found in ``.fuzz``: texts that lead to new
code, and those that failed, which it names. ``-max_total_time=60`` says how long, in seconds.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import atheris

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "tests" / "data" / "records"
KEPT = ROOT / ".fuzz"
LONGEST = {"reader": 6000, "links": 400, "site": 400}
USUAL = ("-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1", "-verbosity=0")
# Words that a text of the fuzzer may be made of.
WORDS = (
    *(
        "2025-07-15",
        "latest",
        "alpha",
        "beta",
        "force-size",
        "sylvania",
        "gazette-2025-08",
        "~",
        ".",
    ),
    *(
        "asof=",
        "open=",
        "cell=",
        "id=",
        "q=",
        "proposals=",
        "version=",
        "sort=",
        "limit=",
        "format=",
    ),
    *(
        "<fuzz>",
        "%00",
        "%0d%0a",
        "=1+1",
        "../",
        "&lt;",
        "- ",
        ": ",
        "|",
        "---",
        "!!python/object",
        "*a",
    ),
)
CANARY = "<fuzz>"


def reader() -> Callable[[bytes], None]:
    """A record from a stranger is tried, with its problems, its canonical form and what it would change."""
    from guarantees.catalogue.catalogue import load
    from guarantees.pages.curate.drafts import Given, draft, pasted
    from guarantees.pages.curate.preview import previews
    from guarantees.yaml_files.record_files import read_record
    from guarantees.yaml_files.record_kinds import MODELS, kind_of

    loaded = load(RECORDS, "records")

    def run(content: bytes) -> None:
        model = kind_of(content) or MODELS["proposal"]
        _, problems = read_record(content, "records/x.yaml", model)
        [str(each) for each in problems]
        given = pasted(content.decode("utf-8", "replace"))
        if problems and content[:1] != b"#":
            return  # most are no records, and what comes now takes a tenth of a second
        tried = draft((Given(content, "x.yaml"), *given), loaded)
        previews(tried.changes, tried.catalogue)

    return run


def links() -> Callable[[bytes], None]:
    """Whatever a link holds becomes a state of the page, and the links to that state lead to it."""
    from components.pages.table import PAGES
    from guarantees.catalogue.catalogue import load

    catalogue = load(RECORDS, "records").catalogue
    pages = tuple(PAGES.values())

    def run(content: bytes) -> None:
        link = pages[content[0] % len(pages)].link if content else pages[0].link
        pairs = parse_qsl(content[1:].decode("utf-8", "replace"), keep_blank_values=True)
        query = link.decode(link.parameters(pairs), catalogue).query
        whole = link.encode(query, catalogue)
        for written in (whole, link.encode_briefly(query, catalogue)):
            again = link.decode(written, catalogue)
            assert () == again.ignored, (pairs, written, again.ignored)
            assert whole == link.encode(again.query, catalogue), (pairs, written)

    return run


def site() -> Callable[[bytes], None]:
    """Any request is answered without a fault of ours, and markup comes back as text."""
    from starlette.applications import Starlette

    os.environ["GUARANTEES_RECORDS"] = str(RECORDS)
    from components.server.site_routes import site_middleware, site_routes

    app = Starlette(routes=site_routes(), middleware=site_middleware())
    loop = asyncio.new_event_loop()

    def run(content: bytes) -> None:
        path, _, query = content.decode("utf-8", "replace").partition("?")
        sent: list[dict[str, Any]] = []

        requests = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, Any]:
            return requests.pop() if requests else await asyncio.Future()

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            **{"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http"},
            **{"path": "/" + unquote(path), "raw_path": f"/{path}".encode(), "root_path": ""},
            **{"query_string": query.encode(), "headers": [(b"host", b"localhost")]},
        }
        loop.run_until_complete(app(scope, receive, send))
        assert sent[0]["status"] < 500
        headers = dict(sent[0]["headers"])
        assert not any({10, 13} & {*name, *value} for name, value in headers.items())
        if b"html" in headers.get(b"content-type", b"") and b"content-encoding" not in headers:
            assert CANARY.encode() not in b"".join(each.get("body", b"") for each in sent[1:])

    return run


def seeds(target: str) -> Sequence[bytes]:
    """What the fuzzer begins with: the records of tests, and every address that a page of the site leads to."""
    if target == "reader":
        return [path.read_bytes() for path in sorted(RECORDS.rglob("*.yaml"))]
    from components.pages.table import PAGES

    parameters = "asof=2025-07-15&clock=known&open=a~b&version=x&q=<fuzz>"
    if target == "links":
        return [
            bytes([number]) + "&".join(f"{name}=alpha" for name in page.link.names).encode()
            for number, page in enumerate(PAGES.values())
        ]
    paths = [
        *PAGES,
        *(f"document/{name}" for name in PAGES),
        *(f"evidence/{name}" for name in PAGES),
        *("sources.bib", "comparison.csv", "wording.csv", "picture/compare.png", "changes.atom"),
        *(
            "sitemap.xml",
            "robots.txt",
            "llms.txt",
            "records-state",
            "nowhere/<fuzz>",
            "coverage.md",
        ),
        *(
            "api/v1/",
            "api/v1/comparison",
            "api/v1/search",
            "api/v1/proposals",
            "api/v1/proposals/alpha",
        ),
        *("api/v1/statements", "api/v1/changes", "events.ics", "events.atom", "compare.html"),
    ]
    return [f"{path}?{parameters}".encode() for path in paths]


TARGETS = {"reader": reader, "links": links, "site": site}


def main() -> None:
    """Run a target until its time is up or something fails."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"Expected one of these targets: {', '.join(TARGETS)}.")
    target = sys.argv[1]
    corpus = KEPT / target
    corpus.mkdir(parents=True, exist_ok=True)
    words = KEPT / "words.txt"
    hexed = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in hexed))
    with atheris.instrument_imports(include=["guarantees", "components"]):
        run = TARGETS[target]()
        begin = seeds(target)
        run(begin[0])  # what is imported late would take longer than a run may
    for number, seed in enumerate(begin):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [*USUAL, f"-max_len={LONGEST[target]}", f"-dict={words}", f"-artifact_prefix={KEPT}/"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[2:], str(corpus)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
