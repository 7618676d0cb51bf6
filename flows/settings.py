"""Settings of a run: ``config/pipeline.toml``, overridden by ``DATELINE_*`` environment variables."""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

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
T = TypeVar("T")


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
    depot: str
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
    for name, kind in (("capture", Capture), ("page", Page), ("alerts", Alerts)):
        values[name] = build(kind, override(values[name], f"DATELINE_{name.upper()}_"), f"{name}.")
    return build(Settings, override(values, "DATELINE_"))


def build(kind: type[T], values: dict[str, Any], prefix: str = "") -> T:
    """Return an instance of a dataclass of settings; raises ValueError naming a key, behind ``prefix``, that is missing
    or wrong. A question waits for this, and pydantic alone would take as long as its answer."""
    read = {}
    for key in fields(kind):  # type: ignore[arg-type]
        if key.name not in values:
            raise ValueError(f"setting {prefix}{key.name} is missing")
        wanted, convert = KINDS.get(key.type, ("", pass_on))
        try:
            read[key.name] = convert(values[key.name])
        except (ValueError, TypeError) as error:
            raise ValueError(f"setting {prefix}{key.name}: {wanted} is wanted, not {values[key.name]!r}") from error
    return kind(**read)


def pass_on(value: Any) -> Any:
    """Return a value that is of the right kind already."""
    return value


def read_number(value: Any) -> int:
    """Return a whole number; raises ValueError for anything else, true, false and 7.5 too."""
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError
    return int(value)


def read_float(value: Any) -> float:
    """Return a number; raises ValueError for anything else, and for what is no number to count with."""
    number = float(value)
    if isinstance(value, bool) or number - number != 0:
        raise ValueError
    return number


def read_text(value: Any) -> str:
    """Return a text; raises ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError
    return value


def read_day(value: Any) -> date:
    """Return a day, given as one or as text in ISO 8601; raises ValueError for anything else, a time too."""
    return value if type(value) is date else date.fromisoformat(value)


def read_words(value: Any) -> tuple[str, ...]:
    """Return the words of a list; raises ValueError when it is no list of texts."""
    if not isinstance(value, list):
        raise ValueError
    return tuple(map(read_text, value))


KINDS: dict[Any, tuple[str, Callable[[Any], Any]]] = {
    int: ("a whole number", read_number),
    float: ("a number", read_float),
    str: ("a text", read_text),
    date: ("a day such as 1990-01-01", read_day),
    Path: ("a path", Path),
    tuple[str, ...]: ("a list of texts", read_words),
}
"""What a setting of a type is called where it is wrong, and how it is read."""


def override(values: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Return settings with those replaced that environment variables name; a list is words parted by spaces there."""
    given = {name: text for name in values if (text := os.environ.get(prefix + name.upper()))}
    return values | {name: text.split() if isinstance(values[name], list) else text for name, text in given.items()}
