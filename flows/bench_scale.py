"""``python -m flows.bench_scale [SMALL] [LARGE]``: does a night cost the same however many articles are loaded?

A night of 1,000 new articles is loaded, by the same code as ever, into an archive of SMALL (10,000) and into one of
LARGE (100,000) articles. All are made up from the sample archive: its articles happen anew with other names and words,
1,000 a day. The small archive is loaded; the large one is the small one copied to earlier and earlier days.
Printed: seconds by step and in all, the file's copy aside, their ratio, and the peak of memory.
"""

import logging
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from flows import screen, shards
from flows.adapters import warehouse
from flows.adapters.lake import locate_shard
from flows.adapters.readers import plan_slices
from flows.adapters.warehouse import ShardFiles
from flows.adapters.warehouse_sql import (
    FOLDER,
    Connection,
    count_rows,
    fill_statement,
    list_statements,
    read_statement,
    run_folder,
    set_variables,
)
from flows.settings import ROOT, Settings, read_settings
from transforms.tables import LAKE, WAREHOUSE, Column, Table

SAMPLE = ROOT / "tests" / "archive" / "input"
NIGHT = 1_000
PER_DAY = 1_000
SHOWN_SECONDS = 0.05  # steps that take less in both archives are not listed
GOAL = 1.3

KEPT = {"reject_reasons", "corrections", "name_blocks", "name_links", "runs"}
"""Tables that are the same however long the archive."""

TOTALS = {"entities", "entity_outlets", "entity_aliases", "names", "outlets"}
"""Tables of totals: the same rows with higher counts."""

ROW_IDS = {
    "article_id", "mention_id", "claim_id", "timex_id", "event_id", "story_id", "version_of", "parent_claim_id",
    "speaker_mention_id", "claim_group_id", "other_claim_id", "same_as", "subject", "related",
}  # fmt: skip
"""Columns whose values begin with an article's id."""

HASHES = {"text_sha256", "other_text_sha256", "said_key", "conflict_id", "shard_id", "run_id", "url", "canonical_url"}
"""Columns that name a row otherwise."""

Steps = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a night cost: seconds by step and in all, processor seconds, and the process's peak memory.

    Of a machine that does other things besides, the processor's seconds tell more.
    """

    steps: Steps
    seconds: float
    cpu_seconds: float
    megabytes: float


def annotate_sample(settings: Settings) -> list[Path]:
    """Return the folders of the sample archive's annotated shards, made anew."""
    cleaned = [shards.clean_slice(slice_, settings) for slice_ in plan_slices(SAMPLE, settings.shard_documents)]
    annotated = [shards.annotate_shard(manifest, {}, settings) for manifest in cleaned]
    return [locate_shard(settings.lake, "annotated", manifest.shard_id) for manifest in annotated]


def write_shards(settings: Settings, sample: Sequence[Path], sizes: Sequence[int]) -> list[ShardFiles]:
    """Return shards of made-up articles, about so many each, one after the other in time."""
    with warehouse.open_candidate(settings.data / "sample.duckdb", settings.duckdb_megabytes) as connection:
        set_variables(connection, {"folders": [folder.as_posix() for folder in sample], "per_day": PER_DAY})
        run_folder(connection, "bench/1_sample")
        per_world = count_sample(connection)
        made, world = [], 0
        for number, size in enumerate(sizes):
            worlds = max(1, round(size / per_world))
            values = {"first_world": world, "last_world": world + worlds, "shard_id": f"bench-{number}"}
            set_variables(connection, values)
            made.append(write_shard(connection, settings, f"bench-{number}"))
            world += worlds
    return made


def count_sample(connection: Connection) -> int:
    """Return the number of different articles in the sample."""
    ((count,),) = connection.execute(read_statement(FOLDER / "bench" / "count_sample.sql").text).fetchall()
    return int(count)


def write_shard(connection: Connection, settings: Settings, shard_id: str) -> ShardFiles:
    """Write the worlds asked for as one shard."""
    folder = locate_shard(settings.lake, "annotated", shard_id)
    folder.mkdir(parents=True)
    run_folder(connection, "bench/2_worlds")
    for statement in list_statements("bench/3_write"):
        connection.execute(fill_statement(statement, folder=folder.as_posix())).fetchall()
    for name in ("boilerplate", "rejects"):
        pq.write_table(LAKE[name].schema.empty_table(), folder / f"{name}.parquet")
    n_articles = count_rows(connection, "told")
    return ShardFiles(shard_id, shard_id, 0, n_articles, n_articles, 0, folder)


def load(settings: Settings, folder: Path, made: Sequence[ShardFiles]) -> Path:
    """Load shards into the archive of a folder, or begin one, and return the new file's path."""
    published = folder / "dateline.duckdb"
    candidate = folder / "candidate.duckdb"
    warehouse.build_candidate(
        published=published,
        candidate=candidate,
        lake=settings.lake / "annotated",
        shards=made,
        withdrawn=[],
        run_id=made[0].shard_id,
        started_at=datetime(2025, 1, 1, tzinfo=UTC),
        megabytes=settings.duckdb_megabytes,
    )
    return candidate


def copy_archive(small: Path, large: Path, copies: int, days: int, megabytes: int) -> None:
    """Build at ``large`` the archive of ``small`` and its copies in earlier periods of so many days each."""
    large.parent.mkdir(parents=True)
    with warehouse.open_candidate(large, megabytes) as connection:
        attach = read_statement(FOLDER / "bench" / "attach_small.sql")
        connection.execute(fill_statement(attach, path=str(small))).fetchall()
        warehouse.create_tables(connection)
        statement = read_statement(FOLDER / "bench" / "copy_rows.sql")
        for copy in reversed(range(copies)):
            for table in WAREHOUSE.values():
                if copy == 0 or table.name not in KEPT | TOTALS:
                    columns = ", ".join(render_column(table, column, copy, copies, days) for column in table.columns)
                    connection.execute(fill_statement(statement, table=table.name, columns=columns)).fetchall()


def render_column(table: Table, column: Column, copy: int, copies: int, days: int) -> str:
    """Return what a column of a copied row is: in copy 0, the last in time, what it was; totals are those of all."""
    name = column.name
    if table.name in TOTALS and name.startswith("n_"):
        return f"{name} * {copies} AS {name}"
    if table.name in TOTALS and name == "first_date":
        return f"{name} - {days * (copies - 1)} AS {name}"
    return name if copy == 0 else f"{rename_value(column, copy, days)} AS {name}"


def rename_value(column: Column, copy: int, days: int) -> str:
    """Return the SQL expression of a column in an earlier period's copy: ids are other ones, days earlier ones."""
    name = column.name
    if name in ROW_IDS:
        return f"left(sha256(left({name}, 20) || ' {copy}'), 20) || substr({name}, 21)"
    if name in HASHES:
        return f"left(sha256({name} || ' {copy}'), length({name}))"
    if name == "mention_ids":
        return f"list_transform({name}, lambda id: left(sha256(left(id, 20) || ' {copy}'), 20) || substr(id, 21))"
    if name == "band_hash":
        return f"(hash({name}, {copy}) >> 1)::BIGINT"
    if column.sql_type == "DATE":
        return f"{name} - {copy * days}"
    return f"{name} - INTERVAL {copy * days} DAYS" if column.sql_type == "TIMESTAMP" else name


def measure_night(settings: Settings, folder: Path, night: ShardFiles) -> Measured:
    """Return what it costs to load a night into the archive of a folder; to be called in a process of its own."""
    steps: Steps = {}
    watch_statements(steps)
    started, started_cpu = time.perf_counter(), time.process_time()
    candidate = load(settings, folder, [night])
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - started_cpu
    warehouse.discard(candidate)
    return Measured(
        steps,
        seconds - steps[warehouse.COPYING],
        cpu_seconds,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def watch_statements(steps: Steps) -> None:
    """Let the seconds that each statement takes be added up in ``steps``."""

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            """Add the seconds of one step to its total."""
            name, seconds = record.args  # type: ignore[misc]
            steps[str(name)] = steps.get(str(name), 0.0) + float(seconds)  # type: ignore[arg-type]

    logger = logging.getLogger("dateline.sql")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(Watch())


def measure_apart(settings: Settings, folder: Path, night: ShardFiles) -> Measured:
    """Return what ``measure_night`` gives, measured in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure_night, (settings, folder, night))


def show_bench(sizes: Sequence[int], measured: Sequence[Measured], settings: Settings) -> None:
    """Print seconds by step in both archives, the totals, their ratio and the memory."""
    small, large = measured
    slow = [name for name in large.steps if max(small.steps.get(name, 0), large.steps[name]) >= SHOWN_SECONDS]
    rows = [[name, small.steps.get(name, 0.0), large.steps[name]] for name in slow]
    rows += [["all, the copy aside", small.seconds, large.seconds]]
    rows += [["all, processor seconds", small.cpu_seconds, large.cpu_seconds]]
    screen.show_rows(
        ["step, seconds", *[f"{size:,} articles" for size in sizes]],
        [[name, f"{first:.2f}", f"{second:.2f}"] for name, first, second in rows],
    )
    ratios = [large.seconds / small.seconds, large.cpu_seconds / small.cpu_seconds]
    screen.show_line(f"ratio {ratios[0]:.2f}, of processor seconds {ratios[1]:.2f} (goal: {GOAL} or less)")
    peaks = ", ".join(f"{one.megabytes:,.0f} MB" for one in measured)
    screen.show_line(f"peak memory {peaks}; duckdb_megabytes = {settings.duckdb_megabytes:,}")


def main(small: int, large: int) -> None:
    """Build both archives in a temporary folder, load the night into each and print what it cost."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        settings = replace(read_settings(), data=Path(name))
        first, night = write_shards(settings, annotate_sample(settings), [small, NIGHT])
        folders = [settings.data / "small", settings.data / "large"]
        folders[0].mkdir()
        load(settings, folders[0], [first]).rename(folders[0] / "dateline.duckdb")
        small, copies = first.n_articles, max(1, round(large / first.n_articles))
        days = small // PER_DAY + 3
        copy_archive(
            folders[0] / "dateline.duckdb", folders[1] / "dateline.duckdb", copies, days, settings.duckdb_megabytes
        )
        measured = [measure_apart(settings, folder, night) for folder in folders]
        show_bench([small, small * copies], measured, settings)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(*(sizes or [10_000, 100_000]))
