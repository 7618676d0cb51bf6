"""Folders: the files beneath, in a fixed order, and what kind each is."""

import os
from collections.abc import Iterator
from pathlib import Path

READERS = {
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson": "jsonl",
    ".ndjson.gz": "jsonl",
    ".html": "html",
    ".html.gz": "html",
    ".htm": "html",
    ".htm.gz": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".txt.gz": "text",
    ".xml": "newsml",
}
FIELDS_SUFFIX = ".fields.toml"


def name_reader(path: Path) -> str:
    """Return the kind of a file: a value of READERS by its suffix, unreadable, or unsupported-file."""
    if not path.is_file() or not os.access(path, os.R_OK):
        return "unreadable"
    name = path.name.lower()
    return next((reader for suffix, reader in READERS.items() if name.endswith(suffix)), "unsupported-file")


def walk_files(folder: Path, above: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Yield the files beneath a folder, sorted by name; a folder that cannot be listed is yielded itself.

    Hidden files, field mappings and links back to a folder ``above`` are passed over.
    """
    real = folder.resolve()
    if real in above:
        return
    try:
        paths = sorted(folder.iterdir(), key=os.fsencode)
    except OSError:
        yield folder
        return
    for path in paths:
        if path.name.startswith(".") or path.name.endswith(FIELDS_SUFFIX):
            continue
        if path.is_dir():
            yield from walk_files(path, (*above, real))
        else:
            yield path
