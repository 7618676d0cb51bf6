"""A night held against those before it: what it brought, and what of that is unlike them."""

from collections.abc import Sequence
from datetime import datetime
from statistics import median
from typing import NamedTuple

FALL = 0.7
"""Share of the usual claims per article below which a night is worth a look: something reads pages otherwise."""
FEWEST = 20
"""Articles of a night from which on its claims per article say something."""
COLUMNS = ("night", "articles", "rejects", "defects", "claims per article")


class NightCounts(NamedTuple):
    """What a night brought, and what the file still holds of it: ``n_held`` articles, their claims and defects.

    ``n_faulty`` are articles with rows that are withheld.
    """

    run_id: str
    started_at: datetime
    n_articles: int
    n_rejects: int
    n_defects: int
    n_faulty: int
    n_held: int
    n_claims: int


def render_nights(nights: Sequence[NightCounts]) -> str:
    """Return the last nights as a table in Markdown, so that the newest can be held against the others."""
    head = f"| {' | '.join(COLUMNS)} |\n|---|{'---:|' * (len(COLUMNS) - 1)}\n"
    return head + "".join(map(render_night, nights))


def render_night(night: NightCounts) -> str:
    """Return the row of a night."""
    counts = f"{night.n_articles:,} | {night.n_rejects:,} | {night.n_defects:,} | {count_claims(night):.1f}"
    return f"| {night.started_at:%Y-%m-%d %H:%M} | {counts} |\n"


def count_claims(night: NightCounts) -> float:
    """Return a night's claims per article."""
    return night.n_claims / night.n_held if night.n_held else 0


def find_fall(nights: Sequence[NightCounts]) -> str:
    """Return what is told when the newest night has far fewer claims per article than those before; else nothing."""
    large = [night for night in nights if night.n_held >= FEWEST]
    if len(large) < 2 or large[0] is not nights[0]:
        return ""
    usual = median(map(count_claims, large[1:]))
    tonight = count_claims(large[0])
    return f"{tonight:.1f} claims per article, where nights before had {usual:.1f}" if tonight < FALL * usual else ""


def find_withheld(nights: Sequence[NightCounts], share: float) -> str:
    """Return what is told when more than a share of the newest night's articles have faulty rows; else nothing."""
    if not nights or nights[0].n_faulty <= share * nights[0].n_held:
        return ""
    return f"rows of {nights[0].n_faulty:,} of {nights[0].n_held:,} articles are withheld as faulty"
