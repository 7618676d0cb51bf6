"""Audits: statements in ``sql/checks`` that return the rows that are wrong.

What the tables declare, and the audits in ``checks/tonight``, run every night, on the rows that the night entered: a
view of these stands under the name of each table, and the whole table under ``whole_`` and its name. So a night's
audit costs what the night brought. An audit of the archive runs them on all rows, with those in ``checks/archive``
that only all rows can answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.warehouse.declared_audits import Audit, list_declared_audits
from flows.warehouse.statements import Connection, count_rows, fetch, list_statements, tell_time
from flows.warehouse.views import view_tables
from transforms.identifiers import find_article_id
from transforms.schema.tables import WAREHOUSE

SHOWN_ROWS = 5
FEW_ROWS = 10
"""So many rows of a table may always be withheld: of a small night a share would allow none."""
TRACED = ("article_id", "claim_id", "mention_id", "timex_id", "event_id", "other_claim_id")
"""Columns of an audit that tell which article a wrong row was read from, the first of them that it has."""


@dataclass(frozen=True, slots=True)
class CheckFailure:
    """An audit that found wrong rows: its name, what it checks, how many rows are wrong, and the first of them.

    ``article_ids`` are the articles that the wrong rows were read from, as far as the audit tells.
    """

    name: str
    meaning: str
    n_rows: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    article_ids: frozenset[str] = frozenset()


def audit_night(connection: Connection) -> list[CheckFailure]:
    """Return what is wrong with the rows that this transaction entered; the tables' names then stand for these."""
    view_tables(connection, "whole")
    view_tables(connection, "shadow")
    return run_audits(connection, list_audits("tonight"))


def audit_archive(connection: Connection) -> list[CheckFailure]:
    """Return what is wrong with any row."""
    view_tables(connection, "whole")
    return run_audits(connection, [*list_audits("tonight"), *list_audits("archive")])


def list_audits(rows: str) -> list[Audit]:
    """Return the audits of rows that are ``tonight``'s, declared or written; or those of the whole ``archive`` only."""
    written = [Audit(one.name, one.meaning, one.text) for one in list_statements(f"checks/{rows}")]
    return [*list_declared_audits(), *written] if rows == "tonight" else written


def run_audits(connection: Connection, audits: Sequence[Audit]) -> list[CheckFailure]:
    """Return the failures of audits."""
    found = (run_audit(connection, audit) for audit in audits)
    return [failure for failure in found if failure]


def run_audit(connection: Connection, audit: Audit) -> CheckFailure | None:
    """Return the failure of an audit, None when no row is wrong."""
    with tell_time(f"checks/{audit.name}"):
        columns, rows = find_wrong_rows(connection, audit.text)
        if rows and audit.last:
            columns, rows = find_wrong_rows(connection, audit.last)
    if not rows:
        return None
    return CheckFailure(
        audit.name, audit.meaning, len(rows), columns, tuple(rows[:SHOWN_ROWS]), trace_articles(columns, rows)
    )


def find_wrong_rows(connection: Connection, text: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the columns and rows of an audit's statement."""
    result = connection.execute(text)
    return tuple(column[0] for column in result.description), result.fetchall()


def trace_articles(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> frozenset[str]:
    """Return the articles that an audit's rows were read from; nothing when its columns do not tell."""
    found = next((columns.index(name) for name in TRACED if name in columns), None)
    return frozenset() if found is None else frozenset(find_article_id(row[found]) for row in rows if row[found])


def find_excess(connection: Connection, share: float) -> list[CheckFailure]:
    """Return the tables of whose rows tonight more than ``share``, and more than a few, were withheld."""
    held = fetch(connection, "status/count_withheld")
    told = {name: n_held + count_rows(connection, f"tonight_{name}") for name, n_held in held if name in WAREHOUSE}
    columns = ("table_name", "n_withheld", "n_rows")
    return [
        CheckFailure("withheld_share", "More rows are withheld than may be.", n, columns, ((name, n, told[name]),))
        for name, n in held
        if n > max(FEW_ROWS, share * told.get(name, 0))
    ]
