"""The language of a text, by py3langid's model of character n-grams (Lui & Baldwin 2012)."""

import re

import py3langid

UNDETERMINED = "und"
SHORTEST = 60
"""Characters below which a text is too short to tell by itself."""
READ = 1500
"""Characters that are looked at: more change no decision."""
CODE = re.compile(r"^\s*([A-Za-z]{2})(?:[-_]|\s*$)")


def detect_language(text: str, hint: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``; ``und`` when the text is too short to tell.

    ``hint`` is what the page states (``en-GB``); it decides for texts too short to tell by themselves.
    """
    sample = text[:READ]
    if sum(character.isalpha() for character in sample) < SHORTEST:
        return read_code(hint)
    return str(py3langid.classify(sample)[0])


def read_code(hint: str) -> str:
    """Return the language code that a language tag begins with, ``und`` when it begins with none."""
    match = CODE.match(hint)
    return match[1].lower() if match else UNDETERMINED
