"""Addresses on the web where a record is edited and where an error in it is reported, as templates with placeholders.

Nothing is asked of the site behind an address; readers follow links to it. Operators write the templates, since each
forge has its own form of addresses: none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import quote

LONGEST_REPORT_ADDRESS = 1_999
"""Characters of an address that every server and browser takes; a report is shortened to fit."""
LONGEST_TEMPLATE = 600
WRONG_VALUE_FORM = "wrong-value.yml"
"""The form in ``.github/ISSUE_TEMPLATE`` that a report fills in: the fields of ``ErrorReport``, by their names."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_HOST = rf"https://{_LABEL}(?:\.{_LABEL})+(?::[0-9]{{1,5}})?/"
_TEMPLATE = re.compile(rf"{_HOST}(?:[\w\-.~/?#\[\]@!$&()*+,;=:%]|\{{\w+\}})*\Z", re.ASCII)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_GITHUB = re.compile(r"https://github\.com(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){2}\Z")
_PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\Z")
# Of what a report says, only names and values of records can be long; each is tried with fewer characters.
_ROOM = (600, 300, 150, 75, 30, 0)


class UnusableTemplate(ValueError):
    """A setting gives no address that can be linked to; the message says why and repeats nothing of it, since an
    address may hold a password."""


@dataclass(frozen=True)
class ErrorReport:
    """What a report says before its writer adds to it.

    ``record`` names the record and where it is, ``shown`` is the value that a page shows, ``page`` that page's address
    without its host (a site may be served where others cannot reach it), ``version`` the data version.
    """

    title: str
    record: str
    shown: str
    page: str
    version: str


@dataclass(frozen=True)
class LinkTemplates:
    """The template of each address, "" where nothing is linked.

    ``edit`` has ``{path}``, relative to the folder of records, and perhaps ``{line}``; ``report`` the fields of
    :class:`ErrorReport`. Raises UnusableTemplate for anything else.
    """

    edit: str = ""
    report: str = ""

    def __post_init__(self) -> None:
        _check(self.edit, ("path", "line"))
        _check(self.report, tuple(field.name for field in fields(ErrorReport)))
        if self.edit and "{path}" not in self.edit:
            raise UnusableTemplate("The address has no {path}. Add it where the file is named.")

    def edit_address(self, path: str, line: int) -> str:
        """Where a file is edited; "" without a template. ``line`` counts from 1."""
        return _filled(self.edit, {"path": quote(path), "line": str(line)})

    def report_address(self, report: ErrorReport) -> str:
        """Where a report is written, of at most ``LONGEST_REPORT_ADDRESS`` characters; "" without a template."""
        address = ""
        for room in _ROOM:
            short = replace(
                report,
                title=_cut(report.title, min(room, 120)),
                shown=_cut(report.shown, room),
            )
            encoded = {
                name: quote(text, safe="", errors="replace") for name, text in vars(short).items()
            }
            address = _filled(self.report, encoded)
            if len(address) <= LONGEST_REPORT_ADDRESS:
                break
        return address


def github_templates(address: str, branch: str = "", folder: str = "") -> LinkTemplates:
    """The templates for a repository on github.com such as ``https://github.com/owner/name``.

    The branch is ``main`` and the folder of records ``proposals`` unless others are given. Raises UnusableTemplate.
    """
    plain = address.removesuffix("/").removesuffix(".git")
    below = f"{branch or 'main'}/{folder.strip('/') or 'proposals'}"
    if not _GITHUB.match(plain):
        raise UnusableTemplate("Expected a repository such as https://github.com/owner/name.")
    if not _PATH.match(below) or ".." in below:
        raise UnusableTemplate(
            "The branch or the folder is no plain name. Expected letters, digits, '.', '_', '-' and '/' only."
        )
    names = "&".join(f"{field.name}={{{field.name}}}" for field in fields(ErrorReport))
    return LinkTemplates(
        edit=f"{plain}/edit/{below}/{{path}}#L{{line}}",
        report=f"{plain}/issues/new?template={WRONG_VALUE_FORM}&{names}",
    )


def _check(template: str, names: tuple[str, ...]) -> None:
    """Refuse what is no plain web address with these placeholders."""
    if len(template) > LONGEST_TEMPLATE:
        raise UnusableTemplate(f"The address has more than {LONGEST_TEMPLATE} characters.")
    if template and not _TEMPLATE.match(template):
        raise UnusableTemplate(
            "The address cannot be used. Expected one such as "
            "https://host/owner/name/edit/main/proposals/{path}#L{line}: https, the host in lower case, "
            "and no user name, password, spaces or quotation marks."
        )
    unknown = sorted(set(_PLACEHOLDER.findall(template)) - set(names))
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in names)
        raise UnusableTemplate(f"The address has an unknown placeholder. Expected only {known}.")


def _filled(template: str, encoded: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: encoded[found[1]], template)


def _cut(text: str, room: int) -> str:
    """A text on one line, with at most ``room`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[: max(room - 1, 0)]}…"
