"""When a night last ended well: noted in the data folder, as a night that brings nothing new publishes nothing."""

import time
from pathlib import Path

NOTE = "last_night"


def note_night(data: Path) -> None:
    """Note that a night ends well now."""
    (data / NOTE).write_text(f"{time.time():.0f}\n", encoding="utf-8")


def read_last_night(data: Path) -> float | None:
    """Return when a night last ended well, in seconds since 1970; None when none is noted."""
    try:
        return float((data / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
