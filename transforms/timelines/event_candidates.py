"""The days that an event of a document may have taken place on: what dating it chooses from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from transforms.lexicons import load_lexicon
from transforms.schema.records import Document, Sentence, Timex
from transforms.timelines.context import normalize
from transforms.timelines.triggers import list_triggers
from transforms.zoning import LINES

ARTICLE = re.compile(r"(?<!\w)(?:the|its|their|his|her|an?|'s) $")
ATTRIBUTE_TAIL = re.compile(r" ?'s(?!\w)")
BESIDE = range(13)  # "Friday's deadly attack": code points between an expression and the noun it describes
FARTHEST_NOUN = 40  # the same, where only words that can describe the noun stand between
DESCRIBING = re.compile(
    r"(?: ?'s)?(?: (?!(?:of|in|on|at|by|for|to|from|with|and|or|that|which|who|was|were|is|are|had|has|have|will|would"
    r"|after|before|as|when|while|an?|his|her|its|their|not) )[\w'-]+){0,5} "
)
"""What may stand between an expression and the noun that it describes: "the 2017 Unite the Right rally"."""
SAYING = frozenset(load_lexicon("events")["saying"]["words"])
CLOCK_REST = re.compile(
    r"[\W\d_]|(?<![^\W\d_])(?:[ap]\.?m|gmt|utc|bst|e[sd]t|local|time|hours|o.clock|at|around|about|just|shortly|before|after"
    r"|noon|midnight)(?![^\W\d_])",
    re.I,
)
ZONE = r"\d\d?[.:]\d\d ?(?:gmt|bst|utc|[ecmp][sd]t)"
STAMP_BEFORE = re.compile(rf"(?<!\w)(?:{ZONE}(?:,| on)?|updated(?: at| on)?:?) $", re.I)
STAMP_BEHIND = re.compile(rf",? (?:at )?(?:{ZONE}|(?:last )?updated)(?!\w)", re.I)
LIMIT = re.compile(r"(?<!\w)(?:until|till)(?: (?:at least|about|around|the|early|late|mid))? $")
DATELINE_REST = re.compile(r"[\W_]|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
LINE_REACH = 40  # code points beside an expression in which more words on its line would show
FARTHEST = 200  # code points between an event and an expression of its sentence
RECENT_DAYS = 10  # before publication: days a report can be about
ECHO_REACH = 50_000  # code points back: farther than that a word speaks of another matter
ECHOES = 4  # earlier occurrences of a word that are looked at
EARLIER = 3  # expressions before the event's sentence that are looked at
STEM = re.compile(r"(?:e?s|e?d|ing|ion)$")
LEAST_STEM = 4  # letters


@dataclass(frozen=True, slots=True)
class Story:
    """A document with what dating its events needs: its text in lower case and as printed, and its dated expressions.

    ``recent`` are those of ``timexes`` that name a single day shortly before publication; both are in text order.
    """

    text: str
    original: str
    published: date | None
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]
    recent: Sequence[Timex]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word an event is told by: its offsets, its form (``triggers.name_form``), its realis and its sentence."""

    start: int
    end: int
    form: str
    realis: str
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date an event may have.

    ``kind`` is ``expression`` (of the event's sentence), ``anchor`` (the day the text before was about), ``lead`` (the
    first such day of the text), ``before`` (an expression further up), ``next`` (the one that follows the sentence),
    ``echo`` (the date beside an earlier occurrence of the event's word), ``publication``, its ``month``, its ``year``,
    ``none`` (no date is told) or ``no-event`` (the word tells of no event); the first six have their expression in
    ``timex``.
    """

    kind: str
    timex: Timex | None = None


PUBLICATION = Candidate("publication")
MONTH = Candidate("month")
YEAR = Candidate("year")
NONE = Candidate("none")
NO_EVENT = Candidate("no-event")


def build_story(document: Document, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> Story:
    """Return the story of a document."""
    dated = [timex for timex in timexes if timex.begin_date and not is_stamp(document.text, timex)]
    recent = [timex for timex in dated if is_recent_day(timex, document.published_date)]
    return Story(normalize(document.text), document.text, document.published_date, sentences, dated, recent)


def is_stamp(text: str, timex: Timex) -> bool:
    """Tell whether an expression is the page's date or time: alone on its line, or told as stamps are that ran into the
    text ("Monday 3 May 2010 10.15 BST", "Last updated at 09:12").
    """
    before = text[max(0, timex.start_char - LINE_REACH) : timex.start_char]
    is_beside = STAMP_BEHIND.match(text, timex.end_char) and timex.anchor == "explicit"
    return is_dateline(text, timex) or bool(is_beside or STAMP_BEFORE.search(before))


def is_clock(timex: Timex) -> bool:
    """Tell whether an expression is a time of day alone, whose day stands elsewhere: "10:39 a.m. local time"."""
    return timex.timex_type == "TIME" and not CLOCK_REST.sub("", timex.surface)


def is_dateline(text: str, timex: Timex) -> bool:
    """Tell whether an expression fills its line, up to a weekday: the page's date, which tells nothing of events."""
    before = text[max(0, timex.start_char - LINE_REACH) : timex.start_char].rpartition("\n")[2]
    after = text[timex.end_char : timex.end_char + LINE_REACH].partition("\n")[0]
    return not DATELINE_REST.sub("", before + after)


def is_recent_day(timex: Timex, published: date | None) -> bool:
    """Tell whether an expression names a day of the last days before publication, or that day."""
    if published is None or timex.begin_date is None or timex.precision != "day":
        return False
    return 0 <= (published - timex.begin_date).days <= RECENT_DAYS


def find_sentence(sentences: Sequence[Sentence], position: int) -> Sentence | None:
    """Return the sentence that a position stands in, None when it stands in none."""
    index = bisect_right(sentences, position, key=lambda sentence: sentence.start_char) - 1
    return sentences[index] if index >= 0 and position < sentences[index].end_char else None


def list_candidates(story: Story, trigger: Trigger) -> list[Candidate]:
    """Return what an event may be dated by, what is to be read in the text first."""
    sentence = trigger.sentence
    opening = sentence.start_char if sentence else trigger.start
    near = find_near(story, sentence, trigger.start, trigger.end) if sentence else ()
    found = [Candidate("expression", timex) for timex in near if can_date(story.text, timex, trigger)]
    found.extend(list_around(story, opening, sentence.end_char if sentence else trigger.end))
    echo = find_echo(story, opening, trigger)
    if echo:
        found.append(Candidate("echo", echo))
    is_listed = story.text[trigger.start : trigger.end] in list_triggers()
    if story.published:
        found.extend((PUBLICATION, MONTH, YEAR) if is_listed else (PUBLICATION,))
    found.append(NONE)
    if is_listed:  # what else is asked for is known to be an event
        found.append(NO_EVENT)
    return found


def is_line(story: Story, sentence: Sentence) -> bool:
    """Tell whether a sentence is a line as headlines are written, wherever it stands."""
    return sentence.zone in LINES and story.text[sentence.end_char - 1].isalnum()


def find_near(story: Story, sentence: Sentence, start: int, end: int) -> Sequence[Timex]:
    """Return the expressions of a sentence within reach of the event from ``start`` to ``end``."""
    first = bisect_left(story.timexes, max(sentence.start_char, start - FARTHEST), key=find_start)
    last = bisect_left(story.timexes, min(sentence.end_char, end + FARTHEST), key=find_start)
    return story.timexes[first:last]


def can_date(text: str, timex: Timex, trigger: Trigger) -> bool:
    """Tell whether an expression can date an event of its sentence: one that describes another noun cannot, nor one
    up to which the event lasts.
    """
    if timex.start_char > trigger.start and LIMIT.search(text, max(0, timex.start_char - LINE_REACH), timex.start_char):
        return False
    return trigger.start - timex.end_char in BESIDE or describes(text, timex, trigger) or not is_attribute(text, timex)


def describes(text: str, timex: Timex, trigger: Trigger) -> bool:
    """Tell whether an expression describes the noun an event is told by: "the 2016 presidential election"."""
    if trigger.form == "past" or not 0 < trigger.start - timex.end_char <= FARTHEST_NOUN:
        return False
    return bool(DESCRIBING.fullmatch(text, timex.end_char, trigger.start)) and is_attribute(text, timex)


def is_attribute(text: str, timex: Timex) -> bool:
    """Tell whether an expression only describes a noun: "the 1991 settlement", "this year's conference"."""
    if ATTRIBUTE_TAIL.match(text, timex.end_char):
        return True
    before = text[max(0, timex.start_char - 8) : timex.start_char]
    return bool(ARTICLE.search(before)) and text[timex.end_char : timex.end_char + 2].strip().isalpha()


def list_around(story: Story, opening: int, closing: int) -> Iterator[Candidate]:
    """Yield the candidates that the text around a sentence offers, which runs from ``opening`` to ``closing``."""
    anchor = None
    if story.recent:
        before = bisect_left(story.recent, opening, key=find_start)
        anchor = story.recent[max(0, before - 1)]
        yield Candidate("anchor", anchor)
        if before and story.recent[0].begin_date != anchor.begin_date:
            yield Candidate("lead", story.recent[0])
    first = bisect_left(story.timexes, opening, key=find_start)
    for timex in islice(reversed(story.timexes[max(0, first - EARLIER) : first]), EARLIER):
        if timex is not anchor:
            yield Candidate("before", timex)
    following = bisect_left(story.timexes, closing, key=find_start)
    if following < len(story.timexes) and story.timexes[following] is not anchor:
        yield Candidate("next", story.timexes[following])


def find_echo(story: Story, opening: int, trigger: Trigger) -> Timex | None:
    """Return the expression nearest to an earlier occurrence of an event's word, in whichever form, in its sentence.

    ``opening`` is where the event's own sentence starts.
    """
    word = STEM.sub("", story.text[trigger.start : trigger.end])
    position = opening
    for _ in range(ECHOES if len(word) >= LEAST_STEM else 0):
        position = story.text.rfind(word, max(0, position - ECHO_REACH), position)
        sentence = find_sentence(story.sentences, position) if position >= 0 else None
        if sentence is None:
            return None
        near = find_near(story, sentence, position, position + len(word))
        if near:
            return min(near, key=lambda timex: max(timex.start_char - position, position - timex.end_char))
    return None


def find_start(timex: Timex) -> int:
    """Return where an expression starts: the key its lists are ordered by."""
    return timex.start_char
