"""Containers: zip and tar files as rows of named files, read in place and never unpacked under the names they give.

Sizes and names that a container states are not believed: what inflates too far, overlaps, leads out or is locked is
told as the fault of that file. A container within another is read where it stands, or from a copy without name that is
gone with the process.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import PurePosixPath
from tarfile import BLOCKSIZE, TarError, TarFile, TarInfo
from tempfile import TemporaryFile
from threading import get_ident
from typing import IO, NamedTuple, Protocol, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from flows.reading.packing import CHUNK, BrokenMemberError, Packing, detect_packing
from flows.reading.sources import LITTER, Source
from flows.reading.streams import DamageError

ENCRYPTED = 1  # bit of a zip member's flags
LOCAL_HEADER = 30
"""Bytes of a zip member's own header, before its name and extra fields."""
MOST_FILES = 100_000
"""Files read of one container: the names of all are held."""
MOST_INFLATION = 100
SMALL = 64 * 2**20
"""Bytes up to which a file may be deflated by more than ``MOST_INFLATION``; WARC files come compressed already."""
MOST_COPIED = 2**30
"""Bytes of a compressed container within another, of which a copy is made."""
LONGEST_HEADER = 2**20
"""Bytes of a tar header, extended ones included, that are read."""
DEEPEST = 3
"""Containers that may stand in one another."""
HIDDEN = ("__MACOSX", *LITTER)

Fault = tuple[str, str]


class Entry(NamedTuple):
    """A file in a container, and reason and detail where it cannot be read."""

    name: str
    fault: Fault | None = None


class Container(Protocol):
    """A file that holds files. ``entries`` are those to be read, in the order that is cheapest; folders and hidden
    files are none of them."""

    entries: list[Entry]

    def open(self, name: str) -> IO[bytes]:
        """Return a file in it, for reading and seeking."""

    def locate(self, name: str) -> tuple[int, int] | None:
        """Return where in the container a file's bytes stand as they are, as offset and length; None if compressed."""


class ZipContainer:
    """A zip file; its entries are sorted by name."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        try:
            self.archive = ZipFile(file)
        except BadZipFile as error:  # the library says of all that it is no zip file
            raise DamageError("no zip file, or one that was cut short: the list of its files is at its end") from error
        infos = [info for info in self.archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
        last = {info.filename: info for info in infos}
        entries, end = [], 0
        for info in sorted(infos, key=lambda info: (info.header_offset, info.filename)):
            entries.append(
                Entry(info.filename, find_fault(info, info is last[info.filename], info.header_offset < end))
            )
            end = max(end, info.header_offset + info.compress_size)
        self.entries = limit_entries(sorted(entries, key=lambda entry: entry.name))

    def open(self, name: str) -> IO[bytes]:
        """Return a file in it; raises BadZipFile, also in reading, where that is damaged."""
        return self.archive.open(name)

    def locate(self, name: str) -> tuple[int, int] | None:
        """Return offset and length of a file that is stored uncompressed, else None."""
        info = self.archive.getinfo(name)
        if info.compress_type != ZIP_STORED:
            return None
        self.file.seek(info.header_offset)
        header = self.file.read(LOCAL_HEADER)
        variable = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        return info.header_offset + LOCAL_HEADER + variable, info.file_size


class TarContainer:
    """A tar file, compressed or not; its entries stand in the order of the file, which is read forward."""

    def __init__(self, file: IO[bytes]) -> None:
        size = file.seek(0, io.SEEK_END)
        packing = detect_packing(file)
        self.is_packed = packing is not None
        limit = SMALL + MOST_INFLATION * size if packing else size
        self.file = BoundedFile(PackedFile(file, packing) if packing else file, limit)
        self.file.seek(0)
        self.archive = TarFile.open(
            fileobj=cast(IO[bytes], self.file), mode="r:", encoding="utf-8", errors="backslashreplace"
        )
        infos, fault = list_tar(self.archive, self.file)
        self.infos = {info.name: info for info in infos}
        shown = [info for info in infos if not info.isdir() and not is_hidden(info.name)]
        entries = [Entry(info.name, find_tar_fault(info, info is self.infos[info.name])) for info in shown]
        self.entries = limit_entries(entries) + ([Entry("", fault)] if fault else [])

    def open(self, name: str) -> IO[bytes]:
        """Return a file in it; raises TarError, also in reading, where that is damaged."""
        return cast(IO[bytes], self.archive.extractfile(self.infos[name]))

    def locate(self, name: str) -> tuple[int, int] | None:
        """Return offset and length of a file, None in a compressed container."""
        info = self.infos[name]
        return None if self.is_packed else (info.offset_data, info.size)


class PackedFile:
    """The inflated bytes of a compressed file, up to where it is broken; to go back is to begin anew.

    Unlike those of the libraries, these are the same bytes wherever reading began before.
    """

    def __init__(self, file: IO[bytes], packing: Packing) -> None:
        self.file, self.packing = file, packing
        self.begin()

    def begin(self) -> None:
        """Go to the first byte."""
        self.chunks = self.packing.read(self.file, 0)
        self.buffer, self.at, self.position = b"", 0, 0
        self.defect = ""

    def fill(self) -> bool:
        """Have some bytes ready; False at the end and where the file is broken."""
        while self.at == len(self.buffer):
            try:
                _, self.buffer = next(self.chunks)
            except StopIteration:
                return False
            except BrokenMemberError as error:
                self.defect = error.reason
                return False
            self.at = 0
        return True

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes."""
        pieces = []
        while size and self.fill():
            pieces.append(self.buffer[self.at : self.at + size])
            self.at += len(pieces[-1])
            self.position += len(pieces[-1])
            size -= len(pieces[-1])
        return b"".join(pieces)

    def seek(self, offset: int) -> int:
        """Go to an offset, or to the end where that comes before."""
        if offset < self.position:
            self.begin()
        while self.position < offset and self.fill():
            passed = min(offset - self.position, len(self.buffer) - self.at)
            self.at += passed
            self.position += passed
        return self.position

    def tell(self) -> int:
        """Return the offset that is read next."""
        return self.position


class BoundedFile:
    """A tar file's bytes, of which no more than ``limit`` are ever passed and little is read at once."""

    def __init__(self, file: "IO[bytes] | PackedFile", limit: int) -> None:
        self.file = file
        self.limit = limit

    def seekable(self) -> bool:
        """Tell that one can go anywhere in it."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes; raises DamageError where a header asks for more than any needs."""
        if not 0 <= size <= LONGEST_HEADER:
            raise DamageError(f"a header of {size} bytes")
        return self.file.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset from the beginning; raises DamageError beyond the limit."""
        if whence != io.SEEK_SET or offset > self.limit:
            raise DamageError(f"a file in it would end after {offset} bytes, of at most {self.limit}")
        return self.file.seek(offset)

    def tell(self) -> int:
        """Return the offset that is read next."""
        return self.file.tell()


class Window(io.RawIOBase):
    """A stretch of a file as a file."""

    def __init__(self, file: IO[bytes], start: int, length: int) -> None:
        self.file, self.start, self.length, self.at = file, start, length, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that one can go anywhere in it."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset, counted from the beginning, from here or from the end."""
        self.at = max(0, offset + (0, self.at, self.length)[whence])
        return self.at

    def tell(self) -> int:
        """Return the offset that is read next."""
        return self.at

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill a buffer as far as there are bytes; returns how many."""
        self.file.seek(self.start + self.at)
        piece = self.file.read(max(0, min(len(buffer), self.length - self.at)))
        buffer[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def list_tar(archive: TarFile, file: BoundedFile) -> tuple[list[TarInfo], Fault | None]:
    """Return what a tar file holds up to where it is damaged, and the fault there.

    The library takes a broken header for the end; the real one is a block of zeros, or the file's own.
    """
    infos: list[TarInfo] = []
    try:
        for info in archive:
            infos.append(info)
            if len(infos) > MOST_FILES:
                return infos, None
        file.seek(archive.offset)
        rest = file.read(BLOCKSIZE)
    except (TarError, DamageError, OSError, EOFError, ValueError) as error:
        return infos, ("malformed", f"after {len(infos)} files: {error}")
    if isinstance(file.file, PackedFile) and file.file.defect:
        return infos, (file.file.defect, f"after {len(infos)} files: compression is broken")
    return infos, ("malformed", f"after {len(infos)} files: no header of a file") if rest.strip(b"\0") else None


def find_fault(info: ZipInfo, is_last: bool, is_overlapping: bool) -> Fault | None:
    """Return reason and detail why a file in a zip is not read, None when it is; ``is_last``: of those of its name."""
    if info.flag_bits & ENCRYPTED:
        return "malformed", "encrypted: unpack it with its password"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "malformed", f"compressed in a way that is not read: method {info.compress_type}"
    if not info.file_size:
        return "empty", "empty file"
    if not is_last:
        return "malformed", "another file in it has the same name, and is read in its place"
    if is_overlapping:
        return "malformed", "shares its bytes with another file in it"
    if info.file_size > SMALL and info.file_size > MOST_INFLATION * info.compress_size:
        return "bomb", f"{info.compress_size} bytes that inflate to {info.file_size}"
    return find_name_fault(info.filename)


def find_tar_fault(info: TarInfo, is_last: bool) -> Fault | None:
    """Return reason and detail why a file in a tar is not read, None when it is; ``is_last``: of those of its name."""
    if info.issym() or info.islnk():
        return "unsupported-file", f"a link to {info.linkname}"
    if not info.isreg() or info.sparse is not None:
        return "unsupported-file", "no regular file"
    if not info.size:
        return "empty", "empty file"
    if not is_last:
        return "malformed", "another file in it has the same name, and is read in its place"
    return find_name_fault(info.name)


def find_name_fault(name: str) -> Fault | None:
    """Return the fault of a name that would lead out of the folder where a container is unpacked, else None."""
    is_outside = name.startswith("/") or ".." in PurePosixPath(name.replace("\\", "/")).parts
    return ("outside-input", "its name leads out of the archive") if is_outside else None


def limit_entries(entries: list[Entry]) -> list[Entry]:
    """Return as many entries as are read, the last with the fault that stands for those left out."""
    if len(entries) <= MOST_FILES:
        return entries
    return [*entries[:MOST_FILES], Entry("", ("too-large", f"more than {MOST_FILES} files: unpack it into a folder"))]


def is_hidden(name: str) -> bool:
    """Tell whether a file is passed over as hidden ones on disk are."""
    return any(part in HIDDEN or (part.startswith(".") and part.strip(".")) for part in PurePosixPath(name).parts)


def open_container(source: Source) -> Container:
    """Return the container that a source is; opened again when the file has changed. Raises BadZipFile, TarError,
    DamageError, OSError, ValueError when it is none.

    It stays open: a directory may be long, and is read anew each time that one is opened.
    """
    state = source.place.stat()
    return keep_container(source, state.st_mtime_ns, state.st_size, get_ident())


@lru_cache(maxsize=8)
def keep_container(source: Source, _modified: int, _size: int, _thread: int) -> Container:
    """Return the container that a source is, the same one for as long as nothing else tells of a change."""
    if len(source.members) >= DEEPEST:
        raise DamageError(f"more than {DEEPEST} archives in one another: unpack it into a folder")
    file = open_seekable(source)
    is_zip = file.read(2) == b"PK" or source.name.lower().endswith((".zip", ".wacz"))
    if not file.seek(0, io.SEEK_END):
        raise DamageError("empty file")
    file.seek(0)
    return ZipContainer(file) if is_zip else TarContainer(file)


def open_seekable(source: Source) -> IO[bytes]:
    """Return a source as a file in which one can go back and forth cheaply."""
    if not source.members:
        return source.place.open("rb")
    parent = open_container(Source(source.path, source.members[:-1]))
    name = source.members[-1]
    place = parent.locate(name)
    if place:
        below = open_seekable(Source(source.path, source.members[:-1]))
        return io.BufferedReader(cast(io.RawIOBase, Window(below, *place)))
    copy = TemporaryFile()  # noqa: SIM115 (kept open for as long as the container is)
    with parent.open(name) as file:
        while chunk := file.read(CHUNK):
            if copy.tell() > MOST_COPIED:
                raise DamageError(f"an archive of over {MOST_COPIED} bytes in a compressed one: unpack it")
            copy.write(chunk)
    copy.seek(0)
    return copy


@contextmanager
def open_source(source: Source) -> Iterator[IO[bytes]]:
    """Open a source for reading and seeking; raises what ``open_container`` does, and KeyError for a name not in it."""
    if not source.members:
        with source.place.open("rb") as file:
            yield file
    else:
        with open_container(Source(source.path, source.members[:-1])).open(source.members[-1]) as file:
            yield file


def is_stored(source: Source) -> bool:
    """Tell whether one can go to any byte of a source at once: it stands on disk, or uncompressed in its container.

    Raises what ``open_container`` does.
    """
    if not source.members:
        return True
    return open_container(Source(source.path, source.members[:-1])).locate(source.members[-1]) is not None
