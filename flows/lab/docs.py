"""``make docs``: what the documentation takes from the code, the table reference and the picture of the night."""

import re
from itertools import pairwise
from pathlib import Path

from flows.settings import ROOT
from flows.warehouse.night import GIVEN, NIGHT, Stage
from transforms.tables import WAREHOUSE, render_reference

TABLES = ROOT / "docs" / "tables.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
NIGHT_PART = re.compile(r"(<!-- night: made by make docs -->\n).*?(<!-- /night -->)", re.S)


def render_tables() -> str:
    """Return the table reference in Markdown."""
    return "# Tables\n\nMade by `make docs`.\n\n" + render_reference(WAREHOUSE.values())


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
    ARCHITECTURE.write_text(fill_architecture(read(ARCHITECTURE)), encoding="utf-8")


def read(path: Path) -> str:
    """Return a page."""
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    write_docs()
