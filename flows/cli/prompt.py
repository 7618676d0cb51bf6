"""The prompt of ``dateline sql``: statements ended by a semicolon, stored queries, commands that begin with a dot."""

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from flows.cli import screen
from flows.cli.answers import read_questions, show_answer, show_queries
from flows.settings import Settings
from flows.warehouse import asking
from flows.warehouse.published import WarehouseError, read_published
from flows.warehouse.statements import fetch

LEAVING = ("quit", "exit", ".quit", ".exit", "\\q")
HISTORY_LINES = 1000
Command = Callable[[Settings, Sequence[str]], None]


def show_tables(settings: Settings, _: Sequence[str]) -> None:
    """Print the tables with what they tell, and the macros with their parameters."""
    with read_published(settings.warehouse) as connection:
        tables, macros = fetch(connection, "status/list_tables"), fetch(connection, "status/list_macros")
    screen.show_rows(["table", "rows", "meaning"], tables)
    told = [f"{name}({', '.join(taken)})" for name, taken in macros]
    screen.show_line(f"macros: {', '.join(told)}")


def show_schema(settings: Settings, names: Sequence[str]) -> None:
    """Print the columns of the named table, or of all."""
    with read_published(settings.warehouse) as connection:
        rows = fetch(connection, "status/list_table_columns", wanted=names[0].removeprefix("work.") if names else "")
    screen.show_rows(["table", "column", "type", "meaning"], rows)
    if not rows:
        screen.show_line(f"there is no table {names[0]}; .tables lists them")


def show_help(_: Settings, __: Sequence[str]) -> None:
    """Print what can be typed."""
    screen.show_rows(
        ["type", "for"],
        [
            ["FROM claims_by('NATO');", "an answer; several statements in a row are answered one by one"],
            ["@name key=value", "a stored query; .queries lists them"],
            [".tables", "the tables and macros"],
            [".schema [TABLE]", "the columns of a table, or of all"],
            ["quit, Ctrl-D", "leave; Ctrl-C drops what is typed or stops what runs; Tab completes"],
        ],
    )


COMMANDS: dict[str, Command] = {
    ".tables": show_tables,
    ".schema": show_schema,
    ".queries": lambda _, __: show_queries(),
    ".help": show_help,
}


def run_prompt(settings: Settings) -> None:
    """Ask for statements and commands until end of input; errors are one line and the prompt goes on."""
    if sys.stdin.isatty():
        prepare_line(settings)
    screen.show_line(f"{settings.warehouse}, read-only. End a statement with ;  .help tells more, quit leaves.")
    for typed in read_entries():
        try:
            run_entry(settings, typed)
        except (WarehouseError, ValueError, OSError) as error:
            screen.show_line(str(error))
        except KeyboardInterrupt:
            screen.show_line("interrupted")


def run_entry(settings: Settings, typed: str) -> None:
    """Answer what was typed: a command, a stored query, or statements."""
    if typed.startswith("."):
        name, *arguments = shlex.split(typed.rstrip("; "))
        if name not in COMMANDS:
            raise ValueError(f"no command {name}; there are {', '.join(COMMANDS)}, .quit")
        COMMANDS[name](settings, arguments)
        return
    query, *values = shlex.split(typed.rstrip("; ")) if typed.startswith("@") else [typed]
    for question in read_questions(settings, query, values):
        show_answer(settings, question, "table")


def prepare_line(settings: Settings) -> None:
    """Give the line editor completion, and the history of earlier prompts on this data folder, kept there."""
    import atexit
    import readline

    history = settings.data / "sql_history"
    with suppress(OSError):
        readline.read_history_file(history)
    readline.set_history_length(HISTORY_LINES)
    readline.set_completer(build_completer(settings))
    readline.set_completer_delims(" \t\n,()=;'\"")
    readline.parse_and_bind("tab: complete")
    atexit.register(keep_history, history)


def keep_history(history: Path) -> None:
    """Write what was typed; a folder that cannot be written to keeps none."""
    import readline

    with suppress(OSError):
        readline.write_history_file(history)


def build_completer(settings: Settings) -> Callable[[str, int], str | None]:
    """Return what the line editor asks for the n-th word that begins as typed."""
    words = sorted({*COMMANDS, *asking.list_words(settings.warehouse), *(f"@{q.name}" for q in asking.list_queries())})

    def complete(typed: str, number: int) -> str | None:
        """Return the n-th word that begins so, whatever its case; None after the last."""
        found = [word for word in words if word.startswith(typed.lower())]
        return found[number] if number < len(found) else None

    return complete


def read_entries() -> Iterator[str]:
    """Yield what is typed, command by command and statement by statement; Ctrl-C drops the lines typed so far."""
    lines: list[str] = []
    while True:
        try:
            line = input("...> " if lines else "sql> ")
        except KeyboardInterrupt:
            lines.clear()
            screen.show_line("")
            continue
        except EOFError:
            break
        if not lines and line.strip().rstrip(";").strip() in LEAVING:
            return
        if not lines and line.startswith((".", "@")):
            yield line.strip()
            continue
        if lines or line.strip():
            lines.append(line)
        if line.rstrip().endswith(";"):
            yield "\n".join(lines)
            lines.clear()
    if lines:
        yield "\n".join(lines)
