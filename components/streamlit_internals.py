"""Everything in our Python code that relies on Streamlit's internals, which a new version may change unannounced.

In our browser code these are ``streamlit.js`` of ``components/elements``, and ``streamlit.css`` and ``theme.js`` of its
folder ``first_page``. ``tests/contract/test_streamlit_internals.py`` checks all of it against the installed version;
``docs/decisions/0019-what-an-upgrade-of-streamlit-may-break.md`` says what to do when that test fails.
"""

from __future__ import annotations

import ctypes
import gc
import json
import re
import sys
import typing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

# Found without importing Streamlit: the code that renders pages imports this module and does not need it.
STATIC = Path(str(getattr(find_spec("streamlit"), "origin", ""))).parent / "static"
"""The files that Streamlit serves to browsers."""
ROOT = '<div id="root">'
"""The element that Streamlit draws into."""
TITLE = "<title></title>"
"""Where the title of a page comes."""
# Python lets a busy thread run 5 ms before another gets its turn. A page run and the event loop that sends what it
# draws are two threads, and a run draws some twenty elements.
SWITCH_SECONDS = 0.0005
OBJECTS = 20_000
_CHARTS = ("plotly", "_plotly_utils", "narwhals")
# The numbers of two settings of glibc's memory, from malloc.h.
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8


@cache
def static_files() -> frozenset[str]:
    """The paths of the files that Streamlit serves, but for its first page, which is never served as it is."""
    paths = (path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file())
    return frozenset(paths) - {"index.html"}


@cache
def text_font() -> Path | None:
    """The font that Streamlit serves for text, for pictures that the server draws; ``None`` where it has another name.

    It is variable (weights of 200 to 900), covers Latin, Cyrillic and Greek, and is free: the SIL Open Font License.
    """
    return next(STATIC.glob("static/media/SourceSansVF-Upright*.woff2"), None)


# ---- the first page --------------------------------------------------------------------------------


# What starts Streamlit in the browser, and the style that comes with it.
_START = re.compile(r'\s*<script type="module"[^>]*></script>|\s*<link rel="modulepreload"[^>]*>')
_STYLE = re.compile(r'\s*<link rel="stylesheet"[^>]* href="\./([^"]*)">')
# The letters of Streamlit's icons: the menu of settings and the form of Curate have some.
_ICONS = re.compile(r"@font-face\{font-family:Material Symbols Rounded;[^}]*\}")
LATER = "after-the-content"
"""The element that ends the content of a page, and holds what is loaded once that has been painted."""
# After the second frame the content has been painted; a tab in the background draws no frames.
_START_LATER = f"""<template id="{LATER}">%s</template>
<script>
(() => {{
  let code = document.getElementById("{LATER}");
  const start = () => {{
    if (code) document.head.append(document.importNode(code.content, true));
    code = null;
  }};
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start)));
  setTimeout(start, 1000);
}})();
</script>
"""


# What Streamlit's code fetches only when a component is to be drawn, and what those scripts import.
_COMPONENTS = "BidiComponent.*.js"
_IMPORT = re.compile(r'\b(?:from|import)"\./([^"]+)"')
_ENCODING = '<meta charset="UTF-8" />'


def index_page(*, first: str, last: str, later: str) -> str:
    """Streamlit's own first page without a title, with more HTML as the first and the last in its head.

    Its code is loaded after the content of the page has been painted, and ``later`` just before it. The theme uses
    fonts of the reader's device, so of Streamlit's style (fonts, and mathematics) only the icons are included, from the
    beginning: a font that comes later makes browsers lay out all text again. Streamlit's message for readers without
    scripts is left out: our pages work without.
    """
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<title>.*?</title>", TITLE, page)
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', "", page)
    page = re.sub(r"<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    start = _with_components("".join(_START.findall(page)))
    page = _STYLE.sub(lambda found: f"<style>{_icons(found[1])}</style>", _START.sub("", page))
    # Browsers look for the encoding in the first 1,024 bytes.
    page = page.replace(_ENCODING, "", 1).replace("<head>", f"<head>\n{_ENCODING}\n{first}", 1)
    page = page.replace("</head>", f"{last}</head>", 1)
    return page.replace("</body>", f"{_START_LATER % (later + start)}</body>", 1)


def _with_components(start: str) -> str:
    """What starts Streamlit, and what it would fetch only when a run has come: every page is a component."""
    folder = STATIC / "static" / "js"
    names = [path.name for path in folder.glob(_COMPONENTS)]
    for name in names:  # which grows meanwhile
        imported = dict.fromkeys(_IMPORT.findall((folder / name).read_text(encoding="utf-8")))
        names += (each for each in imported if each not in names and f"/{each}" not in start)
    preloads = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in names
    )
    return start + "".join(preloads)


def _icons(style: str) -> str:
    """The rule in one of Streamlit's styles that names the font of its icons, with its path from a page."""
    found = _ICONS.search((STATIC / style).read_text(encoding="utf-8"))
    return found[0].replace("../", "./static/") if found else ""


def with_content(page: str, head: str, content: str) -> str:
    """The page with a title and more in its head, and with HTML in front of the element that Streamlit draws into."""
    return page.replace(TITLE, head, 1).replace(ROOT, content + ROOT, 1)


def server_script() -> str:
    """A script that provides what Streamlit's code would otherwise ask the server for: see its ``host-config`` answer.

    On a page below the root, that code would ask twice for a server it knows, with an error in the browser's console.
    Unlike that answer, it turns Streamlit's own dialogs about errors off.
    """
    import streamlit as st

    settings = {
        "allowedOrigins": list(st.get_option("client.allowedOrigins")),
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        # They mention terminals; connection.js and the first view say what readers need to know.
        "blockErrorDialogs": True,
        "resourceCrossOriginMode": None,
    }
    # Every page is one step below the root of the site, wherever a proxy serves it.
    return (
        '<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href, '
        f"HOST_CONFIG: {json.dumps(settings)}}};</script>\n"
    )


# ---- components ------------------------------------------------------------------------------------

# Streamlit would replace a component whose code does not load by an error for programmers.
_LOADER = """
const address = (name) => new URL(name, window.__streamlit?.BACKEND_BASE_URL ?? location.href);
const patiently = async (load) => {
  for (let pause = 1000; ; pause = Math.min(2 * pause, 30000)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
        document.addEventListener("guarantees:connected-again", resolve, { once: true });
      });
    }
  }
};
const load = async () => {
  const [code, { addStyle, textOf }] = await Promise.all(
    [%(script)s, %(styles)s].map((name) => patiently(() => import(address(name)))),
  );
  const css = %(style)s && await patiently(() => textOf(address(%(style)s)));
  return (component) => {
    if (css) addStyle(component.parentElement.getRootNode(), css);
    return code.default(component);
  };
};
// Not awaited here: of two components that come at once, WebKit draws only one if their module waits for something.
let draw = null;
const loading = load().then((ready) => (draw = ready));
export default (component) => {
  if (draw) return draw(component);
  let isGone = false;
  let end = null;
  loading.then(() => {
    if (!isGone) end = draw(component);
  });
  return () => {
    isGone = true;
    end?.();
  };
};
"""


def component_loader(script: str, styles: str, style: str | None) -> str:
    """What Streamlit gets as the code of a component: it loads the script, and the style if there is one.

    All are addresses on our own server, without a slash before them. ``styles`` is that of ``styles.js``.
    """
    names = {"script": script, "styles": styles, "style": style}
    return _LOADER % {name: json.dumps(address) for name, address in names.items()}


def figures() -> str:
    """Streamlit's metrics in OpenMetrics format; nothing before it runs."""
    from streamlit.runtime import exists, get_instance
    from streamlit.web.server.starlette.starlette_routes import _stats_to_text

    return _stats_to_text(get_instance().stats_mgr.get_stats() if exists() else {})


# ---- what visitors send ----------------------------------------------------------------------------


def is_allowed_host(host: str | None) -> bool:
    """Whether the setting ``server.allowedHosts`` names the host of a request, or names none at all."""
    from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

    return is_host_allowed(host)


def message_from_browser(content: bytes) -> tuple[str, int]:
    """What a WebSocket message requests, and for how many files it wants an address.

    Raises ``ValueError`` if Streamlit could not parse it.
    """
    from google.protobuf.message import DecodeError
    from streamlit.proto.BackMsg_pb2 import BackMsg

    message = BackMsg()
    try:
        message.ParseFromString(content)
    except DecodeError as problem:
        raise ValueError("This is no message of Streamlit's.") from problem
    return message.WhichOneof("type") or "", len(message.file_urls_request.file_names)


class UploadsHeld(NamedTuple):
    """The files that a session has sent: their number and bytes; and the bytes of all sessions."""

    files: int
    bytes: int
    bytes_of_all: int


def uploads_held(session: str) -> UploadsHeld:
    """What the server holds of uploaded files while their sessions last."""
    from streamlit.runtime import get_instance

    manager: Any = get_instance().uploaded_file_mgr
    files = dict(manager.file_storage.get(session, {}))
    return UploadsHeld(
        len(files), sum(len(file.data) for file in files.values()), manager._total_bytes
    )


# ---- the process -----------------------------------------------------------------------------------


def take_turns_quickly() -> None:
    """Make a run of a page and the sending of what it draws alternate more often than Python does by default."""
    sys.setswitchinterval(SWITCH_SECONDS)


def collect_rarely() -> None:
    """Collect garbage less often than after every 700 new objects: the records are half a million."""
    gc.set_threshold(OBJECTS)


def let_go_of_charts() -> None:
    """Unload Plotly, which Streamlit imports to set its colours wherever that is installed.

    No page is drawn with it; importing it again gives it without Streamlit's changes.
    """
    for name in [each for each in sys.modules if each.partition(".")[0] in _CHARTS]:
        del sys.modules[name]
    # What Python keeps of the types of functions would keep all of the module that a function is from.
    typing.clear_overloads()
    for clear in getattr(typing, "_cleanups", ()):
        clear()
    gc.collect()


def use_little_memory() -> None:
    """Let threads share freed memory, and return large texts to the system at once, if it uses glibc."""
    if libc := _glibc():
        libc.mallopt(_ARENA_MAX, 2)
        libc.mallopt(_MMAP_THRESHOLD, 128 * 1024)


def _glibc() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("libc.so.6")
    except OSError:
        return None


def set_aside() -> None:
    """Exempt all that is in memory now from garbage collection, after collecting what is no longer used.

    Streamlit collects garbage after each run, and most of a run would be spent walking over every imported module. The
    configuration turns it off (``runner.postScriptGC``); this keeps Python's own collections short.
    """
    give_back()
    gc.freeze()


def give_back() -> None:
    """Collect what is no longer used, and give the system what is free, where that is glibc."""
    gc.collect()
    if libc := _glibc():
        libc.malloc_trim(0)


def let_go() -> None:
    """Let what was set aside be collected if it is no longer used."""
    gc.unfreeze()
