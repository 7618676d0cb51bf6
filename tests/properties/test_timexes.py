"""Whatever the text, expressions stand in it, do not overlap, and their values are well formed."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import grows_linearly
from transforms.schema.records import Document, Timex
from transforms.sentences import split_sentences
from transforms.timelines import find_events, find_timexes

VOCABULARY = """
the a first second last next this that same of in on at to and May March Oct. 3 12 30th 1999 2024 1914-18 Friday Mon.
Sundays week year years decade century later ago earlier before after early late mid- ' 's '90s half quarter Q3 fiscal
two twenty-four three hundred few several morning night noon 5:30 pm p.m. EST Easter Christmas each every daily now
recently will said attack killed could not if
3/4/2024 2024-10-31 480 BC nineteen ninety-six spring winter weekend yesterday tonight hours - . , İ
"""
WORDS = [*VOCABULARY.split(), "\n\n", "\u00a0"]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
DATES = st.one_of(st.none(), st.dates())

PART_OF_YEAR = r"[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-WE|-[1-7])?|Q[1-4X]|H[12]|SP|SU|FA|WI"
CALENDAR = rf"\d{{2}}|\d{{3}}|BC\d{{2}}|(?:BC)?[\dX]{{4}}(?:-(?:{PART_OF_YEAR}))?"
TIME_OF_DAY = r"T(?:\d{2}:\d{2}|MO|MI|AF|EV|NI|XX)"
DURATION = r"P(?:T?(?:\d+(?:\.\d+)?|X)(?:WE|SP|SU|FA|WI|[YMWDHSQCL]))+"
REFERENCE = "PRESENT_REF|PAST_REF|FUTURE_REF"
GRAMMAR = {
    "DATE": re.compile(rf"X{{1,3}}|{CALENDAR}|{REFERENCE}"),
    "TIME": re.compile(rf"(?:{CALENDAR}){TIME_OF_DAY}|{REFERENCE}"),
    "DURATION": re.compile(DURATION),
    "SET": re.compile(rf"{DURATION}|(?:{CALENDAR})(?:{TIME_OF_DAY})?"),
}
EDTF = re.compile(r"-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?~?|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}")
MODIFIERS = {None, "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}
MODIFIERS |= {"LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"}


def read(text: str, published: date | None) -> tuple[Timex, ...]:
    return find_timexes(Document("a", text, published))


@given(TEXTS, DATES)
def test_expressions_stand_in_the_text_without_overlap(text: str, published: date | None) -> None:
    end = 0
    for timex in read(text, published):
        assert end <= timex.start_char < timex.end_char <= len(text)
        assert timex.surface == text[timex.start_char : timex.end_char]
        end = timex.end_char


@given(TEXTS, DATES)
def test_values_are_well_formed(text: str, published: date | None) -> None:
    for timex in read(text, published):
        assert GRAMMAR[timex.timex_type].fullmatch(timex.timex3_value), timex
        assert timex.edtf is None or EDTF.fullmatch(timex.edtf), timex
        assert timex.modifier in MODIFIERS
        assert 0 < timex.certainty <= 1


@given(TEXTS, DATES)
def test_intervals_are_ordered(text: str, published: date | None) -> None:
    for timex in read(text, published):
        assert (timex.begin_date is None) == (timex.end_date is None) == (timex.precision is None)
        if timex.begin_date and timex.end_date:
            assert timex.begin_date <= timex.end_date


@given(TEXTS, DATES)
def test_events_stand_in_the_text_and_what_might_be_has_no_date(text: str, published: date | None) -> None:
    document = Document("a", text, published)
    for event in find_events(document, split_sentences("a", text), (), find_timexes(document)):
        assert event.trigger == text[event.start_char : event.end_char]
        assert (event.date_begin is None) == (event.date_source == "none")
        assert event.realis not in {"hypothetical", "negated"} or event.date_begin is None
        assert event.date_begin is None or event.date_end is None or event.date_begin <= event.date_end


@pytest.mark.parametrize(
    "piece",
    ["1", "the first of the ", "May ", "1999 ", "last ", "'", "1/", "a year and a half ", "\n \n", "3:00 ", "two "],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    assert grows_linearly(lambda size: read(piece * (size // len(piece)), date(2024, 10, 31)), 40_000)
