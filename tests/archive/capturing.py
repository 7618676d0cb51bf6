"""WARC files as a crawler would have written them, with fixed dates and record ids.

Records are single gzip members with no time stamp; their compressed bytes still depend on the zlib in use.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Headers = list[tuple[str, str]]
SECONDS_BETWEEN_RECORDS = 7


@dataclass
class WarcFile:
    """A WARC file being written: its bytes, its clock and the number of records so far."""

    name: str
    started_at: datetime
    buffer: BytesIO = field(default_factory=BytesIO)
    n_records: int = 0

    def write(self, kind: str, url: str, payload: bytes, http: StatusAndHeaders | None = None, media: str = "") -> None:
        """Append one record as a gzip member, seven seconds after the one before."""
        writer = WARCWriter(self.buffer, gzip=True)
        moment = self.started_at + timedelta(seconds=SECONDS_BETWEEN_RECORDS * self.n_records)
        identity = uuid5(NAMESPACE_URL, f"{self.name} {self.n_records} {kind} {url}")
        record = writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_content_type=media,
            warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{identity}>", "WARC-Date": f"{moment:%Y-%m-%dT%H:%M:%SZ}"},
            http_headers=http,
        )
        writer.write_record(record)
        self.n_records += 1


def write_warcinfo(warc: WarcFile) -> None:
    """Write the record that opens the file."""
    info = f"software: hand-made sample\r\nformat: WARC File Format 1.0\r\nisPartOf: {warc.name}\r\n"
    warc.write("warcinfo", "", info.encode(), media="application/warc-fields")


def write_request(warc: WarcFile, url: str) -> None:
    """Write what the crawler sent for ``url``."""
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    headers = StatusAndHeaders(
        f"GET {target} HTTP/1.1", [("Host", parts.netloc), ("Accept", "text/html")], is_http_request=True
    )
    warc.write("request", url, b"", headers)


def write_metadata(warc: WarcFile, url: str) -> None:
    """Write the crawler's note about how it fetched ``url``."""
    warc.write("metadata", url, b"fetchTimeMs: 214\r\nhopsFromSeed: L\r\n", media="application/warc-fields")


def write_response(
    warc: WarcFile, url: str, body: bytes, media_type: str, status: str = "200 OK", extra: Headers | None = None
) -> None:
    """Write a server's answer."""
    headers = [("Content-Type", media_type), ("Content-Length", str(len(body))), *(extra or [])]
    warc.write("response", url, body, StatusAndHeaders(status, headers, protocol="HTTP/1.1"))
