"""Whether a text reports on its own days or tells of days long gone."""

import re
from datetime import date

# The look-behind stands after the first character, so that the scan skips to digits.
YEAR = re.compile(r"[12](?<![\w$£€.,].)\d{3}(?![\w%]|[.,]\d)")
DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next) (?:week|month|year|night)|currently|recently"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
LEAST_YEARS = 6  # explicit past years a history piece has at least
YEARS_PER_DEICTIC = 8
WORD_LENGTH = 6  # code points, with the space
WORDS_PER_YEAR = 250


def tells_history(text: str, published: date | None) -> bool:
    """Tell whether ``text`` (lower case) is a history: many explicit past years, hardly a word like "yesterday".

    In a history the expression before, and not the publication date, is what "the next day" counts from.
    """
    recent = published.year - 1 if published else 10_000
    years = sum(int(year) < recent for year in YEAR.findall(text))
    if years < LEAST_YEARS or years * WORDS_PER_YEAR * WORD_LENGTH < len(text):
        return False
    return years >= YEARS_PER_DEICTIC * len(DEICTIC.findall(text))
