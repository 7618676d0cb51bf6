"""What two published files tell differently: rows added, gone and changed, table by table, with samples.

So that a new model, lexicon or rule is judged by what it did, and a rebuild by what it should not have done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.warehouse.published import open_pair
from flows.warehouse.statements import FOLDER, Connection, fetch, fill_statement, read_statement
from transforms.schema.tables import WAREHOUSE, Table

Row = dict[str, Any]
BOOKKEEPING = {"shard_id", "run_id", "extractor_version"}
"""Columns that name what made a row: they differ with every new version, whether the row does or not."""


@dataclass(frozen=True, slots=True)
class TableDiff:
    """How the rows of a table differ; the samples are the first by key.

    ``added`` and ``gone`` hold rows by column; ``changed`` the key with, for each column that differs, the text before
    and after (None for a missing value).
    """

    table: str
    n_added: int
    n_gone: int
    n_changed: int
    added: tuple[Row, ...]
    gone: tuple[Row, ...]
    changed: tuple[tuple[Row, dict[str, tuple[str | None, str | None]]], ...]


def diff_files(before: Path, after: Path, n_samples: int) -> Iterator[TableDiff]:
    """Yield the tables of two files in which they differ, columns aside that differ from run to run.

    Left out are working tables, columns that only one file has, and the names of what made a row. Raises
    WarehouseError.
    """
    with open_pair(before, after) as connection:
        columns = {(base, name): set(names) for base, name, names in fetch(connection, "diff/list_columns")}
        for table in WAREHOUSE.values():
            shared = columns.get(("before", table.full_name), set()) & columns.get(("after", table.full_name), set())
            told = [c.name for c in table.columns if c.name in shared - {*table.volatile, *BOOKKEEPING}]
            if not table.is_working and set(table.key) <= set(told):
                found = diff_table(connection, table, told, n_samples)
                if found.n_added or found.n_gone or found.n_changed:
                    yield found


def diff_table(connection: Connection, table: Table, told: list[str], n_samples: int) -> TableDiff:
    """Return how a table differs in the columns ``told``."""
    names = {"table": table.full_name, "key": ", ".join(table.key), "columns": ", ".join(told)}
    names["texts"] = ", ".join(f"{name}::VARCHAR" for name in told)
    ((n_added, n_gone, n_changed),) = ask(connection, "count", names)
    added = ask(connection, "sample_one_sided", names | {"here": "after", "there": "before"}, n=n_samples)
    gone = ask(connection, "sample_one_sided", names | {"here": "before", "there": "after"}, n=n_samples)
    changed = ask(connection, "sample_changed", names, n=n_samples)
    return TableDiff(
        table.name,
        n_added,
        n_gone,
        n_changed,
        added=tuple(dict(zip(told, row, strict=True)) for row in added),
        gone=tuple(dict(zip(told, row, strict=True)) for row in gone),
        changed=tuple(describe_change(table, told, row) for row in changed),
    )


def describe_change(table: Table, told: list[str], row: tuple[Any, ...]) -> tuple[Row, dict[str, Any]]:
    """Return the key of a changed row, and its values before and after by column, where they differ."""
    *key, before, after = row
    pairs = zip(told, before, after, strict=True)
    return dict(zip(table.key, key, strict=True)), {name: (old, new) for name, old, new in pairs if old != new}


def ask(connection: Connection, statement: str, names: dict[str, str], **values: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a statement of ``sql/diff`` for a table."""
    text = fill_statement(read_statement(FOLDER / "diff" / f"{statement}.sql"), **names)
    rows: list[tuple[Any, ...]] = connection.execute(text, values).fetchall()
    return rows
