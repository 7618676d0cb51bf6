"""``dateline timeline``: the days of an entity for a terminal, a program or a timeline viewer.

TimelineJS reads its JSON 3 format (timeline.knightlab.com/docs/json-format.html), vis-timeline a data set of items and
groups (visjs.github.io/vis-timeline). Both take HTML, so what an archive says is escaped.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any

from flows.warehouse.inspecting import run_named_query

Day = dict[str, Any]
"""A row of the macro ``timeline_of`` by column."""

SHOWN = ["event_date", "entity", "weight", "sentence", "n_articles", "n_outlets", "dated_by", "outlet"]
"""Columns of the table on a terminal."""

HEADLINE_CHARS = 90


def read_days(published: Path, name: str, days: int) -> list[Day]:
    """Return the weightiest ``days`` days of the entities that ``name`` may mean, oldest first.

    Raises WarehouseError when nothing is published.
    """
    columns, rows = run_named_query(published, "timeline", {"name": name, "days": str(days)})
    return [dict(zip(columns, row, strict=True)) for row in rows]


def render_timeline(name: str, days: Sequence[Day], form: str) -> str:
    """Return the days of a name as JSON in one of FORMATS; raises ValueError for another."""
    if form not in FORMATS:
        raise ValueError(f"unknown format {form!r}: one of table, {', '.join(FORMATS)}")
    return json.dumps(FORMATS[form](name, days), ensure_ascii=False, indent=2, default=date.isoformat)


def list_days(_: str, days: Sequence[Day]) -> list[Day]:
    """Return the rows as they are."""
    return list(days)


def build_timelinejs(name: str, days: Sequence[Day]) -> Day:
    """Return a TimelineJS timeline: a title and one slide a day."""
    title = {"text": {"headline": escape(name), "text": describe_span(days)}}
    return {"title": title, "events": [build_slide(day) for day in days]}


def describe_span(days: Sequence[Day]) -> str:
    """Return how many days are told, from when to when."""
    return f"{len(days)} days, {days[0]['event_date']} to {days[-1]['event_date']}" if days else "no days"


def build_slide(day: Day) -> Day:
    """Return the TimelineJS slide of a day: the best sentence and the article that it stands in."""
    moment: date = day["event_date"]
    return {
        "start_date": {"year": moment.year, "month": moment.month, "day": moment.day},
        "group": escape(day["entity"]),
        "text": {
            "headline": escape(shorten(day["sentence"], HEADLINE_CHARS, placeholder=" …")),
            "text": f"<p>{escape(day['sentence'])}</p><p>{cite_article(day)}</p>",
        },
    }


def cite_article(day: Day) -> str:
    """Return outlet and title of the article as HTML, linked when its address is one of the web."""
    label = escape(": ".join(part for part in (day["outlet"], day["title"]) if part))
    is_web = day["url"].startswith(("http://", "https://"))
    return f'<a href="{escape(day["url"])}">{label}</a>' if is_web else label


def build_vis(_: str, days: Sequence[Day]) -> Day:
    """Return items and groups of vis-timeline: one item a day, one group an entity."""
    entities = sorted({day["entity"] for day in days})
    groups = [{"id": entity, "content": escape(entity)} for entity in entities]
    return {"items": [build_item(number, day) for number, day in enumerate(days)], "groups": groups}


def build_item(number: int, day: Day) -> Day:
    """Return the vis-timeline item of a day; ``title`` is what shows under the pointer."""
    return {
        "id": number,
        "group": day["entity"],
        "start": day["event_date"],
        "type": "box",
        "content": escape(shorten(day["sentence"], HEADLINE_CHARS, placeholder=" …")),
        "title": f"<p>{escape(day['sentence'])}</p><p>{cite_article(day)}</p>",
    }


FORMATS: dict[str, Callable[[str, Sequence[Day]], Any]] = {
    "json": list_days,
    "timelinejs": build_timelinejs,
    "vis": build_vis,
}
