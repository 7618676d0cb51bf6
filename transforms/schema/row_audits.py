"""Audits of single rows, run where the rows are made: what an audit finds wrong is withheld, its article stays.

What holds of a row is declared in ``transforms.schema.rules``. A row that refers to a withheld one goes
with it, so that nothing points to what is not there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from transforms.schema.records import Annotation, Article, Defect
from transforms.schema.rows import build_arrow
from transforms.schema.rules import SpanColumns
from transforms.schema.tables import LAKE, Table

AUDITED = ("sentences", "mentions", "timexes", "claims", "claim_quantities", "events")
"""Tables read from an article, each after those that its rows refer to."""

Fault = tuple[str, str]
"""What is wrong with a row: the audit's name and what it saw."""

Keys = Mapping[str, set[tuple[Any, ...]]]
"""The keys of the rows that stand, by table."""


def withhold_wrong_rows(article: Article, annotation: Annotation) -> tuple[Annotation, tuple[Defect, ...]]:
    """Return what was read from an article less the rows that are wrong, and a defect for each of these."""
    defects: list[Defect] = []
    while True:
        kept, found = split_rows(article, annotation)
        if not found:
            return annotation, tuple(defects)
        annotation = replace(annotation, **{name: tuple(rows) for name, rows in kept.items()})
        defects += found  # rows that refer to these are found next time round


def split_rows(article: Article, annotation: Annotation) -> tuple[dict[str, list[Any]], list[Defect]]:
    """Return the rows that no audit finds wrong, by table, and the defects of the others."""
    rows: dict[str, Sequence[Any]] = {name: getattr(annotation, name) for name in AUDITED}
    keys = {name: {read_key(LAKE[name], row) for row in rows[name]} for name in AUDITED}
    kept: dict[str, list[Any]] = {name: [] for name in AUDITED}
    defects = []
    for name in AUDITED:
        for row, fault in judge_rows(LAKE[name], rows[name], article.text, keys):
            if fault is None:
                kept[name].append(row)
            else:
                row_id = " ".join(map(str, read_key(LAKE[name], row)))
                defects.append(Defect(article.article_id, name, row_id, *fault))
    return kept, defects


def judge_rows(table: Table, rows: Sequence[Any], text: str, keys: Keys) -> Iterator[tuple[Any, Fault | None]]:
    """Yield each row of a table with the first thing that is wrong with it, if anything is."""
    seen: set[tuple[Any, ...]] = set()
    last_end = 0
    are_storable = are_all_storable(table, rows)
    for row in rows:
        key = read_key(table, row)
        if key in seen:
            fault: Fault | None = ("keys", "another row has its key")
        elif not (are_storable or are_all_storable(table, [row])):
            fault = ("types", "a value that its column cannot hold")
        else:
            fault = next(find_faults(table, row, text, keys, last_end), None)
        if fault is None:
            seen.add(key)
            last_end = row.end_char if table.rules.is_sequence else 0
        yield row, fault


def read_key(table: Table, row: Any) -> tuple[Any, ...]:
    """Return the key of a row."""
    return tuple(getattr(row, column) for column in table.key)


def find_faults(table: Table, row: Any, text: str, keys: Keys, last_end: int) -> Iterator[Fault]:
    """Yield what is wrong with a row.

    ``text`` is the article's, ``last_end`` where the row before it ended if the table's spans follow each other.
    """
    rules = table.rules
    for span in rules.spans:
        yield from judge_span(span, row, text, last_end)
    for column, span in rules.pieces:
        yield from judge_pieces(getattr(row, column), getattr(row, span.start), getattr(row, span.end), column)
    for columns in rules.ranges:
        yield from judge_range(columns, [getattr(row, column) for column in columns])
    for column, form in rules.forms:
        value = getattr(row, column)
        if value is not None and not compile_form(form).fullmatch(value):
            yield "forms", f"{column} {value!r} has no form of the standard"
    for reference in rules.references:
        if reference.table in keys:  # others, as names, only the load gives
            yield from judge_reference(reference.columns, row, keys[reference.table], reference.table)


@cache
def compile_form(form: str) -> re.Pattern[str]:
    """Return a form compiled."""
    return re.compile(form, re.ASCII)


def judge_span(span: SpanColumns, row: Any, text: str, last_end: int) -> Iterator[Fault]:
    """Yield what is wrong with a stretch: empty, outside the text, before the one before it, or not what it says."""
    start, end = getattr(row, span.start), getattr(row, span.end)
    surface = getattr(row, span.text) if span.text else None
    if start is None and end is None and surface is None:
        return
    if start is None or end is None or not last_end <= start < end <= len(text):
        yield "offsets", f"{span.start} {start}, {span.end} {end} in {len(text)} characters"
    elif span.text and surface != text[start:end]:
        yield "offsets", f"{span.text} {str(surface)[:60]!r}, but the text has {text[start:end][:60]!r}"


def judge_pieces(pieces: Sequence[Any], start: int, end: int, column: str) -> Iterator[Fault]:
    """Yield what is wrong with the pieces of a stretch: none at all, empty, or outside it."""
    if not pieces:
        yield "offsets", f"{column} is empty"
    for piece in pieces:
        if not start <= piece.start_char < piece.end_char <= end:
            yield "offsets", f"{column} has {piece.start_char} to {piece.end_char}, outside {start} to {end}"


def judge_range(columns: Sequence[str], values: Sequence[Any]) -> Iterator[Fault]:
    """Yield what is wrong with values that should ascend."""
    told = [value for value in values if value is not None]
    if any(not one <= other for one, other in pairwise(told)):
        yield "ranges", f"{', '.join(columns)} do not ascend: {', '.join(map(str, values))}"


def judge_reference(columns: Sequence[str], row: Any, known: set[tuple[Any, ...]], table: str) -> Iterator[Fault]:
    """Yield what is wrong with the rows that a row refers to: they are not there."""
    values = [getattr(row, column) for column in columns]
    keys = [(one,) for one in values[0]] if isinstance(values[0], tuple) else [tuple(values)]
    for key in keys:
        if None not in key and key not in known:
            yield "references", f"{', '.join(columns)}: nothing in {table} for {' '.join(map(str, key))}"


def are_all_storable(table: Table, rows: Sequence[Any]) -> bool:
    """Tell whether the values of rows fit their columns: an integer of 80 bits does not, nor NULL in most."""
    try:
        columns = build_arrow(table, rows).columns
    except (ValueError, TypeError, OverflowError):
        return False
    return all(one.is_nullable or not values.null_count for one, values in zip(table.columns, columns, strict=True))
