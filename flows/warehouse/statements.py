"""The statements in ``sql/``: one a file, with a header comment that says what it does; and how they are run.

Header lines may also hold directives: ``-- each: a, b`` runs the statement once a table, ``{table}`` standing for its
name; ``-- $name = value: meaning`` declares a parameter of a stored query with its default. Within a statement,
``{folder/name}`` stands for another statement, whose parameters it takes too; lines after ``-- given $name``, up to the
next such line or ``-- end``, count only where that parameter is not empty, those after ``-- without $name`` only where
it is.
"""

import logging
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from flows.settings import locate_part

FOLDER = locate_part("sql")
log = logging.getLogger("dateline.sql")
"""Tells at level DEBUG how long each step of a load took."""

EACH = re.compile(r"^-- each: (.+)$", re.M)
PARAMETER = re.compile(r"^-- \$(\w+) = (.*?)(?:: .*)?$", re.M)
SENTENCE = re.compile(r"^-- (?!each: |\$\w+ = )(.*)$", re.M)
INCLUDED = re.compile(r"\{([a-z_]+/[a-z_/]+)\}")
GIVEN = re.compile(r"^ +-- (given|without) \$(\w+)\n(.*?)(?=^ +-- (?:given|without|end))", re.M | re.S)
END = re.compile(r"^ +-- end\n", re.M)
ASKED = re.compile(r"\$(\w+)")


class Connection(Protocol):
    """An open database as the adapters use it; ``warehouse`` opens it, and it alone knows which database that is."""

    def execute(self, query: str, parameters: object = ..., /) -> Any:
        """Run a statement; its rows must be fetched before the next one runs."""

    def register(self, view_name: str, python_object: object, /) -> Any:
        """Let statements read an arrow table under a name."""

    def unregister(self, view_name: str, /) -> Any:
        """End that."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One SQL statement: its name, what its header says of it, its text, tables to run it for, parameters' defaults.

    ``included`` are the statements that stand within it.
    """

    name: str
    meaning: str
    text: str
    tables: tuple[str, ...]
    parameters: dict[str, str]
    included: tuple[str, ...] = ()


def read_statement(path: Path, held: Mapping[str, str] | None = None) -> Statement:
    """Return the statement in a file; ``held`` names tables to be read instead of statements that stand within it."""
    text = path.read_text(encoding="utf-8")
    for name, table in (held or {}).items():
        text = text.replace(f"{{{name}}}", f"FROM {table}")
    header = read_header(text)
    each = EACH.search(header)
    included = {name: read_statement(FOLDER / f"{name}.sql") for name in INCLUDED.findall(text)}
    return Statement(
        name=path.stem,
        meaning=read_meaning(text),
        text=INCLUDED.sub(lambda found: read_body(included[found[1]].text), text),
        tables=tuple(each[1].split(", ")) if each else (),
        parameters=dict(parameter for one in included.values() for parameter in one.parameters.items())
        | dict(PARAMETER.findall(header)),
        included=tuple(included),
    )


def read_body(text: str) -> str:
    """Return a statement as it may stand within another: without its header and its semicolon."""
    return text.removeprefix(read_header(text)).rstrip().removesuffix(";")


def fit_statement(statement: Statement, values: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return a statement's text as it is for some values, some of them empty, and those of them that it asks for."""
    text = END.sub("", GIVEN.sub(lambda block: block[3] if is_wanted(block, values) else "", statement.text))
    asked = set(ASKED.findall(text.removeprefix(read_header(text))))
    return text, {name: value for name, value in values.items() if name in asked}


def read_header(text: str) -> str:
    """Return the comments that a statement begins with."""
    return "".join(line for line in text.splitlines(keepends=True) if line.startswith("--"))


def read_meaning(text: str) -> str:
    """Return what the header of a statement says of it."""
    return " ".join(SENTENCE.findall(read_header(text)))


def list_statements(folder: str) -> list[Statement]:
    """Return the statements at or below a folder of ``sql/``, in the order of their paths."""
    return [read_statement(path) for path in sorted((FOLDER / folder).rglob("*.sql"))]


def fill_statement(statement: Statement, **names: str) -> str:
    """Return the statement's text with ``{name}`` replaced; for names of tables and columns, never for values."""
    text = statement.text
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def quote_text(text: str) -> str:
    """Return ``text`` as an SQL string literal, for where no parameter can be bound."""
    return "'" + text.replace("'", "''") + "'"


def expand_statement(statement: Statement) -> Iterator[str]:
    """Yield the text of a statement once for each of its tables, or as it stands."""
    if not statement.tables:
        yield statement.text
    for table in statement.tables:
        yield fill_statement(statement, table=table)


def is_wanted(block: re.Match[str], values: Mapping[str, str]) -> bool:
    """Tell whether a block of lines stands in a statement that is asked with some values."""
    return bool(values[block[2]]) == (block[1] == "given")


def run_folder(connection: Connection, folder: str) -> None:
    """Run every statement at or below a folder of ``sql/``, in the order of their paths."""
    for statement in list_statements(folder):
        with tell_time(f"{folder}/{statement.name}"):
            for text in expand_statement(statement):
                connection.execute(text).fetchall()


def run_statement(connection: Connection, name: str) -> None:
    """Run the statement ``name`` (path below ``sql/`` without ending)."""
    connection.execute(read_statement(FOLDER / f"{name}.sql").text).fetchall()


@contextmanager
def tell_time(step: str) -> Iterator[None]:
    """Log how long the block takes, and how many seconds of the processors' time."""
    started, started_cpu = time.perf_counter(), time.process_time()
    yield
    log.debug("%s %.3f s, %.3f s CPU", step, time.perf_counter() - started, time.process_time() - started_cpu)


def set_variables(connection: Connection, values: Mapping[str, Any]) -> None:
    """Set variables that statements read with ``getvariable``."""
    for name, value in values.items():
        connection.execute(f"SET VARIABLE {name} = $value", {"value": value}).fetchall()


def fetch(connection: Connection, name: str, **values: Any) -> list[tuple[Any, ...]]:
    """Return the rows of the statement ``name`` (path below ``sql/`` without ending) for the given parameters."""
    with tell_time(name):
        rows: list[tuple[Any, ...]] = connection.execute(read_statement(FOLDER / f"{name}.sql").text, values).fetchall()
    return rows


def count_rows(connection: Connection, table: str) -> int:
    """Return the number of rows of a table."""
    text = fill_statement(read_statement(FOLDER / "status" / "count_table.sql"), table=table)
    return int(connection.execute(text).fetchall()[0][0])
