"""Expressions that count from the publication date or from the expression before."""

import re
from datetime import date
from re import Match

from transforms.timelines.context import Context, move_year
from transforms.timelines.lexicon import (
    ANAPHORIC_STEPS,
    DAYPARTS,
    DEICTIC_DAYS,
    DEICTIC_STEPS,
    MONTHS,
    WEEKDAYS,
    find_unit,
)
from transforms.timelines.meaning import Meaning
from transforms.timelines.numbers import read_number, read_ordinal
from transforms.timelines.patterns import compile_pattern
from transforms.timelines.rule import Meanings, make_rule
from transforms.timelines.values import add_days, add_months, format_day, format_month, make_day, shift

UNIT_HEAD = r"(?:calendar |fiscal |full |financial |trading |academic |school |business )?"
DAYPART_TAIL = r"(?:,? (?:late |early |in the |at )?<daypart>)?"
COMPARISON = re.compile(r"\$|%|percent|million|billion|cents|share|sales|profit|compar|versus|from|rose|fell|up|down")
COMPARISON_REACH = 60
IN_BRACKETS = compile_pattern(r" \((?:<month> <day>|<day_first=day> <month_second=month>),? <year>(?=\))")


def read_deictic_day(match: Match[str], context: Context) -> Meanings:
    """Yesterday, earlier today, tomorrow morning; the Today programme and USA Today are none."""
    if context.is_name(match.start("deictic_day")):
        return None
    base, anchor = context.publication()
    day = shift(base, "D", DEICTIC_DAYS[match["deictic_day"]])
    daypart = match["daypart"] or match["daypart_before"]
    if daypart:
        return Meaning(f"{day}T{DAYPARTS[daypart]}", "TIME", anchor)
    return Meaning(day, anchor=anchor)


def read_daypart(match: Match[str], context: Context) -> Meanings:
    """Last night, this morning; that night, the next morning."""
    words, part = match["words"], match["daypart"]
    if words in {"the", "that", "the same", "that same", "the next", "the following", "the previous"}:
        base, anchor = context.antecedent_day()
        step = {"the": 0, "the next": 1}.get(words) or ANAPHORIC_STEPS.get(words.removeprefix("the "), 0)
    else:
        base, anchor = context.publication()
        step = -1 if words in {"last", "yesterday"} else 0
    if part in {"midnight", "noon", "midday"}:
        return None
    return Meaning(f"{shift(base, 'D', step)}T{DAYPARTS[part]}", "TIME", anchor, 0.85)


def read_weekday(match: Match[str], context: Context) -> Meanings:
    """Friday, last Friday, Friday night, Monday of next week."""
    weekday = WEEKDAYS[match["weekday_short"].rstrip(".")]
    step = match["step"] or match["back_step"] or ""
    base, anchor = context.antecedent() if match["back_step"] else context.reference()
    daypart = match["daypart"]
    tail = f"T{DAYPARTS[daypart]}" if daypart else ""
    timex_type = "TIME" if daypart else "DATE"
    if base is None:
        return Meaning(f"XXXX-WXX-{weekday + 1}{tail}", timex_type, "none", 0.5)
    days = count_weekday(weekday, base, step, context)
    if match["week_step"]:
        days = weekday - base.weekday() + 7 * DEICTIC_STEPS[match["week_step"]]
    certainty = 0.9 if step or context.direction() else 0.8
    other = shift(base, "D", days + (7 if days <= 0 else -7)) + tail
    alternatives = () if step else (other,)
    return Meaning(shift(base, "D", days) + tail, timex_type, anchor, certainty, alternatives)


def count_weekday(weekday: int, base: date, step: str, context: Context) -> int:
    """Return how many days after ``base`` the weekday meant lies; ``step`` is "last", "next" ... or empty."""
    named = find_named_date(weekday, context)
    if named:
        return (named - base).days
    ahead = (weekday - base.weekday()) % 7
    direction = DEICTIC_STEPS.get(step, ANAPHORIC_STEPS.get(step, 0))
    if direction:
        return (ahead or 7) if direction > 0 else (ahead - 7)
    if step == "this":
        return weekday - base.weekday() if context.direction() == "past" else ahead
    if context.direction() == "future" and not context.is_narrative:
        return ahead
    return ahead - 7 if ahead else 0


def find_named_date(weekday: int, context: Context) -> date | None:
    """Return the date that stands in brackets behind a weekday: "on Thursday (May 16, 2019)"."""
    match = IN_BRACKETS.match(context.text, context.end)
    if match is None:
        return None
    month = MONTHS[(match["month"] or match["month_second"]).rstrip(".")]
    day = make_day(int(match["year"]), month, read_ordinal(match["day"] or match["day_first"]))
    return day if day and day.weekday() == weekday else None


def read_step(match: Match[str], context: Context) -> Meanings:
    """Last week, this year, early next month, the following day, that year."""
    unit = find_unit(match["unit"])
    if unit in {"S", "N", "H", "L"} or match["unit"].endswith("s"):
        return None
    if not context.is_capitalized(match.start()) and context.is_capitalized(match.start("unit")):
        return None  # a name: "ABC's This Week"
    step = match["step"]
    if step is None:
        return read_back_step(match, unit, context)
    if unit == "E" and DEICTIC_STEPS[step]:
        return Meaning("P10Y", "DURATION", "publication")
    if unit == "D" and step not in {"this", "current"}:
        return None
    base, anchor = context.reference()
    if match["unit"] == "night":
        return None
    certainty = 0.9 if base else 0.4
    return Meaning(shift(base, unit, DEICTIC_STEPS[step]), anchor=anchor, certainty=certainty)


def read_back_step(match: Match[str], unit: str, context: Context) -> Meanings:
    """The previous year, the following day, that month, the latest quarter."""
    if match["back_step"] is None:
        return None
    is_deictic = match["back_step"] == "next" and context.direction() == "future"
    base, anchor = context.reference() if is_deictic else find_antecedent(unit, context)
    if match["unit"] == "night" or (unit == "D" and base is None):
        return None
    return Meaning(shift(base, unit, ANAPHORIC_STEPS.get(match["back_step"], 1)), anchor=anchor, certainty=0.75)


def find_antecedent(unit: str, context: Context) -> tuple[date | None, str]:
    """Return the day that "the next", "later" count from in a unit, and its anchor: days count from days only."""
    return context.antecedent_day() if unit == "D" else context.antecedent()


def read_distance(match: Match[str], context: Context) -> Meanings:
    """Two days ago, a year earlier, three weeks later, six months from now."""
    unit, word = find_unit(match["unit"]), match["direction"]
    sign = -1 if word in {"ago", "earlier", "before", "previously", "back", "prior"} else 1
    is_deictic = word in {"ago", "back", "from now", "from today", "hence"}
    base, anchor = context.reference() if is_deictic else find_antecedent(unit, context)
    if not match["vague"] and not match["number"] and not match["unit"].endswith("s"):
        return None
    if match["vague"] or not match["number"]:
        return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor, certainty=0.7)
    number = read_number(match["number"])
    if unit == "Y" and number == 1 and sign < 0 and (period := find_compared_period(context)):
        return Meaning(move_year(period, -1), anchor="previous", certainty=0.7, alternatives=(shift(base, "Y", -1),))
    return count_distance(base, unit, sign * number, anchor)


def find_compared_period(context: Context) -> str:
    """Return the quarter or year that "a year ago" compares with, empty when no figures are being compared."""
    left = context.text[max(0, context.start - COMPARISON_REACH) : context.start]
    return context.last_period if COMPARISON.search(left) else ""


def count_distance(base: date | None, unit: str, number: float, anchor: str) -> Meanings:
    """Return the reading of the point ``number`` units after ``base``."""
    if unit in {"S", "N", "H"}:
        return read_hours(base, unit, number, anchor)
    if unit in {"E", "C"}:
        number, unit = number * (10 if unit == "E" else 100), "Y"
    if number != int(number):
        if unit != "Y" or base is None:
            return None
        year, month = add_months(base.year, base.month, int(number * 12))
        return Meaning(format_month(year, month), anchor=anchor, certainty=0.8) if 0 < year < 10_000 else None
    return Meaning(shift(base, unit, int(number)), anchor=anchor, certainty=0.85)


def read_hours(base: date | None, unit: str, number: float, anchor: str) -> Meanings:
    """Return the reading of a point some hours or less away: its day when whole days are counted, else open."""
    if unit == "H" and number % 24 == 0 and base:
        day = add_days(base, int(number) // 24)
        return Meaning(format_day(day), anchor=anchor, certainty=0.8) if day else None
    if unit == "H" and base:
        return Meaning(f"{format_day(base)}TXX", "TIME", anchor, 0.6)
    return Meaning("PAST_REF" if number < 0 else "FUTURE_REF", "TIME", anchor, 0.6)


def read_day_beside(match: Match[str], context: Context) -> Meanings:
    """The day before, the year after, the day following: beside the expression before."""
    base, anchor = find_antecedent(find_unit(match["one_unit"]), context)
    step = -1 if match["side"] == "before" else 1
    if base is None:
        return None
    if match["one_unit"] == "night":
        return Meaning(f"{shift(base, 'D', step)}TNI", "TIME", anchor, 0.7)
    return Meaning(shift(base, find_unit(match["one_unit"]), step), anchor=anchor, certainty=0.7)


def read_the_unit(match: Match[str], context: Context) -> Meanings:
    """The end of the year, earlier in the week, the full year."""
    unit = find_unit(match["unit"])
    if unit not in {"W", "M", "Q", "Y", "E", "C"}:
        return None
    base, anchor = context.reference()
    return Meaning(shift(base, unit, 0), anchor=anchor, certainty=0.75)


def read_year_end(match: Match[str], context: Context) -> Meanings:
    """Year-end, the year's end."""
    base, anchor = context.reference()
    return Meaning(shift(base, "Y", 0), anchor=anchor, certainty=0.75)


def read_tonight(match: Match[str], context: Context) -> Meanings:
    """Tonight."""
    base, anchor = context.publication()
    return Meaning(f"{shift(base, 'D', 0)}TNI", "TIME", anchor)


def read_the_weekend(match: Match[str], context: Context) -> Meanings:
    """The weekend: the one before, the one under way, or the coming one by the clause's tense."""
    base, anchor = context.reference()
    is_past = base is not None and base.weekday() < 5 and context.direction() != "future"
    return Meaning(shift(base, "WE", -1 if is_past else 0), anchor=anchor, certainty=0.75)


RULES = (
    make_rule(
        "deictic-day",
        "point deictic daypart",
        rf"{{part}}(?:<daypart_before=daypart> )?<deictic_day>{DAYPART_TAIL}",
        read_deictic_day,
    ),
    make_rule(
        "daypart",
        "point step deictic",
        r"{part}(?P<words>this|last|yesterday|that same|that|the same|the next|the following|the previous) <daypart>"
        r"(?!s|-| of)",
        read_daypart,
    ),
    make_rule(
        "part-of-the-day",
        "the",
        r"(?<=in )(?P<words>the) (?:early |late )?(?P<daypart>morning|afternoon|evening)(?! of)",
        read_daypart,
    ),
    make_rule("tonight", "point deictic", r"{part}tonight", read_tonight),
    make_rule(
        "weekday",
        "point step weekday",
        r"{part}(?:on )?(?:the )?(?:<step> |<back_step> )?"
        r"(?P<weekday_short>{weekday}|(?:mon|tues|wed|thurs|fri)\.)"
        rf"(?: (?:of )?(?P<week_step>last|this|next) week)?{DAYPART_TAIL}(?!s)",
        read_weekday,
    ),
    make_rule(
        "step",
        "point step",
        r"{part}(?:(?:the )?(?P<back_step>(?<=the )next|{back_step}) |(?:the )?<step> )"
        rf"{UNIT_HEAD}<unit>(?:'s end| or so| or two)?(?!-)",
        read_step,
    ),
    make_rule(
        "distance",
        "quantity number vague unit",
        r"{about}(?:(?:<vague>|<number>)[ -](?:more |short |long |full |or so )?)?<unit>(?: or so)? "
        r"(?P<direction>ago|earlier(?! than)|previously|before(?=[.,;)]| that|$)|later|from now|from today|hence"
        r"|back(?=[.,;)]|$))",
        read_distance,
    ),
    make_rule(
        "whole-unit",
        "the",
        r"(?:the (?:full|fiscal|whole|entire)|(?<=for )the) (?P<unit>year|week|month)(?=[.,;)]|'s|$)",
        read_the_unit,
    ),
    make_rule(
        "day-beside",
        "the",
        r"the (?P<one_unit>day|night|week|month|year) (?P<side>before|after|following)(?=[.,;)]|$)",
        read_day_beside,
    ),
    make_rule(
        "the-unit",
        "the point",
        r"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|rest|remainder|close) of "
        r"|(?:earlier|later|late|early) in )the <unit>",
        read_the_unit,
    ),
    make_rule(
        "the-weekend",
        "the",
        r"the weekend",
        read_the_weekend,
    ),
    make_rule("year-end", "the unit quantity", r"{about}(?:the )?(?:year[- ]end|year's end)", read_year_end),
)
