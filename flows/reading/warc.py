"""WARC files (ISO 28500), plain or compressed record by record or as a whole.

What stands inside a record is parsed and decoded by fastwarc.
"""

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

from fastwarc.warc import WarcRecord

from flows.reading.encodings import BombError, inflate
from flows.reading.frames import HEADER_LIMIT, Frame, Syntax
from flows.reading.signatures import name_binary
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from flows.reading.warc_fields import REJECTED, read_headers
from transforms.reasons import REASONS
from transforms.schema.records import RawDocument, Reject

RECORD_START = re.compile(rb"WARC/(?:1\.\d|0\.1[78])\r?\n(?:WARC|Content)-", re.IGNORECASE)
RECORD_END = b"\r\n\r\n"
BARE_START = re.compile(rb"WARC/\d\.\d+\n")
BARE_END = b"\n\n"
"""How headers end in files of writers that break lines with LF alone, as those of ClueWeb09 did."""
CONTENT_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r$", re.IGNORECASE | re.MULTILINE)
TARGET_URI = re.compile(rb"^WARC-Target-URI:([^\r\n]*)\r$", re.IGNORECASE | re.MULTILINE)
PAGE_RECORDS = {"response", "resource", "conversion"}
PAGE_SCHEMES = {"http", "https", "file", "ftp"}
"""Crawlers also store logs, screenshots and texts of their own, under metadata:, urn: and the like."""

HTML_TYPES = {"text/html", "application/xhtml+xml"}
PDF_TYPE = "application/pdf"
PDF_TYPES = {"application/x-pdf": PDF_TYPE, "text/pdf": PDF_TYPE}
"""Other names of it."""
LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
SNIFFED = 1024
DECODINGS: tuple[Literal["all", "transfer", "content", "none"], ...] = ("all", "transfer", "content", "none")


def take_header(stream: ByteStream) -> bytes:
    """Return what stands up to the end of a header, lines that end in LF alone ended as the standard says."""
    if BARE_START.match(stream.peek(12)):
        return stream.take_through(BARE_END, HEADER_LIMIT).replace(b"\n", b"\r\n")
    return stream.take_through(RECORD_END, HEADER_LIMIT)


def read_length(header: bytes) -> int | None:
    """Return the block length a WARC header states, None when it is no whole header."""
    found = CONTENT_LENGTH.search(header)
    return int(found[1]) if found and header.startswith(b"WARC/") and header.endswith(RECORD_END) else None


def is_cut(header: bytes, stream: ByteStream) -> bool:
    """Tell whether what was taken for a header is the beginning of one, and the end of the file."""
    return header[:5] == b"WARC/"[: len(header)] and not stream.peek(1)


def is_ended(stream: ByteStream) -> bool:
    """Tell whether the line breaks that end a record stand ahead."""
    return stream.peek(len(RECORD_END)) == RECORD_END


def begins(stream: ByteStream) -> bool:
    """Tell whether a record begins here."""
    return stream.peek(5) == b"WARC/"


def find_record(stream: ByteStream) -> bool:
    """Pass everything before the next whole header of a record; False, with all passed, when there is none."""
    while stream.find(RECORD_START):
        head = stream.peek(HEADER_LIMIT)
        following = RECORD_START.search(head, 1)
        if read_length(cut_header(head[: following.start() if following else len(head)])) is not None:
            return True
        stream.pass_over(1)
    return False


def cut_header(head: bytes) -> bytes:
    """Return the header that bytes begin with, its lines ended as the standard says; empty when they hold no end."""
    end = BARE_END if BARE_START.match(head) else RECORD_END
    header, found, _ = head.partition(end)
    return (header + found).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if found else b""


WARC = Syntax("WARC", take_header, read_length, is_cut, is_ended, begins, find_record)


def parse_frame(frame: Frame, source: Source, page_bytes: int) -> RawDocument | Reject:
    """Return the page that a record holds, or why it holds none."""
    uri = source.uri
    if frame.defect:
        return Reject(uri, frame.offset, read_target(frame.header), "read", frame.defect, frame.detail)
    try:
        record, body = open_record(frame, page_bytes + 1)
    except BombError as error:
        return Reject(uri, frame.offset, read_target(frame.header), "read", "bomb", str(error))
    except (OSError, ValueError) as error:
        return Reject(uri, frame.offset, read_target(frame.header), "read", "malformed", str(error))
    url = read_target(frame.header)
    if refused := read_capture_reject(record, body):
        return Reject(uri, frame.offset, url, "capture", *refused)
    media_type, charset = read_media_type(record, body)
    fault = (
        find_record_fault(record, url)
        or (find_http_fault(record) if record.is_http else None)
        or find_body_fault(record, media_type, body, page_bytes)
    )
    if fault:
        return Reject(uri, frame.offset, url, "read", *fault)
    digest = sha256(body).hexdigest()
    return RawDocument(uri, frame.offset, digest, url, body, media_type, charset, read_date(record))


def read_target(header: bytes) -> str:
    """Return the address a WARC header names, which old tools put in angle brackets; empty without one."""
    found = TARGET_URI.search(header)
    return found[1].decode("utf-8", "replace").strip("<> \t") if found else ""


def open_record(frame: Frame, most: int) -> tuple[WarcRecord, bytes]:
    """Return the parsed record and up to ``most`` bytes of its body, freed of transfer and content encoding.

    Capture tools often store a body decoded and leave the header that says how it was encoded: where decoding fails,
    the header is taken for such a one. Raises OSError when the record cannot be parsed, BombError when the body
    inflates to more than it may, ValueError when a page's body is neither in the encoding it claims nor a page.
    """
    body = b""
    for decoding in DECODINGS:
        record = WarcRecord.from_bytes(frame.header + frame.block)
        try:
            if record.is_http:
                record.parse_http(auto_decode=decoding, quirks_mode=True)
            body = record.reader.read(most)
        except OSError:
            continue
        if decoding == "all" or LOOKS_LIKE_HTML.search(body[:SNIFFED]):
            return record, body
        if LOOKS_LIKE_HTML.search((inflated := inflate_body(record, body, most))[:SNIFFED]):
            return record, inflated
    if body and record.is_http and read_media_type(record, b"")[0] not in HTML_TYPES:
        return record, body
    raise ValueError("body not in the encoding its header names")


def inflate_body(record: WarcRecord, body: bytes, most: int) -> bytes:
    """Return a body freed of the content encodings its header names, those that fastwarc does not know included."""
    for encoding in reversed((record.http_headers.get("Content-Encoding") or "").split(",")):
        body = inflate(body, encoding, most)
    return body


def read_capture_reject(record: WarcRecord, body: bytes) -> tuple[str, str] | None:
    """Return reason and detail why capture stored nothing of an address, where a metadata record says so; else None."""
    if str(record.record_type) != "metadata" or REJECTED.encode() not in body:
        return None
    fields = read_headers(b"\r\n" + body)
    reason = fields.get(REJECTED, "")
    return (reason, fields.get("detail", "")) if reason in REASONS else None


def find_record_fault(record: WarcRecord, url: str) -> tuple[str, str] | None:
    """Return reason and detail why a record cannot hold a page, judged by its WARC headers; None when it may."""
    kind = str(record.record_type)
    if kind not in PAGE_RECORDS or (kind == "response" and not record.is_http):
        return "not-a-page-record", kind
    if url.partition(":")[0].lower() not in PAGE_SCHEMES:
        return "not-a-page-record", f"{kind} of {url[:80] or 'no address'}"
    if url.partition("?")[0].endswith("/robots.txt"):
        return "robots", ""
    return None


def find_http_fault(record: WarcRecord) -> tuple[str, str] | None:
    """Return reason and detail why an HTTP answer is no page, judged by its status; None when it may be one."""
    status = record.http_headers.status_code
    if status is None:
        return "malformed", "no HTTP status"
    return None if status == 200 else ("http-status", str(status))


def find_body_fault(record: WarcRecord, media_type: str, body: bytes, page_bytes: int) -> tuple[str, str] | None:
    """Return reason and detail why a body is no page: nothing in it, of another media type, too long; else None."""
    if not body.strip():
        return "empty", ""
    if media_type not in HTML_TYPES and media_type != PDF_TYPE and (record.is_http or media_type != "text/plain"):
        return "not-html", media_type or "no media type"
    kind = name_binary(body) or ("no PDF" if media_type == PDF_TYPE else "")
    if kind and (kind, media_type) != ("PDF", PDF_TYPE):
        return "not-html", f"{kind} served as {media_type}"
    if len(body) > page_bytes:
        return "too-large", f"over {page_bytes} bytes"
    return None


def read_media_type(record: WarcRecord, body: bytes) -> tuple[str, str | None]:
    """Return media type and charset as the record's headers state them; a page without either is known by its tags."""
    headers = record.http_headers if record.is_http else record.headers
    value, *parameters = re.split("[;,]", headers.get("Content-Type") or "")
    media_type = PDF_TYPES.get(value.strip().lower(), value.strip().lower())
    if not media_type and LOOKS_LIKE_HTML.search(body[:SNIFFED]):
        media_type = "text/html"
    pairs = (parameter.partition("=") for parameter in parameters)
    charsets = [text.strip(" \t\"'") for name, _, text in pairs if name.strip().lower() == "charset"]
    return media_type, next(filter(None, charsets), None)


def read_date(record: WarcRecord) -> datetime | None:
    """Return when the record was captured, in UTC; None when its date cannot be read."""
    date: datetime | None = record.record_date
    if date is None:
        return None
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
