"""Date-F1 by hand: which days are chosen, and how scores are averaged."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from flows.lab.evaluate_timelines import DateScore, average, choose_loudest, score_timeline
from tests.sql.building import FILLER, Archive, write_page

GOLD = "2024-05-02\nThe bridge opened .\n---\n2024-05-09\nThe trial began .\n---\n"


def test_as_many_days_are_chosen_as_the_gold_timeline_has(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    told = {"2 May 2024": date(2024, 5, 2), "4 May 2024": date(2024, 5, 4), "9 May 2024": date(2024, 5, 9)}
    late = write_page(
        "https://tide.example/a", f"It began on 2 May 2024. It ended on 4 May 2024. {FILLER}", date(2024, 5, 30)
    )
    soon = write_page("https://gull.example/b", "It goes on until 9 May 2024, they said.", date(2024, 5, 8))
    for page, surfaces in ((late, ["2 May 2024", "4 May 2024"]), (soon, ["9 May 2024"])):
        for surface in surfaces:
            page.timex(surface, told[surface])
    archive.load(archive.shard("one", late, soon))
    (tmp_path / "story").mkdir()
    gold = tmp_path / "story" / "paper.txt"
    gold.write_text(GOLD, encoding="utf-8")
    assert score_timeline(archive.published, gold) == DateScore("story", "paper", 2, 1.0, 1.0)


def test_date_f1_is_the_mean_of_means() -> None:
    scores = [DateScore("a", "x", 4, 1.0, 0.5), DateScore("a", "y", 4, 0.5, 0.5)]
    assert average(scores) == pytest.approx(2 * 0.75 * 0.5 / 1.25)
    assert average([DateScore("a", "x", 4, 0.0, 0.0)]) == 0.0


def test_the_baseline_takes_the_days_after_which_most_was_published() -> None:
    first, last, loud, outside = (date(2024, 5, day) for day in (2, 9, 5, 12))
    counts = Counter({first: 1, last: 2, loud: 7, outside: 9})
    assert choose_loudest(counts, {first, last}) == {loud, last}
