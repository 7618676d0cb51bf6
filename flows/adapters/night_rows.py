"""Which rows are tonight's: views that tell a night's rows from the archive's, so that a night costs what it brings.

Rows are appended, so tonight's are those from a row number on, and DuckDB finds them without reading the others. That
holds until the transaction ends: a checkpoint may number the rows anew.
"""

from collections.abc import Mapping

from flows.adapters.warehouse_sql import FOLDER, Connection, fetch, fill_statement, read_statement
from transforms.tables import WAREHOUSE


def view_night(connection: Connection) -> None:
    """Create for every table the view ``tonight_<table>`` of the rows that will be entered from now on."""
    statement = read_statement(FOLDER / "views" / "find_next_row.sql")
    texts = {name: fill_statement(statement, table=name) for name in WAREHOUSE}
    view_tables(
        connection, "tonight", {name: connection.execute(text).fetchall()[0][0] for name, text in texts.items()}
    )


def view_tables(connection: Connection, view: str, first_rows: Mapping[str, int] | None = None) -> None:
    """Create one of the views of ``sql/views`` for every table: ``whole``, ``tonight`` or ``shadow``."""
    ((database,),) = fetch(connection, "views/name_database")
    statement = read_statement(FOLDER / "views" / f"{view}.sql")
    for name in WAREHOUSE:
        first = str((first_rows or {}).get(name, 0))
        connection.execute(fill_statement(statement, table=name, database=f'"{database}"', first=first)).fetchall()
