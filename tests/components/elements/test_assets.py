"""components/elements/assets.py: the components' code has addresses of its own, which change with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.elements import assets
from components.elements.assets import (
    COLOURS,
    COMPONENTS,
    FILES,
    HERE,
    PAGE_STYLES,
    PAGES,
    asset_path,
    asset_routes,
    loader,
)
from tests.components.answers import answer

MATRIX = [("matrix", ".js"), ("matrix", ".css")]


def kept(name: str, ending: str) -> bytes:
    """A file as it lies in the folder of its component, or beside the markup of its page."""
    page = name.removeprefix("page-")
    path = HERE / name / f"{name}{ending}" if page == name else PAGES / page / f"style{ending}"
    own = path.read_bytes()
    return COLOURS.read_bytes() + own if name in COMPONENTS and ending == ".css" else own


@pytest.fixture
def other_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The files of the matrix have other content."""
    (tmp_path / "matrix").mkdir()
    for ending in (".js", ".css"):
        (tmp_path / "matrix" / f"matrix{ending}").write_text("/* other */", encoding="utf-8")
    monkeypatch.setattr(assets, "HERE", tmp_path)
    assets._content.cache_clear()
    yield
    assets._content.cache_clear()


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_a_file_is_served_at_its_address_for_good(name: str, ending: str) -> None:
    """The address gives the file as it is, with its type, and browsers may keep it for ever."""
    status, headers, body = answer(asset_routes(), f"/{asset_path(name, ending)}")
    assert (200, kept(name, ending)) == (status, body)
    kind = {".js": "text/javascript", ".css": "text/css"}[ending]
    assert f"{kind}; charset=utf-8" == headers["content-type"]
    assert "public, max-age=31536000, immutable" == headers["cache-control"]


def test_every_component_is_served() -> None:
    """Each folder with JavaScript in it is one of the components that have addresses."""
    assert sorted(COMPONENTS) == sorted(path.stem for path in HERE.glob("*/*.js"))


def test_every_style_of_a_component_is_served() -> None:
    """Each folder with a style in it is one of the files that have addresses."""
    styled = sorted(path.stem for path in HERE.glob("*/*.css") if path.parent.name == path.stem)
    assert styled == sorted(
        name for name, ending in FILES if ending == ".css" and name in COMPONENTS
    )


def test_every_style_of_a_page_is_served() -> None:
    """Each style that lies beside the markup of a page has an address, under the name of that page."""
    lying = sorted(PAGES.glob("*/style.css"))
    assert [f"page-{path.parent.name}" for path in lying] == list(PAGE_STYLES) != []
    assert [] == [path for path in lying if not path.with_name("markup.py").is_file()]


def test_every_file_has_an_address_of_its_own() -> None:
    """No two files share an address, and none is outside ``assets/``."""
    paths = [asset_path(*file) for file in FILES]
    assert len(FILES) == len(set(paths))
    assert all(re.fullmatch(r"assets/[a-z_-]+-[0-9a-f]{8}\.(js|css)", path) for path in paths)


@pytest.mark.usefixtures("other_content")
def test_other_content_has_another_address() -> None:
    """A browser that keeps a file for ever asks again once the file is another one."""
    old = {file: assets.hashlib.sha256(kept(*file)).hexdigest()[:8] for file in MATRIX}
    new = {file: asset_path(*file)[len("assets/matrix-") :][:8] for file in MATRIX}
    assert [] == [file for file in new if new[file] == old[file]]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/matrix-00000000.js",
        "/assets/matrix.js",
        "/assets/nothing",
        "/assets/..%2f..%2fapp.py",
        "/assets/",
        "/assets/matrix/matrix.js",
    ],
)
def test_anything_else_is_not_found(path: str) -> None:
    """An outdated or invented address is answered with 404, and that answer is not kept."""
    status, headers, _ = answer(asset_routes(), path)
    assert (404, None) == (status, headers.get("cache-control"))


def test_files_are_only_read() -> None:
    """Other methods than reading are refused."""
    assert 405 == answer(asset_routes(), f"/{asset_path('matrix', '.js')}", method="POST")[0]


@pytest.mark.parametrize("component", COMPONENTS)
def test_streamlit_gets_only_the_addresses(component: str) -> None:
    """What Streamlit sends again with each change names both files and holds none of their code."""
    code = loader(component)
    files = [asset_path(*file) for file in FILES if file[0] == component]
    assert sorted(files) == sorted(set(re.findall(r"assets/[^\"]+", code)))
    assert len(code) < 800
