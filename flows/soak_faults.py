"""What goes wrong in a soak: faults by kind, and the smallest document that makes one."""

import json
import re
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import TypeVar

from flows import tasks
from flows.adapters.lake import Manifest, locate_shard, read_rows
from flows.adapters.readers import Slice, read_slice
from flows.adapters.readers.jsonl import USUAL_FIELDS, parse_line
from flows.settings import ROOT, Settings
from flows.shards import annotate_article, clean_record
from transforms.charset import decode_html
from transforms.records import Article, RawDocument, Reject

Row = dict[str, str]
"""A document as a line of JSONL holds it."""
Piece = TypeVar("Piece")

MEGABYTE = 2**20
FAULTY = ("failed", "crashed", "timeout", "memory")
"""Reasons of rejects that no input should be able to bring about."""
DOCUMENT_TRIES = 400
NIGHT_TRIES = 60
PIECES = [re.compile(pattern, re.S) for pattern in (r".+?(?:\n\n|\Z)", r".+?(?:[.!?\n]\s*|\Z)", r"\S+\s*|\s+", r".")]
"""What a text is cut into while it shrinks: paragraphs, sentences, words, characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong: its kind, what was said of it, the document; none where a whole night was lost."""

    kind: str
    detail: str
    row: Row | None = None


def name_kind(error: BaseException) -> str:
    """Return an exception's type and the innermost function of Dateline that it went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if is_ours(frame.filename)]
    place = f" in {Path(frames[-1].filename).stem}.{frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{place}"


def is_ours(filename: str) -> bool:
    """Tell whether a source file is one of Dateline's."""
    return filename.startswith((f"{ROOT / 'flows'}/", f"{ROOT / 'transforms'}/"))


def describe_document(document: RawDocument) -> Row:
    """Return a document as a line of JSONL would hold it; its bytes decoded as the cleaner decodes them."""
    text, _ = decode_html(document.body, document.charset)
    kind = "html" if document.media_type == "text/html" else "text"
    given = document.given
    stated = {"title": given.title, "published": given.published, "outlet": given.outlet, "language": given.language}
    row = {"url": document.url, **stated, "author": ", ".join(given.authors), kind: text}
    return {name: value for name, value in row.items() if value}


def write_rows(path: Path, rows: Sequence[Row]) -> Path:
    """Write documents as a JSONL file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def find_document_faults(slices: Sequence[Slice], annotated: Sequence[Manifest], settings: Settings) -> Iterator[Fault]:
    """Yield a fault for each document of some shards that a stage failed on."""
    for slice_, manifest in zip(slices, annotated, strict=True):
        folder = locate_shard(settings.lake, "annotated", manifest.shard_id)
        rejects = [one for one in read_rows(folder, "rejects", Reject) if one.reason in FAULTY]
        if rejects:
            found = {
                (one.raw_uri, one.raw_offset): one for one in read_slice(slice_, settings.page_megabytes * MEGABYTE)
            }
            yield from (describe_fault(one, found.get((one.raw_uri, one.raw_offset)), settings) for one in rejects)


def describe_fault(reject: Reject, document: RawDocument | Reject | None, settings: Settings) -> Fault:
    """Return the fault that a reject tells of; its kind is found by doing the same again in this process."""
    row = describe_document(document) if isinstance(document, RawDocument) else None
    told = f"{reject.reason} in {reject.stage}"
    if reject.reason != "failed" or row is None:
        return Fault(told, reject.detail, row)
    return Fault(fail_on(row, settings) or f"{told}: {reject.detail.split(':')[0]}", reject.detail, row)


def fail_on(row: Row, settings: Settings) -> str:
    """Return the kind of the exception that cleaning or annotating a document ends with, "" when it ends well."""
    line = json.dumps(row).encode()
    record = parse_line(line, "soak.jsonl", 0, USUAL_FIELDS, settings.page_megabytes * MEGABYTE)
    try:
        outcome = clean_record(record)
        if isinstance(outcome, Article):
            annotate_article((outcome, {outcome.outlet: {}}, settings.names))
    except Exception as error:
        return name_kind(error)
    return ""


def load_faults(annotated: Sequence[Manifest], settings: Settings) -> list[Fault]:
    """Load shards, audit and publish them; return what goes wrong, and publish nothing then."""
    try:
        candidate = tasks.load.fn(list(annotated), settings)
        if candidate and not candidate.failures:
            tasks.publish.fn(candidate, settings)
    except Exception as error:
        return [Fault(name_kind(error), str(error)[:300])]
    failures = candidate.failures if candidate else ()
    return [Fault(f"audit {one.name}", f"{one.n_rows} rows, first {one.rows[:1]}") for one in failures]


def load_alone(annotated: Sequence[Manifest], settings: Settings) -> set[str]:
    """Return the kinds of faults that shards of the lake make in a warehouse of their own."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "lake").symlink_to(settings.lake.absolute())
        return {fault.kind for fault in load_faults(annotated, replace(settings, data=Path(folder)))}


def run_alone(rows: Sequence[Row], settings: Settings) -> set[str]:
    """Return the kinds of faults that documents make in a lake and warehouse of their own."""
    with tempfile.TemporaryDirectory() as folder:
        alone = replace(settings, data=Path(folder))
        inputs = [write_rows(Path(folder) / "soak.jsonl", rows)]
        return {fault.kind for fault in load_faults(annotate_inputs(inputs, alone)[1], alone)}


def annotate_inputs(inputs: Sequence[Path], settings: Settings) -> tuple[list[Slice], list[Manifest]]:
    """Plan, clean, learn and annotate as the night does; returns the slices and their annotated shards."""
    slices = tasks.plan.fn(inputs, settings)
    cleaned = [tasks.clean.fn(one, settings) for one in slices]
    boilerplate = tasks.learn.fn(cleaned, settings)
    return slices, [tasks.annotate.fn(one, boilerplate, settings) for one in cleaned]


def cut(pieces: Sequence[Piece], is_faulty: Callable[[list[Piece]], bool]) -> list[Piece]:
    """Return as few of the pieces, in order, as still are faulty, leaving out halves first and single ones last."""
    kept, size = list(pieces), len(pieces) // 2
    while size:
        start = 0
        while start < len(kept):
            rest = kept[:start] + kept[start + size :]
            if rest and is_faulty(rest):
                kept = rest
            else:
                start += size
        size //= 2
    return kept


def limit_tries(is_faulty: Callable[[list[Piece]], bool], tries: int) -> Callable[[list[Piece]], bool]:
    """Return the test, which says no without looking once it was asked ``tries`` times."""
    left = repeat(None, tries)
    return lambda pieces: next(left, "none") is None and is_faulty(pieces)


def shrink_document(row: Row, is_faulty: Callable[[list[Row]], bool]) -> Row:
    """Return the document with as little text and as few other fields as still are faulty."""
    fields = cut([*row.items()], lambda some: is_faulty([dict(some)]))
    row = dict(fields)
    name = max(row, key=lambda field: len(row[field]))
    for piece in PIECES:

        def is_still_faulty(pieces: list[str], kept: Row = row) -> bool:
            return is_faulty([{**kept, name: "".join(pieces)}])

        row = {**row, name: "".join(cut(piece.findall(row[name]), is_still_faulty))}
    return row


def shrink_failure(fault: Fault, settings: Settings) -> list[Row]:
    """Return the smallest document of a fault in cleaning or annotating; as it is where it cannot be told alone."""
    if fault.row is None:
        return []
    if fail_on(fault.row, settings) != fault.kind:
        return [fault.row]

    def is_faulty(rows: list[Row]) -> bool:
        return fail_on(rows[0], settings) == fault.kind

    return [shrink_document(fault.row, limit_tries(is_faulty, DOCUMENT_TRIES))]


def shrink_night(kind: str, slices: Sequence[Slice], annotated: Sequence[Manifest], settings: Settings) -> list[Row]:
    """Return the fewest and smallest documents that make a fault of loading; none where it takes earlier nights."""

    def is_faulty(rows: list[Row]) -> bool:
        return kind in run_alone(rows, settings)

    if kind not in load_alone(annotated, settings):
        return []
    pairs = list(zip(slices, annotated, strict=True))
    guilty = cut(pairs, lambda some: kind in load_alone([manifest for _, manifest in some], settings))
    read = (one for slice_, _ in guilty for one in read_slice(slice_, settings.page_megabytes * MEGABYTE))
    rows = [describe_document(one) for one in read if isinstance(one, RawDocument)]
    rows = cut(rows, limit_tries(is_faulty, NIGHT_TRIES))
    return [shrink_document(rows[0], limit_tries(is_faulty, NIGHT_TRIES))] if len(rows) == 1 else rows
