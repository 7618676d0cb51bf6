"""Temporal expressions: explicit dates, weekdays, deictic days, months and years."""

import re
from datetime import date, timedelta

from transforms.identifiers import make_row_id
from transforms.records import Document, Timex
from transforms.timelines.values import cover, format_day, format_month, make_day

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1}
EXPRESSION = re.compile(
    r"\b(?:(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?"
    r"|(?P<month_only>{months}) (?P<month_year>\d{{4}})"
    r"|(?P<weekday>{weekdays})|(?P<deictic>{deictic})|(?<=in )(?P<bare_year>[12]\d{{3}}))\b".format(
        months="|".join([*MONTHS, *(month[:3] for month in MONTHS)]),
        weekdays="|".join(WEEKDAYS),
        deictic="|".join(DEICTIC),
    ),
    re.I,
)


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Return the temporal expressions of a document, in text order."""
    found = []
    for match in EXPRESSION.finditer(document.text):
        value = read_value(match, document.published_date)
        if value:
            found.append(make_timex(document, match.span(), value))
    return tuple(found)


def read_value(match: re.Match[str], published: date | None) -> str | None:
    """Return the TIMEX3 value of an expression."""
    if match["bare_year"]:
        return match["bare_year"]
    if match["month_only"]:
        return format_month(int(match["month_year"]), find_month(match["month_only"]))
    if match["month"]:
        year = int(match["year"]) if match["year"] else (published.year if published else 0)
        day = make_day(year, find_month(match["month"]), int(match["day"]))
        return format_day(day) if day else None
    if published is None:
        return None
    if match["deictic"]:
        return format_day(published + timedelta(DEICTIC[match["deictic"].lower()]))
    back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    return format_day(published - timedelta(back))


def find_month(name: str) -> int:
    """Return the number of a month by its name or the first three letters of it."""
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3].lower())


def make_timex(document: Document, span: tuple[int, int], value: str) -> Timex:
    """Return the row of one expression."""
    days = cover(value)
    return Timex(
        article_id=document.article_id,
        timex_id=make_row_id(document.article_id, "t", *span),
        start_char=span[0],
        end_char=span[1],
        surface=document.text[slice(*span)],
        timex_type="DATE",
        timex3_value=value,
        begin_date=days.begin if days else None,
        end_date=days.end if days else None,
        precision=days.precision if days else None,
        modifier=None,
        anchor="publication",
        edtf=value,
        certainty=0.8,
        alternatives=(),
    )
