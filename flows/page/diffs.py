"""What an edit changed: two versions of a text, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 6000
"""Longer versions are compared by paragraphs, as comparing costs the square of the length at worst."""
KEPT = 240
"""Characters of an unchanged stretch that are shown at either end."""


class Change(NamedTuple):
    """A stretch of two versions: ``same``, ``gone`` from the earlier, or ``new`` in the later."""

    kind: str
    text: str


def compare_versions(before: str, after: str) -> list[Change]:
    """Return what became of a text, in the later one's order; long unchanged stretches are shortened by an ellipsis."""
    old, new = split_words(before), split_words(after)
    changes: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(Change("same", shorten("".join(old[a:b]))))
            continue
        changes += [Change("gone", "".join(old[a:b]))] if b > a else []
        changes += [Change("new", "".join(new[c:d]))] if d > c else []
    return changes


def split_words(text: str) -> list[str]:
    """Return the words of a text with the blanks between them; of a long text its lines."""
    words = WORD.findall(text)
    return words if len(words) <= MOST_WORDS else text.splitlines(keepends=True)


def shorten(text: str) -> str:
    """Return the two ends of a long text."""
    return text if len(text) <= 2 * KEPT + 40 else f"{text[:KEPT]} … {text[-KEPT:]}"
