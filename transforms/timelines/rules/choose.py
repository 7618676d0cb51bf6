"""Which year a day, month or quarter without one lies in: the nearest, on the side of the clause's tense."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from transforms.timelines.context import Context
from transforms.timelines.lexicon import SEASONS, TIME
from transforms.timelines.meaning import Meaning
from transforms.timelines.patterns import compile_pattern, join_words
from transforms.timelines.values import SEASON_MONTHS, Interval, cover, format_month, make_day

WRONG_SIDE = {"past": 220, "future": 220, None: 60}  # days that lying on the other side of the tense counts as
QUARTER_WRONG_SIDE = 150  # reports speak of the quarter just ended in any tense
SURE, LIKELY, GUESSED = 0.9, 0.8, 0.6
# "in April and June 1955", "28 February to 3 March 1956": the year behind the second month is the first one's too.
SHARED_YEAR = compile_pattern(
    r"(?:-|/| and | or | to )(?:the )?(?:early |late |mid-)?(?:{day} )?(?:{month}|{season})(?: {day})?(?:,? | of )"
    r"({year})"
)
NAMED_BEHIND = re.compile(rf" (?:{join_words(TIME['named_day_words']['behind'])})(?!\w)")
LIMITS = frozenset({"by", "until", "till", "through"})  # before a day to come
ANNIVERSARY = 30  # days around it in which a lasting day without its year may be this year's
FORWARD_MONTHS, BACKWARD_MONTHS = 7, 9  # in a history the next date mentioned usually lies after the one before


def choose_day(month: int, day: int, context: Context) -> Meaning | None:
    """Return the reading of a day of the year, None when there is no such day in any."""
    if make_day(2000, month, day) is None:
        return None
    if lasting := find_lasting(month, day, context):
        return Meaning(lasting, certainty=SURE)
    return choose_year(lambda year: f"{year:04d}-{month:02d}-{day:02d}", month, context)


def find_lasting(month: int, day: int, context: Context) -> str | None:
    """Return the day that one without its year still means long after, the September 11 attacks, or None."""
    value, published = TIME["lasting_days"].get(f"{month:02d}-{day:02d}"), context.published
    if value is None or published is None or published <= date.fromisoformat(value):
        return None
    if NAMED_BEHIND.match(context.text, context.end):
        return str(value)
    if context.is_narrative:  # a history of other wars has Septembers of its own
        return None
    near = make_day(published.year, month, day)
    is_this_year = near is not None and abs((published - near).days) <= ANNIVERSARY
    return None if is_this_year or context.word_before() in LIMITS or context.direction() == "future" else str(value)


def choose_month(month: int, context: Context) -> Meaning:
    """Return the reading of a month named without its year."""
    return choose_year(lambda year: format_month(year, month), month, context)


def choose_quarter(quarter: int, context: Context) -> Meaning:
    """Return the reading of a quarter named without its year."""
    return choose_year(lambda year: f"{year:04d}-Q{quarter}", quarter * 3 - 1, context)


def choose_season(season: str, context: Context) -> Meaning:
    """Return the reading of a season (an English noun) named without its year."""
    code = SEASONS[season]
    return choose_year(lambda year: f"{year:04d}-{code}", SEASON_MONTHS[code] % 12 + 1, context)


def choose_year(write: Callable[[int], str], month: int, context: Context) -> Meaning:
    """Return the reading whose value ``write`` makes of the best year; ``month`` is the middle of what is meant."""
    shared = SHARED_YEAR.match(context.text, context.end)
    if shared:
        return Meaning(write(int(shared[1])))
    if context.is_narrative and context.last_day:
        return Meaning(write(continue_year(context, context.last_day, month)), anchor="previous", certainty=LIKELY)
    published = context.published
    if published is None:
        return Meaning(f"XXXX{write(2000)[4:]}", anchor="none", certainty=GUESSED)
    direction = context.direction()
    values = [write(year) for year in range(published.year - 1, published.year + 2)]
    dated = [(value, days) for value in values if (days := cover(value))]
    ranked = rank_values(dated, published, direction)
    if not ranked:
        return Meaning(f"XXXX{write(2000)[4:]}", anchor="none", certainty=GUESSED)
    certainty = SURE if direction else LIKELY
    return Meaning(ranked[0], anchor="publication", certainty=certainty, alternatives=tuple(ranked[1:2]))


def rank_values(candidates: Iterable[tuple[str, Interval]], published: date, direction: str | None) -> list[str]:
    """Return the values, best first: near the publication date, and on the side the clause points to."""

    def weigh(candidate: tuple[str, Interval]) -> int:
        """Return the days between the interval's middle and publication, more on the side not pointed to."""
        begin, end = candidate[1].begin, candidate[1].end
        if end < published:
            distance, side = (published - begin).days // 2 + (published - end).days // 2, "past"
        elif begin > published:
            distance, side = (end - published).days // 2 + (begin - published).days // 2, "future"
        else:
            return 0
        is_right = side == (direction or "past")
        penalty = QUARTER_WRONG_SIDE if candidate[1].precision == "quarter" else WRONG_SIDE[direction]
        return distance + (0 if is_right else penalty)

    return [value for value, _ in sorted(candidates, key=weigh)]


def continue_year(context: Context, last: date, month: int) -> int:
    """Return the year of a month told after the day ``last``: stories run forward, flashbacks are short."""
    if len(context.last_value) == len("2024"):
        return last.year
    if month - last.month < -FORWARD_MONTHS:
        return last.year + 1
    if month - last.month > BACKWARD_MONTHS:
        return last.year - 1
    return last.year
