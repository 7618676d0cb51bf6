"""Which rows are tonight's: views that tell a night's rows from the archive's, so that a night costs what it brings.

They hold within the transaction that enters the rows, and nothing else reads them.
"""

from flows.warehouse.statements import FOLDER, Connection, fetch, fill_statement, read_statement


def view_tables(connection: Connection, view: str) -> None:
    """Create one of the views of ``sql/views`` for every table.

    ``whole``: all rows; ``tonight``: those of this transaction; ``shadow``: these under the table's own name.
    """
    from transforms.schema.tables import WAREHOUSE  # who only reads the published file does without it

    ((database,),) = fetch(connection, "views/name_database")
    statement = read_statement(FOLDER / "views" / f"{view}.sql")
    for table in WAREHOUSE.values():
        names = {"table": table.name, "full_name": table.full_name, "database": f'"{database}"'}
        connection.execute(fill_statement(statement, **names)).fetchall()


def find_working_tables(connection: Connection) -> None:
    """Let statements name working tables without their schema."""
    ((database,),) = fetch(connection, "views/name_database")
    statement = read_statement(FOLDER / "views" / "set_search_path.sql")
    connection.execute(fill_statement(statement, database=f'"{database}"')).fetchall()
