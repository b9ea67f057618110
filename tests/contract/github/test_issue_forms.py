"""``.github``: forms that GitHub accepts, with the fields that links from the site fill in.

The rules are those of GitHub's documentation, "Syntax for issue forms", "Syntax for GitHub's form schema" and "Common
validation errors when creating issue forms".
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from guarantees.catalogue.link_templates import WRONG_VALUE_FORM, ErrorReport
from guarantees.records.fields import MAX_QUOTE_WORDS
from guarantees.records.vocabulary import ChangeReason
from tests.command_lines import our_commands, parsed

GITHUB = Path(__file__).resolve().parents[3] / ".github"
FORMS = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")
    if path.name != "config.yml"
}
PULL_REQUEST = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
# For each type of field: the attributes it must have, and those it may have.
ATTRIBUTES = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}


def fields_of(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of a form that a person fills in, by their ids."""
    return {field["id"]: field for field in form["body"] if field["type"] != "markdown"}


def test_there_are_two_forms() -> None:
    """One is for a wrong value and one for a new text; anything else needs no form."""
    assert {WRONG_VALUE_FORM, "new-source.yml"} == set(FORMS)
    configuration = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text())
    assert configuration == {"blank_issues_enabled": True}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_the_keys_that_github_knows(name: str) -> None:
    """A form has a name, a description, a title and a body, and nothing else."""
    form = FORMS[name]
    assert set(form) == {"name", "description", "title", "body"}
    assert all(isinstance(form[key], str) and form[key] for key in ("name", "description", "title"))
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS)
    assert any(field["type"] != "markdown" for field in form["body"])


@pytest.mark.parametrize("name", FORMS)
def test_each_field_has_what_its_type_needs(name: str) -> None:
    """A field has its required attributes and no unknown ones, and its texts are not empty."""
    for field in FORMS[name]["body"]:
        required, optional = ATTRIBUTES[field["type"]]
        given = set(field["attributes"])
        assert required <= given <= required | optional
        known = {"type", "attributes"} | (
            {"id", "validations"} if field["type"] != "markdown" else set()
        )
        assert set(field) <= known
        assert set(field.get("validations", {})) <= {"required"}
        texts = [field["attributes"][key] for key in given & {"label", "description", "value"}]
        assert all(isinstance(text, str) and text.strip() for text in texts)


@pytest.mark.parametrize("name", FORMS)
def test_ids_and_labels_are_unique(name: str) -> None:
    """Ids have letters, digits, hyphens and underscores; labels differ in more than punctuation and capitals."""
    answered = [field for field in FORMS[name]["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in answered]
    labels = [re.sub(r"\W+", "-", field["attributes"]["label"].lower()) for field in answered]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", each) for each in ids)
    assert (len(set(ids)), len(set(labels))) == (len(ids), len(labels))


@pytest.mark.parametrize("name", FORMS)
def test_options_are_texts_that_differ(name: str) -> None:
    """GitHub refuses a list with one text twice, with truth values, or with its own word for no choice."""
    for field in fields_of(FORMS[name]).values():
        options = field["attributes"].get("options", [])
        texts = [each["label"] if isinstance(each, dict) else each for each in options]
        assert all(isinstance(text, str) and text.lower() != "none" for text in texts)
        assert len(set(texts)) == len(texts)
        assert bool(texts) == (field["type"] in ("dropdown", "checkboxes"))


def test_links_from_the_site_fill_in_fields_that_exist() -> None:
    """GitHub fills in fields of one or several lines by their id; every issue has a title."""
    form = fields_of(FORMS[WRONG_VALUE_FORM])
    filled_in = {field.name for field in fields(ErrorReport)} - {"title"}
    assert filled_in == {"record", "shown", "page", "version"}
    assert {"input", "textarea"} >= {form[name]["type"] for name in filled_in}
    # A value of a record is shown as it is, and notifies nobody.
    assert form["shown"]["attributes"]["render"] == "text"


def test_a_report_of_a_wrong_value_has_everything_that_a_correction_needs() -> None:
    """The value shown, the right one, the source with its place and words, and the speaker are required."""
    form = fields_of(FORMS[WRONG_VALUE_FORM])
    required = {name for name, each in form.items() if each.get("validations", {}).get("required")}
    assert sorted(required) == [
        "place",
        "quotation",
        "reason",
        "record",
        "right",
        "shown",
        "source",
        "speaker",
    ]
    assert form["licence"]["attributes"]["options"][0]["required"] is True
    assert MAX_QUOTE_WORDS == 12
    assert "twelve words" in form["quotation"]["attributes"]["description"]


def test_the_reasons_are_those_of_the_records() -> None:
    """Form and template offer the reasons that records can have."""
    options = fields_of(FORMS[WRONG_VALUE_FORM])["reason"]["attributes"]["options"]
    for reason in ChangeReason:
        words = reason.label.removeprefix("party ")
        assert [each for each in options if words in each]
        assert f"\n- {reason.label}: " in PULL_REQUEST


def test_the_template_of_pull_requests_names_commands_that_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real parser understands each command of the checklist."""
    (tmp_path / "DIR").mkdir()
    monkeypatch.chdir(tmp_path)
    commands = list(our_commands(PULL_REQUEST))
    assert ["check", "fmt", "verify", "diff"] == [words[0] for words in commands]
    assert all(parsed(words) for words in commands)


def test_the_template_of_pull_requests_asks_for_both_values_and_the_source() -> None:
    """Each has a row of its own to fill in."""
    rows = re.findall(r"^\| ([^|]+?) *\| *\|$", PULL_REQUEST, re.MULTILINE)
    starts = ["Record and element", "Wrong value", "Right value", "Source", "Place", "Quotation"]
    assert [row for start in starts for row in rows if row.startswith(start)] == rows[:-1]
    assert rows[-1] == "Who says so, and when"
