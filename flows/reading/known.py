"""Inputs that were read before: known by path, size and time of change, so that planning opens only what is new."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flows.reading.slices import Slice


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What a file was cut into when it was last read: slices, or, of a file of one document, its items and their hash.

    ``size`` is in bytes, ``changed_ns`` in nanoseconds since 1970; ``context`` is what else decides the slices, the
    name of the format first.
    """

    size: int
    changed_ns: int
    context: str
    slices: tuple[Slice, ...] = ()
    n_items: int = 0
    digest: str = ""


Known = dict[str, KnownFile]
"""The files that are known, by absolute path. Planning adds to it."""


TRANSIENT = frozenset(("unreadable", "memory", "failed"))
"""Reasons of what planning could not read that another time it may."""


def recall_format(file: Path, known: Known, recognise: Callable[[], str]) -> str:
    """Return the format of a file, as known, else as ``recognise`` tells, which opens it."""
    found = known.get(str(file.absolute()))
    now = measure(file, "") if found else None
    if found and now and (found.size, found.changed_ns) == (now.size, now.changed_ns):
        return found.context.partition(" ")[0]
    return recognise()


def recall_slices(file: Path, context: str, known: Known, cut: Callable[[], Iterable[Slice]]) -> Iterator[Slice]:
    """Yield the slices of a file, as known, else as ``cut`` gives them; those it could not read are cut again."""
    found = find_known(file, context, known)
    if found is None:
        before = measure(file, context)  # a file that grows while it is cut must not pass for the one that was cut
        slices = tuple(cut())
        if before and not any(reject.reason in TRANSIENT for slice_ in slices for reject in slice_.rejects):
            known[str(file.absolute())] = replace(before, slices=slices)
        yield from slices
    else:
        yield from found.slices


def recall_items(file: Path, context: str, known: Known, count: Callable[[], tuple[int, bytes]]) -> tuple[int, bytes]:
    """Return how many items a file of one document yields and their hash, as known, else as ``count`` gives them."""
    found = find_known(file, context, known)
    if found:
        return found.n_items, bytes.fromhex(found.digest)
    before = measure(file, context)
    n_items, digest = count()
    if before:
        known[str(file.absolute())] = replace(before, n_items=n_items, digest=digest.hex())
    return n_items, digest


def find_known(file: Path, context: str, known: Known) -> KnownFile | None:
    """Return what is known of a file; None when it is not, or has changed since."""
    found = known.get(str(file.absolute()))
    now = measure(file, context) if found else None
    is_same = found and now and (found.size, found.changed_ns, found.context) == (now.size, now.changed_ns, now.context)
    return found if is_same else None


def measure(file: Path, context: str) -> KnownFile | None:
    """Return what a file is known by; None when it cannot be read, which leaves its times as they are."""
    try:
        status = file.stat()
    except OSError:
        return None
    return KnownFile(status.st_size, status.st_mtime_ns, context) if os.access(file, os.R_OK) else None
