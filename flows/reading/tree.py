"""Folders: the files beneath, in a fixed order, and what kind each is."""

import os
from collections.abc import Iterator
from pathlib import Path

from flows.reading.fields import FIELDS_SUFFIX
from flows.reading.sources import LITTER


def find_obstacle(path: Path) -> tuple[str, str] | None:
    """Return reason and detail why a path is not read whatever stands in it; None when it can be opened."""
    detail = describe_unreadable(path)
    return ("outside-input" if is_link_to_folder(path) else "unreadable", detail) if detail else None


def describe_unreadable(path: Path) -> str:
    """Return what keeps a path from being read as a file, in a few words; empty when it can be."""
    if is_link_to_folder(path):
        return "leads to " + os.fsencode(os.path.realpath(path)).decode("utf-8", "backslashreplace")
    if not os.path.lexists(path):
        return "no such file or folder"
    if not os.path.exists(path):  # noqa: PTH110 (Path.exists raises for a loop of links)
        return "a link that leads nowhere"
    if os.path.isdir(path):  # noqa: PTH112 (as above)
        return "a folder that may not be listed"
    if not os.path.isfile(path):  # noqa: PTH113 (as above)
        return "no regular file"
    return "" if os.access(path, os.R_OK) else "no permission to read it"


def is_link_to_folder(path: Path) -> bool:
    """Tell whether a path is a link to a folder."""
    return os.path.islink(path) and os.path.isdir(path)  # noqa: PTH112, PTH114 (as above)


def walk_files(folder: Path) -> Iterator[Path]:
    """Yield the files beneath a folder, sorted by name; a folder that cannot be listed is yielded itself.

    Hidden files and field mappings are passed over. Links to folders are not followed: one within ``folder`` is passed
    over, as what it leads to is walked anyway, one that leads out of it is yielded itself.
    """
    root, waiting = os.path.realpath(folder), [folder]
    while waiting:
        path = waiting.pop()
        if path == folder or (os.path.isdir(path) and not os.path.islink(path)):  # noqa: PTH112, PTH114 (as above)
            try:
                waiting += list_folder(path)
            except OSError:
                yield path
        elif not is_link_to_folder(path) or not Path(os.path.realpath(path)).is_relative_to(root):
            yield path


def list_folder(folder: Path) -> list[Path]:
    """Return what is to be looked at in a folder, last name first; raises OSError when it cannot be listed."""
    paths = sorted(folder.iterdir(), key=os.fsencode, reverse=True)
    return [path for path in paths if not path.name.startswith(".") and not is_passed(path.name)]


def is_passed(name: str) -> bool:
    """Tell whether a file is no input: a field mapping, or what Windows leaves in folders."""
    return name.endswith(FIELDS_SUFFIX) or name in LITTER
