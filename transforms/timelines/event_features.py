"""What speaks for and against a date of an event: the features of the model in ``config/models/event_dates.toml``."""

import re
from datetime import date
from math import inf

from transforms.schema.records import Timex
from transforms.timelines.event_candidates import (
    SAYING,
    Candidate,
    Story,
    Trigger,
    describes,
    find_sentence,
    is_attribute,
)

CLAUSE_BREAK = re.compile(r"[;:“”\"]|,? (?:that|which|who|but|while|after|before|when|because|although|and)(?!\w)|,")
VERB = re.compile(r"(?<!\w)(?:[a-z]{2,}ed|is|are|was|were|has|have|had|will|would|said|says)(?!\w)")
PREPOSITION = re.compile(
    r"(?<!\w)(in|on|at|since|until|by|from|for|of|after|before|during|as of|between|late|early|to|dated|than|again) $"
)
REPORTED = re.compile(r"(?<!\w)(?:said|says|saying|reported|told|stated)(?: on)? $")  # "said on Sunday": no event's day
CONTENT = re.compile(r"(?<!\w)(?:that|he|she|it|they|we|there|would|will|had)(?!\w)|[\"“”,]")  # opens what is said
SURFACE = re.compile(
    r"(?P<weekday>.*(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?P<today>today|tonight|now)|(?P<yesterday>yesterday)"
    r"|(?P<tomorrow>tomorrow)|(?P<last>.*(?:last|past|previous|ago|earlier))|(?P<next>.*(?:next|coming|later|following))"
    r"|(?P<this>.*(?:this|that|same|current))|(?P<year>(?:the )?\d{4}$)|(?P<written>.*\d)"
)
BREAK_COST = 25  # code points of distance that a break between an event and an expression counts as
AHEAD_COST = 10  # an expression more often follows what it dates
REACH = 40  # code points before an expression in which the words that govern it stand
STEPS = ((5, "0"), (15, "1"), (40, "2"), (70, "3"), (100, "4"), (140, "5"))  # code points of distance, by step
FAR = ((0, "0"), (1, "1"), (3, "few"), (8, "more"))  # sentences between, by step


def describe_candidate(
    story: Story, trigger: Trigger, candidate: Candidate, distance: float, least: float
) -> list[str]:
    """Return the features of one candidate for an event, besides the event's own.

    ``distance`` is the candidate's (weigh_distance), ``least`` the least of all candidates.
    """
    timex = candidate.timex
    if timex is None:
        return ["", f"within{name_step(least)}"]
    surface = name_surface(timex)
    place = place_in_time(timex, story.published)
    features = [
        "",
        f"within{name_step(least)}",
        f"{timex.precision}-{timex.anchor}",
        f"{timex.precision}-{trigger.form}",
        f"{surface}",
        f"{surface}-{trigger.form}",
        f"{place}",
        f"{place}-{trigger.realis}",
        f"modifier-{timex.modifier}",
        f"age-{name_age(timex, story.published)}",
        "governed-" + name_preposition(story.text, timex),
    ]
    if candidate.kind == "expression":
        return [*features, *describe_expression(story.text, trigger, timex, distance, least)]
    return [*features, *describe_outside(story, trigger, timex)]


def describe_expression(text: str, trigger: Trigger, timex: Timex, distance: float, least: float) -> list[str]:
    """Return the features of an expression in an event's sentence: its side, the verbs between, how near it is."""
    side, between = find_between(text, trigger, timex)
    rank = "nearest" if distance == least else "farther"
    verbs = min(len(VERB.findall(between)), 2)
    step = name_step(distance)
    features = [
        f"{side}-{name_preposition(text, timex)}-{timex.precision}",
        f"{side}-verbs{verbs}",
        f"{side}-verbs{verbs}-{trigger.form}",
        f"{rank}{step}",
        f"{rank}-{side}-{trigger.form}",
        f"{side}{step}",
        f"breaks{min(3, len(CLAUSE_BREAK.findall(between)))}-{side}",
        f"attribute-{is_attribute(text, timex)}-{side}{'-beside' if len(between) < 13 else ''}-{trigger.form}",
        f"describes-{describes(text, timex, trigger)}",
    ]
    if text[trigger.start : trigger.end] in SAYING:
        is_said = side == "behind" and CONTENT.search(between)
        features.append("said" if is_said else "saying-day")
    return features


def describe_outside(story: Story, trigger: Trigger, timex: Timex) -> list[str]:
    """Return the features of an expression outside an event's sentence: how far it is, and what it dates there."""
    own, sentence = trigger.sentence, find_sentence(story.sentences, timex.start_char)
    is_report = bool(REPORTED.search(story.text, max(0, timex.start_char - REACH), timex.start_char))
    subject = "report" if story.text[trigger.start : trigger.end] in SAYING else "event"
    features = [f"{subject}-by-{'report' if is_report else 'event'}"]
    if own is None or sentence is None:
        return features
    far = name_far(abs(own.sentence_no - sentence.sentence_no))
    is_same = own.paragraph_no == sentence.paragraph_no
    return [
        *features,
        f"far-{far}-{is_same}",
        f"far-{far}-{trigger.form}",
        f"far-{far}-{timex.precision}",
        f"lead-{sentence.sentence_no < 2}",
        f"attribute-{is_attribute(story.text, timex)}",
    ]


def name_surface(timex: Timex) -> str:
    """Return the class of an expression's words: a weekday, today, last week ..."""
    match = SURFACE.match(timex.surface.lower())
    return str(match.lastgroup) if match else "other"


def name_age(timex: Timex, published: date | None) -> str:
    """Return how long before publication an expression's first day lies, by step."""
    if published is None or timex.begin_date is None:
        return "unknown"
    days = (published - timex.begin_date).days
    steps = ((-1, "ahead"), (0, "0"), (1, "1"), (3, "3"), (7, "7"), (31, "31"), (366, "366"))
    return next((name for limit, name in steps if days <= limit), "old")


def name_preposition(text: str, timex: Timex) -> str:
    """Return the preposition that governs an expression, ``none`` without one."""
    match = PREPOSITION.search(text, max(0, timex.start_char - 10), timex.start_char)
    return match[1] if match else "none"


def find_between(text: str, trigger: Trigger, timex: Timex) -> tuple[str, str]:
    """Return the side of an event that an expression stands on, and the text between the two."""
    if timex.start_char >= trigger.end:
        return "behind", text[trigger.end : timex.start_char]
    return "ahead", text[timex.end_char : trigger.start]


def weigh_distance(text: str, trigger: Trigger, candidate: Candidate) -> float:
    """Return how far a candidate's expression is from an event of its sentence, breaks of the clause priced in.

    Infinite for a candidate outside the sentence.
    """
    timex = candidate.timex
    if candidate.kind != "expression" or timex is None:
        return inf
    side, between = find_between(text, trigger, timex)
    breaks = len(CLAUSE_BREAK.findall(between))
    return len(between) + BREAK_COST * breaks + (AHEAD_COST if side == "ahead" else 0)


def name_step(distance: float) -> str:
    """Return the name of the step that a distance falls on."""
    return next((name for limit, name in STEPS if distance <= limit), "6" if distance < inf else "none")


def name_far(sentences: int) -> str:
    """Return the name of the step that a number of sentences falls on."""
    return next((name for limit, name in FAR if sentences <= limit), "many")


def place_in_time(timex: Timex, published: date | None) -> str:
    """Tell whether an expression's days lie before, around or after publication."""
    if published is None or timex.begin_date is None:
        return "unplaced"
    if timex.begin_date > published:
        return "to-come"
    return "over" if timex.end_date and timex.end_date < published else "current"
