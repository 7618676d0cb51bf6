"""Parquet files: a document a row, its fields by the names of the columns."""

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from flows.reading.containers import open_source
from flows.reading.fields import Fields, read_fields, read_row
from flows.reading.files import hash_file
from flows.reading.slices import InputError, Located, Place, Unread
from flows.reading.sources import Source

BATCH = 64
"""Rows that are held at once."""


class ParquetReader:
    """Reads Parquet files."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield every row, with the hash of the whole file and of the names its fields are looked for by."""
        digest = hash_file(source) + repr(read_fields(source.place)).encode()
        with open_source(source) as file:
            for number in range(open_parquet(file).metadata.num_rows):
                yield Located(Place(number), number, digest)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield every row from number ``first`` on."""
        fields = read_fields(source.place)
        with open_source(source) as file:
            for number, row in read_rows(open_parquet(file), fields, first):
                told = f"row {number + 1}"
                yield Unread(number, partial(read_row, row, source.uri, number, told, fields, page_bytes))


def open_parquet(file: IO[bytes]) -> ParquetFile:
    """Return a Parquet file opened; raises InputError when it is none."""
    try:
        return ParquetFile(file)
    except pa.ArrowException as error:
        raise InputError(f"no Parquet file: {error}") from error


def read_rows(table: ParquetFile, fields: Fields, first: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the rows from number ``first`` on, each with its number; of the columns those that may be asked for, of
    others the name alone."""
    names = table.schema_arrow.names
    known = {name for usual in fields.values() for name in usual}
    rest = {name: None for name in names if name not in known}
    number = 0
    for group in range(table.num_row_groups):
        n_rows = table.metadata.row_group(group).num_rows
        if number + n_rows > first:
            for batch in table.iter_batches(BATCH, row_groups=[group], columns=[n for n in names if n in known]):
                for at, row in enumerate(batch.to_pylist(), number) if number + batch.num_rows > first else ():
                    if at >= first:
                        yield at, {**rest, **row}
                number += batch.num_rows
        else:
            number += n_rows
