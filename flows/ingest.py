"""From archives on disk to the published DuckDB file."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.futures import PrefectFuture, as_completed

from flows import tasks
from flows.lake.locks import hold_run_lock
from flows.lake.sharing import is_apart
from flows.lake.stopping import heed_signals
from flows.lake.store import Manifest
from flows.parameters import Archive
from flows.reading import Slice
from flows.serving.endings import alert_failure, tell_plainly
from flows.serving.freshness import note_night
from flows.serving.naming import name_ingest
from flows.serving.progress import Progress
from flows.serving.reports import RunReport, publish_report
from flows.serving.runners import choose_runner
from flows.settings import Settings, read_settings
from flows.warehouse.healing import count_finished

PACKS = 16
"""A task of several shards has no more than this part of a step's records: who runs tasks at once has some to run."""

log = logging.getLogger("dateline")
log.setLevel(logging.INFO)


@flow(
    name="ingest",
    task_runner=choose_runner(),
    flow_run_name=name_ingest,
    on_failure=[alert_failure],
    on_crashed=[alert_failure],
)
@tell_plainly
def ingest(archive: Archive = Archive()) -> RunReport:
    """Read, clean, annotate, load, check and publish the given archives (default: the raw store)."""
    heed_signals()
    settings = tasks.apply_parameters(read_settings(), archive.shard_documents)
    with hold_run_lock(settings.data), share_archive(settings):
        slices = tasks.heal(tasks.plan(archive.inputs, settings), settings)
        fresh, done = tasks.split_loaded(slices, settings)
        tell_reused(len(done), count_finished(fresh, settings), len(slices))
        annotated = make_shards(fresh, settings)
        candidate = tasks.load([*done, *annotated], settings)
        if candidate:
            tasks.check(candidate)
            tasks.publish(candidate, settings)
        note_night(settings.data)
        return publish_report([*done, *annotated], settings, is_changed=candidate is not None)


@contextmanager
def share_archive(settings: Settings) -> Iterator[None]:
    """Take from the depot, where there is one, what this machine lacks, and after the block put there what it has."""
    before = tasks.fetch_archive(settings) if settings.depot else None
    yield
    if settings.depot:
        tasks.put_archive(settings, before)


def make_shards(slices: Sequence[Slice], settings: Settings) -> list[Manifest]:
    """Clean and annotate slices, within a flow; returns their annotated shards, those that are there already too."""
    if is_apart(settings):
        tasks.put_inputs(slices, settings)
    packs = pack_slices(slices, settings.shard_documents)
    cleaned = follow("cleaned", len(slices), [tasks.clean.submit(pack, settings) for pack in packs])
    boilerplate = tasks.learn([shard for pack in cleaned for shard in pack], settings)
    annotated = [tasks.annotate.submit(pack, boilerplate, settings) for pack in cleaned]
    return [shard for pack in follow("annotated", len(slices), annotated) for shard in pack]


def pack_slices(slices: Sequence[Slice], documents: int) -> Iterator[list[Slice]]:
    """Yield slices in packs, a task each: many small files would else cost more in tasks than in work.

    A pack of several holds up to ``documents`` records, and fewer where there are few. Shards stay what they are, one a
    slice: how slices are packed decides nothing of them.
    """
    most = min(documents, sum(slice_.count for slice_ in slices) // PACKS)
    pack: list[Slice] = []
    for slice_ in slices:
        if pack and sum(one.count for one in pack) + slice_.count > most:
            yield pack
            pack = []
        pack.append(slice_)
    if pack:
        yield pack


def tell_reused(n_loaded: int, n_finished: int, n_slices: int) -> None:
    """Say how many shards need not be made: a retry, a copy of a run and the run after a killed one reuse them."""
    if n_loaded or n_finished:
        log.info(f"{n_loaded} of {n_slices} shards are loaded already, {n_finished} more are in the lake already")


def follow(done: str, n_shards: int, futures: Sequence[PrefectFuture[Any]]) -> list[list[Manifest]]:
    """Return the packs of shards that the futures give, in order, telling the progress as each is finished."""
    number, records, progress = 0, 0, Progress(done, n_shards)
    for future in as_completed(list(futures)):
        pack = future.result()
        number += len(pack)
        records += sum(manifest.n_read for manifest in pack)
        told = f"{done} {number} of {n_shards} shards, {records} records{progress.tell(number)}"
        log.info(f"{told}: {Path(pack[-1].input_uri).name}")
    progress.finish()
    return [future.result() for future in futures]
