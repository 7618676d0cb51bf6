"""WACZ 1.1: a zip file with the WARC files of a crawl under ``archive/``."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from flows.reading.slices import name_uri
from transforms.records import Reject

ENCRYPTED = 1  # bit of a zip member's flags
MOST_MEMBERS = 1000
"""WARC files read of one WACZ; each is a shard of its own, and crawlers write a few dozen."""

MOST_INFLATION = 100
SMALL = 64 * 2**20
"""Bytes up to which a member may be deflated by more than ``MOST_INFLATION``; WARC files come compressed already."""


def list_members(path: Path) -> tuple[list[str], list[Reject]]:
    """Return the names of the WARC files in a WACZ that can be read, sorted, and a reject for each other one.

    Neither when it holds no such file. Raises BadZipFile, OSError, ValueError when it is no zip file.
    """
    infos = [info for info in open_archive(path).infolist() if is_warc(info)]
    last = {info.filename: info for info in infos}
    readable: list[str] = []
    rejects: list[Reject] = []
    end = 0
    for info in sorted(infos, key=lambda info: (info.header_offset, info.filename)):
        fault = find_fault(info, info is last[info.filename], info.header_offset < end)
        end = max(end, info.header_offset + info.compress_size)
        if not fault and len(readable) == MOST_MEMBERS:
            fault = "too-large", f"more than {MOST_MEMBERS} WARC files in one WACZ"
        if fault:
            rejects.append(Reject(name_member(path, info.filename), 0, "", "read", *fault))
        else:
            readable.append(info.filename)
    return sorted(readable), rejects


def is_warc(info: ZipInfo) -> bool:
    """Tell whether a file in a zip is one of the crawl's WARC files, by its name."""
    return info.filename.startswith("archive/") and info.filename.lower().endswith((".warc", ".warc.gz"))


def find_fault(info: ZipInfo, is_last: bool, is_overlapping: bool) -> tuple[str, str] | None:
    """Return reason and detail why a file in a zip is not read, None when it is; ``is_last``: of those of its name."""
    if info.flag_bits & ENCRYPTED:
        return "malformed", "encrypted"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "malformed", f"compressed in a way that is not read: method {info.compress_type}"
    if not info.file_size:
        return "empty", "empty file"
    if not is_last:
        return "malformed", "another file in the WACZ has the same name, and is read in its place"
    if is_overlapping:
        return "malformed", "shares its bytes with another file in the WACZ"
    if info.file_size > SMALL and info.file_size > MOST_INFLATION * info.compress_size:
        return "bomb", f"{info.compress_size} bytes that inflate to {info.file_size}"
    return None


def name_member(path: Path, name: str) -> str:
    """Return how rows name a file in a zip."""
    return f"{name_uri(path)}#{name.encode('utf-8', 'backslashreplace').decode()}"


def open_archive(path: Path) -> ZipFile:
    """Return a zip file opened for reading; opened again when it has changed. Raises BadZipFile, OSError, ValueError.

    It stays open: a zip's directory may be long, and is read anew each time that one is opened.
    """
    state = path.stat()
    return keep_archive(str(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def keep_archive(path: str, _modified: int, _size: int) -> ZipFile:
    """Return the zip file at a path, the same one for as long as nothing else tells of a change."""
    return ZipFile(path)


@contextmanager
def open_member(path: str, name: str) -> Iterator[IO[bytes]]:
    """Open a file in a zip for reading and seeking; crawlers store WARC files in it uncompressed."""
    with open_archive(Path(path)).open(name) as file:
        yield file


def reject_wacz(path: str, uri: str) -> Reject:
    """Return the reject of a WACZ that is no zip file or holds no WARC file."""
    try:
        open_archive(Path(path))
    except (BadZipFile, ValueError) as error:
        return Reject(uri, 0, "", "read", "malformed", str(error))
    return Reject(uri, 0, "", "read", "empty", "no WARC file inside")
