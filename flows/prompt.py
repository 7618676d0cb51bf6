"""``dateline sql``: one query, a file, a stored query, or a prompt, on the published file opened read-only."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from flows import screen
from flows.adapters import warehouse
from flows.adapters.published import WarehouseError


def show_queries() -> None:
    """Print the stored queries with their questions and parameters."""
    screen.show_rows(
        ["query", "question", "parameters"],
        [
            [f"@{q.name}", q.meaning, " ".join(f"{k}={v}" for k, v in q.parameters.items())]
            for q in warehouse.list_queries()
        ],
    )


def answer(published: Path, query: str, values: Iterable[str]) -> None:
    """Run one query and print its rows: SQL text, a path of a file with SQL, or ``@name`` with ``key=value`` pairs."""
    if query.startswith("@"):
        parameters = dict(split_pair(value) for value in values)
        screen.show_rows(*warehouse.run_named_query(published, query[1:], parameters))
    else:
        text = Path(query).read_text(encoding="utf-8") if query.endswith(".sql") else query
        screen.show_rows(*warehouse.run_query(published, text))


def split_pair(text: str) -> tuple[str, str]:
    """Return ``key=value`` as a pair; ValueError when there is no equals sign."""
    key, sign, value = text.partition("=")
    if not sign:
        raise ValueError(f"{text!r} is no KEY=VALUE")
    return key, value


def run_prompt(published: Path) -> None:
    """Ask for statements, each ended by a semicolon, until end of input; errors are one line and the prompt goes on."""
    import readline  # noqa: F401  (importing it gives input() history and editing)

    screen.show_line(f"{published}, read-only. End a statement with ;  leave with Ctrl-D.")
    for statement in read_statements():
        try:
            screen.show_rows(*warehouse.run_query(published, statement))
        except WarehouseError as error:
            screen.show_line(str(error))


def read_statements() -> Iterator[str]:
    """Yield what is typed, statement by statement."""
    lines: list[str] = []
    while True:
        try:
            lines.append(input("...> " if lines else "sql> "))
        except EOFError:
            return
        if lines[-1].rstrip().endswith(";"):
            yield "\n".join(lines)
            lines.clear()
