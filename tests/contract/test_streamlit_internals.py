"""What we rely on in Streamlit without a promise of its authors holds for the installed version.

One test with a line for each assumption. When an upgrade breaks one, its message says what no longer works and where it
is to be changed; ``docs/decisions/0019-what-an-upgrade-of-streamlit-may-break.md`` says what is at stake.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.routing import Mount
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.streamlit_internals import (
    ROOT,
    STATIC,
    index_page,
    server_script,
    text_font,
    with_content,
)
from tests.components.answers import answer

COMPONENTS = Path(__file__).resolve().parents[2] / "components"
INTERNALS = COMPONENTS / "streamlit_internals.py"
SCRIPT = COMPONENTS / "elements" / "streamlit.js"
STYLE = COMPONENTS / "elements" / "first_page" / "streamlit.css"
THEME = COMPONENTS / "elements" / "first_page" / "theme.js"
OURS = {INTERNALS, SCRIPT, STYLE, THEME}
TEST_ID = re.compile(r'data-testid="(\w+)"')
INTERNAL = re.compile(
    r"data-test|__streamlit|popstate|stActiveTheme|\bst(?:App|BidiComponent)\b|^(?:from|import) streamlit\.",
    re.M,
)


@cache
def bundles() -> str:
    """All code that Streamlit sends to browsers."""
    return "\n".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js"))


def own_page() -> str:
    """Streamlit's first page."""
    return (STATIC / "index.html").read_text(encoding="utf-8")


def host_config() -> dict[str, Any]:
    """What Streamlit's server answers to its own code about itself."""
    site = st.App(COMPONENTS / "pages" / "frame.py")
    return json.loads(answer([Mount("/", site)], "/_stcore/host-config").body)


def takes_our_additions() -> bool:
    """Streamlit's first page can be given our title, our head and our first view, each in one place."""
    bare = index_page(first="<!--first-->", last="<!--last-->", later="<!--later-->")
    page = with_content(bare, "<title>Ours</title>", "<!--view-->")
    order = (
        "<head>",
        "<!--first-->",
        "<title>Ours</title>",
        "<!--last--></head>",
        "<!--view-->" + ROOT,
        "<!--later-->",
    )
    places = [page.find(each) for each in order]
    return -1 not in places and places == sorted(places) and page.count("<title>") == 1


def has_fonts_to_leave_out() -> bool:
    """Streamlit's first page loads fonts early, and ours does not."""
    return 'as="font"' in own_page() and 'as="font"' not in index_page(first="", last="", later="")


def says_what_the_server_says() -> bool:
    """The settings in our first page are those that Streamlit's code would get from its server, but for dialogs."""
    found = re.search(r"HOST_CONFIG: (\{.*\})\}", server_script())
    return found is not None and json.loads(found[1]) == host_config() | {"blockErrorDialogs": True}


def in_bundles(*texts: str) -> Callable[[], bool]:
    """Streamlit's browser code holds each of these."""
    return lambda: all(text in bundles() for text in texts)


def as_whole_text(text: str) -> Callable[[], bool]:
    """Streamlit's browser code has a text that is this and nothing else."""
    return lambda: any(f"{quote}{text}{quote}" in bundles() for quote in "`'\"")


def knows_pages_by_hash() -> bool:
    """A page that is opened in a test without a browser is the one with the hash of its path."""
    page = AppTest.from_function(_two_pages)
    page._page_hash = calc_hash("second")
    return [text.value for text in page.run().text] == ["second"]


def _two_pages() -> None:
    import streamlit as st

    def first() -> None:
        st.text("first")

    def second() -> None:
        st.text("second")

    st.navigation([st.Page(first, url_path="first"), st.Page(second, url_path="second")]).run()


def collects_only_when_asked() -> bool:
    """The collection of garbage after each run can still be turned off, and is."""
    return st.get_option("runner.postScriptGC") is False


def _assumptions() -> dict[str, tuple[Callable[[], bool], str]]:
    names = {
        name: (
            as_whole_text(name),
            f"Streamlit calls no element {name} any more: see {path.name}.",
        )
        for path in (SCRIPT, STYLE)
        for name in TEST_ID.findall(path.read_text(encoding="utf-8"))
    }
    first_page = "The first page is no longer put together as it was: see index_page."
    return names | {
        "the first page": (takes_our_additions, first_page),
        "early fonts": (has_fonts_to_leave_out, "Fonts are loaded in another way, or no longer: see index_page."),
        "the font of icons": (
            lambda: "@font-face{font-family:Material Symbols" in index_page(first="", last="", later=""),
            "The style that names the font of icons is written in another way; they would be words: see index_page.",
        ),
        "the code of components": (
            lambda: "/BidiComponent." in index_page(first="", last="", later=""),
            "The code that draws components has another name, so it is fetched late: see _with_components.",
        ),
        "the page as a whole": (
            in_bundles("border-box;}body{margin:0;", "text-size-adjust:100%", "scrollbar-color:transparent"),
            "Streamlit sets something else for the whole page when it starts: see streamlit.css.",
        ),
        "the font of pictures": (
            lambda: text_font() is not None,
            "The font for text is no longer where it was; pictures for previews use a plainer one: see text_font.",
        ),
        "settings in the page": (
            in_bundles("__streamlit", "BACKEND_BASE_URL", "HOST_CONFIG"),
            "Streamlit no longer reads window.__streamlit: see server_script, component_loader and streamlit.js.",
        ),
        "settings of the server": (
            says_what_the_server_says,
            "Streamlit's server answers other settings at /_stcore/host-config: see server_script.",
        ),
        "the reader's theme": (
            in_bundles("stActiveTheme-"),
            "The theme that a reader chose is stored under another name: see theme.js.",
        ),
        "the connection": (
            in_bundles("data-test-connection-state", "data-test-script-state", "stBidiComponent", "blockErrorDialogs"),
            "A lost connection, a run or a component is marked in another way: see watchServer in streamlit.js.",
        ),
        "pressed choices": (
            in_bundles("data-selected"),
            "A pressed choice is marked in another way: see streamlit.css.",
        ),
        "going to a page": (
            as_whole_text("popstate"),
            "Streamlit no longer listens for steps through the history: see goTo in streamlit.js.",
        ),
        "garbage collection": (
            collects_only_when_asked,
            "runner.postScriptGC is unknown or no longer off: see .streamlit/config.toml and set_aside.",
        ),
        "pages in tests": (
            knows_pages_by_hash,
            "AppTest opens pages in another way: see open_page in tests/components/conftest.py.",
        ),
    }  # fmt: skip


ASSUMPTIONS = _assumptions()


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_streamlit_is_as_we_rely_on_it(name: str) -> None:
    """The installed Streamlit fulfils an assumption; if not, the message says what to change."""
    holds, remedy = ASSUMPTIONS[name]
    assert holds(), f"Streamlit {st.__version__}: {remedy}"


def test_internals_are_in_one_place() -> None:
    """Only one module, one script and the files of the first page name what belongs to Streamlit's inside."""
    files = [path for ending in ("py", "js", "css") for path in COMPONENTS.rglob(f"*.{ending}")]
    assert {path for path in files if INTERNAL.search(path.read_text(encoding="utf-8"))} == OURS


def test_what_draws_charts_is_let_go_and_can_be_loaded_again() -> None:
    """Plotly, and what it needs, take 16 MiB after the start; a file of charts can be drawn with it all the same."""
    code = """
import sys, gc, streamlit
from components.streamlit_internals import let_go_of_charts
assert "plotly" in sys.modules
let_go_of_charts()
modules = ("plotly", "_plotly_utils", "narwhals")
left = [each for each in gc.get_objects() if str(getattr(each, "__module__", "")).startswith(modules)]
assert not left and "plotly" not in sys.modules, left[:3]
from plotly.graph_objects import Figure
print(len(Figure().to_json()) > 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=COMPONENTS.parent, capture_output=True, text=True
    )
    assert "True\n" == done.stdout, done.stderr
