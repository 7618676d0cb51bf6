"""Cutting inputs into slices: each file once, and what cannot be read told rather than raised."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from flows.reading.faults import describe_fault
from flows.reading.jsonl import locate_lines, read_fields
from flows.reading.known import Known, recall_items, recall_slices
from flows.reading.newsml import parse_items
from flows.reading.slices import InputError, Located, Slice, cut_files, cut_rejects, cut_slices, name_uri
from flows.reading.tree import READERS, describe_unreadable, name_reader, walk_files
from flows.reading.wacz import list_members, name_member, open_member
from flows.reading.warc import locate_records
from transforms.records import Reject

HASH_CHUNK = 2**20


def plan_inputs(paths: Sequence[Path], documents: int, known: Known | None = None) -> Iterator[Slice]:
    """Yield the slices of files and folders, each of up to ``documents`` consecutive records, parsing no record.

    A file is read once, however many of ``paths`` and links lead to it. A folder's WARC, WACZ and JSONL files are cut
    one by one; its files of one document are taken together. A file that cannot be read is a reject, but for the only
    one of ``paths``: InputError when that is missing, cannot be opened or holds nothing there is a reader for. Files
    in ``known`` that have not changed are not opened; what is read is added to it.
    """
    known = {} if known is None else known
    if len(paths) == 1:
        check_input(paths[0])
    seen: set[str] = set()
    for path in sorted(paths, key=count_parts):  # folders before what is inside
        yield from plan_files(path, choose_new(list(list_files(path)), seen), documents, known)


def plan_slices(path: Path, documents: int) -> Iterator[Slice]:
    """Yield the slices of one file or folder, as ``plan_inputs`` does."""
    return plan_inputs([path], documents)


def check_input(path: Path) -> None:
    """Raise InputError when an input is missing, cannot be opened or holds no file of a kind that has a reader."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    try:
        next(path.iterdir(), None) if path.is_dir() else path.open("rb").close()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    kinds = set(READERS.values())
    if not any(name_reader(file) in kinds for file in list_files(path)):
        raise InputError(f"{path}: no file in a format that can be read ({', '.join(READERS)})")
    read_fields(str(path))


def list_files(path: Path) -> Iterator[Path]:
    """Yield the files of an input: itself, or those beneath a folder."""
    return walk_files(path) if path.is_dir() else iter([path])


def count_parts(path: Path) -> int:
    """Return how deep a path lies in the file system, links resolved."""
    return len(Path(os.path.realpath(path)).parts)


def choose_new(files: Sequence[Path], seen: set[str]) -> list[Path]:
    """Return, in order, the files not met before; of a file and links to it the file itself."""
    new = {file for file in sorted(files, key=os.path.islink) if is_new(file, seen)}
    return [file for file in files if file in new]


def is_new(file: Path, seen: set[str]) -> bool:
    """Tell whether a file was not met before, by this name or another, and note it."""
    real = os.path.realpath(file)
    is_known = real in seen
    seen.add(real)
    return not is_known


def plan_files(path: Path, files: Iterable[Path], documents: int, known: Known) -> Iterator[Slice]:
    """Yield the slices of an input's files."""
    singles = []
    for file in files:
        if name_reader(file) in ("warc", "jsonl", "wacz"):
            context = describe_context(file, documents)
            slices = list(recall_slices(file, context, known, partial(cut_records, file, documents)))
            yield from slices
            if slices or name_reader(file) != "wacz":
                continue
        singles.append(file)
    measured = ((file, *recall_items(file, "", known, partial(measure_file, file))) for file in singles)
    yield from cut_files(name_uri(path), measured, documents)


def describe_context(file: Path, documents: int) -> str:
    """Return what, beside its bytes, decides how a file is cut: of a file of lines the names of its fields, too."""
    if name_reader(file) != "jsonl":
        return str(documents)
    try:
        return f"{documents} {read_fields(str(file))}"
    except InputError as error:  # cutting it tells why
        return f"{documents} {error}"


def cut_records(file: Path, documents: int) -> Iterator[Slice]:
    """Yield the slices of a file of records; none for a WACZ that cannot be opened, as reading it tells why."""
    reader = name_reader(file)
    if reader in ("warc", "jsonl"):
        yield from plan_records(file, reader, documents)
    elif members := find_members(file):
        yield from plan_members(file, *members, documents)


def plan_records(file: Path, reader: str, documents: int) -> Iterator[Slice]:
    """Yield the slices of one WARC or JSONL file."""

    def locate() -> Iterator[Located]:
        """Yield where the file's records stand."""
        with file.open("rb") as content:
            yield from locate_records(content) if reader == "warc" else locate_lines(content, read_fields(str(file)))

    yield from plan_located((str(file.absolute()),), name_uri(file), reader, locate, documents)


def find_members(file: Path) -> tuple[list[str], list[Reject]] | None:
    """Return the WARC files of a WACZ, as ``list_members`` does; None when it holds none or cannot be opened."""
    try:
        readable, rejects = list_members(file)
    except Exception:  # reading it tells why
        return None
    return (readable, rejects) if readable or rejects else None


def plan_members(file: Path, names: Iterable[str], rejects: Iterable[Reject], documents: int) -> Iterator[Slice]:
    """Yield the slices of the WARC files in a WACZ, and of the rejects for those that cannot be read."""
    for name in names:

        def locate(name: str = name) -> Iterator[Located]:
            """Yield where the member's records stand."""
            with open_member(str(file), name) as content:
                yield from locate_records(content)

        yield from plan_located((str(file.absolute()), name), name_member(file, name), "warc", locate, documents)
    yield from cut_rejects(name_uri(file), 0, rejects, documents)


def plan_located(
    files: tuple[str, ...], uri: str, reader: str, locate: Callable[[], Iterator[Located]], documents: int
) -> Iterator[Slice]:
    """Yield the slices of one file of records; where it cannot be read on, one reject stands for all that follows."""
    rejects: list[Reject] = []

    def locate_readable() -> Iterator[Located]:
        """Yield the records up to the first that cannot be read, and note that as a reject."""
        offset = 0
        try:
            for located in locate():
                offset = located.place.start if reader == "warc" else located.number
                yield located
        except Exception as error:  # whatever a file breaks costs the rest of that file only
            rejects.append(Reject(uri, offset, "", "read", *describe_fault(error)))

    n_slices = 0
    for slice_ in cut_slices(uri, reader, files, locate_readable(), documents):
        n_slices += 1
        yield slice_
    yield from cut_rejects(uri, n_slices, rejects, documents)


def measure_file(path: Path) -> tuple[int, bytes]:
    """Return how many items a file of its own yields and a hash of its kind and, as far as it has a reader, bytes."""
    reader = name_reader(path)
    digest = sha256(f"{reader} {describe_unreadable(path)}".encode())
    if reader not in READERS.values():
        return 1, digest.digest()
    try:
        with path.open("rb") as file:
            while chunk := file.read(HASH_CHUNK):
                digest.update(chunk)
    except OSError:
        return 1, digest.digest()
    return count_items(path) if reader == "newsml" else 1, digest.digest()


def count_items(path: Path) -> int:
    """Return how many items a news message yields; where it cannot be read on, one stands for all that follows."""
    n_items = 0
    try:
        for _ in parse_items(str(path)):
            n_items += 1
    except Exception:  # reading it tells why
        n_items += 1
    return n_items
