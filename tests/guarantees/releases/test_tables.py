"""The records as tables, as CSV files and as a database."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from enum import Enum
from typing import Any

import pandas
import pytest

from guarantees.cells.cell import CellState
from guarantees.records.dates import EdtfDate
from guarantees.records.fields import models_in
from guarantees.records.kinds import KINDS
from guarantees.releases.data_package import DESCRIPTOR, data_package
from guarantees.releases.database import database
from guarantees.releases.tables import Table, tables_of
from tests.builders import sample
from tests.larger_records import larger


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    """The tables of the larger records by name."""
    return {table.name: table for table in tables_of(larger())}


def written_in(value: Any) -> set[str]:
    """Every text, number and date in a record, as text."""
    if isinstance(value, (str, int, EdtfDate)):
        return {str(value.value) if isinstance(value, Enum) else str(value)}
    if isinstance(value, dict):
        return set().union(*map(written_in, (*value, *value.values())))
    return set().union(*map(written_in, value)) if isinstance(value, tuple) else set()


def test_nothing_that_a_record_says_is_left_out(tables: dict[str, Table]) -> None:
    """Each text, number and date of each record, at whatever depth, is in the tables."""
    in_tables: set[str] = set()
    for table in tables.values():
        for row in table.rows:
            in_tables |= written_in(tuple(content for content in row if content is not None))
    said: set[str] = set()
    for kind in KINDS:
        for _, model in models_in(getattr(larger(), kind.part or "edition")):
            said |= written_in(tuple(vars(model)[name] for name in type(model).model_fields))
    assert said - in_tables == set()


def test_each_cell_has_its_state_and_answer(tables: dict[str, Table]) -> None:
    """Every proposal and element is a row, with the ids of the answer and its words."""
    cells = tables["cells"]
    assert len(cells.rows) == len(tables["proposals"].rows) * len(tables["elements"].rows)
    small = next(table for table in tables_of(sample()) if table.name == "cells")
    found = {row[0]: row[3:6] for row in small.rows}
    assert {
        id: found[id] for id in ("beta.assistance", "beta.legal-effect", "alpha.assistance")
    } == {
        "beta.assistance": (CellState.CODED, ("troops", "air-cover"), "Troops, Air cover"),
        "beta.legal-effect": (CellState.AMBIGUOUS, (), "Ambiguous"),
        "alpha.assistance": (CellState.SILENT, (), "Silent"),
    }


def test_keys_lead_to_rows(tables: dict[str, Table]) -> None:
    """In the database every id is there once, and every reference leads to a row."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(b"".join(database(tables.values(), {"title": "A title"})))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT text FROM about").fetchall() == [("A title",)]
        for name, table in tables.items():
            assert connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() == (
                len(table.rows),
            )


def test_other_programs_read_the_csv_as_described(tables: dict[str, Table]) -> None:
    """Each file has the columns that the description names, the rows of its table, and ids that are unique."""
    files = dict(data_package(tables.values(), {"name": "small"}))
    described = json.loads(files.pop(DESCRIPTOR))
    assert {resource["path"] for resource in described["resources"]} == files.keys()
    for resource in described["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        read = pandas.read_csv(
            io.BytesIO(files[resource["path"]]), dtype=str, keep_default_na=False
        )
        assert (list(read), read["id"].is_unique) == (list(fields), True)
        assert len(read) == len(tables[resource["name"].replace("-", "_")].rows)
        for name, field in fields.items():
            for text in filter(None, read[name]):
                assert is_of_type(text, field), (resource["name"], name, text)


def is_of_type(text: str, field: dict[str, Any]) -> bool:
    """Whether a text is what the schema says of its field."""
    match field["type"]:
        case "integer":
            return text.isdecimal()
        case "boolean":
            return text in ("true", "false")
        case "date":
            return str(pandas.Timestamp(text).date()) == text
        case "array":
            return isinstance(json.loads(text), list)
    return text in field.get("constraints", {}).get("enum", [text])
