"""What the Method page says of cells that two coders coded."""

from __future__ import annotations

import re

import htpy as h
import pytest

from components.pages.method import agreement as part
from components.pages.method.agreement import agreement_part
from components.pages.method.markup import page_markup
from guarantees.pages.method.page import MethodQuery
from guarantees.reference.second_coding import Agreement, Agreements, SecondCoding
from tests.builders import sample
from tests.components.parsed_html import Parsed

SAME = {"state": "coded", "values": [{"value": ["freedonia"]}]}
CELLS = [
    {"proposal": "alpha", "element": "guarantors", "first": SAME, "second": SAME},
    {
        "proposal": "alpha",
        "element": "legal-effect",
        "first": {"state": "coded", "values": [{"value": "binding", "scope": "a part"}]},
        "second": {"state": "not_coded"},
    },
]


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cells of the small folder that were coded twice, one of them differently."""
    some = Agreement(cells=2, same=1, alpha=0.4)
    one = Agreement(cells=1, same=1, alpha=None)
    group = sample().elements["guarantors"].group
    found = Agreements(all=some, groups={group: some}, elements={"guarantors": one})
    coded = {"on": "2026-11-30", "drawn": "by lot", "drawn_from": 1820, "cells": CELLS}
    monkeypatch.setattr(part, "second_coding", lambda: SecondCoding.model_validate(coded))
    monkeypatch.setattr(part, "agreements", lambda: found)


def part_of_page() -> str:
    """The part as HTML."""
    return str(h.div[agreement_part(sample())])


def rows_of(html: str) -> list[list[str]]:
    """The texts of the cells of each row of its tables."""
    return [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)
    ]


@pytest.mark.usefixtures("twice")
def test_agreement_is_given_in_all_by_group_and_by_element() -> None:
    """Each has its number of cells, how many came out the same, and its alpha, or a dash where it has none."""
    page = Parsed(str(page_markup(MethodQuery(), sample())))
    assert "2 of 1,820 cells" in page.text
    html = part_of_page()
    group = sample().groups[sample().elements["guarantors"].group].name
    assert [group, "2", "1", "0.40"] in rows_of(html)
    assert ["Guarantors", "1", "1", "–"] in [
        [row[0].split(" ", 1)[-1], *row[1:]] for row in rows_of(html)
    ]


@pytest.mark.usefixtures("twice")
def test_a_difference_is_shown_in_words_with_a_link_to_its_cell() -> None:
    """Labels of values and reasons stand for their ids."""
    html = part_of_page()
    assert html.count('href="./compare?') == 1
    assert "cell=alpha.legal-effect" in html
    assert "Not coded" in html
    assert "not_coded" not in html


def test_other_records_have_no_such_part() -> None:
    """Where none of the cells is of these records, nothing is said of them."""
    assert agreement_part(sample()) is None
    assert "How far two coders agree" not in str(page_markup(MethodQuery(), sample()))
