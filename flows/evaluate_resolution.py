"""How well names are taken for what they mean: over documents, and pair by pair."""

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from flows.resolution_files import resolve_file
from transforms.resolution.archive import SURE, compare_names
from transforms.resolution.names import read_name


def score_resolution(shared: Path) -> dict[str, Any]:
    """Return what the scorer says of the development set: B-cubed and pairwise F1, in percent."""
    gold = shared / "gold" / "resolution" / "gum.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "entities.jsonl"
        resolve_file(gold, answer)
        command = [sys.executable, str(shared / "score" / "resolution.py"), str(gold), str(answer)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    scores: dict[str, Any] = json.loads(told)
    return scores


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
