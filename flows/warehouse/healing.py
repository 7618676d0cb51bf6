"""Before a run reads anything: what is damaged, in the lake or in the published file, is found and made again.

A damaged shard is removed, so that it counts as not written and the run writes it anew. A published file whose bytes
are not those that were published is set aside, and all shards that it held are loaded again from the lake.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.lake.aside import set_aside
from flows.lake.shards import name_annotated_shard, name_clean_shard
from flows.lake.store import Manifest, discard_shard, has_columns, hash_file, is_sound, locate_shard, read_manifest
from flows.reading import InputError, Slice, plan_slices
from flows.settings import BASE, Settings
from flows.warehouse import building
from flows.warehouse.notes import LoadedShard, Note, is_as_published, read_note, write_note
from flows.warehouse.published import WarehouseError

NAMED = 3
"""Inputs of damaged shards that a line names."""

log = logging.getLogger("dateline")


def heal(slices: Sequence[Slice], settings: Settings, is_anew: bool = False) -> list[Slice]:
    """Remove what is damaged; returns the slices given and those whose shards must be made again with them.

    With ``is_anew`` all that is loaded will be read again from the lake, and is looked at to the last byte.
    Raises WarehouseError when a shard that the published file has to be rebuilt from is damaged and its input is not
    there.
    """
    set_aside_broken(settings)
    loaded = list_loaded(settings)
    inputs = {slice_.input_uri for slice_ in slices}
    tonight = {name_annotated(slice_, settings) for slice_ in slices}
    is_new_code = any(shard.input_uri in inputs and shard.shard_id not in tonight for shard in loaded)
    is_read_again = is_anew or is_new_code or must_rebuild(settings)
    lost = [s for s in loaded if s.input_uri not in inputs and not is_usable(s, settings, is_read_again)]
    again = list(plan_again(lost, settings))
    known = {shard.shard_id for shard in loaded}
    suspects = [slice_ for slice_ in slices if is_read_again or not is_loaded(slice_, known, settings)]
    damaged = [slice_.input_uri for slice_ in [*suspects, *again] if discard_damaged(slice_, known, settings)]
    found = {slice_.input_uri for slice_ in again} - {*damaged}
    tell_damaged([*damaged, *(shard.input_uri for shard in lost if shard.input_uri in found)])
    return [*slices, *again]


def set_aside_broken(settings: Settings) -> None:
    """Set aside what is not as it was published, a folder in its place too, and tell of it; or that it is gone."""
    file, note = settings.warehouse, read_note(settings.lake)
    if not file.exists():
        if note:
            log.warning(f"the published file is gone: rebuilt from the lake ({len(note.shards)} shards)")
    elif not is_as_published(file, note):
        aside = set_aside(file, ".wal")
        held = f"rebuilt from the lake ({len(note.shards)} shards)" if note else "built from tonight's input alone"
        log.warning(f"the published file was damaged or changed: set aside as {aside.name}, {held}")
    elif note is None and not building.has_other_layout(file):
        log.warning("the note of what is published was lost or damaged: written anew from the published file")
        note_published(file, file, settings.lake)


def note_published(file: Path, before: Path, lake: Path) -> None:
    """Note what the published file holds, or is about to hold, and by which hashes it is known until then."""
    hashes = dict.fromkeys(hash_file(path) for path in (file, before) if path.exists())
    write_note(lake, Note(tuple(hashes), tuple(building.read_loaded_shards(file))))


def list_loaded(settings: Settings) -> list[LoadedShard]:
    """Return the shards that the published file holds, or held before it was lost."""
    if settings.warehouse.exists():
        return building.read_loaded_shards(settings.warehouse)
    note = read_note(settings.lake)
    return list(note.shards) if note else []


def list_inputs(settings: Settings) -> tuple[list[Path], list[str]]:
    """Return the files and folders that the loaded shards were read from, and the names of those that are gone."""
    named = sorted({shard.input_uri for shard in list_loaded(settings)})
    places = {uri: locate_input(uri) for uri in named}
    there = sorted({path for path in places.values() if path.exists()})
    return there, [uri for uri in named if not places[uri].exists()]


def must_rebuild(settings: Settings) -> bool:
    """Tell whether the next file cannot begin as a copy of the published one."""
    file = settings.warehouse
    return not file.exists() or building.has_other_layout(file) or building.has_other_rules(file)


def name_annotated(slice_: Slice, settings: Settings) -> str:
    """Return the id of the annotated shard of a slice."""
    return name_annotated_shard(name_clean_shard(slice_, settings), settings.names)


def is_usable(shard: LoadedShard, settings: Settings, is_read_again: bool) -> bool:
    """Tell whether the lake holds a shard loaded earlier; its bytes are looked at only when the run will read them."""
    folder = locate_shard(settings.lake, "annotated", shard.shard_id)
    if not is_read_again:
        return read_manifest(folder) is not None
    return is_sound(folder) and has_columns(folder)


def split_loaded(slices: Sequence[Slice], settings: Settings) -> tuple[list[Slice], list[Manifest]]:
    """Return the slices that are not loaded, and the annotated shards of those that are."""
    known = {shard.shard_id for shard in list_loaded(settings)}
    fresh, done = [], []
    for slice_ in slices:
        shard_id = name_annotated(slice_, settings)
        manifest = read_manifest(locate_shard(settings.lake, "annotated", shard_id)) if shard_id in known else None
        if manifest:
            done.append(manifest)
        else:
            fresh.append(slice_)
    return fresh, done


def count_finished(slices: Sequence[Slice], settings: Settings) -> int:
    """Return of how many slices the lake holds the annotated shard already."""
    folders = [locate_shard(settings.lake, "annotated", name_annotated(slice_, settings)) for slice_ in slices]
    return sum(read_manifest(folder) is not None for folder in folders)


def is_loaded(slice_: Slice, known: set[str], settings: Settings) -> bool:
    """Tell whether the annotated shard of a slice is among the loaded ones and, by size, whole."""
    shard_id = name_annotated(slice_, settings)
    return shard_id in known and read_manifest(locate_shard(settings.lake, "annotated", shard_id)) is not None


def plan_again(lost: Iterable[LoadedShard], settings: Settings) -> Iterator[Slice]:
    """Yield the slices of the inputs of lost shards, as far as these are there."""
    for uri in sorted({shard.input_uri for shard in lost}):
        slices = []
        try:
            slices = [s for s in plan_slices(locate_input(uri), settings.shard_documents) if s.input_uri == uri]
        except InputError as error:
            tell_lost(error, settings)
        yield from slices


def locate_input(uri: str) -> Path:
    """Return the file or folder that rows name ``uri``: what is before a ``#`` when that leads to a member of it."""
    ends = [len(uri), *(place for place in range(len(uri) - 1, 0, -1) if uri[place] == "#")]
    return next((path for end in ends if (path := BASE / uri[:end]).exists()), BASE / uri)


def tell_lost(error: InputError, settings: Settings) -> None:
    """Tell of a damaged shard whose input is not there; raises WarehouseError when the run cannot do without it."""
    told = f"the lake lacks a shard that was loaded, and its input cannot be read again: {error}"
    if must_rebuild(settings):
        raise WarehouseError(f"{settings.warehouse}: {told}; put the input back and run again")
    log.warning(told)


def discard_damaged(slice_: Slice, known: set[str], settings: Settings) -> bool:
    """Remove what is damaged of a slice's shards; tells whether anything was. ``known``: ids of loaded shards."""
    clean_id = name_clean_shard(slice_, settings)
    annotated_id = name_annotated_shard(clean_id, settings.names)
    clean = locate_shard(settings.lake, "clean", clean_id)
    annotated = locate_shard(settings.lake, "annotated", annotated_id)
    is_whole = is_sound(annotated)
    return discard_unless(is_whole, annotated, annotated_id in known) | discard_unless(is_sound(clean), clean, is_whole)


def discard_unless(is_whole: bool, folder: Path, was_finished: bool) -> bool:
    """Remove a shard that is not whole; tells whether it was damaged, not merely left unfinished by a killed run."""
    if is_whole:
        return False
    is_damaged = was_finished or (folder / "manifest.json").exists()
    discard_shard(folder)
    return is_damaged


def tell_damaged(inputs: Sequence[str]) -> None:
    """Say how many shards were damaged, and of which inputs."""
    if inputs:
        named = ", ".join(list(dict.fromkeys(inputs))[:NAMED])
        more = ", ..." if len(set(inputs)) > NAMED else ""
        log.warning(
            f"{len(inputs)} shards of the lake were damaged, and are made anew as they are needed: {named}{more}"
        )


class Due(NamedTuple):
    """What a load has to do: the shards to load, in order, and those to take out; all from the lake if ``is_anew``."""

    shards: list[Manifest]
    withdrawn: list[str]
    is_anew: bool


def plan_load(annotated: Sequence[Manifest], settings: Settings, is_anew: bool) -> Due:
    """Return what is to be loaded of tonight's shards, and which loaded ones they stand for now.

    With ``is_anew``, or where the published file was made by other rules, all it holds is loaded again. Raises
    WarehouseError when the lake has lost one of these.
    """
    loaded, inputs = list_loaded(settings), {manifest.input_uri for manifest in annotated}
    tonight = {manifest.shard_id: manifest for manifest in annotated}
    superseded = {s.shard_id for s in loaded if s.input_uri in inputs and s.shard_id not in tonight}
    if is_anew or must_rebuild(settings):
        tonight |= recall_shards([s for s in loaded if s.shard_id not in superseded], settings)
        return Due([tonight[shard_id] for shard_id in sorted(tonight)], [], True)
    fresh = tonight.keys() - {shard.shard_id for shard in loaded}
    return Due([tonight[shard_id] for shard_id in sorted(fresh)], sorted(superseded), False)


def recall_shards(loaded: Iterable[LoadedShard], settings: Settings) -> dict[str, Manifest]:
    """Return the manifests of shards loaded earlier, by id. Raises WarehouseError when the lake lacks one."""
    recalled = {}
    for shard in loaded:
        manifest = read_manifest(locate_shard(settings.lake, "annotated", shard.shard_id))
        if manifest is None:
            raise WarehouseError(
                f"{settings.warehouse}: cannot be rebuilt, as the lake lacks a shard of {shard.input_uri}; "
                "put that input back and run again"
            )
        recalled[shard.shard_id] = manifest
    return recalled
