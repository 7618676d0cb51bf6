"""The command line: thin over the same steps as the flows."""

import os
import sys
import time
import traceback
from pathlib import Path
from typing import Annotated as A
from typing import NoReturn

import typer

from flows.cli import correct, page, screen, sources
from flows.fetching.sources import choose_sources
from flows.lake.locks import BusyError
from flows.lake.stopping import heed_signals, leave_if_stopped
from flows.lake.workers import StoppedError, WorkerError
from flows.reading import InputError
from flows.serving.server import ServerError, connect_server, stop_server
from flows.settings import read_settings
from flows.warehouse import building
from flows.warehouse.published import WarehouseError
from flows.warehouse.withheld import describe_withheld, list_withheld

app = typer.Typer(
    help="Turn a news archive into DuckDB tables of articles, entities, claims and timelines.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(sources.app, name="sources", help="See, try and add what is captured.")
app.add_typer(correct.app, name="correct", help="Merge, split, rename, reject or retype entities.")
app.command()(page.page)
EXPECTED = (BusyError, InputError, ServerError, StoppedError, WorkerError, WarehouseError, OSError, ValueError)
"""Errors a user can cause or mend: shown as one line."""

Inputs = A[list[Path] | None, typer.Argument(help="WARC, WACZ, HTML, text, JSONL or NewsML files, or folders of them")]


@app.command()
def run(inputs: Inputs = None) -> None:
    """Run the night: capture what is new, then ingest the raw store, or the given archives."""
    started = start_run()
    from flows import nightly, parameters

    screen.show_report(nightly.nightly(parameters.Archive(inputs=inputs or [])), time.monotonic() - started)


@app.command()
def ingest(inputs: Inputs = None) -> None:
    """Ingest the given archives, or the raw store, without capturing."""
    started = start_run()
    from flows import ingest, parameters

    screen.show_report(ingest.ingest(parameters.Archive(inputs=inputs or [])), time.monotonic() - started)


@app.command()
def rebuild() -> None:
    """Make all tables anew from the lake, with the rules in force; the old ones stay until the new ones pass."""
    started = start_run()
    from flows import rebuild

    screen.show_report(rebuild.rebuild(), time.monotonic() - started)


@app.command()
def capture(
    sources: A[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="names; all that are enabled without")
    ] = None,
) -> None:
    """Capture what is new of the sources into the raw store, without ingesting it."""
    choose_sources(read_settings().sources, sources or [])  # a wrong name is told before a server is started
    started = start_run()
    from flows import capture, parameters

    reports = capture.capture(parameters.Outlets(sources=sources or []))
    screen.show_capture(reports, read_settings().raw, time.monotonic() - started)


def start_run() -> float:
    """Connect to the Prefect server, which comes before flows are imported; returns the monotonic time before that."""
    started = time.monotonic()
    heed_signals()
    screen.show_progress()
    with screen.wait("connecting to the Prefect server"):
        connect_server(read_settings())
    return started


@app.command()
def annotate(
    task: A[str, typer.Argument(help="text, entities, attributions, timexes or event-dates")],
    source: A[
        Path, typer.Argument(metavar="IN.jsonl", help='{"doc", "text", "dct"} a line; "html_path", "url" for text')
    ],
    target: A[Path, typer.Argument(metavar="OUT.jsonl", help="where the predictions go")],
) -> None:
    """Annotate documents of a JSONL file without a database."""
    from flows.cli.annotation_files import annotate_file

    screen.show_line(f"{annotate_file(task, source, target, read_settings())} documents annotated: {target}")


@app.command()
def resolve(
    source: A[
        Path, typer.Argument(metavar="IN.jsonl", help='{"doc", "mentions": [{"surface", "label", "role"?}]} a line')
    ],
    target: A[Path, typer.Argument(metavar="OUT.jsonl", help='{"doc", "entity_ids"} a line')],
) -> None:
    """Tell which mentions of a JSONL file mean the same, without a database."""
    from flows.cli.resolution_files import resolve_file

    screen.show_line(f"{resolve_file(source, target)} documents resolved: {target}")


@app.command()
def sql(
    query: A[
        str | None, typer.Argument(help="SQL, a .sql file, or @name of a stored query; nothing for a prompt")
    ] = None,
    values: A[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...", help="for a stored query")] = None,
    is_list: A[bool, typer.Option("--list", help="list the stored queries")] = False,
) -> None:
    """Question the published file, read-only and locked down."""
    from flows.cli import prompt

    if is_list:
        prompt.show_queries()
    elif query is None:
        prompt.run_prompt(read_settings())
    else:
        prompt.answer(read_settings(), query, values or [])


@app.command()
def timeline(
    name: A[str, typer.Argument(help="any name of a person, organisation, place or other thing")],
    form: A[str, typer.Option("--format", help="table, json, timelinejs or vis")] = "table",
    days: A[int, typer.Option(help="how many days, the weightiest")] = 20,
) -> None:
    """Tell the days that matter most to somebody or something, oldest first."""
    from flows.cli.timelines import SHOWN, read_days, render_timeline

    told = read_days(read_settings().warehouse, name, days)
    if form != "table":
        screen.show_json(render_timeline(name, told, form))
    elif told:
        screen.show_rows(SHOWN, [[day[column] for column in SHOWN] for day in told])
    else:
        screen.show_line(f"the archive dates nothing to {name}")
        raise typer.Exit(1)


@app.command()
def status(hashes: A[bool, typer.Option("--hashes", help="a hash of each table's contents")] = False) -> None:
    """Show the published file: its tables, rows, and with --hashes their contents' hashes."""
    published = read_settings().warehouse
    counts = building.count_tables(published)
    digests = building.hash_tables(published) if hashes else {}
    screen.show_line(str(published) if counts else f"{published}: nothing is published yet")
    if counts:
        columns = ["table", "rows", *(["hash"] if hashes else [])]
        screen.show_rows(columns, [[name, n, *([digests[name]] if hashes else [])] for name, n in counts.items()])
    if withheld := describe_withheld(list_withheld(published)):
        screen.show_line(withheld)


@app.command()
def why(url: A[str, typer.Argument(help="address of a page")]) -> None:
    """Tell what became of a page: the article it is, or why it was rejected."""
    columns, rows = building.explain_missing(read_settings().warehouse, url)
    screen.show_rows(columns, rows)
    if not rows:
        screen.show_line(f"{url} was never read")
        raise typer.Exit(1)


@app.command()
def check() -> None:
    """Audit every row of the published file; a run audits only the rows that it enters."""
    failures = building.check_archive(read_settings().warehouse)
    screen.show_rows(["audit", "wrong rows", "first"], [[f.meaning, f.n_rows, f.rows[0]] for f in failures])
    if failures:
        raise typer.Exit(1)
    screen.show_line("every audit passed")


@app.command()
def doctor() -> None:
    """Check this machine: Python, libraries, disk, server, published file."""
    from flows.cli.doctor import examine

    findings = examine(read_settings())
    screen.show_rows(["what", "verdict", "detail"], [[f.what, "ok" if f.is_ok else "BAD", f.detail] for f in findings])
    raise typer.Exit(not all(f.is_ok for f in findings))


@app.command()
def up() -> None:
    """Serve the deployments of prefect.yaml on a local Prefect server until interrupted."""
    with screen.wait("starting the Prefect server"):
        address = connect_server(read_settings())
    from flows.serving.deployments import serve_deployments

    screen.show_line(f"Prefect UI: {address.removesuffix('/api')}")
    sys.stdout.flush()
    serve_deployments()


@app.command()
def down() -> None:
    """Stop the local Prefect server."""
    screen.show_line("server stopped" if stop_server(read_settings()) else "no server was running")


def main() -> None:
    """Run the command line; errors are one line on standard error, and the exit status is 1, or the signal's."""
    try:
        app()
    except SystemExit as end:
        if end.code:
            leave_if_stopped()
        raise
    except EXPECTED as error:
        stop(describe_error(error))
    except Exception as error:
        leave_if_stopped()  # what a signal broke is no bug
        stop(describe_bug(error))
    except BaseException as error:  # Prefect's signals
        stop(type(error).__name__)


def describe_error(error: Exception) -> str:
    """Return one line about an error that a user can mend; of a file, its path first."""
    if isinstance(error, IsADirectoryError):
        return f"{error.filename}: a folder is where a file should be; move it away"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{error.filename}: this or what is above it is a file where a folder should be; move that away"
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error) or type(error).__name__


def describe_bug(error: Exception) -> str:
    """Return one line about an unexpected error, whose traceback is kept in the data folder."""
    place = read_settings().data / "error.log"
    try:
        place.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"{type(error).__name__}: {error}"
    return f"{type(error).__name__}: {error} (traceback in {place})"


def stop(message: str) -> NoReturn:
    """End the process with a one-line error, at once: DuckDB's binding tells of objects that an error still holds."""
    leave_if_stopped()
    print("dateline: " + " ".join(screen.clean(message).split()), file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
