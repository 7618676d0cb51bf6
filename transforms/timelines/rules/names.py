"""Expressions that are names: holidays, and words for present, past and future."""

import re
from datetime import date, timedelta
from re import Match

from transforms.timelines.context import Context
from transforms.timelines.lexicon import DEICTIC_STEPS, REFERENCE_ADJECTIVES, REFERENCES, TIME
from transforms.timelines.meaning import Meaning
from transforms.timelines.patterns import join_words
from transforms.timelines.rule import Meanings, make_rule
from transforms.timelines.rules.choose import NAMED_BEHIND, choose_year

ADJECTIVE_NOUN = re.compile(r"[ -][a-z]")
MEASURE = re.compile(
    r" (?:[a-z]+ )?(?:\d|one|two|three|four|five|six|ten|few|several|year|month|week|day|decade|summer|winter)"
)
NAMED_BEFORE = frozenset(TIME["named_day_words"]["before"])
FIRST_YEAR, LAST_YEAR = 1583, 9998  # of the Gregorian Easter, with room for the days after it


def find_easter(year: int) -> date:
    """Return western Easter Sunday (Butcher's algorithm, 1876), for years from 1583 on."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def find_holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year from 1583 to 9998. Raises KeyError for an unknown name."""
    holiday = TIME["holidays"][name]
    if "easter" in holiday:
        return find_easter(year) + timedelta(holiday["easter"])
    if "day" in holiday:
        return date(year, holiday["month"], holiday["day"])
    return find_nth_weekday(year, holiday["month"], holiday["weekday"], holiday["nth"]) + timedelta(
        holiday.get("plus", 0)
    )


def find_nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday (Monday is 0) of a month, -1 for the last."""
    first = date(year, month, 1)
    days = [
        day for offset in range(31) if (day := first + timedelta(offset)).month == month and day.weekday() == weekday
    ]
    return days[nth - 1 if nth > 0 else nth]


def read_holiday(match: Match[str], context: Context) -> Meanings:
    """Christmas 1998, last Thanksgiving, Easter next year."""
    name = match["holiday"]
    if not context.is_capitalized(match.start("holiday")):
        return None
    if match["year"]:
        year = int(match["year"])
        return Meaning(find_holiday(name, year).isoformat()) if FIRST_YEAR <= year <= LAST_YEAR else None
    base, anchor = context.reference()
    if base is None or not FIRST_YEAR < base.year < LAST_YEAR:
        return None
    if match["year_step"]:
        return Meaning(find_holiday(name, base.year + DEICTIC_STEPS[match["year_step"]]).isoformat(), anchor=anchor)
    if match["step"] and DEICTIC_STEPS[match["step"]]:
        days = [find_holiday(name, base.year + step) for step in (-1, 0, 1)]
        day = max(d for d in days if d < base) if DEICTIC_STEPS[match["step"]] < 0 else min(d for d in days if d > base)
        return Meaning(day.isoformat(), anchor=anchor)
    month = find_holiday(name, base.year).month
    return choose_year(lambda year: find_holiday(name, year).isoformat(), month, context)


def read_named_day(match: Match[str], context: Context) -> Meanings:
    """The 9/11 attacks, since 9/11."""
    is_named = NAMED_BEHIND.match(context.text, match.end()) or context.word_before() in NAMED_BEFORE
    return Meaning(TIME["named_days"][match[0]], certainty=0.9) if is_named else None


def read_reference(match: Match[str], context: Context) -> Meanings:
    """Now, recently, the future."""
    words = match["reference"]
    if words == "the past" and MEASURE.match(context.text, match.end()):  # "the past three summers"
        return None
    if words == "soon" and (context.direction() != "future" or context.text.startswith((" as", " after"), match.end())):
        return None
    value = REFERENCES[words]
    return Meaning(value, "DURATION" if value.startswith("P") and "_" not in value else "DATE", "none", 0.8)


def read_adjective(match: Match[str], context: Context) -> Meanings:
    """Current, recent, future before a noun; "former" in histories only."""
    word = match["reference_adjective"]
    if not ADJECTIVE_NOUN.match(context.text, match.end()) or not context.is_narrative:
        return None
    return Meaning(REFERENCE_ADJECTIVES[word], anchor="none", certainty=0.6)


RULES = (
    make_rule("named-day", "digits", rf"(?:{join_words(TIME['named_days'])})(?![/\d])", read_named_day),
    make_rule(
        "holiday",
        "step holiday",
        r"(?:<step> )?<holiday>(?:,? <year>| (?:of )?(?P<year_step>last|this|next) year)?"
        rf"(?! (?:{join_words(TIME['heads']['bought'])}))",
        read_holiday,
    ),
    make_rule("reference", "reference", r"<reference>", read_reference),
    make_rule("reference-adjective", "reference", r"<reference_adjective>", read_adjective),
)
