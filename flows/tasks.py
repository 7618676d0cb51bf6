"""Every Prefect task. Each wraps one step; the steps themselves know no Prefect."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from prefect import runtime, task
from prefect.cache_policies import NO_CACHE, CacheKeyFnPolicy
from prefect.context import TaskRunContext

from flows.fetching.crawl import SourceReport, capture_source
from flows.fetching.sources import Source
from flows.fetching.visits import Night
from flows.lake import shards, sharing
from flows.lake.inputs import plan_remembered
from flows.lake.store import Manifest, Stage, locate_shard, read_manifest, sweep_leftovers
from flows.reading import Slice
from flows.serving.naming import name_pack
from flows.serving.reports import describe_capture
from flows.settings import Settings
from flows.warehouse import building, depots, healing, published
from flows.warehouse.audits import CheckFailure
from flows.warehouse.corrections import are_replayed, read_corrections
from flows.warehouse.recent_pages import read_recent_pages
from transforms.clean.boilerplate import Boilerplate, learn_boilerplate
from transforms.entities.backends import check_backend
from transforms.identifiers import hash_parts

log = logging.getLogger("dateline")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A new warehouse that is not published yet, and what its audits found wrong."""

    path: Path
    failures: tuple[CheckFailure, ...]


def key_if_written(stage: Stage, shard_ids: Sequence[str], settings: Settings) -> str | None:
    """Return a cache key naming shards, or None, which runs the task, when the files of one are not there.

    None with a depot, too: the task sees to it that they are there.
    """
    if settings.depot:
        return None
    written = all(read_manifest(locate_shard(settings.lake, stage, shard_id)) for shard_id in shard_ids)
    return f"{stage}-{hash_parts(*shard_ids)}" if written else None


def key_cleaning(_: TaskRunContext, arguments: dict[str, Any]) -> str | None:
    """Return the cache key of a cleaning task; a shard's id already holds the input, the code and the settings."""
    settings = arguments["settings"]
    return key_if_written("clean", [shards.name_clean_shard(one, settings) for one in arguments["pack"]], settings)


def key_annotation(_: TaskRunContext, arguments: dict[str, Any]) -> str | None:
    """Return the cache key of an annotation task."""
    settings = arguments["settings"]
    named = [shards.name_annotated_shard(one.shard_id, settings.names) for one in arguments["pack"]]
    return key_if_written("annotated", named, settings)


@task(cache_policy=NO_CACHE, task_run_name="capture {source.name}")
async def capture(source: Source, night: Night) -> SourceReport:
    """Capture what is new of one source into the raw store."""
    report = await capture_source(source, night)
    log.info(describe_capture(report))
    return report


@task(cache_policy=NO_CACHE, task_run_name="fetch archive")
def fetch_archive(settings: Settings) -> depots.Pointer | None:
    """Take from the depot, if there is one, what this machine lacks; returns what is published there."""
    return depots.fetch_archive(settings)


@task(cache_policy=NO_CACHE, task_run_name="put inputs")
def put_inputs(slices: Sequence[Slice], settings: Settings) -> None:
    """Put the files that slices are read from where the machines that read them can fetch them."""
    sharing.put_inputs(slices, settings)


@task(cache_policy=NO_CACHE, task_run_name="put archive")
def put_archive(settings: Settings, before: depots.Pointer | None) -> None:
    """Put what the run has made into the depot; ``before`` is what was published there when it began."""
    depots.put_archive(settings, before)


@task(cache_policy=NO_CACHE, task_run_name="plan")
def plan(inputs: Sequence[Path], settings: Settings) -> list[Slice]:
    """Cut the inputs, or without any the captured files, into slices; InputError when the only one cannot be read."""
    sweep_leftovers(settings.lake)
    check_backend(settings.names)
    paths = inputs or sorted(path for path in settings.raw.rglob("*.warc.gz") if path.is_file())
    return plan_remembered(paths, settings.shard_documents, settings.lake, partial(shards.is_kept_capture, settings))


@task(cache_policy=NO_CACHE, task_run_name="heal")
def heal(slices: Sequence[Slice], settings: Settings, is_anew: bool = False) -> list[Slice]:
    """Remove what is damaged; returns the slices to run over, those among them whose shards must be made again.

    ``is_anew`` as in ``load``.
    """
    return healing.heal(slices, settings, is_anew)


@task(cache_policy=NO_CACHE, task_run_name="split loaded")
def split_loaded(slices: Sequence[Slice], settings: Settings) -> tuple[list[Slice], list[Manifest]]:
    """Return the slices that there is something to do for, and the annotated shards of those that are loaded."""
    return healing.split_loaded(slices, settings)


@task(
    cache_policy=CacheKeyFnPolicy(cache_key_fn=key_cleaning),
    persist_result=True,
    task_run_name=name_pack,
)
def clean(pack: Sequence[Slice], settings: Settings) -> list[Manifest]:
    """Read and clean slices into the lake, a shard each."""
    return [sharing.clean_slice(slice_, settings) for slice_ in pack]


@task(cache_policy=NO_CACHE, task_run_name="learn")
def learn(cleaned: Sequence[Manifest], settings: Settings) -> Boilerplate:
    """Learn which paragraphs recur on an outlet's pages, from tonight's pages and recent ones of the same outlets."""
    sharing.fetch_shards(cleaned, settings)
    pages = list(shards.sample_pages(shards.read_pages(cleaned, settings.lake)))
    outlets = {page.outlet for page in pages}
    return learn_boilerplate([*pages, *read_recent_pages(settings, outlets)])


@task(
    cache_policy=CacheKeyFnPolicy(cache_key_fn=key_annotation),
    persist_result=True,
    task_run_name=name_pack,
)
def annotate(pack: Sequence[Manifest], boilerplate: Boilerplate, settings: Settings) -> list[Manifest]:
    """Annotate cleaned shards into the lake."""
    return [sharing.annotate_shard(cleaned, boilerplate, settings) for cleaned in pack]


@task(cache_policy=NO_CACHE, task_run_name="load")
def load(annotated: Sequence[Manifest], settings: Settings, is_anew: bool = False) -> Candidate | None:
    """Build the new warehouse beside the published one; None when nothing is new.

    With ``is_anew``, or where the published file was made by other rules, all it holds is loaded anew from the lake.
    """
    sharing.fetch_shards(annotated, settings)
    due = healing.plan_load(annotated, settings, is_anew)
    if due.is_anew and not is_anew and settings.warehouse.exists():
        log.info("the published file was made by other rules: everything is loaded anew from the lake")
    corrections = read_corrections(settings.corrections)
    if not (due.is_anew or due.shards or due.withdrawn) and are_replayed(settings.warehouse, corrections):
        return None
    candidate = settings.warehouse.with_suffix(".candidate.duckdb")
    failures = building.build_candidate(
        published=None if due.is_anew else settings.warehouse,
        candidate=candidate,
        lake=settings.lake / "annotated",
        shards=[building.name_files(manifest, settings.lake) for manifest in due.shards],
        withdrawn=due.withdrawn,
        run_id=str(runtime.flow_run.id),
        started_at=datetime.now(UTC),
        megabytes=settings.duckdb_megabytes,
        corrections=corrections,
        wikidata=settings.wikidata,
        withheld_share=settings.withheld_share,
    )
    return Candidate(candidate, tuple(failures))


@task(cache_policy=NO_CACHE, task_run_name="check")
def check(candidate: Candidate) -> None:
    """Raise CheckError naming the audits that tonight's rows failed, and the first wrong rows."""
    if failures := candidate.failures:
        raise CheckError("; ".join(f"{f.name}: {f.n_rows} rows, first {f.rows[:1]}" for f in failures))


@task(cache_policy=NO_CACHE, task_run_name="publish")
def publish(candidate: Candidate, settings: Settings) -> None:
    """Put the new warehouse in the place of the published one."""
    if settings.warehouse.exists() and building.has_other_layout(settings.warehouse):
        log.info(f"the file before is kept as {published.keep_aside(settings.warehouse).name}")
    healing.note_published(candidate.path, settings.warehouse, settings.lake)
    published.publish(candidate.path, settings.warehouse)


class CheckError(RuntimeError):
    """The new warehouse has rows that are wrong; nothing was published."""


def apply_parameters(settings: Settings, shard_documents: int) -> Settings:
    """Return the settings with the run's own wishes in force; 0 keeps the setting."""
    return replace(settings, shard_documents=shard_documents or settings.shard_documents)
