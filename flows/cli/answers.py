"""What ``dateline sql`` shows: a table on a terminal, and for other programs the whole answer in a form they read."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

from flows.cli.formats import WRITERS
from flows.settings import Settings
from flows.warehouse import asking

FORMS = ("table", *WRITERS, "parquet")
OF_ONE = ("json", "parquet")
"""Forms that hold one answer and no second."""
ASKS_ALL = re.compile(r"\s*(FROM\b|SELECT\s+\*)", re.IGNORECASE)
"""A statement that leaves the choice of columns to the table or macro."""
BESIDE = re.compile(r".*(_id|_ids|_char|_spans|_sha256|_offset|_uri|_version)")
"""Columns that lead on and say little by themselves: they come last where the statement leaves the order open."""

Question = tuple[str, Mapping[str, str]]
"""A statement and the values of its parameters."""


def show_queries() -> None:
    """Print the stored queries with their questions and parameters."""
    from flows.cli import screen

    screen.show_rows(
        ["query", "question", "parameters"],
        [
            [f"@{q.name}", q.meaning, " ".join(f"{k}={v}" for k, v in q.parameters.items())]
            for q in asking.list_queries()
        ],
    )


def answer(settings: Settings, query: str, values: Sequence[str], form: str) -> None:
    """Print what a query gives: SQL, a path of a file with SQL, or ``@name`` with ``key=value`` pairs.

    ``form`` is one of FORMS; "" is a table on a terminal, else CSV. Raises WarehouseError or ValueError in one line for
    anything that cannot be answered.
    """
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form not in FORMS:
        raise ValueError(f"unknown format {form!r}: one of {', '.join(FORMS)}")
    questions = list(read_questions(settings, query, values))
    if form in OF_ONE and len(questions) > 1:
        raise ValueError(f"there are {len(questions)} statements: {form} holds one answer")
    for question in questions:
        show_answer(settings, question, form)


def read_questions(settings: Settings, query: str, values: Sequence[str]) -> Iterator[Question]:
    """Yield the statements of a query, one after the other."""
    if query.startswith("@"):
        yield asking.choose_query(query[1:], dict(split_pair(value) for value in values))
        return
    if values:
        raise ValueError(f"{values[0]!r}: KEY=VALUE goes with a stored query, as in @name; quote SQL as one argument")
    text = read_file(Path(query)) if query.endswith(".sql") else query
    if ";" not in text.rstrip("; \n"):  # there is nothing to be cut apart, and opening the file takes a moment
        yield text, {}
        return
    for statement in asking.split_statements(settings.warehouse, text):
        yield statement, {}


def show_answer(settings: Settings, question: Question, form: str) -> None:
    """Print the answer to one statement in one of FORMS; a table no longer than the settings let be shown."""
    if form == "table":
        show_table(settings, question)
    elif form == "parquet":
        if sys.stdout.isatty():
            raise ValueError("parquet is nothing for a terminal: send it to a file with >")
        asking.write_parquet(settings.warehouse, *question, settings.sql_seconds, sys.stdout.buffer)
    else:
        with asking.stream(settings.warehouse, *question, settings.sql_seconds) as told, open_output() as out:
            n_rows = WRITERS[form](out, told.columns, told.rows) if told.columns else 0
        tell_emptiness(settings, question, n_rows)


def show_table(settings: Settings, question: Question) -> None:
    """Print the answer to one statement for people, and beside it that it is cut short or empty."""
    from flows.cli import screen

    told = asking.ask(settings.warehouse, *question, settings.sql_seconds, settings.sql_rows)
    columns, rows = arrange(told, question[0])
    screen.show_rows(columns, rows)
    if told.is_cut:
        more = "there are more (setting sql_rows; --format csv gives all)"
        screen.show_note(f"the first {len(told.rows):,} rows are shown, {more}")
    tell_emptiness(settings, question, len(rows))


def arrange(told: asking.Answer, text: str) -> tuple[list[str], list[Sequence[Any]]]:
    """Return columns and rows, those first that say something, unless the statement chose their order itself."""
    order = range(len(told.columns))
    if ASKS_ALL.match(text):
        order = sorted(order, key=lambda place: bool(BESIDE.fullmatch(told.columns[place])))  # type: ignore[assignment]
    return [told.columns[place] for place in order], [[row[place] for place in order] for row in told.rows]


def tell_emptiness(settings: Settings, question: Question, n_rows: int) -> None:
    """Say on standard error that an answer has no rows, and which names of the archive may have been meant."""
    from flows.cli import screen

    if n_rows:
        return
    text, values = question
    names = asking.suggest_names(settings.warehouse, text, values)
    screen.show_note("no rows" + (f"; did you mean {' or '.join(names)}?" if names else ""))


@contextmanager
def open_output() -> Iterator[TextIO]:
    """Give standard output; on a terminal what would command that is replaced, when all of it is there."""
    if not sys.stdout.isatty():
        yield sys.stdout
        return
    from flows.cli import screen

    gathered = StringIO()
    yield gathered
    sys.stdout.write(screen.clean(gathered.getvalue()))


def read_file(path: Path) -> str:
    """Return the text of a file; raises ValueError when it is none in UTF-8, OSError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 (byte {error.start:,})") from error


def split_pair(text: str) -> tuple[str, str]:
    """Return ``key=value`` as a pair; ValueError when there is no equals sign."""
    key, sign, value = text.partition("=")
    if not sign:
        raise ValueError(f"{text!r} is no KEY=VALUE")
    return key, value
