"""The statements in ``sql/``: one a file, with a header comment that says what it does.

Header lines may also hold directives: ``-- each: a, b`` runs the statement once a table, ``{table}`` standing for its
name; ``-- $name = value: meaning`` declares a parameter of a stored query with its default.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.settings import ROOT

FOLDER = ROOT / "sql"
EACH = re.compile(r"^-- each: (.+)$", re.M)
PARAMETER = re.compile(r"^-- \$(\w+) = (.*?)(?:: .*)?$", re.M)
SENTENCE = re.compile(r"^-- (?!each: |\$\w+ = )(.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Statement:
    """One SQL statement: its name, what its header says of it, its text, tables to run it for, parameters' defaults."""

    name: str
    meaning: str
    text: str
    tables: tuple[str, ...]
    parameters: dict[str, str]


def read_statement(path: Path) -> Statement:
    """Return the statement in a file."""
    text = path.read_text(encoding="utf-8")
    header = "".join(line for line in text.splitlines(keepends=True) if line.startswith("--"))
    each = EACH.search(header)
    return Statement(
        name=path.stem,
        meaning=" ".join(SENTENCE.findall(header)),
        text=text,
        tables=tuple(each[1].split(", ")) if each else (),
        parameters=dict(PARAMETER.findall(header)),
    )


def list_statements(folder: str) -> list[Statement]:
    """Return the statements at or below a folder of ``sql/``, in the order of their paths."""
    return [read_statement(path) for path in sorted((FOLDER / folder).rglob("*.sql"))]


def fill_statement(statement: Statement, **names: str) -> str:
    """Return the statement's text with ``{name}`` replaced; for names of tables and columns, never for values."""
    text = statement.text
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def expand_statement(statement: Statement) -> Iterator[str]:
    """Yield the text of a statement once for each of its tables, or as it stands."""
    if not statement.tables:
        yield statement.text
    for table in statement.tables:
        yield fill_statement(statement, table=table)
