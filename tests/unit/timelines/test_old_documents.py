"""Expressions in documents older than anybody alive: the calendar is the Gregorian one throughout."""

from datetime import date

import pytest

from tests.unit.timelines.reading import read_values


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The fleet sailed last week.", date(1689, 2, 14), "1689-W06"),
        ("The fleet sailed on Friday.", date(1689, 2, 14), "1689-02-11"),
        ("The city fell yesterday.", date(1755, 11, 2), "1755-11-01"),
        ("The city fell on Nov. 1.", date(1755, 11, 2), "1755-11-01"),
        ("The bridge opened on 3/4/89.", date(1889, 6, 1), "1889-03-04"),
        ("The bridge opened on 3/4/98.", date(1902, 6, 1), "1898-03-04"),
        ("The bridge opened on 3/4/89.", date(1989, 6, 1), "1989-03-04"),
        ("Trade was poor in the nineties.", date(1899, 6, 1), "189"),
        ("Trade was poor in the twenties.", date(1932, 6, 1), "192"),
        ("It was the winter of '12.", date(1813, 1, 9), "1812"),
    ],
)
def test_old_documents_count_from_their_own_day(text: str, published: date, value: str) -> None:
    values = [found for _, found in read_values(text, published)]
    assert value in values
