"""Cutting inputs into slices: each file once, and what cannot be read told rather than raised."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from flows.reading.containers import Entry, open_container
from flows.reading.faults import describe_fault
from flows.reading.fields import read_fields
from flows.reading.kinds import describe_package
from flows.reading.known import Known, recall_format, recall_items, recall_slices
from flows.reading.registry import BY_NAME, ENDINGS, describe_unread, is_undecided, name_by_ending, recognise
from flows.reading.slices import InputError, Located, Slice, cut_files, cut_rejects, cut_slices, name_uri
from flows.reading.sources import Source
from flows.reading.tree import describe_unreadable, find_obstacle, walk_files
from flows.reading.wacz import is_wacz, pick_crawl
from transforms.schema.records import Reject


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
    if not any(find_format(file, {}) for file in list_files(path)):
        told = ", ".join(ENDINGS) if path.is_dir() else describe_unread(Source(str(path.absolute())))
        raise InputError(f"{path}: no file in a format that can be read ({told})")
    read_fields(path)


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


def find_format(file: Path, known: Known) -> str:
    """Return the name of a file's format, empty when it has none or cannot be opened; a file whose name does not tell
    is opened unless it is known."""
    if find_obstacle(file):
        return ""
    if not is_undecided(file.name):
        return name_by_ending(file.name)
    return recall_format(file, known, partial(recognise, Source(str(file.absolute()))))


def plan_files(path: Path, files: Iterable[Path], documents: int, known: Known) -> Iterator[Slice]:
    """Yield the slices of an input's files."""
    singles = []
    for file in files:
        name, source = find_format(file, known), Source(str(file.absolute()))
        if name and is_cut(name):
            context = describe_context(file, name, documents)
            slices = list(recall_slices(file, context, known, partial(cut_records, source, name, documents)))
            yield from slices
            if slices:
                continue
        singles.append((file, name, source))
    measured = (
        (source.key, source.uri, *recall_items(file, name, known, partial(measure_file, source, name)))
        for file, name, source in singles
    )
    yield from cut_files(name_uri(path), measured, documents)


def describe_context(file: Path, name: str, documents: int) -> str:
    """Return what, beside its bytes, decides how a file of a format is cut: the names of its fields, too."""
    try:
        return f"{name} {documents} {read_fields(file)}"
    except InputError as error:  # cutting it tells why
        return f"{name} {documents} {error}"


def cut_records(source: Source, name: str, documents: int) -> Iterator[Slice]:
    """Yield the slices of a file of records or of a container; none for one that cannot be opened or holds no file, as
    reading it tells why."""
    if BY_NAME[name].reader is not None:
        yield from plan_records(source, name, documents)
        return
    try:
        entries = list_entries(source, name)
    except Exception:  # reading it tells why
        return
    yield from plan_entries(source, entries, documents)


def list_entries(source: Source, name: str) -> list[Entry]:
    """Return the files in a container that are looked at, none of one that is a document itself; raises what
    ``open_container`` does."""
    entries = open_container(source).entries
    if describe_package(entry.name for entry in entries):
        return []
    return pick_crawl(entries) if name == "wacz" or is_wacz(entries) else entries


def plan_entries(source: Source, entries: Iterable[Entry], documents: int) -> Iterator[Slice]:
    """Yield the slices of the files in a container: those of records each by itself, the others together, and what
    cannot be read as rejects."""
    singles: list[tuple[Source, str]] = []
    rejects: list[Reject] = []
    for entry in entries:
        member = source.enter(entry.name)
        name = "" if entry.fault else recognise(member)
        if not name:
            fault = entry.fault or ("unsupported-file", describe_unread(member))
            rejects.append(Reject(member.uri, 0, "", "read", *fault))
            continue
        slices = cut_records(member, name, documents) if is_cut(name) else iter(())
        first = next(slices, None)
        if first is None:
            singles.append((member, name))
        else:
            yield from chain([first], slices)
    measured = ((member.key, member.uri, *measure_file(member, name)) for member, name in singles)
    n_slices = 0
    for slice_ in cut_files(source.uri, measured, documents):
        n_slices += 1
        yield slice_
    yield from cut_rejects(source.uri, n_slices, rejects, documents)


def is_cut(name: str) -> bool:
    """Tell whether the files of a format are cut into slices of their own: files of records, and containers."""
    return BY_NAME[name].is_cut or BY_NAME[name].reader is None


def plan_records(source: Source, name: str, documents: int) -> Iterator[Slice]:
    """Yield the slices of one file of records; where it cannot be read on, one reject stands for all that follows."""
    rejects: list[Reject] = []

    def locate_readable() -> Iterator[Located]:
        """Yield the records up to the first that cannot be read, and note that as a reject."""
        offset = 0
        try:
            for located in locate_items(source, name):
                offset = located.place.start if BY_NAME[name].counts_bytes else located.number
                yield located
        except Exception as error:  # whatever a file breaks costs the rest of that file only
            rejects.append(Reject(source.uri, offset, "", "read", *describe_fault(error)))

    n_slices = 0
    for slice_ in cut_slices(source.uri, name, (source.key,), locate_readable(), documents):
        n_slices += 1
        yield slice_
    yield from cut_rejects(source.uri, n_slices, rejects, documents)


def locate_items(source: Source, name: str) -> Iterator[Located]:
    """Yield where the items of a file of a format stand."""
    reader = BY_NAME[name].reader
    return reader.locate(source) if reader else iter(())


def measure_file(source: Source, name: str) -> tuple[int, bytes]:
    """Return how many items a file of its own yields, and a hash of its kind and, as far as it has a reader, its bytes;
    where it cannot be read on, one item stands for all that follows."""
    digest = sha256(f"{name} {describe_unreadable(Path(source.path))}".encode())
    n_items = 0
    try:
        for located in locate_items(source, name):
            n_items += 1
            digest.update(located.digest)
    except Exception:  # reading it tells why
        n_items += 1
    return max(1, n_items), digest.digest()
