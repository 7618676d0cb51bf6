"""``dateline diff``: what two published files tell differently, for people."""

from pathlib import Path
from typing import Any

from flows.cli import screen
from flows.warehouse.differing import TableDiff, diff_files

WIDEST_VALUE = 160
"""Characters of a value that a sample shows."""
TELLING = ("name", "title", "surface", "content_text", "trigger", "sentence", "explanation", "outlet", "reason", "url")
"""Columns that say what a row is, the best first: a sample shows some of these, or else its key."""
SHOWN = 3


def show_diff(before: Path, after: Path, n_samples: int) -> bool:
    """Print how two files differ, the counts first, then samples of each table; tells whether they do."""
    found = list(diff_files(before, after, n_samples))
    if not found:
        screen.show_line("every row is the same")
        return False
    screen.show_rows(
        ["table", "added", "gone", "changed"], [[one.table, one.n_added, one.n_gone, one.n_changed] for one in found]
    )
    for one in found if n_samples else []:
        show_samples(one)
    return True


def show_samples(found: TableDiff) -> None:
    """Print the samples of a table: + added, - gone, ~ changed."""
    screen.show_line(f"\n{found.table}")
    for sign, rows in (("+", found.added), ("-", found.gone)):
        for row in rows:
            screen.show_line(f"  {sign} {describe_row(row)}")
    for key, values in found.changed:
        screen.show_line(f"  ~ {' '.join(map(str, key.values()))}")
        for column, (old, new) in values.items():
            screen.show_line(f"      {column}: {shorten(old)} -> {shorten(new)}")


def describe_row(row: dict[str, Any]) -> str:
    """Return what says best what a row is."""
    telling = [column for column in TELLING if row.get(column) is not None] or list(row)
    return ", ".join(f"{column} {shorten(row[column])}" for column in telling[:SHOWN])


def shorten(value: Any) -> str:
    """Return a value in quotes and no longer than a sample may be; of a missing one that it is."""
    if value is None:
        return "nothing"
    text = " ".join(str(value).split())
    return f"“{text[:WIDEST_VALUE]}{'…' if len(text) > WIDEST_VALUE else ''}”"
