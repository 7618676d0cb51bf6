"""A backup of what cannot be made again, in one tar file: raw files, lake, ledger, what people wrote.

It is consistent though a night runs meanwhile. The ledger is copied first, so that the raw files hold all that it tells
of; the note of what is published comes before the shards, which are never changed once they are whole. The published
file is not in it: the next run builds it from the lake, in the same rows.
"""

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from flows.lake.databases import copy_database
from flows.lake.faults import OperatorError
from flows.lake.locks import hold_run_lock
from flows.lake.store import read_manifest
from flows.settings import CONFIG, Settings

DATA, WRITTEN = "data", "config"
"""The two folders of a backup: of the data folder, and what people wrote."""


class BackupError(OperatorError):
    """A backup cannot be put back: the place is taken, or the file is none."""


def write_backup(settings: Settings, target: Path) -> int:
    """Write a backup to ``target``, which takes its place when it is whole; returns its bytes. Raises OSError."""
    making = target.with_name(f"{target.name}.making")
    with tarfile.open(making, "w") as tar:
        add_ledger(tar, settings)
        for path in list_data(settings):
            with suppress(FileNotFoundError):  # a capture or a night has just renamed or removed it
                add_file(tar, path, f"{DATA}/{path.relative_to(settings.data).as_posix()}")
        for path, name in list_written(settings):
            add_file(tar, path, f"{WRITTEN}/{name}")
    making.replace(target)
    return target.stat().st_size


def add_ledger(tar: tarfile.TarFile, settings: Settings) -> None:
    """Add a copy of the ledger as it is in one moment."""
    if not settings.ledger.exists():
        return
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        copy = Path(folder) / "ledger.sqlite"
        copy_database(settings.ledger, copy)
        add_file(tar, copy, f"{DATA}/{settings.ledger.relative_to(settings.data).as_posix()}")


def add_file(tar: tarfile.TarFile, path: Path, name: str) -> None:
    """Add a file as long as it is now: one that grows meanwhile is cut there."""
    with path.open("rb") as file:
        info = tar.gettarinfo(str(path), name, file)
        tar.addfile(info, file)


def list_data(settings: Settings) -> Iterator[Path]:
    """Yield the files of the data folder that cannot be made again, in an order that keeps them consistent."""
    yield from (path for path in (settings.lake / "loaded.json", settings.data / "last_night") if path.exists())
    for folder in sorted(settings.lake.glob("*/*")):
        if read_manifest(folder):
            yield from sorted(path for path in folder.iterdir() if path.is_file())
    yield from sorted(path for path in settings.raw.rglob("*.warc.gz*") if path.is_file())


def list_written(settings: Settings) -> Iterator[tuple[Path, str]]:
    """Yield the files that people wrote, each with its name in a backup."""
    yield CONFIG / "pipeline.toml", "pipeline.toml"
    for name, folder in (("corrections", settings.corrections), ("sources", settings.sources)):
        for path in sorted(folder.glob("*.toml")):
            yield path, f"{name}/{path.name}"


def restore_backup(settings: Settings, source: Path) -> list[str]:
    """Put a backup back; returns the names of files of the configuration that stand in the way of their old versions.

    These are left as they are, and the old ones put beside them as ``NAME.restored``. Raises BackupError when the data
    folder has a lake, raw files or a ledger already, or when the file is no backup; BusyError, OSError.
    """
    taken = [path for path in (settings.lake, settings.raw, settings.ledger, settings.warehouse) if path.exists()]
    if taken:
        raise BackupError(f"{taken[0]} is there already: restore into an empty data folder (DATELINE_DATA)")
    kept = []
    with hold_run_lock(settings.data), open_backup(source) as tar:
        for member in tar:
            folder, _, name = member.name.partition("/")
            if folder == DATA:
                member.name = name
                tar.extract(member, settings.data, filter="data")
            elif folder == WRITTEN and not put_back(tar, member, locate_written(settings, name)):
                kept.append(name)
    return kept


def open_backup(source: Path) -> tarfile.TarFile:
    """Open a backup; raises BackupError when the file is none."""
    try:
        return tarfile.open(source, "r:")
    except tarfile.TarError as error:
        raise BackupError(f"{source}: no backup of Dateline ({error})") from error


def locate_written(settings: Settings, name: str) -> Path:
    """Return where a file that people wrote belongs."""
    folder, _, file = name.rpartition("/")
    places = {"corrections": settings.corrections, "sources": settings.sources, "": CONFIG}
    if folder not in places or file in ("", ".", ".."):
        raise BackupError(f"{name}: no file that a backup of Dateline holds")
    return places[folder] / file


def put_back(tar: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> bool:
    """Write a file of a backup to its place, or beside it when another is there; tells whether its place has it now."""
    content = (tar.extractfile(member) or io.BytesIO()).read()
    if place.exists() and place.read_bytes() != content:
        place.with_name(f"{place.name}.restored").write_bytes(content)
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return True
