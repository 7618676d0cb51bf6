"""CSV and its kin (RFC 4180): a document a row, its fields by the names in the first row."""

import csv
import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from flows.reading.containers import open_source
from flows.reading.fields import Fields, read_fields, read_row
from flows.reading.slices import InputError, Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from transforms.schema.records import RawDocument, Reject

DELIMITERS = (",", "\t", ";", "|")
SEPARATOR = re.compile(rf"sep=([{re.escape(''.join(DELIMITERS))}])", re.IGNORECASE)
LONGEST_HEAD = 2**16
LONGEST_FIELD = 32 * 2**20
"""Characters of a field, and bytes of a line, beyond which a row is given up: its quotation mark was never closed."""


class Row(NamedTuple):
    """A row with its number, its place and the hash of its bytes; ``defect`` is a reject reason where it is none."""

    number: int
    place: Place
    values: list[str]
    digest: bytes
    defect: str = ""
    detail: str = ""


class DelimitedReader:
    """Reads CSV files, with commas, tabs, semicolons or bars."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place, number (0-based, without the first row) and hash of every row."""
        fields = read_fields(source.place)
        with open_source(source) as file:
            stream = ByteStream(file)
            names, delimiter = read_head(stream)
            for row in split_rows(stream, delimiter, 0):
                told = repr((names, delimiter, fields, row.defect)).encode()
                yield Located(row.place, row.number, sha256(told + row.digest).digest())

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield every row from ``place`` on, which is number ``first``."""
        fields = read_fields(source.place)
        with open_source(source) as file:
            stream = ByteStream(file)
            names, delimiter = read_head(stream)
            stream.seek(place)
            for row in split_rows(stream, delimiter, first):
                yield Unread(row.number, partial(parse_row, row, source.uri, names, fields, page_bytes))


def read_head(stream: ByteStream) -> tuple[tuple[str, ...], str]:
    """Return the names in the first row of a file, which is passed, and what parts them; raises InputError when it
    holds none."""
    text = stream.take_through(b"\n", LONGEST_HEAD).decode("utf-8-sig", "replace").strip("\r\n")
    if "\0" in text:
        raise InputError("a table in UTF-16, which Excel calls Unicode: save it as CSV in UTF-8")
    if stated := SEPARATOR.fullmatch(text.strip()):  # what Excel reads, and writes, before the names
        text = stream.take_through(b"\n", LONGEST_HEAD).decode("utf-8", "replace").strip("\r\n")
    if not text.strip() or "\ufffd" in text:
        raise InputError("no first row with the names of the fields, in UTF-8")
    delimiter = stated[1] if stated else max(DELIMITERS, key=text.count)
    return tuple(name.strip() for name in next(csv.reader([text], delimiter=delimiter))), delimiter


def split_rows(stream: ByteStream, delimiter: str, number: int) -> Iterator[Row]:
    """Yield every row that is not blank; ``number`` is that of the first.

    Where the compression breaks, one row with a defect stands for all that follows.
    """
    first = number
    while stream.peek(1):
        row = take_row(stream, delimiter, number)
        if stream.defect and not stream.peek(1):
            break
        if row.values or row.defect:
            yield row
            number += 1
    if stream.defect or number == first == 0:
        detail = "" if stream.defect else "none below the first, which is read as the names of the fields"
        yield Row(number, stream.place(), [], b"", stream.defect or "empty", detail)


def take_row(stream: ByteStream, delimiter: str, number: int) -> Row:
    """Return the next row, whose fields may hold line breaks; without values where it is blank."""
    place, digest = stream.place(), sha256()

    def take_lines() -> Iterator[str]:
        """Yield the lines that a row asks for."""
        while line := stream.take_through(b"\n", LONGEST_FIELD):
            digest.update(line)
            yield decode_line(line)

    csv.field_size_limit(LONGEST_FIELD)
    try:
        values = next(csv.reader(take_lines(), delimiter=delimiter), [])
    except csv.Error as error:
        return Row(number, place, [], digest.digest(), "malformed", str(error))
    return Row(number, place, values, digest.digest())


def decode_line(line: bytes) -> str:
    """Return a line as text: UTF-8, else what spreadsheets on Windows write."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def parse_row(row: Row, uri: str, names: tuple[str, ...], fields: Fields, page_bytes: int) -> RawDocument | Reject:
    """Return the document in a row, or why there is none."""
    told = f"row {row.number + 1}"
    if row.defect:
        return Reject(uri, row.number, "", "read", row.defect, f"{told}: {row.detail}" if row.detail else told)
    return read_row(dict(zip(names, row.values, strict=False)), uri, row.number, told, fields, page_bytes)
