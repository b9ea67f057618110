"""Addresses of each forge, settings that are refused, reports that fit into an address."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import parse_qsl, urlsplit

import pytest

from guarantees.catalogue.repository import (
    LONGEST_ADDRESS,
    ErrorReport,
    Repository,
    UnusableRepository,
    edit_address,
    report_address,
    repository,
)

REPORT = ErrorReport(
    title="Wrong value: Legal effect, Alpha",
    record="alpha provisions legal-effect (alpha.yaml, line 24)",
    shown="binding & “firm” | 100%",
    page="compare?cell=alpha.legal-effect",
    version="2026.11.1-0f3a91c2",
)
BODY = """Record: `alpha provisions legal-effect (alpha.yaml, line 24)`
Page: `compare?cell=alpha.legal-effect`
Data version: `2026.11.1-0f3a91c2`

Shown:

    binding & “firm” | 100%

Right value:

Source (link, place, at most 12 words as they stand there):

Who says so, and when:
"""
FORM = {"template": "wrong-value.yml", **vars(REPORT)}
GITLAB = {"issue[title]": REPORT.title, "issue[description]": BODY}
PLAIN = {"title": REPORT.title, "body": BODY}


@pytest.mark.parametrize(
    ("address", "edit", "new_issue", "asked"),
    [
        ("https://github.com/o/n", "edit/main", "issues/new", FORM),
        ("https://github.example.org:8443/o/n", "edit/main", "issues/new", FORM),
        ("https://gitlab.com/group/part/n", "-/edit/main", "-/issues/new", GITLAB),
        ("https://gitlab.example.org/o/n", "-/edit/main", "-/issues/new", GITLAB),
        ("https://codeberg.org/o/n", "_edit/main", "issues/new", PLAIN),
        ("https://gitea.example.org/o/n", "_edit/main", "issues/new", PLAIN),
        ("https://forgejo.example.org/o/n", "_edit/main", "issues/new", PLAIN),
    ],
)
def test_each_forge_is_asked_in_its_own_way(
    address: str, edit: str, new_issue: str, asked: dict[str, str]
) -> None:
    """The editor opens at the line; the new issue holds the report, in the form where a link can fill one in."""
    found = repository(address)
    expected = f"{address}/{edit}/proposals/sources/x.yaml#L24"
    assert expected == edit_address(found, "sources/x.yaml", 24)

    reported = urlsplit(report_address(found, REPORT))
    base = f"{reported.scheme}://{reported.netloc}{reported.path}"
    assert (f"{address}/{new_issue}", asked) == (base, dict(parse_qsl(reported.query)))


def test_branch_and_folder_are_part_of_the_address() -> None:
    """Slashes in them stay; what ends an address needlessly is left out."""
    found = repository("https://github.com/o/n.git", "release/2026", "/data/records/")
    assert found == Repository("https://github.com/o/n", "release/2026", "data/records")
    assert (
        edit_address(found, "a.yaml", 1)
        == "https://github.com/o/n/edit/release/2026/data/records/a.yaml#L1"
    )
    assert repository("https://github.com/o/n/") == Repository("https://github.com/o/n")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "javascript://github.com/o/n%0aalert(1)",
        "data:text/html,x",
        "http://github.com/o/n",
        "//github.com/o/n",
        "github.com/o/n",
        "git@github.com:o/n",
        "https://user:secret@github.com/o/n",
        "https://github.com@evil.example/o/n",
        "https://github.com\\@evil.example/o/n",
        "https://github.com/o n/x",
        "https://github.com/o/n\n",
        "https://github.com/o/n\t",
        " https://github.com/o/n",
        "https://github.com/o",
        "https://github.com/o/..",
        "https://github.com/o/./n",
        "https://github.com/o//n",
        "https://github.com/o/n?x=1",
        "https://github.com/o/n#x",
        'https://github.com/o/n"onclick="x',
        "https://github.com/o/<img>",
        "https://GITHUB.com/o/n",
        "https://gіthub.com/o/n",  # with a Cyrillic letter
        "https://[::1]/o/n",
        "https://github/o/n",
        "https://github.com:port/o/n",
    ],
)
def test_what_is_no_plain_address_is_refused(address: str) -> None:
    """Only https, a host, and a path of plain names pass; the message tells the form and repeats nothing."""
    with pytest.raises(UnusableRepository) as refused:
        repository(address)
    assert str(refused.value) == (
        "The address of the repository cannot be used. Expected one such as https://github.com/owner/name: https, "
        "the host in lower case, and no user name, password, spaces, '?' or '#'."
    )


@pytest.mark.parametrize("host", ["example.org", "mygithub.com", "github-com.example"])
def test_a_host_of_unknown_kind_is_refused(host: str) -> None:
    """Its addresses could have any shape, so none is guessed."""
    with pytest.raises(UnusableRepository, match=f"host {host} is not known to be GitHub, GitLab"):
        repository(f"https://{host}/o/n")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("branch", "a b", "is not a plain name"),
        ("branch", "../../settings", "is not a plain name"),
        ("branch", "a..b", "is not a plain name"),
        ("branch", "main\n", "is not a plain name"),
        ("branch", "a" * 101, "more than 100 characters"),
        ("folder", "../elsewhere", "is not a plain name"),
        ("folder", "x?y", "is not a plain name"),
        ("folder", "a" * 101, "more than 100 characters"),
    ],
)
def test_a_branch_or_folder_that_is_no_plain_name_is_refused(
    name: str, value: str, says: str
) -> None:
    """Neither leads out of the repository."""
    with pytest.raises(UnusableRepository, match=f"The {name} of the repository .*{says}"):
        repository("https://github.com/o/n", **{name: value})


def test_an_address_that_is_too_long_is_refused() -> None:
    """A long one would leave no room for a report."""
    with pytest.raises(UnusableRepository, match=r"address .* more than 200 characters"):
        repository("https://github.com/o/" + "n" * 200)


@pytest.mark.parametrize("host", ["github.com", "gitlab.com", "codeberg.org"])
@pytest.mark.parametrize("character", ["a", "й", "👍", "\ud800", "&", "\n@all /close\n"])
def test_a_report_fits_into_an_address(host: str, character: str) -> None:
    """However long a value and a name, the address stays below 2,000 characters and keeps record, page and version."""
    id = "i" * 64
    address = f"https://{host}/{'o' * 60}/{'n' * 100}"
    long = ErrorReport(
        title=character * 200,
        record=f"{id} provisions {id} (sources/{id}.yaml, line 12345)",
        shown=character * 1500,
        page=f"compare?proposals={id}&cell={id}.{id}&clock=stated&asof=2025-08-21",
        version="2026.11.1-0f3a91c2",
    )
    found = report_address(repository(address, "b" * 100), long)
    words = " ".join(dict(parse_qsl(urlsplit(found).query)).values())
    assert len(found) <= LONGEST_ADDRESS < 2_000
    assert all(kept in words for kept in (long.record, long.page, long.version))
    assert not set(found) & set(' "<>\n')


def test_what_a_record_says_cannot_command_the_forge() -> None:
    """A value of several lines stays one line of a block of code, where nobody is mentioned and nothing is run."""
    report = ErrorReport(**vars(REPORT) | {"shown": "yes\n/close\n\n@everyone\n# x"})
    for host, name in (("gitlab.com", "issue[description]"), ("codeberg.org", "body")):
        found = report_address(repository(f"https://{host}/o/n"), report)
        body = dict(parse_qsl(urlsplit(found).query))[name]
        assert "\n    yes /close @everyone # x\n" in body


def test_only_as_much_is_left_out_as_must_be() -> None:
    """A value that fits stays whole; a longer one is cut with a sign that more follows."""
    whole = ErrorReport(**vars(REPORT) | {"shown": "word " * 100})
    cut = ErrorReport(**vars(REPORT) | {"shown": "word " * 300})
    shown = [
        dict(parse_qsl(urlsplit(report_address(repository("https://github.com/o/n"), each)).query))
        for each in (whole, cut)
    ]
    assert ("word " * 100).strip() == shown[0]["shown"]
    assert ("word " * 300)[:599] + "…" == shown[1]["shown"]


def test_a_report_has_the_fields_of_the_form() -> None:
    """The names are those of the form, besides the title that every issue has."""
    assert [each.name for each in fields(ErrorReport)] == [
        *("title", "record", "shown", "page", "version")
    ]
