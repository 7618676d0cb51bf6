"""When an event took place: by an expression of its sentence, by the day the text is about, or by publication.

A linear model ranks the candidates; its weights are data, ``config/models/event_dates.toml``, trained by
``flows.lab.train_event_dates``.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from transforms.records import Document, Timex
from transforms.sentences import split_sentences
from transforms.timelines.event_candidates import (
    NONE,
    Candidate,
    Story,
    Trigger,
    build_story,
    find_sentence,
    list_candidates,
)
from transforms.timelines.event_features import describe_candidate, describe_event, weigh_distance
from transforms.timelines.realis import judge_realis
from transforms.timelines.timexes import find_timexes
from transforms.timelines.triggers import name_form

WEIGHTS = Path(__file__).resolve().parents[2] / "config" / "models" / "event_dates.toml"
UNDATED = "XXXX-XX-XX"
NEVER_DATED = {"hypothetical", "negated"}
DATED_IF_SAID = {"planned", "predicted"}
BESIDE = range(-1, 5)  # code points from an event to an expression that is its own


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days an event may have taken place on, where that was read from, and the expression if it was one."""

    source: str
    begin: date | None = None
    end: date | None = None
    precision: str | None = None
    timex: Timex | None = None


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weight of each feature. Raises FileNotFoundError without the file, tomllib.TOMLDecodeError for a
    broken one.
    """
    weights: dict[str, float] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return weights


def read_trigger(story: Story, start: int, end: int, form: str) -> Trigger:
    """Return the event word at ``story.text[start:end]``, its realis judged and its sentence found."""
    return Trigger(start, end, form, judge_realis(story.text, start, end, form), find_sentence(story.sentences, start))


def date_event(story: Story, trigger: Trigger, weights: Mapping[str, float] | None = None) -> EventDate:
    """Return the date of an event.

    What did not happen or only might is never dated; what is to come only by an expression of its sentence.
    ``weights`` stand in for the shipped ones where a model is being measured.
    """
    if trigger.realis in NEVER_DATED:
        return EventDate("none")
    known = load_weights() if weights is None else weights
    best = max(describe_candidates(story, trigger), key=lambda described: weigh(described[1], known))[0]
    return read_date(story, trigger, best)


def weigh(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the score of a candidate: the sum of its features' weights, unknown ones counting nothing."""
    return sum(weights.get(feature, 0.0) for feature in features)


def describe_candidates(story: Story, trigger: Trigger) -> list[tuple[Candidate, list[str]]]:
    """Return what an event may be dated by, each candidate with its features."""
    candidates = list_candidates(story, trigger)
    if trigger.realis in DATED_IF_SAID:
        candidates = [candidate for candidate in candidates if lies_ahead(candidate, story.published)]
    distances = [weigh_distance(story.text, trigger, candidate) for candidate in candidates]
    least = min(distances)
    event = describe_event(story, trigger, least)
    return [
        (candidate, describe_candidate(story, trigger, candidate, event, distance, distance == least))
        for candidate, distance in zip(candidates, distances, strict=True)
    ]


def lies_ahead(candidate: Candidate, published: date | None) -> bool:
    """Tell whether a candidate can date what is to come ("planned on Monday to strike" dates the planning)."""
    timex = candidate.timex
    if candidate.kind != "expression" or timex is None:
        return candidate is NONE
    return not (published and timex.end_date and timex.end_date < published)


def read_date(story: Story, trigger: Trigger, candidate: Candidate) -> EventDate:
    """Return the date that a candidate gives an event, and the name of its source."""
    timex = candidate.timex
    if timex is None:
        if candidate is NONE:
            return EventDate("none")
        return EventDate("publication-default", story.published, story.published, "day")
    source = "document-anchor"
    if candidate.kind == "expression":
        source = "explicit" if timex.start_char - trigger.end in BESIDE else "same-sentence"
    last = timex.end_date
    if timex.precision == "week" and trigger.realis not in DATED_IF_SAID and story.published and last:
        last = max(timex.begin_date or last, min(last, story.published))  # what happened did so before it was told
    return EventDate(source, timex.begin_date, last, timex.precision, timex)


def date_events(
    document: Document, spans: Sequence[tuple[int, int]], weights: Mapping[str, float] | None = None
) -> list[str]:
    """Return a date for each event span (start, end): YYYY-MM-DD with XX for what is unknown.

    ``weights`` as for ``date_event``.
    """
    sentences = split_sentences(document.article_id, document.text)
    story = build_story(document, sentences, find_timexes(document))
    return [write_date(date_span(story, start, end, weights)) for start, end in spans]


def date_span(story: Story, start: int, end: int, weights: Mapping[str, float] | None = None) -> EventDate:
    """Return the date of one event span; ``weights`` as for ``date_event``."""
    return date_event(story, read_trigger(story, start, end, name_form(story.text[start:end])), weights)


def write_date(dated: EventDate) -> str:
    """Return a date as YYYY-MM-DD with XX for what its precision leaves open."""
    if dated.begin is None or dated.precision in {"decade", "century"}:
        return UNDATED
    if dated.precision == "day":
        return dated.begin.isoformat()
    if dated.end and (dated.begin.year, dated.begin.month) == (dated.end.year, dated.end.month):
        return f"{dated.begin.year:04d}-{dated.begin.month:02d}-XX"
    return f"{dated.begin.year:04d}-XX-XX"
