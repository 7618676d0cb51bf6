"""The steps of a shard where machines share no disk: what a step needs comes from the depot, what it makes goes there.

Without the setting ``depot`` they are the steps of ``shards``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from flows.lake import depot, shards
from flows.lake.depot import DepotError
from flows.lake.store import Manifest, hash_file
from flows.reading import Slice
from flows.reading.copies import locate_copy, read_copies
from flows.reading.needs import list_needed
from flows.settings import Settings
from transforms.clean.boilerplate import Boilerplate

INPUTS, RAW = "inputs", "raw"


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of an input as the depot has it: its absolute path where the run was planned, its key, its hash."""

    path: str
    key: str
    sha256: str


COPIED = TypeAdapter(list[Copied])


def put_inputs(slices: Iterable[Slice], settings: Settings) -> None:
    """Put the files that slices are read from into the depot, and for each slice the list of its own.

    Captured files stand there already. Raises DepotError, OSError.
    """
    there = {f"{INPUTS}/{name}" for name in depot.measure_files(settings.depot, INPUTS)}
    described: dict[str, Copied] = {}
    for slice_ in slices:
        paths = list_needed(slice_)
        described |= {path: describe_input(Path(path), settings) for path in paths if path not in described}
        copied = [described[path] for path in paths]
        for one in copied:
            if not one.key.startswith(RAW) and one.key not in there:
                depot.put_file(settings.depot, Path(one.path), one.key)
                there.add(one.key)
        depot.put_bytes(settings.depot, COPIED.dump_json(copied), name_list(slice_))


def describe_input(path: Path, settings: Settings) -> Copied:
    """Return what the depot has a file of an input as: a captured one by its name, any other by its hash."""
    digest, raw = hash_file(path), settings.raw.absolute()
    key = f"{RAW}/{path.relative_to(raw).as_posix()}" if path.is_relative_to(raw) else f"{INPUTS}/{digest}"
    return Copied(str(path), key, digest)


def name_list(slice_: Slice) -> str:
    """Return the key of the list of files that a slice is read from."""
    return f"{INPUTS}/{slice_.sha256}.json"


def remove_inputs(settings: Settings) -> None:
    """Remove from the depot what a run has put there to be read. Raises DepotError."""
    depot.remove_files(settings.depot, INPUTS)


def fetch_inputs(slice_: Slice, settings: Settings) -> None:
    """Fetch the files that a slice is read from into this machine's folder of copies. Raises DepotError."""
    listed = depot.get_bytes(settings.depot, name_list(slice_))
    if listed is None:
        raise DepotError(f"depot {settings.depot}: {slice_.input_uri} was not put there by the run that reads it")
    folder = settings.data / "copies"
    for one in COPIED.validate_json(listed):
        copy = locate_copy(folder, one.path)
        if hash_file(copy) != one.sha256 and not (depot.get_file(settings.depot, one.key, copy) and is_same(copy, one)):
            raise DepotError(f"depot {settings.depot}: {one.path} is not there as it was planned")
    read_copies(folder)


def is_same(copy: Path, file: Copied) -> bool:
    """Tell whether a copy has the bytes of the file."""
    return hash_file(copy) == file.sha256


def clean_slice(slice_: Slice, settings: Settings) -> Manifest:
    """Read and clean the records of a slice; returns the manifest, old or new, as ``shards.clean_slice`` does."""
    if not settings.depot:
        return shards.clean_slice(slice_, settings)
    own = depot.settle(settings)
    done = depot.fetch_shard(own, "clean", shards.name_clean_shard(slice_, own))
    if not done:
        if is_apart(own):
            fetch_inputs(slice_, own)
        done = shards.clean_slice(slice_, own)
    depot.put_shard(own, done)  # one that an earlier run made here may never have reached it
    return done


def annotate_shard(clean: Manifest, boilerplate: Boilerplate, settings: Settings) -> Manifest:
    """Annotate the articles of a clean shard; returns the manifest, as ``shards.annotate_shard`` does."""
    if not settings.depot:
        return shards.annotate_shard(clean, boilerplate, settings)
    own = depot.settle(settings)
    done = depot.fetch_shard(own, "annotated", shards.name_annotated_shard(clean.shard_id, own.names))
    if not done:
        fetch_shards([clean], own)
        done = shards.annotate_shard(clean, boilerplate, own)
    depot.put_shard(own, done)
    return done


def fetch_shards(manifests: Sequence[Manifest], settings: Settings) -> None:
    """See to it that this machine's lake has shards that others have made. Raises DepotError when one is nowhere."""
    for manifest in manifests if settings.depot else ():
        if depot.fetch_shard(settings, manifest.stage, manifest.shard_id) is None:
            raise DepotError(f"depot {settings.depot}: a shard of {manifest.input_uri} is not there; run again")


def is_apart(settings: Settings) -> bool:
    """Tell whether shards are made by machines that have no disk in common with the one that plans."""
    return bool(settings.depot) and settings.runner != "processes"
