"""When a night last ended well: noted in the data folder, as a night that brings nothing new publishes nothing."""

import time
from pathlib import Path

from flows.lake.store import replace_file

NOTE = "last_night"


def note_night(data: Path) -> None:
    """Note that a night ends well now."""
    replace_file(data / NOTE, f"{time.time():.0f}\n".encode())


def read_last_night(data: Path) -> float | None:
    """Return when a night last ended well, in seconds since 1970; None when none is noted."""
    try:
        return float((data / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
