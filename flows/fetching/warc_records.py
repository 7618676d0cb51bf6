"""WARC 1.1 records (ISO 28500:2017) of what was fetched, each a gzip member of its own: written by warcio, read back.

A fetch is stored as response and request of every hop, and one metadata record after them. A payload that is stored
already becomes a revisit record: it holds the answer's header only and refers to the response that has the payload.
"""

import gzip
import zlib
from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.fetching.exchange import Exchange
from flows.reading.warc_fields import REJECTED, read_headers

UNCHANGED = "server-not-modified"
PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
WARC_FIELDS = "application/warc-fields"

GZIP_LEVEL = 4
"""Measured on news pages: half the time of level 6, files 5% larger."""

STORED = 0
"""Level for payloads that came compressed: trying again costs time and gains nothing."""

CHUNK = 2**18
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a page was fetched: the source's name, and the address or file that named the page."""

    source: str
    discovered_from: str


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A response or revisit record of a WARC file: what the ledger keeps of a capture.

    ``warc`` is the file's name without ``.open``, ``offset`` where the record begins in it. ``payload_digest`` is
    ``sha256:`` and base32; of a revisit, that of the payload referred to. ``revisit`` is empty,
    ``server-not-modified`` or ``identical-payload-digest``. ``etag`` and ``last_modified`` are the answer's headers.
    ``asked_url`` is where redirects that led to ``url`` began, ``url`` itself without any.
    """

    url: str
    asked_url: str
    status: int
    payload_digest: str
    record_id: str
    captured_at: datetime
    etag: str
    last_modified: str
    revisit: str
    source: str
    discovered_from: str
    warc: str
    offset: int


class RawHead(StatusAndHeaders):  # type: ignore[misc]
    """Start line and headers as they were sent: warcio would rewrite what is not ASCII."""

    def __init__(self, head: bytes) -> None:
        super().__init__("raw", [])
        self.headers_buff = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Leave the bytes alone."""


def digest_payload(payload: bytes) -> str:
    """Return the digest that records carry: ``sha256:`` and the base32 of SHA-256."""
    return f"sha256:{b32encode(sha256(payload).digest()).decode()}"


def pack_fetch(
    exchange: Exchange, provenance: Provenance, known: StoredRecord | None, warc: str, offset: int
) -> tuple[bytes, StoredRecord]:
    """Return the gzip members of a fetch, to stand at ``offset`` of the file ``warc``, and its last answer's record."""
    members = b"".join(pack_hop(hop, describe_answer(hop, provenance, None)) for hop in exchange.earlier)
    asked_url = exchange.earlier[0].url if exchange.earlier else exchange.url
    record = describe_answer(exchange, provenance, known)
    record = replace(record, asked_url=asked_url, warc=warc, offset=offset + len(members))
    members += pack_hop(exchange, record, known) + pack_metadata(exchange, record)
    return members, record


def describe_answer(exchange: Exchange, provenance: Provenance, known: StoredRecord | None) -> StoredRecord:
    """Return the record of an answer, its place left open."""
    revisit = judge_revisit(exchange, known)
    is_told = revisit != UNCHANGED  # what an answer of 304 says besides is not stored
    return StoredRecord(
        url=exchange.url,
        asked_url=exchange.url,
        status=exchange.status,
        payload_digest=known.payload_digest if known and revisit else digest_payload(exchange.payload),
        record_id=make_record_id(),
        captured_at=exchange.fetched_at,
        etag=exchange.header("etag") if is_told else "",
        last_modified=exchange.header("last-modified") if is_told else "",
        revisit=revisit,
        source=provenance.source,
        discovered_from=provenance.discovered_from,
        warc="",
        offset=0,
    )


def judge_revisit(exchange: Exchange, known: StoredRecord | None) -> str:
    """Return the revisit profile of an answer whose payload is stored as ``known``, empty when it has its own."""
    if known is None:
        return ""
    if exchange.status == NOT_MODIFIED:
        return UNCHANGED
    is_same = exchange.status == known.status and digest_payload(exchange.payload) == known.payload_digest
    return "identical-payload-digest" if is_same and exchange.payload else ""


def make_record_id() -> str:
    """Return a new identifier of a WARC record."""
    return f"<urn:uuid:{uuid4()}>"


def format_date(moment: datetime) -> str:
    """Return a WARC-Date, to the microsecond, as WARC 1.1 allows."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def pack_hop(exchange: Exchange, record: StoredRecord, known: StoredRecord | None = None) -> bytes:
    """Return response, or revisit where the record is one, and request."""
    shared = {
        "WARC-Date": format_date(record.captured_at),
        **({"WARC-IP-Address": exchange.ip} if exchange.ip else {}),
        "WARC-Protocol": "h2" if exchange.http_version == "HTTP/2" else exchange.http_version.lower(),
    }
    answer = {"WARC-Record-ID": record.record_id, "WARC-Payload-Digest": record.payload_digest, **shared}
    head = write_head(exchange)
    if record.revisit and known:
        answer |= refer_to(known, record.revisit)
        # Players show what a head of 304 says, an empty page; without one, as the standard allows, that referred to.
        members = pack_record("revisit", record.url, answer, b"" if record.revisit == UNCHANGED else head, b"")
    else:
        level = STORED if exchange.header("content-encoding") else GZIP_LEVEL
        members = pack_record("response", record.url, answer, head, exchange.payload, level=level)
    asked = {"WARC-Record-ID": make_record_id(), "WARC-Concurrent-To": record.record_id, **shared}
    return members + pack_record("request", record.url, asked, exchange.request, b"")


def refer_to(known: StoredRecord, profile: str) -> dict[str, str]:
    """Return the fields by which a revisit record names the response that holds its payload."""
    return {
        "WARC-Profile": PROFILES + profile,
        "WARC-Refers-To": known.record_id,
        "WARC-Refers-To-Target-URI": known.url,
        "WARC-Refers-To-Date": format_date(known.captured_at),
    }


def write_head(exchange: Exchange) -> bytes:
    """Return status line and headers of an answer, in the form of HTTP/1.1 whatever it came over.

    The payload is stored freed of its transfer encoding, so the header that tells of one is kept under another name.
    """
    protocol = "HTTP/1.0" if exchange.http_version == "HTTP/1.0" else "HTTP/1.1"
    phrase = exchange.reason_phrase or name_status(exchange.status)
    lines = [f"{protocol} {exchange.status} {phrase}".rstrip().encode("latin-1")]
    for name, value in exchange.headers:
        is_undone = name.lower() == b"transfer-encoding"
        lines.append((b"X-Archive-Orig-" if is_undone else b"") + name + b": " + value)
    return b"\r\n".join(lines) + b"\r\n\r\n"


def name_status(status: int) -> str:
    """Return the usual phrase of a status, which HTTP/2 leaves out; empty for one that has none."""
    return next((known.phrase for known in HTTPStatus if known == status), "")


def pack_metadata(exchange: Exchange, record: StoredRecord) -> bytes:
    """Return the record that ends a fetch: why the page was fetched, and how long that took."""
    took = sum(hop.seconds for hop in (*exchange.earlier, exchange))
    fields = {
        "source": record.source,
        "via": record.discovered_from,
        "fetchTimeMs": str(round(took * 1000)),
        "requestedUrl": record.asked_url,
    }
    headers = {
        "WARC-Record-ID": make_record_id(),
        "WARC-Concurrent-To": record.record_id,
        "WARC-Date": format_date(record.captured_at),
    }
    return pack_record("metadata", record.url, headers, b"", write_fields(fields), WARC_FIELDS)


def pack_reject(url: str, reason: str, detail: str, provenance: Provenance, now: datetime) -> bytes:
    """Return the metadata record of an address that gave nothing to store: readers of the file make a reject of it."""
    fields = {"source": provenance.source, "via": provenance.discovered_from, REJECTED: reason, "detail": detail}
    headers = {"WARC-Record-ID": make_record_id(), "WARC-Date": format_date(now)}
    return pack_record("metadata", url, headers, b"", write_fields(fields), WARC_FIELDS)


def pack_warcinfo(name: str, now: datetime) -> bytes:
    """Return the record that opens the file ``name``."""
    fields = {
        "software": f"dateline/{version('dateline')}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
    }
    headers = {"WARC-Record-ID": make_record_id(), "WARC-Date": format_date(now), "WARC-Filename": name}
    return pack_record("warcinfo", "", headers, b"", write_fields(fields), WARC_FIELDS)


def write_fields(fields: Mapping[str, str]) -> bytes:
    """Return named fields as ``application/warc-fields``; a value never spans lines."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items()).encode()


def pack_record(
    kind: str,
    url: str,
    headers: Mapping[str, str],
    head: bytes,
    payload: bytes,
    media_type: str = "",
    level: int = GZIP_LEVEL,
) -> bytes:
    """Return one record as a gzip member; ``head`` and ``payload`` together are its block, digests are added."""
    digests = {"WARC-Block-Digest": digest_payload(head + payload)}
    if head and kind == "request":
        digests["WARC-Payload-Digest"] = digest_payload(payload)
    file = BytesIO()
    writer = WARCWriter(file, gzip=False, warc_version="1.1")
    record = writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type=media_type,
        warc_headers_dict={"WARC-Type": kind, **headers, **digests},
        http_headers=RawHead(head) if head else None,
    )
    writer.write_record(record)
    return gzip.compress(file.getvalue(), level, mtime=0)


def read_members(file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Yield start, end and inflated bytes of each gzip member of a file, as far as they are whole."""
    at, data = 0, b""
    while True:
        start, pieces, inflater = at, [], zlib.decompressobj(31)
        while not inflater.eof:
            data = data or file.read(CHUNK)
            if not data:
                return
            try:
                pieces.append(inflater.decompress(data))
            except zlib.error:
                return
            at, data = at + len(data), b""
        data = inflater.unused_data
        at -= len(data)
        yield start, at, b"".join(pieces)


def find_whole_end(file: IO[bytes]) -> int:
    """Return how many bytes of a file the whole fetches in it take, 0 when there are none."""
    ends = [end for _, end, record in read_members(file) if read_headers(record).get("warc-type") == "metadata"]
    return ends[-1] if ends else 0


def list_records(path: Path) -> Iterator[StoredRecord]:
    """Yield what a WARC file of this store holds, open or closed, up to where it is damaged: the ledger, rebuilt."""
    fetch: list[StoredRecord] = []
    with path.open("rb") as file:
        for start, _, content in read_members(file):
            headers = read_headers(content)
            if headers.get("warc-type") in ("response", "revisit"):
                fetch.append(read_answer(headers, content, path.name.removesuffix(".open"), start))
            elif headers.get("warc-type") == "metadata":
                fields = read_headers(b"\r\n" + content.partition(b"\r\n\r\n")[2])
                for record in fetch:
                    yield replace(
                        record,
                        asked_url=fields.get("requestedurl", record.url),
                        source=fields.get("source", ""),
                        discovered_from=fields.get("via", ""),
                    )
                fetch = []


def read_answer(headers: Mapping[str, str], content: bytes, warc: str, offset: int) -> StoredRecord:
    """Return a response or revisit record, what its metadata record says left open."""
    message = content.partition(b"\r\n\r\n")[2]
    fields = read_headers(message)
    return StoredRecord(
        url=headers["warc-target-uri"],
        asked_url=headers["warc-target-uri"],
        status=int(message.split(b" ", 2)[1]) if message.startswith(b"HTTP/") else NOT_MODIFIED,
        payload_digest=headers["warc-payload-digest"],
        record_id=headers["warc-record-id"],
        captured_at=datetime.fromisoformat(headers["warc-date"]),
        etag=fields.get("etag", ""),
        last_modified=fields.get("last-modified", ""),
        revisit=headers.get("warc-profile", "").removeprefix(PROFILES),
        source="",
        discovered_from="",
        warc=warc,
        offset=offset,
    )
