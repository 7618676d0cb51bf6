"""What holds of every row of a table, declared once: audited where rows are made, and in the DuckDB file."""

from dataclasses import dataclass
from typing import NamedTuple


class SpanColumns(NamedTuple):
    """The columns that hold a stretch of the article's text: its offsets, and the characters themselves if kept."""

    start: str
    end: str
    text: str | None = None


class Reference(NamedTuple):
    """Columns whose values are the key of a row of ``table`` (a list column: of several); NULL refers to none."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds of every row of a table and is audited.

    ``ranges``: columns whose values ascend, NULL aside. ``forms``: a regular expression for the whole of a column.
    ``pieces``: a list column of spans within the stretch before it. ``is_sequence``: spans follow each other.
    """

    spans: tuple[SpanColumns, ...] = ()
    pieces: tuple[tuple[str, SpanColumns], ...] = ()
    references: tuple[Reference, ...] = ()
    ranges: tuple[tuple[str, ...], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    is_sequence: bool = False


NO_RULES = Rules()


SURFACE = SpanColumns("start_char", "end_char", "surface")
SOURCE, CUE, CONTENT = (
    SpanColumns(f"{part}_start_char", f"{part}_end_char", f"{part}_text") for part in ("source", "cue", "content")
)
CLOCK = r"T(MO|MI|AF|EV|NI|DT|([01]\d|2[0-4]|XX)(:?([0-5]\d|XX)){0,2}(Z|[+-]\d\d(:?\d\d)?)?)"
AMOUNT = r"(\d+(\.\d+)?|X)"
TIMEX3 = (
    r"PAST_REF|PRESENT_REF|FUTURE_REF|T(MO|MI|AF|EV|NI|DT|([01]\d|2[0-4]|XX)(:([0-5]\d|XX)){0,2})"
    r"|(BC)?[\dX]{1,4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?"
    rf"|-W(0[1-9]|[1-4]\d|5[0-3]|XX)(-([1-7X]|WE))?|-(SP|SU|FA|WI|[QH][1-4X]))?({CLOCK})?"
    rf"|P(({AMOUNT}(L|ML|C|CE|E|DE|DT|Y|QU?|SP|SU|FA|WI|M|WE|W|D|MO|MI|AF|EV|NI))+(T({AMOUNT}(H|M|S|MO|AF|EV|NI|DT))+)?"
    rf"|T({AMOUNT}(H|M|S|MO|AF|EV|NI|DT))+)"
)
"""Forms of a TIMEX3 value (TimeML 1.2.1): a date, week or part of a year, with a time or part of the day; a reference
to past, present or future; a duration or its repetition."""
EDTF_DATE = r"Y?-?[\dX]{4,}(-(0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?"
EDTF = rf"{EDTF_DATE}|({EDTF_DATE}|\.\.)?/({EDTF_DATE}|\.\.)?"
"""Forms of an EDTF value (ISO 8601-2:2019, levels 0 to 2): year, month or season, day, digits possibly X, qualified or
not; alone or as an interval, which may be open."""


def refer(table: str, *columns: str) -> tuple[Reference, ...]:
    """Return the references of some columns, each to a row of the table."""
    return tuple(Reference((column,), table) for column in columns)


OF_ARTICLE = refer("articles", "article_id")
OF_SENTENCE = (*OF_ARTICLE, Reference(("article_id", "sentence_no"), "sentences"))

RULES = {
    "articles": Rules(references=refer("articles", "story_id", "version_of")),
    "sentences": Rules(references=OF_ARTICLE, spans=(SpanColumns("start_char", "end_char"),), is_sequence=True),
    "mentions": Rules(
        references=(*OF_SENTENCE, *refer("names", "name_id"), *refer("entities", "entity_id")), spans=(SURFACE,)
    ),
    "claims": Rules(
        references=(*OF_SENTENCE, *refer("mentions", "speaker_mention_id"), *refer("claims", "parent_claim_id")),
        spans=(SOURCE, CUE, CONTENT),
        pieces=(("content_spans", CONTENT),),
    ),
    "claim_quantities": Rules(
        references=(*OF_ARTICLE, *refer("claims", "claim_id")), spans=(SURFACE,), ranges=(("low", "value", "high"),)
    ),
    "timexes": Rules(
        references=OF_ARTICLE,
        spans=(SURFACE,),
        ranges=(("begin_date", "end_date"),),
        forms=(("timex_type", "DATE|TIME|DURATION|SET"), ("timex3_value", TIMEX3), ("edtf", EDTF)),
    ),
    "events": Rules(
        references=(*OF_SENTENCE, *refer("timexes", "timex_id"), *refer("mentions", "mention_ids")),
        spans=(SpanColumns("start_char", "end_char", "trigger"),),
        ranges=(("date_begin", "date_end"),),
    ),
    "fingerprints": Rules(references=OF_ARTICLE),
    "search_terms": Rules(references=OF_ARTICLE),
    "entities": Rules(ranges=(("first_date", "last_date"),)),
    "entity_aliases": Rules(references=(*refer("entities", "entity_id"), *refer("names", "name_id"))),
    "entity_outlets": Rules(references=refer("entities", "entity_id")),
    "names": Rules(references=refer("entities", "entity_id")),
    "name_blocks": Rules(references=refer("names", "name_id")),
    "name_links": Rules(references=refer("names", "name_id", "other_name_id")),
    "claim_keys": Rules(references=refer("claims", "claim_id", "same_as")),
    "figure_keys": Rules(references=(*OF_ARTICLE, *refer("claims", "claim_id"))),
    "claim_links": Rules(references=refer("claims", "claim_id", "other_claim_id")),
    "claim_groups": Rules(references=refer("claims", "claim_id", "claim_group_id")),
    "claim_conflicts": Rules(references=refer("claims", "claim_id", "other_claim_id")),
    "dated_sentences": Rules(references=(*OF_ARTICLE, *refer("timexes", "timex_id"))),
    "dated_mentions": Rules(references=(*OF_ARTICLE, *refer("entities", "entity_id"))),
    "timeline": Rules(
        references=(*OF_ARTICLE, *refer("entities", "entity_id"), *refer("timexes", "timex_id")),
        spans=(SpanColumns("start_char", "end_char", "sentence"),),
    ),
}
"""What every row keeps to, by table. Rows read from an article are held to it where they are made, too."""
