"""One run at a time on one data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(RuntimeError):
    """Another run is writing to the same data folder."""


@contextmanager
def hold_run_lock(data: Path) -> Iterator[None]:
    """Hold the data folder for one run; raises BusyError at once when another run holds it.

    The lock is the kernel's: it goes with the process, however that ends.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "run.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"another run is writing to {data}; wait for it or set DATELINE_DATA") from error
        yield
