"""How many of the conflicts that a published file tells are real, by the pairs that were judged by hand.

A judged pair is known by where its two claims stand: the address of the article and the offsets of what is said. Pairs
of archives that the file does not hold are left out. ``python -m flows.lab.evaluate_conflicts PUBLISHED.duckdb ...``
prints, for each kind told, how many of its judged pairs are what they are told to be.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from flows.cli import screen
from flows.settings import ROOT
from flows.warehouse.inspecting import run_named_query

REAL = {"update": "update"}
"""What a kind must have been judged to be real; any other kind must be a ``conflict``."""


class ToldPair(NamedTuple):
    """A judged pair that a file tells: its number, the kind and confidence it is told with, the judgement."""

    number: int
    kind: str
    confidence: float
    judgement: str

    @property
    def is_real(self) -> bool:
        """Whether the pair is what it is told to be."""
        return self.judgement == REAL.get(self.kind, "conflict")


Place = tuple[str, int, int]
"""Address of an article, first code point of what is said and one past its last."""


def read_judged(path: Path) -> dict[frozenset[Place], Mapping[str, Any]]:
    """Return the judged pairs of a JSONL file by the places of their two claims."""
    pairs = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {frozenset(locate_side(pair[side]) for side in ("one", "other")): pair for pair in pairs}


def locate_side(side: Mapping[str, Any]) -> Place:
    """Return where the claim of one side of a pair stands."""
    return side["url"], side["start"], side["end"]


def list_told(published: Path, judged: Mapping[frozenset[Place], Mapping[str, Any]]) -> Iterator[ToldPair]:
    """Yield the judged pairs that a published file tells."""
    _, rows = run_named_query(published, "conflict_pairs", {})
    for kind, confidence, url, start, end, other_url, other_start, other_end, _ in rows:
        pair = judged.get(frozenset([(url, start, end), (other_url, other_start, other_end)]))
        if pair:
            yield ToldPair(pair["no"], kind, confidence, pair["judgement"])


def count_kinds(told: Iterable[ToldPair]) -> dict[str, tuple[int, int]]:
    """Return for each kind how many judged pairs are told, and how many of these are real."""
    told = list(told)
    totals, real = Counter(pair.kind for pair in told), Counter(pair.kind for pair in told if pair.is_real)
    return {kind: (totals[kind], real[kind]) for kind in sorted(totals)}


def score_thirds(told: Iterable[ToldPair]) -> list[float]:
    """Return the share of real pairs in each third of them, the least sure third first."""
    ordered = sorted(told, key=lambda pair: (pair.confidence, pair.number))
    bounds = [round(len(ordered) * part / 3) for part in range(4)]
    parts = [ordered[first:last] for first, last in pairwise(bounds)]
    return [round(sum(pair.is_real for pair in part) / max(1, len(part)), 3) for part in parts]


def main(files: Sequence[str]) -> None:
    """Print how real the judged pairs of published files are."""
    judged = read_judged(ROOT.parent / "shared" / "gold" / "conflicts" / "pairs.jsonl")
    told = [pair for file in files for pair in list_told(Path(file), judged)]
    for kind, (total, real) in count_kinds(told).items():
        screen.show_line(f"conflicts  {kind}  told {total}, real {real}")
    kept = Counter(pair.judgement for pair in told)
    screen.show_line(f"conflicts  judged  {', '.join(f'{judgement} {kept[judgement]}' for judgement in sorted(kept))}")
    screen.show_line(f"conflicts  real by thirds of confidence  {score_thirds(told)}")


if __name__ == "__main__":
    main(sys.argv[1:])
