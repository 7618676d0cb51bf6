"""Charts: where days and figures lie, and what is written beside them."""

from datetime import date
from itertools import pairwise

from flows.page.charts import WIDTH, draw_coverage, draw_days, draw_figures, list_zooms


def tell_day(day: date, weight: float = 1.0, **more: object) -> dict[str, object]:
    return {"event_date": day, "weight": weight, "precision": "day", "begin_date": None, "end_date": None} | more


def test_days_lie_in_order_within_the_chart_whatever_they_are() -> None:
    days = [date(1, 1, 1), date(1999, 5, 3), date(2024, 11, 1), date(9999, 12, 31)]
    chart = draw_days([tell_day(day, weight) for weight, day in enumerate(days, start=1)])
    assert chart
    places = [point.x for point in chart.points]
    assert places == sorted(places) and min(places) >= 0 and max(places) <= WIDTH
    assert [point.y for point in chart.points] == sorted((point.y for point in chart.points), reverse=True)
    assert len(chart.days) <= 10


def test_a_month_is_drawn_as_wide_as_it_is() -> None:
    month = tell_day(date(2024, 10, 1), precision="month", begin_date=date(2024, 10, 1), end_date=date(2024, 10, 31))
    chart = draw_days([month, tell_day(date(2024, 11, 30))])
    assert chart
    wide, narrow = chart.points
    assert wide.right - wide.left > WIDTH / 4
    assert narrow.right == narrow.left


def test_figures_of_many_sizes_all_stay_apart() -> None:
    rows = [
        {"day": date(2024, 11, day), "value": value, "is_total": True} for day, value in [(1, 2), (2, 19), (3, 40000)]
    ]
    chart = draw_figures(rows)
    assert chart
    heights = [point.y for point in chart.points]
    assert heights == sorted(heights, reverse=True)
    assert min(low - high for low, high in pairwise(heights)) > 10
    assert [tick.label for tick in chart.heights] == ["1", "10", "100", "1,000", "10,000", "100,000"]


def test_nothing_told_draws_nothing() -> None:
    assert draw_days([]) is None
    assert draw_figures([{"day": None, "value": 3, "is_total": False}]) is None
    assert draw_coverage([]) is None


def test_coverage_counts_every_article_once() -> None:
    rows = [{"outlet": "a", "day": date(2020, 1, 1 + n), "n_articles": n} for n in range(20)]
    rows += [{"outlet": "b", "day": date(2024, 12, 31), "n_articles": 5}]
    grid = draw_coverage(rows)
    assert grid
    assert {line["outlet"]: sum(cell["n"] for cell in line["cells"]) for line in grid["lines"]} == {"a": 190, "b": 5}
    assert len(grid["columns"]) <= 85


def test_years_open_into_months() -> None:
    months = [{"month": month} for month in ("2023-12", "2024-01", "2024-02")]
    assert [zoom["label"] for zoom in list_zooms(months, {})] == ["All", "2023", "2024"]
    year = list_zooms(months, {"from": "2024-01-01", "until": "2024-12-31"})
    assert [zoom["label"] for zoom in year if zoom["is_shown"]] == ["2024"]
    assert "February 2024" in {zoom["label"] for zoom in year}
