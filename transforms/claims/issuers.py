"""Whose a document is that speaks: "its website", "the court's summary", "the decree" that the Pope has signed."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.claims.grammar import load_grammar
from transforms.lexicons import load_words
from transforms.schema.records import Mention, Span
from transforms.words import Word, split_words

REACH = 2000  # code points back to where a document was told of with whose it is
OWNERS = ("its", "their", "his", "her")
BEHIND = re.compile(
    r"(?:\s(?!obtained|seen|viewed|reviewed|leaked)[a-z0-9]+){0,3}\s(?:by|from|of)\s(?:the\s)?(?:[A-Z]\w+\.?\s)?"
)
"""Between a document and who issued it."""
MADE = re.compile(r"(?:\s(?:[a-z]+(?:ed|en)|sent|made|put out)\b.*)?\s(?:by|from|of)\s.*")
"""Between a document that speaks and who made it: "published in May by", but no verb of which it is the subject."""
BEFORE = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,4}"
    r"|\s(?:[a-z]+\s){0,2}(?:issued|released|signed|published|filed|posted|put out)\s(?:an?|the|its|his|her|their)\s"
    r"(?:[\w-]+\s){0,3}"
)
"""Between who issued a document and it: it is theirs, or they issued it."""


def find_owner(words: Sequence[Word]) -> Span | None:
    """Return where the words of a document's description say whose it is: a pronoun, or all before an 's; or None."""
    place = next((place for place, word in enumerate(words) if place and word.lower == "'s"), None)
    if place:
        behind = [n + 1 for n in range(place) if words[n].lower in load_grammar().prepositions]
        return Span(words[behind[-1] if behind else 0].start, words[place].start)
    return Span(words[0].start, words[0].end) if words and words[0].lower in OWNERS else None


def find_issuer(text: str, mentions: Sequence[Mention], source: Span) -> Mention | None:
    """Return who issued the document that a source is, by what stands beside it; or None.

    "The statement" is also that of which the text told before, the last one with a name. ``mentions`` are the text's,
    in order.
    """
    words = split_words(text, source.start_char, source.end_char)
    documents = load_words("speakers", "documents")
    place = next((place for place, word in enumerate(words) if word.lower in documents), None)
    if place is None:
        return None
    noun = words[place]
    own = name_issuer(text, mentions, noun.start, noun.end)
    if own and own.start_char > noun.end and not MADE.fullmatch(text[noun.end : own.start_char]):
        own = None
    if own or place != 1 or words[0].lower not in ("the", "this"):
        return own
    opening = max(0, noun.start - REACH)
    told = [*re.finditer(rf"\b{re.escape(noun.lower)}\b", text[opening : noun.start], re.I)]
    found = (name_issuer(text, mentions, opening + one.start(), opening + one.end()) for one in reversed(told))
    return next((mention for mention in found if mention), None)


def name_issuer(text: str, mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return who issued the document that ``text[start:end]`` names, by the words between the two; or None."""
    place = bisect_left(mentions, end, key=lambda mention: mention.start_char)
    for mention in mentions[max(0, place - 1) : place + 1]:
        between = text[min(end, mention.end_char) : max(start, mention.start_char)]
        pattern = BEHIND if mention.start_char >= end else BEFORE
        if mention.label in ("PERSON", "ORG") and pattern.fullmatch(between):
            return mention
    return None
