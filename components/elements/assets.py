"""The JavaScript and CSS of our components, served as files of their own.

Streamlit sends a component's code with each change of its data. Instead it is given a few lines that load the real
code by its address, which browsers keep for good: the address changes with the content.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

HERE = Path(__file__).parent
COMPONENTS = ("matrix", "evidence", "copy_link", "first_view", "document", "fresh_records")
COLOURS = HERE / "colours.css"
# The styles of pages lie beside their markup.
PAGES = HERE.parent / "pages"
PAGE_STYLES = tuple(f"page-{path.parent.name}" for path in sorted(PAGES.glob("*/style.css")))
# Draws nothing.
STYLELESS = ("fresh_records",)
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_LOADER = """
const address = (name) => new URL(name, window.__streamlit?.BACKEND_BASE_URL ?? location.origin);
const style = new CSSStyleSheet();
const [code, css] = await Promise.all([
  import(address(%(script)s)),
  fetch(address(%(style)s)).then((answer) => answer.text()),
]);
style.replaceSync(css);
export default (component) => {
  const root = component.parentElement.getRootNode();
  if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets.push(style);
  return code.default(component);
};
"""


_STYLELESS_LOADER = """
const script = new URL(%(script)s, window.__streamlit?.BACKEND_BASE_URL ?? location.origin);
const code = await import(script);
export default (component) => code.default(component);
"""


def loader(component: str) -> str:
    """The few lines Streamlit gets as the component's code."""
    if component in STYLELESS:
        return _STYLELESS_LOADER % {"script": json.dumps(asset_path(component, ".js"))}
    paths = {"script": asset_path(component, ".js"), "style": asset_path(component, ".css")}
    return _LOADER % {name: json.dumps(path) for name, path in paths.items()}


def asset_path(component: str, ending: str) -> str:
    """The address of a component's file, without a slash before it: ``assets/matrix-0f3a91c2.js``."""
    digest = hashlib.sha256(_content(component, ending)).hexdigest()[:8]
    return f"assets/{component}-{digest}{ending}"


@cache
def _content(name: str, ending: str) -> bytes:
    if name in COMPONENTS:
        own = (HERE / name / f"{name}{ending}").read_bytes()
        return COLOURS.read_bytes() + own if ending == ".css" else own
    return (PAGES / name.removeprefix("page-") / f"style{ending}").read_bytes()


def _has(component: str, ending: str) -> bool:
    return ending == ".js" or component not in STYLELESS


FILES = (
    *((name, ending) for name in COMPONENTS for ending in _KINDS if _has(name, ending)),
    *((name, ".css") for name in PAGE_STYLES),
)
"""Every file that is served: its name and its ending."""


def asset_routes() -> list[Route]:
    """One route for all of them; anything else below ``/assets/`` is not found."""
    return [Route("/assets/{name}", _asset, methods=["GET"])]


async def _asset(request: Request) -> Response:
    for name, ending in FILES:
        if asset_path(name, ending) == f"assets/{request.path_params['name']}":
            forever = {"Cache-Control": "public, max-age=31536000, immutable"}
            return Response(_content(name, ending), media_type=_KINDS[ending], headers=forever)
    return PlainTextResponse("There is no such file.", status_code=404)
