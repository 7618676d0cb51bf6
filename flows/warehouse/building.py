"""The warehouse: one DuckDB file that analysts read, built anew beside itself every night and put in place at once.

Rows come from shards of the lake. An article that several raw records hold is read from the first captured; the others
are rejects. What is derived (stories, entities, claim groups, timelines) is told anew where tonight's rows touch it, so
the tables do not depend on the order of shards or on the night that brought them, logs aside.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.lake.faults import OF_THE_MACHINE, BlamedError
from flows.lake.store import Manifest, locate_shard
from flows.warehouse.audits import CheckFailure, audit_archive, audit_night, find_excess
from flows.warehouse.inspecting import read_status
from flows.warehouse.naming import describe_corrections
from flows.warehouse.notes import LoadedShard
from flows.warehouse.published import (
    Options,
    WarehouseError,
    name_log,
    read_published,
    sync,
    tell_errors,
)
from flows.warehouse.rules import name_rules_version
from flows.warehouse.running import run_night
from flows.warehouse.statements import run_folder, run_statement, tell_time
from flows.warehouse.views import find_working_tables, view_tables
from flows.warehouse.withholding import Withheld, build_without_faults
from transforms.faults import describe_error
from transforms.reasons import REASONS
from transforms.resolution.corrections import Correction
from transforms.schema.records import PageParagraphs
from transforms.schema.rows import build_arrow, build_records
from transforms.schema.tables import LAKE, WAREHOUSE, quote_sql, render_comments, render_ddl
from transforms.schema.warehouse_records import RejectReason, Shard

STORAGE = "STORAGE_VERSION 'v1.5.0', ROW_GROUP_SIZE 30720"
"""Older DuckDB clients open the file too; a night that updates a few rows of a group writes the whole group anew."""
RECENT_PAGES = 300
"""Of an outlet: what tonight's pages are held against to see what recurs."""
COPYING = "copy the published file"
SMALL = 100
"""Megabytes of memory that suffice for a file of empty tables."""
WIKIDATA = pa.schema([("alias", pa.string()), ("label", pa.string()), ("wikidata_id", pa.string())])
WITHHELD = pa.schema([("article_id", pa.string()), ("reason", pa.string()), ("detail", pa.string())])
INTERRUPTED = "Query interrupted"
OF_THE_DATA = (duckdb.DataError, duckdb.IntegrityError, duckdb.InvalidInputException)
"""What DuckDB raises over values; its other errors are of the machine or of a statement."""


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """A finished shard: where its Parquet files are (one a lake table) and what its manifest counts."""

    shard_id: str
    input_uri: str
    slice_no: int
    n_read: int
    n_articles: int
    n_rejects: int
    folder: Path


def build_candidate(
    published: Path | None,
    candidate: Path,
    lake: Path,
    shards: Sequence[ShardFiles],
    withdrawn: Sequence[str],
    run_id: str,
    started_at: datetime,
    megabytes: int,
    corrections: Sequence[Correction] = (),
    wikidata: str = "",
    withheld_share: float = 0.01,
) -> list[CheckFailure]:
    """Build at ``candidate`` what is published, if anything, less the shards in ``withdrawn``, with ``shards`` loaded.

    ``lake`` is the folder that holds the shards' folders; a shard loaded earlier is read again from there when the
    record it holds of an article becomes the first. A shard that is loaded already is replaced. ``megabytes`` bounds
    DuckDB's memory; ``corrections`` are what reviewers decided of entities, ``wikidata`` is the path of a Parquet
    file of aliases, if there is one. Articles that stand in the way of the load are withheld, up to a share of
    tonight's. Returns what is wrong all the same: nothing, if the candidate may be published. Nothing published is
    touched. Raises WarehouseError.
    """
    empty = candidate.with_name(f"{candidate.name}.empty")
    values = {
        "lake": lake.as_posix(),
        "run_id": run_id,
        "rules_version": name_rules_version(),
        "started_at": started_at.astimezone(UTC).replace(tzinfo=None),
        "withdrawn": sorted({*withdrawn, *(shard.shard_id for shard in shards)}),
        "empty": empty.as_posix(),
        "folders": [empty.as_posix(), *sorted(shard.folder.as_posix() for shard in shards)],
        "wikidata": wikidata or (empty / "wikidata.parquet").as_posix(),
    }
    given = list_given([describe_shard(shard, lake) for shard in shards], corrections)
    failures: list[CheckFailure] = []

    def build(withheld: Mapping[str, Withheld]) -> Sequence[CheckFailure]:
        """Build the candidate without some articles; returns what its audits find."""
        with tell_time(COPYING):
            copy_published(published, candidate)
        with open_candidate(candidate, megabytes) as connection:
            view_tables(connection, "tonight")
            connection.begin()
            with blame_data():
                run_night(connection, given | {"withheld": list_withheld(withheld)}, values)
            found = audit_night(connection)  # tonight's rows are told until the commit
            failures[:] = [*found, *find_excess(connection, withheld_share)]
            with tell_time("commit"):
                connection.commit()
        return found

    with tell_errors(), hold_empty_shard(empty):
        build_without_faults(build, lambda: list_articles(shards), withheld_share)
    return failures


@contextmanager
def hold_empty_shard(folder: Path) -> Iterator[None]:
    """Keep a shard without rows for the block: statements read a list of shards, and DuckDB no empty list of files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in {**{name: table.schema for name, table in LAKE.items()}, "wikidata": WIKIDATA}.items():
        pq.write_table(schema.empty_table(), folder / f"{name}.parquet")
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def list_withheld(withheld: Mapping[str, Withheld]) -> pa.Table:
    """Return the articles that are withheld, each with its reason."""
    rows = [{"article_id": article_id, **why._asdict()} for article_id, why in withheld.items()]
    return pa.Table.from_pylist(rows, WITHHELD)


def list_given(tonight: Sequence[Shard], corrections: Sequence[Correction]) -> dict[str, pa.Table]:
    """Return the tables that the night is given, withheld articles aside."""
    reasons = [RejectReason(reason, meaning) for reason, meaning in REASONS.items()]
    return {
        "tonight": build_arrow(WAREHOUSE["shards"], tonight),
        "reasons": build_arrow(WAREHOUSE["reject_reasons"], reasons),
        "reviewed": describe_corrections(corrections),
    }


@contextmanager
def blame_data() -> Iterator[None]:
    """Turn an error that may come from what rows hold into a BlamedError; those of the machine go through."""
    try:
        yield
    except (BlamedError, *OF_THE_MACHINE):
        raise
    except Exception as error:
        if (isinstance(error, duckdb.Error) and not isinstance(error, OF_THE_DATA)) or is_interruption(error):
            raise
        raise BlamedError(describe_error(error)) from error


def is_interruption(error: Exception) -> bool:
    """Tell whether an error is how DuckDB passes on what a signal's handler raised while a statement ran."""
    return type(error) is RuntimeError and str(error) == INTERRUPTED


def name_files(manifest: Manifest, lake: Path) -> ShardFiles:
    """Return what the warehouse needs to know of an annotated shard; ``lake`` is the folder of all stages."""
    return ShardFiles(
        shard_id=manifest.shard_id,
        input_uri=manifest.input_uri,
        slice_no=manifest.slice_no,
        n_read=manifest.n_read,
        n_articles=manifest.n_articles,
        n_rejects=manifest.n_rejects,
        folder=locate_shard(lake, "annotated", manifest.shard_id),
    )


def list_articles(shards: Iterable[ShardFiles]) -> list[str]:
    """Return the ids of the articles that shards hold."""
    tables = [pq.read_table(shard.folder / "articles.parquet", columns=["article_id"]) for shard in shards]
    return sorted({article_id for table in tables for article_id in table.column(0).to_pylist()})


def describe_shard(shard: ShardFiles, lake: Path) -> Shard:
    """Return the row of ``shards`` for a shard; the run is entered by the load."""
    folder = shard.folder.relative_to(lake).as_posix()
    counts = (shard.n_read, shard.n_articles, shard.n_rejects)
    return Shard(shard.shard_id, shard.input_uri, shard.slice_no, *counts, folder, run_id="")


def copy_published(published: Path | None, candidate: Path) -> None:
    """Put a copy of the published file at ``candidate``, or one with empty tables when nothing is published yet.

    Raises WarehouseError when the published file has the tables of another version, or on a full disk.
    """
    candidate.parent.mkdir(parents=True, exist_ok=True)
    discard(candidate)
    if published and not published.exists():
        published = None
    if published and has_other_layout(published):
        raise WarehouseError(f"{published}: made by another version of Dateline: move it away and run again")
    try:
        if published:
            shutil.copyfile(published, candidate)
        else:
            candidate.write_bytes(make_empty_file())
        sync(candidate)  # else the first commit waits for all of it
    except OSError as error:
        discard(candidate)
        raise WarehouseError(f"{candidate}: {error.strerror}") from error


@cache
def make_empty_file() -> bytes:
    """Return a DuckDB file with all tables, empty, with their comments and the macros."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with open_candidate(path, SMALL) as connection:
            for table in WAREHOUSE.values():
                connection.execute(render_ddl(table) + "".join(render_comments(table)))
            run_folder(connection, "macros")
        return path.read_bytes()


def discard(candidate: Path) -> None:
    """Remove what an earlier run left at ``candidate``."""
    for path in (candidate, name_log(candidate)):
        path.unlink(missing_ok=True)


@contextmanager
def open_candidate(candidate: Path, megabytes: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the candidate for writing; what does not fit in memory goes to a folder beside it, removed afterwards."""
    spill = candidate.with_name(f"{candidate.name}.tmp")
    limits: Options = {"memory_limit": f"{megabytes}MB", "temp_directory": str(spill)}
    try:
        with duckdb.connect(config=limits) as connection:
            connection.execute(f"ATTACH {quote_sql(str(candidate))} AS warehouse ({STORAGE})")
            connection.execute("USE warehouse; SET enable_progress_bar = false")
            run_statement(connection, "views/create_work")
            find_working_tables(connection)
            yield connection
            with tell_time("checkpoint"):
                connection.execute("CHECKPOINT warehouse")
    except BaseException:
        discard(candidate)  # half a file is of no use, and the disk may be full of it
        raise
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def has_other_layout(published: Path) -> bool:
    """Tell whether the published file holds tables of another version of Dateline; False when nothing is published."""
    found = dict(read_status(published, "list_columns"))
    declared = {table.full_name: [column.name for column in table.columns] for table in WAREHOUSE.values()}
    return any(declared.get(name) != columns for name, columns in found.items())


def has_other_rules(published: Path) -> bool:
    """Tell whether other rules than those in force made the tables of the published file."""
    return read_status(published, "read_rules") != [(name_rules_version(),)]


def check_archive(path: Path) -> list[CheckFailure]:
    """Run every audit on every row of a file; each returns the rows that are wrong. Raises WarehouseError."""
    with read_published(path) as connection:
        return audit_archive(connection)


def read_loaded_shards(published: Path) -> list[LoadedShard]:
    """Return the shards that are loaded."""
    return [LoadedShard(*row) for row in read_status(published, "list_shards")]


def read_recent_pages(published: Path, outlets: Sequence[str], per_outlet: int = RECENT_PAGES) -> list[PageParagraphs]:
    """Return the paragraph hashes of the newest captured pages of each outlet."""
    rows = read_status(published, "list_recent_pages", outlets=list(outlets), per_outlet=per_outlet)
    names = [column.name for column in WAREHOUSE["page_paragraphs"].columns]
    listed = [dict(zip(names, row, strict=True)) for row in rows]
    return build_records(PageParagraphs, pa.Table.from_pylist(listed, WAREHOUSE["page_paragraphs"].schema))
