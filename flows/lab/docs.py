"""``make docs``: what the documentation takes from the code: tables, stored queries, the picture of the night."""

import re
from itertools import pairwise
from pathlib import Path
from shlex import quote

from flows.settings import ROOT
from flows.warehouse.night import GIVEN, NIGHT, Stage
from flows.warehouse.statements import Statement, list_statements
from transforms.schema.tables import WAREHOUSE, render_reference

TABLES = ROOT / "docs" / "tables.md"
QUERIES = ROOT / "docs" / "queries.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
NIGHT_PART = re.compile(r"(<!-- night: made by make docs -->\n).*?(<!-- /night -->)", re.S)


def render_tables() -> str:
    """Return the table reference in Markdown."""
    return "# Tables\n\nMade by `make docs`.\n\n" + render_reference(WAREHOUSE.values())


def render_queries() -> str:
    """Return the stored queries in Markdown: what each asks, of what, and its SQL to begin from."""
    head = (
        "# Stored queries\n\nMade by `make docs`; `tests/sql/test_queries.py` holds what each answers. "
        "`dateline sql @NAME KEY=VALUE` asks one, so does the page under *Questions*.\n"
    )
    return head + "".join(render_query(statement) for statement in list_statements("queries"))


def render_query(statement: Statement) -> str:
    """Return the part of a stored query."""
    asked = " ".join(f"{name}={quote(value)}" for name, value in statement.parameters.items() if value)
    body = "".join(line for line in statement.text.splitlines(keepends=True) if not line.startswith("--"))
    call = f"dateline sql @{statement.name} {asked}".strip()
    return f"\n## {statement.name}\n\n{statement.meaning}\n\n```\n{call}\n```\n\n```sql\n{body.strip()}\n```\n"


def render_night() -> str:
    """Return the stages of the night in Markdown: a graph of what they hand on, and a table of what they touch."""
    rows = "".join(render_stage(number, stage) for number, stage in enumerate(NIGHT, start=1))
    head = "| | stage | what it does | reads | writes | hands on |\n|---:|---|---|---|---|---|\n"
    return f"```mermaid\n{draw_night()}```\n\n{head}{rows}"


def render_stage(number: int, stage: Stage) -> str:
    """Return the row of a stage; what Python judges is marked."""
    name = f"**{stage.name}**" + (" (judged)" if stage.judge else "")
    cells = [", ".join(names) for names in (stage.reads, stage.writes, stage.hands_on)]
    return f"| {number} | {name} | {stage.meaning} | {' | '.join(cells)} |\n"


def draw_night() -> str:
    """Return the graph of stages, an arrow from each to the next and from where a table is handed on to its reader."""
    lines = ["flowchart TD"]
    lines += [f"    {stage.name}[{stage.name}]" for stage in NIGHT]
    lines += [f"    {one.name} ==> {other.name}" for one, other in pairwise(NIGHT)]
    origins = dict.fromkeys(GIVEN, "given") | {name: stage.name for stage in NIGHT for name in stage.hands_on}
    for stage in NIGHT:
        handed: dict[str, list[str]] = {}
        for name in stage.reads:
            if name in origins and name not in WAREHOUSE:
                handed.setdefault(origins[name], []).append(name)
        lines += [f"    {origin} -. {', '.join(names)} .-> {stage.name}" for origin, names in handed.items()]
    return "\n".join(lines) + "\n"


def fill_architecture(text: str) -> str:
    """Return the page with its part about the night made anew."""
    return NIGHT_PART.sub(lambda found: f"{found[1]}\n{render_night()}\n{found[2]}", text)


def write_docs() -> None:
    """Write what is made from the code into ``docs``."""
    TABLES.write_text(render_tables(), encoding="utf-8")
    QUERIES.write_text(render_queries(), encoding="utf-8")
    ARCHITECTURE.write_text(fill_architecture(read(ARCHITECTURE)), encoding="utf-8")


def read(path: Path) -> str:
    """Return a page."""
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    write_docs()
