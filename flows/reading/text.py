"""Files that hold one document each as their whole content: plain text, HTML, PDF."""

import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256

from flows.reading.containers import open_source
from flows.reading.delimited import DELIMITERS
from flows.reading.fields import USUAL_FIELDS
from flows.reading.files import locate_file
from flows.reading.html import START, TAG, find_address
from flows.reading.signatures import name_binary
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from transforms.schema.records import RawDocument, Reject

ADDRESS_LINE = re.compile(
    rb"(?:https?://|(?:[a-zA-Z0-9-]{1,63}\.){1,6}[a-zA-Z]{2,24}(?:[:/]|\Z))\S*|\S+\)\S* \d{14} .*|\d{14}\s+https?://\S+|\S*,\S*\)\S*\s+\d{14}\b.*"
)
JSON_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
DELIMITER = re.compile(f"[{''.join(DELIMITERS)}\r]")
LONGEST_HEAD = 4096
"""Bytes in which the first row of a table ends."""
PDF_TYPE = "application/pdf"
MOSTLY = 0.9
"""Share of the lines that are addresses from which a text is a list of them."""


class PageReader:
    """Reads files of one document of a media type."""

    def __init__(self, media_type: str) -> None:
        self.media_type = media_type

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the file, with its hash."""
        yield from locate_file(source)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield the file as one document."""
        yield Unread(0, partial(read_file, source, self.media_type, page_bytes))


def read_file(source: Source, media_type: str, page_bytes: int) -> RawDocument | Reject:
    """Return the document a file is, or why it is none; raises OSError when the file cannot be opened."""
    uri = source.uri
    with open_source(source) as file:
        stream = ByteStream(file)
        body = stream.take(page_bytes + 1)
    url = find_address(source, body)
    if stream.defect:
        return Reject(uri, 0, url, "read", stream.defect, "compression is broken")
    if not body.strip() or len(body) > page_bytes:
        reason, detail = ("too-large", f"over {page_bytes} bytes") if body.strip() else ("empty", "empty file")
        return Reject(uri, 0, url, "read", reason, detail)
    media_type = tell_type(body, media_type)
    if (kind := name_binary(body)) and media_type != PDF_TYPE:
        return Reject(uri, 0, url, "read", "not-html", f"{kind}, by its first bytes")
    if media_type == "text/plain" and (kind := describe_text(body)):
        return Reject(uri, 0, url, "read", "unsupported-file", kind)
    return RawDocument(uri, 0, sha256(body).hexdigest(), url, body, media_type)


def tell_type(body: bytes, media_type: str) -> str:
    """Return the media type of a document by its first bytes where these are sure, whatever the file's name says; a
    page without any tag is plain text."""
    if body.startswith(b"%PDF-"):
        return PDF_TYPE
    if START.match(body):
        return "text/html"
    return "text/plain" if media_type == "text/html" and not TAG.search(body) else media_type


def describe_text(body: bytes) -> str:
    """Return what a text is that is no article, and what to do with it; empty for all others."""
    if is_address_list(body):
        return "a list of addresses: name it in a source (config/sources, `lists`) and its pages are fetched"
    if JSON_START.match(body):
        return "JSON: name it .jsonl where each line is a document, else .json"
    first = body[:LONGEST_HEAD].partition(b"\n")[0].decode("utf-8", "replace")
    names = {name.strip(' "\ufeff') for name in DELIMITER.split(first)}
    known = [key for key, usual in USUAL_FIELDS.items() if names & set(usual)]
    return "a table: name it .csv" if "text" in known and len(known) > 1 else ""


def is_address_list(body: bytes) -> bool:
    """Tell whether a text is a list of addresses: one a line, or the lines of an index of captures (CDX)."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    return sum(1 for line in lines if ADDRESS_LINE.fullmatch(line)) >= MOSTLY * len(lines)
