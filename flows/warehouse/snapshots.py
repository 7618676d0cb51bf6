"""The published file held open for many readers: each page reads one snapshot whole, and finds the next by itself.

A file that is open twice in one process is one database to DuckDB, by its path, even when another file has been put in
its place. So each snapshot is a database of its own, in memory, to which the file is attached, read-only; it ends with
the last page that reads it. This module is light: neither Arrow nor the pipeline is imported, as a page begins by it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from flows.warehouse.faults import NothingPublishedError, WarehouseError, limit_time
from flows.warehouse.statements import FOLDER, Statement, quote_text, read_statement

Stamp = tuple[int, int, int]
"""Which file lies at a path: its inode, time in nanoseconds and size."""
Row = dict[str, Any]


@cache
def find_statement(name: str) -> Statement:
    """Return the statement ``name`` (path below ``sql/`` without ending), read once."""
    return read_statement(FOLDER / f"{name}.sql")


SEARCH_PATH = find_statement("views/set_search_path").text.replace("{database}", "dateline")


class Snapshot:
    """The published file as it was when a page asked: stays what it is whatever is published meanwhile."""

    def __init__(self, path: Path, stamp: Stamp, megabytes: int) -> None:
        """Open the file; raises WarehouseError when it is none that can be read."""
        self.stamp = stamp
        self.remembered: dict[str, list[Row]] = {}
        self.locks: defaultdict[str, Lock] = defaultdict(Lock)
        self.connection = duckdb.connect(":memory:", config={"memory_limit": f"{megabytes}MB"})
        try:
            for name in ("attach", "close_off", "lock"):
                text = find_statement(f"page/open/{name}").text.replace("{path}", quote_text(str(path)))
                self.connection.execute(text).fetchall()
        except duckdb.Error as error:
            self.connection.close()
            raise WarehouseError(f"{path}: cannot be read; the next run rebuilds it from the lake") from error

    def remember(self, name: str, ask: Callable[[], list[Row]]) -> list[Row]:
        """Return the rows of a question that is asked once; who comes while it is asked waits for the answer."""
        with self.locks[name]:
            if name not in self.remembered:
                self.remembered[name] = ask()
        return self.remembered[name]


@dataclass(frozen=True, slots=True)
class Reader:
    """One page's questions to one snapshot; each may take so many seconds and give so many rows."""

    snapshot: Snapshot
    seconds: float
    most_rows: int

    def remember(self, name: str) -> list[Row]:
        """Return what a statement gives for its defaults, asked once a snapshot; it may take ten times as long."""
        patient = replace(self, seconds=10 * self.seconds)
        return self.snapshot.remember(name, lambda: patient.ask(name, **find_statement(name).parameters))

    def ask(self, name: str, /, **values: Any) -> list[Row]:
        """Return the rows of the statement ``name`` of ``sql/``, as dictionaries.

        Raises WarehouseError in one line, LateError when it takes too long.
        """
        try:
            with self.snapshot.connection.cursor() as cursor, limit_time(cursor, self.seconds, "page.seconds"):
                cursor.execute(SEARCH_PATH).fetchall()
                cursor.execute(find_statement(name).text, values)
                columns = [column[0] for column in cursor.description or []]
                rows = cursor.fetchmany(self.most_rows)
        except duckdb.Error as error:
            raise WarehouseError(str(error).split("\n", 1)[0]) from error
        return [dict(zip(columns, row, strict=True)) for row in rows]


class Published:
    """The published file, whichever lies at its path when it is asked for."""

    def __init__(self, path: Path, megabytes: int, seconds: float, most_rows: int) -> None:
        """Remember where the file is and what a question may take; nothing is opened yet."""
        self.path = path
        self.megabytes = megabytes
        self.seconds = seconds
        self.most_rows = most_rows
        self.lock = Lock()
        self.snapshot: Snapshot | None = None

    def find_snapshot(self) -> Snapshot:
        """Return the snapshot of what is published now; raises WarehouseError when nothing is, or it is broken."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise NothingPublishedError(f"{self.path}: nothing is published yet") from error
        stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
        with self.lock:
            if self.snapshot is None or self.snapshot.stamp != stamp:
                self.snapshot = Snapshot(self.path, stamp, self.megabytes)
            return self.snapshot

    def read(self) -> Reader:
        """Return who asks what is published now, the same as long as it is kept."""
        return Reader(self.find_snapshot(), self.seconds, self.most_rows)
