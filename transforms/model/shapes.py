"""How a word is written: what an uncased vocabulary forgets, as one small number a token."""

import re
from collections.abc import Sequence
from functools import lru_cache

CLASSES = ("mark", "lower", "Initial", "Capital", "UPPER", "miXed", "digits", "digits+letters", "uncased")
STYLES = ("ordinary", "title", "upper", "lower")
SPECIAL = 0
SHAPES = 1 + len(STYLES) * 2 * 2 * len(CLASSES)
"""Number of shapes: none (special tokens), then style x sentence-initial x continuation x class."""

WORD = re.compile(r"[^\W\d_]{2,}")
SMALL = 4  # shorter words stay in lower case in Title Case headlines


@lru_cache(maxsize=1 << 16)
def classify_word(word: str) -> int:
    """Return the class of one word or mark, an index into CLASSES."""
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return 6 if any(letter.isdigit() for letter in word) else 0
    if len(letters) < len(word) and any(letter.isdigit() for letter in word):
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 4 if len(letters) > 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 3
    return 5 if any(letter.isupper() for letter in letters) else 8


def name_style(sentence: str) -> int:
    """Return how a sentence uses capitals, an index into STYLES; short ones are ordinary, as they tell too little."""
    words = WORD.findall(sentence)
    if len(words) < 3:
        return 0
    if not any(word[0].isupper() for word in words):
        return 3
    if sum(word.isupper() for word in words) > 0.7 * len(words):
        return 2
    long = [word for word in words if len(word) >= SMALL]
    return int(len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long))


def shape_tokens(sentence: str, words: Sequence[tuple[int, int]], tokens_of: Sequence[int]) -> list[int]:
    """Return the shape of each token of a sentence.

    ``words``: offsets of the words into ``sentence``; ``tokens_of``: for each token the index of its word, in order.
    """
    base = name_style(sentence) * 4
    classes = [classify_word(sentence[start:end]) for start, end in words]
    first = next((i for i, class_ in enumerate(classes) if class_), 0)
    shapes, before = [], -1
    for word in tokens_of:
        kind = base + 2 * (word <= first) + (word == before)
        shapes.append(1 + kind * len(CLASSES) + classes[word])
        before = word
    return shapes
