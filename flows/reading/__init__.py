"""Readers of the formats an archive may be in; everything streams, and whatever is read becomes a document or a reject.

``plan_slices`` cuts an input into slices, cheaply; ``read_slice`` reads one, as many items as were planned.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO

from flows.reading.faults import describe_fault
from flows.reading.html import guess_url
from flows.reading.jsonl import read_fields, read_lines
from flows.reading.newsml import read_items
from flows.reading.plans import plan_inputs, plan_slices
from flows.reading.slices import InputError, Place, Slice, Unread, name_uri
from flows.reading.text import read_file
from flows.reading.tree import describe_unreadable, name_reader
from flows.reading.wacz import open_member, reject_wacz
from flows.reading.warc import read_records
from transforms.records import RawDocument, Reject

__all__ = ["InputError", "Slice", "plan_inputs", "plan_slices", "read_slice"]

MEDIA_TYPES = {"html": "text/html", "text": "text/plain"}
CHANGED = ("unreadable", "the file changed between planning and reading")


def read_slice(slice_: Slice, page_bytes: int) -> Iterator[RawDocument | Reject]:
    """Yield the ``slice_.count`` items of a slice, in order; a body of more than ``page_bytes`` is rejected.

    Raises nothing of what a file may contain: it costs the record, or where reading cannot go on, those that follow.
    """
    if slice_.reader == "rejects":
        yield from slice_.rejects
    elif slice_.reader == "files":
        for path, count in zip(slice_.files, slice_.counts, strict=True):
            uri = name_uri(Path(path))
            yield from parse_records(read_single(path, uri, slice_.input_uri, page_bytes), uri, count)
    else:
        yield from parse_records(read_part(slice_, page_bytes), slice_.input_uri, slice_.count)


def parse_records(records: Iterator[Unread], uri: str, count: int) -> Iterator[RawDocument | Reject]:
    """Yield what the first ``count`` of a file's records are: the guard round every reader.

    What parsing a record raises costs that record; what reading on raises, or an early end, all that were to follow.
    """
    offset, n_read, fault = 0, 0, CHANGED
    try:
        for offset, parse in islice(records, count):
            n_read += 1
            yield parse_record(parse, uri, offset)
    except Exception as error:
        fault = describe_fault(error)
    for _ in range(count - n_read):
        yield Reject(uri, offset, "", "read", *fault)


def parse_record(parse: Callable[[], RawDocument | Reject], uri: str, offset: int) -> RawDocument | Reject:
    """Return what a record is; what parsing it raises is told as its reject."""
    try:
        return parse()
    except Exception as error:
        return Reject(uri, offset, "", "read", *describe_fault(error))


def read_part(slice_: Slice, page_bytes: int) -> Iterator[Unread]:
    """Yield the records of a slice of a file of records, and those after it."""
    uri, place = slice_.input_uri, Place(slice_.start, slice_.skip)
    with open_records(slice_.files) as file:
        if slice_.reader == "warc":
            yield from read_records(file, uri, place, page_bytes)
        else:
            yield from read_lines(file, uri, place, slice_.first, read_fields(slice_.files[0]), page_bytes)


def open_records(files: tuple[str, ...]) -> AbstractContextManager[IO[bytes]]:
    """Open the file of records that a slice names: a path, or a path and the member of the zip file there."""
    return open_member(*files) if len(files) == 2 else Path(files[0]).open("rb")


def read_single(path: str, uri: str, folder_uri: str, page_bytes: int) -> Iterator[Unread]:
    """Yield what a file that is no file of records holds: one item, or those of a news message."""
    reader = name_reader(Path(path))
    if reader == "newsml":
        yield from read_items(path, uri, page_bytes)
    elif reader in MEDIA_TYPES:
        url = guess_url(Path(uri).relative_to(folder_uri))
        yield Unread(0, partial(read_file, path, uri, url, MEDIA_TYPES[reader], page_bytes))
    elif reader == "wacz":
        yield Unread(0, partial(reject_wacz, path, uri))
    else:
        yield Unread(0, partial(Reject, uri, 0, "", "read", reader, describe_unreadable(Path(path))))
