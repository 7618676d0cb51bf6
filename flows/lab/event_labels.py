"""Events with known dates, to learn from and to measure with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.settings import ROOT
from transforms.schema.records import Document

ANNOTATION = ROOT / "config" / "models" / "event_dates_wikinews.jsonl"
OWN_TEXTS = ("train/text/wikinews.jsonl", "train/attribution/wikinews-2019-2020.jsonl")
JUDGED = "event_dates/wikinews-2019-2020.jsonl"
TRIAL = "gold/event_dates/semeval2015-trial.jsonl"
NO_EVENT = ""  # stands for the date of a word that tells of no event

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document whose events have known dates, by their spans."""

    document: Document
    dates: Mapping[Span, str]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_wikinews(shared: Path) -> list[DatedDocument]:
    """Return the Wikinews articles we annotated: events told as facts have the day that the article gives for them.

    What is only asked for, threatened, said in general or of no day that the article tells is undated; what is no event
    has the date ``NO_EVENT``, in the articles where each candidate was judged.
    """
    texts = {entry["doc"]: entry["text"] for path in OWN_TEXTS for entry in read_lines(shared / path)}
    return [
        DatedDocument(
            Document(entry["doc"], texts[entry["doc"]], date.fromisoformat(entry["dct"])),
            {(start, end): day for start, end, day in entry["events"]},
        )
        for entry in read_lines(ANNOTATION)
    ]


def read_judged(shared: Path, part: str) -> list[DatedDocument]:
    """Return the Wikinews articles of 2019 and 2020 whose triggers were judged one by one.

    ``part`` is ``train`` or ``gold``; what was judged to be no event has the date ``NO_EVENT``.
    """
    return [
        DatedDocument(
            Document(entry["doc"], entry["text"], date.fromisoformat(entry["dct"])),
            {
                (event["s"], event["e"]): pad_date(event["date"]) if event["is_event"] else NO_EVENT
                for event in entry["events"]
            },
        )
        for entry in read_lines(shared / part / JUDGED)
    ]


def read_trial(shared: Path) -> list[DatedDocument]:
    """Return the SemEval trial set, its short dates written with XX."""
    return [
        DatedDocument(
            Document(entry["doc"], entry["text"], date.fromisoformat(entry["dct"])),
            {(event["s"], event["e"]): pad_date(event["date"]) for event in entry["events"]},
        )
        for entry in read_lines(shared / TRIAL)
    ]


def pad_date(text: str) -> str:
    """Return a date with XX for the parts it leaves out: 2004 as 2004-XX-XX."""
    return text + "-XX" * (2 - text.count("-"))
