"""Dates of rows such as 03/04/2019, whose day and month the other rows of their file tell apart."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from flows.reading.registry import BY_NAME
from flows.reading.slices import Unread
from flows.reading.sources import Source
from transforms.clean.moments import read_moment
from transforms.clean.orders import read_order
from transforms.schema.records import RawDocument, Reject

MOST_ROWS = 10_000
"""Rows of a file, from its first, whose dates are looked at."""
ENOUGH = 20
"""Dates that can be read in one way only, which tell how the others are to be read."""


def parse_row(row: Unread, source: Source, format_name: str, page_bytes: int) -> RawDocument | Reject:
    """Return what a record is; a document whose date could be read in two ways with what comes first in the dates of
    its file."""
    item = row.parse()
    moment = read_moment(item.given.published) if isinstance(item, RawDocument) else None
    if not isinstance(item, RawDocument) or not moment or not moment.other:
        return item
    order = find_order(source, format_name, page_bytes, source.stamp)
    return replace(item, given=replace(item.given, date_order=order))


@lru_cache(maxsize=8)
def find_order(source: Source, format_name: str, page_bytes: int, _stamp: tuple[int, int]) -> str:
    """Return what comes first in the dates of a file of rows, ``day`` or ``month``; empty where they do not tell."""
    dates = (published for published in list_dates(source, format_name, page_bytes) if read_order([published]))
    return read_order(islice(dates, ENOUGH))


def list_dates(source: Source, format_name: str, page_bytes: int) -> Iterator[str]:
    """Yield the dates of publication that the first rows of a file state."""
    reader = BY_NAME[format_name].reader
    first = next(reader.locate(source), None) if reader else None
    rows = reader.read(source, first.place, first.number, page_bytes) if reader and first else iter(())
    for row in islice(rows, MOST_ROWS):
        with suppress(Exception):  # which is told where the row is read for itself
            item = row.parse()
            yield item.given.published if isinstance(item, RawDocument) else ""
