"""JSON Lines: one document a line, its fields found by their usual names or by a mapping the user gives."""

import json
import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import IO, NamedTuple

from flows.reading.containers import open_source
from flows.reading.fields import Fields, read_fields, read_row
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from transforms.schema.records import RawDocument, Reject

PIECE = 2**16
LINE_BREAK = b"\r\n"
BLANK_LINES = re.compile(rb"(?:[ \t\r]*+\n)+")
MOST_CONTAINERS = 500_000
"""Lists and objects on a line: each takes some 70 bytes of memory for two of the file. Pages hold a few thousand."""


class Line(NamedTuple):
    """A line that is not blank, or, where ``defect`` is a reject reason, why it is none.

    ``number`` is 0-based; ``content`` is its first bytes, as many as were wanted, ``length`` counts them all.
    """

    number: int
    place: Place
    content: bytes
    length: int
    digest: bytes
    defect: str = ""


class LinesReader:
    """Reads JSON Lines."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place, line number (0-based) and hash of every line that is not blank."""
        with open_source(source) as file:
            yield from locate_lines(file, read_fields(source.place))

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield every line from ``place`` on, which is line ``first``."""
        with open_source(source) as file:
            yield from read_lines(file, source.uri, place, first, read_fields(source.place), page_bytes)


def locate_lines(file: IO[bytes], fields: Fields) -> Iterator[Located]:
    """Yield the place, line number (0-based) and hash of every line that is not blank; fields count as its bytes."""
    for line in split_lines(ByteStream(file), 0, keep=0):
        yield Located(line.place, line.number, hash_line(line, fields))


def hash_line(line: Line, fields: Fields) -> bytes:
    """Return the hash of a line's bytes and of the names its fields are looked for by."""
    return sha256(json.dumps(fields).encode() + line.digest + line.defect.encode()).digest()


def read_lines(
    file: IO[bytes], uri: str, place: Place, first: int, fields: Fields, page_bytes: int
) -> Iterator[Unread]:
    """Yield every line from ``place`` on, which is line ``first``; of one over ``page_bytes`` no more is held."""
    for line in split_lines(ByteStream(file, place), first, page_bytes + len(LINE_BREAK)):
        yield Unread(line.number, partial(parse_line, line, uri, fields, page_bytes))


def split_lines(stream: ByteStream, number: int, keep: int) -> Iterator[Line]:
    """Yield every line that is not blank, up to ``keep`` bytes of each; ``number`` is that of the first.

    Where the compression breaks, one line with a defect stands for all that follows.
    """
    is_told = number > 0
    place = stream.place()
    while stream.peek(1):
        if blank := BLANK_LINES.match(stream.buffer):
            number += stream.pass_over(blank.end()).count(b"\n")
            place = stream.place()
            continue
        line, is_blank, is_whole = take_line(stream, number, place, keep)
        if stream.defect and not is_whole:
            break
        if not is_blank:
            is_told = True
            yield line
        number, place = number + 1, stream.place()
    if stream.defect or not is_told:
        yield Line(number, place, b"", 0, b"", stream.defect or "empty")


def take_line(stream: ByteStream, number: int, place: Place, keep: int) -> tuple[Line, bool, bool]:
    """Return the next line, whether it is blank, and whether its line break was there."""
    content, digest, length, is_blank = bytearray(), sha256(), 0, True
    piece = b""
    while not piece.endswith(b"\n") and (piece := stream.take_through(b"\n", PIECE)):
        digest.update(piece)
        length += len(piece)
        content += piece[: keep - len(content)]
        is_blank = is_blank and not piece.strip()
    return Line(number, place, bytes(content), length, digest.digest()), is_blank, piece.endswith(b"\n")


def parse_line(line: Line, uri: str, fields: Fields, page_bytes: int, noun: str = "line") -> RawDocument | Reject:
    """Return the document on a line, or why there is none; ``noun`` is what its number counts."""
    number, told = line.number, f"{noun} {line.number + 1}"
    if line.defect:
        return Reject(uri, number, "", "read", line.defect, told)
    if line.length > page_bytes + len(LINE_BREAK):
        return Reject(uri, number, "", "read", "too-large", f"{told}: over {page_bytes} bytes")
    if line.content.count(b"[") + line.content.count(b"{") > MOST_CONTAINERS:
        return Reject(uri, number, "", "read", "too-large", f"{told}: over {MOST_CONTAINERS} lists and objects")
    try:
        row = json.loads(line.content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return Reject(uri, number, "", "read", "malformed", f"{told}: {error}")
    if not isinstance(row, dict):
        return Reject(uri, number, "", "read", "malformed", f"{told}: no JSON object")
    return read_row(row, uri, number, told, fields, page_bytes)
