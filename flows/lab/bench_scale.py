"""``python -m flows.lab.bench_scale [SMALL] [LARGE]``: does a night cost the same however many articles are loaded?

A night of 1,000 new articles is loaded, by the same code as ever, into an archive of SMALL (10,000) and into one of
LARGE (100,000) articles. All hold synthetic corpora made from the sample archive: its articles happen anew with other
names and words, 1,000 a day. The small archive is loaded; the large one is the small one copied to earlier and earlier
days, with names of its own in each period. Printed: seconds by step and in all, the file's copy aside, their ratio, the
peak of memory.
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

from flows.cli import screen
from flows.lab.bench_synthetic import PER_DAY, annotate_sample, copy_archive, write_shards
from flows.settings import Settings, read_settings
from flows.warehouse import building
from flows.warehouse.building import ShardFiles

NIGHT = 1_000
SHOWN_SECONDS = 0.05  # steps that take less in both archives are not listed
GOAL = 1.3

Times = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a night cost: seconds by step and in all, processor seconds, and the process's peak memory.

    Of a machine that does other things besides, the processor's seconds tell more.
    """

    steps: Times
    cpu_steps: Times
    seconds: float
    cpu_seconds: float
    megabytes: float


def name_published(folder: Path) -> Path:
    """Return the path of the published file of an archive's folder."""
    return folder / "dateline.duckdb"


def publish(candidate: Path) -> None:
    """Put a candidate in the place of the published file beside it."""
    candidate.rename(name_published(candidate.parent))


def load(settings: Settings, folder: Path, shard: ShardFiles) -> Path:
    """Load a shard into the archive of a folder, or begin one, and return the new file's path."""
    candidate = folder / "candidate.duckdb"
    failures = building.build_candidate(
        published=name_published(folder),
        candidate=candidate,
        lake=settings.lake / "annotated",
        shards=[shard],
        withdrawn=[],
        run_id=shard.shard_id,
        started_at=datetime(2025, 1, 1, tzinfo=UTC),
        megabytes=settings.duckdb_megabytes,
    )
    for failure in failures:
        raise RuntimeError(f"{failure.name}: {failure.n_rows} rows are wrong, the first of them {failure.rows[0]}")
    return candidate


def measure_night(settings: Settings, folder: Path, night: ShardFiles) -> Measured:
    """Return what it costs to load a night into the archive of a folder; to be called in a process of its own."""
    steps, cpu_steps = watch_statements()
    started, started_cpu = time.perf_counter(), time.process_time()
    candidate = load(settings, folder, night)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - started_cpu
    building.discard(candidate)
    return Measured(
        steps,
        cpu_steps,
        seconds - steps[building.COPYING],
        cpu_seconds - cpu_steps[building.COPYING],
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def watch_statements() -> tuple[Times, Times]:
    """Return two tables in which the seconds of each step are added up from now on: of the clock, of the processors."""
    steps: Times = {}
    cpu_steps: Times = {}

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            """Add the seconds of one step to its totals."""
            name, seconds, cpu_seconds = record.args  # type: ignore[misc]
            steps[str(name)] = steps.get(str(name), 0.0) + float(seconds)  # type: ignore[arg-type]
            cpu_steps[str(name)] = cpu_steps.get(str(name), 0.0) + float(cpu_seconds)  # type: ignore[arg-type]

    logger = logging.getLogger("dateline.sql")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(Watch())
    return steps, cpu_steps


def measure_apart(settings: Settings, folder: Path, night: ShardFiles) -> Measured:
    """Return what ``measure_night`` gives, measured in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure_night, (settings, folder, night))


def show_bench(sizes: Sequence[int], measured: Sequence[Measured], settings: Settings) -> None:
    """Print seconds by step in both archives, the totals, their ratio and the memory."""
    small, large = measured
    rows = [
        [name, small.steps.get(name, 0.0), large.steps[name], small.cpu_steps.get(name, 0.0), large.cpu_steps[name]]
        for name in large.steps
        if max(small.steps.get(name, 0.0), large.steps[name]) >= SHOWN_SECONDS
    ]
    rows += [["all, the copy aside", small.seconds, large.seconds, small.cpu_seconds, large.cpu_seconds]]
    screen.show_rows(
        ["step, seconds", *[f"{size:,} articles" for size in sizes], "CPU", "CPU"],
        [[name, *[f"{seconds:.2f}" for seconds in row]] for name, *row in rows],
    )
    ratios = [large.seconds / small.seconds, large.cpu_seconds / small.cpu_seconds]
    screen.show_line(f"ratio {ratios[0]:.2f}, of processor seconds {ratios[1]:.2f} (goal: {GOAL} or less)")
    peaks = ", ".join(f"{one.megabytes:,.0f} MB" for one in measured)
    screen.show_line(f"peak memory {peaks}; duckdb_megabytes = {settings.duckdb_megabytes:,}")


def build_archives(settings: Settings, first: ShardFiles, eve: ShardFiles, copies: int) -> list[Path]:
    """Return the folders of two archives: ``first`` loaded, and so many copies of that; to both a first night is added.

    That night settles what is counted over a quarter, which the copies do not know of each other.
    """
    small, large = folders = [settings.data / "small", settings.data / "large"]
    small.mkdir()
    publish(load(settings, small, first))
    days = first.n_articles // PER_DAY + 3
    copy_archive(name_published(small), name_published(large), copies, days, settings.duckdb_megabytes)
    for folder in folders:
        publish(load(settings, folder, eve))
    return folders


def main(small: int, large: int) -> None:
    """Build both archives in a temporary folder, load the night into each and print what it cost."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        settings = replace(read_settings(), data=Path(name))
        first, eve, night = write_shards(settings, annotate_sample(settings), [small, NIGHT, NIGHT])
        copies = max(1, round(large / first.n_articles))
        folders = build_archives(settings, first, eve, copies)
        measured = [measure_apart(settings, folder, night) for folder in folders]
        show_bench([first.n_articles * copies + eve.n_articles for copies in (1, copies)], measured, settings)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]]
    main(*(sizes or [10_000, 100_000]))
