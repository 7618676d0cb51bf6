"""What inputs held when they were last read, kept in the lake from night to night."""

import logging
from collections.abc import Callable, Sequence
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


def plan_remembered(
    paths: Sequence[Path], documents: int, lake: Path, is_kept: Callable[[Slice], bool] = lambda _: False
) -> list[Slice]:
    """Return the slices of inputs, opening only files that are new or have changed since they were last read.

    ``is_kept`` tells of slices that never change and that the lake holds: a file of such that is damaged or gone is
    told of, and not read again. Raises InputError as ``plan_inputs`` does.
    """
    known = read_known(lake)
    before = dict(known)
    slices = list(plan_inputs(paths, documents, known))
    lost = [path for path in find_differing(before, known, slices) if all(map(is_kept, before[path].slices))]
    if lost:
        log.warning(f"captured files are damaged or gone, what was read from them is kept: {', '.join(lost)}")
        slices = put_back_slices(slices, [before[path] for path in lost if Path(path).is_file()])
        known |= {path: before[path] for path in lost}
    if known != before or lost:
        write_known(lake, known)
    return slices


def find_differing(before: Known, known: Known, slices: Sequence[Slice]) -> list[str]:
    """Return the files of records that are gone, or that are cut otherwise than before though asked for alike."""
    planned: dict[str, list[Slice]] = {}
    for slice_ in slices:
        planned.setdefault(slice_.input_uri, []).append(slice_)

    def differs(path: str, file: KnownFile) -> bool:
        """Tell whether a file that was known has other slices, or is none any more."""
        found = planned.get(file.slices[0].input_uri)
        if found is None:
            return not Path(path).is_file()
        return found != [*file.slices] and not is_asked_otherwise(file, known[path])

    return [path for path, file in before.items() if file.slices and differs(path, file)]


def is_asked_otherwise(before: KnownFile, now: KnownFile) -> bool:
    """Tell whether a file of the same format as before was cut by other settings."""
    return before.context != now.context and before.context.split()[:1] == now.context.split()[:1]


def put_back_slices(slices: Sequence[Slice], files: Sequence[KnownFile]) -> list[Slice]:
    """Return slices with those of some files as they were before."""
    kept = [slice_ for file in files for slice_ in file.slices]
    named = {slice_.input_uri for slice_ in kept}
    return [*(slice_ for slice_ in slices if slice_.input_uri not in named), *kept]


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
