"""WARC files for tests, written by warcio, and what the readers make of them."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.reading import plan_slices, read_slice
from transforms.schema.records import RawDocument, Reject

PAGE_BYTES = 100_000
HTML = [("Content-Type", "text/html; charset=utf-8")]
WARC_HEADERS = {"WARC-Date": "2024-11-02T07:00:00Z"}


class WarcFile:
    """A WARC in memory: ``offsets`` has where each record added begins."""

    def __init__(self, is_gzip: bool = True) -> None:
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=is_gzip)
        self.offsets: list[int] = []

    def add(
        self,
        url: str,
        body: bytes,
        kind: str = "response",
        headers: Sequence[tuple[str, str]] = HTML,
        status: str = "200 OK",
    ) -> None:
        """Append a record; ``headers`` are those of HTTP in a response, their first the media type of others."""
        self.offsets.append(self.file.tell())
        is_http = kind in ("response", "revisit")
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1") if is_http else None,
            warc_content_type="" if is_http else headers[0][1],
            warc_headers_dict=WARC_HEADERS,
        )
        self.writer.write_record(record)

    def content(self) -> bytes:
        """Return the bytes of the file."""
        return self.file.getvalue()


def write_pages(count: int, is_gzip: bool = True) -> WarcFile:
    """Return a WARC of ``count`` pages, each with its number in address and text."""
    warc = WarcFile(is_gzip)
    for number in range(count):
        warc.add(f"https://harbour.example/{number}", b"<html><p>Ferry %d sails.</p></html>" % number)
    return warc


def read_all(path: Path, documents: int = 1000, page_bytes: int = PAGE_BYTES) -> list[RawDocument | Reject]:
    """Return every item of an input, checking that each slice yields as many as were planned."""
    items = []
    for slice_ in plan_slices(path, documents):
        found = list(read_slice(slice_, page_bytes))
        assert len(found) == slice_.count
        items += found
    return items


def pick_documents(items: Sequence[RawDocument | Reject]) -> list[RawDocument]:
    """Return the documents among items."""
    return [item for item in items if isinstance(item, RawDocument)]


def list_reasons(items: Sequence[RawDocument | Reject]) -> list[str]:
    """Return the reason of each reject among items, in order."""
    return [item.reason for item in items if isinstance(item, Reject)]


def forget_place(document: RawDocument) -> RawDocument:
    """Return a document without the file and offset it was read from."""
    return replace(document, raw_uri="", raw_offset=0)
