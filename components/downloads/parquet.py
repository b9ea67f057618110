"""Views and records as Parquet."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from components.downloads.all_records import AllRecords
from components.downloads.reproducible_zip import zipped
from guarantees.releases.tables import Column, ColumnType
from guarantees.sheets.book import LongForm, Workbook, plain
from guarantees.sheets.text_files import key_of, objects


class _NotFound:
    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        if name in ("numpy", "pandas"):
            raise ModuleNotFoundError(name)


# Arrow takes NumPy where it is, and looks for pandas when it gets its first list: 60 MiB, for no use here.
sys.meta_path.insert(0, _NotFound)
try:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pa.array([""])
finally:
    sys.meta_path.remove(_NotFound)
# Its own memory pool keeps what it was given: 60 MB after all records were written once.
pa.set_memory_pool(pa.system_memory_pool())
_BATCH = 2_000
_TYPES = {
    ColumnType.STRING: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
    ColumnType.ARRAY: pa.list_(pa.string()),
}


def of_view(book: Workbook) -> bytes:
    """The long form: a row for each statement, in it a list of the places where it was read. All columns are text.

    The metadata of the file name view, data and licence.
    """
    about = {key_of(name): str(plain(content)) for name, content in book.about}
    schema = _schema(book.long_form).with_metadata(about)
    stream = io.BytesIO()
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for rows in _batches(objects(book.long_form)):
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
    return stream.getvalue()


def _schema(long: LongForm) -> pa.Schema:
    place = pa.struct([(key_of(name), pa.string()) for name in long.place_columns])
    columns = [(key_of(name), pa.string()) for name in long.columns]
    return pa.schema([*columns, ("places", pa.list_(place))])


def of_tables(records: AllRecords) -> bytes:
    """A file for each table, zipped into one, with the types of its columns and their meanings."""
    return zipped(_files(records))


def _files(records: AllRecords) -> Iterator[tuple[str, bytes]]:
    for table in records.tables:
        about = {**records.about, "table": table.description}
        schema = pa.schema(map(_field, table.columns), metadata=about)
        stream = io.BytesIO()
        with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
            for rows in _batches(table.rows):
                columns = zip(*rows, strict=True)
                arrays = [pa.array(each, of.type) for each, of in zip(columns, schema, strict=True)]
                writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
        yield f"{table.name}.parquet", stream.getvalue()


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """Few enough rows at a time that little is in memory twice."""
    left = iter(rows)
    while some := list(islice(left, _BATCH)):
        yield some


def _field(column: Column) -> pa.Field:
    about = {"description": column.description} if column.description else None
    return pa.field(column.name, _TYPES[column.type], metadata=about)
