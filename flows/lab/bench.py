"""``make bench``: pages per second of the pipeline beside a bare loop over the same records, in one process and run.

The bare loop is what one would write without Dateline: fastwarc, trafilatura with metadata, the encoder in onnxruntime
with its answers thrown away, one Parquet file.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import trafilatura

from flows.cli import screen
from flows.lab.bench_encoder import bench_encoder
from flows.lake import shards
from flows.lake.annotating import annotate_article
from flows.lake.cleaning import clean_record
from flows.lake.store import write_rows
from flows.lake.workers import count_workers
from flows.reading import plan_slices, read_slice
from flows.settings import Settings, read_settings
from transforms.clean import clean_document
from transforms.clean.boilerplate import learn_boilerplate
from transforms.schema.records import Article, RawDocument, Reject

Timings = dict[str, float]


@contextmanager
def clock(timings: Timings, stage: str) -> Iterator[None]:
    """Add the CPU seconds that the block takes to ``timings[stage]``."""
    started = time.process_time()
    yield
    timings[stage] = timings.get(stage, 0.0) + time.process_time() - started


def read_archive(path: Path, settings: Settings) -> list[RawDocument | Reject]:
    """Return every record of an archive."""
    slices = plan_slices(path, settings.shard_documents)
    return [record for slice_ in slices for record in read_slice(slice_, settings.page_megabytes * 2**20)]


def run_bare_loop(pages: Sequence[RawDocument], folder: Path) -> None:
    """Extract text and metadata of each page by trafilatura's defaults and write them as one Parquet file."""
    rows = []
    for page in pages:
        found = trafilatura.bare_extraction(page.body, url=page.url or None, with_metadata=True)
        rows.append({"url": page.url, **{k: getattr(found, k, None) for k in ("title", "author", "date", "text")}})
    pq.write_table(pa.Table.from_pylist(rows), folder / "bare.parquet")


def time_stages(
    records: Sequence[RawDocument | Reject], folder: Path, settings: Settings
) -> tuple[Timings, list[Article]]:
    """Return the CPU seconds of each stage over the records, in this process, without workers, and the articles."""
    timings: Timings = {}
    with clock(timings, "clean"):
        outcomes = [clean_record(record, settings.earliest_guess) for record in records]
        cleaned = [outcome for outcome in outcomes if not isinstance(outcome, Reject)]
        articles = [article for article, _ in cleaned]
    with clock(timings, "write"):
        write_rows(folder / "articles.parquet", "articles", articles)
    with clock(timings, "boilerplate"):
        boilerplate = learn_boilerplate(page for _, page in cleaned)
    with clock(timings, "annotate"):
        annotated = [annotate_article((article, boilerplate, settings.names)) for article in articles]
    with clock(timings, "write annotations"):
        kept = [outcome for outcome in annotated if not isinstance(outcome, Reject)]
        for name, rows in shards.gather_tables("bench", kept, [], []).items():
            write_rows(folder / f"{name}.parquet", name, rows)
    return timings, [one.article for one in kept]


def time_pipeline(path: Path, folder: Path, settings: Settings) -> float:
    """Return the wall seconds of plan, clean and annotate over an archive with the worker pool."""
    local = replace(settings, data=folder)
    started = time.perf_counter()
    manifests = [shards.clean_slice(slice_, local) for slice_ in plan_slices(path, local.shard_documents)]
    boilerplate = learn_boilerplate(shards.read_pages(manifests, local.lake))
    for manifest in manifests:
        shards.annotate_shard(manifest, boilerplate, local)
    return time.perf_counter() - started


def time_call(function: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    timings: Timings = {}
    with clock(timings, "call"):
        function()
    return timings["call"]


def main(path: Path) -> None:
    """Print the bench over one archive."""
    settings = read_settings()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading: Timings = {}
        with clock(reading, "read"):
            records = read_archive(path, settings)
        pages = [record for record in records if isinstance(record, RawDocument) and record.media_type == "text/html"]
        if not pages:
            sys.exit(f"dateline: {path} holds no HTML pages to measure with")
        clean_document(pages[0])  # first-use costs (lexicons, compiled patterns) are neither side's
        run_bare_loop(pages[:1], folder)
        bare = time_call(lambda: run_bare_loop(pages, folder))
        timings, articles = time_stages(records, folder, settings)
        wall = time_pipeline(path, folder, settings)
    model = bench_encoder([article for article in articles if article.language == "en"])
    show_bench(len(pages), bare + reading["read"], model, reading | timings, wall, count_workers(settings))


def show_bench(n_pages: int, bare: float, model: float, timings: Timings, wall: float, workers: int) -> None:
    """Print pages per second per stage, the ratios to the bare loop, and the peak memory.

    ``bare`` and ``model`` are the CPU seconds of the bare loop without and of its encoder alone.
    """
    without = sum(timings[stage] for stage in ("read", "clean", "write", "boilerplate"))
    whole = sum(timings.values())
    loop = bare + model
    rows = [["bare loop: read, trafilatura, write", n_pages / bare, 1.0]]
    rows += [["pipeline without annotation, one core", n_pages / without, bare / without]]
    rows += [["bare loop with the encoder", n_pages / loop, 1.0]]
    rows += [
        [f"stage: {stage}", n_pages / (seconds or 1e-9), loop / (seconds or 1e-9)] for stage, seconds in timings.items()
    ]
    rows += [["pipeline, one core", n_pages / whole, loop / whole]]
    rows += [[f"pipeline, {workers} workers, wall time", n_pages / wall, loop / wall]]
    screen.show_rows(
        ["what", "pages/s", "ratio to bare"], [[what, f"{speed:,.1f}", f"{r:.2f}"] for what, speed, r in rows]
    )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = max(process.memory_info().rss for process in psutil.Process().children(recursive=True)) / 2**20
    screen.show_line(f"{n_pages} pages; peak memory {own:,.0f} MB here; {child:,.0f} MB in the largest worker")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
