"""Years, decades, centuries, seasons, quarters and halves."""

import re
from re import Match

from transforms.timelines.context import Context, move_year
from transforms.timelines.lexicon import DECADES, SEASONS, TIME
from transforms.timelines.meaning import Meaning
from transforms.timelines.numbers import read_ordinal, read_spelled_year
from transforms.timelines.patterns import join_words
from transforms.timelines.rule import Meanings, make_rule
from transforms.timelines.rules.choose import choose_quarter, choose_season
from transforms.timelines.rules.dates import MODERN, REQUIRED_TAIL, YEAR_STEPS, YEAR_TAIL, read_year_tail, step_year
from transforms.timelines.values import SEASON_MONTHS, shift

WINTER_END = 2  # February
OLD, FAR = 1600, 2100  # numbers beyond these are years only behind a preposition
LONG_AGO = frozenset({"in", "of", "since", "from"})  # behind others, "shortly after 1100", a clock's hours and minutes
YEAR_PREPOSITIONS = frozenset(TIME["neighbours"]["before_year"])
DETERMINER = re.compile(rf"(?<!\w){join_words(TIME['neighbours']['determiners'])} $")
DETERMINER_REACH = 8
NO_YEAR_BEFORE = frozenset(TIME["neighbours"]["before_number"])
COUNTED = re.compile(
    r"[ -](?:(?:[a-z]+ )?(?:people|men|women|children|troops|percent|million|billion|feet|[a-z]{3,}[^s\W]s)(?!\w)"
    r"|per cent|pc\b|hp\b|cc\b|km\b|kg\b|mph\b|mw\b|%)"
)
QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
HALVES = {"first": 1, "early": 1, "second": 2, "last": 2, "latter": 2, "1st": 1, "2nd": 2}


def read_year(match: Match[str], context: Context) -> Meanings:
    """2023, early 2023, fiscal 2023, 1914-18 (two expressions); refused where the number counts something."""
    year = int(match["year"])
    if not is_year(match, year, context):
        return None
    if not match["to"]:
        return Meaning(f"{year:04d}")
    until = match["to"] if len(match["to"]) == 4 else match["year"][:2] + match["to"]
    if int(until) <= year:
        return Meaning(f"{year:04d}", group="from")
    return Meaning(f"{year:04d}", group="from"), Meaning(until, group="to")


def is_year(match: Match[str], year: int, context: Context) -> bool:
    """Tell whether a number of four digits is a year here and not an amount or a name's number."""
    lead = context.text[match.start() : match.start("year")]  # "early", "the year", "shortly after"
    word = lead.split()[-1] if lead.endswith(("after ", "before ")) else context.word_before()
    if year < OLD and year % 100 < 60 and word not in LONG_AGO and "year" not in lead:
        return False
    if lead:
        return True
    before, after = context.text[match.start() - 1 : match.start()], context.text[match.end() : match.end() + 1]
    if (before and before in "$€£#.,:+&") or (after and after in "%/°"):
        return False
    if DETERMINER.search(context.text[max(0, match.start() - DETERMINER_REACH) : match.start()]):
        return True
    if word in NO_YEAR_BEFORE:
        return False
    if word in YEAR_PREPOSITIONS:
        return not COUNTED.match(context.text, match.end()) or (OLD <= year < FAR and word in {"in", "of", "since"})
    return OLD <= year < FAR and not COUNTED.match(context.text, match.end())


def read_short(match: Match[str], context: Context) -> Meanings:
    """'98 behind a preposition."""
    if context.word_before() not in YEAR_PREPOSITIONS | {"class"}:
        return None
    return Meaning(guess_century(int(match["two_digits"]), context), certainty=0.8)


def guess_century(short: int, context: Context) -> str:
    """Return the year ending in ``short`` that is the latest not after the publication year."""
    this_year = context.published.year if context.published else 2000
    year = this_year // 100 * 100 + short
    return f"{year - 100 if year > max(this_year, 99) else year:04d}"


def read_decade(match: Match[str], context: Context) -> Meanings:
    """The 1990s, the '90s, the early nineties: 199; refused in "her early thirties"."""
    if match["years"]:
        return Meaning(match["years"][:3])
    if match["short_years"]:
        return Meaning(guess_century(int(match["short_years"]), context)[:3], certainty=0.85)
    if not match[0].startswith("the "):
        return None
    decade = 190 + int(DECADES[match["decade"]])
    while context.published and context.published.year < MODERN and decade > context.published.year // 10:
        decade -= 10
    return Meaning(f"{decade}", certainty=0.8)


def read_century(match: Match[str], context: Context) -> Meanings:
    """The 20th century: 19; the fourth century BC: BC03. There is no 0th."""
    number = read_ordinal(match["nth"] or match["ordinal"]) - 1
    return Meaning(f"{'BC' if match['bc'] else ''}{number:02d}") if number >= 0 else None


def read_season(match: Match[str], context: Context) -> Meanings:
    """Summer 2024, last winter, the spring; the verbs and nouns "spring", "fall" are refused."""
    season = match["season"]
    tail = read_year_tail(match, context)
    if tail:
        return Meaning(f"{tail[0]:04d}-{SEASONS[season]}", anchor=tail[1])
    base, anchor = context.reference()
    if match["step"] and base:
        month = SEASON_MONTHS[SEASONS[season]]
        winter_began = 1 if season == "winter" and base.month <= WINTER_END else 0  # in the year before
        year = step_year(match["step"], month, base.year, base.month) - winter_began
        return Meaning(f"{year:04d}-{SEASONS[season]}", anchor=anchor, certainty=0.85)
    return choose_season(season, context) if is_season(match, context) else None


def is_season(match: Match[str], context: Context) -> bool:
    """Tell whether a bare season word is a time here: behind a preposition, or with an article that none follows."""
    if match["season"] in {"fall", "spring"}:
        has_article = match["article"] and context.text[match.end() : match.end() + 3] != " of"
        return context.word_before() == "in" or bool(has_article and context.word_before() in YEAR_PREPOSITIONS)
    return bool(match["article"]) or context.word_before() in YEAR_PREPOSITIONS | {"this", "last", "next"}


def read_quarter(match: Match[str], context: Context) -> Meanings:
    """The third quarter, last year's first quarter, Q3 2024, fiscal second quarter."""
    groups = match.groupdict()
    quarter = int(groups.get("digit") or groups.get("digit_first") or 0) or QUARTERS[match["nth_quarter"]]
    step = groups.get("owner") or groups.get("year_step")
    base, anchor = context.reference()
    if groups.get("year") or groups.get("own_year"):
        return Meaning(f"{int(groups.get('year') or match['own_year']):04d}-Q{quarter}")
    if step and base:
        return Meaning(f"{base.year + QUARTER_OWNERS.get(step, YEAR_STEPS.get(step, 0)):04d}-Q{quarter}", anchor=anchor)
    return choose_quarter(quarter, context)


QUARTER_OWNERS = {"last year's": -1, "this year's": 0, "next year's": 1, "year-ago": -1, "year-earlier": -1}


def read_half(match: Match[str], context: Context) -> Meanings:
    """The first half of 2023, the second half of last year: 2023-H1."""
    half = HALVES[match["nth_half"]]
    tail = read_year_tail(match, context)
    if tail:
        return Meaning(f"{tail[0]:04d}-H{half}", anchor=tail[1])
    base, anchor = context.reference()
    return Meaning(f"{base.year:04d}-H{half}", anchor=anchor, certainty=0.8) if base else None


def read_period_before(match: Match[str], context: Context) -> Meanings:
    """The quarter, the latest period, the year-ago quarter: the quarter spoken of, or the same a year before."""
    base, _ = context.reference()
    current = context.last_period if "Q" in context.last_period else shift(base, "Q", -1)
    is_year_before = bool(match["year_ago"]) and current[:4].isdigit()
    value = move_year(current, -1) if is_year_before else current
    return Meaning(value, anchor="previous" if context.last_period else "publication", certainty=0.7)


def read_owned_period(match: Match[str], context: Context) -> Meanings:
    """The 1988 quarter, the 1988 period: that year's quarter of the one the text speaks of."""
    if context.last_period:
        return Meaning(match["year"] + context.last_period[4:], anchor="previous", certainty=0.8)
    return Meaning(match["year"], certainty=0.7)


def read_spelled(match: Match[str], context: Context) -> Meanings:
    """Nineteen ninety-seven."""
    return Meaning(f"{read_spelled_year(match['spelled_year']):04d}")


def is_period(match: Match[str], context: Context) -> bool:
    """Tell whether "the quarter" or "the period" is a quarter of a year: said so, or one was spoken of before."""
    if match["year_ago"] or match[0].startswith("the latest"):
        return True
    return match[0] == "the quarter" and context.word_before() in {"in", "for", "during", "of", "end", "ended", "over"}


RULES = (
    make_rule(
        "year",
        "point fiscal digits quantity unit",
        r"{part}{about}(?:(?:the )?years? |year-|(?:calendar|fiscal|financial|academic)(?: year)? |post-|pre-)?"
        r"(?P<from><year>)(?:[-/](?P<to>\d{4}|\d\d)(?!\d|-\d))?(?!'?s\b|-\d|[-/]\d{3})",
        read_year,
    ),
    make_rule(
        "spelled-year",
        "point spelled-year",
        r"{part}(?:the year )?<spelled_year>(?! (?:{units}|dollars|people|troops|men|miles|hundred|percent))",
        read_spelled,
    ),
    make_rule("short-year", "digits", r"(?<=')<two_digits>(?!'?s)", read_short),
    make_rule(
        "decade",
        "point digits decade",
        r"{part}(?:the )?(?:(?:early|late|mid|middle|later)[ -](?:to[ -](?:late|mid)[ -])?)?"
        r"(?:(?P<years>(?:1\d|20)\d0)'?s|'(?P<short_years>\d0)'?s|<decade>)",
        read_decade,
    ),
    make_rule(
        "century",
        "point digits ordinal",
        r"{part}(?:the )?(?:(?:early|late|mid)[ -])?(?:<nth>|<ordinal>)[ -]centur(?:y|ies)(?P<bc> (?:bce?|b\.c\.))?",
        read_century,
    ),
    make_rule(
        "season",
        "point step season",
        rf"{{part}}(?:(?P<article>the )?(?:(?:early|late|mid)[- ])?)(?:<step> )?<season>{YEAR_TAIL}"
        r"(?! (?:olympics?|games|short|apart|behind|out|back|through|off|over|school|break))",
        read_season,
    ),
    make_rule(
        "quarter",
        "point step fiscal ordinal digits",
        r"{part}(?:the (?!\w+-quarter))?"
        r"(?:(?P<owner>(?:last|this|next) year's|year-ago|year-earlier) |<own_year=year>(?:'s)? )?"
        r"(?:fiscal[- ])?(?P<nth_quarter>first|second|third|fourth|final|1st|2nd|3rd|4th)(?:[- ]fiscal)?[- ]quarters?"
        r"(?:(?:,? of|,? in|,)?(?: the)?(?: fiscal(?: year)?)? <year>|(?: of)? (?P<year_step>last|this|next) year)?",
        read_quarter,
    ),
    make_rule(
        "quarter-code",
        "digits quarter-code",
        r"(?:q(?P<digit>[1-4])|(?P<digit_first>[1-4])q)(?:[ ,/-]*(?P<year>(?:19|20)\d\d))?",
        read_quarter,
    ),
    make_rule(
        "half-code",
        "quarter-code",
        r"h(?P<half>[12])[ ,/-]{1,2}<year>",
        lambda match, context: Meaning(f"{match['year']}-H{match['half']}"),
    ),
    make_rule(
        "half",
        "point step ordinal",
        r"(?:the )?(?:fiscal )?(?P<nth_half>first|second|last|latter|1st|2nd)[- ]half"
        rf"(?: of(?: the)?{REQUIRED_TAIL}| of the year)",
        read_half,
    ),
    make_rule(
        "period",
        "step the unit",
        r"(?:the |its )?(?:latest |(?:comparable |same |corresponding )?(?P<year_ago>year-(?:ago|earlier)) )?"
        r"(?:quarter|period)(?!-|s)",
        lambda match, context: read_period_before(match, context) if is_period(match, context) else None,
    ),
    make_rule(
        "year-ago",
        "unit a",
        r"year-(?P<year_ago>ago|earlier)(?= [a-z])",
        read_period_before,
    ),
    make_rule(
        "owned-period",
        "step the digits",
        r"(?:the )?<year> (?:quarter|period)",
        read_owned_period,
    ),
)
