"""Charts as geometry for SVG that the server draws: no script, printed as shown, read by keyboard."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Any

from flows.warehouse.snapshots import Row

WIDTH, HEIGHT = 960.0, 200.0
"""Of the field in which values are drawn, in units of the drawing."""
MOST_CELLS = 84
"""Columns of the grid of coverage."""
LEVELS = 5
SIZES = 200
"""Times that the highest figure is the lowest before heights go by the logarithm."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart with what it stands for."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """A row of the answer where it is drawn; ``left`` and ``right`` are the ends of the days that it may mean."""

    x: float
    y: float
    left: float
    right: float
    row: Row


@dataclass(frozen=True, slots=True)
class Chart:
    """Points over days, with the lines to read them by; ``line`` joins those that continue each other."""

    points: tuple[Point, ...]
    days: tuple[Tick, ...]
    heights: tuple[Tick, ...] = ()
    line: str = ""
    bar: float = 4.0


def draw_days(rows: Sequence[Row]) -> Chart | None:
    """Return the days of a timeline as bars, as high as they weigh; None without any."""
    if not rows:
        return None
    first, last = pad(min(row["event_date"] for row in rows), max(row["event_date"] for row in rows))
    highest = max(row["weight"] for row in rows) or 1
    points = [place_day(row, first, last, HEIGHT * (1 - row["weight"] / highest * 0.94)) for row in rows]
    bar = max(1.5, min(14.0, WIDTH / ((last - first).days + 1) * 0.7))
    return Chart(tuple(points), tuple(tick_days(first, last)), bar=bar)


def place_day(row: Row, first: date, last: date, y: float) -> Point:
    """Return where a day lies, and how far the expression reaches that it was read from."""
    begin, end = row.get("begin_date"), row.get("end_date")
    day = row["event_date"]
    left, right = (begin, end) if row["precision"] != "day" and begin and end else (day, day)
    return Point(
        scale_day(day, first, last),
        y,
        max(0.0, scale_day(left, first, last)),
        min(WIDTH, scale_day(right, first, last)),
        row,
    )


def pad(first: date, last: date) -> tuple[date, date]:
    """Return two days with some room around them."""
    room = timedelta(days=max(2, (last - first).days // 40))
    earliest, latest = date.min + room, date.max - room
    return max(first, earliest) - room, min(last, latest) + room


def scale_day(day: date, first: date, last: date) -> float:
    """Return where a day lies across the chart."""
    return round(WIDTH * (day - first).days / max(1, (last - first).days), 1)


def tick_days(first: date, last: date) -> Iterable[Tick]:
    """Yield the days, months or years that are written below a chart, some eight of them."""
    days = (last - first).days
    if days > 800:
        step = max(1, ceil((last.year - first.year) / 8))
        yield from (
            Tick(scale_day(date(y, 1, 1), first, last), str(y)) for y in range(first.year + 1, last.year + 1, step)
        )
    elif days > 60:
        months = list(list_months(first, last))
        yield from (Tick(scale_day(m, first, last), f"{m:%b %Y}") for m in months[:: max(1, ceil(len(months) / 8))])
    else:
        step = max(1, ceil(days / 8))
        chosen = [first + timedelta(days=n) for n in range(1, days, step)]
        yield from (Tick(scale_day(day, first, last), f"{day.day} {day:%b}") for day in chosen)


def list_months(first: date, last: date) -> Iterable[date]:
    """Yield the first days of months after a day, up to another."""
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if date(year, month, 1) > last:
            return
        yield date(year, month, 1)


def choose_weightiest(rows: Sequence[Row], most: int) -> list[Row]:
    """Return the days that weigh most, oldest first."""
    chosen = sorted(rows, key=lambda row: (-row["weight"], row["event_date"]))[:most]
    return sorted(chosen, key=lambda row: row["event_date"])


def list_zooms(months: Sequence[Row], days: dict[str, str]) -> list[dict[str, Any]]:
    """Return the stretches of time to look at closer: years where there are several, else months; first the whole.

    Within a year that is looked at, its months are offered as well.
    """
    years = sorted({row["month"][:4] for row in months})
    shown = {year: (f"{year}-01-01", f"{year}-12-31") for year in years} if len(years) > 1 else {}
    within = days.get("from", "")[:4] if days else (years[0] if len(years) == 1 else "")
    inner = [row["month"] for row in months if row["month"].startswith(within)] if within else []
    for month in inner[:24]:
        shown[month] = (f"{month}-01", f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}")
    zooms = [{"label": "All", "from": "", "until": "", "is_shown": not days}]
    for label, (first, last) in shown.items():
        name = f"{date.fromisoformat(first):%B %Y}" if len(label) == 7 else label
        is_shown = days == {"from": first, "until": last}
        zooms.append({"label": name, "from": first, "until": last, "is_shown": is_shown})
    return zooms if len(zooms) > 2 else []


def draw_figures(rows: Sequence[Row]) -> Chart | None:
    """Return figures as points over days, those that add up all so far joined; None without any."""
    told = [row for row in rows if row["value"] is not None and row["day"] is not None]
    if not told:
        return None
    first, last = pad(min(row["day"] for row in told), max(row["day"] for row in told))
    marks = choose_heights([row["value"] for row in told])
    points = [
        Point(x := scale_day(row["day"], first, last), scale_value(row["value"], marks), x, x, row) for row in told
    ]
    heights = tuple(Tick(scale_value(mark, marks), f"{mark:,g}") for mark in marks)
    line = " ".join(f"{point.x},{point.y}" for point in points if point.row["is_total"])
    return Chart(tuple(points), tuple(tick_days(first, last)), heights, line)


def scale_value(value: float, marks: Sequence[float]) -> float:
    """Return how far below the top a value lies: of marks that begin above naught, by its logarithm."""
    lowest, highest = marks[0], marks[-1]
    share = log10(value / lowest) / log10(highest / lowest) if lowest > 0 else value / highest
    return round(HEIGHT * (1 - share), 1)


def choose_heights(values: Sequence[float]) -> list[float]:
    """Return round numbers around values: from naught on, or, of values of many sizes, powers of ten."""
    lowest, highest = min(values), max(values)
    if lowest > 0 and highest / lowest > SIZES:
        return [10.0**power for power in range(floor(log10(lowest)), ceil(log10(highest)) + 1)]
    if highest <= 0:
        return [0.0, 1.0]
    rough = highest / 4
    unit = 10 ** floor(log10(rough))
    step = next(unit * n for n in (1, 2, 2.5, 5, 10) if unit * n >= rough)
    return [step * n for n in range(ceil(highest / step) + 1)]


def draw_coverage(rows: Sequence[Row]) -> dict[str, Any] | None:
    """Return articles by outlet and stretch of days, with a level from 0 (none) to 5 (most); None without any."""
    if not rows:
        return None
    first, last = min(row["day"] for row in rows), max(row["day"] for row in rows)
    width = ceil(((last - first).days + 1) / MOST_CELLS)
    columns = [first + timedelta(days=n * width) for n in range(((last - first).days // width) + 1)]
    counts: dict[tuple[str, int], int] = {}
    for row in rows:
        place = (row["outlet"], (row["day"] - first).days // width)
        counts[place] = counts.get(place, 0) + int(row["n_articles"])
    most = max(counts.values())
    totals: dict[str, int] = {}
    for (outlet, _), n in counts.items():
        totals[outlet] = totals.get(outlet, 0) + n
    lines = [
        {
            "outlet": outlet,
            "n": totals[outlet],
            "cells": [make_cell(counts.get((outlet, i), 0), most) for i in range(len(columns))],
        }
        for outlet in sorted(totals, key=lambda name: (-totals[name], name))[:40]
    ]
    ends = [min(last, day + timedelta(days=width - 1)) for day in columns]
    return {"columns": list(zip(columns, ends, strict=True)), "lines": lines, "width": width, "n_outlets": len(totals)}


def make_cell(n: int, most: int) -> dict[str, int]:
    """Return a number of articles with its level."""
    return {"n": n, "level": ceil(LEVELS * n / most) if n else 0}
