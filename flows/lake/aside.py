"""Where a broken file goes: it stays in its folder, under a name that says what it is and when that was found."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

SQLITE_LOGS = ("-wal", "-shm")


def set_aside_broken_database(path: Path) -> Path | None:
    """Set an SQLite file aside whose pages cannot all be read, or a folder in its place; returns where it is now.

    None when it is sound, or not there. Raises sqlite3.OperationalError when SQLite cannot tell: no room, a lock.
    """
    if path.is_dir() or (path.exists() and not is_sound_database(path)):
        return set_aside(path, *SQLITE_LOGS)
    return None


def is_sound_database(path: Path) -> bool:
    """Tell whether there are pages in an SQLite file and each can be read; raises sqlite3.OperationalError when it
    cannot tell."""
    if not path.stat().st_size:
        return False
    import sqlite3  # a question to the published file imports this module too, and needs none

    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False


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
