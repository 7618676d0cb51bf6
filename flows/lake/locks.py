"""One run at a time on one data folder."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.lake.faults import OperatorError

LOOKED_AT = (0.02, 0.05)
"""Seconds to wait before a lock counts as held: whoever looks whether it is (``is_held``) has it for a moment."""


class BusyError(OperatorError):
    """Another run is writing to the same data folder."""


def refuse_if_busy(data: Path) -> None:
    """Raise BusyError when another run holds the data folder: before a run begins that would only fail in its midst."""
    if is_held(locate_run_lock(data)):
        raise BusyError(describe_busy(data))


def locate_run_lock(data: Path) -> Path:
    """Return the file whose lock a run over the data folder holds."""
    return data / "run.lock"


def describe_busy(data: Path) -> str:
    """Return what is told when a data folder is held."""
    return f"another run is writing to {data}; wait for it or set DATELINE_DATA"


@contextmanager
def hold_run_lock(data: Path) -> Iterator[None]:
    """Hold the data folder for one run; raises BusyError at once when another run holds it.

    The lock is the kernel's: it goes with the process, however that ends.
    """
    data.mkdir(parents=True, exist_ok=True)
    with hold_lock(locate_run_lock(data), describe_busy(data)):
        yield


@contextmanager
def hold_lock(path: Path, told: str) -> Iterator[None]:
    """Hold the lock on a file; raises BusyError with what is ``told`` when another process holds it."""
    with path.open("w") as file:
        for pause in (*LOOKED_AT, None):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if pause is None:
                    raise BusyError(told) from error
                time.sleep(pause)
        yield


def is_held(path: Path) -> bool:
    """Tell whether some process holds the lock on a file."""
    try:
        with path.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
