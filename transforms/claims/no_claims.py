"""What looks like an attribution and is none, or claims nothing: a count, an adjective, who quotes whom."""

import re

from transforms.claims.attributions import RELAYS, Attribution
from transforms.claims.sources import is_figure

TOPIC = re.compile(
    r"about (?!\d|half |twice |a |an |one|two|three|four|five|six|seven|eight|nine|ten |[a-z]+ty )"
    r"|(?:it|that|this|so|them|him|me|what|these|those|nothing|anything|something|little|much|more)\W*\Z"
)
ADJECTIVES = frozenset({"accused", "alleged", "claimed", "expected", "feared", "proposed", "reported", "suspected"})
DETERMINER = re.compile(
    r"(?:\b(?:a|an|the|his|her|its|their|of|no|any|other|all|two|three|for|by|with|from)|[’']s) \Z", re.I
)
LOOK_BACK = 12  # code points in which a determiner stands
RELAY = re.compile(
    rf"(?:{'|'.join(sorted(RELAYS))})\b[^.;:\"“”]{{0,80}}?\bas (?:saying|telling|writing|claiming)\b", re.I
)
PROMPTS = frozenset({"Asked", "Told", "Questioned", "Pressed", "Quizzed"})
UNNAMED = re.compile(
    r"(?:not )?to (?:not )?(?:be (?:named|identified|quoted)|(?:remain|stay) anonymous)\b|(?:for )?anonymity\b"
)
NO_ANSWER = re.compile(r"for (?:(?:further|additional) )?comments?\b|for an interview\b")


def is_article(text: str, attribution: Attribution) -> bool:
    """Tell whether the source is but the article of what is told of: "the" of "the Gull's appeal to help"."""
    source = attribution.source
    is_bare = source is not None and text[source.start_char : source.end_char].lower() in ("the", "a", "an")
    return is_bare and not attribution.has_quote


def is_count(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution is but a count: "389 confirmed" of "Canada has 389 confirmed cases"."""
    source, cue = attribution.source, attribution.cue
    if not source or not cue or attribution.has_quote or not is_figure(text[source.start_char : source.end_char]):
        return False
    return cue.start_char > source.end_char and text[cue.start_char : cue.end_char].lower().endswith("ed")


def is_contraction(text: str, attribution: Attribution) -> bool:
    """Tell whether a cue is but the beginning of a contraction: "don" of don't."""
    cue = attribution.cue
    return cue is not None and text[cue.end_char : cue.end_char + 2] in ("'t", "’t")


def is_addressed(text: str, attribution: Attribution) -> bool:
    """Tell whether the source is but whoever is spoken to: "if you think", "can you explain"."""
    source = attribution.source
    return source is not None and text[source.start_char : source.end_char].lower() == "you"


def is_relay(text: str, attribution: Attribution) -> bool:
    """Tell whether a cue but says who quotes: the Gull quoted Moll as saying, where Moll says something."""
    return attribution.cue is not None and RELAY.match(text, attribution.cue.start_char) is not None


def is_prompt(text: str, attribution: Attribution) -> bool:
    """Tell whether a cue that opens a sentence names nobody who speaks: "Asked whether he would go, Moll said no."."""
    cue, source = attribution.cue, attribution.source
    if cue is None or text[cue.start_char : cue.end_char] not in PROMPTS:
        return False
    return source is None or source.start_char > cue.end_char


def is_topic(text: str, attribution: Attribution) -> bool:
    """Tell whether the content is but what was spoken of: "warned about the dangers", "says that"."""
    start, end = attribution.contents[0].start_char, attribution.contents[-1].end_char
    return not attribution.has_quote and TOPIC.match(text, start, end) is not None


def is_adjective(text: str, attribution: Attribution) -> bool:
    """Tell whether a cue that nobody is named with is but an adjective: "an alleged abuse of power"."""
    cue = attribution.cue
    if cue is None or attribution.source or text[cue.start_char : cue.end_char].lower() not in ADJECTIVES:
        return False
    return DETERMINER.search(text, max(0, cue.start_char - LOOK_BACK), cue.start_char) is not None


def is_discretion(text: str, attribution: Attribution) -> bool:
    """Tell whether a source but wants no name told, or was but asked to comment."""
    start = attribution.contents[0].start_char
    return not attribution.has_quote and bool(UNNAMED.match(text, start) or NO_ANSWER.match(text, start))


NO_ATTRIBUTION = (is_count, is_contraction, is_addressed, is_relay, is_prompt)
"""What looks like an attribution and is none."""

NO_CLAIM = (is_topic, is_adjective, is_discretion)
"""What is an attribution of a kind, and claims nothing."""
