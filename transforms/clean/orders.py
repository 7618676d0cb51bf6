"""Which comes first in a date of digits alone, such as 03/04/2019: the day or the month.

The numbers of one date may not tell. Then other dates do: of the page, of the file that a row stands in; else language
and country of the outlet. Where nothing tells, both readings stay open.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from transforms.clean.moments import NUMERIC, Moment
from transforms.clean.urls import name_country
from transforms.language import UNDETERMINED
from transforms.lexicons import load_words

DAY, MONTH = "day", "month"
BESIDE = timedelta(days=1)
"""How far apart two dates of one event may be: of publication in two zones, or of the next day's update."""
REGION = re.compile(r"[-_]([A-Za-z]{2})\b")
COUNTRY = re.compile(r"[a-z]{2}")
ENGLISH = ("en", UNDETERMINED)


def read_order(texts: Iterable[str]) -> str:
    """Return what comes first in those dates of ``texts`` that can be read in one way only: ``day``, ``month``, or an
    empty string where there is none or they differ."""
    firsts = {tell_first(match) for text in texts for match in NUMERIC.finditer(text)} - {""}
    return firsts.pop() if len(firsts) == 1 else ""


def tell_first(match: re.Match[str]) -> str:
    """Return what must come first in a date of digits; empty where both can, and between dots, where it is the day."""
    first, second = int(match["day"]), int(match["month"])
    if match["mark"] == "." or min(first, second) > 12 or max(first, second) > 31:
        return ""
    return DAY if first > 12 else MONTH if second > 12 else ""


def guess_order(language: str, tag: str, url: str) -> str:
    """Return what comes first where a document is from: ``day``, ``month``, or an empty string where both may.

    ``language`` is that of its text, ``tag`` what it states of itself (``en-GB``). Only English puts the month first.
    """
    if language not in ENGLISH:
        return DAY
    country, region = name_country(url), REGION.search(tag)
    stated = tell_country(country) if COUNTRY.fullmatch(country) or country in ("gov", "mil", "edu") else ""
    return stated or (tell_country(region[1].lower()) if region else "")


def tell_country(country: str) -> str:
    """Return what comes first in a country, by the last label of its addresses; empty where both may."""
    if country in load_words("date_orders", "month_first"):
        return MONTH
    return "" if country in load_words("date_orders", "either") else DAY


def compare_order(open_: Sequence[Moment], sure: Iterable[date], captured_at: date | None) -> str:
    """Return the order in which dates of two readings go with the other dates of their page: one reading lies after
    the page's capture, or beside a date that is sure while the other does not; empty where this does not tell."""
    days = list(sure)
    for moment in open_:
        readings = {DAY: moment.day, MONTH: moment.other.day if moment.other else moment.day}
        possible = [order for order, day in readings.items() if not captured_at or day - captured_at <= BESIDE]
        fitting = [order for order in possible if any(abs(readings[order] - day) <= BESIDE for day in days)]
        for orders in (possible, fitting):
            if len(orders) == 1:
                return orders[0]
    return ""


def settle(moment: Moment, order: str) -> Moment:
    """Return the reading of a moment in which ``order`` comes first; with both where that is empty."""
    return moment.read_as(order == MONTH) if order else moment
