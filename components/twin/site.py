"""The whole site as files: what each page links to is written too, if it has a file (``places.py``)."""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.routing import BaseRoute, Route

from components.downloads.formats import FILES
from components.pages.table import PAGES
from components.parts.page import DocumentPage
from components.parts.rendering import evidence_html, rendered
from components.server.head import head
from components.twin.answers import Answers, relative
from components.twin.page_file import asset_files, evidence_page, page_file
from components.twin.places import Place, State, evidence_place, state_place
from components.twin.rewriting import Page, Rewriting
from components.twin.search_files import FILE, search_entries
from guarantees.catalogue.catalogue import Catalogue
from guarantees.for_programs.lists import LISTS
from guarantees.links.page_link import release_of

# The lists of the API whose single records have files of their own: those that have pages.
_SINGLE = ("proposals", "elements", "actors", "sources", "events")
_BY_PATH = {page.link.page: page for page in PAGES.values()}
_PANEL = re.compile(r'<dialog class="panel" open[^>]*>(.*)</dialog>', re.DOTALL)
_ID = re.compile(
    r'( (?:id|data-copy|aria-labelledby)=")(evidence-heading|cell-citation|cell-link|cell-embed)(?=")'
)

# Views come as documents and pictures if they are complete, a comparison or a proposal: not for each of five hundred
# parties, which would take longer than all the rest. In formats for programs, all come.
_AS_DOCUMENTS, _FOR_PROGRAMS = (FILES["compare"], FILES["proposal"]), ("csv", "json", "md")
_OPENED = ("cell", "event")
# They describe a site at a known address, which these files do not have, or respond to requests.
_OF_AN_ADDRESS = ("/sitemap.xml", "/robots.txt", "/llms.txt", "/unapi")

Write = Callable[[str, bytes], None]


class Site:
    """Writes the site of one catalogue, for ``live``: the root of the live site, "" without one."""

    def __init__(
        self,
        catalogue: Catalogue,
        routes: Sequence[BaseRoute],
        live: str,
        write: Write,
        *,
        all_files: bool = False,
    ) -> None:
        self.catalogue, self._routes, self._live, self._write = catalogue, routes, live, write
        self._all_files = all_files
        self._answers = Answers(routes, live, write)
        self._rewriting = Rewriting(self.place_of, live)
        self._found: dict[str, Place | None] = {}
        self._queue: deque[tuple[State, str]] = deque()
        self._queued: set[str] = set()
        # Panels by their file and part, packed: all of them together are hundreds of megabytes.
        self._evidence: dict[str, dict[str, bytes]] = {}
        self._panels: deque[tuple[Place, State]] = deque()

    def write(self) -> None:
        """Write everything."""
        try:
            for page in PAGES.values():
                self.place_of(f"./{page.link.page}")
            for name in _SINGLE:
                self._seed_records(name)
            self._seed_answers()
            searched = search_entries(self.catalogue, self._searched)
            self._write_what_is_found()
            self._write(FILE, searched)
            self._write_evidence()
            for file, content in asset_files(lambda path: self._answers.ask(f"./{path}").content):
                self._write(file, content)
        finally:
            self._answers.close()

    # ---- where to begin --------------------------------------------------------------------------

    def _seed_records(self, name: str) -> None:
        views = {
            "proposals": ("proposal?id=",),
            "elements": ("gap?element=", "wording?element="),
            "actors": ("actor?id=",),
            "sources": ("sources?source=",),
            "events": ("timeline?event=",),
        }
        for id in getattr(self.catalogue, name):
            for view in views[name]:
                self.place_of(f"./{view}{id}")
            self.place_of(f"./api/v1/{name}/{id}")

    def _seed_answers(self) -> None:
        """What is at a fixed address, and the whole API; feeds of a record are found through its page."""
        for route in self._routes:
            if isinstance(route, Route) and _is_fixed(route.path):
                self.place_of(f".{route.path}")
        for preset in self.catalogue.presets:
            self.place_of(f"./compare?preset={preset}")
        for name in (*LISTS, "comparison"):
            for format in ("", "?format=csv"):
                self.place_of(f"./api/v1/{name}{format}")

    def _searched(self, address: str) -> str:
        place = self.place_of(address)
        return place.file + (place.part and f"#{place.part}") if place else ""

    # ---- places ----------------------------------------------------------------------------------

    def place_of(self, address: str) -> Place | None:
        """The place that an address leads to; it is written if it is not there yet."""
        if address not in self._found:
            self._found[address] = None  # a response may link to itself
            self._found[address] = self._place_of(address)
        return self._found[address]

    def _place_of(self, address: str) -> Place | None:
        parts = urlsplit(address)
        path = parts.path.removeprefix("./")
        if path not in _BY_PATH:
            if not self._all_files and not is_usual(path, parts.query):
                return None
            file = self._answers.file_of(address.partition("#")[0])
            return Place(file) if file else None
        page = _BY_PATH[path]
        decoded = page.link.decode(page.link.parameters(parse_qsl(parts.query)), self.catalogue)
        if page.name == "search":
            asked = f"?{parts.query}" if parts.query else ""
            self._want(State("search"), "search.html")
            return Place(f"search.html{asked}")
        if decoded.ignored:
            return None
        state = self._state(page, decoded.query)
        evidence = evidence_place(state, self.catalogue)
        if evidence:
            return evidence[0] if self._has_evidence(*evidence) else None
        place = state_place(state, self.catalogue)
        if place and not place.part:
            self._want(state, place.file)
        return place

    def _state(self, page: DocumentPage, query: Any) -> State:
        shown = release_of(self.catalogue)
        brief = page.link.encode_briefly(query, self.catalogue).items()
        return State(page.name, tuple((name, value) for name, value in brief if name not in shown))

    def _want(self, state: State, file: str) -> None:
        if file not in self._queued:
            self._queued.add(file)
            self._queue.append((state, file))

    def _query(self, state: State) -> Any:
        return PAGES[state.page].link.decode(dict(state.parameters), self.catalogue).query

    def _has_evidence(self, place: Place, state: State) -> bool:
        known = self._evidence.setdefault(place.file, {})
        if place.part not in known:
            html = evidence_html(PAGES[state.page], self._query(state), self.catalogue)
            known[place.part] = _packed(html) if html else b""
            if html:
                self._panels.append((place, state))
        return bool(known[place.part])

    # ---- files -----------------------------------------------------------------------------------

    def _write_what_is_found(self) -> None:
        while self._queue or self._panels:
            while self._queue:
                self._write_page(*self._queue.popleft())
            while self._panels:
                self._rewrite_panel(*self._panels.popleft())

    def _write_page(self, state: State, file: str) -> None:
        page = replace(PAGES[state.page], has_widgets=False)
        query = self._query(state)
        address = page.link.page + page.link.query_string(query, self.catalogue)
        shown = Page(file, address)
        content = self._rewriting.content(rendered(page, query, self.catalogue).html, shown)
        said = self._rewriting.head(head(page, query, self.catalogue, self._live or "./"), shown)
        self._write(file, page_file(page.name, shown, said, content, self._rewriting))

    def _rewrite_panel(self, place: Place, state: State) -> None:
        """A panel as a part of a page, with ids of its own."""
        page = Page(place.file, _BY_PATH[PAGES[state.page].link.page].link.page)
        inner = _PANEL.sub(r"\1", zlib.decompress(self._evidence[place.file][place.part]).decode())
        # What it refers to on its page, such as a numbered source, is there.
        closed = State(
            state.page, tuple(each for each in state.parameters if each[0] not in _OPENED)
        )
        home = state_place(closed, self.catalogue)
        if home:
            inner = inner.replace('href="#', f'href="{relative(home.file, place.file)}#')
        inner = _ID.sub(rf"\g<1>\g<2>~{place.part}", inner)
        heading = f"evidence-heading~{place.part}"
        self._evidence[place.file][place.part] = _packed(
            f'<section class="panel" id="{place.part}" aria-labelledby="{heading}">'
            f"{self._rewriting.content(inner, page)}</section>"
        )

    def _write_evidence(self) -> None:
        for file, packed in self._evidence.items():
            panels = {part: zlib.decompress(each) for part, each in packed.items() if each}
            if panels:
                self._write(file, evidence_page(file, panels, self.catalogue, self._rewriting))
        self._write_what_is_found()


def _packed(html: str) -> bytes:
    return zlib.compress(html.encode(), 1)


def is_usual(path: str, query: str) -> bool:
    """Whether what is at an address is written without being asked for."""
    stem, _, ending = path.rpartition(".")
    is_document = stem in FILES.values() and ending not in _FOR_PROGRAMS
    return not is_document or not query or stem in _AS_DOCUMENTS


def _is_fixed(path: str) -> bool:
    return "{" not in path and path not in _OF_AN_ADDRESS
