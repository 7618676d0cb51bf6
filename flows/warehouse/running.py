"""Runs the stages of a night on an open database, each with its own temporary tables, and takes their time."""

import logging
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pyarrow as pa

from flows.warehouse.night import GIVEN, NIGHT, Stage
from flows.warehouse.statements import (
    FOLDER,
    Connection,
    count_rows,
    fetch,
    fill_statement,
    list_statements,
    read_statement,
    run_folder,
    set_variables,
    tell_time,
)
from transforms.tables import WAREHOUSE

log = logging.getLogger("dateline.sql")


class StageTime(NamedTuple):
    """What a stage took: seconds of the clock, and tonight's rows in the tables that it writes."""

    stage: str
    seconds: float
    n_rows: int


def run_night(connection: Connection, given: Mapping[str, pa.Table], values: Mapping[str, Any]) -> list[StageTime]:
    """Run every stage in order; ``given`` are the tables of ``night.GIVEN``, ``values`` variables of the statements."""
    for name in GIVEN:
        connection.register(name, given[name])
    set_variables(connection, values)
    return [run_stage(connection, stage, kept) for stage, kept in zip(NIGHT, list_kept(), strict=True)]


def list_kept() -> Iterator[set[str]]:
    """Yield, for each stage in order, the temporary tables that a later stage still reads."""
    for place in range(len(NIGHT)):
        handed = {name for earlier in NIGHT[: place + 1] for name in earlier.hands_on}
        yield {name for later in NIGHT[place + 1 :] for name in later.reads} & handed


def run_stage(connection: Connection, stage: Stage, kept: set[str]) -> StageTime:
    """Run a stage and end its temporary tables, those in ``kept`` aside."""
    started = time.perf_counter()
    set_variables(connection, {"stage_at": datetime.now(UTC).replace(tzinfo=None)})
    with tell_time(f"stage {stage.name}"):
        if stage.judge is None:
            run_folder(connection, stage.name)
        else:
            judge_stage(connection, stage)
    drop_temporary(connection, kept)
    n_rows = sum(count_rows(connection, f"tonight_{table}") for table in stage.writes if table in WAREHOUSE)
    return StageTime(stage.name, time.perf_counter() - started, n_rows)


def drop_temporary(connection: Connection, kept: set[str]) -> None:
    """End the temporary tables that are there, those in ``kept`` aside."""
    statement = read_statement(FOLDER / "views" / "drop_temporary.sql")
    for (name,) in fetch(connection, "views/list_temporary"):
        if name not in kept:
            connection.execute(fill_statement(statement, table=name)).fetchall()


def judge_stage(connection: Connection, stage: Stage) -> None:
    """Run what a stage finds, let Python judge it, and run what is entered of that."""
    assert stage.judge
    run_folder(connection, f"{stage.name}/1_find")
    questions = list_statements(f"{stage.name}/2_ask")
    rows = {question.name: fetch(connection, f"{stage.name}/2_ask/{question.name}") for question in questions}
    with tell_time(f"{stage.name}, judged"):
        judged = stage.judge(rows)
    for name, table in judged.items():
        connection.register(name, table)
    run_folder(connection, f"{stage.name}/3_enter")
    for name in judged:
        connection.unregister(name)
