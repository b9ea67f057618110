"""The addresses of feeds and calendars. They refuse what they cannot understand, since nobody would read a notice
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from guarantees.catalogue.catalogue import Catalogue
    from guarantees.feeds.feed import Feed
    from guarantees.links.page_link import PageLink
    from guarantees.pages.changes.query import ChangesQuery

HEADERS = {"Access-Control-Allow-Origin": "*"}


class _Followed(NamedTuple):
    """What an address serves: the codec of its parameters, the feed that they describe, and the file that it
    becomes.
    """

    link: PageLink[Any]
    feed: Callable[[Any, Catalogue], Feed]
    write: Callable[[Feed, str, str], bytes]
    media_type: str


def feed_routes() -> list[Route]:
    """Changes and events as Atom, events as a calendar."""
    return [
        Route(f"/{name}", partial(_file, name), methods=["GET"])
        for name in ("changes.atom", "events.atom", "events.ics")
    ]


def _followed(name: str) -> _Followed:
    """Imported here, because the server need not wait for the domain or for what writes these files."""
    from components.parts.share import ATOM, CALENDAR
    from guarantees.feeds.events import events_feed
    from guarantees.feeds.query import EVENTS_FEED
    from guarantees.pages.changes.query import CHANGES_LINK

    if name == "events.ics":
        from components.server.feeds.calendar import calendar_file

        return _Followed(EVENTS_FEED, events_feed, calendar_file, CALENDAR)
    from components.server.feeds.atom import atom_file

    if name == "events.atom":
        return _Followed(EVENTS_FEED, events_feed, atom_file, ATOM)
    return _Followed(CHANGES_LINK, _changes, atom_file, ATOM)


def _changes(query: ChangesQuery, catalogue: Catalogue) -> Feed:
    """What differs from the named earlier side; without one, all changes with their reasons."""
    from components.store.releases_store import earlier_side
    from guarantees.feeds.changes import recorded_changes
    from guarantees.feeds.differences import differences

    if not query.since:
        return recorded_changes(query, catalogue)
    old, _ = earlier_side(query.since, catalogue)
    return differences(query, old or catalogue, catalogue)


def _file(name: str, request: Request) -> Response:
    """Not a coroutine, so that writing it does not block the event loop."""
    from urllib.parse import urlencode

    from components.server.head import site_root
    from components.server.response_cache import cached_response
    from components.store.releases_store import asked_for, earlier_side
    from guarantees.links.page_link import VERSION

    followed = _followed(name)
    version = request.query_params.get(VERSION, "")
    catalogue = asked_for(version)
    if catalogue is None:
        return _refused([_unknown_version(version)], followed.link)
    decoded = followed.link.decode(dict(request.query_params), catalogue)
    wrong = [*_repeated(request), *_misread(request, followed.link, catalogue)] or decoded.ignored
    if wrong:
        return _refused(wrong, followed.link)
    since = getattr(decoded.query, "since", None)
    if since:
        old, said = earlier_side(since, catalogue)
        if old is None:
            return _refused([f"since: {said}"], followed.link)
    root = site_root(request)

    def made() -> bytes:
        brief = urlencode(followed.link.encode_briefly(decoded.query, catalogue))
        feed = followed.feed(decoded.query, catalogue)
        return followed.write(feed, root, name + (f"?{brief}" if brief else ""))

    return cached_response(
        request,
        catalogue,
        (name, decoded.query, root),
        made,
        f"{followed.media_type}; charset=utf-8",
        HEADERS,
    )


def _unknown_version(version: str) -> str:
    from guarantees.links.link_reader import shortened

    return f"version: '{shortened(version)}' is neither a release nor today's version."


def _repeated(request: Request) -> Iterator[str]:
    from guarantees.links.link_reader import shortened

    names = [name for name, _ in request.query_params.multi_items()]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{shortened(name)}: given more than once."


def _misread(request: Request, link: PageLink[Any], catalogue: Catalogue) -> Iterator[str]:
    """What is wrong, with the name of the parameter left off."""
    from guarantees.links.link_reader import shortened

    for name, value in request.query_params.items():
        for sentence in link.decode({name: value}, catalogue).ignored:
            yield f"{shortened(name)}: {sentence}"


def _refused(wrong: Iterable[str], link: PageLink[Any]) -> Response:
    takes = f"This address takes: {', '.join(link.names)}. Ids in a list are separated by dots."
    return PlainTextResponse("\n".join([*wrong, takes]) + "\n", status_code=404, headers=HEADERS)
