"""What a number counts: the words behind it, or a thing told before it: "the number of refugees rose to 8,000"."""

import re

from transforms.lexicons import load_lexicon

LOOK_AHEAD = 80  # code points in which a unit and what is counted may stand behind a number
LOOK_BACK = 110  # and before it
MAX_COUNTED_WORDS = 6
WORD = re.compile(r"\s?([^\W\d_][\w’'-]*)")
OF = re.compile(r"\s(?:of\s)(?:the\s|all\s|its\s|their\s|his\s|her\s|our\s)?")
MEASURE = re.compile(r"\bnumbers?(?= of\s)|\b(?P<thing>death toll|toll|crowd|turnout|population)\b", re.I)
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s|\n")
LEAD = re.compile(
    r"\b(?:at|to|is|was|are|were|be|been|reach(?:ed)?|hit|passed|surpassed|topped|exceed(?:s|ed)?)\s$", re.IGNORECASE
)
"""What stands between such a thing and its number, right before it."""


def find_counted(text: str, start: int, ceiling: int) -> str | None:
    """Return the words after a number that say what is counted, up to a function word, verb or mark; or None."""
    stops = load_lexicon("units")["grammar"]["stops"]
    ceiling = min(ceiling, start + LOOK_AHEAD)
    of = OF.match(text, start, ceiling)
    first = position = of.end() if of else start
    for count in range(MAX_COUNTED_WORDS):
        word = WORD.match(text, position, ceiling)
        if not word or word[1].lower() in stops or (count and word[1].endswith(("ed", "ing", "ly"))):
            break
        position = word.end()
    return text[first:position].strip() or None


def find_measured(text: str, start: int, floor: int) -> str | None:
    """Return what a number at ``start`` counts where its sentence tells it before it, behind ``floor``; or None."""
    before = SENTENCE_END.split(text[max(floor, start - LOOK_BACK) : start])[-1]
    found = [*MEASURE.finditer(before)] if LEAD.search(before) else []
    if not found:
        return None
    return found[-1]["thing"] or find_counted(before, found[-1].end(), len(before))
