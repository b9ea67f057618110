"""components/elements/assets.py: the components' code has addresses of its own, which change with it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.elements import assets
from components.elements.assets import (
    COMPONENTS,
    FILES,
    HERE,
    PAGE_FOLDERS,
    PAGE_STYLES,
    SHARED,
    asset_path,
    asset_routes,
    loader,
    script_paths,
)
from tests.components.answers import answer


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the components, copied so that files in it can be changed."""
    folder = tmp_path / "elements"
    shutil.copytree(HERE, folder)
    monkeypatch.setattr(assets, "HERE", folder)
    asset_path.cache_clear()
    yield folder
    asset_path.cache_clear()


def changed(path: Path) -> set[tuple[str, str]]:
    """The files whose addresses differ once a comment is added to the file at ``path``."""
    before = {file: asset_path(*file) for file in FILES}
    path.write_text(path.read_text(encoding="utf-8") + "\n/* other */\n", encoding="utf-8")
    asset_path.cache_clear()
    return {file for file in FILES if asset_path(*file) != before[file]}


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_a_file_is_served_at_its_address_for_good(name: str, ending: str) -> None:
    """The address gives the file as it is, with its type, and browsers may keep it for ever."""
    status, headers, body = answer(asset_routes(), f"/{asset_path(name, ending)}")
    assert (200, assets._content(name, ending)) == (status, body) != (200, b"")
    kind = {".js": "text/javascript", ".css": "text/css"}[ending]
    assert f"{kind}; charset=utf-8" == headers["content-type"]
    assert "public, max-age=31536000, immutable" == headers["cache-control"]


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_what_a_file_imports_is_served(name: str, ending: str) -> None:
    """A script imports other scripts by their addresses; a style holds the rules of the styles that it imports."""
    served = assets._content(name, ending).decode()
    imported = re.findall(r'from "(.*?)";', served) if ending == ".js" else []
    assert {f"assets/{Path(path).name}" for path in imported} <= {
        asset_path(*file) for file in FILES
    }
    assert all(path.startswith("./") for path in imported)
    assert ending == ".js" or "@import" not in served


def test_a_script_is_known_with_all_that_it_imports() -> None:
    """Browsers can fetch what a script imports together with it."""
    paths = script_paths("document")
    assert (asset_path("document", ".js"), asset_path("component", ".js")) == paths[:2]
    assert (asset_path("panel", ".js"), asset_path("dom", ".js")) == script_paths("panel")
    assert asset_path("grid", ".js") in paths


def test_a_style_has_the_rules_it_imports() -> None:
    """The shared sheets are in the style of documents, and those that they import in them."""
    style = assets._content("document", ".css").decode()
    assert [] == [
        name
        for name in ("colours", "tones")
        if (HERE / f"{name}.css").read_text(encoding="utf-8") not in style
    ]
    assert style.index("--teal") < style.index(".tone-yes") < style.index(".guarantees-document")


def test_each_tone_has_one_colour() -> None:
    """What a tone looks like is said once, in tones.css; the sheet of a page or a component cannot give another."""
    sheets = [*HERE.rglob("*.css"), *PAGE_FOLDERS.rglob("*.css")]
    given = [
        (selector, sheet.name)
        for sheet in sheets
        for selectors, rules in re.findall(
            r"([^{}]*)\{([^{}]*)\}", sheet.read_text(encoding="utf-8")
        )
        if "--tone:" in rules
        for selector in re.findall(r"\.tone-\w+", selectors)
    ]
    tones = ["absent", "ambiguous", "disputed", "no", "partial", "stated", "yes"]
    assert [(f".tone-{tone}", "tones.css") for tone in tones] == sorted(given)


def test_widths_are_few() -> None:
    """Layouts change at the widths that base.css names, so that a page changes as a whole."""
    named = set(re.findall(r"\d+rem", (HERE / "base.css").read_text("utf-8").split("*/")[0]))
    sheets = [*HERE.rglob("*.css"), *PAGE_FOLDERS.rglob("*.css")]
    used = {
        width
        for sheet in sheets
        for width in re.findall(r"@container \(width [<>=]+ (\w+)\)", sheet.read_text("utf-8"))
    }
    assert used == named
    assert not [
        sheet for sheet in sheets if re.search(r"@container \((min|max)-", sheet.read_text())
    ]


def test_every_component_is_served() -> None:
    """A script named after its folder is that of a component; each script next to it, or outside, is shared."""
    assert sorted(COMPONENTS) == sorted(
        path.stem for path in HERE.glob("*/*.js") if path.parent.name == path.stem
    )
    scripts = [path.stem for path in HERE.rglob("*.js") if path.parent.name != "first_page"]
    assert sorted([*COMPONENTS, *SHARED]) == sorted(scripts)


def test_every_style_of_a_component_is_served() -> None:
    """Each folder with a style in it is one of the files that have addresses."""
    styled = sorted(path.stem for path in HERE.glob("*/*.css") if path.parent.name == path.stem)
    assert styled == sorted(
        name for name, ending in FILES if ending == ".css" and name in COMPONENTS
    )


def test_every_style_of_a_page_is_served() -> None:
    """Each style next to the markup of a page has an address, under the name of that page."""
    styles = sorted(PAGE_FOLDERS.glob("*/style.css"))
    assert [f"page-{path.parent.name}" for path in styles] == list(PAGE_STYLES) != []
    assert [] == [path for path in styles if not path.with_name("markup.py").is_file()]


def test_every_file_has_an_address_of_its_own() -> None:
    """No two files share an address, and none is outside ``assets/``."""
    paths = [asset_path(*file) for file in FILES]
    assert len(FILES) == len(set(paths))
    assert all(re.fullmatch(r"assets/[a-z_-]+-[0-9a-f]{8}\.(js|css)", path) for path in paths)


def test_other_content_has_another_address(copied: Path) -> None:
    """A browser that keeps a file for ever asks again once the file is another one."""
    assert {("fresh_records", ".js")} == changed(copied / "fresh_records" / "fresh_records.js")
    assert {("document", ".css")} == changed(copied / "document" / "document.css")


def test_a_change_of_what_is_shared_changes_what_imports_it(copied: Path) -> None:
    """No browser keeps a script that imports an outdated module, or a style with outdated colours."""
    scripts = [name for name, ending in FILES if ending == ".js"]
    dom = asset_path("dom", ".js")
    importing = {(name, ".js") for name in scripts if dom in script_paths(name)}
    assert {("dom", ".js"), ("panel", ".js"), ("document", ".js")} <= importing
    assert importing == changed(copied / "dom.js")
    assert {("document", ".css")} <= changed(copied / "colours.css")


@pytest.mark.parametrize(
    "file", [("document", ".js"), ("document", ".css"), ("page-method", ".css")]
)
def test_a_page_of_another_version_gets_the_file_that_there_is(file: tuple[str, str]) -> None:
    """The digest of an earlier or later version leads to the file as it is now, which is not kept under that name."""
    name, ending = file
    status, headers, body = answer(asset_routes(), f"/assets/{name}-00000000{ending}")
    assert (200, "no-store") == (status, headers["cache-control"])
    assert answer(asset_routes(), f"/{asset_path(name, ending)}")[2] == body


@pytest.mark.parametrize(
    "path",
    [
        "/assets/nothing-00000000.js",
        "/assets/fresh_records-00000000.css",
        "/assets/document.js",
        "/assets/nothing",
        "/assets/..%2f..%2fapp.py",
        "/assets/",
        "/assets/document/document.js",
    ],
)
def test_anything_else_is_not_found(path: str) -> None:
    """An invented address is answered with 404, and that answer is not kept."""
    status, headers, _ = answer(asset_routes(), path)
    assert (404, None) == (status, headers.get("cache-control"))


def test_files_are_only_read() -> None:
    """Other methods than reading are refused."""
    assert 405 == answer(asset_routes(), f"/{asset_path('document', '.js')}", method="POST")[0]


@pytest.mark.parametrize("component", COMPONENTS)
def test_streamlit_gets_only_the_addresses(component: str) -> None:
    """What Streamlit sends again with each change names the files it needs and holds none of their code."""
    code = loader(component)
    files = [asset_path(*file) for file in FILES if file[0] in (component, "styles")]
    assert sorted(files) == sorted(set(re.findall(r"assets/[^\"]+", code)))
    assert len(code) < 1400
