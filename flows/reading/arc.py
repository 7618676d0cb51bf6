"""ARC files, the format before WARC (Internet Archive, Common Crawl until 2012), versions 1 and 2.

A record is a line with address, host, time, media type and length, and the bytes that came. It is handed on as the WARC
record that holds the same, so that pages are found in one way.
"""

import re
from dataclasses import replace
from datetime import datetime

from flows.reading.frames import HEADER_LIMIT, Frame, Syntax
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from flows.reading.warc import parse_frame
from transforms.schema.records import RawDocument, Reject

HEADER = re.compile(
    rb"(?P<url>[a-z][a-z0-9+.-]*:\S*(?: \S+)*?) \S+ (?P<date>\d{8,14}) (?P<type>\S+)(?: \S+){0,5}"
    rb" (?P<length>\d{1,15})\r?\n",
    re.IGNORECASE,
)
RECORD_START = re.compile(rb"\n(?=[a-z][a-z0-9+.-]{1,9}:[^\s]{1,32})", re.IGNORECASE)
VERSION_BLOCK = b"filedesc:"
"""Begins the first record, which describes the file; tools that join files often leave its length wrong."""


def take_header(stream: ByteStream) -> bytes:
    """Return the line that heads a record; all of the record that describes the file is passed with it."""
    pass_line_breaks(stream)
    header = stream.take_through(b"\n", HEADER_LIMIT)
    if HEADER.fullmatch(header) and is_version_block(header):
        find_record(stream)
    return header


def is_version_block(header: bytes) -> bool:
    """Tell whether a line heads the record that describes the file."""
    return header[: len(VERSION_BLOCK)].lower() == VERSION_BLOCK


def read_length(header: bytes) -> int | None:
    """Return the length of a block that is still to be read; None when the line heads no record."""
    found = HEADER.fullmatch(header)
    return None if found is None else 0 if is_version_block(header) else int(found["length"])


def is_cut(header: bytes, _stream: ByteStream) -> bool:
    """Tell whether what was taken for a header is a line without its end."""
    return not header.endswith(b"\n")


def is_ended(stream: ByteStream) -> bool:
    """Tell whether a line break stands behind a record."""
    return stream.peek(1) in (b"\r", b"\n")


def begins(stream: ByteStream) -> bool:
    """Tell whether a line that heads a record stands here."""
    return HEADER.match(stream.peek(HEADER_LIMIT)) is not None


def pass_line_breaks(stream: ByteStream) -> None:
    """Pass the line breaks between two records."""
    while stream.peek(1) in (b"\r", b"\n"):
        stream.pass_over(1)


def find_record(stream: ByteStream) -> bool:
    """Pass everything before the next line that heads a record; False, with all passed, when there is none."""
    while stream.find(RECORD_START):
        stream.pass_over(1)
        if begins(stream):
            return True
    return False


def parse_arc(frame: Frame, source: Source, page_bytes: int) -> RawDocument | Reject:
    """Return the page that a record of an ARC file holds, or why it holds none."""
    found = HEADER.fullmatch(frame.header)
    return parse_frame(replace(frame, header=write_header(found, frame.length) if found else b""), source, page_bytes)


def write_header(found: re.Match[bytes], length: int) -> bytes:
    """Return the WARC header that says what the line of an ARC record does."""
    url = found["url"]
    is_http = url.lower().startswith((b"http://", b"https://"))
    kind = b"response" if is_http else b"warcinfo" if url.lower().startswith(VERSION_BLOCK) else b"resource"
    fields = (
        (b"WARC-Type", kind),
        (b"WARC-Target-URI", url),
        (b"WARC-Date", write_date(found["date"])),
        (b"Content-Type", b"application/http; msgtype=response" if is_http else found["type"]),
        (b"Content-Length", str(length).encode()),
    )
    return b"WARC/1.0\r\n" + b"".join(b"%s: %s\r\n" % field for field in fields if field[1]) + b"\r\n"


def write_date(digits: bytes) -> bytes:
    """Return fourteen digits, of which the last may be missing, as a WARC header states a time; empty when they are no
    time."""
    try:
        time = datetime.strptime(digits.decode().ljust(14, "0"), "%Y%m%d%H%M%S")
    except ValueError:
        return b""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ").encode()


ARC = Syntax("ARC", take_header, read_length, is_cut, is_ended, begins, find_record)
