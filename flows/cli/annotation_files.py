"""``dateline annotate``: predictions for a JSONL file, in the formats of the shared scorers, without a database."""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from flows.lake.workers import Failure, map_documents
from flows.settings import Settings
from transforms.annotate import annotate
from transforms.entities.backends import check_backend
from transforms.schema.records import Article, Claim, Document, RawDocument, Reject
from transforms.timelines import date_events, find_timexes

Entry = dict[str, Any]


def annotate_file(task: str, source: Path, target: Path, settings: Settings) -> int:
    """Write one prediction per line of ``source`` to ``target``; returns their number.

    Raises ValueError for an unknown task or a line that is no JSON object with the fields the task needs.
    """
    predictions = annotate_pages(source, settings) if task == "text" else annotate_texts(task, source, settings)
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for prediction in predictions:
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_entries(source: Path) -> Iterator[Entry]:
    """Yield the JSON objects of a file; raises ValueError naming the line that is none."""
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield parse_entry(line, f"{source}, line {number}")


def parse_entry(line: str, place: str) -> Entry:
    """Return the JSON object on a line; raises ValueError naming its place."""
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from error
    if not isinstance(entry, dict) or "doc" not in entry:
        raise ValueError(f"{place}: no JSON object with a field 'doc'")
    return entry


def annotate_texts(task: str, source: Path, settings: Settings) -> Iterator[Entry]:
    """Yield the predictions of a task that reads plain text; a document that fails has an empty prediction."""
    if task not in TASKS:
        raise ValueError(f"unknown task {task!r}: one of text, {', '.join(TASKS)}")
    check_backend(settings.names)
    entries = ((task, entry, settings.names) for entry in read_entries(source))
    for (_, entry, _), outcome in map_documents(settings, annotate_entry, entries):
        yield {"doc": entry["doc"]} | ({EMPTY[task]: []} if isinstance(outcome, Failure) else outcome)


def annotate_entry(work: tuple[str, Entry, str]) -> Entry:
    """Return one document's prediction for a task, names found by the backend given."""
    task, entry, names = work
    return TASKS[task](build_document(entry), entry, names)


def build_document(entry: Entry) -> Document:
    """Return the document of an entry; ``dct`` is the publication day, possibly with a time behind it."""
    return Document(str(entry["doc"]), entry["text"], parse_day(entry.get("dct")))


def parse_day(text: str | None) -> date | None:
    """Return the ISO date that ``text`` begins with, None when it begins with none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def predict_entities(document: Document, _: Entry, names: str) -> Entry:
    """Return the entity mentions."""
    return {"entities": [[m.start_char, m.end_char, m.label] for m in annotate(document, names).mentions]}


def predict_attributions(document: Document, _: Entry, names: str) -> Entry:
    """Return the attributions that stand in no other's content."""
    claims = [claim for claim in annotate(document, names).claims if claim.parent_claim_id is None]
    return {"attributions": [describe_attribution(claim) for claim in claims]}


def describe_attribution(claim: Claim) -> Entry:
    """Return a claim's three roles as lists of spans."""
    return {
        "source": pair_offsets(claim.source_start_char, claim.source_end_char),
        "cue": pair_offsets(claim.cue_start_char, claim.cue_end_char),
        "content": [[span.start_char, span.end_char] for span in claim.content_spans],
    }


def pair_offsets(start: int | None, end: int | None) -> list[list[int]]:
    """Return one span as a list, none as an empty list."""
    return [] if start is None or end is None else [[start, end]]


def predict_timexes(document: Document, _: Entry, __: str) -> Entry:
    """Return the temporal expressions."""
    timexes = find_timexes(document)
    return {
        "timexes": [
            {"s": t.start_char, "e": t.end_char, "type": t.timex_type, "value": t.timex3_value} for t in timexes
        ]
    }


def predict_event_dates(document: Document, entry: Entry, _: str) -> Entry:
    """Return the dates of the entry's events."""
    events: Sequence[Entry] = entry["events"]
    dates = date_events(document, [(event["s"], event["e"]) for event in events])
    return {
        "events": [{"s": e["s"], "e": e["e"], "date": shorten_date(day)} for e, day in zip(events, dates, strict=True)]
    }


def shorten_date(day: str) -> str:
    """Return a date without what is unknown at its end, as ISO 8601 writes it (2008-09-XX: 2008-09); undated as it is.

    The sets' own description pads partial dates with XX; 27 of the 32 partial dates of the trial set are short.
    """
    return day if day.startswith("XXXX") else day.replace("-XX", "")


TASKS: dict[str, Callable[[Document, Entry, str], Entry]] = {
    "entities": predict_entities,
    "attributions": predict_attributions,
    "timexes": predict_timexes,
    "event-dates": predict_event_dates,
}
EMPTY = {"entities": "entities", "attributions": "attributions", "timexes": "timexes", "event-dates": "events"}


def annotate_pages(source: Path, settings: Settings) -> Iterator[Entry]:
    """Yield text, title, date and authors of the pages that the entries name; recurring paragraphs go."""
    from transforms.clean import clean_document
    from transforms.clean.boilerplate import hash_paragraphs, learn_boilerplate, strip_boilerplate

    entries = list(read_entries(source))
    pages = (read_page(entry, source.parent) for entry in entries)
    cleaned = [outcome for _, outcome in map_documents(settings, clean_document, pages)]
    articles = [article for article in cleaned if isinstance(article, Article)]
    boilerplate = learn_boilerplate(hash_paragraphs(article) for article in articles)
    for entry, outcome in zip(entries, cleaned, strict=True):
        article = strip_boilerplate(outcome, boilerplate)[0] if isinstance(outcome, Article) else None
        yield {"doc": entry["doc"], **describe_page(article)}


def read_page(entry: Entry, folder: Path) -> RawDocument:
    """Return the page of an entry; ``html_path`` is relative to ``folder`` and may be gzipped."""
    content = (folder / entry["html_path"]).read_bytes()
    body = gzip.decompress(content) if entry["html_path"].endswith(".gz") else content
    return RawDocument(entry["html_path"], 0, sha256(body).hexdigest(), entry.get("url") or "", body, "text/html")


def describe_page(article: Article | Reject | None) -> Entry:
    """Return the prediction for a page; null text when it was refused."""
    if not isinstance(article, Article):
        return {"text": None, "title": None, "date": None, "authors": None}
    day = article.published_date.isoformat() if article.published_date else None
    return {"text": article.text, "title": article.title, "date": day, "authors": list(article.authors)}
