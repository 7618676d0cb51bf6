"""Cleaning makes of every record of the sample archive what its builder says it is."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.reading import plan_slices, read_slice
from transforms.clean import clean_document
from transforms.schema.records import Article, RawDocument, Reject

ARCHIVE = Path(__file__).parents[1] / "archive"
RECORDS = tomllib.loads((ARCHIVE / "expected.toml").read_text("utf-8"))["record"]
FIELDS = ("outlet", "title", "published_date", "published_at", "modified_at", "language")
PAGE_BYTES = 10_000_000


def clean_archive() -> Iterator[tuple[str, Article | Reject]]:
    """Yield the outcome of each record under input/, in reading order, with the file it stands in."""
    for slice_ in plan_slices(ARCHIVE / "input", documents=1000):
        for item in read_slice(slice_, PAGE_BYTES):
            name = item.raw_uri.partition("input/")[2]
            yield name, clean_document(item) if isinstance(item, RawDocument) else item


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[Article | Reject]]:
    found: dict[str, list[Article | Reject]] = defaultdict(list)
    for name, outcome in clean_archive():
        found[name].append(outcome)
    return found


def list_expected(name: str) -> list[dict[str, object]]:
    return [record for record in RECORDS if record["file"] == name]


def describe_outcome(outcome: Article | Reject, asked: dict[str, object]) -> dict[str, object]:
    """Return what an outcome says of the fields that are ``asked`` for."""
    if isinstance(outcome, Reject):
        return {"outcome": outcome.reason}
    stated = {name: getattr(outcome, name) for name in FIELDS if name in asked}
    return {"outcome": "article", "authors": list(outcome.authors), **stated}


def describe_expected(record: dict[str, object]) -> dict[str, object]:
    """Return what is expected of a record; that it repeats an earlier capture shows only once it is loaded."""
    outcome = "article" if record["outcome"] == "same-article" else record["outcome"]
    return {"outcome": outcome, **{name: record[name] for name in ("authors", *FIELDS) if name in record}}


@pytest.mark.parametrize("name", sorted({record["file"] for record in RECORDS}))
def test_every_record_becomes_what_is_expected(name: str, outcomes: dict[str, list[Article | Reject]]) -> None:
    expected = list_expected(name)
    found = [describe_outcome(outcome, record) for outcome, record in zip(outcomes[name], expected, strict=True)]
    assert found == [describe_expected(record) for record in expected]
