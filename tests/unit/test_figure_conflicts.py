"""When two figures contradict each other, when one updates the other, and when they count other things."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.test_figures import DAY, read
from transforms.figure_conflicts import compare_figures
from transforms.warehouse_records import FigurePrint

VALE = {"Port Vale": "port vale"}
SANK = read("14 fishing boats sank in the storm off Port Vale", "14", 14, "fishing boats", places=VALE)


def sink(value: float, days: int = 0, counted: str = "fishing boats", **facts: object) -> FigurePrint:
    """Return another article's figure of the same storm."""
    sentence = f"{value:.0f} {counted} sank in the storm off Port Vale"
    figure = read(sentence, f"{value:.0f}", value, counted, places=VALE, **facts)
    return replace(figure, article_id="b", day=DAY + timedelta(days))


def kill(value: float, place: str, code: str, days: int = 0, counted: str = "people") -> FigurePrint:
    """Return a figure of those whom an outbreak killed somewhere."""
    sentence = f"The fever has killed {value:.0f} {counted} in {place}"
    figure = read(sentence, f"{value:.0f}", value, counted, places={place: code})
    return replace(figure, article_id=f"{place} {days}", day=DAY + timedelta(days))


def judge(earlier: FigurePrint, later: FigurePrint, is_same_voice: bool = False) -> str | None:
    judgement = compare_figures(earlier, later, is_same_voice)
    return judgement.kind if judgement else None


def test_figures_of_one_thing_place_and_day_that_exclude_each_other_are_a_conflict() -> None:
    judgement = compare_figures(SANK, sink(9), False)
    assert judgement
    assert judgement.kind == "numeric"
    assert judgement.confidence > 0.9


def test_ranges_that_overlap_agree() -> None:
    assert judge(SANK, sink(15, low=13.5, high=16.5)) is None


def test_a_later_higher_figure_is_an_update() -> None:
    assert judge(SANK, sink(19, days=2)) == "update"


def test_a_later_lower_figure_is_an_update_only_of_the_same_voice() -> None:
    assert judge(SANK, sink(9, days=2), is_same_voice=True) == "update"
    assert judge(SANK, sink(9, days=2)) == "numeric"


def test_an_update_is_the_less_sure_the_later() -> None:
    near, far = compare_figures(SANK, sink(19, days=1), False), compare_figures(SANK, sink(19, days=9), False)
    assert near and far
    assert near.confidence > far.confidence


@pytest.mark.parametrize("counted", ["sailors", "fishing nets"])
def test_figures_of_other_things_are_not_compared(counted: str) -> None:
    assert judge(SANK, sink(9, counted=counted)) is None


def test_other_qualities_are_a_matter_of_scope_or_of_other_things() -> None:
    assert judge(SANK, sink(9, counted="boats")) == "scope"
    assert judge(SANK, sink(9, counted="rowing boats")) is None


def test_parts_rates_and_forecasts_are_not_compared_with_counts() -> None:
    assert judge(SANK, sink(9, counted="more fishing boats")) is None
    assert judge(SANK, replace(sink(9), rate="day")) is None
    assert judge(SANK, replace(sink(9), is_projection=True)) is None


def test_counts_of_other_countries_are_not_compared() -> None:
    assert judge(kill(14, "Norway", "NO"), kill(30, "Sweden", "SE", days=1)) is None
    assert judge(kill(14, "Norway", "NO"), kill(30, "Norway", "NO", days=1)) == "update"


def test_the_killed_are_not_the_injured() -> None:
    injured = replace(kill(30, "Norway", "NO", days=1), harms=("injured",))
    assert judge(kill(14, "Norway", "NO"), injured) is None


def test_an_untold_place_makes_a_conflict_less_sure() -> None:
    told = compare_figures(SANK, sink(9), False)
    untold = compare_figures(SANK, replace(sink(9), places=(), place_told="none"), False)
    assert told and untold
    assert untold.confidence < 0.7 * told.confidence


def test_anybody_must_be_counted_for_the_same() -> None:
    moved = replace(read("some 1,700 people are involved in the search", "1,700", 1700, "people"), article_id="b")
    saved = read("122 people marched through the city to the harbour", "122", 122, "people")
    assert judge(saved, moved) is None
    march = replace(read("some 900 people marched to the harbour", "900", 900, "people"), article_id="b")
    assert judge(saved, march) == "numeric"


def test_who_counts_the_same_by_name_needs_few_other_words() -> None:
    one = read("10,000 Norland soldiers were sent to the front", "10,000", 10000, "Norland soldiers")
    two = read("8,000 Norland soldiers are in the valley", "8,000", 8000, "Norland soldiers")
    assert judge(one, two) == "numeric"
