"""Figures that somebody puts a thing at: "Police put the crowd at 8,000" tells as much as any "said"."""

from collections.abc import Iterator, Sequence

from transforms.claims.attributions import Attribution, find_main_subject
from transforms.claims.content_ends import find_object_end
from transforms.claims.grammar import is_finite, load_grammar
from transforms.claims.sources import Range, find_subject, to_span
from transforms.claims.units import Token
from transforms.claims.verb_groups import find_group_start

PUTS = frozenset({"put", "puts", "putting"})
MAX_MEASURED = 12  # tokens of "the number of infections within its borders"
MAX_ACCOMPANYING = 8  # tokens of "with the health office putting"
NEARLY = frozenset({
    "about", "around", "roughly", "nearly", "almost", "some", "just", "over", "under", "above", "below", "more", "less",
    "than", "at", "least", "most", "up", "to", "as", "many", "high", "low", "well", "close", "between", "somewhere",
})  # fmt: skip
CURRENCIES = ("$", "£", "€", "¥")


def read_estimates(tokens: Sequence[Token]) -> Iterator[Attribution]:
    """Yield the attributions of a figure to whoever puts a thing at it."""
    for verb, token in enumerate(tokens):
        if token.lower not in PUTS or not is_measured(tokens, verb + 1):
            continue
        first = find_group_start(tokens, verb)
        source = find_estimator(tokens, first, verb)
        if source:
            told = (to_span(tokens, verb + 1, find_measure_end(tokens, verb + 1)),)
            cue = to_span(tokens, first, verb + 1)
            yield Attribution(to_span(tokens, *source), cue, told, "asserts", is_sure=True)


def find_measure_end(tokens: Sequence[Token], start: int) -> int:
    """Return where a thing and its figure end, that start at ``start``: as of an object, or at a comma."""
    end = find_object_end(tokens, start)
    return next((position for position in range(start, end) if tokens[position].lower == ","), end)


def find_estimator(tokens: Sequence[Token], first: int, verb: int) -> Range | None:
    """Return who puts: the subject of the verb group, that of the sentence behind a comma, who stands behind "with";
    None if there is none."""
    if tokens[verb].lower != "putting" or first < verb:
        return find_subject(tokens, first)
    if tokens[verb - 1].lower == ",":
        return find_main_subject(tokens, verb - 1)
    places = range(verb - 2, max(-1, verb - MAX_ACCOMPANYING), -1)
    return next(((place + 1, verb) for place in places if tokens[place].lower == "with"), None)


def is_measured(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a thing stands at ``start`` with "at" and a figure behind it: the toll at about 40."""
    grammar = load_grammar()
    if start >= len(tokens) or tokens[start].lower not in grammar.determiners:
        return False
    for position in range(start + 1, min(len(tokens) - 1, start + MAX_MEASURED)):
        token = tokens[position]
        if token.lower == "at":
            return names_figure(tokens, position + 1)
        if not token.lower[0].isalnum() or is_finite(token.lower) or token.lower in grammar.auxiliaries:
            return False
    return False


def names_figure(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a figure stands at ``start``, or words there that only say how near it is; a time of day is none."""
    place = next((n for n in range(start, len(tokens)) if tokens[n].lower not in NEARLY), len(tokens) - 1)
    word, after = tokens[place].lower, tokens[place + 1].lower if place + 1 < len(tokens) else ""
    is_time = word.endswith(("am", "pm")) or after in (":", "am", "pm", "a.m", "p.m")
    return word[0] in CURRENCIES or (word[0].isdigit() and not is_time)
