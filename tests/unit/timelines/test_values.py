from datetime import date

import pytest

from transforms.timelines.edtf import write_edtf
from transforms.timelines.values import cover, format_duration, shift


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-W44-WE", "2024-11-02", "2024-11-03"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2024-10-31TMO", "2024-10-31", "2024-10-31"),
    ],
)
def test_value_covers_its_days(value: str, begin: str, end: str) -> None:
    days = cover(value)
    assert days is not None
    assert (str(days.begin), str(days.end)) == (begin, end)


@pytest.mark.parametrize("value", ["P2D", "XXXX-10", "PAST_REF", "BC0480", "2023-02-30", "2023-13", "2023-W60"])
def test_value_off_the_calendar_covers_nothing(value: str) -> None:
    assert cover(value) is None


def test_shift_moves_by_whole_units() -> None:
    assert shift(date(2024, 1, 31), "M", 1) == "2024-02"
    assert shift(date(2024, 1, 31), "Q", -1) == "2023-Q4"
    assert shift(date(2024, 1, 31), "E", -1) == "201"
    assert shift(None, "W", 1) == "XXXX-WXX"
    assert shift(date(9999, 12, 31), "D", 1) == "XXXX-XX-XX"


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (2, "D", "P2D"),
        (10, "H", "PT10H"),
        (1.5, "Y", "P1Y6M"),
        (0.5, "H", "PT30M"),
        (None, "W", "PXW"),
        (2, "E", "P20Y"),
    ],
)
def test_duration_is_written_in_its_unit(number: float | None, unit: str, value: str) -> None:
    assert format_duration(number, unit) == value


@pytest.mark.parametrize(
    ("value", "modifier", "edtf"),
    [
        ("2024-10-31", None, "2024-10-31"),
        ("2024-10-31TMO", None, "2024-10-31"),
        ("2024", "APPROX", "2024~"),
        ("199", None, "199X"),
        ("19", None, "19XX"),
        ("2024-SU", None, "2024-22"),
        ("2024-Q3", None, "2024-35"),
        ("2024-W44", None, "2024-10-28/2024-11-03"),
        ("BC0480", None, "-0479"),
        ("BC0001", None, "0000"),
        ("XXXX-10", None, "XXXX-10"),
        ("P2D", None, None),
        ("PAST_REF", None, None),
    ],
)
def test_edtf_says_the_same(value: str, modifier: str | None, edtf: str | None) -> None:
    assert write_edtf(value, modifier) == edtf
