"""What was published last, as the lake notes it (``loaded.json``).

By hash, so that damage anywhere in the published file is found before it is copied into the next one; and by shard, so
that a file that is lost can be rebuilt from the lake.
"""

from dataclasses import asdict, dataclass
from json import dumps
from pathlib import Path

from pydantic import TypeAdapter

from flows.lake.seals import open_sealed, seal
from flows.lake.store import hash_file, replace_file
from flows.warehouse.published import is_readable


@dataclass(frozen=True, slots=True)
class LoadedShard:
    """A shard that the warehouse holds."""

    shard_id: str
    input_uri: str
    slice_no: int


@dataclass(frozen=True, slots=True)
class Note:
    """What was published last: ``files`` are the hashes the published file may have, ``shards`` what it holds.

    It is written before the file is put in its place; until then the file is the one before, whose hash comes second.
    """

    files: tuple[str, ...]
    shards: tuple[LoadedShard, ...]


def locate_note(lake: Path) -> Path:
    """Return the place of the note."""
    return lake / "loaded.json"


def read_note(lake: Path) -> Note | None:
    """Return what was published last, None when nothing says so."""
    try:
        return TypeAdapter(Note).validate_json(open_sealed(locate_note(lake).read_bytes()))
    except (OSError, ValueError):
        return None


def write_note(lake: Path, note: Note) -> None:
    """Note what is published."""
    lake.mkdir(parents=True, exist_ok=True)
    replace_file(locate_note(lake), seal(dumps(asdict(note), indent=1).encode()))


def is_as_published(published: Path, note: Note | None) -> bool:
    """Tell whether the file has the bytes that were published; without a note, whether DuckDB can read all of it."""
    return hash_file(published) in note.files if note else is_readable(published)
