"""The words of a claim that tell of its matter, each with its weight: claims are alike as these are."""

import re
from functools import cache
from math import sqrt

from transforms.key_records import WeighedTerm
from transforms.lexicons import load_lexicon, load_words
from transforms.resolution.folding import fold_words

UNLISTED = 7  # weight of a word that the lexicon of weights does not list
SHORT = 2  # letters up to which a word tells nothing
CONTRACTED = re.compile(r"(?:n['’]t|['’](?:ll|ve|re|d|m))\b", re.I)


def stem(word: str) -> str:
    """Return a folded word without its plural ending: cities as city; class, virus and crisis stay."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def load_weights() -> dict[str, int]:
    """Return the weight of each word of the lexicon ``word_weights``, as a stem; of words alike then the least."""
    weights: dict[str, int] = {}
    for key, words in load_lexicon("word_weights").items():
        weight = int(key.removeprefix("weight_"))
        for word in words:
            weights[word] = min(weight, weights.get(word, weight))
    return weights


def weigh(term: str) -> int:
    """Return how much a stem tells of a matter, 2 to 7."""
    return load_weights().get(term, UNLISTED)


def list_terms(text: str) -> tuple[WeighedTerm, ...]:
    """Return the distinct stems of a text that tell of its matter, the rarest first; no figures, no stop words."""
    stems = {stem(word) for word in fold_words(CONTRACTED.sub("", text))}
    telling = [
        term
        for term in stems
        if len(term) > SHORT and term not in load_words("stop_words", "words") and not any(map(str.isdigit, term))
    ]
    return tuple(sorted((WeighedTerm(term, weigh(term)) for term in telling), key=lambda one: (-one.weight, one.term)))


def measure_terms(terms: tuple[WeighedTerm, ...]) -> float:
    """Return the Euclidean length of the weights of terms, 1 where there are none."""
    return sqrt(sum(one.weight**2 for one in terms)) if terms else 1.0
