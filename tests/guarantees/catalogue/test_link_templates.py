"""Templates of addresses: how they are filled in, what is refused, and reports that fit into an address."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import parse_qsl, urlsplit

import pytest

from guarantees.catalogue.link_templates import (
    LONGEST_REPORT_ADDRESS,
    LONGEST_TEMPLATE,
    ErrorReport,
    LinkTemplates,
    UnusableTemplate,
    github_templates,
)

REPORT = ErrorReport(
    title="Wrong value: Legal effect, Alpha",
    record="alpha provisions legal-effect (alpha.yaml, line 24)",
    shown="binding & “firm” | 100%",
    page="compare?cell=alpha.legal-effect",
    version="2026.11.1-0f3a91c2",
)
GITHUB = "https://github.com/o/n"


def asked(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            "https://gitlab.com/group/part/n/-/edit/main/proposals/{path}#L{line}",
            "https://gitlab.com/group/part/n/-/edit/main/proposals/sources/x.yaml#L24",
        ),
        (
            "https://forgejo.example.org:8443/o/n/_edit/main/{path}",
            "https://forgejo.example.org:8443/o/n/_edit/main/sources/x.yaml",
        ),
        ("https://e.example/?f={path}&l={line}", "https://e.example/?f=sources/x.yaml&l=24"),
    ],
)
def test_the_file_and_line_are_filled_in(edit: str, expected: str) -> None:
    """Any editor with an address for a file can be linked to."""
    assert LinkTemplates(edit=edit).edit_address("sources/x.yaml", 24) == expected


def test_a_report_is_filled_in_wherever_the_template_names_its_parts() -> None:
    """Each part is encoded, so it stays inside its parameter; parts that are not named are left out."""
    template = "https://gitlab.com/o/n/-/issues/new?issue[title]={title}&issue[description]={record}:%20{shown}"
    found = asked(LinkTemplates(report=template).report_address(REPORT))
    assert found == {
        "issue[title]": REPORT.title,
        "issue[description]": f"{REPORT.record}: {REPORT.shown}",
    }


def test_without_templates_there_are_no_addresses() -> None:
    """Nothing is linked until someone says where to."""
    assert LinkTemplates().edit_address("a.yaml", 1) == ""
    assert LinkTemplates().report_address(REPORT) == ""


def test_a_repository_on_github_gives_both_templates() -> None:
    """The editor opens at the line, and the form for wrong values is filled in."""
    found = github_templates(f"{GITHUB}.git", "release/2026", "/data/records/")
    assert found.edit_address("a.yaml", 1) == f"{GITHUB}/edit/release/2026/data/records/a.yaml#L1"
    address = found.report_address(REPORT)
    assert address.startswith(f"{GITHUB}/issues/new?")
    assert asked(address) == {"template": "wrong-value.yml", **vars(REPORT)}
    assert github_templates(f"{GITHUB}/").edit == f"{GITHUB}/edit/main/proposals/{{path}}#L{{line}}"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert({path})",
        "javascript://github.com/o/{path}%0aalert(1)",
        "data:text/html,{path}",
        "http://github.com/o/{path}",
        "//github.com/o/{path}",
        "github.com/o/{path}",
        "git@github.com:o/{path}",
        "https://user:secret@github.com/o/{path}",
        "https://github.com@evil.example/{path}",
        "https://github.com\\@evil.example/{path}",
        "https://{path}/o/n",
        "https://{path}.example.org/",
        "https://github.com/o n/{path}",
        "https://github.com/o/{path}\n",
        "https://github.com/o/\t{path}",
        " https://github.com/o/{path}",
        'https://github.com/{path}"onclick="x',
        "https://github.com/o/<img>{path}",
        "https://github.com/{path",
        "https://github.com/{path.__class__}",
        "https://github.com/{path!r}",
        "https://GITHUB.com/o/{path}",
        "https://gіthub.com/o/{path}",  # with a Cyrillic letter
        "https://[::1]/o/{path}",
        "https://github/o/{path}",
        "https://github.com:port/o/{path}",
    ],
)
def test_what_is_no_plain_address_is_refused(address: str) -> None:
    """Only https, a host and the characters of a web address pass; the message repeats nothing of the address."""
    with pytest.raises(UnusableTemplate) as refused:
        LinkTemplates(edit=address)
    assert str(refused.value) == (
        "The address cannot be used. Expected one such as "
        "https://host/owner/name/edit/main/proposals/{path}#L{line}: https, the host in lower case, "
        "and no user name, password, spaces or quotation marks."
    )


@pytest.mark.parametrize(
    ("setting", "template", "message"),
    [
        ("edit", "https://e.example/", "has no {path}. Add it where the file is named."),
        (
            "edit",
            "https://e.example/{path}/{file}",
            "has an unknown placeholder. Expected only {path}, {line}.",
        ),
        (
            "report",
            "https://e.example/{path}",
            "has an unknown placeholder. Expected only {title}, {record}, {shown}, {page}, {version}.",
        ),
        (
            "report",
            "https://e.example/" + "n" * LONGEST_TEMPLATE,
            f"has more than {LONGEST_TEMPLATE} characters.",
        ),
    ],
)
def test_placeholders_are_those_of_the_setting(setting: str, template: str, message: str) -> None:
    """A misspelled placeholder would be part of every address."""
    with pytest.raises(UnusableTemplate) as refused:
        LinkTemplates(**{setting: template})
    assert str(refused.value) == f"The address {message}"


@pytest.mark.parametrize(
    ("address", "branch", "folder"),
    [
        ("https://gitlab.com/o/n", "", ""),
        ("https://user:secret@github.com/o/n", "", ""),
        ("https://github.com/o", "", ""),
        ("https://github.com/o/..", "", ""),
        ("https://github.com/o/n?x=1", "", ""),
        (GITHUB, "a b", ""),
        (GITHUB, "../../settings", ""),
        (GITHUB, "main\n", ""),
        (GITHUB, "", "../elsewhere"),
        (GITHUB, "", "x?y"),
    ],
)
def test_what_is_no_repository_on_github_is_refused(address: str, branch: str, folder: str) -> None:
    """Neither the address nor a branch or folder leads out of the repository."""
    with pytest.raises(UnusableTemplate, match="Expected"):
        github_templates(address, branch, folder)


@pytest.mark.parametrize("character", ["a", "й", "👍", "\ud800", "&", "\n@all /close\n"])
def test_a_report_fits_into_an_address(character: str) -> None:
    """However long a value and a name, the address stays below 2,000 characters and keeps record, page and version."""
    id = "i" * 64
    long = ErrorReport(
        title=character * 200,
        record=f"{id} provisions {id} (sources/{id}.yaml, line 12345)",
        shown=character * 1500,
        page=f"compare?proposals={id}&cell={id}.{id}&clock=stated&asof=2025-08-21",
        version="2026.11.1-0f3a91c2",
    )
    found = github_templates(f"https://github.com/{'o' * 60}/{'n' * 100}").report_address(long)
    words = asked(found)
    assert len(found) <= LONGEST_REPORT_ADDRESS < 2_000
    assert (words["record"], words["page"], words["version"]) == (
        long.record,
        long.page,
        long.version,
    )
    assert not set(found) & set(' "<>\n')


def test_what_a_record_says_stays_on_one_line() -> None:
    """In a report of several lines no value begins a line of its own, where a forge may take it for a command."""
    report = ErrorReport(**vars(REPORT) | {"shown": "yes\n/close\n\n@everyone\n# x"})
    template = (
        "https://gitlab.com/o/n/-/issues/new?issue[description]=Shown:%0A%0A%20%20%20%20{shown}"
    )
    found = asked(LinkTemplates(report=template).report_address(report))
    assert found["issue[description]"] == "Shown:\n\n    yes /close @everyone # x"


def test_only_as_much_is_left_out_as_must_be() -> None:
    """A value that fits stays whole; a longer one is cut with a sign that more follows."""
    templates = github_templates(GITHUB)
    shown = [
        asked(templates.report_address(ErrorReport(**vars(REPORT) | {"shown": text})))["shown"]
        for text in ("word " * 100, "word " * 300)
    ]
    assert shown == [("word " * 100).strip(), ("word " * 300)[:599] + "…"]


def test_a_report_has_the_fields_of_the_form() -> None:
    """The names are those of the form, besides the title that every issue has."""
    names = "title record shown page version"
    assert " ".join(each.name for each in fields(ErrorReport)) == names
