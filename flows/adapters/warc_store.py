"""The raw store: what was fetched, in WARC 1.1 files (ISO 28500:2017) that are only ever added to.

A file is written as ``<name>.warc.gz.open`` and loses that ending when it is closed. What belongs to one fetch goes to
disk in one piece, its metadata record last: where a kill or a power cut left less than that, ``open_store`` cuts the
rest off, closes the file and begins another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.adapters.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a page was fetched: the source's name, and the address or file that named the page."""

    source: str
    discovered_from: str


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A response or revisit record of a WARC file: what the ledger keeps of a capture.

    ``warc`` is the file's name without ``.open``, ``offset`` where the record begins in it. ``payload_digest`` is
    ``sha256:`` and base32; of a revisit, that of the payload referred to. ``revisit`` is empty,
    ``server-not-modified`` or ``identical-payload-digest``. ``etag`` and ``last_modified`` are the answer's headers.
    ``asked_url`` is where redirects that led to ``url`` began, ``url`` itself without any.
    """

    url: str
    asked_url: str
    status: int
    payload_digest: str
    record_id: str
    captured_at: datetime
    etag: str
    last_modified: str
    revisit: str
    source: str
    discovered_from: str
    warc: str
    offset: int


class WarcStore:
    """The file being written; made by ``open_store``. One process or thread at a time writes through it."""

    def write(self, exchange: Exchange, provenance: Provenance, known: StoredRecord | None) -> StoredRecord:
        """Store an exchange and the redirects before it; returns the record of the last answer.

        ``known`` is what is stored of the same address, from this store or an earlier one: a 304, or a payload of the
        same digest, becomes a revisit record that refers to it. Raises OSError when the disk does not take it.
        """
        raise NotImplementedError

    def sync(self) -> None:
        """Make sure that what was written survives a power cut; call it before the ledger says so."""
        raise NotImplementedError


@contextmanager
def open_store(folder: Path, roll_bytes: int) -> Iterator[WarcStore]:
    """Write to ``folder``, a new file whenever one passes ``roll_bytes``; files that a kill left open are closed first.

    Several processes may each have a store open on the same folder: each writes files of its own.
    """
    raise NotImplementedError


def list_records(path: Path) -> Iterator[StoredRecord]:
    """Yield what a WARC file of this store holds, open or closed, up to where it is damaged: the ledger, rebuilt."""
    raise NotImplementedError


def list_files(folder: Path) -> list[Path]:
    """Return the WARC files of a store, closed and open, oldest first."""
    raise NotImplementedError


def digest_payload(payload: bytes) -> str:
    """Return the digest that records carry: ``sha256:`` and the base32 of SHA-256."""
    raise NotImplementedError
