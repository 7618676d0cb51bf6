"""Revisit records (ISO 28500, section 6.7): captures whose bytes are stored once, with another capture.

That an address still had the same bytes is nothing new to read. That another address had them is a page of its own,
which is read with the bytes of the capture that the record refers to, where that stands in the same file.
"""

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from fastwarc.warc import WarcRecord

from flows.reading.containers import is_stored, open_source
from flows.reading.frames import HEADER_LIMIT, Frame, frame_record, frame_records
from flows.reading.slices import Place
from flows.reading.sources import Source
from flows.reading.streams import ByteStream, DamageError
from flows.reading.warc import PAGE_RECORDS, WARC, parse_frame, read_date, read_target
from flows.reading.warc_fields import read_headers
from transforms.schema.records import RawDocument, Reject

MOST_CAPTURES = 100_000
"""Captures of a file that revisits may refer to: where each stands is held."""
FARTHEST = 16 * 2**20
"""Bytes of a compressed member that may be inflated to come to a capture: each revisit costs that anew."""
BRACKETS = "<> \t"


def parse_record(frame: Frame, source: Source, page_bytes: int) -> RawDocument | Reject:
    """Return the page that a WARC record holds or, of a revisit, refers to, or why there is none."""
    fields = read_headers(frame.header)
    if frame.defect or fields.get("warc-type", "").lower() != "revisit":
        return parse_frame(frame, source, page_bytes)
    original = None if is_same_address(fields) else find_original(source, fields, page_bytes)
    url = read_target(frame.header)
    if original is None or read_target(original.header) == url:
        detail = describe_revisit(fields, original is not None or is_same_address(fields))
        return Reject(source.uri, frame.offset, url, "read", "not-a-page-record", detail)
    page = replace(parse_frame(original, source, page_bytes), raw_offset=frame.offset, url=url)
    if isinstance(page, Reject):
        return page
    return replace(page, captured_at=read_date(WarcRecord.from_bytes(frame.header + frame.block)))


def is_same_address(fields: dict[str, str]) -> bool:
    """Tell whether a revisit refers to an earlier capture of its own address."""
    return read_field(fields, "warc-refers-to-target-uri") == read_field(fields, "warc-target-uri")


def read_field(fields: dict[str, str], name: str) -> str:
    """Return a field, freed of the angle brackets that old tools put around; empty when it is missing."""
    return fields.get(name, "").strip(BRACKETS)


def describe_revisit(fields: dict[str, str], is_known: bool) -> str:
    """Return why a revisit is no page: another capture of its address, which ``is_known``, or of one in another file,
    holds the bytes."""
    date = fields.get("warc-refers-to-date", "")
    if is_known:
        return f"revisit: unchanged since {date or 'an earlier capture'}; the page is read with that one's record"
    told = read_field(fields, "warc-refers-to-target-uri")[:80] or "an earlier capture"
    return f"revisit: its bytes are those of {' of '.join(filter(None, (told, date)))}, stored in another WARC file"


def find_original(source: Source, fields: dict[str, str], page_bytes: int) -> Frame | None:
    """Return the record of the same file that a revisit refers to, by its id, by address and time, or by the digest of
    its payload; None when there is none, or it takes too long to come to."""
    if not is_stored(source):
        return None
    places = locate_captures(source, source.stamp)
    place = next((places[key] for key in list_references(fields) if key in places), None)
    if place is None or place.skip > FARTHEST:
        return None
    with open_source(source) as file:
        return frame_record(ByteStream(file, place), page_bytes + HEADER_LIMIT, WARC)


@lru_cache(maxsize=2)
def locate_captures(source: Source, _stamp: tuple[int, int]) -> dict[bytes, Place]:
    """Return where the captures of a file stand, by all that a revisit may refer to them by."""
    places: dict[bytes, Place] = {}
    n_captures = 0
    with open_source(source) as file:
        try:
            for frame in frame_records(ByteStream(file, is_bounded=True), 0, WARC):
                fields = read_headers(frame.header)
                if fields.get("warc-type") in PAGE_RECORDS and not frame.defect and n_captures < MOST_CAPTURES:
                    n_captures += 1
                    for key in list_names(fields):
                        places.setdefault(key, frame.place)
        except DamageError:  # planning told of it
            pass
    return places


def list_names(fields: dict[str, str]) -> list[bytes]:
    """Return the keys of a capture: its id, its address and time, the digest of its payload."""
    return make_keys(fields, "warc-record-id", "warc-target-uri", "warc-date")


def list_references(fields: dict[str, str]) -> list[bytes]:
    """Return the keys of the capture that a revisit refers to, surest first."""
    return make_keys(fields, "warc-refers-to", "warc-refers-to-target-uri", "warc-refers-to-date")


def make_keys(fields: dict[str, str], record: str, address: str, date: str) -> list[bytes]:
    """Return short keys of record id, of address with date, and of payload digest, as far as they are stated."""
    stated = (
        (record, read_field(fields, record)),
        (address, read_field(fields, address), fields.get(date, "")),
        ("warc-payload-digest", fields.get("warc-payload-digest", "")),
    )
    return [sha256("\0".join(key[1:]).encode()).digest()[:12] for key in stated if all(key)]
