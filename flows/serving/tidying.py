"""What may go: shards that no published row came from any more, files set aside, and raw files where that is wanted."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.lake.depot import remove_files
from flows.lake.locks import hold_run_lock
from flows.lake.shards import name_annotated_shard
from flows.settings import Settings
from flows.warehouse.healing import list_loaded

DAY = 86400


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file or folder that may go: what it is, and its size in bytes."""

    path: Path
    what: str
    size: int


def tidy(settings: Settings, days: float, raw_days: float, is_trial: bool) -> list[Leftover]:
    """Remove what has not been needed for so many ``days``, raw files older than ``raw_days`` (0: none); returns it.

    With ``is_trial`` nothing is removed. Raw files that go cannot be read again: their articles stay, as the lake holds
    them, and new code no longer reaches them. What goes goes from the depot too. Raises BusyError while a run holds the
    data folder, DepotError.
    """
    with hold_run_lock(settings.data):
        found = list(list_leftovers(settings, time.time() - DAY * days))
        if raw_days:
            found += list_raw(settings, time.time() - DAY * raw_days)
        for one in found if not is_trial else []:
            if settings.depot:  # else the next run would fetch it from there
                remove_files(settings.depot, one.path.relative_to(settings.data).as_posix())
            remove(one.path)
    return found


def list_leftovers(settings: Settings, before: float) -> Iterator[Leftover]:
    """Yield superseded shards and set-aside files last written before a moment, in seconds since 1970."""
    loaded = {shard.shard_id for shard in list_loaded(settings)}
    for folder in sorted((settings.lake / "annotated").glob("*")) if loaded else []:
        if folder.name not in loaded:
            yield from describe(folder, "superseded shard", before)
    for folder in sorted((settings.lake / "clean").glob("*")) if loaded else []:
        if name_annotated_shard(folder.name, settings.names) not in loaded:
            yield from describe(folder, "superseded shard", before)
    for path in sorted([*settings.data.glob("*.broken-*"), *settings.data.glob("*/*.broken-*")]):
        yield from describe(path, "file set aside", before)


def list_raw(settings: Settings, before: float) -> Iterator[Leftover]:
    """Yield the finished raw files last written before a moment."""
    for path in sorted(settings.raw.rglob("*.warc.gz")):
        yield from describe(path, "raw file", before)


def describe(path: Path, what: str, before: float) -> Iterator[Leftover]:
    """Yield a file or folder when it was last written before a moment."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    if max((file.stat().st_mtime for file in files), default=0) < before:
        yield Leftover(path, what, sum(file.stat().st_size for file in files))


def remove(path: Path) -> None:
    """Remove a file or folder; of a shard its manifest first, so that half of it is never taken for whole."""
    if path.is_file():
        path.unlink()
        return
    (path / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(path)
