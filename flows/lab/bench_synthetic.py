"""Synthetic corpora for the scale benchmark, made from the sample archive.

The sample's articles happen anew in corpus after corpus, with names and words spelled otherwise; names come back, some
far more often than others. What is loaded of them is copied to earlier and earlier days for a larger archive.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.lake import shards
from flows.lake.store import locate_shard, read_rows, write_rows
from flows.reading import plan_slices
from flows.settings import ROOT, Settings
from flows.warehouse import building
from flows.warehouse.building import ShardFiles
from flows.warehouse.statements import (
    FOLDER,
    Connection,
    count_rows,
    fill_statement,
    list_statements,
    read_statement,
    run_folder,
    set_variables,
)
from transforms.conflicts.keys import key_article
from transforms.resolution.readings import read_mentions
from transforms.schema.records import Annotation, Article, Claim, ClaimQuantity, Event, Mention, Sentence, Timex
from transforms.schema.row_audits import AUDITED
from transforms.schema.tables import LAKE, WAREHOUSE, Column, Table

SAMPLE = ROOT / "tests" / "archive" / "input"
PER_DAY = 1_000

KEPT = {"reject_reasons", "corrections", "runs", "stage_times", "outlets", "name_links"}
"""Tables that are the same however long the archive."""

OF_NAMES = {"names": "name_id", "name_blocks": "name_id"} | dict.fromkeys(
    ("entities", "entity_outlets", "entity_aliases"), "entity_id"
)
"""Tables that an earlier period adds its own names to, each with its key; the others are counted in all periods."""

ROW_IDS = {
    "article_id", "mention_id", "claim_id", "timex_id", "event_id", "story_id", "version_of", "parent_claim_id",
    "speaker_mention_id", "claim_group_id", "other_claim_id", "same_as", "subject", "related",
}  # fmt: skip
"""Columns whose values begin with an article's id."""

HASHES = {
    "text_sha256",
    "other_text_sha256",
    "wording_key",
    "conflict_id",
    "shard_id",
    "run_id",
    "url",
    "canonical_url",
}
"""Columns that name a row otherwise."""


def annotate_sample(settings: Settings) -> list[Path]:
    """Return the folders of the sample archive's annotated shards, made anew."""
    cleaned = [shards.clean_slice(slice_, settings) for slice_ in plan_slices(SAMPLE, settings.shard_documents)]
    annotated = [shards.annotate_shard(manifest, {}, settings) for manifest in cleaned]
    return [locate_shard(settings.lake, "annotated", manifest.shard_id) for manifest in annotated]


def write_shards(settings: Settings, sample: Sequence[Path], sizes: Sequence[int]) -> list[ShardFiles]:
    """Return shards of synthetic articles, about so many each, one after the other in time."""
    with building.open_candidate(settings.data / "sample.duckdb", settings.duckdb_megabytes) as connection:
        set_variables(connection, {"folders": [folder.as_posix() for folder in sample], "per_day": PER_DAY})
        run_folder(connection, "bench/1_sample")
        per_corpus = count_rows(connection, "sample_articles")
        made, corpus = [], 0
        for number, size in enumerate(sizes):
            corpora = max(1, round(size / per_corpus))
            values = {"first_corpus": corpus, "last_corpus": corpus + corpora, "shard_id": f"bench-{number}"}
            set_variables(connection, values)
            made.append(write_shard(connection, settings, f"bench-{number}"))
            corpus += corpora
    return made


def write_shard(connection: Connection, settings: Settings, shard_id: str) -> ShardFiles:
    """Write the synthetic corpora asked for as one shard."""
    folder = locate_shard(settings.lake, "annotated", shard_id)
    folder.mkdir(parents=True)
    run_folder(connection, "bench/2_corpora")
    for statement in list_statements("bench/3_write"):
        connection.execute(fill_statement(statement, folder=folder.as_posix())).fetchall()
    for name in ("boilerplate", "rejects", "defects"):
        pq.write_table(LAKE[name].schema.empty_table(), folder / f"{name}.parquet")
    write_read_rows(folder)
    n_articles = count_rows(connection, "told")
    return ShardFiles(shard_id, shard_id, 0, n_articles, n_articles, 0, folder)


def write_read_rows(folder: Path) -> None:
    """Write what the mentions of a shard's articles stand for, and what its claims and figures are compared by."""
    articles = {one.article_id: one for one in read_rows(folder, "articles", Article)}
    found: dict[str, dict[str, list[Any]]] = {article_id: {name: [] for name in AUDITED} for article_id in articles}
    records: tuple[Any, ...] = (Sentence, Mention, Timex, Claim, ClaimQuantity, Event)
    for name, record in zip(AUDITED, records, strict=True):
        for row in read_rows(folder, name, record):
            found[row.article_id][name].append(row)
    rows: dict[str, list[Any]] = {"readings": [], "claim_keys": [], "figure_keys": []}
    for article_id, own in found.items():
        readings = read_mentions(own["mentions"])
        keys = key_article(articles[article_id], Annotation(**{name: tuple(own[name]) for name in AUDITED}), readings)
        rows["readings"] += readings
        rows["claim_keys"] += keys.claims
        rows["figure_keys"] += keys.figures
    for name, made in rows.items():
        write_rows(folder / f"{name}.parquet", name, made)


def copy_archive(small: Path, large: Path, copies: int, days: int, megabytes: int) -> None:
    """Build at ``large`` the archive of ``small`` and its copies in earlier periods of so many days each."""
    large.parent.mkdir(parents=True)
    large.write_bytes(building.make_empty_file())
    with building.open_candidate(large, megabytes) as connection:
        attach = read_statement(FOLDER / "bench" / "attach_small.sql")
        connection.execute(fill_statement(attach, path=str(small))).fetchall()
        run_folder(connection, "bench/4_copy")
        for table in WAREHOUSE.values():
            connection.begin()  # one transaction a table: else each copy writes its last group of rows anew
            for copy in reversed(range(copies)):
                copy_table(connection, table, copy, copies, days)
            connection.commit()


def copy_table(connection: Connection, table: Table, copy: int, copies: int, days: int) -> None:
    """Enter the rows that a table has in a copy, copy 0 being the last in time."""
    if copy and table.name in KEPT:
        return
    columns = ", ".join(render_column(table, column, copy, copies, days) for column in table.columns)
    rows = f"{OF_NAMES[table.name]} IN (FROM own_names)" if copy and table.name in OF_NAMES else "true"
    statement = read_statement(FOLDER / "bench" / "copy_rows.sql")
    connection.execute(fill_statement(statement, table=table.full_name, columns=columns, rows=rows)).fetchall()


def render_column(table: Table, column: Column, copy: int, copies: int, days: int) -> str:
    """Return what a column of a copied row is: in copy 0 what it was, but that names are counted in all periods."""
    name = column.name
    if copy:
        return f"{rename_value(column, copy, days)} AS {name}"
    if table.name not in OF_NAMES or not (name.startswith("n_") or name == "first_date"):
        return name
    total = f"{name} * {copies}" if name.startswith("n_") else f"{name} - {days * (copies - 1)}"
    return f"if({OF_NAMES[table.name]} IN (FROM own_names), {name}, {total}) AS {name}"


def rename_value(column: Column, copy: int, days: int) -> str:
    """Return the SQL expression of a column in an earlier period's copy: ids are other ones, days earlier ones."""
    name = column.name
    if name in ROW_IDS:
        return f"copied_id({name}, {copy})"
    if name in ("entity_id", "name_id"):
        return f"if({name} IN (FROM own_names), copied_id({name}, {copy}), {name})"
    if name in HASHES:
        return f"left(sha256({name} || ' {copy}'), length({name}))"
    if name == "key":
        return f"copied_key({name}, {copy})"
    if name == "block":
        return f"copied_block({name}, {copy})"
    if name == "mention_ids":
        return f"list_transform({name}, lambda id: copied_id(id, {copy}))"
    if name == "band_hash":
        return f"(hash({name}, {copy}) >> 1)::BIGINT"
    if column.sql_type == "DATE":
        return f"{name} - {copy * days}"
    return f"{name} - INTERVAL {copy * days} DAYS" if column.sql_type == "TIMESTAMP" else name
