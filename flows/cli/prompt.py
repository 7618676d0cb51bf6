"""``dateline sql``: one query, a file, a stored query, or a prompt, on the published file opened read-only."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from flows.cli import screen
from flows.settings import Settings
from flows.warehouse import asking, building
from flows.warehouse.published import WarehouseError


def show_queries() -> None:
    """Print the stored queries with their questions and parameters."""
    screen.show_rows(
        ["query", "question", "parameters"],
        [
            [f"@{q.name}", q.meaning, " ".join(f"{k}={v}" for k, v in q.parameters.items())]
            for q in building.list_queries()
        ],
    )


def answer(settings: Settings, query: str, values: Sequence[str]) -> None:
    """Run one query and print its rows: SQL text, a path of a file with SQL, or ``@name`` with ``key=value`` pairs.

    Raises WarehouseError or ValueError in one line for anything that cannot be answered.
    """
    if query.startswith("@"):
        show_answer(settings, *building.choose_query(query[1:], dict(split_pair(value) for value in values)))
    elif values:
        raise ValueError(f"{values[0]!r}: KEY=VALUE goes with a stored query, as in @name; quote SQL as one argument")
    else:
        show_answer(settings, read_file(Path(query)) if query.endswith(".sql") else query, {})


def show_answer(settings: Settings, text: str, values: Mapping[str, str]) -> None:
    """Print the rows of a statement, and on standard error that there are more than the settings let be shown."""
    told = asking.ask(settings.warehouse, text, values, settings.sql_seconds, settings.sql_rows)
    screen.show_rows(told.columns, told.rows)
    if told.is_cut:
        screen.show_note(f"the first {len(told.rows):,} rows are shown, there are more (setting sql_rows)")


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


def run_prompt(settings: Settings) -> None:
    """Ask for statements, each ended by a semicolon, until end of input; errors are one line and the prompt goes on."""
    import readline  # noqa: F401  (importing it gives input() history and editing)

    screen.show_line(f"{settings.warehouse}, read-only. End a statement with ;  leave with Ctrl-D.")
    for statement in read_statements():
        try:
            show_answer(settings, statement, {})
        except WarehouseError as error:
            screen.show_line(str(error))
        except KeyboardInterrupt:
            screen.show_line("interrupted")


def read_statements() -> Iterator[str]:
    """Yield what is typed, statement by statement; Ctrl-C drops the lines typed so far."""
    lines: list[str] = []
    while True:
        try:
            lines.append(input("...> " if lines else "sql> "))
        except KeyboardInterrupt:
            lines.clear()
            screen.show_line("")
            continue
        except EOFError:
            break
        if lines[-1].rstrip().endswith(";"):
            yield "\n".join(lines)
            lines.clear()
    if "".join(lines).strip():
        yield "\n".join(lines)
