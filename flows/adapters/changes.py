"""What a night changed, as rows of ``changes``."""

import pyarrow as pa

from flows.adapters.faults import blame
from flows.adapters.warehouse_sql import Connection, fetch, run_folder
from transforms.edits import describe_edit

EDITS = pa.schema([("article_id", pa.string()), ("detail", pa.string())])


def record_changes(connection: Connection) -> None:
    """Enter the run and what it added, changed and withdrew."""
    edits = []
    for article_id, before, after in fetch(connection, "resolve/list_edits"):
        with blame(article_id):
            edits.append((article_id, describe_edit(before, after)))
    connection.register("edits", pa.table([[one for one, _ in edits], [detail for _, detail in edits]], EDITS))
    run_folder(connection, "resolve/6_record")
