"""The tables, derived from the records: arrow schemas for the lake, DDL for DuckDB, a reference for the docs."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import pyarrow as pa

from transforms import entity_records, records, warehouse_records

SCALARS: dict[Any, tuple[pa.DataType, str]] = {
    str: (pa.string(), "VARCHAR"),
    int: (pa.int64(), "BIGINT"),
    float: (pa.float64(), "DOUBLE"),
    bool: (pa.bool_(), "BOOLEAN"),
    date: (pa.date32(), "DATE"),
    # Without a time zone in the type, so that every client shows UTC and none needs the ICU extension.
    datetime: (pa.timestamp("us"), "TIMESTAMP"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, arrow and DuckDB types, whether it may be NULL, and what it means."""

    name: str
    arrow_type: pa.DataType
    sql_type: str
    is_nullable: bool
    meaning: str


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
    """What holds of every row of a table and is audited: see ``transforms.row_audits``.

    ``ranges``: columns whose values ascend, NULL aside. ``forms``: a regular expression for the whole of a column.
    ``pieces``: a list column of spans within the stretch before it. ``is_sequence``: spans follow each other.
    """

    spans: tuple[SpanColumns, ...] = ()
    pieces: tuple[tuple[str, SpanColumns], ...] = ()
    references: tuple[Reference, ...] = ()
    ranges: tuple[tuple[str, ...], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    is_sequence: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, its key and what a row is. ``volatile`` columns differ from run to run.

    A working table is what the night compares by; analysts find it in the DuckDB schema ``work``, out of their way.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    volatile: tuple[str, ...] = ()
    rules: Rules = Rules()
    is_working: bool = False

    @property
    def full_name(self) -> str:
        """The table's name in the DuckDB file, with its schema."""
        return f"{'work' if self.is_working else 'main'}.{self.name}"

    @property
    def schema(self) -> pa.Schema:
        """The arrow schema, columns in order."""
        return pa.schema([pa.field(c.name, c.arrow_type, c.is_nullable) for c in self.columns])


def translate_type(hint: Any) -> tuple[pa.DataType, str]:
    """Return the arrow and DuckDB types of a Python type: scalar, ``tuple[T, ...]`` or a record class (a struct)."""
    if hint in SCALARS:
        return SCALARS[hint]
    if get_origin(hint) is tuple:
        arrow, sql = translate_type(get_args(hint)[0])
        return pa.list_(arrow), f"{sql}[]"
    columns = read_columns(hint)
    fields = ", ".join(f"{c.name} {c.sql_type}" for c in columns)
    return pa.struct([(c.name, c.arrow_type) for c in columns]), f"STRUCT({fields})"


def read_columns(record: type) -> tuple[Column, ...]:
    """Return the columns that a record class declares, in the order of its fields."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(read_column(f.name, hints[f.name]) for f in dataclasses.fields(record))


def read_column(name: str, hint: Any) -> Column:
    """Return the column declared by ``name: Annotated[hint, meaning]``; TypeError without a meaning."""
    if get_origin(hint) is not Annotated:
        raise TypeError(f"column {name} has no meaning: declare it as Annotated[type, 'meaning']")
    base, meaning = get_args(hint)
    is_nullable = get_origin(base) is UnionType and NoneType in get_args(base)
    inner = next(a for a in get_args(base) if a is not NoneType) if is_nullable else base
    arrow, sql = translate_type(inner)
    return Column(name, arrow, sql, is_nullable, meaning)


def declare_table(
    name: str, record: type, *key: str, volatile: tuple[str, ...] = (), rules: Rules | None = None
) -> Table:
    """Return the table whose rows are instances of ``record``, unique by ``key``."""
    meaning = (record.__doc__ or "").split("\n\n")[0].strip()
    return Table(name, meaning, key, read_columns(record), volatile, rules or Rules())


def declare_working(name: str, record: type, *key: str) -> Table:
    """Return a table of which analysts need know nothing."""
    return replace(declare_table(name, record, *key), is_working=True)


def declare_log(name: str, record: type, *key: str) -> Table:
    """Return a table that tells what each night did: how nights fell matters, so every column is volatile."""
    return declare_table(name, record, *key, volatile=tuple(column.name for column in read_columns(record)))


def index_by_name(tables: Iterable[Table]) -> dict[str, Table]:
    """Return the tables by name, in the given order."""
    return {table.name: table for table in tables}


IN_SENTENCE = Reference(("article_id", "sentence_no"), "sentences")
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

RULES = {
    "sentences": Rules(spans=(SpanColumns("start_char", "end_char"),), is_sequence=True),
    "mentions": Rules(spans=(SURFACE,), references=(IN_SENTENCE,)),
    "claims": Rules(
        spans=(SOURCE, CUE, CONTENT),
        pieces=(("content_spans", CONTENT),),
        references=(
            IN_SENTENCE,
            Reference(("speaker_mention_id",), "mentions"),
            Reference(("parent_claim_id",), "claims"),
        ),
    ),
    "claim_quantities": Rules(
        spans=(SURFACE,), references=(Reference(("claim_id",), "claims"),), ranges=(("low", "value", "high"),)
    ),
    "timexes": Rules(
        spans=(SURFACE,),
        ranges=(("begin_date", "end_date"),),
        forms=(("timex_type", "DATE|TIME|DURATION|SET"), ("timex3_value", TIMEX3), ("edtf", EDTF)),
    ),
    "events": Rules(
        spans=(SpanColumns("start_char", "end_char", "trigger"),),
        references=(IN_SENTENCE, Reference(("timex_id",), "timexes"), Reference(("mention_ids",), "mentions")),
        ranges=(("date_begin", "date_end"),),
    ),
}
"""What every row read from an article keeps to; audited where it is made."""

LAKE = index_by_name(
    [
        declare_table("articles", records.Article, "article_id", "raw_uri", "raw_offset"),
        declare_table("sentences", records.Sentence, "article_id", "sentence_no", rules=RULES["sentences"]),
        declare_table("mentions", records.Mention, "mention_id", rules=RULES["mentions"]),
        declare_table("readings", records.MentionReading, "mention_id"),
        declare_table("claims", records.Claim, "claim_id", rules=RULES["claims"]),
        declare_table(
            "claim_quantities", records.ClaimQuantity, "claim_id", "start_char", rules=RULES["claim_quantities"]
        ),
        declare_table("timexes", records.Timex, "timex_id", rules=RULES["timexes"]),
        declare_table("events", records.Event, "event_id", rules=RULES["events"]),
        declare_working("fingerprints", records.Fingerprint, "article_id", "band_no"),
        declare_working("page_paragraphs", records.PageParagraphs, "outlet", "canonical_url", "shard_id"),
        declare_working("boilerplate", records.BoilerplateParagraph, "outlet", "paragraph_hash", "shard_id"),
        declare_table("rejects", records.Reject, "raw_uri", "raw_offset", "stage", "reason"),
        declare_table("defects", records.Defect, "article_id", "table_name", "row_id", "audit"),
    ]
)
"""What a shard writes: one Parquet file each."""

RECORD_KEY = ("shard_id", "raw_uri", "raw_offset", "article_id")
ALIAS_KEY = ("entity_id", "surface", "label", "name_id", "read_as")
DATED_SENTENCE_KEY = ("article_id", "sentence_no", "event_date")
DATED_MENTION_KEY = ("entity_id", "event_date", "article_id", "sentence_no")

LAKE_ONLY = ("readings",)
"""Tables that the load reads, and that the warehouse keeps as columns of others."""

WAREHOUSE = {
    **{name: table for name, table in LAKE.items() if name not in LAKE_ONLY},
    **index_by_name(
        [
            declare_table("articles", warehouse_records.LoadedArticle, "article_id"),
            declare_table("mentions", warehouse_records.LoadedMention, "mention_id"),
            declare_table("claims", warehouse_records.LoadedClaim, "claim_id"),
            declare_working("fingerprints", warehouse_records.LoadedFingerprint, "article_id", "band_no"),
            declare_table("occurrences", warehouse_records.Occurrence, *RECORD_KEY),
            declare_working("near_duplicates", warehouse_records.NearDuplicate, "text_sha256", "other_text_sha256"),
            declare_table("reject_reasons", warehouse_records.RejectReason, "reason"),
            declare_table("shards", warehouse_records.Shard, "shard_id", volatile=("run_id",)),
            declare_log("runs", warehouse_records.Run, "run_id"),
            declare_log("stage_times", warehouse_records.StageTime, "run_id", "stage_no"),
            declare_table("entities", entity_records.Entity, "entity_id"),
            declare_table("entity_aliases", entity_records.EntityAlias, *ALIAS_KEY),
            declare_working("entity_outlets", entity_records.EntityOutlet, "entity_id", "outlet"),
            declare_working("names", entity_records.ArchiveName, "name_id"),
            declare_working("name_blocks", entity_records.NameBlock, "block", "name_id"),
            declare_working("name_links", entity_records.NameLink, "block", "name_id", "other_name_id"),
            declare_table("corrections", entity_records.AppliedCorrection, "kind", "name", "other"),
            declare_working("claim_prints", warehouse_records.ClaimPrint, "claim_id"),
            declare_working("figure_prints", warehouse_records.FigurePrint, "claim_id", "start_char"),
            declare_working("claim_links", warehouse_records.LinkedClaim, "claim_id", "other_claim_id"),
            declare_table("claim_groups", warehouse_records.ClaimGroup, "claim_group_id", "claim_id"),
            declare_table("claim_conflicts", warehouse_records.ClaimConflict, "conflict_id"),
            declare_working("dated_sentences", warehouse_records.DatedSentence, *DATED_SENTENCE_KEY),
            declare_working("dated_mentions", warehouse_records.DatedMention, *DATED_MENTION_KEY),
            declare_table("timeline", warehouse_records.TimelineDay, "entity_id", "event_date"),
            declare_working("outlet_days", warehouse_records.OutletDay, "outlet", "day"),
            declare_table("outlets", warehouse_records.Outlet, "outlet"),
            declare_log("changes", warehouse_records.Change, "run_id", "kind", "subject", "related"),
            declare_working("search_terms", warehouse_records.SearchTerm, "term", "article_id"),
        ]
    ),
}
"""What the DuckDB file holds: the lake's tables, with what only the whole archive can tell."""


def render_ddl(table: Table) -> str:
    """Return the CREATE TABLE statement of a table, with its meaning as comments on table and columns."""
    body = ",\n".join(f"    {c.name} {c.sql_type}{'' if c.is_nullable else ' NOT NULL'}" for c in table.columns)
    return f"CREATE TABLE IF NOT EXISTS {table.full_name} (\n{body}\n);"


def render_comments(table: Table) -> list[str]:
    """Return the COMMENT ON statements that carry the meanings into the database."""
    rows = [f"COMMENT ON TABLE {table.full_name} IS {quote_sql(table.meaning)};"]
    rows += [f"COMMENT ON COLUMN {table.full_name}.{c.name} IS {quote_sql(c.meaning)};" for c in table.columns]
    return rows


def quote_sql(text: str) -> str:
    """Return ``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def render_reference(tables: Iterable[Table]) -> str:
    """Return the table reference in Markdown."""
    return "\n".join(render_table_reference(table) for table in tables)


def render_table_reference(table: Table) -> str:
    """Return one table's section of the reference in Markdown."""
    name = table.full_name if table.is_working else table.name
    head = f"## {name}\n\n{table.meaning}\n\nKey: {', '.join(table.key)}\n\n| column | type | meaning |\n"
    rows = [f"| {c.name} | {c.sql_type} | {c.meaning.replace('|', chr(92) + '|')} |\n" for c in table.columns]
    return head + "|---|---|---|\n" + "".join(rows)
