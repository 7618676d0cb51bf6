"""JSON Lines: one document a line, its fields found by their usual names or by a mapping the user gives."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from flows.adapters.readers.slices import InputError, Located, Place
from flows.adapters.readers.streams import ByteStream
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

LINE_BYTES = 64 * 2**20
"""Longest line taken into memory; what is longer is passed over."""


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
    for number, place, line, defect in split_lines(ByteStream(file), 0):
        yield Located(place, number, sha256(names + line + defect.encode()).digest())


def read_lines(
    file: IO[bytes], uri: str, place: Place, first: int, fields: Fields, page_bytes: int
) -> Iterator[RawDocument | Reject]:
    """Yield the document, or the reason why there is none, of every line from ``place`` on, which is line ``first``."""
    for number, _, line, defect in split_lines(ByteStream(file, place), first):
        if defect:
            yield Reject(uri, number, "", "read", defect, f"line {number + 1}")
        else:
            yield parse_line(line, uri, number, fields, page_bytes)


def split_lines(stream: ByteStream, number: int) -> Iterator[tuple[int, Place, bytes, str]]:
    """Yield number, place and bytes of every line that is not blank, or a reject reason in place of the bytes.

    ``number`` is that of the first line. Where the compression breaks, one reject stands for all that follows.
    """
    place = stream.place()
    if place == (0, 0) and not stream.peek(1) and not stream.defect:
        yield number, place, b"", "empty"
    while line := stream.take_through(b"\n", LINE_BYTES):
        is_whole = line.endswith(b"\n") or not stream.peek(1)
        while not is_whole and (rest := stream.take_through(b"\n", LINE_BYTES)):
            is_whole = rest.endswith(b"\n")
            line = b""
        if stream.defect and not line.endswith(b"\n"):
            break
        if not line or line.strip():
            yield number, place, line, "" if line else "too-large"
        number, place = number + 1, stream.place()
    if stream.defect:
        yield number, place, b"", stream.defect


def parse_line(line: bytes, uri: str, number: int, fields: Fields, page_bytes: int) -> RawDocument | Reject:
    """Return the document on a line, or why there is none."""
    try:
        row = json.loads(line.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return Reject(uri, number, "", "read", "malformed", f"line {number + 1}: {error}")
    if not isinstance(row, dict):
        return Reject(uri, number, "", "read", "malformed", f"line {number + 1}: no JSON object")
    url = pick_text(row, fields["url"]) or name_document(uri, pick_text(row, fields["id"]))
    html = pick_text(row, fields["html"])
    body = (html or "\n\n".join(read_names(pick(row, fields["text"])))).encode()
    if not body or len(body) > page_bytes:
        return Reject(uri, number, url, "read", "too-large" if body else "empty", f"line {number + 1}")
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

    JSON may escape half of a surrogate pair, which no other encoding can hold: a question mark takes its place.
    """
    if isinstance(value, list):
        return tuple(name for item in value for name in read_names(item))
    if isinstance(value, dict):
        return read_names(value.get("name"))
    text = "" if value is None or isinstance(value, bool) else str(value).strip().encode("utf-8", "replace").decode()
    return (text,) if text else ()


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
