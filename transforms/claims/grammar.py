"""Closed word classes of English, as the cue lexicon lists them."""

from functools import cache
from typing import NamedTuple

from transforms.claims.cues import load_cues
from transforms.lexicons import load_lexicon


class Grammar(NamedTuple):
    """Sets of lower-case words; their meaning is explained in ``config/lexicons/cues.toml``."""

    auxiliaries: frozenset[str]
    be_forms: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    no_adverbs: frozenset[str]
    clause_openers: frozenset[str]
    complementizers: frozenset[str]
    lead_ins: frozenset[str]
    prepositions: frozenset[str]
    times: frozenset[str]
    determiners: frozenset[str]
    subject_pronouns: frozenset[str]
    finite: frozenset[str]
    also_nouns: frozenset[str]
    deictics: frozenset[str]
    periods: frozenset[str]
    asides: frozenset[str]
    quote_closers: frozenset[str]
    coordinators: frozenset[str]
    circumstances: frozenset[str]


@cache
def load_grammar() -> Grammar:
    """Return the closed word classes."""
    classes = load_lexicon("cues")["grammar"]
    return Grammar(**{name: frozenset(classes[name]) for name in Grammar._fields})


def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word may stand inside a verb group (also, later, publicly)."""
    grammar = load_grammar()
    return word in grammar.adverbs or (len(word) > 4 and word.endswith("ly") and word not in grammar.no_adverbs)


def is_finite(word: str) -> bool:
    """Tell whether a lower-case word is, as far as its form tells, a finite verb."""
    if word in load_grammar().finite:
        return True
    return word in load_cues() and word.endswith(("ed", "id", "ld", "te"))
