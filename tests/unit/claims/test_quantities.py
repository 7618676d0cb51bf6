import pytest

from transforms.claims.quantities import Quantity, find_quantities


def find(text: str) -> list[Quantity]:
    return list(find_quantities(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high", "unit", "counted"),
    [
        ("approximately 10,000 island soldiers to fight", "approx", 9_000, 11_000, None, "island soldiers"),
        ("at least 35 percent of voters", "ge", 35, None, "percent", "voters"),
        ("up to 5,000 tents", "le", None, 5_000, None, "tents"),
        ("between 10 and 12 million people", "range", 10_000_000, 12_000_000, None, "people"),
        ("10-12,000 men", "range", 10_000, 12_000, None, "men"),
        ("two to three weeks", "range", 2, 3, "week", None),
        ("$1.5 billion in aid", "eq", 1.5e9, 1.5e9, "USD", None),
        ("$3m-$4m", "range", 3e6, 4e6, "USD", None),
        ("5bn euros", "eq", 5e9, 5e9, "EUR", None),
        ("nearly two dozen people", "approx", 21.6, 26.4, None, "people"),
        ("tens of thousands of civilians", "vague", 20_000, 100_000, None, "civilians"),
        ("dozens of homes", "vague", 24, 120, None, "homes"),
        ("two hundred and five boats", "eq", 205, 205, None, "boats"),
        ("half a million refugees", "eq", 500_000, 500_000, None, "refugees"),
        ("twenty-three people were", "eq", 23, 23, None, "people"),
        ("2000 soldiers", "eq", 2000, 2000, None, "soldiers"),
        ("3% of the vote", "eq", 3, 3, "percent", "vote"),
        ("a $ 700 billion plan", "eq", 7e11, 7e11, "USD", "plan"),
        ("worth US$2.6 billion", "eq", 2.6e9, 2.6e9, "USD", None),
        ("more than # 35m for aid", "ge", 35e6, None, "GBP", None),
        ("a 64-year-old man", "eq", 64, 64, "year", None),
        ("Ana Weld, 69, said", "eq", 69, 69, "year", None),
        ("a five-day lockdown", "eq", 5, 5, "day", "lockdown"),
        ("its 10-million population", "eq", 10e6, 10e6, None, "population"),
        ("it killed tens of thousands.", "vague", 20_000, 100_000, None, None),
        ("hundreds of thousands of dollars", "vague", 200_000, 1_000_000, "USD", None),
        ("winds of 60–80 mph", "range", 60, 80, "mile per hour", None),
        ("about 75 miles an hour", "approx", 67.5, 82.5, "mile per hour", None),
        ("6% to 11% when treated", "range", 6, 11, "percent", None),
        ("between five and six months", "range", 5, 6, "month", None),
        ("one to two million people", "range", 1e6, 2e6, None, "people"),
        ("1,000 or more employees", "ge", 1_000, None, None, "employees"),
        ("$200 or less", "le", None, 200, "USD", None),
        ("the 1,200-plus people", "ge", 1_200, None, None, "people"),
        ("nearly 2000 people", "approx", 1_800, 2_200, None, "people"),
        ("100 km away", "eq", 100, 100, "kilometre", "away"),
        ("the number of refugees in the camp rose to 8,000", "eq", 8_000, 8_000, None, "refugees"),
        ("The death toll in the blast has risen to 12", "eq", 12, 12, None, "death toll"),
        ("put the crowd at about 8,000", "approx", 7_200, 8_800, None, "crowd"),
        ("cut the number of boats, and left 12", "eq", 12, 12, None, None),
        ("the number of boats fell. He was 46", "eq", 46, 46, None, None),
    ],
)
def test_quantity_is_read_with_bounds_unit_and_what_it_counts(
    text: str, comparator: str, low: float | None, high: float | None, unit: str | None, counted: str | None
) -> None:
    (found,) = find(text)
    assert (found.comparator, found.low, found.high) == (comparator, low, high)
    assert (found.unit, found.counted_phrase) == (unit, counted)


@pytest.mark.parametrize(
    "text",
    [
        *("on 31 October 2024", "in 2020", "one of them", "the 5th day", "at 7:30", "an F-16", "from 1970 to 1972"),
        *("in 2014 and 2015", "the 1990s", "in her 50s", "at 0830 local time", "at 12.47 GMT", "call 07700900123"),
        *(
            "July 8 and 9",
            "8 and 11 January",
            "in 1776",
            "at 07:59 am",
            "paragraphs 11 and 12",
            "2. The road is shut",
            "the 2008 and 2012 polls",
        ),
    ],
)
def test_dates_times_ordinals_and_codes_are_no_quantities(text: str) -> None:
    assert find(text) == []


def test_two_numbers_are_a_range_only_where_they_are_one() -> None:
    assert [one.value for one in find("The Senate voted 65-31 and 6 and 7 boats sank.")] == [65, 6, 7]
    assert [one.value for one in find("It fell from 176 to 101.")] == [176, 101]


def test_a_vague_quantity_and_a_range_have_no_single_value() -> None:
    assert [one.value for one in find("hundreds of ships, 3 to 4 tugs, about 20 boats")] == [None, None, 20]


def test_only_the_asked_stretch_is_searched() -> None:
    text = "10 men, 20 women, 30 dogs"
    assert [one.value for one in find_quantities(text, 8, 16)] == [20]
