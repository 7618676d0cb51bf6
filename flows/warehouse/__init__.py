"""The right half of the night: from the lake's Parquet files to the DuckDB file that analysts read."""
