"""Which span of time does a figure count in? A day's dead, a month's, and all dead so far are three figures."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from transforms.lexicons import load_lexicon

REPORTED = re.compile(
    r"\b(?:said|says|say|saying|told|tells|reported|reports|announced|added|confirmed|estimated|put)\b[^,.;]{0,40}$",
    re.I,
)
OF_EVENT = re.compile(r"['’]s\s(?!(?:\w+\s)?(?:tolls?|totals?|counts?|figures?|numbers?|deaths?|dead|cases)\b)", re.I)
SINCE = re.compile(r"\bsince\s(?:\w+\s){0,8}$", re.I)


class ToldDate(NamedTuple):
    """A date told in a sentence: offsets into it, and the first and last day; NULL where it is no calendar day."""

    start: int
    end: int
    begin_date: date | None
    end_date: date | None


class Window(NamedTuple):
    """What a figure counts in: the first and last day as far as they are told, and whether it adds up all so far.

    Of a total ``since`` is where it begins, if that is told, and ``until`` the day that it stood so.
    """

    since: date | None
    until: date | None
    is_total: bool


def read_window(
    sentence: str,
    clause: tuple[int, int],
    figure: tuple[int, int],
    said_from: int,
    timexes: Sequence[ToldDate],
    day: date | None,
) -> Window:
    """Return the window of the figure at ``figure`` in a sentence; all places are offsets.

    ``day`` is the day of publication, if that is known.

    A date that tells when somebody said so is none: it stands before what is said, or with a verb of saying. The day of
    an event is where a count begins that adds up: "killed by Tuesday's quake".
    """
    told = [
        one for one in timexes if one.start >= said_from and one.begin_date and not is_of_saying(sentence, one, figure)
    ]
    inside = [one for one in told if clause[0] <= one.start < clause[1]]
    found = inside or told
    chosen = found[0] if found else None
    if chosen and (SINCE.search(sentence[: chosen.start]) or OF_EVENT.match(sentence, chosen.end)):
        return Window(chosen.begin_date, None, True)
    near = sentence[max(said_from, clause[0] - 30) : clause[1]].lower()
    if compile_words("daily").search(near):
        return Window(day, day, False)
    if compile_words("totals").search(near) or (not chosen and compile_words("weak_totals").search(near)):
        return Window(None, chosen.end_date if chosen else None, True)
    return Window(chosen.begin_date, chosen.end_date, False) if chosen else Window(None, None, False)


def is_of_saying(sentence: str, timex: ToldDate, figure: tuple[int, int]) -> bool:
    """Tell whether a date belongs to a verb of saying: "said on Monday that", "on Monday the ministry said"."""
    between = sentence[timex.end : figure[0]]
    return bool(REPORTED.search(sentence[: timex.start]) or (between and REPORTED.search(between)))


@cache
def compile_words(section: str) -> re.Pattern[str]:
    """Return a pattern for the words in a section of the lexicon ``figures``."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load_lexicon('figures')[section]['words']))})\b")


def relate_windows(one: Window, other: Window, day: date, other_day: date) -> str:
    """Return ``same``, ``other`` or ``unknown`` for two windows of figures published on ``day`` and ``other_day``."""
    if one.is_total and other.is_total:
        return "other" if one.since and other.since and one.since != other.since else "same"
    if one.until and other.until:
        return "same" if one == other else "other"
    if one.is_total or other.is_total:
        return "other" if (one.until and not one.is_total) or (other.until and not other.is_total) else "unknown"
    if not one.until and not other.until:
        return "unknown"
    stated, untold = (one, other_day) if one.until else (other, day)
    assert stated.since and stated.until
    return "unknown" if (untold - stated.since).days >= 0 and (untold - stated.until).days <= 1 else "other"
