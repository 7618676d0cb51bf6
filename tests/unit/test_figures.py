"""When two figures contradict each other, when one updates the other, and when they merely count other things."""

from datetime import date, timedelta

import pytest

from transforms.figures import Figure, Judgement, compare_figures

DAY = date(2024, 11, 1)


def read(content: str, figure: str, value: float, counted: str, days: int = 0, **facts: object) -> Figure:
    start = content.index(figure)
    values = {"low": value, "high": value, "places": (), "as_of": ()} | facts
    return Figure(
        claim_id="c", witness="w", day=DAY + timedelta(days), content=content, start=start, end=start + len(figure),
        value=value, counted_phrase=counted, **values,  # type: ignore[arg-type]
    )  # fmt: skip


SANK = read("14 boats sank in the storm off Port Vale", "14", 14, "boats", places=("port vale",))


def judge(earlier: Figure, later: Figure, similarity: float = 0.8, is_same_voice: bool = False) -> str | None:
    judgement = compare_figures(earlier, later, similarity, is_same_voice)
    return judgement.kind if judgement else None


def test_figures_of_one_thing_place_and_day_that_exclude_each_other_are_a_conflict() -> None:
    other = read("9 boats sank in the storm off Port Vale", "9", 9, "boats", places=("port vale",))
    assert compare_figures(SANK, other, 0.8, False) == Judgement("numeric", 0.95, "")


def test_ranges_that_overlap_agree() -> None:
    assert judge(SANK, read("about 15 boats sank", "about 15", 15, "boats", low=13.5, high=16.5)) is None


@pytest.mark.parametrize("counted", ["sailors", "fishing nets"])
def test_figures_of_other_things_are_not_compared(counted: str) -> None:
    assert judge(SANK, read(f"9 {counted} were lost in the storm", "9", 9, counted)) is None


def test_a_figure_that_adds_to_others_is_not_compared_with_a_total() -> None:
    assert judge(SANK, read("9 more boats sank in the storm off Port Vale", "9", 9, "more boats")) is None


def test_the_killed_are_not_the_injured() -> None:
    killed = read("14 people were killed in the blast", "14", 14, "people")
    assert judge(killed, read("30 people were injured in the blast", "30", 30, "people")) is None
    assert judge(killed, read("the blast left 30 dead", "30", 30, "dead")) == "numeric"


def test_other_places_are_a_matter_of_scope() -> None:
    other = read("9 boats sank in the storm off Lund", "9", 9, "boats", places=("lund",))
    assert judge(SANK, other) == "scope"


def test_other_qualities_are_a_matter_of_scope() -> None:
    other = read("9 fishing boats sank in the storm off Port Vale", "9", 9, "fishing boats", places=("port vale",))
    assert judge(SANK, other) == "scope"


def test_a_later_higher_figure_is_an_update() -> None:
    later = read("19 boats sank in the storm off Port Vale", "19", 19, "boats", days=2, places=("port vale",))
    assert judge(SANK, later) == "update"


def test_a_later_lower_figure_is_an_update_only_of_the_same_voice() -> None:
    later = read("9 boats sank in the storm off Port Vale", "9", 9, "boats", days=2, places=("port vale",))
    assert judge(SANK, later, is_same_voice=True) == "update"
    assert judge(SANK, later) == "numeric"


def test_figures_told_of_other_days_are_an_update() -> None:
    earlier = read("14 boats sank on Monday", "14", 14, "boats", as_of=(DAY,))
    assert judge(earlier, read("9 boats sank on Tuesday", "9", 9, "boats", as_of=(DAY + timedelta(1),))) == "update"


def test_little_in_common_is_no_matter_in_common() -> None:
    assert judge(SANK, read("9 boats won medals at the regatta", "9", 9, "boats"), similarity=0.3) is None


def test_confidence_is_less_where_a_place_is_not_told() -> None:
    other = read("9 boats sank in the storm", "9", 9, "boats")
    unsure = compare_figures(SANK, other, 0.8, False)
    assert unsure
    assert unsure.confidence < 0.6
