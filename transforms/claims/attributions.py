"""Attributions in one unit: each cue of the lexicon with its source and what it introduces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.claims.content_ends import find_content_end, find_object_end
from transforms.claims.contents import (
    ends_statement,
    find_content_start,
    follows_content,
    read_following,
    read_preceding,
    skip_times,
)
from transforms.claims.grammar import is_finite, load_grammar
from transforms.claims.sources import (
    Range,
    extend_over_apposition,
    find_inverted_source,
    find_phrase_end,
    find_subject,
    to_span,
)
from transforms.claims.units import Token
from transforms.claims.verb_groups import VerbGroup, find_verb_groups
from transforms.schema.records import Span

ASIDE_OPENERS = frozenset({"while", "when", "though", "although", "after", "before", "despite", "by"})
TOLD_TO_BE = frozenset({"believes", "predicts", "asserts", "reports", "claims", "fears", "suggests"})  # "is said to be"
RELAYS = frozenset({"quote", "quoted", "quotes", "quoting", "cite", "cited", "cites", "citing"})
ASIDE_ENDS = frozenset({",", ".", ";", ":", "and", "but", "or", "who", "which", "that"})
MAX_ASIDE = 8  # tokens from a source to the comma that closes its aside
MAX_RELAYED = 15  # tokens between one of these and "as saying"
RULE_SCORE = 0.6  # about the share of rule-made attributions that are right


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source - cue - content, before its speaker is resolved; spans are stretches of the text.

    ``is_turn``: it is a transcript's turn, whose content is quoted without marks. ``is_sure``: its form alone makes it
    one, whatever the encoder holds of it.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    act: str
    is_negated: bool = False
    has_quote: bool = False
    score: float = RULE_SCORE
    is_turn: bool = False
    is_sure: bool = False


def read_unit(tokens: Sequence[Token]) -> list[Attribution]:
    """Return the attributions of one unit, in order of their cues."""
    found: list[Attribution] = []
    groups = [*find_verb_groups(tokens)]
    for group in groups:
        attribution = read_group(tokens, group, found)
        if attribution:
            found.append(attribution)
    found += read_according(tokens)
    return sorted(found, key=lambda one: one.cue.start_char if one.cue else one.contents[0].start_char)


def read_group(tokens: Sequence[Token], group: VerbGroup, found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution a verb group makes, or None when it has no content."""
    if group.is_passive:
        return read_passive(tokens, group)
    if group.is_participle and "believes" in group.cue.acts.values():
        return None
    aside = find_aside(tokens, group) if group.is_participle else None
    if aside:
        subject, end = aside
        return read_frames(tokens[:end], group, subject, is_inverted=False)
    source, is_inverted = find_source(tokens, group, found)
    end = find_relative_end(tokens, group) if is_relative(tokens, group) else len(tokens)
    return read_frames(tokens[:end], group, source, is_inverted)


def read_frames(
    tokens: Sequence[Token], group: VerbGroup, source: Range | None, is_inverted: bool
) -> Attribution | None:
    """Return the attribution of a cue with a clause, else with another of its frames; None when it has none of them.

    ``is_inverted``: the source stands behind the cue, and then only a clause can be told.
    """
    act = group.cue.acts.get("clause") or group.cue.acts.get("addressee")
    contents = read_clause(tokens, group, source, is_inverted) if act else ()
    if act and contents:
        return make_attribution(tokens, source, group, contents, act)
    return None if is_inverted or source is None else read_other_frames(tokens, group, source)


def read_clause(tokens: Sequence[Token], group: VerbGroup, source: Range | None, is_inverted: bool) -> tuple[Span, ...]:
    """Return what a cue tells in a clause or a quotation before it, else in one that follows; empty for neither."""
    if source is None:
        return read_following(tokens, group, group.last) if group.is_participle else ()
    first, last = (group.first, source[1]) if is_inverted else (source[0], group.last)
    if not group.is_participle and not is_relative(tokens, group) and follows_content(tokens, group, source, last):
        preceding = read_preceding(tokens, first, last)
        if preceding:
            return preceding
    return read_following(tokens, group, last)


def find_source(tokens: Sequence[Token], group: VerbGroup, found: Sequence[Attribution]) -> tuple[Range | None, bool]:
    """Return the source's tokens and whether it follows the cue."""
    before = tokens[group.first - 1] if group.first else None
    after_content = before is not None and (before.is_quote or before.lower in (",", "—", "–"))
    is_plain = group.first == group.verb and not group.is_participle
    if after_content and is_plain and "clause" in group.cue.acts:  # behind "told" stands who is told
        inverted = find_inverted_source(tokens, group.last)
        if inverted and ends_statement(tokens, inverted[1], group):
            return inverted, True
    if group.is_participle and before is not None and before.lower == "as":
        return find_relayed(tokens, group.first - 1), False
    if group.is_participle or (before is not None and before.lower in ("to", "and", "or", "but")):
        earlier = [one.source for one in found if one.source]
        if earlier:
            return find_range(tokens, earlier[-1]), False
        return find_main_subject(tokens, group.first), False
    return find_subject(tokens, group.first), False


def find_relayed(tokens: Sequence[Token], end: int) -> Range | None:
    """Return who is quoted, by the words before "as saying" at token ``end``, or None.

    "The Gull quoted Moll as saying", "Moll was quoted by the Gull as saying".
    """
    places = range(end - 1, max(-1, end - MAX_RELAYED), -1)
    relay = next((place for place in places if tokens[place].lower in RELAYS), None)
    if relay is None:
        return find_main_subject(tokens, end)
    first = relay
    while first > 0 and tokens[first - 1].lower in load_grammar().auxiliaries:
        first -= 1
    is_passive = relay + 1 == end or any(token.lower in load_grammar().be_forms for token in tokens[first:relay])
    return find_subject(tokens, first) if is_passive else (relay + 1, end)


def is_relative(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Tell whether a verb group is that of a relative clause: "Moll, who said", but not the WHO said."""
    before = tokens[group.first - 1] if group.first else None
    return before is not None and before.lower in ("who", "which") and not before.is_capital


def find_relative_end(tokens: Sequence[Token], group: VerbGroup) -> int:
    """Return where the relative clause of a verb group ends: at a comma before the main verb, else with the unit."""
    verbs = load_grammar().auxiliaries | load_grammar().be_forms
    for position in range(group.last, len(tokens) - 1):
        after = tokens[position + 1].lower
        if tokens[position].lower == "," and (is_finite(after) or after in verbs):
            return position
    return len(tokens)


def find_aside(tokens: Sequence[Token], group: VerbGroup) -> tuple[Range, int] | None:
    """Return the subject, and where the aside ends, of a participle between the subject's commas, or None.

    "The port, while denying that it knew, is shut": the port denies.
    """
    opening = group.first - (group.first > 0 and tokens[group.first - 1].lower in ASIDE_OPENERS) - 1
    if opening < 1 or tokens[opening].lower != ",":
        return None
    grammar = load_grammar()
    closing = next((n for n in range(group.last, len(tokens) - 1) if tokens[n].lower == ","), None)
    if closing is None or not (is_finite(after := tokens[closing + 1].lower) or after in grammar.auxiliaries):
        return None
    subject = find_subject(tokens, opening)
    return (subject, closing) if subject else None


def find_range(tokens: Sequence[Token], span: Span) -> Range:
    """Return the tokens a span covers."""
    inside = [n for n, token in enumerate(tokens) if span.start_char <= token.start < span.end_char]
    return inside[0], inside[-1] + 1


def find_main_subject(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the subject of the unit's first verb before ``end``, or None."""
    grammar = load_grammar()
    for position in range(1, end):
        word = tokens[position].lower
        is_past = word.endswith("ed") and len(word) > 4 and not tokens[position].is_capital  # the United Nations agency
        if word in grammar.finite or word in grammar.auxiliaries or is_past:
            return find_subject(tokens, position)
    return None


def read_other_frames(tokens: Sequence[Token], group: VerbGroup, source: Range) -> Attribution | None:
    """Return the attribution of a cue with an infinitive, a preposition or an object: promises to, calls for, slams."""
    acts, position = group.cue.acts, group.last
    if position >= len(tokens):
        return None
    later = skip_times(tokens, position)
    if later < len(tokens) and tokens[later].lower == "to" and "infinitive" in acts:
        position = later  # threatened yesterday to leave
    word = tokens[position].lower
    if f"+{word}" in acts and position + 1 < len(tokens):
        group = replace(group, last=position + 1)
        start, act = position + 1, acts[f"+{word}"]
    elif word == "to" and "infinitive" in acts:
        start, act = position, acts["infinitive"]
    elif "object" in acts and word[0].isalnum() and word not in load_grammar().prepositions:
        start, act = position, acts["object"]
    else:
        return None
    end = find_object_end(tokens, start)
    return make_attribution(tokens, source, group, (to_span(tokens, start, end),), act) if end > start else None


def read_passive(tokens: Sequence[Token], group: VerbGroup) -> Attribution | None:
    """Return the attribution of a passive cue: "is believed to know", "was criticized by the mayor"."""
    if group.last >= len(tokens):
        return None
    word, acts = tokens[group.last].lower, group.cue.acts
    act = acts.get("clause") or acts.get("object") or acts.get("infinitive")
    if act is None:
        return None
    if word == "by":
        end = find_phrase_end(tokens, group.last + 1)
        subject = find_subject(tokens, group.first)
        if subject is None or end == group.last + 1 or (is_relative(tokens, group) and subject[1] - subject[0] < 3):
            return None
        told = to_span(tokens, subject[0], subject[1] - 2 * is_relative(tokens, group))
        return make_attribution(tokens, (group.last + 1, end), group, (told,), act)
    if word == "that" or (word == "to" and act in TOLD_TO_BE):
        subject = find_subject(tokens, group.first) if word == "to" else None
        parts = [*([subject] if subject else []), (group.last, find_content_end(tokens, group.last))]
        return make_attribution(tokens, None, group, tuple(to_span(tokens, *part) for part in parts), act)
    return None


def read_according(tokens: Sequence[Token]) -> Iterator[Attribution]:
    """Yield the attributions of "according to X"."""
    for position in range(len(tokens) - 2):
        if tokens[position].lower != "according" or tokens[position + 1].lower != "to":
            continue
        end = extend_over_apposition(tokens, find_phrase_end(tokens, position + 2))
        if end == position + 2:
            continue
        end = close_aside(tokens, position, end)
        after = end + (end < len(tokens) and tokens[end].lower == ",")
        rest = find_content_end(tokens, after) if after < len(tokens) else after
        contents = []
        if position > 1:
            before = position - (tokens[position - 1].lower in (",", "—", "–"))
            contents.append(to_span(tokens, find_content_start(tokens, before), before))
        is_parted = after > end
        tells_of_source = rest > after and is_parted and tokens[after].lower in ("who", "whose")
        if rest > after and (is_parted or position <= 1) and not tells_of_source:
            contents.append(to_span(tokens, after, rest))
        if contents:
            yield Attribution(
                to_span(tokens, position + 2, end),
                to_span(tokens, position, position + 2),
                tuple(contents),
                "asserts",
                has_quote=any(token.is_quote for token in tokens),
            )


def close_aside(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the aside ends that "according to" opens at ``start`` behind a comma, its source ending at ``end``.

    "The boats were, according to papers read in court, unfit": at its second comma.
    """
    if start < 1 or tokens[start - 1].lower != ",":
        return end
    closing = next((n for n in range(end, min(len(tokens), end + MAX_ASIDE)) if tokens[n].lower in ASIDE_ENDS), None)
    return closing if closing is not None and tokens[closing].lower == "," else end


def make_attribution(
    tokens: Sequence[Token], source: Range | None, group: VerbGroup, contents: tuple[Span, ...], act: str
) -> Attribution:
    """Return the attribution of a verb group."""
    has_quote = any(
        token.is_quote and span.start_char <= token.start < span.end_char for token in tokens for span in contents
    )
    return Attribution(
        to_span(tokens, *source) if source else None,
        to_span(tokens, group.first, group.last),
        contents,
        act,
        group.is_negated,
        has_quote,
    )
