"""Readers of the formats an archive may be in; everything streams, and whatever is read becomes a document or a reject.

``plan_slices`` cuts an input into slices, cheaply; ``read_slice`` reads one, as many items as were planned.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO

from flows.adapters.readers.html import guess_url
from flows.adapters.readers.jsonl import locate_lines, read_fields, read_lines
from flows.adapters.readers.newsml import count_items, read_items
from flows.adapters.readers.slices import InputError, Place, Slice, cut_files, cut_slices, name_uri
from flows.adapters.readers.text import read_file
from flows.adapters.readers.tree import READERS, name_reader, walk_files
from flows.adapters.readers.wacz import list_members, open_member, reject_wacz
from flows.adapters.readers.warc import locate_records, read_records
from transforms.records import RawDocument, Reject

__all__ = ["InputError", "Slice", "plan_slices", "read_slice"]

MEDIA_TYPES = {"html": "text/html", "text": "text/plain"}
HASH_CHUNK = 2**20


def plan_slices(path: Path, documents: int) -> Iterator[Slice]:
    """Yield the slices of a file or folder, each of up to ``documents`` consecutive records, parsing no record.

    A folder's WARC, WACZ and JSONL files are cut one by one; its files of one document are taken together. Raises
    InputError when ``path`` is missing, cannot be opened or holds nothing that there is a reader for.
    """
    check_input(path)
    for file in list_files(path):
        for files, reader in list_record_files(file):
            yield from plan_records(files, reader, documents)
    singles = (file for file in list_files(path) if not list_record_files(file))
    yield from cut_files(name_uri(path), ((file, *measure_file(file)) for file in singles), documents)


def check_input(path: Path) -> None:
    """Raise InputError when an input is missing, cannot be opened or holds no file of a kind that has a reader."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    try:
        next(path.iterdir(), None) if path.is_dir() else path.open("rb").close()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    kinds = set(READERS.values())
    if not any(name_reader(file) in kinds for file in list_files(path)):
        raise InputError(f"{path}: no file in a format that can be read ({', '.join(READERS)})")


def list_files(path: Path) -> Iterator[Path]:
    """Yield the files of an input: itself, or those beneath a folder."""
    return walk_files(path) if path.is_dir() else iter([path])


def list_record_files(path: Path) -> list[tuple[tuple[str, ...], str]]:
    """Return what to open, and the reader, for each file of records in a file; none when it is a document itself."""
    reader, name = name_reader(path), str(path.absolute())
    if reader == "wacz":
        return [((name, member), "warc") for member in list_members(path)]
    return [((name,), reader)] if reader in ("warc", "jsonl") else []


def plan_records(files: tuple[str, ...], reader: str, documents: int) -> Iterator[Slice]:
    """Yield the slices of one file of records."""
    with open_records(files) as file:
        records = locate_records(file) if reader == "warc" else locate_lines(file, read_fields(files[0]))
        yield from cut_slices(name_records(files), reader, files, records, documents)


def open_records(files: tuple[str, ...]) -> AbstractContextManager[IO[bytes]]:
    """Open the file of records that a slice names: a path, or a path and the member of the zip file there."""
    return open_member(*files) if len(files) == 2 else Path(files[0]).open("rb")


def name_records(files: tuple[str, ...]) -> str:
    """Return how rows name a file of records; a zip's member follows a number sign."""
    return "#".join([name_uri(Path(files[0])), *files[1:]])


def measure_file(path: Path) -> tuple[int, bytes]:
    """Return how many items a file of its own yields and a hash of its kind and, as far as it has a reader, bytes."""
    reader = name_reader(path)
    digest = sha256(reader.encode())
    if reader not in READERS.values():
        return 1, digest.digest()
    try:
        with path.open("rb") as file:
            while chunk := file.read(HASH_CHUNK):
                digest.update(chunk)
        return count_items(str(path)) if reader == "newsml" else 1, digest.digest()
    except OSError:
        return 1, digest.digest()


def read_slice(slice_: Slice, page_bytes: int) -> Iterator[RawDocument | Reject]:
    """Yield the ``slice_.count`` items of a slice, in order; a body of more than ``page_bytes`` is rejected."""
    if slice_.reader == "files":
        for path in slice_.files:
            yield from read_single(path, slice_.input_uri, page_bytes)
        return
    uri, place = slice_.input_uri, Place(slice_.start, slice_.skip)
    with open_records(slice_.files) as file:
        if slice_.reader == "warc":
            items = read_records(file, uri, place, page_bytes)
        else:
            items = read_lines(file, uri, place, slice_.first, read_fields(slice_.files[0]), page_bytes)
        yield from islice(items, slice_.count)


def read_single(path: str, folder_uri: str, page_bytes: int) -> Iterator[RawDocument | Reject]:
    """Yield what a file that is no file of records holds: one item, or those of a news message."""
    uri, reader = name_uri(Path(path)), name_reader(Path(path))
    try:
        if reader == "newsml":
            yield from read_items(path, uri, page_bytes)
        elif reader in MEDIA_TYPES:
            url = guess_url(Path(uri).relative_to(folder_uri))
            yield read_file(path, uri, url, MEDIA_TYPES[reader], page_bytes)
        elif reader == "wacz":
            yield reject_wacz(path, uri)
        else:
            yield Reject(uri, 0, "", "read", reader, "")
    except OSError as error:
        yield Reject(uri, 0, "", "read", "unreadable", error.strerror or "")
