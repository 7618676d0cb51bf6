"""The commands that ask the published file, and that hand it on."""

from pathlib import Path
from typing import Annotated as A

import typer

from flows.cli import quick, screen
from flows.cli.quick import choose_settings

app = typer.Typer()


AS_TYPED = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""Arguments go as they are to a command that reads them itself."""


@app.command(context_settings=AS_TYPED)
def sql(typed: typer.Context) -> None:
    """Question the published file, read-only and locked down."""
    quick.ask(typed.args)


@app.command(context_settings=AS_TYPED)
def status(typed: typer.Context) -> None:
    """Show the published file: its tables, rows, and with --hashes their contents' hashes."""
    quick.show_status(typed.args)


@app.command()
def export(
    folder: A[Path, typer.Argument(help="where the files go, a folder a format")],
    forms: A[
        list[str] | None, typer.Option("--format", help="parquet, csv, jsonl or ftm (FollowTheMoney); all without")
    ] = None,
) -> None:
    """Write the published file as files for other programs."""
    from flows.cli.export import export as write_files

    for form, n_rows in write_files(choose_settings(), folder, forms or []).items():
        screen.show_line(f"{folder / form}: {n_rows:,} rows")


@app.command()
def timeline(
    name: A[str, typer.Argument(help="any name of a person, organisation, place or other thing")],
    form: A[str, typer.Option("--format", help="table, json, timelinejs or vis")] = "table",
    days: A[int, typer.Option(help="how many days, the weightiest")] = 20,
) -> None:
    """Tell the days that matter most to somebody or something, oldest first."""
    from flows.cli.timelines import SHOWN, read_days, render_timeline

    told = read_days(choose_settings().warehouse, name, days)
    if form != "table":
        screen.show_json(render_timeline(name, told, form))
    elif told:
        screen.show_rows(SHOWN, [[day[column] for column in SHOWN] for day in told])
    else:
        screen.show_line(f"the archive dates nothing to {name}")
        raise typer.Exit(1)


@app.command()
def why(
    wanted: A[str, typer.Argument(help="address of a page, a file or folder, FILE:OFFSET of a record, or article_id")],
) -> None:
    """Tell what became of a page, a file or a record: the article it is, or why it was rejected."""
    from flows.warehouse import inspecting

    columns, rows = inspecting.explain_missing(choose_settings().warehouse, wanted)
    screen.show_rows(columns, rows)
    if not rows:
        screen.show_line(f"{wanted} was never read" + ("; dateline ingest reads it" if Path(wanted).exists() else ""))
        raise typer.Exit(1)


@app.command()
def diff(
    before: A[Path, typer.Argument(help="a DuckDB file of Dateline's, such as a backup")],
    after: A[Path | None, typer.Argument(help="another; the published file without")] = None,
    samples: A[int, typer.Option(min=0, help="rows of each kind to show of each table")] = 3,
) -> None:
    """Tell what two files say differently: rows added, gone, changed. Ends with status 1 when they differ."""
    from flows.cli.differences import show_diff

    raise typer.Exit(show_diff(before, after or choose_settings().warehouse, samples))


@app.command()
def check() -> None:
    """Audit every row of the published file; a run audits only the rows that it enters."""
    from flows.warehouse import building

    failures = building.check_archive(choose_settings().warehouse)
    screen.show_rows(["audit", "wrong rows", "first"], [[f.meaning, f.n_rows, f.rows[0]] for f in failures])
    if failures:
        raise typer.Exit(1)
    screen.show_line("every audit passed")
