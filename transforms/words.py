"""Words and punctuation marks of a text with their offsets."""

import re
from typing import NamedTuple

# U.S. and a.m. are one word with their stops; a possessive 's is a word of its own; marks come singly.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:(?:[-–&]|[’'](?![sS]\b))[^\W_]+)*|[’'][sS]\b|\S")


class Word(NamedTuple):
    """One word or mark: ``text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words and marks of ``text[start:end]``, in order; offsets are into ``text``."""
    return [Word(match.group(), *match.span()) for match in WORD.finditer(text, start, end)]


def ends_as_plural(word: str) -> bool:
    """Tell whether a lower-case word ends as English plurals do: boats, but no boss, virus or crisis."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
