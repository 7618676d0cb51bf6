"""What the records that were read came to, in the terms of who reads them: pages, not the bookkeeping of WARC files."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flows.warehouse.inspecting import read_status
from transforms.reasons import NO_PAGES


class RecordCounts(NamedTuple):
    """What records came to: articles, more captures of these, pages refused, what is no page."""

    n_articles: int
    n_repeated: int
    n_refused: int
    n_others: int


def count_records(published: Path, shard_ids: Sequence[str] = ()) -> RecordCounts:
    """Return what the records of some shards, or without any of the whole file, came to."""
    rows = read_status(published, "count_records", shard_ids=list(shard_ids), no_pages=NO_PAGES)
    return RecordCounts(*rows[0]) if rows else RecordCounts(0, 0, 0, 0)


def describe_records(counts: RecordCounts) -> str:
    """Return in words what records came to: "40 articles, 12 pages refused, 259 other records"."""
    told = [f"{counts.n_articles:,} articles", f"{counts.n_refused:,} pages refused"]
    told += [f"{counts.n_repeated:,} captured again"] if counts.n_repeated else []
    return ", ".join([*told, f"{counts.n_others:,} other records"])
