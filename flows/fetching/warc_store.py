"""The raw store: what was fetched, in WARC files that are only ever added to.

A file is written as ``<name>.warc.gz.open``, locked by the process that writes it, and loses that ending when it is
closed. What belongs to one fetch goes to disk in one piece, its metadata record last: where a kill or a power cut left
less than that, ``open_store`` cuts the rest off and closes the file.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from flows.fetching.exchange import Exchange
from flows.fetching.warc_records import (
    Provenance,
    StoredRecord,
    digest_payload,
    find_whole_end,
    list_records,
    pack_fetch,
    pack_reject,
    pack_warcinfo,
)

__all__ = ["Provenance", "StoredRecord", "WarcStore", "digest_payload", "list_files", "list_records", "open_store"]

OPEN = ".open"
SYNC_SECONDS = 2.0
"""At most so much of what was written may a power cut take, unless ``sync`` is called in between."""


class WarcStore:
    """The file being written; made by ``open_store``. One process or thread at a time writes through it."""

    def __init__(self, folder: Path, roll_bytes: int) -> None:
        self.folder = folder
        self.roll_bytes = roll_bytes
        self.path: Path | None = None
        self.file = -1
        self.size = 0
        self.synced_at = monotonic()

    def write(self, exchange: Exchange, provenance: Provenance, known: StoredRecord | None) -> StoredRecord:
        """Store an exchange and the redirects before it; returns the record of the last answer.

        ``known`` is the response that holds what is stored of the same address, from this store or an earlier one: a
        304, or a payload of the same digest, becomes a revisit record that refers to it. Raises OSError when the disk
        does not take it; nothing is stored then.
        """
        path = self.path or self.begin_file()
        members, record = pack_fetch(exchange, provenance, known, path.name.removesuffix(OPEN), self.size)
        self.append(members)
        if self.size >= self.roll_bytes:
            self.close_file()
        elif monotonic() - self.synced_at > SYNC_SECONDS:
            self.sync()
        return record

    def write_reject(self, url: str, reason: str, detail: str, provenance: Provenance) -> None:
        """Note that an address gave nothing to store; ``reason`` is one of transforms.reasons. Raises OSError."""
        if not self.path:
            self.begin_file()
        self.append(pack_reject(url, reason, detail, provenance, datetime.now(UTC)))

    def sync(self) -> None:
        """Make sure that what was written survives a power cut; call it before the ledger says so."""
        if self.path:
            os.fdatasync(self.file)
        self.synced_at = monotonic()

    def begin_file(self) -> Path:
        """Make the next file, with the record that opens one; returns its path."""
        now = datetime.now(UTC)
        path = self.folder / f"dateline-{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.warc.gz{OPEN}"
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        fcntl.flock(self.file, fcntl.LOCK_EX)
        if not os.fstat(self.file).st_nlink:
            # Another process took the file, not locked yet, for one left behind by a kill.
            os.close(self.file)
            return self.begin_file()
        self.path, self.size = path, 0
        self.append(pack_warcinfo(path.name.removesuffix(OPEN), now))
        return path

    def append(self, content: bytes) -> None:
        """Write bytes at the end of the file, all or none of them."""
        rest = memoryview(content)
        try:
            while rest:
                rest = rest[os.write(self.file, rest) :]
        except OSError:
            os.ftruncate(self.file, self.size)
            os.lseek(self.file, self.size, os.SEEK_SET)
            raise
        self.size += len(content)

    def close_file(self) -> None:
        """Give the file its final name; the next write begins another."""
        if self.path:
            finish_file(self.file, self.path)
            os.close(self.file)
        self.path = None


@contextmanager
def open_store(folder: Path, roll_bytes: int) -> Iterator[WarcStore]:
    """Write to ``folder``, a new file whenever one passes ``roll_bytes``; files that a kill left open are closed first.

    Several processes may each have a store open on the same folder: each writes files of its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(f"*.warc.gz{OPEN}"):
        close_leftover(path)
    store = WarcStore(folder, roll_bytes)
    try:
        yield store
    finally:
        store.close_file()


def close_leftover(path: Path) -> None:
    """Close a file that a killed process left open, cut back to the fetches that are whole; one without any goes."""
    try:
        file = path.open("r+b")
    except FileNotFoundError:
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if not path.exists():
            return
        end = find_whole_end(file)
        if not end:
            path.unlink()
            return
        file.truncate(end)
        finish_file(file.fileno(), path)


def finish_file(file: int, path: Path) -> None:
    """Have a file's bytes on disk, then drop the ending that says it is open, then have that on disk."""
    os.fsync(file)
    path.rename(path.with_name(path.name.removesuffix(OPEN)))
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def list_files(folder: Path) -> list[Path]:
    """Return the WARC files of a store, closed and open, oldest first."""
    return sorted([*folder.glob("*.warc.gz"), *folder.glob(f"*.warc.gz{OPEN}")], key=lambda path: path.name)
