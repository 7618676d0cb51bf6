"""Clock times, alone or with the day they belong to."""

import re
from re import Match

from transforms.timelines.context import Context
from transforms.timelines.lexicon import DAYPARTS, DEICTIC_DAYS, WEEKDAYS
from transforms.timelines.meaning import Meaning
from transforms.timelines.numbers import read_ordinal
from transforms.timelines.rule import Meanings, make_rule
from transforms.timelines.rules.choose import choose_day
from transforms.timelines.rules.dates import find_month
from transforms.timelines.rules.relative import count_weekday
from transforms.timelines.values import make_day, shift

CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?(?::\d\d)?(?: ?(?P<half>[ap])\.?m)?")
NEAR_DAYS = 30  # a day spoken of longer ago is not the one a bare clock time belongs to
DAY = (
    r"(?:<deictic_day>|(?P<tonight>tonight)|<weekday>(?:,? (?:{month} {day}|{day} {month})(?:,? {year})?)?"
    r"|<month> <day>(?:, <year>)?|<day_first=day> <month_second=month>(?: <year_second=year>)?)"
)


def read_clock(match: Match[str], context: Context) -> Meanings:
    """10 p.m. Wednesday, Friday at 11:30 GMT, noon, midnight Friday."""
    time = read_time(match["clock"]) if match["clock"] else DAYPARTS[match["noon"]]
    if time is None:
        return None
    day, anchor = find_clock_day(match, context)
    return Meaning(f"{day}T{time}", "TIME", anchor, 0.85)


def read_time(words: str) -> str | None:
    """Return the hours and minutes of a clock time in 24-hour form, None when there is no such time."""
    parts = CLOCK.match(words)
    if parts is None:
        return None
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if parts["half"] and hour > 12:
        return None
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def find_clock_day(match: Match[str], context: Context) -> tuple[str, str]:
    """Return the value of the day a clock time belongs to (named, else spoken of, else today) and its anchor."""
    groups = match.groupdict()
    base, anchor = context.publication() if groups["deictic_day"] else context.reference()
    if groups["deictic_day"]:
        return shift(base, "D", DEICTIC_DAYS[groups["deictic_day"]]), anchor
    if groups["weekday"]:
        days = count_weekday(WEEKDAYS[groups["weekday"]], base, "", context) if base else 0
        return shift(base, "D", days), anchor
    month, day = groups["month"] or groups["month_second"], groups["day"] or groups["day_first"]
    year = groups["year"] or groups["year_second"]
    if month and day:
        return find_named_day(find_month(month), read_ordinal(day), int(year) if year else None, context)
    last = context.last_day
    if last and not groups["tonight"] and (context.is_narrative or not base or abs((last - base).days) < NEAR_DAYS):
        return shift(last, "D", 0), "previous"
    return shift(base, "D", 0), anchor


def find_named_day(month: int, day: int, year: int | None, context: Context) -> tuple[str, str]:
    """Return the value and the anchor of a day of a month."""
    known = make_day(year, month, day) if year else None
    if known:
        return known.isoformat(), "explicit"
    reading = choose_day(month, day, context)
    return (reading.value, reading.anchor) if reading else ("XXXX-XX-XX", "none")


NOON = r"(?P<noon>noon|midnight|midday)"
RULES = (
    make_rule(
        "clock-day",
        "quantity digits daypart",
        rf"{{about}}(?:<clock>{{zone}}|{NOON}{{zone}})"
        rf"(?:(?:,? on|,? in the (?:morning|afternoon|evening)|,? at night)?,? {DAY})?",
        read_clock,
    ),
    make_rule(
        "day-clock",
        "weekday deictic month digits",
        rf"{DAY},? (?:at )?(?:around |about )?(?:<clock>{{zone}}|{NOON})",
        read_clock,
    ),
)
