"""The repository on the web that holds the records, and addresses in it: where a record is edited, where an error is
reported.

Nothing is asked of the repository; readers follow links to it. The shapes of the addresses are those that GitHub,
GitLab and Forgejo (which is also Codeberg's program, and has them from Gitea) give for a file in their editor and for a
new issue that is filled in. A host that is none of these by its name gets no links: a guess could lead anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, urlencode

LONGEST_ADDRESS = 1_999
"""Characters of an address that every server and browser takes; a report is shortened to fit."""
WRONG_VALUE_FORM = "wrong-value.yml"
"""The form in ``.github/ISSUE_TEMPLATE`` that a report fills in: the fields of ``ErrorReport``, by their names."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_SEGMENT = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_ADDRESS = re.compile(
    rf"https://(?P<host>{_LABEL}(?:\.{_LABEL})+)(?::[0-9]{{1,5}})?(?:/{_SEGMENT}){{2,}}\Z"
)
_PATH = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*\Z")
_LONGEST_SETTING = {"address": 200, "branch": 100, "folder": 100}
# Of what a report says, only names and values of records can be long; each is tried with fewer characters.
_ROOM = (600, 300, 150, 75, 30, 0)


class UnusableRepository(ValueError):
    """The settings name no repository that can be linked to; the message says why, for people."""


class Forge(Enum):
    """The programs whose addresses are known."""

    GITHUB = "GitHub"
    GITLAB = "GitLab"
    FORGEJO = "Forgejo"


_FORGES = {
    "github": Forge.GITHUB,
    "gitlab": Forge.GITLAB,
    "forgejo": Forge.FORGEJO,
    "gitea": Forge.FORGEJO,
    "codeberg": Forge.FORGEJO,
}


@dataclass(frozen=True)
class Repository:
    """Where the records are kept: ``https://github.com/owner/name``, the branch, and the folder of records in it.

    Raises UnusableRepository for what is no such address. The address itself is never repeated in the message, since
    it may hold a password.
    """

    address: str
    branch: str = "main"
    folder: str = "proposals"

    def __post_init__(self) -> None:
        for name, longest in _LONGEST_SETTING.items():
            if len(getattr(self, name)) > longest:
                raise UnusableRepository(
                    f"The {name} of the repository has more than {longest} characters. Shorten it."
                )
        self._check_address()
        for name in ("branch", "folder"):
            if not _PATH.match(getattr(self, name)) or ".." in getattr(self, name):
                raise UnusableRepository(
                    f"The {name} of the repository is not a plain name. "
                    "Expected letters, digits, '.', '_', '-' and '/' only."
                )

    def _check_address(self) -> None:
        found = _ADDRESS.match(self.address)
        if not found:
            raise UnusableRepository(
                "The address of the repository cannot be used. Expected one such as https://github.com/owner/name: "
                "https, the host in lower case, and no user name, password, spaces, '?' or '#'."
            )
        if not _FORGES.keys() & set(found["host"].split(".")):
            raise UnusableRepository(
                f"The repository's host {found['host']} is not known to be GitHub, GitLab or Forgejo, so the shape "
                f"of its addresses is not known. Expected a host with one of these in its name: {', '.join(_FORGES)}."
            )

    @property
    def forge(self) -> Forge:
        """The program that serves the repository, by the host's name."""
        host = _ADDRESS.match(self.address)["host"]  # type: ignore[index]
        return next(_FORGES[label] for label in host.split(".") if label in _FORGES)


def repository(address: str, branch: str = "", folder: str = "") -> Repository:
    """The repository that settings name; a slash or ``.git`` at the end of the address is left out.

    Raises UnusableRepository.
    """
    plain = address.removesuffix("/").removesuffix(".git")
    return Repository(plain, branch or "main", folder.strip("/") or "proposals")


def edit_address(repository: Repository, path: str, line: int) -> str:
    """Where a file is edited. ``path`` is relative to the folder of records, ``line`` counts from 1."""
    step = {Forge.GITHUB: "edit", Forge.GITLAB: "-/edit", Forge.FORGEJO: "_edit"}[repository.forge]
    file = quote(f"{repository.branch}/{repository.folder}/{path}")
    return f"{repository.address}/{step}/{file}#L{line}"


@dataclass(frozen=True)
class ErrorReport:
    """What a report says before its writer adds to it.

    ``record`` names the record and where it stands, ``shown`` is the value that a page shows, ``page`` that page's
    address without its host (a site may be served where others cannot reach it), ``version`` the data version.
    """

    title: str
    record: str
    shown: str
    page: str
    version: str


def report_address(repository: Repository, report: ErrorReport) -> str:
    """Where a new issue is written, with the report in it. At most ``LONGEST_ADDRESS`` characters."""
    for room in _ROOM:
        address = _report_address(repository, _shortened(report, room))
        if len(address) <= LONGEST_ADDRESS:
            break
    return address


def _report_address(repository: Repository, report: ErrorReport) -> str:
    if repository.forge is Forge.GITHUB:
        return _address(repository, "issues/new", {"template": WRONG_VALUE_FORM} | vars(report))
    body = _body(report)
    if repository.forge is Forge.GITLAB:
        asked = {"issue[title]": report.title, "issue[description]": body}
        return _address(repository, "-/issues/new", asked)
    return _address(repository, "issues/new", {"title": report.title, "body": body})


def _address(repository: Repository, step: str, parameters: Mapping[str, str]) -> str:
    return f"{repository.address}/{step}?{urlencode(parameters, quote_via=quote, errors='replace')}"


def _body(report: ErrorReport) -> str:
    """The same as the form asks, for programs without forms that links can fill in.

    What a record says stands as a block of code, four spaces in: there it mentions nobody and commands nothing.
    """
    return (
        f"Record: `{report.record}`\nPage: `{report.page}`\nData version: `{report.version}`\n\n"
        f"Shown:\n\n    {report.shown}\n\n"
        "Right value:\n\nSource (link, place, at most 12 words as they stand there):\n\n"
        "Who says so, and when:\n"
    )


def _shortened(report: ErrorReport, room: int) -> ErrorReport:
    return ErrorReport(
        title=_cut(report.title, min(room, 120)),
        record=report.record,
        shown=_cut(report.shown, room),
        page=report.page,
        version=report.version,
    )


def _cut(text: str, room: int) -> str:
    """A text on one line, and in so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[: max(room - 1, 0)]}…"
