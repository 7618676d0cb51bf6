"""The stored queries: every question of ``sql/queries`` as a form with its answer."""

from functools import cache
from typing import Any

from flows.page.faults import NotHereError
from flows.page.questions import Desk
from flows.warehouse.snapshots import find_statement
from flows.warehouse.statements import Statement, list_statements

A_PAGE = 100


@cache
def list_stored() -> dict[str, Statement]:
    """Return the stored queries by name."""
    return {statement.name: statement for statement in list_statements("queries")}


def show_questions(_: Desk) -> dict[str, Any]:
    """Return all stored queries."""
    return {"title": "Questions", "stored": list(list_stored().values())}


def show_question(desk: Desk) -> dict[str, Any]:
    """Return a stored query with the answer to it."""
    stored = list_stored().get(desk.path["name"])
    if stored is None:
        raise NotHereError("No stored query has this name.")
    given = {name: desk.get(name) or default for name, default in stored.parameters.items()}
    rows = desk.ask_statement(f"queries/{stored.name}", given)
    return {
        "title": stored.meaning,
        "stored": stored,
        "given": given,
        "meanings": read_meanings(stored.name),
        "rows": rows[:A_PAGE],
        "n_rows": len(rows),
    }


def read_meanings(name: str) -> dict[str, str]:
    """Return what each parameter of a stored query means, as its header says."""
    lines = [line for line in find_statement(f"queries/{name}").text.splitlines() if line.startswith("-- $")]
    return {line[4:].split(" = ")[0]: line.partition(": ")[2] for line in lines}
