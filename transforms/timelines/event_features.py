"""What speaks for and against a date of an event: the features of the model in ``config/models/event_dates.toml``."""

import re
from collections.abc import Sequence
from datetime import date
from math import inf

from transforms.records import Sentence, Timex
from transforms.timelines.event_candidates import (
    SAYING,
    Candidate,
    Story,
    Trigger,
    is_attribute,
    is_headline,
)

CLAUSE_BREAK = re.compile(r"[;:“”\"]|,? (?:that|which|who|but|while|after|before|when|because|although|and)(?!\w)|,")
VERB = re.compile(r"(?<!\w)(?:[a-z]{2,}ed|is|are|was|were|has|have|had|will|would|said|says)(?!\w)")
PREPOSITION = re.compile(r"(?<!\w)(in|on|at|since|until|by|from|for|of|after|before|during|as of) $")
# "the earthquake": known already, so of some earlier day
KNOWN = re.compile(r"(?<!\w)(?:the|this|that|those|these|its|their|his|her)(?: [a-z-]+)? $")
ASPECT = re.compile(
    r"(?<!\w)(?:(?P<perfect>has|have|'ve)|(?P<pluperfect>had)|(?P<infinitive>to)"
    r"|(?P<relative>which|who|that)(?: (?:is|are|was|were))?|(?P<passive>is|are|was|were|be|been|being))"
    r"(?: (?:been|be|not|also|[a-z]+ly))* $"
)
EARLIER = re.compile(
    r"(?<!\w)(?:previous(?:ly)?|former(?:ly)?|earlier|before|always|ever|often|once|recent(?:ly)?|usually|already|last"
    r"|first|original(?:ly)?|past)(?: [a-z]+)? $"
)
REPORTED = re.compile(r"(?<!\w)(?:said|says|saying|reported|told|stated)(?: on)? $")  # "said on Sunday": no event's day
BREAK_COST = 25  # code points of distance that a break between an event and an expression counts as
AHEAD_COST = 10  # an expression more often follows what it dates
REACH = 40  # code points before an event or an expression in which the words that govern it stand
QUOTE_REACH = 1000  # code points of a sentence in which its quotation marks are counted
STEPS = ((15, "0"), (40, "1"), (70, "2"), (100, "3"), (140, "4"))  # code points of distance, by step


def describe_event(story: Story, trigger: Trigger, least: float) -> list[str]:
    """Return the features of an event itself; ``least`` is the distance of the nearest expression (weigh_distance)."""
    form, sentence = trigger.form, trigger.sentence
    left = story.text[max(0, trigger.start - REACH) : trigger.start]
    aspect = ASPECT.search(left) if form in {"past", "base", "ing"} else None
    facts = {
        f"headline-{form}" if is_headline(sentence) else form: True,
        f"within{name_step(least)}": True,
        trigger.realis: trigger.realis != "actual",
        "known": form == "noun" and KNOWN.search(left),
        aspect.lastgroup if aspect else "": aspect,
        "earlier": EARLIER.search(left),
        "saying": story.text[trigger.start : trigger.end] in SAYING,
        sentence.zone if sentence else "": sentence,
        "quoted": sentence and is_quoted(story.text, sentence, trigger.start),
        "no-day-named": not story.recent,
    }
    return [str(name) for name, holds in facts.items() if holds]


def is_quoted(text: str, sentence: Sentence, start: int) -> bool:
    """Tell whether a position stands in a quotation that its sentence opened."""
    before = text[max(sentence.start_char, start - QUOTE_REACH) : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def describe_candidate(
    story: Story, trigger: Trigger, candidate: Candidate, event: Sequence[str], distance: float, is_nearest: bool
) -> list[str]:
    """Return the features of one candidate for an event.

    ``event`` are the features of the event; ``distance`` is the candidate's (weigh_distance), ``is_nearest`` tells
    whether none is less.
    """
    features = [candidate.kind, *(f"{candidate.kind}:{feature}" for feature in event)]
    timex = candidate.timex
    if timex is None:
        return features
    features.append(f"{candidate.kind}:{timex.precision}:{timex.anchor}")
    features.append(f"{candidate.kind}:{place_in_time(timex, story.published)}")
    if candidate.kind == "expression":
        features.extend(describe_expression(story.text, trigger, timex))
        features.append(f"expression:{'nearest' if is_nearest else 'farther'}{name_step(distance)}")
    else:
        is_report = REPORTED.search(story.text, max(0, timex.start_char - REACH), timex.start_char)
        subject = "report" if "saying" in event else "event"
        features.append(f"{candidate.kind}:{subject}-by-{'report' if is_report else 'event'}")
    return features


def describe_expression(text: str, trigger: Trigger, timex: Timex) -> list[str]:
    """Return the features of an expression beside an event: its side, the verbs between, the word before it."""
    side, between = find_between(text, trigger, timex)
    preposition = PREPOSITION.search(text, max(0, timex.start_char - 10), timex.start_char)
    return [
        f"preposition:{preposition[1] if preposition else 'none'}:{timex.precision}",
        f"{side}:verbs{min(len(VERB.findall(between)), 2)}",
        "expression:attribute" if is_attribute(text, timex) else f"expression:{side}",
    ]


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
    return next((name for limit, name in STEPS if distance <= limit), "5" if distance < inf else "none")


def place_in_time(timex: Timex, published: date | None) -> str:
    """Tell whether an expression's days lie before, around or after publication."""
    if published is None or timex.begin_date is None:
        return "unplaced"
    if timex.begin_date > published:
        return "to-come"
    return "over" if timex.end_date and timex.end_date < published else "current"
