"""What an input is cut into: runs of consecutive records that a worker can seek to."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from flows.settings import BASE
from transforms.schema.records import RawDocument, Reject


class InputError(ValueError):
    """The input is missing, cannot be opened or holds nothing to read; the message is one line for the user."""


class Place(NamedTuple):
    """Where a record stands: seek to ``start`` in the file, inflate if it is compressed, pass over ``skip`` bytes."""

    start: int
    skip: int = 0


class Located(NamedTuple):
    """A record found by planning: its place, its number in the file, and a hash of its bytes."""

    place: Place
    number: int
    digest: bytes


class Unread(NamedTuple):
    """A record that reading has come to: what rows say of its place in the file, and what parses it."""

    offset: int
    parse: Callable[[], RawDocument | Reject]


@dataclass(frozen=True, slots=True)
class Slice:
    """Consecutive records of one input.

    ``reader`` is the name of a format, ``files`` or ``rejects``; ``files`` are the keys of the sources to open (one, or
    every file of a ``files`` slice). ``start`` and ``skip`` place the first record as ``Place`` says and ``first`` is
    its number. ``count`` is how many items ``read_slice`` yields, ``counts`` how many of each file of a ``files``
    slice, and ``sha256`` identifies their bytes and the input's name. ``rejects`` are what planning could not read.
    """

    input_uri: str
    slice_no: int
    reader: str
    start: int
    count: int
    sha256: str
    files: tuple[str, ...]
    skip: int = 0
    first: int = 0
    counts: tuple[int, ...] = ()
    rejects: tuple[Reject, ...] = ()


def name_uri(path: Path) -> str:
    """Return how rows name a file: relative to the checkout when inside it, else absolute; always UTF-8.

    So a run from another folder, or one that Prefect starts, names the same files alike.
    """
    path, here = Path(os.path.normpath(path.absolute())), BASE.absolute()
    inside = path.relative_to(here) if path.is_relative_to(here) else path
    return os.fsencode(inside.as_posix()).decode("utf-8", "backslashreplace")


def cut_slices(
    input_uri: str, reader: str, files: tuple[str, ...], records: Iterator[Located], documents: int
) -> Iterator[Slice]:
    """Yield slices of up to ``documents`` records of one file, keeping no more than a hash of each record."""
    for slice_no, first in enumerate(records):
        digest = sha256(input_uri.encode())
        count = 0
        for record in chain([first], islice(records, documents - 1)):
            digest.update(record.digest)
            count += 1
        place, number, _ = first
        yield Slice(input_uri, slice_no, reader, place.start, count, digest.hexdigest(), files, place.skip, number)


def cut_files(folder_uri: str, files: Iterable[tuple[str, str, int, bytes]], documents: int) -> Iterator[Slice]:
    """Yield slices of whole files, given as (key, uri, items in it, hash), each slice ``documents`` or a few more."""
    slice_no = 0
    keys: list[str] = []
    counts: list[int] = []
    digest = sha256(folder_uri.encode())
    for key, uri, n_documents, file_digest in files:
        keys.append(key)
        counts.append(n_documents)
        digest.update(uri.encode() + b"\0" + file_digest)
        if sum(counts) >= documents:
            yield join_files(folder_uri, slice_no, keys, counts, digest.hexdigest())
            keys, counts, slice_no, digest = [], [], slice_no + 1, sha256(folder_uri.encode())
    if keys:
        yield join_files(folder_uri, slice_no, keys, counts, digest.hexdigest())


def join_files(folder_uri: str, slice_no: int, keys: list[str], counts: list[int], digest: str) -> Slice:
    """Return the slice of whole files, with the number of items in each."""
    return Slice(folder_uri, slice_no, "files", 0, sum(counts), digest, tuple(keys), counts=tuple(counts))


def cut_rejects(input_uri: str, slice_no: int, rejects: Iterable[Reject], documents: int) -> Iterator[Slice]:
    """Yield slices, numbered from ``slice_no``, of what planning found unreadable."""
    waiting = iter(rejects)
    while batch := tuple(islice(waiting, documents)):
        digest = sha256(repr((input_uri, batch)).encode()).hexdigest()
        yield Slice(input_uri, slice_no, "rejects", 0, len(batch), digest, (), rejects=batch)
        slice_no += 1
