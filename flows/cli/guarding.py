"""How a command ends: what goes wrong is one line on standard error."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from flows.cli import screen
from flows.settings import read_settings


def run_guarded(command: Callable[[], object]) -> None:
    """Run a command; errors are one line on standard error, and the exit status is 1, or the signal's."""
    try:
        command()
        sys.stdout.flush()
    except SystemExit as end:
        if end.code:
            leave_if_stopped()
        raise
    except BrokenPipeError:  # who reads the output has enough of it
        os._exit(0)
    except Exception as error:
        leave_if_stopped()  # what a signal broke is no bug
        from flows.serving.faults import describe_expected, is_expected

        stop(describe_expected(error) if is_expected(error) else describe_bug(error))
    except BaseException as error:  # Prefect's signals
        stop(type(error).__name__)


def leave_if_stopped() -> None:
    """End this process with the exit status of the signal that it received, if it heeds signals and did."""
    if stopping := sys.modules.get("flows.lake.stopping"):
        stopping.leave_if_stopped()


def describe_bug(error: Exception) -> str:
    """Return one line about an unexpected error, whose traceback is kept in the data folder."""
    import traceback

    place = read_settings().data / "error.log"
    try:
        place.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"{type(error).__name__}: {error}"
    return f"{type(error).__name__}: {error} (traceback in {place})"


def stop(message: str) -> NoReturn:
    """End the process with a one-line error, at once: DuckDB's binding tells of objects that an error still holds."""
    leave_if_stopped()
    print("dateline: " + " ".join(screen.clean(message).split()), file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
