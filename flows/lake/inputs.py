"""What inputs held when they were last read, kept in the lake from night to night."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from json import dumps
from pathlib import Path

from pydantic import TypeAdapter

from flows.lake.seals import open_sealed, seal
from flows.lake.store import replace_file
from flows.lake.versions import name_cleaning_version
from flows.reading.known import Known, KnownFile
from flows.reading.plans import plan_inputs
from flows.reading.slices import Slice

log = logging.getLogger("dateline")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The files known to a version of the reading code."""

    version: str
    files: dict[str, KnownFile]


REMEMBERED = TypeAdapter(Remembered)


def plan_remembered(paths: Sequence[Path], documents: int, lake: Path) -> list[Slice]:
    """Return the slices of inputs, opening only files that are new or have changed since they were last read.

    Raises InputError as ``plan_inputs`` does.
    """
    known = read_known(lake)
    before = dict(known)
    slices = list(plan_inputs(paths, documents, known))
    if known != before:
        write_known(lake, known)
    return slices


def locate_known(lake: Path) -> Path:
    """Return the place of what is remembered."""
    return lake / "inputs.json"


def read_known(lake: Path) -> Known:
    """Return the files that are known; none when other code read them, or nothing readable is kept."""
    try:
        kept = REMEMBERED.validate_json(open_sealed(locate_known(lake).read_bytes()))
    except (OSError, ValueError):
        if (lake / "clean").exists():  # it is not the first night
            log.warning("what was known of the inputs was lost or damaged: all of them are looked at again")
        return {}
    return kept.files if kept.version == name_cleaning_version() else {}


def write_known(lake: Path, known: Known) -> None:
    """Keep the files that are known; left out are those that are gone, and names that are not UTF-8, as JSON is."""
    lake.mkdir(parents=True, exist_ok=True)
    files = {path: file for path, file in known.items() if is_encodable(path) and Path(path).exists()}
    content = dumps(asdict(Remembered(name_cleaning_version(), files))).encode()
    replace_file(locate_known(lake), seal(content))


def is_encodable(path: str) -> bool:
    """Tell whether a path is UTF-8."""
    return path.encode("utf-8", "replace").decode() == path
