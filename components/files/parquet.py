"""The long form as Parquet: a row for each statement, in it a list of the places where it was read."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from guarantees.sheets.book import LongForm, Workbook, plain
from guarantees.sheets.text_files import key_of, objects


def written(book: Workbook) -> bytes:
    """The bytes of the file, which names view, data and licence in its metadata. All columns are text."""
    about = {key_of(name): str(plain(content)) for name, content in book.about}
    schema = _schema(book.long_form).with_metadata(about)
    table = pa.Table.from_pylist(list(objects(book.long_form)), schema=schema)
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _schema(long: LongForm) -> pa.Schema:
    place = pa.struct([(key_of(name), pa.string()) for name in long.place_columns])
    columns = [(key_of(name), pa.string()) for name in long.columns]
    return pa.schema([*columns, ("places", pa.list_(place))])
