"""Settings of a run: ``config/pipeline.toml``, overridden by ``DATELINE_*`` environment variables."""

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

ROOT = Path(__file__).resolve().parents[1]
"""Folder that holds ``flows``, ``transforms``, ``sql`` and ``config``: the checkout, or site-packages."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside; meanings stand beside the keys in ``config/pipeline.toml``."""

    data: Path
    workers: int
    runner: str
    shard_documents: int
    document_seconds: int
    document_megabytes: int
    page_megabytes: int
    worker_documents: int
    duckdb_megabytes: int

    @property
    def lake(self) -> Path:
        """Folder of the Parquet shards."""
        return self.data / "lake"

    @property
    def raw(self) -> Path:
        """Folder of the captured WARC files."""
        return self.data / "raw"

    @property
    def warehouse(self) -> Path:
        """The published DuckDB file."""
        return self.data / "dateline.duckdb"


def read_settings() -> Settings:
    """Return the settings in force; raises ValueError naming the key that has the wrong type."""
    values = tomllib.loads((ROOT / "config" / "pipeline.toml").read_text(encoding="utf-8"))
    values |= {f.name: text for f in fields(Settings) if (text := os.environ.get(f"DATELINE_{f.name.upper()}"))}
    try:
        return TypeAdapter(Settings).validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"setting {first['loc'][0]}: {first['msg']} (got {first['input']!r})") from error
