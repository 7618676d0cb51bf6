"""What a question may meet: a refusal, told in one line, and the end of its time."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Timer

import duckdb

from flows.lake.faults import OperatorError


class WarehouseError(OperatorError):
    """What DuckDB refused, in one line: a wrong query, a full disk, a broken or locked file."""


class LateError(WarehouseError):
    """A statement that took longer than it may."""


class NothingPublishedError(WarehouseError):
    """There is no file to ask yet."""


@contextmanager
def limit_time(connection: duckdb.DuckDBPyConnection, seconds: float, setting: str) -> Iterator[None]:
    """Interrupt what the block runs when it takes longer, 0 never; raises LateError then, which names the setting."""
    is_late = Event()

    def stop() -> None:
        """Note that the time is up, and interrupt the statement."""
        is_late.set()
        with suppress(duckdb.Error):  # the connection may have been closed this moment
            connection.interrupt()

    timer = Timer(seconds, stop)
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if is_late.is_set():
            raise LateError(f"stopped after {seconds:g} s (setting {setting})") from error
        raise
    finally:
        timer.cancel()
