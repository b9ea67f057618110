"""Checks the HTML of every page with the Nu HTML checker: ``make html``, which fetches it. It needs Java.

Every page as it opens, a view of one record of each kind, and evidence as it stands in a page. Where a folder is named
after the checker, such as one that ``python -m guarantees site`` wrote, its files are checked instead.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# The standard has "blocking" for "expect" too, and container queries; Streamlit's own page ends tags with a slash. A
# record without a heading of its own has one around it.
PASSED_OVER = (
    ".*A “link” element with a “blocking” attribute must have a “rel” attribute.*"
    "|.*Trailing slash on void elements.*|.*Unrecognized at-rule “@container”.*|.*lacks heading.*"
)


def addresses() -> Iterator[str]:
    """Each page as it opens, a view of the first record of each kind, evidence, and what says that nothing is there."""
    from components.pages.table import PAGES
    from components.store.records_store import records

    catalogue = records().catalogue
    yield from (f"./{page.link.page}" for page in PAGES.values())
    proposal, element, actor, source = (
        next(iter(each))
        for each in (
            catalogue.proposals,
            catalogue.elements,
            catalogue.positions,
            catalogue.sources,
        )
    )
    cell = f"{proposal}.{element}"
    yield from (f"./proposal?id={proposal}", f"./actor?id={actor}", f"./sources?source={source}")
    yield from (f"./gap?element={element}", f"./wording?element={element}", "./search?q=troops")
    yield from (
        f"./compare?proposals={proposal}&cell={cell}",
        f"./proposal?id={proposal}&cell={cell}",
    )
    yield from ("./compare?view=sentences", "./compare?view=signs", "./positions?view=sentences")
    yield from ("./map?view=geography", "./timeline?view=quantities", "./timeline?view=terms")
    yield from (
        "./compare?proposals=-",
        "./search?q=zzzz",
        "./sources?kind=x&%3Cb%3E=1",
        "./nowhere",
        "./api/v1/",
    )


def write(folder: Path) -> None:
    """The pages as files."""
    from components.server.api.mounted import api_mount
    from components.server.first_page import FIRST, NAMES
    from components.server.site_routes import our_routes
    from components.server.unknown_address import UnknownAddress
    from components.twin.answers import Answers

    routes = [api_mount(""), *our_routes(), UnknownAddress("", NAMES, FIRST)]
    answers = Answers(routes, "", lambda path, content: None)
    try:
        for number, address in enumerate(addresses()):
            name = "".join(each if each.isalnum() else "_" for each in address)
            (folder / f"{number:02}{name}.html").write_bytes(answers.ask(address).content)
    finally:
        answers.close()


def checked(checker: str, folder: Path) -> int:
    """The exit code of the checker, which prints what it finds."""
    options = ["--filterpattern", PASSED_OVER, "--skip-non-html", "--format", "gnu"]
    return subprocess.run(["java", "-jar", checker, *options, str(folder)], check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(checked(sys.argv[1], Path(sys.argv[2])))
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        sys.exit(checked(sys.argv[1], Path(made)))
