"""Contents as far as they reach: to the end of a phrase that the encoder cuts, without words of when it was said."""

import re
from dataclasses import replace

from transforms.claims.attributions import Attribution
from transforms.schema.records import Span

# What no phrase ends with where its sentence goes on.
OPEN_ENDS = frozenset({"which", "who", "and", "or", "least", "of", "from", "with", "for", "into", "against", "between"})
# Nor with these; but a statement may: "whom they spoke to".
CUT_ENDS = OPEN_ENDS | {
    "in", "to", "at", "by", "than", "the", "a", "an", "his", "her", "its", "their", "was", "were", "is", "are", "been",
    "be",
}  # fmt: skip
LAST_WORD = re.compile(r"[\w'’-]+\Z")
PHRASE = re.compile(
    r" (?!(?:and|or|but|that|as|who|which)\b)[^\s,.;:!?\"“”()—–][^,.;:!?\"“”()—–\n]*(?:\.(?=\w)[^,.;:!?\"“”()—–\n]*)*"
)
"""What goes on behind a cut phrase, up to the next mark."""
BARE = frozenset({"the", "a", "an", "its", "their", "his", "her", "roughly", "nearly", "almost"})
"""Words that the encoder leaves between a cue and a content which begins with them."""
FIGURE = re.compile(
    r"(?:(?:more|fewer|less) than|at (?:least|most)|as many as|up to|nearly|almost|about|around|roughly|some|over) \Z",
    re.I,
)
"""How near a figure is, before it."""
LONGEST_FIGURE = 16  # code points of that
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PERIOD = r"(?:night|morning|evening|afternoon|week|weekend|month|year|spring|summer|autumn|fall|winter)"
MOMENT = rf"(?:(?:on |last |late |early |this |earlier )*(?:{DAY}|yesterday|today|tonight|{PERIOD})(?: {PERIOD})?)"
AGO = (
    r"(?:(?:less|more|fewer) than |just |only |about )?[\w-]+ (?:minute|hour|day|week|month|year)s?"
    r" (?:before|after|ago|earlier|later|into)\b[^,.;:\"“”]{0,60}?"
)
WHEN = re.compile(
    rf"(?:{MOMENT}|{AGO}) that (?=\S)"
    rf"|{MOMENT} (?=(?:he|she|it|they|there|the|a|an|his|her|its|their|no|we|i)\b)",
    re.I,
)
"""When something was said, between "said" and what was: he warned two weeks before the vote that it could fail."""


def reach_phrases(text: str, one: Attribution) -> Attribution:
    """Return an attribution whose content begins and ends with whole phrases and not with when it was said.

    What is quoted stays as it is.
    """
    if one.has_quote:
        return one
    first, last = one.contents[0], one.contents[-1]
    start = find_start(text, one, first)
    end = find_phrase_end(text, one, last)
    if len(one.contents) == 1:
        return replace(one, contents=(Span(start, end),)) if start < end else one
    return replace(one, contents=(Span(start, first.end_char), *one.contents[1:-1], Span(last.start_char, end)))


def find_start(text: str, one: Attribution, first: Span) -> int:
    """Return where a content begins: with its article and what says how near a figure is, behind when it was said."""
    start, cue = first.start_char, one.cue
    if text[start].isdigit() and (figure := FIGURE.search(text, max(0, start - LONGEST_FIGURE), start)):
        return figure.start() if not stands_in(figure.start(), one) else start
    if cue is None or start < cue.end_char:
        return start
    when = WHEN.match(text, cue.end_char + 1, first.end_char)
    if when and when.end() > start:
        return when.end()
    gap = text[cue.end_char : start]
    is_bare = gap[:1] == gap[-1:] == " " and BARE.issuperset(gap.lower().split())
    return cue.end_char + 1 if is_bare and gap.strip() else start


def stands_in(position: int, one: Attribution) -> bool:
    """Tell whether a position lies in source or cue of an attribution."""
    return any(span and span.start_char <= position < span.end_char for span in (one.source, one.cue))


def find_phrase_end(text: str, one: Attribution, last: Span) -> int:
    """Return where a content ends: behind the phrase that it stops in, before source and cue."""
    end = last.end_char
    word = LAST_WORD.search(text, last.start_char, end)
    behind = PHRASE.match(text, end) if word and word[0].lower() in CUT_ENDS else None
    if behind is None:
        return end
    spoken = [span.start_char for span in (one.cue, one.source) if span and end <= span.start_char < behind.end()]
    return end if spoken else behind.end()
