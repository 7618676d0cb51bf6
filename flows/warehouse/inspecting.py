"""What the published file says of itself, and what became of a page: short questions, asked read-only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from flows.warehouse.asking import choose_query
from flows.warehouse.published import read_published
from flows.warehouse.statements import FOLDER, count_rows, fetch, fill_statement, read_statement
from transforms.reasons import NO_PAGES

if TYPE_CHECKING:
    from transforms.schema.tables import Table

SCHEMAS = ("main", "work")
"""Where analysts' tables stand, and where working ones."""
Rows = tuple[list[str], list[tuple[Any, ...]]]


def ask(connection: duckdb.DuckDBPyConnection, text: str, values: Mapping[str, Any] | None = None) -> Rows:
    """Return the columns and rows of a query; no columns for an empty text."""
    rows = connection.execute(text, values or {}).fetchall()
    return [column[0] for column in connection.description or []], rows


def run_query(published: Path, text: str) -> Rows:
    """Return the columns and rows of an SQL text on the published file. Raises WarehouseError for anything refused."""
    with read_published(published) as connection:
        return ask(connection, text)


def run_named_query(published: Path, name: str, parameters: Mapping[str, str]) -> Rows:
    """Return the columns and rows of a stored query; parameters left out have their defaults. Raises WarehouseError."""
    text, values = choose_query(name, parameters)
    with read_published(published) as connection:
        return ask(connection, text, values)


def read_status(published: Path, name: str, **values: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a statement in ``sql/status`` on the published file, none when nothing is published yet."""
    if not published.exists():
        return []
    with read_published(published) as connection:
        return fetch(connection, f"status/{name}", **values)


def count_tables(published: Path, schemas: Sequence[str] = SCHEMAS) -> dict[str, int]:
    """Return the number of rows of every table of some schemas; nothing when nothing is published yet."""
    if not published.exists():
        return {}
    with read_published(published) as connection:
        found = fetch(connection, "status/list_tables")
        return {name: count_rows(connection, name) for schema, name in found if schema in schemas}


def hash_tables(published: Path) -> dict[str, str]:
    """Return a hash of every table's rows, whatever their order and without volatile columns; "-" for logs."""
    from transforms.schema.tables import WAREHOUSE  # its making is nothing that other questions need

    if not published.exists():
        return {}
    with read_published(published) as connection:
        return {table.name: hash_table(connection, table) for table in WAREHOUSE.values()}


def hash_table(connection: duckdb.DuckDBPyConnection, table: "Table") -> str:
    """Return 16 hexadecimal digits that are equal for equal rows; "-" when every column is volatile."""
    columns = ", ".join(column.name for column in table.columns if column.name not in table.volatile)
    if not columns:
        return "-"
    text = fill_statement(read_statement(FOLDER / "status" / "hash_table.sql"), table=table.name, columns=columns)
    return str(connection.execute(text).fetchall()[0][0])


def count_rejects(published: Path, shard_ids: Sequence[str]) -> Counter[str]:
    """Return how often each reason occurs among the rejects of some shards."""
    return Counter(dict(read_status(published, "count_rejects", shard_ids=list(shard_ids))))


def name_most_mentioned(published: Path) -> str | None:
    """Return the entity that most articles name, of those that say something if any does; None without entities."""
    rows = read_status(published, "name_most_mentioned")
    return str(rows[0][0]) if rows else None


def explain_missing(published: Path, wanted: str) -> Rows:
    """Return what became of a page, a file, a raw record or an article: the articles and rejects read from it.

    ``wanted`` is an address, a path, a path with a record's offset behind a colon, or an article's id.
    """
    if not published.exists():
        return [], []
    text = read_statement(FOLDER / "status" / "explain_missing.sql").text
    with read_published(published) as connection:
        return ask(connection, text, {"wanted": wanted, "no_pages": NO_PAGES})
