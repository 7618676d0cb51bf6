"""Settings of a run: ``config/pipeline.toml``, overridden by ``DATELINE_*`` environment variables."""

import os
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

ROOT = Path(__file__).resolve().parents[1]
"""Folder that holds ``flows`` and ``transforms``: the checkout, or site-packages."""


def locate_part(name: str) -> Path:
    """Return a file or folder that belongs to the project: beside ``flows`` in a checkout, in it where installed."""
    return ROOT / name if (ROOT / name).exists() else Path(__file__).parent / name


CONFIG = locate_part("config")
"""Folder of the settings, and of what people write."""
BASE = ROOT if (ROOT / "pyproject.toml").exists() else Path()
"""What relative paths of the settings file are taken from: the checkout, or where installed the folder one is in."""
PATHS = ("data", "sources", "corrections")


@dataclass(frozen=True, slots=True)
class Capture:
    """How pages are fetched and kept; meanings stand beside the keys in the table ``capture`` of the same file."""

    robot: str
    contact: str
    connect_seconds: float
    first_byte_seconds: float
    body_seconds: float
    payload_megabytes: float
    inflated_megabytes: float
    redirects: int
    attempts: int
    backoff_seconds: float
    longest_wait_seconds: float
    connections: int
    allow: tuple[str, ...]
    hosts: tuple[str, ...]
    warc_megabytes: float


@dataclass(frozen=True, slots=True)
class Page:
    """How the page is served; meanings stand beside the keys in the table ``page`` of the same file."""

    host: str
    port: int
    token: str
    seconds: float
    rows: int


@dataclass(frozen=True, slots=True)
class Alerts:
    """Who is told what of nights; meanings stand beside the keys in the table ``alerts`` of the same file."""

    webhook: str
    command: str
    mail_to: tuple[str, ...]
    mail_from: str
    smtp_host: str
    smtp_port: int
    smtp_security: str
    smtp_user: str
    smtp_password: str = field(repr=False)
    stale_hours: float
    withheld_share: float


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside; meanings stand beside the keys in ``config/pipeline.toml``."""

    data: Path
    sources: Path
    corrections: Path
    wikidata: str
    workers: int
    runner: str
    names: str
    shard_documents: int
    document_seconds: int
    document_wall_seconds: int
    document_megabytes: int
    page_megabytes: int
    earliest_guess: date
    worker_documents: int
    duckdb_megabytes: int
    sql_seconds: float
    sql_rows: int
    server_idle_minutes: float
    withheld_share: float
    capture: Capture
    page: Page
    alerts: Alerts

    @property
    def lake(self) -> Path:
        """Folder of the Parquet shards."""
        return self.data / "lake"

    @property
    def raw(self) -> Path:
        """Folder of the captured WARC files."""
        return self.data / "raw"

    @property
    def ledger(self) -> Path:
        """The SQLite file that knows every captured address."""
        return self.data / "capture" / "ledger.sqlite"

    @property
    def warehouse(self) -> Path:
        """The published DuckDB file."""
        return self.data / "dateline.duckdb"


def read_settings() -> Settings:
    """Return the settings in force; raises ValueError naming the key that has the wrong type."""
    values = tomllib.loads((CONFIG / "pipeline.toml").read_text(encoding="utf-8"))
    values |= {name: BASE / values[name] for name in PATHS}
    names = ("capture", "page", "alerts")
    tables = {name: override(values.pop(name), f"DATELINE_{name.upper()}_") for name in names}
    try:
        return TypeAdapter(Settings).validate_python(override(values, "DATELINE_") | tables)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise ValueError(f"setting {name}: {first['msg']} (got {first['input']!r})") from error


def override(values: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Return settings with those replaced that environment variables name; a list is words parted by spaces there."""
    given = {name: text for name in values if (text := os.environ.get(prefix + name.upper()))}
    return values | {name: text.split() if isinstance(values[name], list) else text for name, text in given.items()}
