"""The tables, derived from the records: arrow schemas for the lake, DDL for DuckDB, a reference for the docs."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from transforms.schema import entity_records, key_records, records, warehouse_records
from transforms.schema.rules import NO_RULES, RULES, Rules

if TYPE_CHECKING:  # who only asks which tables there are does without Arrow
    import pyarrow as pa

SCALARS: dict[Any, tuple[str, str]] = {
    str: ("string", "VARCHAR"),
    int: ("int64", "BIGINT"),
    float: ("float64", "DOUBLE"),
    bool: ("bool", "BOOLEAN"),
    date: ("date32", "DATE"),
    # Without a time zone in the type, so that every client shows UTC and none needs the ICU extension.
    datetime: ("timestamp[us]", "TIMESTAMP"),
}
"""Names of the arrow and the DuckDB type of each type of Python."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, Python and DuckDB types, whether it may be NULL, and what it means."""

    name: str
    python_type: Any
    sql_type: str
    is_nullable: bool
    meaning: str

    @property
    def arrow_type(self) -> "pa.DataType":
        """The type of the column in arrow tables."""
        return find_arrow_type(self.python_type)


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
    rules: Rules = NO_RULES
    is_working: bool = False

    @property
    def full_name(self) -> str:
        """The table's name in the DuckDB file, with its schema."""
        return f"{'work' if self.is_working else 'main'}.{self.name}"

    @property
    def schema(self) -> "pa.Schema":
        """The arrow schema, columns in order."""
        import pyarrow as pa

        return pa.schema([pa.field(c.name, c.arrow_type, c.is_nullable) for c in self.columns])


@cache
def find_arrow_type(hint: Any) -> "pa.DataType":
    """Return the arrow type of a Python type: scalar, ``tuple[T, ...]`` or a record class (a struct)."""
    import pyarrow as pa

    if hint in SCALARS:
        return pa.type_for_alias(SCALARS[hint][0])
    if get_origin(hint) is tuple:
        return pa.list_(find_arrow_type(get_args(hint)[0]))
    return pa.struct([(column.name, column.arrow_type) for column in read_columns(hint)])


def name_sql_type(hint: Any) -> str:
    """Return the DuckDB type of a Python type, as ``find_arrow_type`` does the arrow type."""
    if hint in SCALARS:
        return SCALARS[hint][1]
    if get_origin(hint) is tuple:
        return f"{name_sql_type(get_args(hint)[0])}[]"
    fields = ", ".join(f"{column.name} {column.sql_type}" for column in read_columns(hint))
    return f"STRUCT({fields})"


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
    return Column(name, inner, name_sql_type(inner), is_nullable, meaning)


def declare_table(name: str, record: type, *key: str, volatile: tuple[str, ...] = ()) -> Table:
    """Return the table whose rows are instances of ``record``, unique by ``key``."""
    meaning = (record.__doc__ or "").split("\n\n")[0].strip()
    return Table(name, meaning, key, read_columns(record), volatile, RULES.get(name, NO_RULES))


def declare_working(name: str, record: type, *key: str) -> Table:
    """Return a table of which analysts need know nothing."""
    return replace(declare_table(name, record, *key), is_working=True)


def declare_log(name: str, record: type, *key: str) -> Table:
    """Return a table that tells what each night did: how nights fell matters, so every column is volatile."""
    return declare_table(name, record, *key, volatile=tuple(column.name for column in read_columns(record)))


def index_by_name(tables: Iterable[Table]) -> dict[str, Table]:
    """Return the tables by name, in the given order."""
    return {table.name: table for table in tables}


LAKE = index_by_name(
    [
        declare_table("articles", records.Article, "article_id", "raw_uri", "raw_offset"),
        declare_table("sentences", records.Sentence, "article_id", "sentence_no"),
        declare_table("mentions", records.Mention, "mention_id"),
        declare_table("readings", records.MentionReading, "mention_id"),
        declare_table("claims", records.Claim, "claim_id"),
        declare_table("claim_quantities", records.ClaimQuantity, "claim_id", "start_char"),
        declare_table("timexes", records.Timex, "timex_id"),
        declare_table("events", records.Event, "event_id"),
        declare_working("claim_keys", key_records.ClaimKey, "claim_id"),
        declare_working("figure_keys", key_records.FigureKey, "claim_id", "start_char"),
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
            declare_table("captures", warehouse_records.CapturedRecord, *RECORD_KEY),
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
            declare_working("claim_keys", warehouse_records.LoadedClaimKey, "claim_id"),
            declare_working("figure_keys", warehouse_records.LoadedFigureKey, "claim_id", "start_char"),
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
