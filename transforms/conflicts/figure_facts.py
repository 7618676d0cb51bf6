"""The figures of an article's claims with what the article tells around each: sentence, places, days."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from transforms.claims.quantities import APPROXIMATION
from transforms.conflicts.figures import ToldFigure
from transforms.conflicts.places import PEOPLE, Place, list_within, name_all
from transforms.schema.key_records import ClaimKey
from transforms.schema.records import Annotation, Claim, ClaimQuantity, Sentence, Timex

SPANS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
LEAD = 2  # sentences at the beginning of an article that tell where it is
MAIN = 0.5  # share of the countries named in an article, at least, that is the one it is about
OFTEN = 3  # times that it is named
OF_UP_TO = 0.5  # who speaks of up to N means no less than this share of it


class Facts(NamedTuple):
    """What an article tells around its figures: its text and day, its places and peoples in order, where it is, dates.

    ``lead`` is the country that the article is about, or else the places that it begins with.
    """

    text: str
    published: date | None
    places: Sequence[Place]
    lead: tuple[str, ...]
    timexes: Sequence[Timex]


def tell_figures(
    text: str, published: date | None, annotation: Annotation, keys: Mapping[str, ClaimKey], places: Sequence[Place]
) -> Iterator[ToldFigure]:
    """Yield every figure of an article's claims that counts something, with the facts around it.

    ``text`` is the article's, ``keys`` are what its claims are compared by, by their ids.
    """
    claims = {claim.claim_id: claim for claim in annotation.claims}
    countable = [place for place in places if place.label != PEOPLE or place.code]
    lead = find_main(countable) or name_all(place for place in countable if place.sentence_no < LEAD)
    facts = Facts(text, published, countable, lead, annotation.timexes)
    for quantity in filter(is_count, annotation.claim_quantities):
        sentence = find_sentence(annotation.sentences, quantity)
        if sentence:
            yield tell_figure(quantity, claims[quantity.claim_id], keys[quantity.claim_id], sentence, facts)


def find_main(places: Sequence[Place]) -> tuple[str, ...]:
    """Return the country or state that an article names as often as all others together; none where there is none."""
    codes = Counter(place.code for place in places if place.code)
    return tuple(code for code, count in codes.most_common(1) if count >= max(OFTEN, MAIN * codes.total()))


def tell_figure(quantity: ClaimQuantity, claim: Claim, key: ClaimKey, sentence: Sentence, facts: Facts) -> ToldFigure:
    """Return one figure of a claim with the facts around it."""
    begin, end = sentence.start_char, sentence.end_char
    of_speaker = list_named(facts.places, claim)
    here = [place for place in list_within(facts.places, begin, end) if place not in of_speaker]
    low, high = bound_value(quantity)
    assert quantity.value is not None
    return ToldFigure(
        claim_id=claim.claim_id,
        article_id=claim.article_id,
        published=facts.published,
        start_char=quantity.start_char,
        sentence=facts.text[begin:end],
        said_from=max(0, claim.content_start_char - begin),
        start=quantity.start_char - begin,
        end=quantity.end_char - begin,
        unit=quantity.unit,
        value=quantity.value,
        low=low,
        high=high,
        counted_phrase=quantity.counted_phrase or "",
        named=[(place.start - begin, place.end - begin, place.where) for place in here],
        content_places=key.places,
        speaker_places=name_all(of_speaker),
        lead_places=facts.lead,
        timexes=[
            (one.start_char - begin, one.end_char - begin, one.begin_date, one.end_date)
            for one in cut_timexes(facts.timexes, begin, end)
            if one.end_char <= end and one.begin_date and one.end_date
        ],
    )


def is_count(quantity: ClaimQuantity) -> bool:
    """Tell whether a quantity may count something: it has a number, and is no span of time."""
    is_told = quantity.value is not None and quantity.comparator != "vague"
    return is_told and (quantity.unit or "") not in SPANS_OF_TIME


def find_sentence(sentences: Sequence[Sentence], quantity: ClaimQuantity) -> Sentence | None:
    """Return the sentence that a quantity stands in, None where it runs over the end of one."""
    start, end = quantity.start_char, quantity.end_char
    place = bisect_right(sentences, start, key=lambda one: one.start_char) - 1
    return sentences[place] if place >= 0 and end <= sentences[place].end_char else None


def list_named(places: Sequence[Place], claim: Claim) -> list[Place]:
    """Return the places named in the source of a claim."""
    start, end = claim.source_start_char, claim.source_end_char
    return [] if start is None or end is None else list_within(places, start, end)


def cut_timexes(timexes: Sequence[Timex], start: int, end: int) -> Sequence[Timex]:
    """Return the dates that begin within ``start`` to ``end``."""
    first, last = (bisect_left(timexes, place, key=lambda one: one.start_char) for place in (start, end))
    return timexes[first:last]


def bound_value(quantity: ClaimQuantity) -> tuple[float, float]:
    """Return the least and the most that a quantity means."""
    value, low, high = quantity.value, quantity.low, quantity.high
    assert value is not None
    least, most = value if low is None else low, value if high is None else high
    bounds = {
        "eq": (value, value),
        "approx": (min(least, (1 - APPROXIMATION) * value), max(most, (1 + APPROXIMATION) * value)),
        "ge": (value, math.inf),
        "le": (OF_UP_TO * value, value),
        "range": (-math.inf if low is None else low, math.inf if high is None else high),
    }
    return bounds[quantity.comparator]
