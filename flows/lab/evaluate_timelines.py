"""How well the archive's own days match those that journalists chose (T17; Tran et al. 2013), by Date-F1.

A gold timeline is given by its length and its span: of the days within that span, as many are taken as it has, the
weightiest first. Precision and recall are averaged over the gold timelines, and their harmonic mean is the figure, as
in Ghalandari and Ifrim (2020).
"""

import gzip
import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import fmean

from flows.lake import shards
from flows.reading import plan_slices
from flows.settings import Settings
from flows.warehouse import building, inspecting
from transforms.clean.boilerplate import learn_boilerplate

DATE_LINE = re.compile(r"^(\d{4}-\d\d-\d\d)\s*$", re.M)


@dataclass(frozen=True, slots=True)
class DateScore:
    """How the days chosen for one gold timeline fit: its story and name, its length, precision and recall in 0 to 1."""

    story: str
    name: str
    n_days: int
    precision: float
    recall: float


def score_stories(archives: Path, gold: Path, settings: Settings) -> list[DateScore]:
    """Return the scores of every gold timeline in ``gold/<story>`` over the archive ``archives/<story>.jsonl.gz``."""
    return [score for folder in sorted(gold.iterdir()) for score in score_story(archives, folder, settings)]


def score_story(archives: Path, gold: Path, settings: Settings) -> list[DateScore]:
    """Return the scores of one story's gold timelines; the archive is ingested in a folder that goes again."""
    with tempfile.TemporaryDirectory() as data:
        built = build_archive(archives / f"{gold.name}.jsonl.gz", replace(settings, data=Path(data)))
        return [score_timeline(built, path) for path in sorted(gold.glob("*.txt"))]


def build_archive(archive: Path, settings: Settings) -> Path:
    """Return a warehouse of one archive, built by the steps of a night but without a server."""
    cleaned = [shards.clean_slice(slice_, settings) for slice_ in plan_slices(archive, settings.shard_documents)]
    boilerplate = learn_boilerplate(shards.read_pages(cleaned, settings.lake))
    annotated = [shards.annotate_shard(manifest, boilerplate, settings) for manifest in cleaned]
    building.build_candidate(
        published=settings.data / "nothing.duckdb",
        candidate=settings.warehouse,
        lake=settings.lake / "annotated",
        shards=[building.name_files(manifest, settings.lake) for manifest in annotated],
        withdrawn=[],
        run_id="evaluation",
        started_at=datetime.now(UTC),
        megabytes=settings.duckdb_megabytes,
    )
    return settings.warehouse


def score_timeline(built: Path, gold: Path) -> DateScore:
    """Return how the weightiest days of an archive fit a gold timeline: days alone on a line, what happened below."""
    days = read_days(gold)
    span = {"from": min(days).isoformat(), "until": max(days).isoformat(), "days": str(len(days))}
    columns, rows = inspecting.run_named_query(built, "dates", span)
    return compare_days(gold, days, {row[columns.index("event_date")] for row in rows})


def score_volume(archives: Path, gold: Path) -> list[DateScore]:
    """Return the scores of the days of each gold timeline's span after which most articles were published."""
    return [
        compare_days(path, days, choose_loudest(counts, days))
        for folder in sorted(gold.iterdir())
        for counts in [count_published(archives / f"{folder.name}.jsonl.gz")]
        for path in sorted(folder.glob("*.txt"))
        for days in [read_days(path)]
    ]


def count_published(archive: Path) -> Counter[date]:
    """Return how many articles of a JSONL archive were published the day after each day."""
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        published = [date.fromisoformat(json.loads(line)["published"][:10]) for line in lines]
    return Counter(day - timedelta(1) for day in published)


def choose_loudest(counts: Counter[date], days: set[date]) -> set[date]:
    """Return as many days as there are in ``days``, within their span: those of most articles, the earlier first."""
    within = [day for day in counts if min(days) <= day <= max(days)]
    return set(sorted(within, key=lambda day: (-counts[day], day))[: len(days)])


def read_days(gold: Path) -> set[date]:
    """Return the days of a gold timeline."""
    return {date.fromisoformat(day) for day in DATE_LINE.findall(gold.read_text(encoding="utf-8"))}


def compare_days(gold: Path, days: set[date], chosen: set[date]) -> DateScore:
    """Return how the days chosen fit those of a gold timeline."""
    n_right = len(chosen & days)
    return DateScore(gold.parent.name, gold.stem, len(days), n_right / max(1, len(chosen)), n_right / len(days))


def average(scores: Sequence[DateScore]) -> float:
    """Return Date-F1: the harmonic mean of mean precision and mean recall, 0 to 1."""
    precision, recall = fmean(s.precision for s in scores), fmean(s.recall for s in scores)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
