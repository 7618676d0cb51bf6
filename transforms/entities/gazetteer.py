"""Names that are known beforehand, and the words that give a name's kind away."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from transforms.lexicons import load_words
from transforms.words import split_words

LISTS = (
    ("organizations", "known", "ORG"),
    ("organizations", "media", "ORG"),
    ("other_names", "events", "EVENT"),
    ("places", "demonyms", "NORP"),
    ("places", "groups", "NORP"),
    ("places", "cities", "LOC"),
    ("places", "regions", "LOC"),
    ("places", "countries", "LOC"),
)

Phrase = tuple[str, ...]


class Evidence(NamedTuple):
    """The words, lower case, that tell what a name is a name of."""

    honorifics: frozenset[str]
    roles: frozenset[Phrase]
    role_nouns: frozenset[Phrase]
    first_names: frozenset[str]
    particles: frozenset[str]
    name_suffixes: frozenset[str]
    org_heads: frozenset[str]
    org_openers: frozenset[str]
    place_heads: frozenset[str]
    place_openers: frozenset[str]
    event_heads: frozenset[str]
    event_openers: frozenset[str]
    works: frozenset[str]
    no_names: frozenset[str]
    common: frozenset[str]


@cache
def load_gazetteer() -> dict[Phrase, str]:
    """Return the label of every known name, keyed by its words as written; later lists win over earlier ones."""
    names: dict[Phrase, str] = {}
    for lexicon, key, label in LISTS:
        for name in load_words(lexicon, key):
            names[split_phrase(name)] = label
            if label == "NORP":
                names[split_phrase(name + "s")] = label
    return names


@cache
def load_evidence() -> Evidence:
    """Return the words of the lexicons that hint at a label."""
    return Evidence(
        honorifics=lower_words("titles", "honorifics"),
        roles=lower_phrases("titles", "roles"),
        role_nouns=lower_phrases("titles", "role_nouns"),
        first_names=lower_words("people", "first_names"),
        particles=load_words("people", "particles"),
        name_suffixes=lower_words("people", "suffixes"),
        org_heads=lower_words("organizations", "heads"),
        org_openers=lower_words("organizations", "openers"),
        place_heads=lower_words("places", "heads"),
        place_openers=lower_words("places", "openers"),
        event_heads=lower_words("other_names", "event_heads"),
        event_openers=lower_words("other_names", "event_openers"),
        works=lower_words("other_names", "works"),
        no_names=lower_words("other_names", "calendar"),
        common=load_words("sentences", "starters") | load_words("sentences", "common"),
    )


def lower_words(lexicon: str, key: str) -> frozenset[str]:
    """Return a list of a lexicon in lower case."""
    return frozenset(word.lower() for word in load_words(lexicon, key))


def lower_phrases(lexicon: str, key: str) -> frozenset[Phrase]:
    """Return a list of a lexicon as phrases of lower-case words."""
    return frozenset(split_phrase(phrase.lower()) for phrase in load_words(lexicon, key))


def split_phrase(phrase: str) -> Phrase:
    """Return the words of a phrase of a lexicon, cut as the words of a text are."""
    return tuple(word.text for word in split_words(phrase, 0, len(phrase)))


def match_longest(
    texts: Sequence[str], start: int, phrases: frozenset[Phrase] | dict[Phrase, str], limit: int = 5
) -> int:
    """Return how many words of ``texts`` from ``start`` on make the longest phrase of ``phrases``; 0 for none."""
    for length in range(min(limit, len(texts) - start), 0, -1):
        if tuple(texts[start : start + length]) in phrases:
            return length
    return 0
