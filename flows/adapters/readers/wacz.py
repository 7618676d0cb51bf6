"""WACZ 1.1: a zip file with the WARC files of a crawl under ``archive/``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from transforms.records import Reject

ENCRYPTED = 1  # bit of a zip member's flags


def list_members(path: Path) -> list[str]:
    """Return the names of the WARC files in a WACZ, sorted; none when it is no zip file or holds no such file."""
    try:
        with ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if can_open(info)]
    except (BadZipFile, OSError, ValueError):
        return []
    return sorted(name for name in names if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")))


def can_open(info: ZipInfo) -> bool:
    """Tell whether a file in a zip is neither encrypted nor compressed in an uncommon way."""
    return not info.flag_bits & ENCRYPTED and info.compress_type in (ZIP_STORED, ZIP_DEFLATED)


@contextmanager
def open_member(path: str, name: str) -> Iterator[IO[bytes]]:
    """Open a file in a zip for reading and seeking; crawlers store WARC files in it uncompressed."""
    with ZipFile(path) as archive, archive.open(name) as file:
        yield file


def reject_wacz(path: str, uri: str) -> Reject:
    """Return the reject of a WACZ in which no WARC file was found."""
    try:
        ZipFile(path).close()
    except BadZipFile as error:
        return Reject(uri, 0, "", "read", "malformed", str(error))
    return Reject(uri, 0, "", "read", "empty", "no WARC file inside")
