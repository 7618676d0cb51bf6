"""Dates that are parts of names, dates in unusual writing, and live blogs, in sentences of our own."""

import pytest

from tests.unit.timelines.reading import read_values


@pytest.mark.parametrize(
    "text",
    [
        "She speaks for the March 14 alliance.",
        "They sailed to Easter Island.",
        "Nobody wants a Sept. 11-style attack.",
        "The coach left from Gate 1945.",
        "The judges heard June Carver and August Wilms.",
        "The ferry left shortly after 1100 and was back by 1540.",
        "The line is staffed 24/7 and he scored 9/11.",
    ],
)
def test_dates_in_names_are_no_dates(text: str) -> None:
    assert read_values(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Talks ran from 28 February to 3 March 2022.", ["2022-02-28", "2022-03-03"]),
        ("It sank on Thursday (May 16, 2019).", ["2019-05-16", "2019-05-16"]),
        ("The licence of 19-Nov-12 was renewed on Jun-18-2020.", ["2012-11-19", "2020-06-18"]),
        ("The bridge of 1415 fell in 1540.", ["1415", "1540"]),
        ("The log of 2012/11/19 is lost.", ["2012-11-19"]),
        ("The law was changed after the 9/11 attacks.", ["2001-09-11"]),
        ("He never spoke of September 11, and she lost a son in the Sept. 11 attacks.", ["2001-09-11", "2001-09-11"]),
        ("The bridge must be mended by September 11.", ["2024-09-11"]),
        ("July and August Trade Fairs were held.", ["2024-07", "2024-08"]),
    ],
)
def test_dates_in_unusual_writing_are_read(text: str, values: list[str]) -> None:
    assert [value for _, value in read_values(text)] == values


def test_entries_of_a_live_blog_have_days_of_their_own() -> None:
    text = "Flood live\n\n14 May 2024\n\nTwo were hurt yesterday.\n\n15 May 2024, 09:00\n\nThe mayor resigned today."
    assert [value for _, value in read_values(text)][1::2] == ["2024-05-13", "2024-05-15"]
