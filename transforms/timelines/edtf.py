"""TIMEX3 values in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2)."""

import re
from datetime import date, timedelta

SEASON_CODES = {
    "SP": "21",
    "SU": "22",
    "FA": "23",
    "WI": "24",
    "Q1": "33",
    "Q2": "34",
    "Q3": "35",
    "Q4": "36",
    "H1": "40",
    "H2": "41",
}
BC = re.compile(r"BC(\d{4})(?:-(\d\d))?")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PART = re.compile(r"(\d{4})-([A-Z][A-Z1-4])")
CALENDAR = re.compile(r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?")


def write_edtf(value: str, modifier: str | None) -> str | None:
    """Return a TIMEX3 value in EDTF, with ``~`` where the modifier says "about"; None where EDTF has no such thing.

    Weeks become intervals of days, seasons and quarters sub-year groupings, BC years astronomical ones (1 BC is 0000).
    The time of day is left out.
    """
    text = write_date(value.partition("T")[0])
    if text is None:
        return None
    return f"{text}~" if modifier == "APPROX" and "/" not in text else text


def write_date(value: str) -> str | None:
    """Return the date of a TIMEX3 value in EDTF, None for durations and references."""
    if match := BC.fullmatch(value):
        year = f"{1 - int(match[1]):05d}" if int(match[1]) > 1 else "0000"
        return f"{year}-{match[2]}" if match[2] else year
    if match := WEEK.fullmatch(value):
        return write_week(int(match[1]), int(match[2]), bool(match[3]))
    if (match := PART.fullmatch(value)) and match[2] in SEASON_CODES:
        return f"{match[1]}-{SEASON_CODES[match[2]]}"
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    return value if CALENDAR.fullmatch(value) else None


def write_week(year: int, week: int, is_weekend: bool) -> str | None:
    """Return the interval of days of an ISO week or its weekend."""
    try:
        monday = date.fromisocalendar(year, week, 1)
        sunday = monday + timedelta(6)
    except (ValueError, OverflowError):
        return None
    return f"{(sunday - timedelta(1)) if is_weekend else monday}/{sunday}"
