"""What went wrong in reading, as reason and detail of a reject."""

import zlib
from gzip import BadGzipFile
from tarfile import TarError
from zipfile import BadZipFile

from flows.reading.slices import InputError
from flows.reading.streams import DamageError
from transforms.faults import describe_error

LONGEST_DETAIL = 300
DAMAGE = (InputError, DamageError, BadZipFile, TarError, BadGzipFile, EOFError, zlib.error)
"""What a file, or the list of fields beside it, is at fault for."""


def describe_fault(error: Exception) -> tuple[str, str]:
    """Return reason and detail, at most 300 characters, of a reject for what an error kept from being read."""
    if isinstance(error, DAMAGE):
        reason, detail = "malformed", str(error)
    elif isinstance(error, OSError):
        reason, detail = "unreadable", error.strerror or str(error)
    elif isinstance(error, MemoryError):
        reason, detail = "memory", "out of memory"
    else:
        reason, detail = "failed", describe_error(error)
    return reason, detail[:LONGEST_DETAIL]
