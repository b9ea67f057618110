"""Tables as a database file of SQLite, with keys between them and an index on each."""

from __future__ import annotations

import datetime
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from guarantees.releases.tables import ID, Column, ColumnType, Content, Table

_TYPES = {
    ColumnType.STRING: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.DATE: "TEXT",
    ColumnType.ARRAY: "TEXT",
}
_ABOUT = "about"
_PART = 1024 * 1024


def database(tables: Iterable[Table], about: Mapping[str, str]) -> Iterator[bytes]:
    """The tables as the bytes of a database, in parts. Lists are JSON texts, days ``2025-08-21``, truth values 0 and 1.

    ``about`` becomes a table of names and texts: title, version, licence.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tables.sqlite")
        _write(path, tables, about)
        with path.open("rb") as file:
            while part := file.read(_PART):
                yield part


def _write(path: Path, tables: Iterable[Table], about: Mapping[str, str]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"CREATE TABLE {_ABOUT} (name TEXT PRIMARY KEY, text TEXT)")
        connection.executemany(f"INSERT INTO {_ABOUT} VALUES (?, ?)", about.items())
        indexed = []
        for table in tables:
            indexed += [(table.name, column.name) for column in table.columns if _is_key(column)]
            connection.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            rows = (tuple(map(_stored, row)) for row in table.rows)
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)
        for table_name, column_name in indexed:
            index = f"{table_name}_{column_name}"
            connection.execute(f'CREATE INDEX "{index}" ON "{table_name}" ("{column_name}")')
        connection.commit()


def _is_key(column: Column) -> bool:
    return bool(column.table) and column.type is not ColumnType.ARRAY


def _create(table: Table) -> str:
    lines = [
        f'"{column.name}" {_TYPES[column.type]}{" PRIMARY KEY" if column.name == ID else ""}'
        for column in table.columns
    ]
    keys = [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.table}" ("{ID}")'
        for column in table.columns
        if _is_key(column)
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join((*lines, *keys))})'


def _stored(content: Content) -> str | int | None:
    if isinstance(content, tuple):
        return json.dumps(content, ensure_ascii=False)
    return content.isoformat() if isinstance(content, datetime.date) else content
