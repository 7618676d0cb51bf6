"""Do two figures of two claims go together? What is counted, what befell it, where and as of when decide.

A later count of what grows is an ``update``; figures that count more or less of one thing differ in ``scope``. Only
figures of the same thing, place and time that exclude each other are ``numeric``. What surely speaks of different
places, of what has happened and what may, or of parts and totals is not compared at all.
"""

import math
from functools import cache
from typing import NamedTuple

from transforms.figures import FINE, GREAT, load_words, reduce_words, weigh
from transforms.resolution.gazetteer import load_cities
from transforms.warehouse_records import FigurePrint

SURE = 0.95  # confidence is never higher: words alone decide
LEAST = 0.25  # less sure conflicts are not worth an analyst's time
SAME_TIME_DAYS = 1  # days between two publications within which both speak of one moment
A_DAY_LESS = 0.035  # how much less sure an update is for each day between
FAR = 5  # times that one figure is the other, from which they hardly count the same
SAME_CITY = 0.3  # how surely those who tell the same harm in the same town speak of one matter
SAME_COUNTRY = 0.15  # the same of a country
GREAT_HARM = 0.45  # how surely great counts of a harm are of one matter whatever the words
SAME_VOICE = 0.35  # how surely one who tells the same harm twice speaks of one matter
SAME_NAME = 0.45  # the same of those who count the same by name
SAME_DEED = 0.5  # share of words of the clause in common, from which anybody counted is counted for the same


class Judgement(NamedTuple):
    """Two figures that do not go together: kind, confidence (0 to 1) and what differs, in words."""

    kind: str
    confidence: float
    what: str


def compare_figures(earlier: FigurePrint, later: FigurePrint, is_same_voice: bool) -> Judgement | None:
    """Return how two figures of different claims differ, None where they agree, or hardly speak of one matter.

    ``is_same_voice`` says that one speaker gives both. The confidence estimates how likely an analyst finds both to
    speak of one matter and the difference to be as told.
    """
    if (earlier.low <= later.high and later.low <= earlier.high) or not is_comparable(earlier, later):
        return None
    place = rate_places(earlier, later)
    matter = rate_matter(earlier, later, place, is_same_voice)
    kind, what, factor = tell_difference(earlier, later, is_same_voice)
    confidence = min(SURE, (0.1 + matter) * place * factor * rate_distance(earlier, later))
    return Judgement(kind, round(confidence, 3), what) if confidence >= LEAST else None


def is_comparable(one: FigurePrint, other: FigurePrint) -> bool:
    """Tell whether two figures may count the same thing at all."""
    if (one.unit, one.noun, one.rate, list(one.harms)) != (other.unit, other.noun, other.rate, list(other.harms)):
        return False
    if one.is_addition != other.is_addition or one.is_projection != other.is_projection:
        return False
    if tell_standing(one) and tell_standing(other) and tell_standing(one) != tell_standing(other):
        return False
    return not set(one.qualities) or not set(other.qualities) or bool(set(one.qualities) & set(other.qualities))


def tell_standing(figure: FigurePrint) -> frozenset[str]:
    """Return how sure it is that those counted are what they are counted as: confirmed, suspected."""
    return reduce_words(sorted(load_words("standings"))) & frozenset(figure.qualities)


def rate_matter(one: FigurePrint, other: FigurePrint, place: float, is_same_voice: bool) -> float:
    """Return how surely two figures speak of one matter, 0 to 1, by the words of their sentences and clauses."""
    sentences, clauses = compare_terms(one.terms, other.terms), compare_deeds(one, other)
    known = rate_known(one, other, place, is_same_voice)
    if not known and not one.harms and is_common(one):
        n_shared = len(set(one.deeds) & set(other.deeds))
        is_same = clauses >= SAME_DEED and set(one.qualities) == set(other.qualities) and (one.noun or n_shared > 1)
        return (sentences + clauses) / 2 if is_same else 0.0
    return known + (1 - known) * max(sentences, clauses / 2)


def rate_known(one: FigurePrint, other: FigurePrint, place: float, is_same_voice: bool) -> float:
    """Return how surely two figures speak of one matter by what they count, where and by whose count, 0 to 1."""
    known = 0.0
    if one.is_named and other.is_named and set(one.qualities) == set(other.qualities):
        known = SAME_NAME
    if one.harms and place >= 1 and one.article_id != other.article_id:
        known = max(
            known, SAME_CITY if any(is_fine(place) for place in set(one.places) & set(other.places)) else SAME_COUNTRY
        )
    if one.harms and is_same_voice:
        known = max(known, SAME_VOICE)
    if one.harms and min(one.value, other.value) >= GREAT:
        known = max(known, GREAT_HARM)
    return known


def compare_terms(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return the cosine of the weights of words, 0 to 1."""
    shared = sum(weigh(word) ** 2 for word in set(some) & set(others))
    norms = math.prod(sum(weigh(word) ** 2 for word in words) for words in (some, others))
    return shared / math.sqrt(norms) if norms else 0.0


def compare_deeds(one: FigurePrint, other: FigurePrint) -> float:
    """Return how many of the telling words of two clauses they share, 0 to 1 (Dice 1945)."""
    return 2 * len(set(one.deeds) & set(other.deeds)) / max(1, len(one.deeds) + len(other.deeds))


def is_common(figure: FigurePrint) -> bool:
    """Tell whether news counts all kinds of what a figure counts: anybody, countries, tonnes of something."""
    return not figure.noun or bool(figure.unit) or figure.noun in reduce_words(sorted(load_words("common")))


def rate_places(one: FigurePrint, other: FigurePrint) -> float:
    """Return how sure two figures are of one place, 0 to 1: 1 where both tell the same, 0 where they tell others."""
    some, others = set(one.places), set(other.places)
    is_told = one.place_told in FINE or other.place_told in FINE
    if not some or not others:
        return 0.5 if is_told else 0.75
    if some & others:
        return 1.0 if {one.place_told, other.place_told} <= {*FINE, "content"} else 0.8
    if any(is_left_out(place, some | others) for place in some | others):
        return 0.0
    countries = [{country for place in places if (country := find_country(place))} for places in (some, others)]
    if countries[0] & countries[1]:
        return 0.6 if any(some & countries[1]) or any(others & countries[0]) else 0.2
    if {one.place_told, other.place_told} <= {*FINE, "content", "speaker"}:
        return 0.0 if all(countries) or "world" in some | others else 0.3
    return 0.2


def is_left_out(place: str, places: set[str]) -> bool:
    """Tell whether one of the places is what another leaves out."""
    return f"not {place}" in places


@cache
def find_country(place: str) -> str | None:
    """Return the code of the country that a place is in: ISO 3166 codes and names of cities beyond doubt, else None."""
    if place[:2].isupper():
        return place[:2]
    site = load_cities().get(tuple(place.split()))
    return site.country if site else None


def is_fine(place: str) -> bool:
    """Tell whether a place is less than a country: a US state, a town."""
    return len(place) > len("US")


def rate_distance(one: FigurePrint, other: FigurePrint) -> float:
    """Return how likely figures so far apart are counts of one thing: the more so, the nearer."""
    least, most = sorted((abs(one.value), abs(other.value)))
    if not least or most <= FAR * least:
        return 1.0
    return 1 / (1 + 2 * math.log10(most / least / FAR))


def tell_difference(earlier: FigurePrint, later: FigurePrint, is_same_voice: bool) -> tuple[str, str, float]:
    """Return kind and words of what sets two figures of one matter and place apart, and how sure that is."""
    days = (later.day - earlier.day).days
    alike = (1.0 if set(earlier.qualities) == set(later.qualities) else 0.75) * (0.6 if earlier.is_addition else 1)
    fresh = 1 - A_DAY_LESS * days
    if earlier.as_of and later.as_of and not set(earlier.as_of) & set(later.as_of):
        return "update", "they speak of different days", alike * fresh * 0.8
    if days > 0 and later.value > earlier.value:
        return "update", "a later, higher figure", alike * fresh * (1 if earlier.harms or is_same_voice else 0.85)
    if days > 0 and is_same_voice:
        return "update", "a later, lower figure from the same side", alike * fresh
    if set(earlier.qualities) != set(later.qualities):
        return "scope", "they may not count the same", 0.7 * alike
    if earlier.article_id == later.article_id:
        return "numeric", "", (0.4 if is_same_voice else 0.7) * alike
    return "numeric", "", alike if days <= SAME_TIME_DAYS else alike * fresh * 0.85
