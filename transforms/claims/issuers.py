"""Whose a document is that speaks: "its website", "the court's summary", "the decree" that the Pope has signed."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.lexicons import load_words
from transforms.schema.records import Mention, Span
from transforms.words import Word

REACH = 2000  # code points back to where a document was told of with whose it is
OWNERS = ("its", "their", "his", "her")
BEHIND = re.compile(
    r"(?:\s(?!obtained|seen|viewed|reviewed|leaked)[a-z]+){0,3}\s(?:by|from|of)\s(?:the\s)?(?:[A-Z]\w+\.?\s)?"
)
"""Between a document and who issued it."""
BEFORE = re.compile(
    r"['’]s?\s(?:[a-z-]+\s){0,3}"
    r"|\s(?:[a-z]+\s){0,2}(?:issued|released|signed|published|filed|posted|put out)\s(?:an?|the|its|his|her|their)\s"
    r"(?:[\w-]+\s){0,3}"
)
"""Between who issued a document and it: it is theirs, or they issued it."""


def find_owner(words: Sequence[Word]) -> Span | None:
    """Return where the words of a document's description say whose it is: a pronoun, or all before an 's; or None."""
    apostrophe = next((word for word in words[1:] if word.lower == "'s"), None)
    if apostrophe:
        return Span(words[0].start, apostrophe.start)
    return Span(words[0].start, words[0].end) if words and words[0].lower in OWNERS else None


def find_issuer(text: str, mentions: Sequence[Mention], words: Sequence[str], position: int) -> Mention | None:
    """Return who issued "the statement" that was told of before ``position``, the last one with a name; or None.

    ``mentions`` are the text's, in order; ``words`` are those of the phrase, in lower case.
    """
    if len(words) != 2 or words[0] not in ("the", "this") or words[1] not in load_words("speakers", "documents"):
        return None
    opening = max(0, position - REACH)
    told = [*re.finditer(rf"\b{re.escape(words[1])}\b", text[opening:position], re.I)]
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
