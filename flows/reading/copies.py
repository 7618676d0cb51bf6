"""Where a file of an input lies on this machine: at its own path or, where another machine planned the run, as a copy
in a folder that mirrors that one's paths."""

from pathlib import Path

FOLDERS: list[Path] = []
"""The folder of copies, on a machine that has one."""


def read_copies(folder: Path) -> None:
    """Let this process read copies in a folder in the place of the files they are of."""
    if folder not in FOLDERS:
        FOLDERS[:] = [folder]


def locate_copy(folder: Path, path: str) -> Path:
    """Return where in a folder of copies the copy of a file is."""
    return folder / Path(path).relative_to(Path(path).anchor)


def locate_file(path: str) -> Path:
    """Return where a file, by its absolute path, is to be opened."""
    copies = [copy for folder in FOLDERS if (copy := locate_copy(folder, path)).exists()]
    return copies[0] if copies else Path(path)
