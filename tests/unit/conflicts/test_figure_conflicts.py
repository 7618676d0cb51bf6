"""When two figures contradict each other, when one updates the other, and when they are not compared."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from tests.unit.conflicts import test_figures
from tests.unit.conflicts.test_figures import DAY
from transforms.conflicts.figure_conflicts import compare_figures
from transforms.schema.warehouse_records import LoadedFigureKey


def read(*told: object, **facts: object) -> LoadedFigureKey:
    """Return a figure of DAY as the warehouse holds it."""
    key = test_figures.read(*told, **facts)  # type: ignore[arg-type]
    return LoadedFigureKey(**{field.name: getattr(key, field.name) for field in fields(key)}, day=DAY)


VALE = {"Port Vale": "port vale"}
SANK = read("14 fishing boats sank in the storm off Port Vale", "14", 14, "fishing boats", places=VALE)


def sink(value: float, days: int = 0, counted: str = "fishing boats", **facts: object) -> LoadedFigureKey:
    """Return another article's figure of the same storm."""
    sentence = f"{value:.0f} {counted} sank in the storm off Port Vale"
    figure = read(sentence, f"{value:.0f}", value, counted, places=VALE, **facts)
    return replace(figure, article_id="b", day=DAY + timedelta(days))


def kill(value: float, place: str, code: str, days: int = 0, lead: str = "The earthquake killed") -> LoadedFigureKey:
    """Return a figure of those whom an earthquake killed somewhere."""
    sentence = f"{lead} {value:.0f} people in {place}"
    figure = read(sentence, f"{value:.0f}", value, "people", places={place: code})
    return replace(figure, article_id=f"{place} {days} {value}", day=DAY + timedelta(days))


def judge(earlier: LoadedFigureKey, later: LoadedFigureKey, is_same_voice: bool = False) -> str | None:
    judgement = compare_figures(earlier, later, is_same_voice)
    return judgement.kind if judgement else None


def test_figures_of_one_thing_place_and_day_that_exclude_each_other_are_a_conflict() -> None:
    assert judge(SANK, sink(9)) == "numeric"


def test_ranges_that_overlap_agree() -> None:
    assert judge(SANK, sink(15, low=13.5, high=16.5)) is None


def test_one_voice_does_not_contradict_itself() -> None:
    assert judge(SANK, sink(9), is_same_voice=True) is None


def test_what_is_told_days_later_may_be_of_another_matter() -> None:
    assert judge(kill(90, "Norway", "NO"), kill(40, "Norway", "NO", days=3)) is None


def test_so_many_dead_cannot_be_far_fewer_days_later() -> None:
    assert judge(kill(9000, "Norway", "NO"), kill(4000, "Norway", "NO", days=3)) == "numeric"
    assert judge(kill(9000, "Norway", "NO"), kill(8500, "Norway", "NO", days=3)) is None


def test_of_the_places_an_article_opens_with_a_figure_may_be_of_one() -> None:
    later = replace(kill(9500, "Norway", "NO"), places=("NO", "SE"), place_told="lead")
    assert judge(kill(4000, "Norway", "NO"), later) == "numeric"
    assert judge(kill(4000, "Norway", "NO"), replace(later, place_told="clause")) is None


def test_a_tale_told_in_the_same_words_is_one_matter_days_later_too() -> None:
    assert judge(SANK, sink(9, days=3)) == "numeric"
    assert judge(SANK, sink(19, days=3)) == "update"


@pytest.mark.parametrize("counted", ["sailors", "fishing nets", "boats", "rowing boats", "more fishing boats"])
def test_figures_of_other_things_are_not_compared(counted: str) -> None:
    assert judge(SANK, sink(9, counted=counted)) is None


def test_rates_and_forecasts_are_not_compared_with_counts() -> None:
    assert judge(SANK, replace(sink(9), rate="day")) is None
    assert judge(SANK, replace(sink(9), is_projection=True)) is None


def test_the_dead_of_two_days_are_a_series() -> None:
    friday = replace(kill(14, "Norway", "NO"), since=DAY, until=DAY)
    saturday = replace(kill(30, "Norway", "NO", days=1), since=DAY + timedelta(1), until=DAY + timedelta(1))
    assert judge(friday, saturday) is None
    assert judge(friday, replace(kill(30, "Norway", "NO", days=1), is_total=True)) is None
    assert judge(friday, replace(kill(30, "Norway", "NO"), since=DAY, until=DAY)) == "numeric"


def test_a_later_higher_total_is_an_update() -> None:
    early = replace(kill(14, "Norway", "NO"), is_total=True)
    assert judge(early, replace(kill(30, "Norway", "NO", days=1), is_total=True)) == "update"
    assert judge(early, kill(30, "Norway", "NO", days=1)) is None


def test_a_toll_that_falls_within_a_day_is_a_conflict_and_a_small_step_is_none() -> None:
    assert judge(kill(9000, "Norway", "NO"), kill(4000, "Norway", "NO", days=1)) == "numeric"
    assert judge(kill(9000, "Norway", "NO"), kill(9500, "Norway", "NO")) is None


def test_suspected_and_confirmed_counts_of_a_disease_run_side_by_side() -> None:
    many, few = (kill(value, "Norway", "NO", lead="The fever killed") for value in (900, 400))
    assert judge(many, few) is None


def test_a_town_within_the_country_is_another_figure() -> None:
    assert judge(kill(9000, "Norway", "NO"), kill(4000, "Bergen", "bergen")) is None
    assert judge(kill(9000, "Norway", "NO"), kill(4000, "Sweden", "SE")) is None


def test_the_killed_are_not_the_injured() -> None:
    injured = replace(kill(4000, "Norway", "NO"), harms=("injured",))
    assert judge(kill(9000, "Norway", "NO"), injured) is None


def test_each_thing_untold_makes_a_conflict_less_sure() -> None:
    friday = {"since": DAY, "until": DAY}
    told = compare_figures(replace(SANK, **friday), replace(sink(9), **friday), False)  # type: ignore[arg-type]
    untold = compare_figures(SANK, sink(9), False)
    assert told and untold
    assert untold.confidence < told.confidence


def test_anybody_must_be_counted_for_the_same() -> None:
    moved = replace(read("some 1,700 people are involved in the search", "1,700", 1700, "people"), article_id="b")
    saved = read("122 people marched through the city to the harbour", "122", 122, "people")
    assert judge(saved, moved) is None


def test_who_counts_the_same_by_name_needs_few_other_words() -> None:
    one = read("10,000 Norland soldiers were sent to the front", "10,000", 10000, "Norland soldiers")
    two = read("8,000 Norland soldiers are in the valley", "8,000", 8000, "Norland soldiers")
    assert judge(one, two) == "numeric"
