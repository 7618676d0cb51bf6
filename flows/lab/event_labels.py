"""Events with known dates, to learn from and to measure with."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from flows.settings import ROOT
from transforms.records import Document
from transforms.timelines.event_dates import UNDATED, EventDate, write_date
from transforms.timelines.values import cover

ANNOTATION = ROOT / "config" / "models" / "event_dates_wikinews.jsonl"
MEANTIME = "gold/timex/meantime-apple-events.jsonl"
WIKINEWS = "train/text/wikinews.jsonl"
TRIAL = "gold/event_dates/semeval2015-trial.jsonl"
SAME_TIME = {"IS_INCLUDED", "SIMULTANEOUS", "INCLUDES"}

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

    What is only asked for, threatened, said in general or of no day that the article tells is undated.
    """
    texts = {entry["doc"]: entry["text"] for entry in read_lines(shared / WIKINEWS)}
    return [
        DatedDocument(
            Document(entry["doc"], texts[entry["doc"]], date.fromisoformat(entry["dct"])),
            {(start, end): day for start, end, day in entry["events"]},
        )
        for entry in read_lines(ANNOTATION)
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


def read_meantime(shared: Path) -> list[DatedDocument]:
    """Return MEANTIME's documents with the events that its links date."""
    return [
        DatedDocument(
            Document(entry["doc"], entry["text"], date.fromisoformat(entry["dct"])),
            {(entry["events"][key]["s"], entry["events"][key]["e"]): day for key, day in date_links(entry).items()},
        )
        for entry in read_lines(shared / MEANTIME)
    ]


def date_links(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return the date of each event of a MEANTIME document: linked to an expression, or to an event so dated.

    What is linked only as later than publication is undated, as is what is not certain to come.
    """
    times = {key: write_value(value) for key, value in entry["timexvals"].items()}
    dates: dict[str, str] = {}
    later: set[str] = set()
    for first, second, relation in entry["tlinks"]:
        event, time = (first, second) if second in times else (second, first)
        if event not in entry["events"] or time not in times:
            continue
        if relation in SAME_TIME and times[time] != UNDATED:
            dates[event] = min(dates.get(event, times[time]), times[time], key=count_unknown)
        elif (first, relation) in {(event, "AFTER"), (time, "BEFORE")}:
            later.add(event)
    spread_dates(dates, list_same(entry))
    uncertain = {key for key, event in entry["events"].items() if event["certainty"] in {"POSSIBLE", "PROBABLE"}}
    return dict.fromkeys(sorted(later | uncertain), UNDATED) | dates


def write_value(value: str) -> str:
    """Return the date that a TIMEX3 value stands for; undated when it lies on no calendar."""
    days = cover(value)
    return write_date(EventDate("gold", days.begin, days.end, days.precision)) if days else UNDATED


def count_unknown(day: str) -> int:
    """Return how much of a date is unknown."""
    return day.count("XX")


def list_same(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield pairs of events of one time: linked as such, or mentions of one event."""
    events = entry["events"]
    for first, second, relation in entry["tlinks"]:
        if relation == "SIMULTANEOUS" and first in events and second in events:
            yield first, second
    for group in entry["refers"]:
        mentions = [key for key in group["src"] if key in events]
        yield from pairwise(mentions)


def spread_dates(dates: dict[str, str], same: Iterable[tuple[str, str]]) -> None:
    """Give events the date of those of the same time, until none is left to give."""
    pairs = [pair for first, second in same for pair in ((first, second), (second, first))]
    fresh = True
    while fresh:
        fresh = False
        for known, unknown in pairs:
            if known in dates and unknown not in dates:
                dates[unknown] = dates[known]
                fresh = True
