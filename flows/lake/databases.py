"""SQLite files, copied as they are in one moment though others write to them."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_database(path: Path, copy: Path) -> None:
    """Write a copy of an SQLite file as it is in one moment; raises sqlite3.Error."""
    with closing(sqlite3.connect(path)) as database, closing(sqlite3.connect(copy)) as snapshot:
        database.backup(snapshot)
