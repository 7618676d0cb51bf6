"""``make eval``: quality on the development sets, by the scorers that everyone uses.

The data lies beside the checkout (``../shared``, or ``DATELINE_SHARED``) and is measured with, never shipped.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from flows.cli import screen
from flows.cli.annotation_files import annotate_file
from flows.lab.evaluate_resolution import score_pairs, score_resolution, score_wikinews
from flows.lab.evaluate_speakers import score_speakers
from flows.lab.evaluate_timelines import average, score_stories, score_volume
from flows.lab.quality import PAGE, Score, render_page
from flows.lab.reading_sheet import show_scores
from flows.settings import ROOT, read_settings

SETS = {
    "text": ("text.py", ["pages/gold.jsonl"]),
    "timexes": (
        "timex.py",
        [f"timex/{name}.jsonl" for name in ("timebank", "aquaint", "wikiwars-dev", "meantime-apple")],
    ),
    "event-dates": (
        "event_dates.py",
        [f"event_dates/{name}.jsonl" for name in ("semeval2015-trial", "wikinews-2019-2020")],
    ),
    "entities": (
        "entities.py",
        [f"entities/{name}.jsonl" for name in ("gum-dev", "uner-dev", "re3d-dev", "wikinews-2019-2020")],
    ),
    "attributions": ("attribution.py", [f"attribution/{name}.jsonl" for name in ("polnear-dev", "t17-speakers")]),
}


def locate_shared() -> Path:
    """Return the folder of the measuring data, which may be absent."""
    return Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared")


def score_set(task: str, scorer: str, gold: Path) -> dict[str, Any]:
    """Annotate one gold file and return what its scorer says."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        annotate_file(task, gold, predictions, read_settings())
        command = [sys.executable, str(locate_shared() / "score" / scorer), str(gold), str(predictions)]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores: dict[str, Any] = json.loads(answer)
    return scores


def score_entities(shared: Path) -> dict[str, Any]:
    """Return what the scorer says of the names found in each development set, by the set's name."""
    scorer, names = SETS["entities"]
    return {Path(name).stem: score_set("entities", scorer, shared / "gold" / name) for name in names}


def measure(shared: Path) -> Iterator[Score]:
    """Yield the scores of every development set."""
    for task, (scorer, names) in SETS.items():
        for name in names:
            yield Score(task, Path(name).stem, score_set(task, scorer, shared / "gold" / name))
    speakers = shared / "gold" / "attribution" / "t17-speakers.jsonl"
    yield Score("speakers", speakers.stem, score_speakers(shared, speakers, read_settings()))
    yield Score("resolution", "gum", score_resolution(shared))
    for kind, scores in score_wikinews(shared):
        yield Score("resolution", f"wikinews, {kind}", scores)
    yield Score("resolution", "name-pairs", score_pairs(shared))
    yield from measure_timelines(shared)


def measure_timelines(shared: Path) -> Iterator[Score]:
    """Yield Date-F1 of each story of T17 and of all their timelines, beside the baseline."""
    archives, gold = shared / "archives" / "t17", shared / "gold" / "timelines"
    scores = score_stories(archives, gold, read_settings())
    for story in sorted({score.story for score in scores}):
        own = [score for score in scores if score.story == story]
        yield Score("timelines", story, {"date_f1": round(100 * average(own), 1), "timelines": len(own)})
    told = {"date_f1": average(scores), "days_after_which_most_was_published": average(score_volume(archives, gold))}
    yield Score("timelines", "all", {name: round(100 * figure, 1) for name, figure in told.items()})


def main() -> None:
    """Print the scores of every development set, and write the page about them; or those of reading sheets named."""
    sheets = [Path(sheet) for sheet in sys.argv[1:]]
    for sheet in sheets:
        show_scores(sheet)
    shared = locate_shared()
    if not shared.is_dir():
        sys.exit(f"dateline: no measuring data at {shared}; set DATELINE_SHARED")
    scores = []
    for score in measure(shared) if not sheets else ():
        screen.show_line(f"{score.task}  {score.name}  {json.dumps(score.figures)}")
        scores.append(score)
    if scores:
        PAGE.write_text(render_page(scores, date.today()), encoding="utf-8")


if __name__ == "__main__":
    main()
