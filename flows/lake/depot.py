"""The depot: an address at which machines that share no disk keep lake, captured files and the published file.

The setting ``depot`` is an address as fsspec takes it: ``s3://bucket/folder``, ``gs://...``, or a folder that all have
mounted. The data folder of a machine is then a copy of what it needs of it. A file stands there whole under its name or
not at all; of a shard the manifest comes last, as in the lake.

    lake/<stage>/<shard_id>/...  raw/...  capture/...  inputs/<sha256>  published/<sha256>.duckdb  published.json
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from flows.lake.faults import OperatorError
from flows.lake.store import Manifest, Stage, discard_shard, is_sound, locate_shard, read_entry, read_manifest
from flows.settings import BASE, Settings, read_settings

MANIFEST = "manifest.json"


class DepotError(OperatorError):
    """The depot cannot be reached, read or written; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Depot:
    """A file system of fsspec, and the folder there that everything is beneath."""

    files: AbstractFileSystem
    root: str

    def name(self, key: str) -> str:
        """Return how the file system calls what has a key."""
        return f"{self.root}/{key}"


@cache
def open_depot(address: str) -> Depot:
    """Return the depot at an address; raises DepotError when there is no file system of such a kind."""
    is_folder = "://" not in address or address.startswith(("file:", "local:"))
    place = address if "://" in address else str(BASE / address)
    with tell_faults(address):
        # What others have put there since must be seen.
        files, root = url_to_fs(place, use_listings_cache=False, **({"auto_mkdir": True} if is_folder else {}))
        return Depot(files, root.rstrip("/"))


@contextmanager
def tell_faults(address: str) -> Iterator[None]:
    """Turn whatever a file system raises, each in its own classes, into a DepotError of one line."""
    try:
        yield
    except OperatorError:
        raise
    except Exception as error:
        told = " ".join(str(error).split()) or type(error).__name__
        raise DepotError(f"depot {address}: {told}") from error


def put_file(address: str, path: Path, key: str) -> None:
    """Put a file into the depot under a key. Raises DepotError."""
    depot = open_depot(address)
    with tell_faults(address):
        depot.files.put_file(str(path), depot.name(key))


def put_files(address: str, folder: Path, names: Sequence[str], key: str) -> None:
    """Put files of a folder into the depot beneath a key, as many at once as the file system can. Raises DepotError."""
    depot = open_depot(address)
    with tell_faults(address):
        depot.files.put([str(folder / name) for name in names], [depot.name(f"{key}/{name}") for name in names])


def get_files(address: str, key: str, names: Sequence[str], folder: Path) -> None:
    """Fetch files that stand beneath a key into a folder, as many at once as the file system can. DepotError."""
    depot = open_depot(address)
    folder.mkdir(parents=True, exist_ok=True)
    with tell_faults(address):
        depot.files.get([depot.name(f"{key}/{name}") for name in names], [str(folder / name) for name in names])


def put_bytes(address: str, content: bytes, key: str) -> None:
    """Put bytes into the depot under a key. Raises DepotError."""
    depot = open_depot(address)
    with tell_faults(address):
        depot.files.pipe_file(depot.name(key), content)


def get_bytes(address: str, key: str) -> bytes | None:
    """Return the bytes that the depot has under a key, None when it has none. Raises DepotError."""
    depot = open_depot(address)
    with tell_faults(address):
        try:
            return bytes(depot.files.cat_file(depot.name(key)))
        except FileNotFoundError:
            return None


def get_file(address: str, key: str, path: Path) -> bool:
    """Put what the depot has under a key at ``path``, whole or not at all; tells whether it has it. DepotError."""
    depot = open_depot(address)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tell_faults(address), TemporaryDirectory(dir=path.parent, prefix=".fetched-") as folder:
        fetched = Path(folder) / path.name
        try:
            depot.files.get_file(depot.name(key), str(fetched))
        except FileNotFoundError:
            return False
        fetched.replace(path)
    return True


def measure_files(address: str, key: str) -> dict[str, int]:
    """Return the bytes of every file beneath a key, by what its own key has after that. Raises DepotError."""
    depot = open_depot(address)
    with tell_faults(address):
        found = depot.files.find(depot.name(key), detail=True)
        return {name.removeprefix(f"{depot.name(key)}/"): state["size"] for name, state in found.items()}


def remove_files(address: str, key: str) -> None:
    """Remove what the depot has under a key and beneath. Raises DepotError."""
    depot = open_depot(address)
    with tell_faults(address):
        if depot.files.exists(depot.name(key)):
            depot.files.rm(depot.name(key), recursive=True)


def settle(settings: Settings) -> Settings:
    """Return a run's settings with the data folder of the machine that this is called on, where a run has several."""
    return replace(settings, data=read_settings().data) if settings.depot else settings


def name_shard(stage: Stage, shard_id: str) -> str:
    """Return the key of a shard."""
    return f"lake/{stage}/{shard_id}"


def put_shard(settings: Settings, manifest: Manifest) -> None:
    """Put a shard of this machine's lake into the depot, its manifest last, unless it is there. Raises DepotError."""
    folder = locate_shard(settings.lake, manifest.stage, manifest.shard_id)
    key = name_shard(manifest.stage, manifest.shard_id)
    entry = read_entry(folder)
    names = [*sorted(entry.files), MANIFEST] if entry else []
    there = measure_files(settings.depot, key)
    if any(there.get(name) != (folder / name).stat().st_size for name in names):
        put_files(settings.depot, folder, names[:-1], key)
        put_file(settings.depot, folder / MANIFEST, f"{key}/{MANIFEST}")


def fetch_shard(settings: Settings, stage: Stage, shard_id: str) -> Manifest | None:
    """Return the manifest of a shard of this machine's lake, fetched from the depot where it is not there; None when
    neither has it whole. Raises DepotError."""
    folder = locate_shard(settings.lake, stage, shard_id)
    if done := read_manifest(folder):
        return done
    there = measure_files(settings.depot, name_shard(stage, shard_id))
    if MANIFEST not in there:
        return None
    get_files(settings.depot, name_shard(stage, shard_id), sorted(there.keys() - {MANIFEST}), folder)
    get_file(settings.depot, f"{name_shard(stage, shard_id)}/{MANIFEST}", folder / MANIFEST)
    if is_sound(folder):
        return read_manifest(folder)
    discard_shard(folder)  # and what the depot has counts as not written, so that it is put there again
    remove_files(settings.depot, f"{name_shard(stage, shard_id)}/{MANIFEST}")
    return None
