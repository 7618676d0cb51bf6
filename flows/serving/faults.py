"""Errors that a user can cause or mend: told as one sentence, in the terminal and on the pages of Prefect."""

from errno import EDQUOT, ENOSPC

import httpx

from flows.lake.locks import BusyError
from flows.lake.workers import StoppedError, WorkerError
from flows.reading import InputError
from flows.serving.backups import BackupError
from flows.serving.server import ServerError
from flows.warehouse.published import WarehouseError

EXPECTED = (
    *(BackupError, BusyError, InputError, ServerError, StoppedError, WorkerError, WarehouseError),
    *(OSError, ValueError, httpx.TransportError),
)


def describe_expected(error: Exception) -> str:
    """Return one line about an error that a user can mend; of a file, its path first."""
    if isinstance(error, httpx.TransportError):
        return f"the Prefect server answers no more ({error}); what was finished is kept, run it again"
    if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT):
        place = f" ({error.filename})" if error.filename else ""
        return f"no space left on the disk{place}; what was finished is kept, make room and run again"
    if isinstance(error, IsADirectoryError):
        return f"{error.filename}: a folder is where a file should be; move it away"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"{error.filename}: this or what is above it is a file where a folder should be; move that away"
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error) or type(error).__name__
