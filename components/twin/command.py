"""``site``: the whole dashboard as files, for any web server, a CDN or a USB stick."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``site``."""
    parser.add_argument(
        "folder", metavar="DIR", help="a folder that is new, empty, or a site written before"
    )
    parser.add_argument(
        "--live",
        default="",
        type=_root,
        metavar="ADDRESS",
        help="where the live site is, such as https://example.org/: links that need it lead there, and "
        "feeds and downloads name it (default: http://localhost/ in those)",
    )
    parser.add_argument(
        "--version",
        default="",
        metavar="RELEASE",
        help="a release, by its name or data version (default: the records of today)",
    )
    parser.add_argument(
        "--all-files",
        action="store_true",
        help="also write Word, PowerPoint, Excel, Parquet and pictures of each party, question and other single view, "
        "as the live site offers them (default: those of comparisons and proposals; CSV, JSON and Markdown of all)",
    )


def _root(address: str) -> str:
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(
            f"'{address}' is not an address such as https://example.org/"
        )
    return address.rstrip("/") + "/"


def run(options: argparse.Namespace) -> int:
    """Write every page, download, feed and answer of the API as files, with a search that needs no server.

    The same records give the same bytes. The content of DIR stays until the new site is complete; a folder that holds
    other files is refused. What only a running site can do, such as other days, leads to --live. Ends with 1 if nothing
    was written, and says why.
    """
    # Imported here: other commands need neither Streamlit nor the pages.
    from components.server.api.mounted import api_mount
    from components.server.site_routes import our_routes
    from components.store.releases_store import asked_for
    from components.streamlit_internals import set_aside, use_little_memory
    from components.twin.folder import Folder, Refused
    from components.twin.site import Site

    began = time.monotonic()
    use_little_memory()
    catalogue = asked_for(options.version)
    # Unlike records, documents and pictures leave garbage: it is collected as often as Python does by itself.
    set_aside()
    gc.set_threshold(700, 10, 10)
    if catalogue is None:
        print(
            f"python -m guarantees site: there is no release '{options.version}'", file=sys.stderr
        )
        return 1
    try:
        folder = Folder(Path(options.folder))
    except Refused as refused:
        print(f"python -m guarantees site: {refused}", file=sys.stderr)
        return 1
    try:
        routes = [api_mount(""), *our_routes()]
        site = Site(catalogue, routes, options.live, folder.write, all_files=options.all_files)
        site.write()
        folder.finish(catalogue.version)
    finally:
        folder.discard()
    files, size = folder.size
    seconds = time.monotonic() - began
    print(
        f"{options.folder}: {files:,} files, {size / 1e6:,.1f} MB, data version {catalogue.version}; "
        f"{seconds:,.0f} seconds."
    )
    return 0
