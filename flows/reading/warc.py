"""WARC files (ISO 28500), plain or compressed record by record or as a whole.

Records are framed here rather than by fastwarc, which stops at the first damage without saying where: planning and
reading share the framing, so that both count the same records, and a damaged stretch of a file is one record to both.
What stands inside a record is parsed and decoded by fastwarc.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import IO, Literal

from fastwarc.warc import WarcRecord

from flows.reading.containers import open_source
from flows.reading.encodings import BombError, inflate
from flows.reading.signatures import name_binary
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from flows.reading.warc_fields import REJECTED, read_headers
from transforms.reasons import REASONS
from transforms.schema.records import RawDocument, Reject

HEADER_LIMIT = 64 * 2**10
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
LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p)\b", re.IGNORECASE)
SNIFFED = 1024
DECODINGS: tuple[Literal["all", "transfer", "content", "none"], ...] = ("all", "transfer", "content", "none")


@dataclass(frozen=True, slots=True)
class Frame:
    """One record as it stands in the file, or a stretch that is none: then ``defect`` is a reject reason."""

    place: Place
    header: bytes
    block: bytes = b""
    length: int = 0
    digest: bytes = b""
    defect: str = ""
    detail: str = ""

    @property
    def offset(self) -> int:
        """Byte offset of the record; inside a gzip member of several records, the inflated bytes before it added."""
        return self.place.start + self.place.skip


class WarcReader:
    """Reads WARC files."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place and hash of every record."""
        with open_source(source) as file:
            yield from locate_records(file)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield each record from ``place`` on; what it is called comes from where it stands, not from ``first``."""
        with open_source(source) as file:
            yield from read_records(file, source.uri, place, page_bytes)


def locate_records(file: IO[bytes]) -> Iterator[Located]:
    """Yield the place and hash of every record of a WARC file, parsing nothing but lengths.

    Raises DamageError when it is not worth reading on.
    """
    for number, frame in enumerate(frame_records(ByteStream(file, is_bounded=True), keep=0)):
        yield Located(frame.place, number, sha256(frame.header + frame.digest + frame.defect.encode()).digest())


def read_records(file: IO[bytes], uri: str, place: Place, page_bytes: int) -> Iterator[Unread]:
    """Yield each record from ``place`` on, to become a page or the reason why not, in the order of the file.

    A page longer than ``page_bytes``, decoded, is rejected; no more than that is ever held.
    """
    for frame in frame_records(ByteStream(file, place), keep=page_bytes + HEADER_LIMIT):
        yield Unread(frame.offset, partial(parse_frame, frame, uri, page_bytes))


def frame_records(stream: ByteStream, keep: int) -> Iterator[Frame]:
    """Yield every record, with up to ``keep`` bytes of its block, and one frame for each damaged stretch between."""
    if stream.place() == (0, 0) and not stream.peek(1) and not stream.defect:
        yield Frame(Place(0), b"", defect="empty", detail="empty file")
    while stream.peek(1) or stream.defect:
        frame = frame_record(stream, keep)
        if frame.defect and pass_damage(stream, frame.place) and frame.defect == "truncated":
            frame = replace(frame, defect="malformed")
        yield frame


def frame_record(stream: ByteStream, keep: int) -> Frame:
    """Read one record; with a defect where its header, its length or the file's compression is wrong."""
    place = stream.place()
    header = take_header(stream)
    length = read_length(header)
    if length is None:
        is_cut = header[:5] == b"WARC/"[: len(header)] and not stream.peek(1)
        defect = stream.defect or ("truncated" if is_cut else "malformed")
        return Frame(place, header, digest=header, defect=defect, detail="no WARC header")
    kept, digest, seen = bytearray(), sha256(), 0
    for piece in stream.take_pieces(length):
        digest.update(piece)
        seen += len(piece)
        kept += piece[: keep - len(kept)]
    detail = f"{seen} of {length} bytes" if seen < length else "" if pass_record_end(stream) else "wrong Content-Length"
    defect = (stream.defect or "truncated") if seen < length else "malformed" if detail else ""
    return Frame(place, header, bytes(kept), length, digest.digest(), defect, detail)


def take_header(stream: ByteStream) -> bytes:
    """Return what stands up to the end of a header, lines that end in LF alone ended as the standard says."""
    if BARE_START.match(stream.peek(12)):
        return stream.take_through(BARE_END, HEADER_LIMIT).replace(b"\n", b"\r\n")
    return stream.take_through(RECORD_END, HEADER_LIMIT)


def read_length(header: bytes) -> int | None:
    """Return the block length a WARC header states, None when it is no whole header."""
    found = CONTENT_LENGTH.search(header)
    return int(found[1]) if found and header.startswith(b"WARC/") and header.endswith(RECORD_END) else None


def pass_record_end(stream: ByteStream) -> bool:
    """Pass the line breaks after a block; False when neither they nor the next record nor the end are there."""
    is_ended = stream.peek(len(RECORD_END)) == RECORD_END
    while stream.peek(1) in (b"\r", b"\n"):
        stream.pass_over(1)
    return is_ended or stream.peek(5) in (b"WARC/", b"")


def pass_damage(stream: ByteStream, place: Place) -> bool:
    """Go to what looks like the next record after ``place``, which a wrong length may have hidden; False at the end."""
    stream.seek(place)
    stream.take(1)
    while not find_record(stream):
        if not stream.recover():
            return False
    return True


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


def parse_frame(frame: Frame, uri: str, page_bytes: int) -> RawDocument | Reject:
    """Return the page that a record holds, or why it holds none."""
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
    if kind == "revisit":
        return "not-a-page-record", describe_revisit(record)
    if kind not in PAGE_RECORDS or (kind == "response" and not record.is_http):
        return "not-a-page-record", kind
    if url.partition(":")[0].lower() not in PAGE_SCHEMES:
        return "not-a-page-record", f"{kind} of {url[:80] or 'no address'}"
    if url.partition("?")[0].endswith("/robots.txt"):
        return "robots", ""
    return None


def describe_revisit(record: WarcRecord) -> str:
    """Return what a revisit record refers to: the capture that holds the bytes, which are not stored again."""
    address, date = (record.headers.get(f"WARC-Refers-To-{name}") or "" for name in ("Target-URI", "Date"))
    return " ".join(filter(None, ("revisit", address and f"of {address.strip('<> ')[:80]}", date)))


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
    if media_type not in HTML_TYPES and (record.is_http or media_type != "text/plain"):
        return "not-html", media_type or "no media type"
    if kind := name_binary(body):
        return "not-html", f"{kind} served as {media_type}"
    if len(body) > page_bytes:
        return "too-large", f"over {page_bytes} bytes"
    return None


def read_media_type(record: WarcRecord, body: bytes) -> tuple[str, str | None]:
    """Return media type and charset as the record's headers state them; a page without either is known by its tags."""
    headers = record.http_headers if record.is_http else record.headers
    value, *parameters = re.split("[;,]", headers.get("Content-Type") or "")
    media_type = value.strip().lower()
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
