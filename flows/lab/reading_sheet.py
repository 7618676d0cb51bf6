"""A sample of published claims as a sheet to read and judge, and the figures of a sheet that somebody filled in.

    python -m flows.lab.reading_sheet data/dateline.duckdb --seed 7 --n 150 sheet.csv
    python -m flows.lab.reading_sheet --score sheet.csv

Each judgement column takes y or n; a line of which none is filled in is not counted. ``make eval SHEET=sheet.csv``
prints the figures too.
"""

import argparse
import csv
import sys
from pathlib import Path

from flows.cli import screen
from flows.warehouse.inspecting import read_status
from flows.warehouse.published import WarehouseError

TOLD = (
    "claim_id", "url", "published_date", "passage", "source_text", "speaker_name", "speaker_type", "cue_text", "act",
    "content_text", "factuality", "quote_type",
)  # fmt: skip
JUDGED = (
    "is_claim", "source_right", "speaker_right", "content_right", "act_right", "factuality_right", "quote_right",
)  # fmt: skip


def write_sheet(published: Path, sheet: Path, seed: int, n: int) -> int:
    """Write ``n`` claims drawn by ``seed`` as CSV with empty columns for judgements; returns how many there were.

    Raises WarehouseError when the file cannot be read.
    """
    rows = read_status(published, "draw_claims", seed=str(seed), n=n)
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow((*TOLD, *JUDGED))
        writer.writerows((*row, *("" for _ in JUDGED)) for row in rows)
    return len(rows)


def score_sheet(sheet: Path) -> dict[str, tuple[int, int]]:
    """Return for each judgement, and for all at once, how many claims are right and how many were judged.

    Raises ValueError for a sheet without the columns, or a judgement that is neither y nor n.
    """
    with sheet.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if missing := [name for name in JUDGED if name not in (reader.fieldnames or ())]:
            raise ValueError(f"{sheet}: no column {missing[0]}")
        judged = [read_judgements(row, f"{sheet}, claim {place}") for place, row in enumerate(reader, start=1)]
    judged = [line for line in judged if line]
    counts = {}
    for name in JUDGED:
        told = [line[name] for line in judged if name in line]
        counts[name] = (sum(told), len(told))
    return counts | {"all_right": (sum(all(line.values()) for line in judged), len(judged))}


def read_judgements(row: dict[str, str], place: str) -> dict[str, bool]:
    """Return the judgements of a line that are filled in."""
    told = {name: (row[name] or "").strip().lower() for name in JUDGED}
    if wrong := next((name for name, value in told.items() if value not in ("", "y", "n")), None):
        raise ValueError(f"{place}: {wrong} is {told[wrong]!r}; y or n is meant")
    return {name: value == "y" for name, value in told.items() if value}


def show_scores(sheet: Path) -> None:
    """Print the figures of a sheet."""
    for name, (right, n) in score_sheet(sheet).items():
        screen.show_line(f"reading  {name}  {100 * right / (n or 1):.0f}% of {n}")


def main() -> None:
    """Write a sheet, or print the figures of one."""
    parser = argparse.ArgumentParser(prog="reading_sheet", description="Draw claims to read, or score a sheet.")
    parser.add_argument("files", nargs="+", type=Path, help="PUBLISHED.duckdb SHEET.csv, or with --score a sheet")
    parser.add_argument("--seed", type=int, default=7, help="the same seed draws the same claims")
    parser.add_argument("--n", type=int, default=150, help="how many claims")
    parser.add_argument("--score", action="store_true", help="print the figures of a sheet that is filled in")
    chosen = parser.parse_intermixed_args()
    try:
        if chosen.score:
            show_scores(chosen.files[0])
        elif len(chosen.files) == 2:
            n = write_sheet(chosen.files[0], chosen.files[1], chosen.seed, chosen.n)
            screen.show_line(f"reading  {n} claims in {chosen.files[1]}")
        else:
            parser.error("a published file and a sheet to write are needed")
    except (OSError, ValueError, WarehouseError) as error:
        sys.exit(f"dateline: {error}")


if __name__ == "__main__":
    main()
