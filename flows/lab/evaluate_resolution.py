"""How well names are taken for what they mean: over documents, and pair by pair."""

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from flows.cli.annotation_files import read_entries
from flows.cli.resolution_files import resolve_file
from flows.settings import ROOT
from transforms.annotate import annotate
from transforms.resolution.archive import SURE, compare_names
from transforms.resolution.corpus import resolve_documents
from transforms.resolution.documents import Said
from transforms.resolution.names import read_name
from transforms.schema.records import Document, Mention

OURS = ROOT / "flows" / "lab" / "training"
WIKINEWS = Path("train", "text", "wikinews.jsonl")
Ids = Sequence[str | None]


class Article(NamedTuple):
    """An article of our own annotation: its names as (start, end, label) and the entity that each of them means."""

    doc: str
    text: str
    names: list[tuple[int, int, str]]
    entities: list[str]


def score_resolution(shared: Path) -> dict[str, Any]:
    """Return what the scorer says of the development set: B-cubed and pairwise F1, in percent."""
    gold = shared / "gold" / "resolution" / "gum.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "entities.jsonl"
        resolve_file(gold, answer)
        return run_scorer(shared, gold, answer)


def run_scorer(shared: Path, gold: Path, answer: Path) -> dict[str, Any]:
    """Return what the scorer says of an answer."""
    command = [sys.executable, str(shared / "score" / "resolution.py"), str(gold), str(answer)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores: dict[str, Any] = json.loads(told)
    return scores


def score_wikinews(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the scores on our own Wikinews articles, by kind of mentions and half of the articles.

    Errors are read on every second article, the first among them; the figures of the other half show what that taught.
    Own mentions are what the pipeline finds: each marked name takes the entity of the mention at the same place, else
    of the one that overlaps it most; a name that was not found is an entity of its own, what is found beyond is left
    out. The encoder has learnt from most of these articles, so that its mentions here are better than elsewhere.
    """
    articles = list(read_articles(shared))
    for kind, ids in (("gold mentions", resolve_gold(articles)), ("own mentions", resolve_own(articles))):
        for half, start in (("read", 0), ("unread", 1)):
            yield f"{kind}, {half} half", score_ids(shared, articles[start::2], ids[start::2])


def read_articles(shared: Path) -> Iterator[Article]:
    """Yield the annotated articles in the order of the file."""
    texts = {entry["doc"]: entry["text"] for entry in read_entries(shared / WIKINEWS)}
    entities = {entry["doc"]: entry["entities"] for entry in read_entries(OURS / "wikinews_entities.jsonl")}
    for entry in read_entries(OURS / "wikinews.jsonl"):
        names = [(start, end, label) for start, end, label in entry["entities"]]
        yield Article(entry["doc"], texts[entry["doc"]], names, entities[entry["doc"]])


def resolve_gold(articles: Sequence[Article]) -> list[Ids]:
    """Return the entity ids that the marked names of each article get from their characters and labels."""
    said = [[Said(one.text[start:end], label) for start, end, label in one.names] for one in articles]
    return list(resolve_documents(zip((one.doc for one in articles), said, strict=True)))


def resolve_own(articles: Sequence[Article]) -> list[Ids]:
    """Return the entity ids that the marked names of each article get from the pipeline's own mentions."""
    found = [annotate(Document(one.doc, one.text, None)).mentions for one in articles]
    said = [[Said(m.surface, m.label, m.role or "", m.head) for m in mentions] for mentions in found]
    ids = resolve_documents(zip((one.doc for one in articles), said, strict=True))
    return [list(align(*row)) for row in zip(articles, found, ids, strict=True)]


def align(article: Article, mentions: Sequence[Mention], ids: Sequence[str]) -> Iterator[str | None]:
    """Yield for each marked name the id of the mention that covers most of it, None when none does."""
    for start, end, _ in article.names:
        rated = [(rate_overlap(start, end, mention), -k) for k, mention in enumerate(mentions)]
        (shared, _), minus_k = max(rated, default=((0, 0), 0))
        yield ids[-minus_k] if shared > 0 else None


def rate_overlap(start: int, end: int, mention: Mention) -> tuple[int, int]:
    """Return how many code points a mention shares with a span, and minus how many it has beyond it."""
    overlap = min(end, mention.end_char) - max(start, mention.start_char)
    return overlap, overlap - (mention.end_char - mention.start_char)


def score_ids(shared: Path, articles: Sequence[Article], ids: Sequence[Ids]) -> dict[str, Any]:
    """Return what the scorer says of the entity ids of articles' names."""
    with tempfile.TemporaryDirectory() as folder:
        gold, answer = Path(folder) / "gold.jsonl", Path(folder) / "answer.jsonl"
        write_lines(gold, ({"doc": one.doc, "mentions": [{"entity": e} for e in one.entities]} for one in articles))
        write_lines(answer, ({"doc": one.doc, "entity_ids": own} for one, own in zip(articles, ids, strict=True)))
        return run_scorer(shared, gold, answer)


def write_lines(path: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line."""
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")


def score_pairs(shared: Path) -> dict[str, float]:
    """Return accuracy, precision, recall and F1, in percent, over pairs of names that are one thing's or not."""
    with (shared / "gold" / "entities" / "name-pairs.csv").open(encoding="utf-8", newline="") as rows:
        return rate((row["is_match"] == "true", is_match(row)) for row in csv.DictReader(rows))


def is_match(row: Mapping[str, str]) -> bool:
    """Tell whether the two names of a row are taken for one."""
    label = "PERSON" if row["schema"] == "Person" else "ORG"
    return compare_names(read_name(row["name1"], label), read_name(row["name2"], label)).score >= SURE


def rate(outcomes: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Return the figures for pairs of (is one, was taken for one)."""
    told = list(outcomes)
    n_right = sum(gold and taken for gold, taken in told)
    n_gold, n_taken = sum(gold for gold, _ in told), sum(taken for _, taken in told)
    figures = {
        "accuracy": sum(gold == taken for gold, taken in told) / max(1, len(told)),
        "precision": n_right / max(1, n_taken),
        "recall": n_right / max(1, n_gold),
        "f1": 2 * n_right / max(1, n_gold + n_taken),
    }
    return {name: round(100 * figure, 1) for name, figure in figures.items()}
