"""MHTML (RFC 2557): a page as browsers save it in one file, among its pictures and styles."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from functools import partial
from hashlib import sha256

from flows.reading.containers import open_source
from flows.reading.files import locate_file
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from transforms.schema.records import RawDocument, Reject

LARGEST = 64 * 2**20
"""Bytes of a saved page with all that it shows, which is held whole."""
PAGE_TYPES = ("text/html", "application/xhtml+xml")
ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


class MhtmlReader:
    """Reads MHTML files."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the file, with its hash."""
        yield from locate_file(source)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield the page that was saved."""
        yield Unread(0, partial(read_page, source, page_bytes))


def read_page(source: Source, page_bytes: int) -> RawDocument | Reject:
    """Return the page in an MHTML file, its first part that is one, or why there is none."""
    with open_source(source) as file:
        content = ByteStream(file).take(LARGEST + 1)
    if len(content) > LARGEST:
        return Reject(source.uri, 0, "", "read", "too-large", f"over {LARGEST} bytes")
    message = message_from_bytes(content, policy=default)
    page = next((part for part in message.walk() if part.get_content_type() in PAGE_TYPES), None)
    url = find_address(message, page)
    if page is None:
        detail = "no page in it: " + (message.get_content_type() if content.strip() else "empty file")
        return Reject(source.uri, 0, url, "read", "not-html" if content.strip() else "empty", detail)
    body = page.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip() or len(body) > page_bytes:
        reason = "too-large" if body else "empty"
        return Reject(source.uri, 0, url, "read", reason, f"page of the file: over {page_bytes} bytes" if body else "")
    digest, charset = sha256(body).hexdigest(), page.get_content_charset()
    return RawDocument(source.uri, 0, digest, url, body, "text/html", charset, read_date(message))


def find_address(message: EmailMessage, page: EmailMessage | None) -> str:
    """Return where a page was saved from: as the file says, else as its first page does."""
    stated = (str(part.get(name, "")).strip() for part in (message, page) if part is not None for name in ADDRESSES)
    return next((address for address in stated if address.startswith(("http:", "https:"))), "")


def read_date(message: EmailMessage) -> datetime | None:
    """Return when a page was saved, in UTC; None when the file does not say."""
    try:
        saved = parsedate_to_datetime(str(message.get("Date", "")))
    except ValueError:
        return None
    return saved.astimezone(UTC) if saved.tzinfo else saved.replace(tzinfo=UTC)
