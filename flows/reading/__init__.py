"""Readers of the formats an archive may be in; everything streams, and whatever is read becomes a document or a reject.

``plan_slices`` cuts an input into slices, cheaply; ``read_slice`` reads one, as many items as were planned.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from flows.reading.containers import open_container
from flows.reading.faults import describe_fault
from flows.reading.kinds import describe_package
from flows.reading.plans import plan_inputs, plan_slices
from flows.reading.registry import BY_NAME, describe_unread, recognise
from flows.reading.row_dates import parse_row
from flows.reading.slices import InputError, Place, Slice, Unread
from flows.reading.sources import Source, find_source
from flows.reading.tree import find_obstacle
from transforms.schema.records import RawDocument, Reject

__all__ = ["InputError", "Slice", "plan_inputs", "plan_slices", "read_slice"]

CHANGED = ("unreadable", "the file changed between planning and reading")
BEGIN = Place(0)


def read_slice(slice_: Slice, page_bytes: int) -> Iterator[RawDocument | Reject]:
    """Yield the ``slice_.count`` items of a slice, in order; a body of more than ``page_bytes`` is rejected.

    Raises nothing of what a file may contain: it costs the record, or where reading cannot go on, those that follow.
    """
    if slice_.reader == "rejects":
        yield from slice_.rejects
    elif slice_.reader == "files":
        for key, count in zip(slice_.files, slice_.counts, strict=True):
            source = find_source(key, slice_.input_uri)
            yield from parse_records(read_single(source, page_bytes), source.uri, count)
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
    reader = BY_NAME[slice_.reader].reader
    if reader:
        source, place = find_source(slice_.files[0]), Place(slice_.start, slice_.skip)
        for row in reader.read(source, place, slice_.first, page_bytes):
            yield Unread(row.offset, partial(parse_row, row, source, slice_.reader, page_bytes))


def read_single(source: Source, page_bytes: int) -> Iterator[Unread]:
    """Yield what a file that is no file of records holds: one item, or those of a news message or feed."""
    obstacle = find_obstacle(source.place)
    name = "" if obstacle else recognise(source)
    reader = BY_NAME[name].reader if name else None
    if reader:
        yield from reader.read(source, BEGIN, 0, page_bytes)
    elif name:
        yield Unread(0, partial(reject_container, source))
    else:
        reason, detail = obstacle or ("unsupported-file", describe_unread(source))
        yield Unread(0, partial(Reject, source.uri, 0, "", "read", reason, detail))


def reject_container(source: Source) -> Reject:
    """Return the reject of a container that holds no file to be read, or is a document itself; what opening one that
    is broken raises is told in its place."""
    if kind := describe_package(entry.name for entry in open_container(source).entries):
        return Reject(source.uri, 0, "", "read", "unsupported-file", kind)
    detail = "no WARC file inside" if source.name.lower().endswith(".wacz") else "no file inside"
    return Reject(source.uri, 0, "", "read", "empty", detail)
