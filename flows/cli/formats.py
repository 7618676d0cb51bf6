"""Rows as text for other programs: CSV, JSON, JSON lines, Markdown. All of them take rows as they come.

CSV is opened in spreadsheets, which run a cell that begins like a formula, and what an archive says is anybody's: such
a cell gets an apostrophe before it (OWASP, "CSV Injection"). The other forms hold the characters as they are.
"""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, TextIO

Row = Sequence[Any]
Writer = Callable[[TextIO, Sequence[str], Iterable[Row]], int]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write rows as CSV (RFC 4180, with a header); lists and structs as JSON. Returns how many there were."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guard_cell(column) for column in columns])
    n_rows = 0
    for row in rows:
        writer.writerow([render_cell(value) for value in row])
        n_rows += 1
    return n_rows


def write_jsonl(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write each row as a JSON object of a line; returns how many there were."""
    names = name_apart(columns)
    n_rows = 0
    for row in rows:
        out.write(f"{render_json(dict(zip(names, row, strict=True)))}\n")
        n_rows += 1
    return n_rows


def write_json(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write rows as one JSON list of objects; returns how many there were."""
    names = name_apart(columns)
    n_rows = 0
    for row in rows:
        out.write(f"{',' if n_rows else '['}\n{render_json(dict(zip(names, row, strict=True)))}")
        n_rows += 1
    out.write("\n]\n" if n_rows else "[]\n")
    return n_rows


def write_markdown(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write rows as a Markdown table, line breaks in cells as <br>; returns how many there were."""
    out.write(f"| {' | '.join(map(escape_markdown, columns))} |\n|{'---|' * len(columns)}\n")
    n_rows = 0
    for row in rows:
        out.write(f"| {' | '.join(escape_markdown(render_text(value)) for value in row)} |\n")
        n_rows += 1
    return n_rows


WRITERS: dict[str, Writer] = {
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_jsonl,
    "markdown": write_markdown,
}


def name_apart(columns: Sequence[str]) -> list[str]:
    """Return the columns' names, those that occur twice told apart by a number."""
    names: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in names:
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names


def render_cell(value: Any) -> str | int | float:
    """Return a value as a cell of CSV: numbers as they are, text that begins like a formula with an apostrophe."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guard_cell(render_text(value))


def guard_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a carriage return, which would end its row, is a break."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def render_text(value: Any) -> str:
    """Return a value as text: nothing for a missing one, lists and structs as JSON, bytes in hexadecimal."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | dict() | tuple():
            return render_json(value)
    return render_scalar(value)


def render_json(value: Any) -> str:
    """Return a value as JSON in one line; a number that JSON lacks (NaN, infinity) is null."""
    return json.dumps(drop_unreal(value), ensure_ascii=False, default=render_scalar, allow_nan=False)


def drop_unreal(value: Any) -> Any:
    """Return a value with the numbers that JSON lacks replaced by None, and every key a text."""
    match value:
        case float():
            return value if value - value == 0 else None
        case dict():
            return {render_text(key): drop_unreal(item) for key, item in value.items()}
        case list() | tuple():
            return [drop_unreal(item) for item in value]
    return value


def render_scalar(value: Any) -> str:
    """Return a value that is no list or struct as text: times in ISO 8601, bytes in hexadecimal."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)


def escape_markdown(text: str) -> str:
    """Return a text that stays within its cell of a Markdown table, and is no HTML there."""
    for mark, shown in (("\\", "\\\\"), ("&", "&amp;"), ("<", "&lt;"), ("|", "\\|"), ("\r", ""), ("\n", "<br>")):
        text = text.replace(mark, shown)
    return text
