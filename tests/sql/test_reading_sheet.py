import csv
from pathlib import Path

import pytest

from flows.lab.reading_sheet import JUDGED, score_sheet, write_sheet
from tests.sql.building import Archive


def fill(sheet: Path, *answers: str) -> None:
    """Write the letters of each answer into the judgement columns of the sheet's first lines."""
    with sheet.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row, letters in zip(rows, answers, strict=False):
        row.update(zip(JUDGED, letters.replace("-", " "), strict=True))
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_sheet_holds_a_sample_that_its_seed_draws(quarrel: Archive, tmp_path: Path) -> None:
    sheets = [tmp_path / f"{k}.csv" for k in range(3)]
    for sheet, seed in zip(sheets, (7, 7, 8), strict=True):
        assert write_sheet(quarrel.published, sheet, seed, 3) == 3
    first, again, other = (sheet.read_text(encoding="utf-8") for sheet in sheets)
    assert first == again != other


def test_its_figures_count_what_was_judged(quarrel: Archive, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    write_sheet(quarrel.published, sheet, 7, 3)
    fill(sheet, "yyyyyyy", "yynyyy-")
    scores = score_sheet(sheet)
    assert scores["speaker_right"] == (1, 2)
    assert scores["quote_right"] == (1, 1)
    assert scores["all_right"] == (1, 2)


def test_a_judgement_that_is_neither_yes_nor_no_is_told(quarrel: Archive, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    write_sheet(quarrel.published, sheet, 7, 3)
    fill(sheet, "yyxyyyy")
    with pytest.raises(ValueError, match="claim 1: speaker_right is 'x'"):
        score_sheet(sheet)
