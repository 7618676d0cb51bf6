"""Speech verbs of no lexicon, which a quotation beside them gives away: "Not again," sighed Ada Moll."""

from collections.abc import Sequence

from transforms.claims.attributions import Attribution
from transforms.claims.grammar import is_adverb, is_finite, load_grammar
from transforms.claims.sources import Range, find_inverted_source, find_subject, to_span
from transforms.claims.units import PAUSED, Token

MAX_SUBJECT = 6  # tokens of a speaker between a quotation and a verb of no lexicon
PARTICLES = frozenset({"back", "out", "in", "off", "up", "on"})


def read_unlisted(tokens: Sequence[Token], found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of quotations that end in a comma or a question, and that no cue of the lexicon has."""
    taken = [span for one in found for span in one.contents]
    free = [
        place
        for place, token in enumerate(tokens)
        if place == 0
        and token.lower == PAUSED
        and not any(span.start_char <= token.start < span.end_char for span in taken)
    ]
    read = (read_behind(tokens, place) for place in free)
    return [one for one in read if one]


def read_behind(tokens: Sequence[Token], quote: int) -> Attribution | None:
    """Return the attribution of a quotation that a verb and a name, or a pronoun or name and a verb, stand behind."""
    first = quote + 1 + (quote + 1 < len(tokens) and tokens[quote + 1].lower == ",")
    if first >= len(tokens):
        return None
    if is_past(tokens[first]):
        after = first + 1 + (first + 1 < len(tokens) and tokens[first + 1].lower in PARTICLES)
        source = find_inverted_source(tokens, after) if after < len(tokens) and names(tokens[after]) else None
        return make(tokens, quote, source, (first, after)) if source else None
    for verb in range(first + 1, min(len(tokens), first + MAX_SUBJECT)):
        if is_past(tokens[verb]):
            source = find_subject(tokens, verb)
            is_whole = source is not None and source[0] == first and names(tokens[first])
            return make(tokens, quote, source, (verb, verb + 1)) if source and is_whole else None
        if not (tokens[verb].is_capital or tokens[verb].lower.isalpha()):
            return None
    return None


def is_past(token: Token) -> bool:
    """Tell whether a token may be a verb in the past."""
    word = token.lower
    is_regular = word.endswith("ed") and len(word) > 4
    return not token.is_capital and (is_regular or is_finite(word)) and word not in load_grammar().auxiliaries


def names(token: Token) -> bool:
    """Tell whether a token may open a speaker's name or be a pronoun, "the" or "a"."""
    grammar = load_grammar()
    is_pronoun = token.lower in grammar.subject_pronouns - {"it", "which", "who", "you"}
    opens = token.is_capital or token.lower in ("the", "a", "an", "his", "her", "one")
    return (opens or is_pronoun) and not token.is_quote and not is_adverb(token.lower)


def make(tokens: Sequence[Token], quote: int, source: Range, cue: Range) -> Attribution:
    """Return the attribution of one quotation."""
    return Attribution(
        to_span(tokens, *source), to_span(tokens, *cue), (to_span(tokens, quote, quote + 1),), "asserts", has_quote=True
    )
