"""``docs/quality.md``: what ``make eval`` measured, the figures to quote."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flows.settings import ROOT

PAGE = ROOT / "docs" / "quality.md"
QUOTED: Mapping[str, tuple[str, ...]] = {
    "text": ("f1", "title", "date", "authors"),
    "timexes": ("relaxed_f1", "strict_f1", "value_f1"),
    "event-dates": ("exact", "dated_exact"),
    "entities": ("f1",),
    "attributions": ("end_to_end_f1", "source_accuracy"),
    "speakers": ("found", "found_with_speaker", "all_right", "claims_matching_gold"),
    "resolution": (),
    "timelines": (),
}
"""Figures of each task, as its scorer names them; without names all of them."""
HEAD = """# Quality

Made by `make eval` on {day}, on data beside the checkout that is not shipped. Percentages; what a figure means is told
by its scorer. These sets were looked at while the rules were written: on texts nobody here has read expect less.

| task | set | figures |
|---|---|---|
"""


class Score(NamedTuple):
    """What was measured of a task on a set: figures by name, of which some are lists of a share and a count."""

    task: str
    name: str
    figures: Mapping[str, Any]


def render_page(scores: Iterable[Score], day: date) -> str:
    """Return the page in Markdown."""
    return HEAD.format(day=day.isoformat()) + "".join(map(render_score, scores))


def render_score(score: Score) -> str:
    """Return the row of a score, with the figures to quote."""
    names: Sequence[str] = QUOTED[score.task] or tuple(score.figures)
    told = ", ".join(f"{name.replace('_', ' ')} **{render_figure(score.figures[name])}**" for name in names)
    return f"| {score.task} | {score.name} | {told} |\n"


def render_figure(figure: Any) -> str:
    """Return a figure; of a share and how many it is of, both."""
    return f"{figure[0]} of {figure[1]}" if isinstance(figure, list) else str(figure)
