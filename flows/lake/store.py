"""The lake: shards of Parquet files, each a folder whose manifest is written last and is the truth.

    <lake>/<stage>/<shard_id>/<table>.parquet ... manifest.json

A folder without a manifest is a run that was killed: the next run writes it anew over the remains. A manifest carries
size and hash of each file; a shard that is not as its manifest says counts as not written.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ConfigDict, NonNegativeInt, TypeAdapter

from flows.lake.aside import set_aside
from flows.lake.seals import open_sealed, seal
from transforms.schema.rows import build_arrow, build_records
from transforms.schema.tables import LAKE

Stage = Literal["clean", "annotated"]
TABLES: dict[Stage, frozenset[str]] = {
    "clean": frozenset(["articles", "page_paragraphs", "rejects"]),
    "annotated": frozenset(LAKE),
}
"""The tables that a finished shard of a stage has at least, a file each."""
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a finished shard holds. ``n_read`` = ``n_articles`` + ``n_rejects``."""

    shard_id: str
    stage: Stage
    input_uri: str
    slice_no: int
    n_read: int
    n_articles: int
    n_rejects: int


@dataclass(frozen=True, slots=True)
class FileMark:
    """What a file is known by: its size in bytes and the SHA-256 of its bytes."""

    __pydantic_config__ = ConfigDict(strict=True, extra="forbid")

    size: NonNegativeInt
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry(Manifest):
    """A manifest as it stands in ``manifest.json``, with the marks of the shard's files by name."""

    __pydantic_config__ = ConfigDict(strict=True, extra="forbid")

    files: dict[str, FileMark]


ENTRY = TypeAdapter(Entry)


def locate_shard(lake: Path, stage: Stage, shard_id: str) -> Path:
    """Return the folder of a shard."""
    return lake / stage / shard_id


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a finished shard, None when there is none or its files are not of the sizes it says."""
    entry = read_entry(folder)
    if entry is None or any(measure_file(folder / name) != mark.size for name, mark in entry.files.items()):
        return None
    values = {name: getattr(entry, name) for name in Manifest.__slots__}
    return Manifest(**values)


def read_entry(folder: Path) -> Entry | None:
    """Return what ``manifest.json`` holds; None when it is no manifest, or that of another shard."""
    try:
        entry = ENTRY.validate_json(open_sealed((folder / "manifest.json").read_bytes()))
    except (OSError, ValueError):
        return None
    is_own = (entry.stage, entry.shard_id) == (folder.parent.name, folder.name)
    is_counted = entry.n_read == entry.n_articles + entry.n_rejects
    is_complete = all(f"{table}.parquet" in entry.files for table in TABLES[entry.stage])
    return entry if is_own and is_counted and is_complete else None


def is_sound(folder: Path) -> bool:
    """Tell whether a shard is whole and its files hold the bytes that were written."""
    entry = read_entry(folder) if read_manifest(folder) else None
    return entry is not None and all(hash_file(folder / name) == mark.sha256 for name, mark in entry.files.items())


def has_columns(folder: Path) -> bool:
    """Tell whether the files of a sound annotated shard have the columns that the code in force writes."""
    return all(pq.read_schema(folder / f"{name}.parquet").equals(table.schema) for name, table in LAKE.items())


def measure_file(path: Path) -> int | None:
    """Return the size of a file in bytes, None when there is none."""
    return path.stat().st_size if path.is_file() else None


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, "" when they cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def write_shard(lake: Path, manifest: Manifest, tables: Mapping[str, Iterable[Any]]) -> None:
    """Write a shard: one Parquet file per table name in ``tables``, then the manifest. Same rows, same bytes.

    The files are written at once: each waits until it is on the disk, and the disk takes them all in the time of one.
    """
    folder = locate_shard(lake, manifest.stage, manifest.shard_id)
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{name}.parquet" for name in tables]
    with ThreadPoolExecutor(len(names)) as pool:
        written = pool.map(write_rows, [folder / name for name in names], tables.keys(), tables.values())
        marks = dict(zip(names, written, strict=True))
    text = json.dumps(asdict(Entry(**asdict(manifest), files=marks)), indent=1, sort_keys=True)
    replace_file(folder / "manifest.json", seal(text.encode()))


def write_rows(path: Path, table: str, rows: Iterable[Any]) -> FileMark:
    """Write record instances as one Parquet file under a temporary name, then rename; returns its mark."""
    sink = pa.BufferOutputStream()
    pq.write_table(build_arrow(LAKE[table], rows), sink, compression="zstd")
    content = sink.getvalue()
    replace_file(path, content)
    return FileMark(content.size, hashlib.sha256(content).hexdigest())


def replace_file(path: Path, content: Any) -> None:
    """Put ``content`` (bytes-like) at ``path`` so that readers see the old file or the whole new one, never a part.

    A folder that stands there is set aside.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.is_dir():
            set_aside(path)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def read_rows(folder: Path, table: str, record: type[Row]) -> list[Row]:
    """Return the rows of one table of a shard."""
    return build_records(record, pq.read_table(folder / f"{table}.parquet"))


def discard_shard(folder: Path) -> None:
    """Remove a damaged shard, whatever stands at its place, so that it counts as not written."""
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def sweep_leftovers(lake: Path) -> None:
    """Remove the temporary files that killed runs left behind; call only while no other run writes."""
    for path in lake.glob("*/*/*.tmp"):
        path.unlink(missing_ok=True)
