"""``dateline doctor``: what on this machine would keep a run from working."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flows.lake.depot import DepotError
from flows.lake.store import read_manifest
from flows.lake.workers import count_workers
from flows.serving.freshness import read_last_night
from flows.serving.identity import UP_LOCK, find_holder
from flows.serving.inquiry import Nights, ask_nights
from flows.serving.server import find_server, is_newer, locate_home
from flows.settings import Settings
from flows.warehouse import inspecting
from flows.warehouse.depots import read_pointer
from flows.warehouse.notes import is_as_published, read_note
from flows.warehouse.published import WarehouseError
from flows.warehouse.withheld import describe_withheld, list_withheld

LIBRARIES = ("prefect", "fastapi", "sqlalchemy", "duckdb", "pyarrow", "trafilatura", "fastwarc")
FREE_GIGABYTES = 2
NOBODY = "not running: scheduled nights are lost until it is"
ENDED_WELL = ("Completed", "Cached", "Cancelled")


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
        *examine_server(settings),
        *examine_depot(settings),
        examine_lake(settings.lake),
        examine_warehouse(settings),
        examine_age(settings),
        examine_withheld(settings.warehouse),
    ]


def examine_depot(settings: Settings) -> Iterator[Finding]:
    """Ask the depot, where there is one, what is published there."""
    if not settings.depot:
        return
    try:
        pointer = read_pointer(settings)
        told = f"published {pointer.sha256[:12]}, {pointer.size:,} bytes" if pointer else "nothing is published yet"
        yield Finding("depot", True, f"{settings.depot}: {told}")
    except DepotError as error:
        yield Finding("depot", False, str(error))


def examine_library(name: str) -> Finding:
    """Look for an installed library."""
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed: run make setup")


def examine_folder(data: Path) -> Iterator[Finding]:
    """Look at the data folder: may it be written, is there room."""
    place = next(folder for folder in [data.absolute(), *data.absolute().parents] if folder.exists())
    is_fit = place.is_dir() and os.access(place, os.W_OK)
    yield Finding("data folder", is_fit, str(data.absolute()) if is_fit else f"{place} is no folder one can write to")
    free = shutil.disk_usage(place).free / 2**30
    yield Finding("free disk", free >= FREE_GIGABYTES, f"{free:.1f} GB")


def examine_server(settings: Settings) -> Iterator[Finding]:
    """Look for the Prefect server, for who works it off, and at its nights; none is fine: a run starts one."""
    home = locate_home(settings)
    address = os.environ.get("PREFECT_API_URL") or find_server(home)
    yield Finding("Prefect server", True, address or "none running; a run starts one")
    is_newer_there = is_newer(home / "prefect.db")
    told = (
        "written by a newer Prefect: install that, or move prefect.db away" if is_newer_there else "fits this Prefect"
    )
    yield Finding("server's database", not is_newer_there, told)
    holder = find_holder(home / UP_LOCK)
    nights = ask_nights(address) if address else None
    if holder or nights:
        yield Finding("dateline up", holder is not None, f"process {holder.pid}" if holder else NOBODY)
    if nights:
        yield from examine_nights(nights)


def examine_nights(nights: Nights) -> Iterator[Finding]:
    """Look at the scheduled night: is it worked off, is the next one due, did the last one end well."""
    told = f"due {nights.next_at}" if nights.next_at else "no night is scheduled"
    is_due = bool(nights.next_at) and nights.is_ready
    yield Finding("next night", is_due, told if nights.is_ready else f"{told}; no worker asks for it: dateline up")
    if nights.last_state:
        how = f"{nights.last_state} {nights.last_at} {nights.last_message}".strip()
        yield Finding("last scheduled night", nights.last_state in ENDED_WELL, how)


def examine_age(settings: Settings) -> Finding:
    """Look when a night last ended well: is that longer ago than the setting ``stale_hours`` allows?"""
    ended = read_last_night(settings.data)
    if ended is None:
        return Finding("last night", True, "none has ended well yet")
    hours = (time.time() - ended) / 3600
    is_fresh = not settings.alerts.stale_hours or hours <= settings.alerts.stale_hours
    return Finding("last night", is_fresh, f"ended well {hours:.1f} hours ago")


def examine_lake(lake: Path) -> Finding:
    """Count the finished shards whose manifest or files are not as written, by size."""
    finished = [path.parent for path in lake.glob("*/*/manifest.json")]
    n_damaged = sum(read_manifest(folder) is None for folder in finished)
    told = f"{n_damaged:,} damaged of {len(finished):,} shards" + ("; a run makes them anew" if n_damaged else "")
    return Finding("lake", not n_damaged, told)


def examine_warehouse(settings: Settings) -> Finding:
    """Look whether the published file opens and has the bytes that were published."""
    file = settings.warehouse
    try:
        rows = inspecting.count_tables(file)
    except WarehouseError as error:
        return Finding("published file", False, str(error))
    if rows and not is_as_published(file, read_note(settings.lake)):
        return Finding("published file", False, f"{file}: damaged or changed; the next run rebuilds it from the lake")
    return Finding("published file", True, f"{rows['articles']:,} articles" if rows else "none yet")


def examine_withheld(published: Path) -> Finding:
    """Look whether rows or articles are withheld as faulty; they are a fault of Dateline's, not of the machine."""
    try:
        told = describe_withheld(list_withheld(published))
    except WarehouseError as error:
        return Finding("withheld rows", False, str(error))
    return Finding("withheld rows", not told, told or "none")
