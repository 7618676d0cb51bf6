"""What becomes of files on a disk that fails, or under hands that slip."""

import os
from collections.abc import Callable
from pathlib import Path


def flip(path: Path) -> None:
    """Change one bit in the middle: of JSON, that mostly leaves JSON of the same shape."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "flipped": flip,
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "cut": lambda path: os.truncate(path, path.stat().st_size // 2),
    "emptied": lambda path: path.write_bytes(b""),
    "lost": lambda path: path.unlink(),
    "folder": put_folder,
}
