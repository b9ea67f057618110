"""components/server/preview_picture.py: what previews of shared links show."""

from __future__ import annotations

import io
from urllib.parse import parse_qsl, urlsplit

import pytest
from PIL import Image

from components.downloads import letters
from components.pages.table import PAGES
from components.server import preview_picture
from components.server.preview_picture import HEIGHT, MOST_COLUMNS, MOST_ROWS, WIDTH, drawn, shown
from components.server.routes import data_routes
from guarantees.catalogue.catalogue import Catalogue
from tests.builders import sample
from tests.components import answers
from tests.components.server.test_head import Head
from tests.larger_records import larger

HOSTILE = "\"'><script>window.harmed=1</script>" * 3


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", PAGES)
def test_each_page_names_its_picture(name: str) -> None:
    """The head says where it is, how large and what is on it; a picture of that size is there."""
    said = Head("/" if name == "overview" else f"/{name}", {"utm_source": "x"}).said
    parts = urlsplit(said["og:image"])
    got = answers.answer(data_routes(), parts.path, dict(parse_qsl(parts.query)))
    assert (200, "image/png") == (got.status, got.headers["content-type"])
    picture = Image.open(io.BytesIO(got.body))
    assert (str(picture.width), str(picture.height)) == (
        said["og:image:width"],
        said["og:image:height"],
    )
    assert (WIDTH, HEIGHT) == picture.size
    assert said["og:image:alt"] != ""
    assert "summary_large_image" == said["twitter:card"]


def seen(name: str, catalogue: Catalogue, **link: str) -> preview_picture.Shown:
    """What is in the picture of a link."""
    page = PAGES[name]
    return shown(page, page.link.decode(link, catalogue).query, catalogue)


def test_pictures_differ_by_what_is_in_them_alone() -> None:
    """What one would not see in a picture makes no other one; another record or day does."""
    first = seen("compare", sample(), proposals="alpha.beta")
    assert first == seen("compare", sample(), proposals="alpha.beta", folded="means", version="1-0")
    assert first != seen("compare", sample(), proposals="beta.alpha")
    assert first != seen("compare", sample(), proposals="alpha.beta", asof="2025-08-20")
    assert (
        len(
            {
                drawn(seen("actor", sample(), id=id), sample())
                for id in ("sylvania", "freedonia", "-")
            }
        )
        == 3
    )


def test_a_table_is_bounded() -> None:
    """However many columns and questions there are, a few are drawn: those on which most differs, in order."""
    catalogue = larger()
    view = seen("compare", catalogue, proposals=".".join(catalogue.proposals))
    assert MOST_COLUMNS == len(view.proposals) < len(catalogue.proposals)
    rows = preview_picture._rows(view, catalogue)
    assert 1 <= len(rows) <= MOST_ROWS
    numbers = [element.number for element, _ in rows]
    assert sorted(numbers) == numbers
    assert {len(view.proposals)} == {len(answers) for _, answers in rows}


@pytest.mark.parametrize("text", ["", "a", HOSTILE, "слово " * 60, "x" * 3000, "𝔘\0\u202e"])
def test_no_text_leaves_its_place(text: str) -> None:
    """Whatever a record or a link says, lines are as long as their place, and as many."""
    font = letters.font(20)
    lines = letters.lines(text, font, 200, 2)
    assert len(lines) <= 2
    assert [] == [line for line in lines if font.getlength(line) > 200]
    assert drawn(seen("search", sample(), q=text), sample()).startswith(b"\x89PNG")


def test_without_records_there_is_a_picture_too() -> None:
    """A site without a record has a name and a heading."""
    empty = Catalogue(version="x")
    assert drawn(seen("compare", empty), empty).startswith(b"\x89PNG")


def test_without_streamlit_s_font_another_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade that renames the font makes pictures plainer, no error."""
    monkeypatch.setattr(letters, "text_font", lambda: None)
    letters.font.cache_clear()
    try:
        assert drawn(seen("method", sample()), sample()).startswith(b"\x89PNG")
    finally:
        letters.font.cache_clear()


@pytest.mark.usefixtures("small")
def test_no_picture_of_what_is_no_page() -> None:
    """An unknown name is not found."""
    assert 404 == answers.answer(data_routes(), "/picture/nothing.png").status
