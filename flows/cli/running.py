"""The commands that work: the night, its halves, and making anew what it made."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated as A

import typer

from flows.cli import screen
from flows.settings import read_settings

app = typer.Typer()
Since = A[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="follow sitemaps back to this day, for a first night")
]
Inputs = A[
    list[Path] | None,
    typer.Argument(help="Files of any kind that the README names (WARC, HTML, CSV, zip ...), or folders"),
]


@app.command()
def run(inputs: Inputs = None) -> None:
    """Run the night: capture what is new, then ingest the raw store, or the given archives."""
    with open_run() as measure:
        from flows import nightly, parameters

        screen.show_report(nightly.nightly(parameters.Archive(inputs=inputs or [])), measure())


@app.command()
def ingest(inputs: Inputs = None) -> None:
    """Ingest the given archives, or the raw store, without capturing."""
    with open_run() as measure:
        from flows import ingest, parameters

        screen.show_report(ingest.ingest(parameters.Archive(inputs=inputs or [])), measure())


@app.command()
def rebuild() -> None:
    """Make all tables anew from the lake, with the rules in force; the old ones stay until the new ones pass."""
    with open_run() as measure:
        from flows import rebuild

        screen.show_report(rebuild.rebuild(), measure())


@app.command()
def reprocess() -> None:
    """Read every input again that the published file came from, with the code in force; the old stays until then."""
    with open_run() as measure:
        from flows import reprocess

        screen.show_report(reprocess.reprocess(), measure())


@app.command()
def capture(
    sources: A[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="names; all that are enabled without")
    ] = None,
    since: Since = None,
) -> None:
    """Capture what is new of the sources into the raw store, without ingesting it."""
    from flows.fetching.sources import choose_sources

    choose_sources(read_settings().sources, sources or [])  # a wrong name is told before a server is started
    with open_run() as measure:
        from flows import capture, parameters

        reports = capture.capture(parameters.Outlets(sources=sources or [], since=since and since.date()))
        screen.show_capture(reports, read_settings().raw, measure())


@app.command()
def backfill(
    since: A[datetime, typer.Argument(formats=["%Y-%m-%d"], help="day of the oldest articles to bring in")],
    sources: A[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="names; all that are enabled without")
    ] = None,
) -> None:
    """Bring in what sources published since a day, following their sitemaps back; then ingest it."""
    from flows.fetching.sources import choose_sources

    choose_sources(read_settings().sources, sources or [])
    with open_run() as measure:
        from flows import backfill, parameters

        report = backfill.backfill(parameters.Outlets(sources=sources or [], since=since.date()))
        screen.show_report(report, measure())


@contextmanager
def open_run() -> Iterator[Callable[[], float]]:
    """Connect to the Prefect server, which comes before flows are imported; gives what tells the seconds since then."""
    from flows.lake.locks import refuse_if_busy
    from flows.lake.stopping import heed_signals
    from flows.serving.server import connect_server

    started = time.monotonic()
    refuse_if_busy(read_settings().data)
    heed_signals()
    screen.show_progress()
    with screen.wait("connecting to the Prefect server"):
        connect_server(read_settings())
    from flows.serving.local_runs import without_heartbeats

    with without_heartbeats():
        yield lambda: time.monotonic() - started
