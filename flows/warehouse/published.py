"""The published file: how it is opened, put in its place, and set aside when it is broken."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.lake.aside import name_aside
from flows.lake.faults import BlamedError
from flows.warehouse.faults import WarehouseError as WarehouseError
from flows.warehouse.statements import fetch
from flows.warehouse.views import find_working_tables

Options = dict[str, str | bool | int | float | list[str]]
LOCKED: Options = {"enable_external_access": False, "lock_configuration": True}
BROKEN = re.compile("not a valid DuckDB|Corrupt database|read enough bytes|version number|checksum|serializ")
"""What DuckDB says of a file whose bytes are not those it wrote, or that another version wrote."""


@contextmanager
def tell_errors() -> Iterator[None]:
    """Turn errors of DuckDB and of the file system into a WarehouseError of one line."""
    try:
        yield
    except BlamedError as error:
        raise WarehouseError(f"the load fails and no article is to blame: {error}; nothing was published") from error
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(shorten_error(error)) from error


def shorten_error(error: Exception) -> str:
    """Return the first paragraph of a message, without the lines of SQL that DuckDB quotes below it."""
    return " ".join(str(error).split("\n\n")[0].split())


def open_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection that can read the file and nothing else: no writing, no other files, no settings."""
    connection = duckdb.connect(str(path), read_only=True, config=LOCKED)
    find_working_tables(connection)
    return connection


@contextmanager
def read_published(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published file for reading; raises WarehouseError, which says so when the file is broken."""
    require(published)
    try:
        with open_reader(published) as connection:
            yield connection
    except (duckdb.Error, OSError) as error:
        told = shorten_error(error)
        if is_about_file(error):
            told = f"{published}: broken; the next run sets it aside and rebuilds it from the lake ({told})"
        raise WarehouseError(told) from error


@contextmanager
def open_pair(before: Path, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open two published files for reading as the databases ``before`` and ``after``; raises WarehouseError."""
    try:
        from transforms.schema.tables import quote_sql  # who reads one file does without it

        with duckdb.connect() as connection:
            for name, path in (("before", before), ("after", after)):
                require(path)
                connection.execute(f"ATTACH {quote_sql(str(path))} AS {name} (READ_ONLY)").fetchall()
            yield connection
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(shorten_error(error)) from error


def is_about_file(error: Exception) -> bool:
    """Tell whether an error means that the file is broken, not that a query is wrong."""
    is_of_kind = type(error) is duckdb.Error or isinstance(error, duckdb.IOException | duckdb.SerializationException)
    return is_of_kind and bool(BROKEN.search(str(error)))


def require(published: Path) -> None:
    """Raise WarehouseError when nothing is published yet, or a folder stands in the place of the file."""
    check_place(published)
    if not published.exists():
        raise WarehouseError(f"{published}: nothing is published yet")


def check_place(published: Path) -> None:
    """Raise WarehouseError when a folder stands where the published file should be."""
    if published.is_dir():
        raise WarehouseError(f"{published}: a folder is where the published file should be; move it away")


def is_readable(published: Path) -> bool:
    """Tell whether every block of a DuckDB file can be read."""
    try:
        with open_reader(published) as connection:
            tables = fetch(connection, "status/list_columns")
            for name, _ in tables:
                connection.table(name).aggregate("count(columns(*))").fetchall()
    except duckdb.Error:
        return False
    return bool(tables)


def keep_aside(published: Path) -> Path:
    """Keep a file that is about to be replaced under the name of one set aside; returns that."""
    aside = name_aside(published)
    os.link(published, aside)
    return aside


def name_log(path: Path) -> Path:
    """Return the path of DuckDB's write-ahead log of a file."""
    return path.with_name(f"{path.name}.wal")


def publish(candidate: Path, published: Path) -> None:
    """Put the candidate in the place of the published file at once; who has that open goes on reading the old one.

    Raises WarehouseError when the candidate is not a whole file of its own (its log was not written back).
    """
    if name_log(candidate).exists():
        raise WarehouseError(f"{candidate}: the build was interrupted; run again")
    check_place(published)
    with tell_errors():
        sync(candidate)
        # Left by somebody who wrote to the published file; DuckDB would apply it to the new one.
        name_log(published).unlink(missing_ok=True)
        candidate.replace(published)
        sync(published.parent)


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
