"""Where a broken file goes: it stays in its folder, under a name that says what it is and when that was found."""

from datetime import datetime
from pathlib import Path


def set_aside(path: Path, *logs: str) -> Path:
    """Move a file out of the way, with those beside it whose names end in one of ``logs``; returns where it is now."""
    aside = name_aside(path)
    for ending in ("", *logs):
        file = path.with_name(path.name + ending)
        if file.exists():
            file.rename(aside.with_name(aside.name + ending))
    return aside


def name_aside(path: Path) -> Path:
    """Return a free name for a file set aside now, which tells local date and time."""
    stem = f"{path.stem}.broken-{datetime.now():%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{stem}{more}{path.suffix}") for more in ("", *(f"-{n}" for n in range(2, 99))))
    return next(name for name in names if not name.exists())
