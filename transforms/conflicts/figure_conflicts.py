"""Do two figures of two claims go together? What is counted, what befell it, where and in which time decide.

Figures are compared only where all of that is known to agree: the same thing, as sure, of the same place (a town within
the country is another), and of one window (a day's dead are no total). Then ``numeric`` figures exclude each other, and
an ``update`` is a later, higher figure of what adds up. Whatever cannot be made sure of is not compared: counts of the
sick run side by side as suspected and confirmed, forecasts and additions are of their own.
"""

import math
from typing import NamedTuple

from transforms.conflicts.figure_windows import Window, relate_windows
from transforms.conflicts.figures import FINE, GREAT, load_words, stem_words
from transforms.conflicts.terms import weigh
from transforms.schema.warehouse_records import LoadedFigureKey

SAME_TIME_DAYS = 1  # days between two publications within which both speak of one moment
APART = 1.5  # times that one toll is the other, from which it is no step of a toll that grows within the day
FAR = 5  # times that one figure is the other, from which they hardly count the same
ALIKE = 0.3  # share of words in common, weighed, from which two sentences speak of one matter
VERY_ALIKE = 0.6  # the same where nothing else tells the matter
SURE = 0.9  # how surely two figures that differ in nothing else are in conflict
UNTOLD = 0.85  # the same for each of window, place, voice that is not told


class Judgement(NamedTuple):
    """Two figures that do not go together: kind, confidence (0 to 1) and what differs, in words."""

    kind: str
    confidence: float
    what: str


def compare_figures(earlier: LoadedFigureKey, later: LoadedFigureKey, is_same_voice: bool) -> Judgement | None:
    """Return how two figures of different claims differ, None where they agree or may speak of two matters.

    ``is_same_voice`` says that one speaker gives both.
    """
    if (earlier.low <= later.high and later.low <= earlier.high) or not is_comparable(earlier, later):
        return None
    kind = tell_kind(earlier, later, is_same_voice)
    if not kind:
        return None
    return Judgement(kind, rate_confidence(earlier, later), "a later, higher figure" if kind == "update" else "")


def is_comparable(one: LoadedFigureKey, other: LoadedFigureKey) -> bool:
    """Tell whether two figures surely count the same thing: told alike, as sure, in one place and window."""
    if (one.unit, one.noun, list(one.harms)) != (other.unit, other.noun, list(other.harms)):
        return False
    if any(figure.rate or figure.is_addition or figure.is_projection for figure in (one, other)):
        return False
    if set(one.qualities) != set(other.qualities) or tell_places(one, other) == "other":
        return False
    return tell_windows(one, other) != "other" and measure_distance(one, other) <= FAR and is_one_matter(one, other)


def tell_windows(one: LoadedFigureKey, other: LoadedFigureKey) -> str:
    """Return ``same``, ``other`` or ``unknown`` for the times that two figures count in."""
    windows = [Window(figure.since, figure.until, figure.is_total) for figure in (one, other)]
    return relate_windows(windows[0], windows[1], one.day, other.day)


def tell_places(one: LoadedFigureKey, other: LoadedFigureKey) -> str:
    """Return ``same``, ``other`` or ``unknown`` for the places of two figures; of harm, untold on one side is other.

    Counts of harm must tell just the same places; what is counted by name or in other words need share but one,
    and may leave it untold.
    """
    some, others = set(one.places), set(other.places)
    if not one.harms and not (some and others):
        return "unknown"
    if some == others:
        return "same" if some else "unknown"
    if one.harms:
        return "same" if is_among_lead_places(one, other) or is_among_lead_places(other, one) else "other"
    return "same" if some & others else "other"


def is_among_lead_places(one: LoadedFigureKey, other: LoadedFigureKey) -> bool:
    """Tell whether a figure without a place of its own, in an article on several, may be of just the other's place."""
    return one.place_told == "lead" and bool(other.places) and set(other.places) < set(one.places)


def is_one_matter(one: LoadedFigureKey, other: LoadedFigureKey) -> bool:
    """Tell whether what is counted, or the words around it, leave no doubt that both speak of one matter."""
    alike = compare_terms(one.terms, other.terms)
    if one.is_named and other.is_named and one.qualities:
        return True
    if one.harms and not one.unit:
        is_great = min(one.value, other.value) >= GREAT and tell_places(one, other) == "same"
        return is_great or (alike >= ALIKE and tell_places(one, other) == "same")
    return alike >= (VERY_ALIKE if is_common(one) else ALIKE) and compare_deeds(one, other) >= ALIKE


def tell_kind(earlier: LoadedFigureKey, later: LoadedFigureKey, is_same_voice: bool) -> str | None:
    """Return what sets two comparable figures apart, None where neither conflict nor update is sure."""
    days = (later.day - earlier.day).days
    is_one_tale = not earlier.harms and not earlier.unit and compare_terms(earlier.terms, later.terms) >= VERY_ALIKE
    if days > 0 and later.value > earlier.value and (is_one_tale or (is_cumulative(earlier) and is_cumulative(later))):
        return "update"
    if is_same_voice:
        return None
    if is_fall(earlier, later):
        return "numeric"
    if days > SAME_TIME_DAYS and not is_one_tale:
        return None
    if not earlier.harms:
        return "numeric"
    is_growth = later.value > earlier.value and days > 0
    is_step = days == 0 and measure_distance(earlier, later) < APART
    if is_growth or is_step or earlier.is_illness or later.is_illness:
        return None
    return "numeric" if earlier.article_id != later.article_id else None


def is_fall(earlier: LoadedFigureKey, later: LoadedFigureKey) -> bool:
    """Tell whether a later count of harm is far below an earlier one though both add up: so many cannot be fewer."""
    if earlier.is_illness or later.is_illness or not (is_cumulative(earlier) and is_cumulative(later)):
        return False
    return later.day > earlier.day and later.value < earlier.value and measure_distance(earlier, later) >= APART


def is_cumulative(figure: LoadedFigureKey) -> bool:
    """Tell whether a count of harm adds up all so far: it says so, or it counts the sick, or very many."""
    is_of_a_day = figure.until is not None and not figure.is_total
    return bool(figure.harms) and not is_of_a_day and (figure.is_total or figure.is_illness or figure.value >= GREAT)


def rate_confidence(one: LoadedFigureKey, other: LoadedFigureKey) -> float:
    """Return how likely an analyst agrees that two comparable figures differ, 0 to 1: less for all untold."""
    n_untold = sum(
        (
            tell_windows(one, other) != "same",
            tell_places(one, other) != "same" or not {one.place_told, other.place_told} <= {*FINE, "content"},
            compare_terms(one.terms, other.terms) < ALIKE,
        )
    )
    return float(round(SURE * UNTOLD**n_untold, 3))


def compare_terms(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return the cosine of the weights of words, 0 to 1."""
    shared = sum(weigh(word) ** 2 for word in set(some) & set(others))
    norms = math.prod(sum(weigh(word) ** 2 for word in words) for words in (some, others))
    return shared / math.sqrt(norms) if norms else 0.0


def compare_deeds(one: LoadedFigureKey, other: LoadedFigureKey) -> float:
    """Return how many of the telling words of two clauses they share, 0 to 1 (Dice 1945)."""
    return 2 * len(set(one.deeds) & set(other.deeds)) / max(1, len(one.deeds) + len(other.deeds))


def is_common(figure: LoadedFigureKey) -> bool:
    """Tell whether news counts all kinds of what a figure counts: anybody, countries, tonnes of something."""
    return not figure.noun or bool(figure.unit) or figure.noun in stem_words(sorted(load_words("common")))


def measure_distance(one: LoadedFigureKey, other: LoadedFigureKey) -> float:
    """Return how many times the lesser figure the greater is; infinite for nothing."""
    least, most = sorted((abs(one.value), abs(other.value)))
    return most / least if least else math.inf
