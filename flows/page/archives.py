"""The archive: how many articles of each outlet there are, day by day, and where some seem to be missing."""

from typing import Any

from flows.page import charts
from flows.page.questions import Desk


def show_archive(desk: Desk) -> dict[str, Any]:
    """Return the archive's coverage."""
    days = desk.get_days()
    rows = desk.ask("archive_days", **days)
    return {
        "title": "The archive",
        "days": days,
        "coverage": charts.draw_coverage(rows),
        "outlets": desk.remember("outlets"),
        "languages": desk.remember("languages"),
        "gaps": desk.ask("gaps"),
    }
