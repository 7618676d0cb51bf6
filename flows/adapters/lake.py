"""The lake: shards of Parquet files, each a folder whose manifest is written last and is the truth.

    <lake>/<stage>/<shard_id>/<table>.parquet ... manifest.json

A folder without a manifest is a run that was killed: the next run writes it anew over the remains.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.rows import build_arrow, build_records
from transforms.tables import LAKE

Stage = Literal["clean", "annotated"]
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


def locate_shard(lake: Path, stage: Stage, shard_id: str) -> Path:
    """Return the folder of a shard."""
    return lake / stage / shard_id


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a finished shard, None when there is none or its files are not as it says."""
    try:
        entry = json.loads((folder / "manifest.json").read_bytes())
        tables = entry.pop("tables")
    except (FileNotFoundError, ValueError, KeyError):
        return None
    is_whole = all(measure_file(folder / name) == size for name, size in tables.items())
    return Manifest(**entry) if is_whole else None


def measure_file(path: Path) -> int | None:
    """Return the size of a file in bytes, None when there is none."""
    return path.stat().st_size if path.exists() else None


def write_shard(lake: Path, manifest: Manifest, tables: Mapping[str, Iterable[Any]]) -> None:
    """Write a shard: one Parquet file per table name in ``tables``, then the manifest. Same rows, same bytes."""
    folder = locate_shard(lake, manifest.stage, manifest.shard_id)
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {f"{name}.parquet": write_rows(folder / f"{name}.parquet", name, rows) for name, rows in tables.items()}
    text = json.dumps({**asdict(manifest), "tables": sizes}, indent=1, sort_keys=True)
    replace_file(folder / "manifest.json", text.encode())


def write_rows(path: Path, table: str, rows: Iterable[Any]) -> int:
    """Write record instances as one Parquet file under a temporary name, then rename; returns its size in bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(build_arrow(LAKE[table], rows), sink, compression="zstd")
    content = sink.getvalue()
    replace_file(path, content)
    return int(content.size)


def replace_file(path: Path, content: Any) -> None:
    """Put ``content`` (bytes-like) at ``path`` so that readers see the old file or the whole new one, never a part."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def read_rows(folder: Path, table: str, record: type[Row]) -> list[Row]:
    """Return the rows of one table of a shard."""
    return build_records(record, pq.read_table(folder / f"{table}.parquet"))


def sweep_leftovers(lake: Path) -> None:
    """Remove the temporary files that killed runs left behind; call only while no other run writes."""
    for path in lake.glob("*/*/*.tmp"):
        path.unlink(missing_ok=True)
