"""``dateline doctor``: what on this machine would keep a run from working."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flows.adapters import warehouse
from flows.adapters.workers import count_workers
from flows.server import find_server
from flows.settings import Settings
from flows.withheld import describe_withheld, list_withheld

LIBRARIES = ("prefect", "fastapi", "sqlalchemy", "duckdb", "pyarrow", "trafilatura", "fastwarc")
FREE_GIGABYTES = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    is_ok: bool
    detail: str


def examine(settings: Settings) -> list[Finding]:
    """Return what was looked at, with a verdict on each."""
    return [
        Finding("python", sys.version_info >= (3, 11), sys.version.split()[0]),
        *(examine_library(name) for name in LIBRARIES),
        *examine_folder(settings.data),
        Finding("workers", True, str(count_workers(settings))),
        examine_server(settings),
        examine_warehouse(settings.warehouse),
        examine_withheld(settings.warehouse),
    ]


def examine_library(name: str) -> Finding:
    """Look for an installed library."""
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed: run make setup")


def examine_folder(data: Path) -> Iterator[Finding]:
    """Look at the data folder: may it be written, is there room."""
    place = next(folder for folder in [data.absolute(), *data.absolute().parents] if folder.exists())
    yield Finding("data folder", os.access(place, os.W_OK), str(data.absolute()))
    free = shutil.disk_usage(place).free / 2**30
    yield Finding("free disk", free >= FREE_GIGABYTES, f"{free:.1f} GB")


def examine_server(settings: Settings) -> Finding:
    """Look for a running Prefect server; none is fine, a run starts one."""
    address = os.environ.get("PREFECT_API_URL") or find_server((settings.data / "server").resolve())
    return Finding("Prefect server", True, address or "none running; a run starts one")


def examine_warehouse(published: Path) -> Finding:
    """Look whether the published file opens."""
    try:
        rows = warehouse.count_tables(published)
    except warehouse.WarehouseError as error:
        return Finding("published file", False, str(error))
    return Finding("published file", True, f"{rows['articles']:,} articles" if rows else "none yet")


def examine_withheld(published: Path) -> Finding:
    """Look whether rows or articles are withheld as faulty; they are a fault of Dateline's, not of the machine."""
    try:
        told = describe_withheld(list_withheld(published))
    except warehouse.WarehouseError as error:
        return Finding("withheld rows", False, str(error))
    return Finding("withheld rows", not told, told or "none")
