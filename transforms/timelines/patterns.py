"""The notation rules are written in: regular expressions with named fragments.

``<month>`` captures the fragment ``month`` in a group of that name, ``<from=month>`` in the group ``from``;
``{month}`` matches it without capturing. A space matches exactly one character: texts are read with white space and
no-break spaces as spaces and paragraph breaks as something else, so no expression reaches over two paragraphs.
"""

import re
from collections.abc import Iterable, Mapping

from transforms.timelines import lexicon


def join_words(words: Iterable[str]) -> str:
    """Return a regular expression matching any of ``words``, longest first, that branches letter by letter."""
    branches: dict[str, list[str]] = {}
    is_word_complete = False
    for word in sorted(set(words)):
        if word:
            branches.setdefault(word[0], []).append(word[1:])
        else:
            is_word_complete = True
    tails = [re.escape(letter) + join_words(rests) for letter, rests in branches.items()]
    if not tails:
        return ""
    body = tails[0] if len(tails) == 1 and not is_word_complete else f"(?:{'|'.join(tails)})"
    return f"{body}?" if is_word_complete else body


TENS = join_words(lexicon.TIME["tens"])
SMALL = join_words(lexicon.TIME["numbers"])
DIGIT_WORDS = join_words(word for word, number in lexicon.TIME["numbers"].items() if number < 10)
TEEN_WORDS = join_words(word for word, number in lexicon.TIME["numbers"].items() if number >= 10)
CARDINAL = rf"(?:{TENS}(?:[- ]{DIGIT_WORDS})?|{SMALL})"
TWO_DIGITS = rf"(?:{TENS}(?:[- ]{DIGIT_WORDS})?|{TEEN_WORDS})"
PART_OF = (
    "(?:the )?(?:very )?"
    "(?:beginning|start|end|middle|close|turn|rest|remainder|early part|latter part|later part|whole)"
)
MONTH_ABBREVIATION = rf"{join_words(lexicon.TIME['month_abbreviations'])}(?![a-z])\.?"
WEEKDAY_ABBREVIATION = rf"{join_words(lexicon.TIME['weekday_abbreviations'])}(?![a-z])\.?"
HALF_DAY = r"(?:[ap]\.m\.?|[ap]m(?!\w))"

FRAGMENTS: Mapping[str, str] = {
    "month": rf"(?:{join_words(lexicon.TIME['months'])}|{MONTH_ABBREVIATION})",
    "weekday": join_words(lexicon.TIME["weekdays"]),
    "weekday_short": rf"(?:{join_words(lexicon.TIME['weekdays'])}|{WEEKDAY_ABBREVIATION})",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d|st|nd|rd|th)",
    "ordinal": rf"(?:(?:twenty|thirty)[- ]{join_words(lexicon.ORDINALS)}|{join_words(lexicon.ORDINALS)})",
    "two_digits": r"\d\d",
    "nth": r"\d{1,2}(?:st|nd|rd|th)",
    "year": r"(?:1\d{3}|20\d\d)(?![\d]|[.,]\d)",
    "spelled_year": (
        rf"(?:(?:sixteen|seventeen|eighteen|nineteen)[- ](?:hundred(?: and)?[- ])?{TWO_DIGITS}"
        rf"|twenty[- ]{TWO_DIGITS}|two thousand(?:(?: and)? {SMALL})?)"
    ),
    "number": (
        rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,5}}(?:\.\d{{1,3}})?(?: 1/2)?"
        rf"|{join_words(lexicon.TIME['counts'])}(?= |-)"
        rf"|{CARDINAL}(?: (?:hundred|thousand))?(?: (?:and )?{CARDINAL})?(?:[- ]and[- ]a[- ]half)?)"
    ),
    "figure": rf"(?:\d{{1,5}}(?:\.\d{{1,3}})?|{CARDINAL})",
    "vague": join_words(lexicon.TIME["vague"]["words"]),
    "unit": join_words([*lexicon.UNITS, *lexicon.PLURALS]),
    "units": join_words(lexicon.PLURALS),
    "one_unit": join_words(lexicon.UNITS),
    "season": join_words(lexicon.SEASONS),
    "decade": join_words(lexicon.DECADES),
    "daypart": join_words(lexicon.DAYPARTS),
    "deictic_day": join_words(lexicon.DEICTIC_DAYS),
    "step": join_words(lexicon.DEICTIC_STEPS),
    "back_step": join_words(lexicon.ANAPHORIC_STEPS),
    "set": join_words(lexicon.SETS),
    "reference": join_words(lexicon.REFERENCES),
    "reference_adjective": join_words(lexicon.REFERENCE_ADJECTIVES),
    "holiday": join_words(lexicon.TIME["holidays"]),
    "about": rf"(?:at least |over (?=an? )|{join_words(lexicon.QUANTITY_MODIFIERS - {'over'})} (?!the|these|those))?",
    # "early", "in late", "the end of (the)", "most of": which part of the time that follows is meant.
    "part": (
        rf"(?:(?:the )?(?:very )?(?:early|late|mid|middle)[- ]|(?:earlier|later|early|late|sometime)(?: in| on)? "
        rf"|{PART_OF} of )?"
    ),
    "clock": (
        rf"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:{HALF_DAY}|o'clock)"
        rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?(?:{HALF_DAY}|hours|hrs))?"
        r"|[0-2]\d[0-5]\d (?:gmt|utc|hours|hrs))"
    ),
    "zone": (
        r"(?: \(?(?:gmt|utc|bst|cet|cest|ist|jst|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t"
        r"|(?:eastern|central|mountain|pacific)(?: (?:standard |daylight )?time)?)(?!\w)\)?(?: \([^\d\W]{3,4}\))?)?"
    ),
}
PLACEHOLDER = re.compile(r"(?<!\?P)<(?:(?P<group>[a-z_]+)=)?(?P<name>[a-z_]+)>|\{(?P<plain>[a-z_]+)\}")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a rule's pattern compiled; a match never ends inside a word. Raises KeyError for an unknown fragment."""
    return re.compile(PLACEHOLDER.sub(expand_placeholder, pattern) + r"(?!\w)")


def expand_placeholder(match: re.Match[str]) -> str:
    """Return the regular expression that a placeholder of a pattern stands for."""
    if match["plain"]:
        return FRAGMENTS[match["plain"]]
    return f"(?P<{match['group'] or match['name']}>{FRAGMENTS[match['name']]})"
