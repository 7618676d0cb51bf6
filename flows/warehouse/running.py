"""Runs the stages of a night on an open database, each with its own temporary tables, and takes their time."""

import logging
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

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
    run_statement,
    set_variables,
    tell_time,
)
from transforms.schema.rows import build_arrow
from transforms.schema.tables import WAREHOUSE
from transforms.schema.warehouse_records import StageTime

log = logging.getLogger("dateline.sql")


def run_night(connection: Connection, given: Mapping[str, pa.Table], values: Mapping[str, Any]) -> None:
    """Run every stage in order, and enter what each took.

    ``given`` are the tables of ``night.GIVEN``, ``values`` the variables of the statements, ``run_id`` among them.
    """
    for name in GIVEN:
        connection.register(name, given[name])
    set_variables(connection, values)
    times = [
        StageTime(values["run_id"], number, stage.name, *run_stage(connection, stage, kept))
        for number, (stage, kept) in enumerate(zip(NIGHT, list_kept(), strict=True))
    ]
    connection.register("stages_taken", build_arrow(WAREHOUSE["stage_times"], times))
    run_statement(connection, "views/insert_stage_times")


def list_kept() -> Iterator[set[str]]:
    """Yield, for each stage in order, the temporary tables that a later stage still reads."""
    for place in range(len(NIGHT)):
        handed = {name for earlier in NIGHT[: place + 1] for name in earlier.hands_on}
        yield {name for later in NIGHT[place + 1 :] for name in later.reads} & handed


def run_stage(connection: Connection, stage: Stage, kept: set[str]) -> tuple[float, int]:
    """Run a stage and end its temporary tables, those in ``kept`` aside; returns its seconds and rows."""
    started = time.perf_counter()
    set_variables(connection, {"stage_at": datetime.now(UTC).replace(tzinfo=None)})
    with tell_time(f"stage {stage.name}"):
        if stage.judge is None:
            run_folder(connection, stage.name)
        else:
            judge_stage(connection, stage)
    drop_temporary(connection, kept)
    n_rows = sum(count_rows(connection, f"tonight_{table}") for table in stage.writes if table in WAREHOUSE)
    return round(time.perf_counter() - started, 3), n_rows


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
