"""Calendar dates: days and months in figures and words, with or without a year."""

import re
from re import Match

from transforms.timelines.context import Context
from transforms.timelines.lexicon import DAYPARTS, DEICTIC_STEPS, MONTHS, SEASONS, TIME
from transforms.timelines.meaning import Meaning
from transforms.timelines.numbers import read_ordinal, read_spelled_year
from transforms.timelines.patterns import compile_pattern
from transforms.timelines.rule import Meanings, make_rule
from transforms.timelines.rules.choose import choose_day, choose_month
from transforms.timelines.values import cover, format_month, format_week, make_day

CENTURY_TURN = 40  # two-digit years up to this one are of the 21st century
MODERN = 1950  # year of publication from which on two digits are of the 20th or 21st century
AMBIGUOUS = frozenset(TIME["neighbours"]["ambiguous_months"])
MONTH_PREPOSITIONS = frozenset(TIME["neighbours"]["before_month"])
REQUIRED_TAIL = (
    r"(?:(?: ?,? | of |, of )(?:<year>|<spelled_year>)|, '<short_year=two_digits>"
    r"|,? (?:of )?(?P<year_step>last|this|next|(?:that|the same|the following|the previous)(?= year)) year)"
)
YEAR_TAIL = f"{REQUIRED_TAIL}?"
WEEKDAY_HEAD = r"(?:(?P<weekday>{weekday_short}),? (?:the )?)?"
DAYPART_HEAD = r"(?:(?:the )?(?:early )?(?:(?P<week>week)|<daypart_head=daypart>)(?: hours)? of )?"
YEAR_STEPS = {"last": -1, "this": 0, "next": 1, "that": 0, "the same": 0, "the following": 1, "the previous": -1}


NAME_BEHIND = re.compile(r" [A-Z][a-z]")
LISTED = compile_pattern(r"{month} and $")  # "July and August"


def find_month(words: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return MONTHS[words.rstrip(".")]


def read_short_year(digits: str, context: Context) -> int:
    """Return the year that two digits stand for: of an old document the nearest, else one up to CENTURY_TURN."""
    published = context.published
    if published and published.year < MODERN:
        return (published.year - int(digits) + 50) // 100 * 100 + int(digits)
    return int(digits) + (2000 if int(digits) <= CENTURY_TURN else 1900)


def read_year_tail(match: Match[str], context: Context) -> tuple[int, str] | None:
    """Return the year a date names and its anchor, None when it names none."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), "explicit"
    if groups.get("short_year"):
        return read_short_year(groups["short_year"], context), "explicit"
    if groups.get("spelled_year"):
        return read_spelled_year(groups["spelled_year"]), "explicit"
    step = groups.get("year_step")
    if not step:
        return None
    base, anchor = context.reference() if step in DEICTIC_STEPS else context.antecedent()
    return (base.year + YEAR_STEPS[step], anchor) if base else None


def read_iso(match: Match[str], context: Context) -> Meanings:
    """2024-10-31, 2024-10-31T10:30, 2024/10/31."""
    day = make_day(int(match["year"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    if match["time"]:
        return Meaning(f"{day.isoformat()}T{match['time']}", "TIME", certainty=1.0)
    return Meaning(day.isoformat(), certainty=1.0)


def read_numeric(match: Match[str], context: Context) -> Meanings:
    """3/4/2024 and 3.4.2024: month first unless the document says otherwise; points part day-first dates."""
    first, second = int(match["first"]), int(match["second"])
    year = int(match["y"]) if len(match["y"]) == 4 else read_short_year(match["y"], context)
    is_day_first = context.is_day_first if context.is_day_first is not None else match["sign"] == "."
    by_order = [make_day(year, second, first), make_day(year, first, second)]
    days = [day.isoformat() for day in (by_order if is_day_first else reversed(by_order)) if day]
    if not days:
        return None
    is_sure = len(set(days)) == 1 or context.is_day_first is not None
    return Meaning(days[0], certainty=0.95 if is_sure else 0.6, alternatives=tuple(d for d in days[1:] if d != days[0]))


def read_written(match: Match[str], context: Context) -> Meanings:
    """19-Nov-12, Jun-18-2020."""
    digits = match["y"]
    year = int(digits) if len(digits) == 4 else read_short_year(digits, context)
    month, number = match["month"] or match["month_ahead"], match["day"] or match["day_behind"]
    day = make_day(year, find_month(month), read_ordinal(number))
    return Meaning(day.isoformat(), certainty=0.95) if day else None


def read_day(match: Match[str], context: Context) -> Meanings:
    """Oct. 31, Friday 31 October 2024, the 31st of October last year, Oct. 5-7, the week of March 10."""
    groups = match.groupdict()
    month, day = find_month(match["month"]), read_ordinal(match["day"])
    reading = date_day(month, day, match, context)
    if reading is None:
        return None
    days = cover(reading.value)
    if groups.get("week") and days:
        return Meaning(format_week(days.begin), anchor=reading.anchor, certainty=reading.certainty)
    daypart = groups.get("daypart_head") or groups.get("daypart")
    if daypart:
        value = f"{reading.value}T{DAYPARTS[daypart]}"
        reading = Meaning(value, "TIME", reading.anchor, reading.certainty)
    if not groups.get("other_day"):
        return reading
    other = date_day(month, read_ordinal(groups["other_day"]), match, context)
    return (narrow(reading, "first"), narrow(other, "other")) if other else None


def narrow(reading: Meaning, group: str) -> Meaning:
    """Return the reading as that of a group of the pattern."""
    return Meaning(reading.value, reading.timex_type, reading.anchor, reading.certainty, reading.alternatives, group)


def date_day(month: int, day: int, match: Match[str], context: Context) -> Meaning | None:
    """Return the reading of a day of a month, in the year the words name or else the likeliest."""
    tail = read_year_tail(match, context)
    if tail is None:
        return choose_day(month, day, context)
    known = make_day(tail[0], month, day)
    return Meaning(known.isoformat(), anchor=tail[1]) if known else None


def read_month(match: Match[str], context: Context) -> Meanings:
    """October, early October 2024, last May; a bare "may", "march" or "mar." only where a month can stand."""
    if not context.is_capitalized(match.start("month")):
        return None
    month = find_month(match["month"])
    tail = read_year_tail(match, context)
    if tail:
        return Meaning(format_month(tail[0], month), anchor=tail[1])
    step = match["step"]
    base, anchor = context.reference()
    if step and base:
        return Meaning(
            format_month(step_year(step, month, base.year, base.month), month), anchor=anchor, certainty=0.85
        )
    return choose_month(month, context) if is_month_name(match, context) else None


def step_year(step: str, month: int, year: int, this_month: int) -> int:
    """Return the year of "last May", "this May" or "next May", said in a month of a year."""
    steps = DEICTIC_STEPS[step]
    if steps < 0:
        return year - (month >= this_month)
    return year + (month <= this_month if steps > 0 else 0)


def is_month_name(match: Match[str], context: Context) -> bool:
    """Tell whether a word that may be a verb, a noun or a name is a month here."""
    name = match["month"].rstrip(".")
    is_short = len(name) <= 4 and name not in {"may", "june", "july"}
    if name not in AMBIGUOUS and not is_short:
        return True
    if match.start("month") > match.start():  # "early May"
        return True
    word = context.word_before()
    if (
        word == "and"
        and NAME_BEHIND.match(context.original, match.end())
        and not LISTED.search(context.text, 0, match.start())
    ):
        return False  # "and August Wilms" is a person
    if word == "and" and is_short:  # "Jan" after "and" is more often a person
        return match[0].endswith(".")
    return word in MONTH_PREPOSITIONS or (name in {"june", "april"} and is_followed_by_pause(match, context))


def is_followed_by_pause(match: Match[str], context: Context) -> bool:
    """Tell whether a comma, stop or bracket follows: a month ending its clause, and not a person's first name."""
    return context.text[match.end() : match.end() + 1] in {",", ".", ";", ")", ""}


def read_bc(match: Match[str], context: Context) -> Meanings:
    """480 BC, spring 479 BC: written BC0480, which covers no calendar days here."""
    value = f"BC{int(match['years']):04d}"
    if match["month"]:
        value += f"-{find_month(match['month']):02d}"
    elif match["season"]:
        value += f"-{SEASONS[match['season']]}"
    return Meaning(value)


RULES = (
    make_rule(
        "iso-date",
        "digits",
        r"(?P<year>[12]\d{3})(?P<sign>[-/])(?P<m>0\d|1[0-2])(?P=sign)(?P<d>[0-3]\d)(?:t(?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?z?)?(?!-)",
        read_iso,
    ),
    make_rule(
        "numeric-date",
        "digits",
        r"(?P<first>[0-3]?\d)(?P<sign>[/.])(?P<second>[0-3]?\d)(?P=sign)(?P<y>(?:19|20)\d\d|(?<=/)\d\d)(?![/.]?\d)",
        read_numeric,
    ),
    make_rule(
        "written-date",
        "digits month",
        r"(?:<day>-<month>|<month_ahead=month>-<day_behind=day>)-(?P<y>(?:19|20)\d\d|\d\d)(?![-/.]?\d)",
        read_written,
    ),
    make_rule(
        "month-day",
        "point quantity step weekday daypart month",
        rf"(?P<first>{{part}}{{about}}(?:<step> )?{WEEKDAY_HEAD}{DAYPART_HEAD}<month> <day>)"
        r"(?:(?:-| to | and )(?P<other><other_day=day>)(?! (?:{month}|{unit}|percent)))?"
        rf"{YEAR_TAIL}(?:,? <daypart>)?",
        read_day,
    ),
    make_rule(
        "day-month",
        "point quantity digits weekday daypart",
        rf"{{part}}{{about}}{WEEKDAY_HEAD}{DAYPART_HEAD}"
        rf"(?:the (?=\d+[a-z]))?(?P<first><day>)(?: of)?[ -]<month>{YEAR_TAIL}",
        read_day,
    ),
    make_rule(
        "days-month",
        "digits",
        rf"(?P<first><day>)(?:-| to | and )(?P<other><other_day=day>(?: of)? <month>{YEAR_TAIL})",
        read_day,
    ),
    make_rule(
        "ordinal-month",
        "the weekday",
        rf"{WEEKDAY_HEAD}{DAYPART_HEAD}the <day=ordinal> of <month>{YEAR_TAIL}",
        read_day,
    ),
    make_rule(
        "month-ordinal",
        "weekday month step",
        rf"(?:<step> )?{WEEKDAY_HEAD}<month> (?:the )?<day=ordinal>(?! (?:quarter|half|time)){YEAR_TAIL}",
        read_day,
    ),
    make_rule(
        "month",
        "point step month",
        rf"{{part}}(?:the month of )?(?:<step> )?(?:(?:early|late|mid)[- ])?<month>{YEAR_TAIL}",
        read_month,
    ),
    make_rule(
        "bc",
        "point season month digits quantity",
        r"{part}{about}(?:the )?(?:(?:early |late )?(?:\d{1,2} )?(?:<month>|<season>)(?: of)? )?"
        r"(?P<years>\d{1,4}) ?(?:bce?|b\.c\.(?:e\.)?)",
        read_bc,
    ),
)
