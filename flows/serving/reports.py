"""What a run did: counted, told to the caller, and left as an artifact in the Prefect UI."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prefect import runtime
from prefect.artifacts import create_markdown_artifact

from flows.fetching.crawl import SourceReport
from flows.lake.store import Manifest
from flows.serving.nights import NightCounts
from flows.settings import Settings
from flows.warehouse import inspecting
from flows.warehouse.counting import RecordCounts, count_records
from flows.warehouse.withheld import describe_withheld, list_withheld
from transforms.schema.tables import WAREHOUSE

QUERIES = (
    "FROM claims_by('{name}')",
    "FROM timeline_of('{name}')",
    "FROM search('{name}') LIMIT 5",
)
"""Three questions to try, about the entity the archive names most."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run changed (``changes``: rows by kind), and the rows of its ``tables``.

    ``records`` are counted by what they came to, ``rejects`` by reason. ``withheld`` tells in a line what the published
    file leaves out as faulty; ``stages`` are those of the load, each with seconds and rows;
    ``nights`` are the last, newest first.
    """

    is_changed: bool
    changes: dict[str, int]
    highlights: tuple[str, ...]
    records: RecordCounts
    rejects: dict[str, int]
    withheld: str
    tables: dict[str, int]
    stages: tuple[tuple[str, float, int], ...]
    nights: tuple[NightCounts, ...]
    warehouse: Path
    queries: tuple[str, ...]


def publish_report(annotated: Sequence[Manifest], settings: Settings, is_changed: bool) -> RunReport:
    """Return the report of a run over the given shards, and leave it in the UI as the artifact ``run-report``."""
    shard_ids = [manifest.shard_id for manifest in annotated]
    rejects = inspecting.count_rejects(settings.warehouse, shard_ids)
    name = inspecting.name_most_mentioned(settings.warehouse) or "Reuters"
    run_id = str(runtime.flow_run.id)
    report = RunReport(
        is_changed=is_changed,
        changes=dict(inspecting.read_status(settings.warehouse, "count_changes", run_id=run_id)),
        highlights=tuple(
            f"{kind}: {detail}"
            for kind, detail in inspecting.read_status(settings.warehouse, "list_highlights", run_id=run_id)
        ),
        records=count_records(settings.warehouse, shard_ids) if shard_ids else RecordCounts(0, 0, 0, 0),
        rejects=dict(rejects.most_common()),
        withheld=describe_withheld(list_withheld(settings.warehouse)),
        tables=inspecting.count_tables(settings.warehouse),
        stages=tuple(inspecting.read_status(settings.warehouse, "list_stage_times", run_id=run_id)),
        nights=tuple(NightCounts(*row) for row in inspecting.read_status(settings.warehouse, "list_nights")),
        warehouse=settings.warehouse,
        queries=tuple(query.format(name=name.replace("'", "''")) for query in QUERIES),
    )
    create_markdown_artifact(render_report(report), key="run-report", description="What the run did")
    return report


def render_report(report: RunReport) -> str:
    """Return the report in Markdown."""
    counts = report.records
    rows = [("articles", counts.n_articles), ("captured again", counts.n_repeated)]
    rows += [("pages refused", counts.n_refused), ("other records", counts.n_others)]
    rows += [(f"rejected: {reason}", count) for reason, count in report.rejects.items()]
    rows += [(f"table {name}", count) for name, count in report.tables.items() if not WAREHOUSE[name].is_working]
    lines = [f"| {name} | {count:,} |" for name, count in rows]
    queries = "\n".join(f"    {query}" for query in report.queries)
    head = "The warehouse was published anew." if report.is_changed else "Nothing was new; the warehouse stands."
    told = [f"- {count:,} {kind}" for kind, count in report.changes.items()]
    told += [f"  - {highlight}" for highlight in report.highlights]
    changed = "".join(f"{line}\n" for line in told)
    changed += f"\n**{report.withheld}**\n" if report.withheld else ""
    table = "| what | count |\n|---|---:|\n" + "\n".join(lines)
    stages = "".join(f"| {stage} | {seconds:.2f} | {n_rows:,} |\n" for stage, seconds, n_rows in report.stages)
    if stages:
        table += f"\n\n| stage of the load | seconds | rows |\n|---|---:|---:|\n{stages}"
    return f"{head}\n\n{changed}\n{table}\n\nTry:\n\n{queries}\n"


OUTCOMES = ("new", "changed", "unchanged", "gone", "failed", "refused")


def publish_capture(reports: Sequence[SourceReport]) -> None:
    """Leave in the UI, as the artifact ``capture-report``, what was new per source and what somebody should look at."""
    if reports:
        create_markdown_artifact(render_capture(reports), key="capture-report", description="What capture brought")


def render_capture(reports: Sequence[SourceReport]) -> str:
    """Return the reports of a capture in Markdown: counts, complaints, and the first new articles of each source."""
    head = f"| source | {' | '.join(OUTCOMES)} | waiting |\n|---|{'---:|' * (len(OUTCOMES) + 1)}\n"
    rows = [[report.source, *(report.outcomes[name] for name in OUTCOMES), report.n_waiting] for report in reports]
    table = "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows)
    flags = "".join(f"- **{report.source}**: {flag}\n" for report in reports for flag in report.flags)
    newest = "".join(f"- {report.source}: <{url}>\n" for report in reports for url in report.newest)
    return f"{head}{table}\nTo look at:\n\n{flags or '- nothing'}\n\nNew, among others:\n\n{newest or '- nothing'}\n"


def describe_capture(report: SourceReport) -> str:
    """Return what one source brought in one line."""
    counts = ", ".join(f"{report.outcomes[name]} {name}" for name in OUTCOMES if report.outcomes[name]) or "nothing new"
    waiting = f", {report.n_waiting} waiting" if report.n_waiting else ""
    old = f", {report.n_old} passed over as too old" if report.n_old else ""
    return "; ".join([f"captured {report.source}: {counts}{waiting}{old}", *report.flags])
