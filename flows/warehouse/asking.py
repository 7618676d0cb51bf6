"""Questions to the published file: read-only, one statement at a time, so many seconds, so many rows."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import duckdb

from flows.warehouse.faults import WarehouseError, limit_time
from flows.warehouse.published import read_published
from flows.warehouse.statements import Statement, fetch, list_statements

BATCH_ROWS = 1000
PARQUET_ROWS = 30_000
"""Rows of a group of a Parquet file: what is held in memory at once."""
QUOTED = re.compile(r"'((?:[^']|'')+)'")
MOST_WANTED = 5
"""Names of a question in vain for which others are looked for."""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of a statement; ``is_cut`` when it has more rows than were wanted."""

    columns: list[str]
    rows: list[Row]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Stream:
    """An answer that is being read: its columns, none for a statement that gives no table, and its rows one by one."""

    columns: list[str]
    rows: Iterator[Row]


def ask(published: Path, text: str, values: Mapping[str, Any], seconds: float, most_rows: int) -> Answer:
    """Return the first ``most_rows`` rows of a statement; no more than that is read, whatever there is.

    Raises WarehouseError in one line: for anything refused, after ``seconds``, and for other than one statement.
    """
    with stream(published, text, values, seconds) as answer:
        rows = [row for _, row in zip(range(most_rows + 1), answer.rows, strict=False)]
    return Answer(answer.columns, rows[:most_rows], len(rows) > most_rows)


@contextmanager
def stream(published: Path, text: str, values: Mapping[str, Any], seconds: float) -> Iterator[Stream]:
    """Give the whole answer to a statement, read while it is asked for, in memory only a batch at a time.

    ``seconds`` is the time for all of it, 0 any. Raises WarehouseError as ``ask`` does, in the block too.
    """
    with read_published(published) as connection:
        check_statement(connection, text)
        with limit_time(connection, seconds, "sql_seconds"):
            connection.execute(text, values)
            columns = [column[0] for column in connection.description or []]
            yield Stream(columns, fetch_rows(connection) if columns else iter(()))


def write_parquet(published: Path, text: str, values: Mapping[str, Any], seconds: float, target: IO[bytes]) -> int:
    """Write the answer to a statement as a Parquet file; returns its rows. Raises WarehouseError as ``stream`` does."""
    import pyarrow.parquet as pq

    with read_published(published) as connection:
        check_statement(connection, text)
        with limit_time(connection, seconds, "sql_seconds"):
            relation = connection.sql(text, params=values or None)
            if relation is None:
                raise WarehouseError("the statement gives no table")
            with relation.to_arrow_reader(PARQUET_ROWS) as batches, pq.ParquetWriter(target, batches.schema) as writer:
                n_rows = 0
                for batch in batches:
                    writer.write_batch(batch)
                    n_rows += batch.num_rows
    return n_rows


def split_statements(published: Path, text: str) -> list[str]:
    """Return the statements of a text, each by itself; raises WarehouseError when it cannot be read as SQL."""
    with read_published(published) as connection:
        check_encodable(text)
        return [statement.query for statement in connection.extract_statements(text)]


def check_statement(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    """Raise WarehouseError unless a text is one statement in characters that can be encoded."""
    check_encodable(text)
    found = len(connection.extract_statements(text))
    if found == 0:
        raise WarehouseError("there is no statement to run")
    if found > 1:
        raise WarehouseError(f"there are {found} statements: ask one at a time")


def check_encodable(text: str) -> None:
    """Raise WarehouseError when a text holds bytes that are no characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise WarehouseError("the statement holds bytes that are not UTF-8") from None


def fetch_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """Yield the rows of the open result, batch by batch."""
    while batch := connection.fetchmany(BATCH_ROWS):
        yield from batch


def suggest_names(published: Path, text: str, values: Mapping[str, Any]) -> list[str]:
    """Return names of the archive that are written much like those that a question asks for in vain.

    What a question asks for are its parameters and the texts between single quotes.
    """
    wanted = [*map(str, values.values()), *(found.replace("''", "'") for found in QUOTED.findall(text))]
    with read_published(published) as connection:
        rows = [row for one in wanted[:MOST_WANTED] for row in fetch(connection, "status/suggest_names", wanted=one)]
    return list(dict.fromkeys(str(name) for (name,) in rows))


def list_words(published: Path) -> list[str]:
    """Return what a prompt completes: tables with their columns, and the macros with an open bracket."""
    with read_published(published) as connection:
        columns = fetch(connection, "status/list_columns")
        macros = fetch(connection, "status/list_macros")
    words = {name.removeprefix("main.") for name, _ in columns} | {column for _, some in columns for column in some}
    return sorted(words | {f"{name}(" for name, _ in macros})


def list_queries() -> list[Statement]:
    """Return the stored queries with their questions (``meaning``) and parameters."""
    return list_statements("queries")


def choose_query(name: str, parameters: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return text and parameters of a stored query; WarehouseError for an unknown name or parameter."""
    queries = {query.name: query for query in list_queries()}
    if name not in queries:
        raise WarehouseError(f"no stored query {name!r}; there are {', '.join(queries)}")
    query = queries[name]
    if unknown := sorted(parameters.keys() - query.parameters.keys()):
        raise WarehouseError(f"query {name} takes {', '.join(query.parameters) or 'no parameter'}, not {unknown[0]}")
    return query.text, {**query.parameters, **parameters}
