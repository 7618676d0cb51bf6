"""The vocabulary of ``config/lexicons/time.toml``, and the classes of words that expressions begin with."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from transforms.lexicons import load_lexicon

TIME: Mapping[str, Any] = load_lexicon("time")

MONTHS: Mapping[str, int] = TIME["months"] | TIME["month_abbreviations"]
WEEKDAYS: Mapping[str, int] = TIME["weekdays"] | TIME["weekday_abbreviations"]
SEASONS: Mapping[str, str] = TIME["seasons"]
ORDINALS: Mapping[str, int] = TIME["ordinals"]
DECADES: Mapping[str, int] = TIME["decades"]
DAYPARTS: Mapping[str, str] = TIME["dayparts"]
DEICTIC_DAYS: Mapping[str, int] = TIME["deictic_days"]
DEICTIC_STEPS: Mapping[str, int] = TIME["deictic_steps"]
ANAPHORIC_STEPS: Mapping[str, int] = TIME["anaphoric_steps"]
SETS: Mapping[str, str] = TIME["sets"]
REFERENCES: Mapping[str, str] = {words: value for words, value in TIME["references"].items() if value}
REFERENCE_ADJECTIVES: Mapping[str, str] = TIME["reference_adjectives"]
MODIFIERS: Mapping[str, str] = TIME["modifiers"]
UNITS: Mapping[str, str] = {name: unit["code"] for name, unit in TIME["units"].items()}
UNIT_DURATIONS: Mapping[str, str] = {unit["code"]: unit["duration"] for unit in TIME["units"].values()}
PLURALS: Mapping[str, str] = {f"{name}s": name for name in UNITS} | TIME["irregular_plurals"]
POINT_MODIFIERS = frozenset(words for words, name in MODIFIERS.items() if name in {"START", "MID", "END"})
QUANTITY_MODIFIERS = frozenset(MODIFIERS) - POINT_MODIFIERS

WORD = re.compile(r"[a-z]+|\d+")


def find_unit(word: str) -> str:
    """Return the code of a unit by its name in the singular or plural. Raises KeyError for another word."""
    return UNITS[PLURALS.get(word, word)]


def list_first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the first word of each phrase."""
    return frozenset(match[0] for phrase in phrases if (match := WORD.search(phrase)))


def list_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return every word of the phrases."""
    return frozenset(word for phrase in phrases for word in WORD.findall(phrase))


def list_last_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the last word of each phrase."""
    return frozenset(WORD.findall(phrase)[-1] for phrase in phrases)


NUMBER_WORDS = frozenset(TIME["numbers"]) | frozenset(TIME["tens"]) | list_first_words(TIME["counts"])
PART_WORDS = frozenset(TIME["connectives"]["parts"])
DIGITS = "#"  # stands for any number in figures where words are listed

FIRST_WORDS: Mapping[str, frozenset[str]] = {
    "the": frozenset({"the"}),
    "a": frozenset({"a", "an"}),
    "digits": frozenset({DIGITS}),
    "month": frozenset(MONTHS),
    "weekday": frozenset(WEEKDAYS),
    "weekdays": frozenset(f"{day}s" for day in TIME["weekdays"]),
    "season": frozenset(SEASONS),
    "ordinal": frozenset(ORDINALS) | {"final", "last", "twenty", "thirty"},
    "number": NUMBER_WORDS | {DIGITS},
    "vague": list_first_words(TIME["vague"]["words"]),
    "unit": frozenset(UNITS) | frozenset(PLURALS),
    "daypart": list_first_words(DAYPARTS),
    "deictic": list_first_words(DEICTIC_DAYS) | {"tonight"},
    "step": list_first_words([*DEICTIC_STEPS, *ANAPHORIC_STEPS, "the", "latest", "its", "their"]),
    "each": frozenset({"each", "every"}),
    "point": list_first_words(POINT_MODIFIERS)
    | {"the", "earlier", "later", "sometime", "all", "most", "much", "throughout"},
    "quantity": list_first_words(QUANTITY_MODIFIERS),
    "set": frozenset(SETS),
    "reference": list_first_words([*REFERENCES, *REFERENCE_ADJECTIVES]) | {"these"},
    "decade": frozenset(DECADES),
    "holiday": list_first_words(TIME["holidays"]),
    "fiscal": frozenset({"fiscal", "calendar", "financial", "academic", "post", "pre"}),
    "quarter-code": frozenset({"q", "h"}),
    "frequency": frozenset({"once", "twice"}),
    "spelled-year": frozenset({"two", "twenty", "nineteen", "eighteen", "seventeen", "sixteen"}),
}
