"""When an event took place: by an expression of its sentence, by the day the text is about, or by publication.

A linear model ranks the candidates; its weights are data, ``config/models/event_dates.toml``, trained by
``flows.lab.train_event_dates``.
"""

import tomllib
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import exp

from transforms.lexicons import LEXICONS
from transforms.schema.records import Document, Timex
from transforms.sentences import split_sentences
from transforms.timelines.event_candidates import (
    Candidate,
    Story,
    Trigger,
    build_story,
    find_sentence,
    is_clock,
    is_line,
    list_candidates,
)
from transforms.timelines.event_features import describe_candidate, weigh_distance
from transforms.timelines.realis import judge_realis
from transforms.timelines.timexes import find_timexes
from transforms.timelines.trigger_features import describe_event
from transforms.timelines.triggers import name_form

WEIGHTS = LEXICONS.parent / "models" / "event_dates.toml"
UNDATED = "XXXX-XX-XX"
NEVER_DATED = {"hypothetical", "negated"}
DATED_IF_SAID = {"planned", "predicted"}
LEAST_SHARE = 0.65  # of the probability, for a date of an event's own sentence that the archive tells
LEAST_INHERITED = 0.9  # the same for a date that an event inherits from a sentence near by
NEAR = 2  # sentences from an event to the one that it inherits a date from
BESIDE = range(-1, 5)  # code points from an event to an expression that is its own

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days an event may have taken place on, where that was read from, and the expression if it was one.

    ``share`` is the probability that the model gives the date; ``is_event`` tells whether the word tells of an event.
    """

    source: str
    begin: date | None = None
    end: date | None = None
    precision: str | None = None
    timex: Timex | None = None
    share: float = 1.0
    is_event: bool = True


@cache
def load_weights() -> Weights:
    """Return the weights of each kind of candidate by feature. Raises FileNotFoundError without the file,
    tomllib.TOMLDecodeError for a broken one.
    """
    weights: dict[str, dict[str, float]] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def read_trigger(story: Story, start: int, end: int, form: str) -> Trigger:
    """Return the event word at ``story.text[start:end]``, its realis judged and its sentence found."""
    return Trigger(start, end, form, judge_realis(story.text, start, end, form), find_sentence(story.sentences, start))


def date_event(story: Story, trigger: Trigger, weights: Weights | None = None) -> EventDate:
    """Return the date of an event: the likeliest, the shares of all candidates that name it added up.

    ``weights`` stand in for the shipped ones where a model is being measured.
    """
    known = load_weights() if weights is None else weights
    shares: dict[str, float] = {}
    best: dict[str, tuple[float, EventDate]] = {}
    for candidate, features in describe_candidates(story, trigger):
        share = exp(weigh(features, known.get(candidate.kind, {})))
        dated = read_date(story, trigger, candidate)
        name = write_date(dated)  # whether it is no event or one of no day that is told, it has no date
        shares[name] = shares.get(name, 0.0) + share
        if name not in best or share > best[name][0]:
            best[name] = share, dated
    name = max(shares, key=shares.__getitem__)
    return replace(best[name][1], share=shares[name] / sum(shares.values()))


def is_sure(story: Story, trigger: Trigger, dated: EventDate) -> bool:
    """Tell whether a date is sure enough for the archive: of what is told as a fact or a plan, likelier than not in the
    event's own sentence, and all but certain where it is inherited from a sentence near by.

    Dates of the own sentence that likely were right in 82 of 100 cases that taught none of the weights, inherited ones
    in 70 of 77 (the decision on event dates has the figures); the others are left away, as are those of publication. A
    time of day is handed on to nothing: which day it belongs to was itself read from the words around it.
    """
    if trigger.realis in NEVER_DATED or dated.timex is None:
        return False
    if dated.source == "document-anchor":
        return dated.share >= LEAST_INHERITED and not is_clock(dated.timex) and is_near(story, trigger, dated.timex)
    return dated.share >= LEAST_SHARE


def is_near(story: Story, trigger: Trigger, timex: Timex) -> bool:
    """Tell whether an expression stands at most two sentences before an event, or behind the headline that tells it."""
    told = find_sentence(story.sentences, timex.start_char)
    if told is None or trigger.sentence is None:
        return False
    ahead = trigger.sentence.sentence_no - told.sentence_no
    return 0 <= ahead <= NEAR or (is_line(story, trigger.sentence) and -NEAR <= ahead < 0)


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the score of a candidate: the sum of its features' weights, unknown ones counting nothing."""
    return sum(weights.get(feature, 0.0) for feature in features)


def describe_candidates(story: Story, trigger: Trigger) -> list[tuple[Candidate, list[str]]]:
    """Return what an event may be dated by, each candidate with its features."""
    candidates = list_candidates(story, trigger)
    distances = [weigh_distance(story.text, trigger, candidate) for candidate in candidates]
    least = min(distances)
    event = describe_event(story, trigger)
    return [
        (candidate, event + describe_candidate(story, trigger, candidate, distance, least))
        for candidate, distance in zip(candidates, distances, strict=True)
    ]


def read_date(story: Story, trigger: Trigger, candidate: Candidate) -> EventDate:
    """Return the date that a candidate gives an event, and the name of its source."""
    timex = candidate.timex
    if timex is None:
        return read_plain(story, candidate)
    source = "document-anchor"
    if candidate.kind == "expression":
        source = "explicit" if timex.start_char - trigger.end in BESIDE else "same-sentence"
    last = timex.end_date
    if timex.precision == "week" and trigger.realis not in DATED_IF_SAID and story.published and last:
        last = max(timex.begin_date or last, min(last, story.published))  # what happened did so before it was told
    return EventDate(source, timex.begin_date, last, timex.precision, timex)


def read_plain(story: Story, candidate: Candidate) -> EventDate:
    """Return the date of a candidate without an expression: none, or the day, month or year of publication."""
    day = story.published
    if day is None or candidate.kind in {"none", "no-event"}:
        return EventDate("none", is_event=candidate.kind != "no-event")
    if candidate.kind == "month":
        return EventDate("publication-default", *bound_month(day), "month")
    if candidate.kind == "year":
        return EventDate("publication-default", date(day.year, 1, 1), date(day.year, 12, 31), "year")
    return EventDate("publication-default", day, day, "day")


def bound_month(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of a day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def date_events(document: Document, spans: Sequence[tuple[int, int]], weights: Weights | None = None) -> list[str]:
    """Return a date for each event span (start, end): YYYY-MM-DD with XX for what is unknown.

    ``weights`` as for ``date_event``.
    """
    sentences = split_sentences(document.article_id, document.text)
    story = build_story(document, sentences, find_timexes(document))
    return [write_date(date_span(story, start, end, weights)) for start, end in spans]


def date_span(story: Story, start: int, end: int, weights: Weights | None = None) -> EventDate:
    """Return the date of one event span; ``weights`` as for ``date_event``."""
    return date_event(story, read_trigger(story, start, end, name_form(story.text[start:end])), weights)


def write_date(dated: EventDate) -> str:
    """Return a date as YYYY-MM-DD with XX for what its precision leaves open."""
    if dated.begin is None or dated.precision in {"decade", "century"}:
        return UNDATED
    if dated.precision == "day":
        return dated.begin.isoformat()
    if dated.precision == "week" and dated.end and dated.begin.year != dated.end.year:
        middle = dated.begin + (dated.end - dated.begin) // 2  # a week over New Year belongs where most of it lies
        return f"{middle.year:04d}-{middle.month:02d}-XX"
    if dated.end and (dated.begin.year, dated.begin.month) == (dated.end.year, dated.end.month):
        return f"{dated.begin.year:04d}-{dated.begin.month:02d}-XX"
    return f"{dated.begin.year:04d}-XX-XX"
