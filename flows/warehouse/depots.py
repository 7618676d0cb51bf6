"""What a machine takes from the depot before a run, and puts there after it, so that any other can go on from there.

The published file stands there under its hash, and ``published.json`` names it: who reads that gets a whole file, the
old or the new. It is written last.
"""

from dataclasses import asdict, dataclass
from json import dumps
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from flows.lake import depot
from flows.lake.databases import copy_database
from flows.lake.depot import DepotError
from flows.lake.sharing import RAW, remove_inputs
from flows.lake.store import hash_file, locate_shard, read_manifest
from flows.settings import Settings
from flows.warehouse.notes import read_note
from flows.warehouse.published import keep_aside

POINTER, PUBLISHED, LEDGER = "published.json", "published", "capture/ledger.sqlite"
NOTES = ("loaded.json", "inputs.json")
"""What the lake notes beside its shards."""

log = getLogger("dateline")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which published file is in force: its key, SHA-256 and bytes."""

    key: str
    sha256: str
    size: int


def fetch_archive(settings: Settings) -> Pointer | None:
    """Bring this machine's data folder up to what the depot has; returns what is published there. Raises DepotError."""
    pointer = read_pointer(settings)
    if pointer and hash_file(settings.warehouse) != pointer.sha256:
        fetch_published(pointer, settings)
    for name in NOTES:
        if not (settings.lake / name).exists():
            depot.get_file(settings.depot, f"lake/{name}", settings.lake / name)
    note = read_note(settings.lake)
    for shard in note.shards if note else ():
        depot.fetch_shard(settings, "annotated", shard.shard_id)
    fetch_captured(settings)
    put_captured(settings)  # whoever reads them fetches them there
    return pointer


def read_pointer(settings: Settings) -> Pointer | None:
    """Return what is published in the depot, None when nothing is. Raises DepotError."""
    content = depot.get_bytes(settings.depot, POINTER)
    try:
        return TypeAdapter(Pointer).validate_json(content) if content else None
    except ValueError as error:
        raise DepotError(f"depot {settings.depot}: {POINTER} does not name a published file") from error


def fetch_published(pointer: Pointer, settings: Settings) -> None:
    """Put the depot's published file in the place of this machine's, which is kept aside where it holds shards that the
    other does not. A damaged one is left there with a warning, as the lake holds all that it was made of."""
    fetched = settings.warehouse.with_suffix(".fetched.duckdb")
    if not depot.get_file(settings.depot, pointer.key, fetched) or hash_file(fetched) != pointer.sha256:
        log.warning(f"the published file of depot {settings.depot} is gone or damaged: it is made again from the lake")
        fetched.unlink(missing_ok=True)
        return
    ours = list_shards(settings)
    for name in NOTES:
        depot.get_file(settings.depot, f"lake/{name}", settings.lake / name)
    if settings.warehouse.exists() and not ours <= list_shards(settings):
        log.warning(f"the depot's published file lacks what ours holds: kept as {keep_aside(settings.warehouse).name}")
    fetched.replace(settings.warehouse)


def list_shards(settings: Settings) -> set[str]:
    """Return the ids of the shards that the lake notes as published."""
    note = read_note(settings.lake)
    return {shard.shard_id for shard in note.shards} if note else set()


def fetch_captured(settings: Settings) -> None:
    """Fetch the captured files and the ledger that this machine lacks from the depot, if there is one; DepotError."""
    if not settings.depot:
        return
    if not settings.ledger.exists():
        depot.get_file(settings.depot, LEDGER, settings.ledger)
    for name in depot.measure_files(settings.depot, RAW):
        if not (settings.raw / name).exists():
            depot.get_file(settings.depot, f"{RAW}/{name}", settings.raw / name)


def put_captured(settings: Settings) -> None:
    """Put captured files that are finished, and the ledger, into the depot, if there is one; DepotError, OSError."""
    if not settings.depot:
        return
    there = depot.measure_files(settings.depot, RAW)
    for path in sorted(path for path in settings.raw.rglob("*.warc.gz") if path.is_file()):
        name = path.relative_to(settings.raw).as_posix()
        if there.get(name, -1) < path.stat().st_size:  # a shorter one here is what is left of a damaged file
            depot.put_file(settings.depot, path, f"{RAW}/{name}")
    if settings.ledger.exists():
        with TemporaryDirectory(dir=settings.data) as folder:
            copy = Path(folder) / "ledger.sqlite"
            copy_database(settings.ledger, copy)
            depot.put_file(settings.depot, copy, LEDGER)


def put_archive(settings: Settings, before: Pointer | None) -> None:
    """Put what a run has made into the depot, the published file last. ``before`` is what was published there when the
    run began. Raises DepotError, also when another machine has published since."""
    put_loaded(settings)
    for name in NOTES:
        if (settings.lake / name).exists():
            depot.put_file(settings.depot, settings.lake / name, f"lake/{name}")
    if settings.warehouse.exists():
        put_published(settings, before)
    remove_inputs(settings)


def put_loaded(settings: Settings) -> None:
    """Put the published shards into the depot that it lacks: made before there was one. Raises DepotError."""
    there = depot.measure_files(settings.depot, "lake/annotated")
    for shard_id in sorted(list_shards(settings)):
        manifest = read_manifest(locate_shard(settings.lake, "annotated", shard_id))
        if manifest and f"{shard_id}/{depot.MANIFEST}" not in there:
            depot.put_shard(settings, manifest)


def put_published(settings: Settings, before: Pointer | None) -> None:
    """Put the published file into the depot under its hash, then say that it is in force; older ones but a few go."""
    digest, size = hash_file(settings.warehouse), settings.warehouse.stat().st_size
    pointer = Pointer(f"{PUBLISHED}/{digest}.duckdb", digest, size)
    if read_pointer(settings) != before:
        raise DepotError(f"depot {settings.depot}: another machine has published since this run began; run again")
    if pointer != before:
        depot.put_file(settings.depot, settings.warehouse, pointer.key)
        depot.put_bytes(settings.depot, dumps(asdict(pointer)).encode(), POINTER)
        if before:
            remove_older(settings, {pointer.key, before.key})


def remove_older(settings: Settings, kept: set[str]) -> None:
    """Remove published files that are neither in force nor were before."""
    for name in depot.measure_files(settings.depot, PUBLISHED):
        if f"{PUBLISHED}/{name}" not in kept:
            depot.remove_files(settings.depot, f"{PUBLISHED}/{name}")
