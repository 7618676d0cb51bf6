"""What an input is cut into: runs of consecutive records that a worker can seek to."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple


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


@dataclass(frozen=True, slots=True)
class Slice:
    """Consecutive records of one input.

    ``reader`` is warc, jsonl or files; ``files`` are the paths to open (a WACZ and the name of its member; every file
    of a ``files`` slice). ``start`` and ``skip`` place the first record as ``Place`` says and ``first`` is its number.
    ``count`` is how many items ``read_slice`` yields, and ``sha256`` identifies their bytes and the input's name.
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


def name_uri(path: Path) -> str:
    """Return how rows name a file: relative to the current directory when inside it, else absolute; always UTF-8."""
    path, here = Path(os.path.normpath(path.absolute())), Path.cwd()
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


def cut_files(folder_uri: str, files: Iterable[tuple[Path, int, bytes]], documents: int) -> Iterator[Slice]:
    """Yield slices of whole files, given as (path, documents in it, hash), each slice ``documents`` or a few more."""
    paths: list[str] = []
    digest, count, slice_no = sha256(folder_uri.encode()), 0, 0
    for path, n_documents, file_digest in files:
        paths.append(str(path.absolute()))
        digest.update(name_uri(path).encode() + b"\0" + file_digest)
        count += n_documents
        if count >= documents:
            yield Slice(folder_uri, slice_no, "files", 0, count, digest.hexdigest(), tuple(paths))
            paths, count, slice_no, digest = [], 0, slice_no + 1, sha256(folder_uri.encode())
    if paths:
        yield Slice(folder_uri, slice_no, "files", 0, count, digest.hexdigest(), tuple(paths))
