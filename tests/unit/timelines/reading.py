"""How the tests of the timelines read a text."""

from datetime import date

from transforms.schema.records import Document, Timex
from transforms.timelines import find_timexes

PUBLISHED = date(2024, 10, 31)  # a Thursday


def read(text: str, published: date | None = PUBLISHED, outlet: str = "") -> tuple[Timex, ...]:
    """Return the expressions of a text published on Thursday, 31 October 2024."""
    return find_timexes(Document("a", text, published, outlet=outlet))


def read_values(text: str, published: date | None = PUBLISHED, outlet: str = "") -> list[tuple[str, str]]:
    """Return words and value of each expression."""
    return [(timex.surface, timex.timex3_value) for timex in read(text, published, outlet)]
