"""Durations and sets."""

import re
from re import Match

from transforms.timelines.context import Context
from transforms.timelines.lexicon import SETS, TIME, WEEKDAYS, find_unit
from transforms.timelines.meaning import Meaning
from transforms.timelines.numbers import read_number
from transforms.timelines.patterns import join_words
from transforms.timelines.rule import Meanings, make_rule
from transforms.timelines.rules.dates import find_month
from transforms.timelines.values import format_duration

AGE = r"(?![- ]olds?\b)(?! of age)(?!-plus)"
RATE = re.compile(rf"(?:[$€£]|\d|{join_words(TIME['heads']['rates'])})(?: [a-z]+)?(?: [a-z]+)? $")
# "two days after the strike": counted from an event, which has no date here yet
EVENT_BESIDE = re.compile(r" (?:after|before|following) (?:the|a|an|his|her|its|their)(?!\w)")
RATE_REACH = 36
COUNT_TAIL = rf"(?:{join_words(TIME['heads']['kinds'])})"
STEP_HEAD = rf"(?:the |these |those |this )?(?:{join_words(TIME['heads']['steps'])}) "
BARE_PREPOSITIONS = frozenset(TIME["neighbours"]["before_bare_units"])


def read_duration(match: Match[str], context: Context) -> Meanings:
    """Two years, about 18 months, the first nine months, a few days; refused for rates and ages."""
    unit = find_unit(match["unit"])
    if context.is_capitalized(match.start("unit")) and not context.original[match.start()].isalpha():
        return None  # a name: "60 Minutes"
    anchor = "event" if EVENT_BESIDE.match(context.text, match.end()) else "none"
    if match["vague"]:
        return Meaning(format_duration(None, unit), "DURATION", anchor)
    number = read_number(match["number"])
    is_article = match["number"] in {"a", "an"}
    if is_article and is_rate(context):
        return None
    if unit == "S" and (is_article or number < 2):
        return None
    if (
        unit == "WE"
        or (unit == "Q" and (number < 2 or context.text[match.end() : match.end() + 3] == " of"))
        or (number >= 1900 and not match["unit"].endswith("s"))
    ):
        return None
    return Meaning(format_duration(number, unit), "DURATION", anchor)


def is_rate(context: Context) -> bool:
    """Tell whether figures before "a year" make it a rate: $5 a share a year, twice a day."""
    return bool(RATE.search(context.text[max(0, context.start - RATE_REACH) : context.start]))


def read_hyphenated(match: Match[str], context: Context) -> Meanings:
    """Ten-year, two-day-long, several-month."""
    unit, figure = find_unit(match["unit"]), match["amount"]
    if figure in {"several", "multi"}:
        return Meaning(format_duration(None, unit), "DURATION", "none")
    number = 0.5 if figure == "half" else read_number(figure)
    if unit in {"S", "WE", "Q"} or number >= 1900:
        return None
    return Meaning(format_duration(number, unit), "DURATION", "none")


def read_range(match: Match[str], context: Context) -> Meanings:
    """Two to three weeks, 12 to 18 months: the lower bound, the upper one as an alternative."""
    unit = find_unit(match["unit"])
    low, high = (format_duration(read_number(match[end]), unit) for end in ("low", "high"))
    return Meaning(low, "DURATION", "none", 0.7, (high,))


def read_bare_units(match: Match[str], context: Context) -> Meanings:
    """Years, weeks, hours: only behind a word that measures ("for years", "took weeks")."""
    before = context.text[max(0, context.start - 1) : context.start]
    if match["long"] or context.word_before() in BARE_PREPOSITIONS or (not before.strip() and context.start == 0):
        return Meaning(format_duration(None, find_unit(match["units"])), "DURATION", "none", 0.7)
    return None


def read_stepped_units(match: Match[str], context: Context) -> Meanings:
    """The past year or so, the last half decade, the past couple of years."""
    unit = find_unit(match["unit"])
    if unit == "WE":
        return None
    number = {"couple of": 2.0, "dozen": 12.0, "half-dozen": 6.0}.get(match["amount"])
    return Meaning(format_duration(number, unit), "DURATION", "none", 0.85)


def read_and_half(match: Match[str], context: Context) -> Meanings:
    """A year and a half, an hour and a half."""
    number = 1.0 if match["number"] in {"a", "an"} else read_number(match["number"])
    return Meaning(format_duration(number + 0.5, find_unit(match["unit"])), "DURATION", "none")


def read_every(match: Match[str], context: Context) -> Meanings:
    """Every day, each month, every two years, every Monday, each July."""
    if match["weekday"]:
        return Meaning(f"XXXX-WXX-{WEEKDAYS[match['weekday']] + 1}", "SET", "none")
    if match["month"]:
        return Meaning(f"XXXX-{find_month(match['month']):02d}", "SET", "none")
    unit = find_unit(match["unit"])
    if unit in {"S", "L"}:
        return None
    number = read_number(match["number"]) if match["number"] else 2.0 if match["other"] else 1.0
    return Meaning(format_duration(number, unit), "SET", "none")


def read_frequency(match: Match[str], context: Context) -> Meanings:
    """Once a day, three times per week."""
    return Meaning(format_duration(1, find_unit(match["one_unit"])), "SET", "none")


def read_weekdays(match: Match[str], context: Context) -> Meanings:
    """Mondays, Sunday nights."""
    weekday = WEEKDAYS[match["weekday"]] + 1
    tail = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}.get(match["part"] or "", "")
    return Meaning(f"XXXX-WXX-{weekday}{tail}", "SET", "none")


def read_set(match: Match[str], context: Context) -> Meanings:
    """Daily, weekly, annually; refused behind the figures of a rate: 10,000 units annually."""
    return None if is_rate(context) else Meaning(SETS[match["set"]], "SET", "none", 0.8)


RULES = (
    make_rule(
        "duration",
        "quantity number vague step ordinal",
        rf"{{about}}(?:{STEP_HEAD})?(?:the )?{{about}}"
        rf"(?:<vague>|<number>) (?:{COUNT_TAIL} )?(?:of the (?:last|past) )?<unit>"
        rf"(?: or so| or more| or two)?(?!-){AGE}",
        read_duration,
    ),
    make_rule(
        "hyphenated-duration",
        "quantity number",
        rf"{{about}}(?P<amount>{{figure}}|half|several|multi)-<unit>(?:-long| long)?{AGE}",
        read_hyphenated,
    ),
    make_rule(
        "duration-range",
        "step number quantity",
        rf"{{about}}(?:{STEP_HEAD})?<low=number>(?: to |-| or )<high=number> <unit>{AGE}",
        read_range,
    ),
    make_rule(
        "reported-year",
        "the",
        r"the (?:fiscal )?year(?= (?:ended|ending|to) )",
        lambda match, context: Meaning("P1Y", "DURATION", "none", 0.8),
    ),
    make_rule(
        "bare-units",
        "unit",
        r"<units>(?: (?:or|and) {units})?(?P<long>-long)?(?! (?:old|ago|later|earlier))",
        read_bare_units,
    ),
    make_rule(
        "stepped-units",
        "step",
        rf"{STEP_HEAD}(?P<amount>few|several|many|couple of|dozen|half-dozen)(?: more)? <unit>(?: or so)?",
        read_stepped_units,
    ),
    make_rule(
        "bounded-units",
        "the step",
        r"the (?:following|ensuing|intervening|succeeding|subsequent|early|final|last|first|coming) <units>(?! of)",
        lambda match, context: Meaning(format_duration(None, find_unit(match["units"])), "DURATION", "none", 0.7),
    ),
    make_rule(
        "unit-and-half",
        "quantity number",
        r"{about}<number> <unit> and a half",
        read_and_half,
    ),
    make_rule(
        "every",
        "each",
        r"(?:each|every) (?:(?P<other>other) |single |<number> )?(?:<unit>|<weekday>|<month>)",
        read_every,
    ),
    make_rule(
        "frequency",
        "frequency number vague",
        r"(?:once|twice|(?:{figure}|several|many) times) (?:a|an|each|every|per) <one_unit>",
        read_frequency,
    ),
    make_rule(
        "weekdays", "weekday weekdays", r"<weekday>(?:s| (?P<part>mornings|afternoons|evenings|nights))", read_weekdays
    ),
    make_rule("set", "set", r"<set>", read_set),
)
