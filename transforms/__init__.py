"""Pure functions from raw documents to rows: no network, clock, disk, Prefect or DuckDB."""
