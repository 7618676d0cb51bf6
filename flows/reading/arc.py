"""ARC files, the format before WARC (Internet Archive, Common Crawl until 2012), versions 1 and 2.

A record is a line with address, host, time, media type and length, and the bytes that came. It is handed on as the WARC
record that holds the same, so that pages are found in one way.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256

from flows.reading.containers import open_source
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from flows.reading.warc import HEADER_LIMIT, Frame, parse_frame
from transforms.schema.records import RawDocument, Reject

HEADER = re.compile(
    rb"(?P<url>[a-z][a-z0-9+.-]*:\S*(?: \S+)*?) \S+ (?P<date>\d{8,14}) (?P<type>\S+)(?: \S+){0,5}"
    rb" (?P<length>\d{1,15})\r?\n",
    re.IGNORECASE,
)
RECORD_START = re.compile(rb"\n(?=[a-z][a-z0-9+.-]{1,9}:[^\s]{1,32})", re.IGNORECASE)
VERSION_BLOCK = b"filedesc:"
"""Begins the first record, which describes the file; tools that join files often leave its length wrong."""


class ArcReader:
    """Reads ARC files."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place and hash of every record."""
        with open_source(source) as file:
            for number, frame in enumerate(frame_records(ByteStream(file, is_bounded=True), keep=0)):
                digest = sha256(frame.header + frame.digest + frame.defect.encode()).digest()
                yield Located(frame.place, number, digest)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield each record from ``place`` on; what it is called comes from where it stands, not from ``first``."""
        with open_source(source) as file:
            for frame in frame_records(ByteStream(file, place), keep=page_bytes + HEADER_LIMIT):
                yield Unread(frame.offset, partial(parse_record, frame, source.uri, page_bytes))


def frame_records(stream: ByteStream, keep: int) -> Iterator[Frame]:
    """Yield every record, with up to ``keep`` bytes of its block, and one frame for each damaged stretch between."""
    pass_line_breaks(stream)
    if stream.place() == (0, 0) and not stream.peek(1) and not stream.defect:
        yield Frame(Place(0), b"", defect="empty", detail="empty file")
    while stream.peek(1) or stream.defect:
        frame = frame_record(stream, keep)
        if frame.defect and pass_damage(stream, frame.place) and frame.defect == "truncated":
            frame = replace(frame, defect="malformed")
        yield frame
        pass_line_breaks(stream)


def frame_record(stream: ByteStream, keep: int) -> Frame:
    """Read one record; with a defect where its line, its length or the file's compression is wrong."""
    place = stream.place()
    header = stream.take_through(b"\n", HEADER_LIMIT)
    found = HEADER.fullmatch(header)
    if not found:
        defect = stream.defect or ("malformed" if header.endswith(b"\n") else "truncated")
        return Frame(place, header, digest=header, defect=defect, detail="no ARC header")
    if header[: len(VERSION_BLOCK)].lower() == VERSION_BLOCK:
        find_record(stream)
        return Frame(place, header)
    length, kept, digest, seen = int(found["length"]), bytearray(), sha256(), 0
    for piece in stream.take_pieces(length):
        digest.update(piece)
        seen += len(piece)
        kept += piece[: keep - len(kept)]
    detail = f"{seen} of {length} bytes" if seen < length else "" if is_ended(stream) else "wrong length"
    defect = (stream.defect or "truncated") if seen < length else "malformed" if detail else ""
    return Frame(place, header, bytes(kept), length, digest.digest(), defect, detail)


def is_ended(stream: ByteStream) -> bool:
    """Tell whether a line break, the next record's line or the end stands behind a record."""
    ahead = stream.peek(HEADER_LIMIT)
    return ahead[:1] in (b"", b"\r", b"\n") or HEADER.match(ahead) is not None


def pass_line_breaks(stream: ByteStream) -> None:
    """Pass the line breaks between two records."""
    while stream.peek(1) in (b"\r", b"\n"):
        stream.pass_over(1)


def pass_damage(stream: ByteStream, place: Place) -> bool:
    """Go to what looks like the next record after ``place``; False at the end."""
    stream.seek(place)
    stream.take(1)
    while not find_record(stream):
        if not stream.recover():
            return False
        if HEADER.match(stream.peek(HEADER_LIMIT)):
            return True
    return True


def find_record(stream: ByteStream) -> bool:
    """Pass everything before the next line that heads a record; False, with all passed, when there is none."""
    while stream.find(RECORD_START):
        stream.pass_over(1)
        if HEADER.match(stream.peek(HEADER_LIMIT)):
            return True
    return False


def parse_record(frame: Frame, uri: str, page_bytes: int) -> RawDocument | Reject:
    """Return the page that a record holds, or why it holds none."""
    found = HEADER.fullmatch(frame.header)
    return parse_frame(replace(frame, header=write_header(found, frame.length) if found else b""), uri, page_bytes)


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
