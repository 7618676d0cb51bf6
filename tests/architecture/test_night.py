"""Every statement of the night reads and writes what its stage says, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlglot
from sqlglot import expressions as sql

from flows.warehouse.night import GIVEN, NIGHT, Stage
from flows.warehouse.statements import FOLDER, expand_statement, list_statements
from transforms.schema.tables import WAREHOUSE

STAGES = pytest.mark.parametrize("stage", NIGHT, ids=lambda stage: stage.name)
BESIDES = {
    *("macros", "queries", "checks", "status", "views", "ledger", "bench", "page", "export", "diff", "server"),
}
"""Folders of ``sql`` that are no stage."""


@dataclass
class Touched:
    """Tables that statements read, write and create; tonight's rows of a table are the table."""

    reads: set[str] = field(default_factory=set)
    writes: set[str] = field(default_factory=set)
    creates: set[str] = field(default_factory=set)


def find_target(statement: sql.Expression) -> sql.Table | None:
    """Return the table that a statement creates or writes to."""
    if not isinstance(statement, sql.Insert | sql.Update | sql.Delete | sql.Create):
        return None
    target = statement.this.this if isinstance(statement.this, sql.Schema) else statement.this
    return target if isinstance(target, sql.Table) else None


def find_touched(text: str) -> Touched:
    """Return what the statements of a text read, write and create."""
    touched = Touched()
    for statement in filter(None, sqlglot.parse(text, dialect="duckdb")):
        assert not isinstance(statement, sql.Command), f"sqlglot cannot read {text}"
        target = find_target(statement)
        if target:
            (touched.creates if isinstance(statement, sql.Create) else touched.writes).add(target.name)
        inner = {one.alias for one in statement.find_all(sql.CTE)}
        tables = [
            one for one in statement.find_all(sql.Table) if one is not target and isinstance(one.this, sql.Identifier)
        ]
        touched.reads |= {one.name.removeprefix("tonight_") for one in tables if one.name not in inner}
    return touched


def touch_stage(stage: Stage) -> Touched:
    """Return what all statements of a stage touch together."""
    whole = Touched()
    for statement in list_statements(stage.name):
        for text in expand_statement(statement):
            touched = find_touched(text)
            whole.reads |= touched.reads
            whole.writes |= touched.writes
            whole.creates |= touched.creates
    return whole


def name_judged(stage: Stage) -> set[str]:
    """Return the tables that a stage's judge gives."""
    questions = list_statements(f"{stage.name}/2_ask")
    return set(stage.judge({question.name: [] for question in questions})) if stage.judge else set()


@STAGES
def test_a_stage_reads_and_writes_what_it_says(stage: Stage) -> None:
    touched = touch_stage(stage)
    inner = touched.creates | name_judged(stage)
    assert touched.reads - inner == set(stage.reads)
    assert touched.writes - touched.creates == set(stage.writes)
    assert set(stage.hands_on) <= touched.creates


@STAGES
def test_what_a_stage_s_judge_gives_is_entered(stage: Stage) -> None:
    assert name_judged(stage) <= touch_stage(stage).reads


def test_what_is_handed_on_is_read_later_and_comes_from_before() -> None:
    handed = set(GIVEN)
    for place, stage in enumerate(NIGHT):
        assert set(stage.reads) <= handed | WAREHOUSE.keys()
        handed |= set(stage.hands_on)
        later = {name for other in NIGHT[place + 1 :] for name in other.reads}
        assert set(stage.hands_on) <= later


def list_folders() -> Iterator[str]:
    yield from (path.name for path in FOLDER.iterdir() if path.is_dir())


def test_every_folder_of_sql_is_a_stage_or_known() -> None:
    assert set(list_folders()) == {stage.name for stage in NIGHT} | BESIDES


ASKED = [path for folder in ("macros", "queries") for path in sorted((FOLDER / folder).rglob("*.sql"))]


@pytest.mark.parametrize("path", ASKED, ids=lambda path: path.stem)
def test_what_analysts_call_names_working_tables_with_their_schema(path: Path) -> None:
    text = path.read_text().replace("search(", "found(")  # which sqlglot takes for BigQuery's function
    parsed = [one for one in sqlglot.parse(text, dialect="duckdb") if one]
    named = [table for statement in parsed for table in statement.find_all(sql.Table)]
    working = {table.name for table in WAREHOUSE.values() if table.is_working}
    assert {table.name for table in named if table.name in working and table.db != "work"} == set()
