"""The stem of a word, by which words are compared: boats and boat, reported and reporting (Snowball, Porter 2001)."""

from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

STEMMER = EnglishStemmer()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of an English word in lower case."""
    return str(STEMMER.stemWord(word))
