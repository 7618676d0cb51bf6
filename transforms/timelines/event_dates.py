"""When an event took place: by an expression of its sentence, by the day the text is about, or by publication."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.records import Document, Sentence, Timex
from transforms.sentences import split_sentences
from transforms.timelines.context import normalize
from transforms.timelines.realis import judge_realis
from transforms.timelines.timexes import find_timexes
from transforms.timelines.triggers import name_form

CLAUSE_BREAK = re.compile(r"[;:“”\"]|,? (?:that|which|who|but|while|after|before|when|because|although|and)(?!\w)|,")
ATTRIBUTE_TAIL = re.compile(r" ?'s(?!\w)")
ARTICLE = re.compile(r"(?<!\w)(?:the|its|their|his|her|an?|'s) $")
BESIDE = range(13)  # "Friday's deadly attack": code points between an expression and the noun it describes
# "the earthquake": known already, so of some earlier day
KNOWN = re.compile(r"(?<!\w)(?:the|this|that|those|these|its|their|his|her)(?: [a-z-]+)? $")
NAME_REACH = 24
BREAK_COST = 25  # code points of distance that a break between an event and an expression counts as
CONTENT = re.compile(r"(?<!\w)that(?!\w)")  # "said that ... last year": the year dates what was said
CONTENT_COST = 60
BEHIND_COST = 10  # an expression more often follows what it dates
FARTHEST = 120
RECENT_DAYS = 10  # before publication: days a report can be about
UNDATED = "XXXX-XX-XX"
NEVER_DATED = {"hypothetical", "negated"}
DATED_IF_SAID = {"planned", "predicted"}


@dataclass(frozen=True, slots=True)
class EventDate:
    """The days an event may have taken place on, where that was read from, and the expression if it was one."""

    source: str
    begin: date | None = None
    end: date | None = None
    precision: str | None = None
    timex: Timex | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A document with what dating its events needs: its text in lower case, and its expressions with a date.

    ``recent`` are those of ``timexes`` that name a single day shortly before publication; both are in text order.
    """

    text: str
    published: date | None
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]
    recent: Sequence[Timex]


def build_story(document: Document, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> Story:
    """Return the story of a document."""
    text = normalize(document.text)
    dated = [timex for timex in timexes if timex.begin_date]
    recent = [timex for timex in dated if is_recent_day(timex, document.published_date)]
    return Story(text, document.published_date, sentences, dated, recent)


def date_event(story: Story, start: int, end: int, form: str, realis: str) -> EventDate:
    """Return the date of the event told by ``story.text[start:end]``.

    What did not happen or only might is never dated; what is to come only by an expression of its sentence.
    """
    if realis in NEVER_DATED:
        return EventDate("none")
    timex = find_dating_timex(story, start, end)
    if timex and realis in DATED_IF_SAID and lies_before(timex, story.published):
        timex = None  # "planned on Monday to strike" dates the planning
    if timex:
        is_beside = timex.start_char - end in range(-1, 5)
        source = "explicit" if is_beside else "same-sentence"
        return EventDate(source, timex.begin_date, timex.end_date, timex.precision, timex)
    is_known = form == "noun" and bool(KNOWN.search(story.text[max(0, start - NAME_REACH) : start]))
    if is_known or realis in DATED_IF_SAID or story.published is None:
        return EventDate("none")
    anchor = None if form == "present" else find_anchor(story, start)
    if anchor:
        return EventDate("document-anchor", anchor.begin_date, anchor.end_date, anchor.precision, anchor)
    return EventDate("publication-default", story.published, story.published, "day")


def lies_before(timex: Timex, published: date | None) -> bool:
    """Tell whether an expression's days are over at publication."""
    return bool(published and timex.end_date and timex.end_date < published)


def find_dating_timex(story: Story, start: int, end: int) -> Timex | None:
    """Return the expression of an event's sentence that most likely dates it, None without one near enough."""
    sentence = find_sentence(story.sentences, start)
    if sentence is None:
        return None
    first = bisect_left(story.timexes, max(sentence.start_char, start - FARTHEST), key=find_start)
    last = bisect_left(story.timexes, min(sentence.end_char, end + FARTHEST), key=find_start)
    near = [
        timex
        for timex in story.timexes[first:last]
        if start - timex.end_char in BESIDE or not is_attribute(story.text, timex)
    ]
    weighed = [(weigh_distance(story.text, timex, start, end), timex.start_char, timex) for timex in near]
    best = min(weighed, default=None, key=lambda found: found[:2])
    return best[2] if best and best[0] <= FARTHEST else None


def is_attribute(text: str, timex: Timex) -> bool:
    """Tell whether an expression only describes a noun: "the 1991 settlement", "this year's conference"."""
    if ATTRIBUTE_TAIL.match(text, timex.end_char):
        return True
    return (
        bool(ARTICLE.search(text[max(0, timex.start_char - 8) : timex.start_char]))
        and text[timex.end_char : timex.end_char + 2].strip().isalpha()
    )


def weigh_distance(text: str, timex: Timex, start: int, end: int) -> int:
    """Return how far an expression is from an event: code points between, and a price for each break of the clause."""
    if timex.start_char >= end:
        between, cost = text[end : timex.start_char], 0
    else:
        between, cost = text[timex.end_char : start], BEHIND_COST
    breaks = BREAK_COST * len(CLAUSE_BREAK.findall(between)) + CONTENT_COST * len(CONTENT.findall(between))
    return len(between) + cost + breaks


def find_sentence(sentences: Sequence[Sentence], position: int) -> Sentence | None:
    """Return the sentence that a position stands in, None when it stands in none."""
    index = bisect_right(sentences, position, key=lambda sentence: sentence.start_char) - 1
    return sentences[index] if index >= 0 and position < sentences[index].end_char else None


def find_start(timex: Timex) -> int:
    """Return where an expression starts: the key its lists are ordered by."""
    return timex.start_char


def find_anchor(story: Story, position: int) -> Timex | None:
    """Return the expression for the day that the text around a position is about.

    It is the last before it (failing that, the first of the text) that names a single day shortly before publication.
    """
    before = bisect_left(story.recent, position, key=find_start)
    return story.recent[max(0, before - 1)] if story.recent else None


def is_recent_day(timex: Timex, published: date | None) -> bool:
    """Tell whether an expression names a day of the last days before publication, or that day."""
    if published is None or timex.begin_date is None or timex.precision != "day":
        return False
    return 0 <= (published - timex.begin_date).days <= RECENT_DAYS


def date_events(document: Document, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return a date for each event span (start, end): YYYY-MM-DD with XX for what is unknown."""
    sentences = split_sentences(document.article_id, document.text)
    story = build_story(document, sentences, find_timexes(document))
    return [date_span(story, start, end) for start, end in spans]


def date_span(story: Story, start: int, end: int) -> str:
    """Return the date of one event span."""
    form = name_form(story.text[start:end])
    return write_date(date_event(story, start, end, form, judge_realis(story.text, start, end, form)))


def write_date(dated: EventDate) -> str:
    """Return a date as YYYY-MM-DD with XX for what its precision leaves open."""
    if dated.begin is None or dated.precision in {"decade", "century"}:
        return UNDATED
    if dated.precision == "day":
        return dated.begin.isoformat()
    if dated.end and (dated.begin.year, dated.begin.month) == (dated.end.year, dated.end.month):
        return f"{dated.begin.year:04d}-{dated.begin.month:02d}-XX"
    return f"{dated.begin.year:04d}-XX-XX"
