"""The stored queries: every question of ``sql/queries`` as a form with its answer."""

from functools import cache
from typing import Any
from urllib.parse import quote

from flows.page.faults import NotHereError
from flows.page.questions import Desk
from flows.warehouse.snapshots import find_statement
from flows.warehouse.statements import Statement, list_statements

A_PAGE = 100
SUBJECTS = {
    "What is said": (
        "said_by", "said_about", "told_by", "speakers", "sources", "certainty", "promises", "criticism",
        "anonymous_sources", "witnesses",
    ),
    "Who disagrees": (
        "contradictions", "positions_taken", "positions", "denials", "confirmed_or_denied", "conflict_pairs",
    ),
    "What happened, and when": (
        "timeline", "days", "told_of_day", "together", "anniversary", "ahead", "dates", "story",
    ),
    "Figures": ("series", "figures", "moved_figures"),
    "Who is told of": ("named_with", "rising"),
    "Outlets and articles": (
        "changes", "edits", "corrections", "reprints", "first_to_report", "anonymity", "rejected", "rejects_by_reason",
    ),
}  # fmt: skip
"""Stored queries by what they are about."""
NAMING = ("name", "speaker", "about")
"""Fields into which somebody's name may be written."""
PLACES = {
    "article_id": "/articles/",
    "story_id": "/stories/",
    "entity_id": "/entities/",
    "speaker_id": "/entities/",
    "claim_group_id": "/claims/",
    "dispute_id": "/disputes/",
}
"""Columns of answers that name what has a page."""
LOOKED_FOR = {
    "speaker": "/claims?speaker=",
    "speaker_name": "/claims?speaker=",
    "entity": "/entities?name=",
    "outlet": "/search?outlet=",
    "title": "/search?words=",
}
"""Columns whose values are found by asking."""


@cache
def list_stored() -> dict[str, Statement]:
    """Return the stored queries by name."""
    return {statement.name: statement for statement in list_statements("queries")}


def show_questions(_: Desk) -> dict[str, Any]:
    """Return all stored queries, by what they are about."""
    stored = list_stored()
    return {"title": "Questions", "stored": {about: [stored[one] for one in some] for about, some in SUBJECTS.items()}}


def show_question(desk: Desk) -> dict[str, Any]:
    """Return a stored query with the answer to it."""
    stored = list_stored().get(desk.path["name"])
    if stored is None:
        raise NotHereError("No stored query has this name.")
    given = {name: desk.get(name) or default for name, default in stored.parameters.items()}
    rows = desk.ask_statement(f"queries/{stored.name}", given)
    field = next((name for name in NAMING if name in given), "")
    return {
        "title": stored.meaning,
        "stored": stored,
        "given": given,
        "meanings": read_meanings(stored.name),
        "rows": rows[:A_PAGE],
        "n_rows": len(rows),
        "lead": lead_on,
        "field": field,
        "foremost": desk.reader.ask("page/foremost", most="8") if field and not rows else [],
    }


def lead_on(column: str, value: Any) -> str:
    """Return the address of what a cell of an answer names; empty for a cell that names nothing."""
    if column.endswith("claim_id"):
        article, _, place = str(value).partition("-c")
        return f"/articles/{article}#c{place}"
    if column in LOOKED_FOR:
        return LOOKED_FOR[column] + quote(str(value))
    return next((place + str(value) for name, place in PLACES.items() if column.endswith(name)), "")


def read_meanings(name: str) -> dict[str, str]:
    """Return what each parameter of a stored query means, as its header says."""
    lines = [line for line in find_statement(f"queries/{name}").text.splitlines() if line.startswith("-- $")]
    return {line[4:].split(" = ")[0]: line.partition(": ")[2] for line in lines}
