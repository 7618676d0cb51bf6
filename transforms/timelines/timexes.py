"""Temporal expressions in text: TIMEX3 (TimeML 1.2.1) with the days they cover."""

import re

from transforms.identifiers import make_row_id
from transforms.schema.records import Document, Timex
from transforms.timelines.context import read_document
from transforms.timelines.edtf import write_edtf
from transforms.timelines.lexicon import MODIFIERS
from transforms.timelines.meaning import Meaning
from transforms.timelines.patterns import join_words
from transforms.timelines.scan import scan
from transforms.timelines.values import cover

MODIFIER = re.compile(rf"{join_words(MODIFIERS)}(?![\w])")
MODIFIERS_OF_POINTS = {  # the names quantity modifiers take where they bound a point in time: "more than a year ago"
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Return the temporal expressions of a document, in text order and without overlap.

    Relative ones are resolved against ``document.published_date`` (in histories: the expression before); without it
    their values have X where it would be needed. ``document.outlet`` tells the order of 3/4/2024.
    """
    context = read_document(document)
    return tuple(make_timex(document, context.text, start, end, reading) for start, end, reading in scan(context))


def make_timex(document: Document, text: str, start: int, end: int, reading: Meaning) -> Timex:
    """Return the row of one expression; ``text`` is the document's as rules read it."""
    modifier = find_modifier(text[start:end], reading.timex_type)
    days = cover(reading.value)
    return Timex(
        article_id=document.article_id,
        timex_id=make_row_id(document.article_id, "t", start, end),
        start_char=start,
        end_char=end,
        surface=document.text[start:end],
        timex_type=reading.timex_type,
        timex3_value=reading.value,
        begin_date=days.begin if days else None,
        end_date=days.end if days else None,
        precision=days.precision if days else None,
        modifier=modifier,
        anchor=reading.anchor,
        edtf=write_edtf(reading.value, modifier),
        certainty=reading.certainty,
        alternatives=reading.alternatives,
    )


def find_modifier(words: str, timex_type: str) -> str | None:
    """Return the TIMEX3 ``mod`` that the words of an expression begin with."""
    match = MODIFIER.match(words)
    if match is None:
        return None
    name = MODIFIERS[match[0]]
    return name if timex_type in {"DURATION", "SET"} else MODIFIERS_OF_POINTS.get(name, name)
