"""The stem of a word, by which words are compared: boats and boat, reported and reporting (Snowball, Porter 2001)."""

from functools import cache, lru_cache
from typing import Any


@cache
def load_stemmer() -> Any:
    """Return the stemmer of English."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # a tenth of a second that a query need not wait

    return EnglishStemmer()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of an English word in lower case."""
    return str(load_stemmer().stemWord(word))
