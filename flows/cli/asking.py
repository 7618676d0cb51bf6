"""The commands that ask the published file, and that hand it on."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated as A

import typer

from flows.cli import screen
from flows.settings import Settings, read_settings

app = typer.Typer()


def choose_settings() -> Settings:
    """Return the settings in force; those of the sample archive while nothing else is published and none is named."""
    settings = read_settings()
    sample = replace(settings, data=settings.data / "sample")
    if "DATELINE_DATA" in os.environ or settings.warehouse.exists() or not sample.warehouse.exists():
        return settings
    screen.show_note("nothing of yours is published yet: this is the sample archive")
    return sample


@app.command()
def sql(
    query: A[
        str | None, typer.Argument(help="SQL, a .sql file, or @name of a stored query; nothing for a prompt")
    ] = None,
    values: A[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...", help="for a stored query")] = None,
    is_list: A[bool, typer.Option("--list", help="list the stored queries")] = False,
    form: A[
        str, typer.Option("--format", help="table, csv, json, jsonl, markdown or parquet; on a pipe csv without")
    ] = "",
) -> None:
    """Question the published file, read-only and locked down."""
    from flows.cli import answers

    if is_list:
        answers.show_queries()
    elif query is None:
        from flows.cli.prompt import run_prompt

        run_prompt(choose_settings())
    else:
        answers.answer(choose_settings(), query, values or [], form)


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
def status(hashes: A[bool, typer.Option("--hashes", help="a hash of each table's contents")] = False) -> None:
    """Show the published file: its tables, rows, and with --hashes their contents' hashes."""
    from flows.warehouse import inspecting
    from flows.warehouse.counting import count_records, describe_records
    from flows.warehouse.withheld import describe_withheld, list_withheld
    from transforms.schema.tables import WAREHOUSE

    published = choose_settings().warehouse
    counts = inspecting.count_tables(published)
    if not counts:
        screen.show_line(f"{published}: nothing is published yet")
        return
    screen.show_line(f"{published}: {describe_records(count_records(published))}")
    digests = inspecting.hash_tables(published) if hashes else {}
    shown = [name for name in counts if hashes or not WAREHOUSE[name].is_working]
    columns = ["table", "rows", *(["hash"] if hashes else [])]
    screen.show_rows(columns, [[name, counts[name], *([digests[name]] if hashes else [])] for name in shown])
    if withheld := describe_withheld(list_withheld(published)):
        screen.show_line(withheld)


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
