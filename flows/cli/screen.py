"""What the terminal shows: progress on standard error, results on standard output.

Everything that comes from data passes ``clean``: no control character reaches the terminal, and square brackets and
colons are text, never markup or pictures.
"""

import logging
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # importing Prefect before its environment is set would fix the wrong one
    from rich.console import Console

    from flows.fetching.crawl import SourceReport
    from flows.serving.reports import RunReport

NARROWEST_COLUMN = 13  # characters below which a column of text cannot be read
WIDEST_CELL = 1000  # characters of a value that a terminal shows; a pipe gets all
UNLIMITED = 10**9

UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that would command the terminal or turn the writing round, line feed and tab aside; half characters."""


@cache
def open_console(is_error: bool = False) -> "Console":
    """Return what draws tables and progress, on standard output or standard error; plain lines do without, as rich
    takes longer to import than many a question to answer."""
    from rich.console import Console

    return Console(stderr=is_error, highlight=False, markup=False, emoji=False, soft_wrap=True)


def clean(text: str) -> str:
    """Return a text from data as the screen may show it: the replacement character for what is unsafe there."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


class ProgressHandler(logging.Handler):
    """Prints what the pipeline logs, one plain line each."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record's message."""
        from rich.text import Text

        open_console(is_error=True).print(Text(f"  {clean(record.getMessage())}", style="dim"))


def show_progress() -> None:
    """Let the lines of the logger ``dateline`` appear on the screen."""
    logger = logging.getLogger("dateline")
    logger.setLevel(logging.INFO)
    logger.addHandler(ProgressHandler())


@contextmanager
def wait(what: str) -> Iterator[None]:
    """Show on a terminal that something takes a while."""
    from rich.text import Text

    with open_console(is_error=True).status(Text(clean(what))):
        yield


def show_line(text: str) -> None:
    """Print one line of result."""
    print(clean(text))


def show_note(text: str) -> None:
    """Print one line about a result on standard error."""
    print(clean(text), file=sys.stderr)


def show_json(text: str) -> None:
    """Print JSON; what is unsafe on a screen is written as JSON escapes it."""
    print(UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as a table, or one below the other when the columns do not fit; missing values are empty."""
    if len(columns) * NARROWEST_COLUMN > open_console().width:
        show_records(columns, rows)
    elif columns:
        show_table(columns, rows)


def show_records(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print each row as lines of column and value."""
    from rich.text import Text

    results = open_console()
    names = [clean(column) for column in columns]
    margin = max(len(name) for name in names)
    for number, row in enumerate(rows, start=1):
        results.print(Text(f"-- row {number} of {len(rows)}", style="dim"))
        for name, value in zip(names, row, strict=True):
            if value is not None:
                results.print(Text(f"{name:>{margin}}  {render_value(value)}"))


def show_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows side by side, numbers to the right; on a pipe as wide as they are."""
    from rich.measure import Measurement
    from rich.table import Column, Table
    from rich.text import Text

    results = open_console()
    table = Table(*(Column(Text(clean(column))) for column in columns), header_style="bold", show_lines=False)
    for column, values in zip(table.columns, zip(*rows, strict=True), strict=False):
        column.justify = "right" if all(isinstance(v, int | float) for v in values) else "left"
    for row in rows:
        table.add_row(*(Text("" if value is None else render_number(value)) for value in row))
    narrow = results.width
    if not results.is_terminal:
        unlimited = results.options.update(max_width=UNLIMITED)
        results.width = max(narrow, Measurement.get(results, unlimited, table).maximum)
    results.print(table)
    results.width = narrow


def render_number(value: Any) -> str:
    """Return a value as the table shows it: whole numbers with thousands apart."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else render_value(value)


def render_value(value: Any) -> str:
    """Return a value as text: bytes in hexadecimal, on a terminal no more than fits there."""
    text = f"\\x{value.hex()}" if isinstance(value, bytes) else clean(str(value))
    return f"{text[:WIDEST_CELL]}…" if len(text) > WIDEST_CELL and open_console().is_terminal else text


def show_report(report: "RunReport", seconds: float) -> None:
    """Print what a run did, where the file is, and what to ask it."""
    from flows.warehouse.counting import describe_records
    from transforms.reasons import NO_PAGES

    if any(report.records):
        show_line(f"Read {describe_records(report.records)}")
    refused = {reason: n for reason, n in report.rejects.items() if reason not in (*NO_PAGES, "same-article")}
    if refused:
        show_line(f"Refused: {', '.join(f'{reason} {n}' for reason, n in refused.items())}")
    if report.withheld:
        show_line(report.withheld[0].upper() + report.withheld[1:])
    if not report.is_changed:
        show_line("Nothing was new: the published file stands as it was")
    if report.changes:
        show_line(f"Changed: {', '.join(f'{count:,} {kind}' for kind, count in report.changes.items())}")
    shown = ("articles", "entities", "mentions", "claims", "claim_conflicts", "timeline")
    totals = ", ".join(f"{report.tables[name]:,} {name}" for name in shown)
    show_line(f"In {report.warehouse}: {totals}")
    show_line(f"Done in {seconds:.1f} s. Try:")
    place = f'DATELINE_DATA="{quote_shell(os.environ["DATELINE_DATA"])}" ' if "DATELINE_DATA" in os.environ else ""
    for query in report.queries:
        show_line(f'  {place}.venv/bin/dateline sql "{quote_shell(query)}"')


def quote_shell(text: str) -> str:
    """Return a text, in which a name from data may stand, as a shell takes it between double quotes."""
    return re.sub(r'[\\"$`]', r"\\\g<0>", text)


def show_capture(reports: "Sequence[SourceReport]", raw: Path, seconds: float) -> None:
    """Print what a capture brought, what somebody should look at, and where it is."""
    columns = ["source", "new", "changed", "unchanged", "gone", "failed", "refused", "waiting"]
    rows = [[r.source, *(r.outcomes[name] for name in columns[1:-1]), r.n_waiting] for r in reports]
    if rows:
        show_table(columns, rows)
    for report in reports:
        for flag in report.flags:
            show_line(f"{report.source}: {flag}")
    show_line(f"In {raw}; done in {seconds:.1f} s. Next: dateline ingest" if reports else "No source is enabled")
