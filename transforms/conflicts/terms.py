"""The words of a claim that tell of its matter, each with its weight: claims are alike as these are."""

import re
from functools import cache
from math import sqrt

from transforms.lexicons import load_lexicon, load_words
from transforms.resolution.folding import fold_words
from transforms.schema.key_records import WeighedTerm
from transforms.stems import stem

UNLISTED = 7  # weight of a word that the lexicon of weights does not list
SHORT = 2  # letters up to which a word tells nothing
CONTRACTED = re.compile(r"(?:n['’]t|['’](?:ll|ve|re|d|m))\b", re.I)


@cache
def load_weights() -> dict[str, int]:
    """Return the weight of each stem of the lexicon ``word_weights``; of words with one stem the least."""
    weights: dict[str, int] = {}
    for key, words in load_lexicon("word_weights").items():
        weight = int(key.removeprefix("weight_"))
        for term in map(stem, words):
            weights[term] = min(weight, weights.get(term, weight))
    return weights


def weigh(term: str) -> int:
    """Return how much a stem tells of a matter, 2 to 7."""
    return load_weights().get(term, UNLISTED)


def list_terms(text: str) -> tuple[WeighedTerm, ...]:
    """Return the distinct stems of a text that tell of its matter, the rarest first; no figures, no stop words."""
    words = set(fold_words(CONTRACTED.sub("", text))) - load_words("stop_words", "words")
    stems = {stem(word) for word in words if len(word) > SHORT and not any(map(str.isdigit, word))}
    return tuple(sorted((WeighedTerm(term, weigh(term)) for term in stems), key=lambda one: (-one.weight, one.term)))


def measure_terms(terms: tuple[WeighedTerm, ...]) -> float:
    """Return the Euclidean length of the weights of terms, 1 where there are none."""
    return sqrt(sum(one.weight**2 for one in terms)) if terms else 1.0
