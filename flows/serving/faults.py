"""Errors that a user can cause or mend: told as one sentence, in the terminal and on the pages of Prefect."""

import sys
from errno import EDQUOT, ENOSPC

from flows.lake.faults import OperatorError


def is_expected(error: Exception) -> bool:
    """Tell whether an error is one that a user can cause or mend."""
    return isinstance(error, OperatorError | OSError | ValueError) or is_of_transport(error)


def is_of_transport(error: Exception) -> bool:
    """Tell whether an error is that of a connection to the Prefect server; httpx is there where it can have raised it,
    and takes a moment to import where it is not."""
    httpx = sys.modules.get("httpx")
    return httpx is not None and isinstance(error, httpx.TransportError)


def describe_expected(error: Exception) -> str:
    """Return one line about an error that a user can mend; of a file, its path first."""
    if is_of_transport(error):
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
