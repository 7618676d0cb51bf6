-- The rows of a table that tonight entered: from the row on that was next when the load began. Found without a scan.
CREATE OR REPLACE TEMP VIEW tonight_{table} AS FROM {database}.main.{table} WHERE rowid >= {first};
