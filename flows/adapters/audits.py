"""Audits: statements in ``sql/checks`` that return the rows that are wrong.

Those in ``checks/tonight`` run every night, on the rows that the night entered: a view of these stands under the name
of each table, and the whole table under ``whole_`` and its name. So a night's audit costs what the night brought. An
audit of the archive runs them on all rows, with those in ``checks/archive`` that only all rows can answer.
"""

from dataclasses import dataclass
from typing import Any

from flows.adapters.night_rows import view_tables
from flows.adapters.warehouse_sql import Connection, Statement, list_statements, tell_time

SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """An audit that found wrong rows: its name, what it checks, how many rows are wrong, and the first of them."""

    name: str
    meaning: str
    n_rows: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def audit_night(connection: Connection) -> list[CheckFailure]:
    """Return what is wrong with the rows that this transaction entered; the tables' names then stand for these."""
    view_tables(connection, "whole")
    view_tables(connection, "shadow")
    return run_audits(connection, "checks/tonight")


def audit_archive(connection: Connection) -> list[CheckFailure]:
    """Return what is wrong with any row."""
    view_tables(connection, "whole")
    return run_audits(connection, "checks")


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
