"""The commands that answer at once: ``sql``, ``status``, ``--version``.

They do without typer, which brings pydantic to check what is typed, and without rich where no table is drawn: each
takes as long as an answer. ``dateline --help`` lists them with the others (``flows.cli.asking``).
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from flows.cli import screen
from flows.cli.guarding import run_guarded
from flows.settings import Settings, read_settings

RESTS_ON = ("prefect", "duckdb", "trafilatura")


def main() -> None:
    """Run the command that the arguments of the process name."""
    run_guarded(lambda: COMMANDS[sys.argv[1]](sys.argv[2:]))


def choose_settings() -> Settings:
    """Return the settings in force; those of the sample archive while nothing else is published and none is named."""
    settings = read_settings()
    sample = replace(settings, data=settings.data / "sample")
    if "DATELINE_DATA" in os.environ or settings.warehouse.exists() or not sample.warehouse.exists():
        return settings
    screen.show_note("nothing of yours is published yet: this is the sample archive")
    return sample


def make_parser(name: str, meaning: str) -> ArgumentParser:
    """Return what reads the arguments of a command."""
    return ArgumentParser(prog=f"dateline {name}", description=meaning, allow_abbrev=False)


def ask(arguments: Sequence[str]) -> None:
    """Question the published file, read-only and locked down."""
    parser = make_parser("sql", "Question the published file, read-only and locked down.")
    parser.add_argument("query", nargs="?", help="SQL, a .sql file, or @name of a stored query; nothing for a prompt")
    parser.add_argument("values", nargs="*", metavar="KEY=VALUE", help="for a stored query")
    parser.add_argument("--list", action="store_true", help="list the stored queries")
    forms = "table, csv, json, jsonl, markdown or parquet; on a pipe csv without"
    parser.add_argument("--format", default="", help=forms)
    given = parser.parse_intermixed_args(arguments)
    from flows.cli import answers

    if given.list:
        answers.show_queries()
    elif given.query is None:
        from flows.cli.prompt import run_prompt

        run_prompt(choose_settings())
    else:
        answers.answer(choose_settings(), given.query, given.values, given.format)


def show_status(arguments: Sequence[str]) -> None:
    """Show the published file: its tables, rows, and with --hashes their contents' hashes."""
    parser = make_parser("status", "Show the published file: its tables and their rows.")
    parser.add_argument("--hashes", action="store_true", help="a hash of each table's contents, working tables too")
    with_hashes = parser.parse_args(arguments).hashes
    from flows.warehouse.published import read_published

    published = choose_settings().warehouse
    if not published.exists():
        screen.show_line(f"{published}: nothing is published yet")
        return
    with read_published(published):  # while it is open, opening it again for a question costs nothing
        tell_tables(published, with_hashes)


def tell_tables(published: Path, with_hashes: bool) -> None:
    """Print what the published file holds."""
    from flows.warehouse import inspecting
    from flows.warehouse.counting import count_records, describe_records
    from flows.warehouse.withheld import describe_withheld, list_withheld

    screen.show_line(f"{published}: {describe_records(count_records(published))}")
    counts = inspecting.count_tables(published, inspecting.SCHEMAS if with_hashes else ("main",))
    digests = inspecting.hash_tables(published) if with_hashes else {}
    columns = ["table", "rows", *(["hash"] if with_hashes else [])]
    screen.show_rows(columns, [[name, n, *([digests[name]] if with_hashes else [])] for name, n in counts.items()])
    if withheld := describe_withheld(list_withheld(published)):
        screen.show_line(withheld)


def show_version(_: Sequence[str] = ()) -> None:
    """Print the versions of Dateline and of what it rests on."""
    from importlib.metadata import version

    rests = ", ".join(f"{name} {version(name)}" for name in RESTS_ON)
    screen.show_line(f"dateline {version('dateline')} ({rests}; Python {sys.version.split()[0]})")


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {"sql": ask, "status": show_status, "--version": show_version}
