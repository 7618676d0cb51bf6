"""Audits: statements in ``sql/checks`` that return the rows that are wrong.

Those in ``checks/tonight`` run every night, on the rows that the night entered: a view of these stands under the name
of each table, and the whole table under ``whole_`` and its name. So a night's audit costs what the night brought. An
audit of the archive runs them on all rows, with those in ``checks/archive`` that only all rows can answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.adapters.warehouse_sql import (
    FOLDER,
    Connection,
    Statement,
    fetch,
    fill_statement,
    list_statements,
    read_statement,
    tell_time,
)
from transforms.tables import WAREHOUSE

SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """An audit that found wrong rows: its name, what it checks, how many rows are wrong, and the first of them."""

    name: str
    meaning: str
    n_rows: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def find_next_rows(connection: Connection) -> dict[str, int]:
    """Return for each table the number that its next row gets: from there on, rows are tonight's."""
    statement = read_statement(FOLDER / "audit" / "find_next_row.sql")
    texts = {name: fill_statement(statement, table=name) for name in WAREHOUSE}
    return {name: int(connection.execute(text).fetchall()[0][0]) for name, text in texts.items()}


def audit_night(connection: Connection, next_rows: Mapping[str, int]) -> list[CheckFailure]:
    """Return what is wrong with the rows entered since ``next_rows``; the tables' names then stand for these."""
    view_tables(connection, "view_whole")
    view_tables(connection, "view_tonight", next_rows)
    return run_audits(connection, "checks/tonight")


def audit_archive(connection: Connection) -> list[CheckFailure]:
    """Return what is wrong with any row."""
    view_tables(connection, "view_whole")
    return run_audits(connection, "checks")


def view_tables(connection: Connection, view: str, next_rows: Mapping[str, int] | None = None) -> None:
    """Create one of the views of ``sql/audit`` for every table."""
    ((database,),) = fetch(connection, "audit/name_database")
    statement = read_statement(FOLDER / "audit" / f"{view}.sql")
    for name in WAREHOUSE:
        first = str((next_rows or {}).get(name, 0))
        connection.execute(fill_statement(statement, table=name, database=f'"{database}"', first=first)).fetchall()


def run_audits(connection: Connection, folder: str) -> list[CheckFailure]:
    """Return the failures of the audits in a folder of ``sql``."""
    found = (run_audit(connection, audit) for audit in list_statements(folder))
    return [failure for failure in found if failure]


def run_audit(connection: Connection, audit: Statement) -> CheckFailure | None:
    """Return the failure of an audit, None when no row is wrong."""
    with tell_time(f"checks/{audit.name}"):
        result = connection.execute(audit.text)
        columns = tuple(column[0] for column in result.description)
        rows = result.fetchall()
    return CheckFailure(audit.name, audit.meaning, len(rows), columns, tuple(rows[:SHOWN_ROWS])) if rows else None
