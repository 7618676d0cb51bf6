"""Rows to arrow tables and back, losslessly."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import pyarrow as pa

from transforms.schema.tables import Table

Row = TypeVar("Row")


def build_arrow(table: Table, rows: Iterable[Any]) -> pa.Table:
    """Return an arrow table of record instances; columns and order are those of ``table``."""
    listed = list(rows)
    arrays = [
        pa.array([flatten_value(getattr(row, column.name)) for row in listed], column.arrow_type)
        for column in table.columns
    ]
    return pa.Table.from_arrays(arrays, schema=table.schema)


def flatten_value(value: Any) -> Any:
    """Return ``value`` as arrow takes it: records as dicts, times as naive UTC, lone surrogates as U+FFFD."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    if isinstance(value, tuple):
        return [flatten_value(item) for item in value]
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value


def build_records(record: type[Row], table: pa.Table) -> list[Row]:
    """Return the rows of an arrow table as instances of ``record``; columns it does not declare are passed over."""
    hints = get_type_hints(record, include_extras=True)
    names = [f.name for f in dataclasses.fields(record)]  # type: ignore[arg-type]
    return [restore_record(record, hints, row) for row in table.select(names).to_pylist()]


def restore_record(record: type[Row], hints: Mapping[str, Any], row: Mapping[str, Any]) -> Row:
    """Return one record from a dict of plain values."""
    return record(**{name: restore_value(hints[name], value) for name, value in row.items()})


def restore_value(hint: Any, value: Any) -> Any:
    """Return a plain value as the type ``hint`` asks for: the inverse of ``flatten_value``."""
    if value is None:
        return None
    if get_origin(hint) is Annotated:
        return restore_value(get_args(hint)[0], value)
    if get_origin(hint) is UnionType:
        return restore_value(next(a for a in get_args(hint) if a is not NoneType), value)
    if get_origin(hint) is tuple:
        return tuple(restore_value(get_args(hint)[0], item) for item in value)
    if hint is datetime:
        return value.replace(tzinfo=UTC)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return restore_record(hint, get_type_hints(hint, include_extras=True), value)
    return value
