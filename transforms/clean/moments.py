"""Publication times as text to a day and, where stated, a moment."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from transforms.clean.zones import to_utc, write_pattern
from transforms.lexicons import load_lexicon


@dataclass(frozen=True, slots=True)
class Moment:
    """A publication time as stated: the local day and, if a time of day is given, the instant in UTC.

    ``other`` is what a date of digits alone, read with its day first, is with the month first, where it can be both.
    """

    day: date
    at: datetime | None = None
    other: "Moment | None" = None

    def __str__(self) -> str:
        if self.other:  # as EDTF writes that it is one of these
            return f"[{self.read_as(False)},{self.other}]"
        return self.at.isoformat() if self.at else self.day.isoformat()

    def read_as(self, is_month_first: bool) -> "Moment":
        """Return the one reading of a date that could be two."""
        return self.other if self.other and is_month_first else replace(self, other=None)


ZONE = write_pattern()
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\.?)?"
)
ISO = re.compile(rf"(?P<year>\d{{4}})-?(?P<month>\d\d)-?(?P<day>\d\d)(?:[T\s]+{CLOCK}\s*{ZONE})?", re.IGNORECASE)
JAPANESE = re.compile(
    rf"(?P<year>\d{{4}})\s*[年/.]\s*(?P<month>\d{{1,2}})\s*[月/.]\s*(?P<day>\d{{1,2}})日?(?:\D{{0,6}}{CLOCK})?"
)
NUMERIC = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})\b(?:\D{{0,12}}{CLOCK}\s*{ZONE})?",
    re.IGNORECASE,
)
NAMED = (
    r"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?(?:\s+(?:of|de))?\s+(?P<name>{months})\.?,?(?:\s+(?:de|del))?\s+(?P<year>\d{{4}})\b(?:\W{{0,4}}(?:[^\W\d]{{2,6}}\W{{1,2}})?{clock}\s*{zone})?",
    r"\b(?P<name>{months})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b(?:\W{{0,4}}(?:[^\W\d]{{2,6}}\W{{1,2}})?{clock}\s*{zone})?",
)


DOTTED = str.maketrans("İı", "ii")


@cache
def load_months() -> dict[str, int]:
    """Return the number of every month name and abbreviation of the lexicon, in lower case."""
    lists: dict[str, list[str]] = load_lexicon("months")
    return {fold_name(name): number for names in lists.values() for number, name in enumerate_months(names)}


def fold_name(name: str) -> str:
    """Return a month's name as names are looked up: patterns that ignore case take a dotless i for an i."""
    return name.translate(DOTTED).casefold()


def enumerate_months(names: list[str]) -> list[tuple[int, str]]:
    """Return the month number of each name; names of one month are joined by a bar."""
    return [(number, name) for number, joined in enumerate(names, start=1) for name in joined.split("|")]


def list_month_names() -> set[str]:
    """Return the names and abbreviations of months as they are written, in lower case."""
    lists: dict[str, list[str]] = load_lexicon("months")
    return {name.casefold() for names in lists.values() for _, name in enumerate_months(names)}


@cache
def load_named_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of dates with a month's name."""
    months = "|".join(sorted(map(re.escape, list_month_names()), key=lambda name: (-len(name), name)))
    return tuple(re.compile(p.format(months=months, clock=CLOCK, zone=ZONE), re.IGNORECASE) for p in NAMED)


def read_moment(text: str, country: str = "") -> Moment | None:
    """Return the first date in ``text``, with its time of day where one stands behind it; None when there is none.

    A time without a zone is taken as UTC; ``country``, as web addresses end, tells which of two zones a name means.
    Of all-numeric dates the day comes first unless only the month can; where both can, so does ``other`` say.
    """
    found = find_moments(text, country)
    return found[0][0] if found else None


def find_moments(text: str, country: str = "") -> list[tuple[Moment, tuple[int, int]]]:
    """Return the dates in ``text`` with the span of each, found by the first pattern that matches, in reading order."""
    for pattern in (ISO, JAPANESE, *load_named_patterns(), NUMERIC):
        built = [(build_moment(match, country), match.span()) for match in pattern.finditer(text)]
        if found := [(moment, span) for moment, span in built if moment is not None]:
            return found
    return []


def build_moment(match: re.Match[str], country: str) -> Moment | None:
    """Return what a matched date and time mean; None for a day that no calendar has."""
    found = match.groupdict()
    month = int(found["month"]) if found.get("month") else load_months()[fold_name(found["name"])]
    year, day = int(found["year"]), int(found["day"])
    if not pattern_is_numeric(match):
        return make_moment(year, month, day, found, country)
    by_day, by_month = (make_moment(year, *order, found, country) for order in ((month, day), (day, month)))
    if by_day and by_month and day != month and found["mark"] != ".":
        return replace(by_day, other=by_month)
    return by_day or by_month


def make_moment(year: int, month: int, day: int, found: dict[str, str | None], country: str) -> Moment | None:
    """Return a day with the time that was found behind it; None for a day that no calendar has."""
    try:
        stated = date(year, month, day)
        return Moment(stated, read_clock(stated, found, country) if found.get("hour") else None)
    except (ValueError, OverflowError):
        return None


def pattern_is_numeric(match: re.Match[str]) -> bool:
    """Say whether the date was written as three numbers with the year last."""
    return match.re is NUMERIC


def read_clock(day: date, found: dict[str, str | None], country: str) -> datetime:
    """Return the instant in UTC of a matched time on ``day``."""
    hour = int(found["hour"] or 0)
    if half := (found.get("half") or "").lower()[:1]:
        hour = hour % 12 + (12 if half == "p" else 0)
    local = datetime(day.year, day.month, day.day, hour, int(found["minute"] or 0), int(found.get("second") or 0))
    return to_utc(local, found.get("zone") or "", country)
