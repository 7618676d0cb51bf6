"""What the terminal shows: progress on standard error, results on standard output."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:  # importing Prefect before its environment is set would fix the wrong one
    from flows.crawl import SourceReport
    from flows.report import RunReport

results = Console(highlight=False, soft_wrap=True)
progress = Console(stderr=True, highlight=False, soft_wrap=True)

NARROWEST_COLUMN = 13  # characters below which a column of text cannot be read


class ProgressHandler(logging.Handler):
    """Prints what the pipeline logs, one plain line each."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record's message."""
        progress.print(f"  {record.getMessage()}", style="dim", markup=False)


def show_progress() -> None:
    """Let the lines of the logger ``dateline`` appear on the screen."""
    logger = logging.getLogger("dateline")
    logger.setLevel(logging.INFO)
    logger.addHandler(ProgressHandler())


@contextmanager
def wait(what: str) -> Iterator[None]:
    """Show on a terminal that something takes a while."""
    with progress.status(what):
        yield


def show_line(text: str) -> None:
    """Print one line of result."""
    results.print(text, markup=False)


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as a table, or one below the other when the columns do not fit; missing values are empty."""
    if len(columns) * NARROWEST_COLUMN > results.width:
        show_records(columns, rows)
    elif columns:
        show_table(columns, rows)


def show_records(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print each row as lines of column and value."""
    margin = max(len(column) for column in columns)
    for number, row in enumerate(rows, start=1):
        results.print(f"-- row {number} of {len(rows)}", style="dim", markup=False)
        for column, value in zip(columns, row, strict=True):
            if value is not None:
                results.print(f"{column:>{margin}}  {value}", markup=False)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows side by side, numbers to the right."""
    table = Table(*columns, header_style="bold", show_lines=False)
    for column, values in zip(table.columns, zip(*rows, strict=True), strict=False):
        column.justify = "right" if all(isinstance(v, int | float) for v in values) else "left"
    for row in rows:
        table.add_row(*("" if value is None else escape(value) for value in row))
    results.print(table)


def escape(value: Any) -> str:
    """Return a value as the table shows it: square brackets are text, not rich markup."""
    return (f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)).replace("[", r"\[")


def show_report(report: "RunReport", seconds: float) -> None:
    """Print what a run did, where the file is, and what to ask it."""
    reasons = ", ".join(f"{reason} {count}" for reason, count in report.rejects.items()) or "none"
    show_line(
        f"Read {report.n_read:,} records: {report.n_articles:,} articles, {report.n_rejects:,} rejects ({reasons})"
    )
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
    for query in report.queries:
        show_line(f'  .venv/bin/dateline sql "{query}"')


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
