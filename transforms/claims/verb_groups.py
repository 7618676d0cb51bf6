"""Verb groups: the cue verbs of a unit with their auxiliaries and adverbs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.claims.cues import Cue, load_cues
from transforms.claims.grammar import is_adverb, load_grammar
from transforms.claims.units import Token


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue verb with its auxiliaries and adverbs: token ``verb`` in ``first:last``."""

    cue: Cue
    verb: int
    first: int
    last: int
    is_passive: bool
    is_participle: bool
    is_negated: bool


def find_verb_groups(tokens: Sequence[Token]) -> Iterator[VerbGroup]:
    """Yield the cue verbs of a unit that stand as verbs."""
    cues, grammar = load_cues(), load_grammar()
    for verb, token in enumerate(tokens):
        cue = cues.get(token.lower)
        if cue is None or (token.is_capital and verb > 0):
            continue
        first = find_group_start(tokens, verb)
        before = tokens[first - 1].lower if first else ""
        if is_noun_use(tokens, verb, first, before):
            continue
        words = {one.lower for one in tokens[first:verb]}
        is_ing = token.lower.endswith("ing")
        has_be = bool(words & grammar.be_forms)
        yield VerbGroup(
            cue, verb, first, verb + 1, has_be and not is_ing, is_ing and not has_be, bool(words & grammar.negations)
        )


def find_group_start(tokens: Sequence[Token], verb: int) -> int:
    """Return where the verb group of the verb at ``verb`` starts: with its auxiliaries and adverbs."""
    auxiliaries, first = load_grammar().auxiliaries, verb
    while first > 0 and (tokens[first - 1].lower in auxiliaries or is_adverb(tokens[first - 1].lower)):
        first -= 1
    return first


def is_noun_use(tokens: Sequence[Token], verb: int, first: int, before: str) -> bool:
    """Tell whether a form like "claims" or "report" stands as a noun or adjective rather than a verb."""
    grammar = load_grammar()
    word = tokens[verb].lower
    if first != verb:
        return False
    if verb == 0:
        return not word.endswith("ing")
    if before in grammar.determiners or before in grammar.prepositions:
        return not word.endswith("ing") or before in grammar.determiners
    if word not in grammar.also_nouns:
        return False
    after = tokens[verb + 1] if verb + 1 < len(tokens) else tokens[verb]
    if after.is_quote or after.lower in ("that", "how", "whether"):
        return False
    is_subject_before = (
        tokens[verb - 1].is_capital or before in grammar.subject_pronouns or before in ("and", ",", "to")
    )
    is_told_of = after.lower in ("of", "from", "by", "'s", ".", ",") or after.lower in grammar.auxiliaries
    return not is_subject_before or is_told_of  # "Gull reports have said"
