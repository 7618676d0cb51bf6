"""The command line: thin over the same steps as the flows."""

import sys
from pathlib import Path
from typing import Annotated as A

import typer

from flows.cli import asking, correct, keeping, page, quick, running, screen, sources
from flows.cli.guarding import run_guarded
from flows.settings import read_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(running.app)
app.add_typer(asking.app)
app.add_typer(keeping.app)
app.add_typer(sources.app, name="sources", help="See, try and add what is captured.")
app.add_typer(correct.app, name="correct", help="Merge, split, rename, reject or retype entities.")
app.command()(page.page)


def show_version(is_wanted: bool) -> None:
    """Print the versions in use, and end."""
    if is_wanted:
        quick.show_version()
        raise typer.Exit


@app.callback()
def begin(
    _: A[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="print the versions in use, and end")
    ] = False,
) -> None:
    """Turn a news archive into DuckDB tables of articles, entities, claims and timelines."""


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
    from flows.lake.workers import preload

    preload("transforms.clean" if task == "text" else "flows.cli.annotation_files")
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
def doctor() -> None:
    """Check this machine: Python, libraries, disk, server, published file."""
    from flows.cli.doctor import examine

    findings = examine(read_settings())
    screen.show_rows(["what", "verdict", "detail"], [[f.what, "ok" if f.is_ok else "BAD", f.detail] for f in findings])
    raise typer.Exit(not all(f.is_ok for f in findings))


@app.command()
def up() -> None:
    """Serve the deployments of prefect.yaml on a local Prefect server until interrupted."""
    from flows.serving.deployments import serve_deployments

    try:
        serve_deployments(read_settings(), announce)
    except KeyboardInterrupt:
        screen.show_line("the deployments are no longer served; the server ends when it is idle, or by dateline down")


def announce(line: str) -> None:
    """Print a line at once, though the process goes on."""
    screen.show_line(line)
    sys.stdout.flush()


@app.command()
def down() -> None:
    """Stop the data folder's Prefect server, and ``dateline up`` where that runs."""
    from flows.serving.server import stop_server

    stopped = stop_server(read_settings())
    screen.show_line(f"{' and '.join(stopped)} stopped" if stopped else "no server was running")


def main() -> None:
    """Run the command line."""
    run_guarded(app)
