"""What goes wrong in a soak: faults by kind, and the smallest document that makes one."""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import TypeVar

from flows import tasks
from flows.lake import shards
from flows.lake.annotating import annotate_article
from flows.lake.cleaning import clean_record
from flows.lake.store import Manifest, locate_shard, read_rows
from flows.reading import Slice, read_slice
from flows.reading.fields import USUAL_FIELDS
from flows.reading.jsonl import Line, parse_line
from flows.reading.slices import Place as LinePlace
from flows.settings import Settings
from flows.warehouse import inspecting
from transforms.charset import decode_html
from transforms.faults import describe_error
from transforms.schema.records import Article, Defect, RawDocument, Reject

Row = dict[str, str]
"""A document as a line of JSONL holds it."""
Place = tuple[str, int]
"""Where a record stands: file, and offset or line in it."""
Piece = TypeVar("Piece")

MEGABYTE = 2**20
RUN_ID = "PREFECT__RUNTIME__FLOW_RUN__ID"
"""Tells the steps which run they belong to, as Prefect documents it for runs outside a flow."""
FAULTY = ("failed", "crashed", "timeout", "memory")
"""Reasons of rejects that no input should be able to bring about."""
NO_FAULT = ("length",)
"""Audits that tell of a document what is as it should be: that of a very long text only the beginning was read."""
TRIES = 400
TRIES_OF_NIGHTS = 40
PIECES = [re.compile(pattern, re.S) for pattern in (r".+?(?:\n\n|\Z)", r".+?(?:[.!?\n]\s*|\Z)", r"\S+\s*|\s+", r".")]
"""What a text is cut into while it shrinks: paragraphs, sentences, words, characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that went wrong: its kind, what was said of it, the stage, the document if one is known."""

    kind: str
    detail: str
    stage: str
    row: Row | None = None


def name_reject(reject: Reject) -> str:
    """Return the kind of fault that a reject tells of: exception and function, audit, or what the machine ended."""
    return reject.detail.partition(":")[0] if reject.reason in ("failed", "withheld") else reject.reason


def name_defect(defect: Defect) -> str:
    """Return the kind of fault that a withheld row tells of."""
    return f"{defect.audit} of {defect.table_name}"


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


def run_steps(inputs: Sequence[Path], settings: Settings, run_id: str) -> tuple[int, list[Fault]]:
    """Run the steps of a night over inputs; returns how many records were read, and what went wrong."""
    os.environ[RUN_ID] = run_id
    try:
        slices = tasks.plan.fn(inputs, settings)
        cleaned = [shards.clean_slice(one, settings) for one in slices]
        boilerplate = tasks.learn.fn(cleaned, settings)
        annotated = [shards.annotate_shard(one, boilerplate, settings) for one in cleaned]
        faults = load_shards(annotated, settings)
    except Exception as error:
        return 0, [describe_loss(error)]
    told = inspecting.read_status(
        settings.warehouse, "list_withheld_records", shard_ids=[one.shard_id for one in annotated]
    )
    withheld = [Reject(*row) for row in told]
    return sum(one.n_read for one in annotated), [*faults, *find_faults(slices, annotated, withheld, settings)]


def load_shards(annotated: Sequence[Manifest], settings: Settings) -> list[Fault]:
    """Load, audit and publish shards; returns what kept them from being published. Raises what the load raises."""
    candidate = tasks.load.fn(annotated, settings)
    if candidate and not candidate.failures:
        tasks.publish.fn(candidate, settings)
    failures = candidate.failures if candidate else ()
    return [Fault(one.name, f"{one.n_rows} rows, first {one.rows[:1]}", "load") for one in failures]


def describe_loss(error: Exception) -> Fault:
    """Return the fault of a night that an exception ended."""
    detail = describe_error(error)
    return Fault(detail.partition(":")[0], detail, "load")


def find_faults(
    slices: Sequence[Slice], annotated: Sequence[Manifest], withheld: Sequence[Reject], settings: Settings
) -> Iterator[Fault]:
    """Yield what went wrong with single documents of some shards, those that the load ``withheld`` included."""
    for slice_, manifest in zip(slices, annotated, strict=True):
        folder = locate_shard(settings.lake, "annotated", manifest.shard_id)
        rejects = [one for one in read_rows(folder, "rejects", Reject) if one.reason in FAULTY]
        rejects += [one for one in withheld if one.shard_id == manifest.shard_id]
        defects = [one for one in read_rows(folder, "defects", Defect) if one.audit not in NO_FAULT]
        if rejects or defects:
            rows = read_documents(slice_, settings)
            yield from (
                Fault(name_reject(one), one.detail, one.stage, rows.get((one.raw_uri, one.raw_offset)))
                for one in rejects
            )
            places = {one.article_id: (one.raw_uri, one.raw_offset) for one in read_rows(folder, "articles", Article)}
            for defect in defects:
                yield Fault(name_defect(defect), defect.detail, "annotate", rows.get(places[defect.article_id]))


def read_documents(slice_: Slice, settings: Settings) -> Mapping[Place, Row]:
    """Return the documents of a slice by their place."""
    records = read_slice(slice_, settings.page_megabytes * MEGABYTE)
    found = (one for one in records if isinstance(one, RawDocument))
    return {(one.raw_uri, one.raw_offset): describe_document(one) for one in found}


def find_kinds(row: Row, settings: Settings) -> set[str]:
    """Return the kinds of faults that cleaning and annotating a document make."""
    content = json.dumps(row).encode()
    line = Line(0, LinePlace(0), content, len(content), b"")
    record = parse_line(line, "soak.jsonl", USUAL_FIELDS, settings.page_megabytes * MEGABYTE)
    cleaned = clean_record(record, settings.earliest_guess)
    outcome = cleaned if isinstance(cleaned, Reject) else annotate_article((cleaned[0], {}, settings.names))
    if isinstance(outcome, Reject):
        return {name_reject(outcome)} if outcome.reason in FAULTY else set()
    return {name_defect(one) for one in outcome.defects if one.audit not in NO_FAULT}


def find_kinds_of_night(row: Row, settings: Settings) -> set[str]:
    """Return the kinds of faults that a document makes in a lake and warehouse of its own."""
    with tempfile.TemporaryDirectory() as folder:
        alone = replace(settings, data=Path(folder))
        _, faults = run_steps([write_rows(Path(folder) / "soak.jsonl", [row])], alone, "alone")
    return {fault.kind for fault in faults}


def shrink_fault(fault: Fault, settings: Settings) -> Row | None:
    """Return the smallest document of a fault; as it is where it does not make the fault alone, or not in time."""
    if fault.row is None or fault.kind in FAULTY:
        return fault.row
    find, tries = (find_kinds_of_night, TRIES_OF_NIGHTS) if fault.stage == "load" else (find_kinds, TRIES)

    def is_faulty(row: Row) -> bool:
        """Tell whether a document makes the fault of this kind."""
        return fault.kind in find(row, settings)

    return shrink_document(fault.row, limit_tries(is_faulty, tries)) if is_faulty(fault.row) else fault.row


def shrink_document(row: Row, is_faulty: Callable[[Row], bool]) -> Row:
    """Return the document with as little text and as few other fields as still are faulty."""
    body = "html" if "html" in row else "text"
    for pattern in PIECES:

        def is_still_faulty(pieces: list[str], rest: Row = row) -> bool:
            """Tell whether the document is faulty with these pieces of its body alone."""
            return is_faulty({**rest, body: "".join(pieces)})

        row = {**row, body: "".join(cut(pattern.findall(row[body]), is_still_faulty))}
    others = [field for field in row.items() if field[0] != body]
    return dict(cut(others, lambda some: is_faulty({**dict(some), body: row[body]}))) | {body: row[body]}


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


def limit_tries(is_faulty: Callable[[Piece], bool], tries: int) -> Callable[[Piece], bool]:
    """Return the test, which says no without looking once it was asked ``tries`` times."""
    left = repeat(None, tries)
    return lambda piece: next(left, "none") is None and is_faulty(piece)
