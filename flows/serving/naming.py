"""What flow runs and task runs are called on the pages of Prefect: in words of what they do, with file names short."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import runtime

from flows.lake.store import Manifest
from flows.reading import Slice

NAMED = 2
"""Inputs that the name of a run tells."""


def name_night() -> str:
    """Return the name of a run of the whole night, or of anything else that a day needs once: flow and day."""
    started = runtime.flow_run.scheduled_start_time or datetime.now(UTC)
    return f"{runtime.flow_run.flow_name} {started.astimezone():%Y-%m-%d}"


def name_ingest() -> str:
    """Return the name of a run of ingest: how many inputs, and the first of them."""
    inputs = [Path(path).name for path in read_field(runtime.flow_run.parameters.get("archive"), "inputs")]
    return f"ingest {describe_some(inputs, 'input')}" if inputs else "ingest the raw store"


def name_capture() -> str:
    """Return the name of a run of capture: whom it captures."""
    sources = read_field(runtime.flow_run.parameters.get("outlets"), "sources")
    return f"capture {describe_some(sources, 'source')}" if sources else "capture every source"


def name_pack() -> str:
    """Return the name of a task over some shards: what is done, and to which."""
    return f"{runtime.task_run.task_name} {describe_pack(runtime.task_run.parameters['pack'])}"


def describe_pack(pack: Sequence[Slice | Manifest]) -> str:
    """Return the file of the first of some shards, its number in it, and how many more there are."""
    more = f" and {len(pack) - 1} more" if len(pack) > 1 else ""
    return f"{Path(pack[0].input_uri).name} #{pack[0].slice_no}{more}"


def describe_some(names: Sequence[str], thing: str) -> str:
    """Return how many things there are, and the first names: "3 inputs: a, b, …"."""
    shown = ", ".join([*names[:NAMED], *(["…"] if len(names) > NAMED else [])])
    return f"{len(names)} {thing}{'' if len(names) == 1 else 's'}: {shown}"


def read_field(model: Any, name: str) -> list[Any]:
    """Return a list of a parameter, which is a model, or its fields when it came as JSON; empty when not given."""
    found = model.get(name) if isinstance(model, dict) else getattr(model, name, None)
    return list(found or [])
