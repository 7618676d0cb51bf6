"""An analyst's question to the published file: one statement, so many seconds, so many rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from flows.warehouse.faults import WarehouseError, limit_time
from flows.warehouse.published import read_published

BATCH_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of a statement; ``is_cut`` when it has more rows than were wanted."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    is_cut: bool


def ask(published: Path, text: str, values: Mapping[str, Any], seconds: float, most_rows: int) -> Answer:
    """Return the first ``most_rows`` rows of a statement; no more than that is read, whatever there is.

    Raises WarehouseError in one line: for anything refused, after ``seconds``, and for other than one statement.
    """
    with read_published(published) as connection:
        check_statement(connection, text)
        with limit_time(connection, seconds, "sql_seconds"):
            connection.execute(text, values)
            columns = [column[0] for column in connection.description or []]
            rows = list(fetch_rows(connection, most_rows + 1)) if columns else []
    return Answer(columns, rows[:most_rows], len(rows) > most_rows)


def check_statement(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    """Raise WarehouseError unless a text is one statement in characters that can be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise WarehouseError("the statement holds bytes that are not UTF-8") from None
    found = len(connection.extract_statements(text))
    if found == 0:
        raise WarehouseError("there is no statement to run")
    if found > 1:
        raise WarehouseError(f"there are {found} statements: ask one at a time")


def fetch_rows(connection: duckdb.DuckDBPyConnection, most: int) -> Iterator[tuple[Any, ...]]:
    """Yield up to ``most`` rows of the open result, batch by batch."""
    while most > 0 and (batch := connection.fetchmany(min(most, BATCH_ROWS))):
        yield from batch
        most -= len(batch)
