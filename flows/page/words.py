"""What codes of the tables are called on the page."""

from datetime import date, datetime
from typing import Any

FACTUALITY = {
    "CT+": "certain",
    "CT-": "certain that not",
    "PR+": "probable",
    "PR-": "probably not",
    "PS+": "possible",
    "PS-": "possibly not",
    "U": "left open",
}
"""FactBank's values: how sure the speaker is that it is so."""

DATED_BY = {
    "explicit": "the day is written out",
    "publication": "counted from the day of publication",
    "publication-default": "no day is told: the day of publication",
    "previous": "counted from a day told before it",
    "event": "counted from an event",
    "same-sentence": "told in the same sentence",
    "document-anchor": "told elsewhere in the article",
    "none": "no calendar day",
}
"""How a day was reached."""

LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "NORP": "people or party",
    "EVENT": "event",
    "MISC": "other name",
}

CHANGES = {
    "claim-denied": "Denied",
    "claim-revised": "Changed their position",
    "figure-moved": "Figures that moved",
    "article-edited": "Edited after publication",
    "article-withdrawn": "Withdrawn",
    "article-added": "New articles",
    "entity-merged": "Now one entity",
    "entity-split": "Now two entities",
    "claim-new": "New claims",
}
"""Kinds of changes, in the order in which an editor wants them."""

CONFLICTS = {
    "numeric": "figures differ",
    "denial": "denied",
    "polarity": "one says so, one says not",
    "position": "changed position",
    "update": "figure moved",
}

DATE_SOURCES = {
    "json-ld": "the page's structured data",
    "meta": "the page's metadata",
    "given": "the archive it came in",
    "text": "its text",
    "url": "its address",
    "capture": "the day it was fetched",
}


def write_day(value: date | datetime | None) -> str:
    """Return a day as an editor writes it: 2 November 2024."""
    return f"{value.day} {value:%B} {value.year}" if value else "undated"


def write_moment(value: datetime | None) -> str:
    """Return a moment of UTC to the minute."""
    return f"{write_day(value)}, {value:%H:%M} UTC" if value else "not known"


def write_number(value: Any) -> str:
    """Return a number with its thousands parted, without a fraction it does not have; an en dash for none."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.1f}"


def write_count(n: int, one: str, many: str = "") -> str:
    """Return how many of something there are: 1 article, 2 articles."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
