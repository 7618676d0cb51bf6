"""Figures: how a toll or a count moved, a point a report."""

from typing import Any

from flows.page import charts
from flows.page.questions import Desk


def show_figures(desk: Desk) -> dict[str, Any]:
    """Return all that is told of one harm or thing in one place, as chart and rows; else what is counted."""
    what, place = desk.get("what"), desk.get("place")
    rows = desk.ask("figures", what=what, place=place) if what else []
    return {
        "title": f"{what.capitalize()}{f' in {place}' if place else ''}: what is told" if what else "Figures",
        "what": what,
        "place": place,
        "rows": rows,
        "chart": charts.draw_figures(rows),
        "counted": desk.remember("figures_told") if not rows else [],
    }
