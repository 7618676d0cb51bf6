"""TIMEX3 values (TimeML 1.2.1): written from calendar days, and read back as the days they cover."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from transforms.timelines.lexicon import UNIT_DURATIONS

MONTHS_OF_YEAR = range(1, 13)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; winter runs into the next year
DAYS_IN = {"D": 1, "W": 7, "W2": 14, "WE": 7}
YEARS_IN = {"Y": 1, "E": 10, "C": 100, "L": 1000}
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "W2": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "L": "X",
}
OPEN_UNITS = {"C", "L"}  # "PXC": an unknown number of centuries is not one of years
FRACTIONS = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}  # how a fraction of the unit is written
DURATION_UNIT = re.compile(r"(T?)(\d+)([A-Z]+)")
VALUE = re.compile(
    r"(?P<century>\d{2})(?:(?P<decade>\d)(?:(?P<year>\d)"
    r"(?:-(?:W(?P<week>\d{2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?)?)?(?:T.*)?"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days a value covers, both ends included, and its precision."""

    begin: date
    end: date
    precision: str


def format_day(day: date) -> str:
    """Return the value of a calendar day: 2024-10-31."""
    return day.isoformat()


def format_month(year: int, month: int) -> str:
    """Return the value of a month: 2024-10."""
    return f"{year:04d}-{month:02d}"


def format_week(day: date) -> str:
    """Return the value of the ISO week that ``day`` lies in: 2024-W44."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the calendar day, None when there is no such day."""
    if MINYEAR <= year <= MAXYEAR and month in MONTHS_OF_YEAR and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def add_days(day: date, days: int) -> date | None:
    """Return ``day`` moved by ``days``, None outside the years 1 to 9999."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Return year and month, ``months`` after the given ones."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def format_duration(number: float | None, unit: str) -> str:
    """Return the value of a duration: P2D, PT10H, P1Y6M, PXW when ``number`` is None. ``unit`` is a lexicon code."""
    match = DURATION_UNIT.fullmatch(UNIT_DURATIONS[unit])
    if match is None:
        raise ValueError(f"no duration is declared for the unit {unit}")
    time, size, letter = match[1], int(match[2]), match[3]
    if number is None:
        return f"P{time}X{unit if unit in OPEN_UNITS else letter}"
    amount = number * size
    whole, rest = int(amount), amount - int(amount)
    if rest and time + letter in FRACTIONS:
        parts, part_letter = FRACTIONS[time + letter]
        return f"P{time}{f'{whole}{letter}' if whole else ''}{round(rest * parts)}{part_letter}"
    return f"P{time}{amount:g}{letter}" if rest else f"P{time}{whole}{letter}"


def shift(base: date | None, unit: str, steps: int) -> str:
    """Return the value of the day, week, month ... ``steps`` of its kind after the one ``base`` lies in.

    Without a base, or beyond the calendar, the value has X for every digit: XXXX-WXX. ``unit`` is a lexicon code.
    """
    if base is None:
        return UNKNOWN[unit]
    if unit in DAYS_IN:
        day = add_days(base, DAYS_IN[unit] * steps)
        if day is None:
            return UNKNOWN[unit]
        return format_day(day) if unit == "D" else format_week(day) + ("-WE" if unit == "WE" else "")
    year = base.year + steps * YEARS_IN.get(unit, 0)
    if unit in {"M", "Q"}:
        year, month = add_months(base.year, base.month, steps * (3 if unit == "Q" else 1))
    if not MINYEAR <= year <= MAXYEAR:
        return UNKNOWN[unit]
    if unit == "M":
        return format_month(year, month)
    if unit == "Q":
        return f"{year:04d}-Q{(month + 2) // 3}"
    return f"{year:04d}"[: {"Y": 4, "E": 3, "C": 2, "L": 1}[unit]]


def cover(value: str) -> Interval | None:
    """Return the days a TIMEX3 value covers; None for durations, sets, references and values with an X.

    Seasons are the meteorological ones of the northern hemisphere.
    """
    match = VALUE.fullmatch(value)
    if match is None:
        return None
    parts = {name: int(text) for name, text in match.groupdict().items() if text and text.isdigit()}
    if "decade" not in parts:
        return cover_years(parts["century"] * 100, 100, "century")
    if "year" not in parts:
        return cover_years(parts["century"] * 100 + parts["decade"] * 10, 10, "decade")
    year = parts["century"] * 100 + parts["decade"] * 10 + parts["year"]
    if year < MINYEAR:
        return None
    if "week" in parts:
        return cover_week(year, parts["week"], bool(match["weekend"]))
    if "day" in parts:
        day = make_day(year, parts["month"], parts["day"])
        return Interval(day, day, "day") if day else None
    return cover_months(year, parts, match["season"])


def cover_months(year: int, parts: dict[str, int], season: str | None) -> Interval | None:
    """Return the days of a year or of a month, quarter, half-year or season of it."""
    if "month" in parts:
        first, months, precision = parts["month"], 1, "month"
    elif "quarter" in parts:
        first, months, precision = parts["quarter"] * 3 - 2, 3, "quarter"
    elif "half" in parts:
        first, months, precision = parts["half"] * 6 - 5, 6, "half-year"
    elif season:
        first, months, precision = SEASON_MONTHS[season], 3, "season"
    else:
        first, months, precision = 1, 12, "year"
    last_year, last_month = divmod(year * 12 + first + months - 2, 12)
    if first not in MONTHS_OF_YEAR or last_year > MAXYEAR:
        return None
    last_day = monthrange(last_year, last_month + 1)[1]
    return Interval(date(year, first, 1), date(last_year, last_month + 1, last_day), precision)


def cover_years(first: int, years: int, precision: str) -> Interval:
    """Return the days of ``years`` years from ``first`` on; the calendar begins with year 1."""
    return Interval(date(max(first, MINYEAR), 1, 1), date(first + years - 1, 12, 31), precision)


def cover_week(year: int, week: int, is_weekend: bool) -> Interval | None:
    """Return the days of an ISO week, or of its Saturday and Sunday."""
    try:
        monday = date.fromisocalendar(year, week, 1)
        sunday = monday + timedelta(6)
    except (ValueError, OverflowError):
        return None
    return Interval(sunday - timedelta(1) if is_weekend else monday, sunday, "week")
