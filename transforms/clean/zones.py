"""Zones of the clock by the names that bylines give them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from transforms.lexicons import load_lexicon


@cache
def write_pattern() -> str:
    """Return the pattern of a zone behind a time of day, as the group ``zone``: an offset, UTC, a name. Abbreviations
    count in capitals only, as some are words of other languages."""
    lexicon = load_lexicon("zones")
    elsewhere = {name for named in lexicon["countries"].values() for name in named}
    names = {*lexicon["offsets"], *lexicon["places"], *elsewhere}
    short = "|".join(sorted((name.upper() for name in names if " " not in name), key=lambda name: (-len(name), name)))
    long = "|".join(name.replace(" ", r"\s+") for name in sorted(names) if " " in name)
    offset = r"(?:(?:UTC|GMT)\s?)?[+-]\d{1,2}:?(?:\d{2})?"
    return rf"\(?(?P<zone>{offset}|(?:Z|UTC|GMT|(?-i:{short})|{long})(?!\w))?"


def find_zone(name: str, country: str) -> tzinfo:
    """Return the zone that ``name`` writes: an offset (+02:00, -0500, GMT+2), an abbreviation or a name, which may mean
    another place in a ``country`` (as web addresses end). UTC for an empty or unknown one."""
    lexicon = load_lexicon("zones")
    folded = " ".join(name.split()).lower()
    place = lexicon["countries"].get(country, {}).get(folded) or lexicon["places"].get(folded)
    try:
        return ZoneInfo(place) if place else timezone(read_offset(lexicon["offsets"].get(folded, name)))
    except ZoneInfoNotFoundError:  # a machine without the table of zones
        return UTC


def read_offset(zone: str) -> timedelta:
    """Return the offset that ``zone`` writes in digits; none for one without."""
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return timedelta()
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return timedelta(hours=hours, minutes=minutes) * (-1 if "-" in zone else 1)


def to_utc(local: datetime, zone: str, country: str) -> datetime:
    """Return a time of a clock without zone as the instant in UTC."""
    return local.replace(tzinfo=find_zone(zone, country)).astimezone(UTC)
