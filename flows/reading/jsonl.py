"""JSON Lines: one document a line, its fields found by their usual names or by a mapping the user gives."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import quote

from flows.reading.slices import InputError, Located, Place, Unread
from flows.reading.streams import ByteStream
from transforms.records import Given, RawDocument, Reject

Fields = Mapping[str, tuple[str, ...]]

USUAL_FIELDS: Fields = {
    "id": ("id", "_id", "guid", "uuid"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "html": ("html", "raw_html"),
    "text": ("text", "body", "content", "maintext", "article", "full_text"),
    "title": ("title", "headline"),
    "published": ("published", "date", "date_publish", "published_at", "pubDate", "publish_date", "publication_date"),
    "modified": ("modified", "updated", "date_modify", "modified_at", "updated_at"),
    "authors": ("authors", "author", "byline"),
    "outlet": ("outlet", "source_domain", "source", "publisher", "publication"),
    "section": ("section", "category"),
    "language": ("language", "lang"),
    "captured": ("captured_at", "captured", "date_download", "crawled_at", "fetched_at"),
}
"""For each thing known of a document, the fields it may stand in, most telling first."""

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


def read_fields(path: str) -> Fields:
    """Return the field names in force for a file: the usual ones, or those of ``<file>.fields.toml`` beside it.

    Raises InputError when that file is no TOML or names something that is not known of a document.
    """
    mapping = Path(f"{path}.fields.toml")
    try:
        given = tomllib.loads(mapping.read_text(encoding="utf-8")) if mapping.exists() else {}
    except (ValueError, OSError) as error:
        raise InputError(f"{mapping}: {error}") from error
    for key, name in given.items():
        if key not in USUAL_FIELDS or not isinstance(name, str):
            raise InputError(f"{mapping}: {key} is not one of {', '.join(USUAL_FIELDS)} with a field's name")
    return {**USUAL_FIELDS, **{key: (name,) for key, name in given.items()}}


def locate_lines(file: IO[bytes], fields: Fields) -> Iterator[Located]:
    """Yield the place, line number (0-based) and hash of every line that is not blank; fields count as its bytes."""
    names = json.dumps(fields).encode()
    for line in split_lines(ByteStream(file), 0, keep=0):
        yield Located(line.place, line.number, sha256(names + line.digest + line.defect.encode()).digest())


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


def parse_line(line: Line, uri: str, fields: Fields, page_bytes: int) -> RawDocument | Reject:
    """Return the document on a line, or why there is none."""
    number, told = line.number, f"line {line.number + 1}"
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
    url = pick_text(row, fields["url"]) or name_document(uri, pick_text(row, fields["id"]))
    html = pick_text(row, fields["html"])
    body = (html or "\n\n".join(read_names(pick(row, fields["text"])))).encode()
    if not body or len(body) > page_bytes:
        return Reject(uri, number, url, "read", "too-large" if body else "empty", told)
    media_type = "text/html" if html else "text/plain"
    captured_at = parse_time(pick_text(row, fields["captured"]))
    digest = sha256(body).hexdigest()
    return RawDocument(uri, number, digest, url, body, media_type, "utf-8", captured_at, read_given(row, fields))


def read_given(row: dict[str, Any], fields: Fields) -> Given:
    """Return what a row states of its document, apart from text and address."""
    names = ("title", "published", "modified", "outlet", "section", "language")
    texts = {name: pick_text(row, fields[name]) for name in names}
    return Given(authors=read_names(pick(row, fields["authors"])), **texts)


def pick(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first value that is not empty among the fields ``names``, else None."""
    return next((row[name] for name in names if row.get(name)), None)


def pick_text(row: dict[str, Any], names: tuple[str, ...]) -> str:
    """Return the first value among the fields ``names`` as text; of an object its name, of a list its first item."""
    return next(iter(read_names(pick(row, names))), "")


def read_names(value: Any) -> tuple[str, ...]:
    """Return a JSON value as texts: each item of a list, the name of an object, nothing for null.

    Lists may be nested to any depth. JSON may escape half of a surrogate pair, which no other encoding can hold: a
    question mark takes its place.
    """
    names, waiting = [], [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            waiting.append(value.get("name"))
        elif value is not None and not isinstance(value, bool):
            names.append(str(value).strip().encode("utf-8", "replace").decode())
    return tuple(filter(None, names))


def name_document(uri: str, document_id: str) -> str:
    """Return an address for a document that has only an id: ``urn:<file without suffixes>:<id>``, empty without id."""
    stem = Path(uri).name.partition(".")[0]
    return f"urn:{quote(stem)}:{quote(document_id)}" if document_id else ""


def parse_time(text: str) -> datetime | None:
    """Return an ISO 8601 time in UTC, which one without zone is taken to be; None for anything else."""
    try:
        time = datetime.fromisoformat(text)
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
