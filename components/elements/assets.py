"""The JavaScript and CSS of our components, served as separate files.

Streamlit sends a component's code with each change of its data. Instead it gets a few lines that load the real code by
its address, which browsers cache for good: the address changes with the content.

A script that imports another (``import { el } from "../dom.js"``) is served importing that one's address, so a change
in the shared module changes the address of everything that imports it. A style that imports another (``@import
"../tones.css";``) is served with that one's rules in its place: browsers allow no imports in the styles of a shadow
root.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.elements.packed import packed, packed_response
from components.streamlit_internals import component_loader

HERE = Path(__file__).parent
COMPONENTS = ("first_view", "document", "fresh_records", "embed")
_SCRIPTS = {
    path.stem: path.relative_to(HERE)
    for folder in (".", *COMPONENTS)
    for path in sorted((HERE / folder).glob("*.js"))
}
# Scripts that the components import, and one that every page loads.
SHARED = tuple(name for name in _SCRIPTS if name not in COMPONENTS)
# The styles of pages are next to their markup.
PAGE_FOLDERS = HERE.parent / "pages"
PAGE_STYLES = tuple(f"page-{path.parent.name}" for path in sorted(PAGE_FOLDERS.glob("*/style.css")))
# Draws nothing.
STYLELESS = ("fresh_records",)
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_SCRIPT_IMPORT = re.compile(r'(?<=from )"\.[./\w]*?/?(\w+)\.js"(?=;)')
_FILE_NAME = re.compile(r"([\w-]+)-[0-9a-f]{8}(\.\w+)")
_STYLE_IMPORT = re.compile(r'^@import "([./\w]+\.css)";\n', re.MULTILINE)


def loader(component: str) -> str:
    """The few lines Streamlit gets as the component's code."""
    style = None if component in STYLELESS else asset_path(component, ".css")
    return component_loader(asset_path(component, ".js"), asset_path("styles", ".js"), style)


@cache
def asset_path(name: str, ending: str) -> str:
    """The address of a file, without a slash before it: ``assets/document-0f3a91c2.js``."""
    digest = hashlib.sha256(_content(name, ending)).hexdigest()[:8]
    return f"assets/{name}-{digest}{ending}"


def script_paths(component: str) -> tuple[str, ...]:
    """The addresses of a component's script and of every script that it imports, in the order they are needed."""
    return tuple(asset_path(name, ".js") for name in _with_imports(component))


def _with_imports(name: str) -> tuple[str, ...]:
    imported = _SCRIPT_IMPORT.findall(_source(name, ".js").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys([name, *(each for one in imported for each in _with_imports(one))]))


def _content(name: str, ending: str) -> bytes:
    """A file as it is served."""
    source = _source(name, ending)
    if ending == ".css":
        return _style(source).encode()
    script = source.read_text(encoding="utf-8")
    return _SCRIPT_IMPORT.sub(lambda found: f'"./{_file_name(found[1])}"', script).encode()


def _file_name(script: str) -> str:
    return Path(asset_path(script, ".js")).name


def _style(source: Path) -> str:
    style = source.read_text(encoding="utf-8")
    return _STYLE_IMPORT.sub(lambda found: _style(source.parent / found[1]), style)


def _source(name: str, ending: str) -> Path:
    """Where a file is kept."""
    if name in _SCRIPTS:
        return (HERE / _SCRIPTS[name]).with_suffix(ending)
    return PAGE_FOLDERS / name.removeprefix("page-") / f"style{ending}"


def _has(component: str, ending: str) -> bool:
    return ending == ".js" or component not in STYLELESS


FILES = (
    *((name, ending) for name in COMPONENTS for ending in _KINDS if _has(name, ending)),
    *((name, ".js") for name in SHARED),
    *((name, ".css") for name in PAGE_STYLES),
)
"""Every file that is served: its name and its ending."""


def asset_routes() -> list[Route]:
    """One route for all of them; anything else below ``/assets/`` is not found.

    A page that was loaded before an upgrade, or from another replica, names files by other digests. It gets the current
    ones, uncached.
    """
    return [Route("/assets/{name}", _asset, methods=["GET"])]


def _asset(request: Request) -> Response:
    """Not a coroutine, so that compressing a file for the first time does not block the event loop."""
    return asset_response(request, request.path_params["name"])


def asset_response(request: Request, asked: str, kept: str = "") -> Response:
    """A file by its name in addresses, cached as ``kept`` says (``Cache-Control``); for good by default."""
    found = _FILE_NAME.fullmatch(asked)
    if not found or found.groups() not in FILES:
        return PlainTextResponse("There is no such file.", status_code=404)
    name, ending = found.groups()
    is_current = asked == Path(asset_path(name, ending)).name
    kept = kept or ("public, max-age=31536000, immutable" if is_current else "no-store")
    return packed_response(request, _packed(name, ending), _KINDS[ending], {"Cache-Control": kept})


@cache
def _packed(name: str, ending: str) -> bytes:
    """A file as it is sent."""
    return packed(_content(name, ending))
