"""The published file held open for many readers: each page reads one snapshot whole, and finds the next by itself.

A file that is open twice in one process is one database to DuckDB, by its path, even when another file has been put in
its place. So each snapshot is a database of its own, in memory, to which the file is attached, read-only; it ends with
the last page that reads it. This module is light: neither Arrow nor the pipeline is imported, as a page begins by it.
"""

from collections import OrderedDict, defaultdict, deque
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import duckdb

from flows.warehouse.faults import NothingPublishedError, WarehouseError, limit_time
from flows.warehouse.statements import (
    FOLDER,
    Statement,
    fill_statement,
    fit_statement,
    list_statements,
    quote_text,
    read_body,
    read_statement,
)

Stamp = tuple[int, int, int]
"""Which file lies at a path: its inode, time in nanoseconds and size."""
Row = dict[str, Any]
Fitted = tuple[str, dict[str, str]]
"""A statement as it was asked: its text and its values."""


@cache
def find_statement(name: str) -> Statement:
    """Return the statement ``name`` (path below ``sql/`` without ending), read once."""
    return read_statement(FOLDER / f"{name}.sql")


@cache
def find_shortened(name: str, held: frozenset[str]) -> Statement:
    """Return the statement ``name`` as it reads what is held of the statements within it."""
    return read_statement(FOLDER / f"{name}.sql", {one: name_held(one) for one in held})


def name_held(name: str) -> str:
    """Return the table that holds what a statement gave."""
    return f"temp.main.held_{name.rpartition('/')[2]}"


@cache
def list_kept() -> list[Statement]:
    """Return the statements that read into memory what pages look up: where rows lie first, what takes longest last."""
    return list_statements("page/open/keep")


MOST_ROWS = 5_000
"""Rows of answers that a snapshot keeps, some 5 MB: what pages of one name, or of one night, ask alike."""
MOST_ROWS_OF_ONE = 500
SEARCH_PATH = find_statement("page/open/set_search_path").text


class Answers:
    """Answers to a file that never changes, the last used of them: so many rows in all."""

    def __init__(self) -> None:
        """Begin without any."""
        self.kept: OrderedDict[Hashable, list[Row]] = OrderedDict()
        self.n_rows = 0
        self.lock = Lock()

    def find(self, question: Hashable) -> list[Row] | None:
        """Return the answer to a question, None where it is not kept; whoever reads it must not change it."""
        with self.lock:
            if question in self.kept:
                self.kept.move_to_end(question)
            return self.kept.get(question)

    def keep(self, question: Hashable, rows: list[Row]) -> None:
        """Keep an answer, unless it is long; those that were not used for longest go."""
        with self.lock:
            if len(rows) <= MOST_ROWS_OF_ONE and question not in self.kept:
                self.kept[question] = rows
                self.n_rows += len(rows) + 1  # that of one without a row takes memory too
            while self.n_rows > MOST_ROWS:
                self.n_rows -= len(self.kept.popitem(last=False)[1]) + 1


class Snapshot:
    """The published file as it was when a page asked: stays what it is whatever is published meanwhile."""

    def __init__(self, path: Path, stamp: Stamp, megabytes: int) -> None:
        """Open the file; raises WarehouseError when it is none that can be read."""
        self.stamp = stamp
        self.remembered: dict[str, list[Row]] = {}
        self.locks: defaultdict[str, Lock] = defaultdict(Lock)
        self.answers = Answers()
        self.pages: dict[str, bytes] = {}
        self.idle: deque[duckdb.DuckDBPyConnection] = deque()
        self.keeper: Thread | None = None
        self.n_kept = 0
        # A thread a question: each is small, and to share it out costs more than it saves; readers share the cores.
        self.connection = duckdb.connect(":memory:", config={"memory_limit": f"{megabytes}MB", "threads": 1})
        try:
            for name in ("attach", "attach_kept", "close_off", "lock"):
                text = find_statement(f"page/open/{name}").text.replace("{path}", quote_text(str(path)))
                self.connection.execute(text).fetchall()
        except duckdb.Error as error:
            self.connection.close()
            raise WarehouseError(f"{path}: cannot be read; the next run rebuilds it from the lake") from error

    @contextmanager
    def read(self, seconds: float, most_rows: int) -> Iterator["Reader"]:
        """Let the block ask, for so many seconds in all; raises LateError after them."""
        cursor = self.idle.pop() if self.idle else self.connect()
        with limit_time(cursor, seconds, "page.seconds"):
            reader = Reader(self, cursor, seconds, most_rows)
            yield reader
            reader.let_go()
        self.idle.append(cursor)  # one that was interrupted is not asked again

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Return another connection, to which the file's tables are known by their names."""
        cursor = self.connection.cursor()
        cursor.execute(SEARCH_PATH).fetchall()
        return cursor

    def keep_rows(self) -> None:
        """Keep in memory what pages look up, one list after another; until one is kept, the published file is read."""
        with suppress(duckdb.Error), self.connect() as cursor:  # closed this moment, or short of memory
            for statement in list_kept():
                cursor.execute(statement.text).fetchall()
                self.n_kept += 1

    @property
    def keeps_all(self) -> bool:
        """Whether all is in memory that pages look up."""
        return self.n_kept == len(list_kept())

    def begin_keeping(self) -> None:
        """Begin that aside, once."""
        with self.locks["rows"]:
            if self.keeper is None:
                self.keeper = Thread(target=self.keep_rows, daemon=True)
                self.keeper.start()


@dataclass(frozen=True, slots=True)
class Reader:
    """One page's questions to one snapshot; each gives so many rows at most."""

    snapshot: Snapshot
    cursor: duckdb.DuckDBPyConnection
    seconds: float
    most_rows: int
    held: dict[str, Fitted] = field(default_factory=dict)

    def hold(self, name: str, /, **values: str) -> None:
        """Hold what a statement gives for some values: from here on, statements that it stands within read that.

        Those that are asked with other values ask it themselves, as before.
        """
        text, fitted = fit_statement(find_statement(name), values)
        self.run("page/open/hold", fitted, table=name_held(name), body=read_body(text))
        self.held[name] = (text, fitted)

    def let_go(self) -> None:
        """Drop what is held."""
        for name in self.held:
            self.run("page/open/let_go", {}, table=name_held(name))

    def run(self, name: str, values: dict[str, str], **parts: str) -> None:
        """Run a statement that gives no rows; raises WarehouseError in one line."""
        try:
            self.cursor.execute(fill_statement(find_statement(name), **parts), values).fetchall()
        except duckdb.Error as error:
            raise WarehouseError(str(error).split("\n", 1)[0]) from error

    def shorten(self, name: str, values: dict[str, Any]) -> Statement:
        """Return a statement as it is asked here: without what stands within it and is held for the same values."""
        held = {
            one
            for one in find_statement(name).included
            if self.held.get(one) == fit_statement(find_statement(one), values)
        }
        return find_shortened(name, frozenset(held)) if held else find_statement(name)

    def ask(self, name: str, /, **values: Any) -> list[Row]:
        """Return the rows of the statement ``name`` of ``sql/``, as dictionaries; raises WarehouseError in one line.

        What was asked before is not asked again; nobody changes the rows, as other pages show them too.
        """
        question = (name, *sorted(values.items()))
        rows = self.snapshot.answers.find(question)
        if rows is None:
            rows = self.fetch(name, values)
            self.snapshot.answers.keep(question, rows)
        return rows

    def fetch(self, name: str, values: dict[str, Any]) -> list[Row]:
        """Return the rows of a statement, asked now; raises WarehouseError in one line."""
        try:
            self.cursor.execute(*fit_statement(self.shorten(name, values), values))
            columns = [column[0] for column in self.cursor.description or []]
            rows = self.cursor.fetchmany(self.most_rows)
        except duckdb.Error as error:
            raise WarehouseError(str(error).split("\n", 1)[0]) from error
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def find_rows(self, article: str) -> dict[str, tuple[int, int]]:
        """Return the numbers of the first and the last row of an article in each table, (0, -1) where it has none.

        Nothing is known of them at first: the first who asks begins to keep them in memory.
        """
        if not self.snapshot.n_kept:
            self.snapshot.begin_keeping()
            return {}
        spans = {table: span for row in self.ask("page/open/find_rows", article=article) for table, span in row.items()}
        return {table: (span["first"], span["last"]) if span else (0, -1) for table, span in spans.items()}

    def remember(self, name: str) -> list[Row]:
        """Return what a statement gives for its defaults, asked once a snapshot; it may take ten times as long.

        Who comes while it is asked waits for the answer.
        """
        snapshot = self.snapshot
        with snapshot.locks[name]:
            if name not in snapshot.remembered:
                with snapshot.read(10 * self.seconds, self.most_rows) as patient:
                    snapshot.remembered[name] = patient.ask(name, **find_statement(name).parameters)
        return snapshot.remembered[name]


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

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Let the block ask what is published now; it stays the same to the end of it."""
        with self.find_snapshot().read(self.seconds, self.most_rows) as reader:
            yield reader
