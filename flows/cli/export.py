"""``dateline export``: the published file as files that other programs read, the same bytes for the same rows."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from flows.cli.follow_the_money import build_all
from flows.cli.formats import WRITERS, render_json
from flows.settings import Settings
from flows.warehouse import asking
from flows.warehouse.statements import FOLDER, fill_statement, read_statement
from transforms.schema.tables import WAREHOUSE, Table, render_reference

TABLES = tuple(table for table in WAREHOUSE.values() if not table.is_working)
README = "README.md"
ANY_TIME = 0
"""Seconds that a table may take: it is asked for as a whole."""


def export(settings: Settings, folder: Path, forms: list[str]) -> dict[str, int]:
    """Write the published file to ``folder``, a folder a form, and what the tables mean; returns the rows by form.

    A form's folder is made anew beside the old one and takes its place when it is whole. Raises ValueError for an
    unknown form, WarehouseError, OSError.
    """
    if unknown := [form for form in forms if form not in FORMS]:
        raise ValueError(f"unknown format {unknown[0]!r}: one of {', '.join(FORMS)}")
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for form in forms or FORMS:
        making = folder / f".{form}.making"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        counts[form] = FORMS[form](settings, making)
        shutil.rmtree(folder / form, ignore_errors=True)
        making.rename(folder / form)
    (folder / README).write_text(render_reference(TABLES), encoding="utf-8")
    return counts


def ask_for(table: Table) -> str:
    """Return the statement that reads a table in the order of its key."""
    statement = read_statement(FOLDER / "export" / "read_table.sql")
    return fill_statement(statement, table=table.full_name, key=", ".join(table.key))


def export_parquet(settings: Settings, folder: Path) -> int:
    """Write each table as a Parquet file; returns the rows."""
    n_rows = 0
    for table in TABLES:
        with (folder / f"{table.name}.parquet").open("wb") as out:
            n_rows += asking.write_parquet(settings.warehouse, ask_for(table), {}, ANY_TIME, out)
    return n_rows


def export_text(form: str, settings: Settings, folder: Path) -> int:
    """Write each table as a file of one of the forms of ``dateline sql``; returns the rows."""
    n_rows = 0
    for table in TABLES:
        path = folder / f"{table.name}.{form}"
        with (
            path.open("w", encoding="utf-8", newline="") as out,
            asking.stream(settings.warehouse, ask_for(table), {}, ANY_TIME) as told,
        ):
            n_rows += WRITERS[form](out, told.columns, told.rows)
    return n_rows


def export_ftm(settings: Settings, folder: Path) -> int:
    """Write what FollowTheMoney can hold, an entity a line; returns how many."""

    def read(name: str) -> Iterator[asking.Row]:
        """Yield the rows of a statement of ``sql/export``."""
        text = read_statement(FOLDER / "export" / f"{name}.sql").text
        with asking.stream(settings.warehouse, text, {}, ANY_TIME) as told:
            yield from told.rows

    n_rows = 0
    with (folder / "entities.ftm.json").open("w", encoding="utf-8") as out:
        for n_rows, thing in enumerate(build_all(read), start=1):  # noqa: B007
            out.write(f"{render_json(thing)}\n")
    return n_rows


FORMS: dict[str, Callable[[Settings, Path], int]] = {
    "parquet": export_parquet,
    "csv": partial(export_text, "csv"),
    "jsonl": partial(export_text, "jsonl"),
    "ftm": export_ftm,
}
