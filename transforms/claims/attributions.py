"""Attributions in one unit: each cue of the lexicon with its source and what it introduces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.claims.cues import Cue, load_cues
from transforms.claims.grammar import is_adverb, load_grammar
from transforms.claims.sources import (
    Range,
    extend_over_apposition,
    find_inverted_source,
    find_phrase_end,
    find_subject,
    to_span,
)
from transforms.claims.units import Token
from transforms.records import Span

MAX_ADDRESSEE = 10  # tokens between "told" and what was told
MAX_NEW_SUBJECT = 4  # tokens of a new subject after "and" or "but"
COORDINATORS = frozenset({"and", "but", "though", "yet"})
PERIODS = frozenset(
    {
        "week",
        "month",
        "year",
        "summer",
        "spring",
        "fall",
        "autumn",
        "winter",
        "morning",
        "evening",
        "night",
        "afternoon",
    }
)
DEICTICS = frozenset({"this", "last", "late", "early"})
MAX_DETOUR = 12  # tokens of "in an interview on Monday" between a cue and its "that"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source - cue - content, before its speaker is resolved; spans are stretches of the text."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    act: str
    is_negated: bool = False
    has_quote: bool = False


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


def find_verb_groups(tokens: Sequence[Token]) -> Iterator[VerbGroup]:
    """Yield the cue verbs of a unit that stand as verbs."""
    cues, grammar = load_cues(), load_grammar()
    for verb, token in enumerate(tokens):
        cue = cues.get(token.lower)
        if cue is None or (token.is_capital and verb > 0):
            continue
        first = verb
        while first > 0 and (tokens[first - 1].lower in grammar.auxiliaries or is_adverb(tokens[first - 1].lower)):
            first -= 1
        before = tokens[first - 1].lower if first else ""
        if is_noun_use(tokens, verb, first, before):
            continue
        words = {one.lower for one in tokens[first:verb]}
        is_ing = token.lower.endswith("ing")
        has_be = bool(words & grammar.be_forms)
        yield VerbGroup(
            cue, verb, first, verb + 1, has_be and not is_ing, is_ing and not has_be, bool(words & grammar.negations)
        )


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
    return not is_subject_before or after.lower in ("of", "from", "by", "'s", ".", ",")


def read_group(tokens: Sequence[Token], group: VerbGroup, found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution a verb group makes, or None when it has no content."""
    if group.is_passive:
        return read_passive(tokens, group)
    if group.is_participle and "believes" in group.cue.acts.values():
        return None
    source, is_inverted = find_source(tokens, group, found)
    last = source[1] if source and is_inverted else group.last
    if "clause" in group.cue.acts or "addressee" in group.cue.acts:
        act = group.cue.acts.get("clause") or group.cue.acts["addressee"]
        if source and follows_content(tokens, group, source, last):
            contents = read_preceding(tokens, group if is_inverted else replace(group, first=source[0]), last)
            if contents:
                return make_attribution(tokens, source, group, contents, act)
        contents = read_following(tokens, group, last) if source or group.is_participle else ()
        if contents:
            return make_attribution(tokens, source, group, contents, act)
    return None if is_inverted or source is None else read_other_frames(tokens, group, source)


def find_source(tokens: Sequence[Token], group: VerbGroup, found: Sequence[Attribution]) -> tuple[Range | None, bool]:
    """Return the source's tokens and whether it follows the cue."""
    before = tokens[group.first - 1] if group.first else None
    after_content = before is not None and (before.is_quote or before.lower in (",", "—", "–"))
    if after_content and group.first == group.verb and not group.is_participle:
        inverted = find_inverted_source(tokens, group.last)
        if inverted and ends_statement(tokens, inverted[1], group):
            return inverted, True
    if group.is_participle or (before is not None and before.lower in ("to", "and", "or", "but")):
        earlier = [one.source for one in found if one.source]
        if earlier:
            return find_range(tokens, earlier[-1]), False
        return find_main_subject(tokens, group.first), False
    return find_subject(tokens, group.first), False


def find_range(tokens: Sequence[Token], span: Span) -> Range:
    """Return the tokens a span covers."""
    inside = [n for n, token in enumerate(tokens) if span.start_char <= token.start < span.end_char]
    return inside[0], inside[-1] + 1


def find_main_subject(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the subject of the unit's first verb before ``end``, or None."""
    grammar = load_grammar()
    for position in range(1, end):
        word = tokens[position].lower
        if word in grammar.finite or word in grammar.auxiliaries or (word.endswith("ed") and len(word) > 4):
            return find_subject(tokens, position)
    return None


def ends_statement(tokens: Sequence[Token], position: int, group: VerbGroup) -> bool:
    """Tell whether no content follows a cue directly, but the unit's end, a mark, or when or where it was said."""
    grammar = load_grammar()
    position = skip_times(tokens, position)
    if position >= len(tokens) or tokens[position].lower in (".", ",", ";", "!", "?", "—", "–", ")"):
        return True
    if "addressee" in group.cue.acts or tokens[position].lower in grammar.prepositions:
        rest = tokens[position : position + MAX_DETOUR]
        return not any(token.is_quote or token.lower in grammar.complementizers for token in rest)
    return False


def skip_times(tokens: Sequence[Token], position: int) -> int:
    """Return the index after adverbs and times like "on Monday", "this month", "later" at ``position``."""
    times = load_grammar().times
    while position < len(tokens):
        word = tokens[position].lower
        after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
        if word in ("this", "last", "late", "early") and after in PERIODS:
            position += 2
        elif word in ("on", "in", "late", "early", "this", "last") and after in times and after not in DEICTICS:
            position += 2
        elif (word in times and word not in DEICTICS) or is_adverb(word):
            position += 1
        else:
            break
    return position


def follows_content(tokens: Sequence[Token], group: VerbGroup, source: Range, last: int) -> bool:
    """Tell whether a source and its cue, ending before ``last``, stand after what is told rather than before it."""
    first = min(source[0], group.first)
    next_word = tokens[last].lower if last < len(tokens) else "."
    quote_after = last + 1 < len(tokens) and next_word in (",", ":") and tokens[last + 1].is_quote
    if first and tokens[first - 1].is_quote and next_word not in (":", "that"):
        return not (last < len(tokens) and tokens[last].is_quote)
    if quote_after and not any(token.is_quote for token in tokens[:first]):
        return False  # As she left, X said, "..."
    return ends_statement(tokens, last, group)


def read_preceding(tokens: Sequence[Token], group: VerbGroup, last: int) -> tuple[Span, ...]:
    """Return the content before ``group.first``, and what goes on after ``last``: "X is late, she said, and ..."."""
    end = group.first
    if end == 0 or (tokens[end].lower.endswith("ing") and not tokens[end].is_capital):
        return ()
    if tokens[end - 1].lower in (",", "—", "–", "-"):
        end -= 1
    elif not tokens[end - 1].is_quote:
        return ()
    start = find_content_start(tokens, end)
    if end - start < 2 and not any(token.is_quote for token in tokens[start:end]):
        return ()
    contents = [to_span(tokens, start, end)]
    if last + 1 < len(tokens) and tokens[last].lower == "," and not starts_aside(tokens, last + 1):
        contents.append(to_span(tokens, last + 1, find_content_end(tokens, last + 1)))
    return tuple(contents)


def find_content_start(tokens: Sequence[Token], end: int) -> int:
    """Return where a statement starts that ends before token ``end``: the unit's start or after a semicolon."""
    for position in range(end - 1, -1, -1):
        if tokens[position].lower == ";":
            return position + 1
    return 0


def starts_aside(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether what follows a comma belongs to the telling, not to what is told: ", adding that ..."."""
    word = tokens[position].lower
    return word.endswith("ing") or word in (
        "who",
        "which",
        "a",
        "an",
        "the",
        "according",
        "as",
        "while",
        "after",
        "when",
        "in",
        "on",
        "during",
        "at",
        "with",
        "and",
        "but",
        "before",
    )


def read_following(tokens: Sequence[Token], group: VerbGroup, last: int) -> tuple[Span, ...]:
    """Return the content after a cue: a quotation, a that-clause or a bare clause; empty when there is none."""
    start = skip_to_content(tokens, group, last)
    if start is None:
        return ()
    end = find_content_end(tokens, start)
    return (to_span(tokens, start, end),) if end > start else ()


def skip_to_content(tokens: Sequence[Token], group: VerbGroup, position: int) -> int | None:
    """Return where the content after a cue starts, past an addressee, a time or a place; None when none comes."""
    grammar = load_grammar()
    position = skip_times(tokens, position)
    if position >= len(tokens):
        return None
    word = tokens[position].lower
    if tokens[position].is_quote or word in grammar.complementizers:
        return position
    if word in (",", ":"):
        return position + 1 if position + 1 < len(tokens) and (word == ":" or tokens[position + 1].is_quote) else None
    needs_detour = word in grammar.prepositions or "addressee" in group.cue.acts
    if needs_detour:
        return find_detour_end(tokens, group, position)
    if "clause" not in group.cue.acts or tokens[position].lower in ("to", ".", ";", ")"):
        return None
    return position if group.cue.lemma == "say" or starts_clause(tokens, position) else None


def find_detour_end(tokens: Sequence[Token], group: VerbGroup, position: int) -> int | None:
    """Return where the content starts after "reporters", "in an interview" and the like; None when it does not."""
    grammar = load_grammar()
    for ahead in range(position, min(len(tokens), position + MAX_DETOUR)):
        token = tokens[ahead]
        if token.is_quote or (ahead > position and token.lower in grammar.complementizers):
            return ahead
        if token.lower in (".", ";"):
            return None
        if token.lower in (":", ",") and ahead + 1 < len(tokens) and (token.lower == ":" or tokens[ahead + 1].is_quote):
            return ahead + 1
    if "addressee" in group.cue.acts and tokens[position].lower in ("me", "him", "her", "us", "them", "you"):
        return position + 1
    return None


def starts_clause(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a bare clause (subject and verb) follows: "said the road was shut"."""
    grammar = load_grammar()
    if tokens[position].lower in grammar.subject_pronouns:
        return True
    for token in tokens[position + 1 : position + 16]:
        word = token.lower
        if word in grammar.finite or word in grammar.auxiliaries or (word.endswith("ed") and len(word) > 4):
            return True
        if word in (".", ";"):
            return False
    return False


def find_content_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of a content that starts at ``start``: the unit's last mark, or where another telling begins."""
    if tokens[start].is_quote and closes_statement(tokens, start):
        return start + 1
    cues = load_cues()
    for position in range(start + 1, len(tokens) - 1):
        word, after = tokens[position].lower, tokens[position + 1].lower
        if word == ";" or (word == "according" and after == "to"):
            return position
        if word == "," and (after in ("according", "citing") or (after.endswith("ing") and after in cues)):
            return position
        if word in COORDINATORS and starts_telling(tokens, position + 1):
            return position - (tokens[position - 1].lower == ",")
    end = len(tokens)
    while end > start and tokens[end - 1].lower in (".", "!", "?", ",", ":"):
        end -= 1
    return end


def closes_statement(tokens: Sequence[Token], quote: int) -> bool:
    """Tell whether a quotation is the whole of what is told: a word that goes on telling follows it, or an aside."""
    after = tokens[quote + 1].lower if quote + 1 < len(tokens) else "."
    return after in ("until", "while", "as", "when", "after", "before", "during", "according")


def starts_telling(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a new telling starts at ``start``: "added that", "analysts agreed", "Mr. Lee also said"."""
    cues, grammar = load_cues(), load_grammar()
    for position in range(start, min(len(tokens) - 1, start + MAX_NEW_SUBJECT)):
        token = tokens[position]
        if token.lower in cues and position + 1 < len(tokens):
            return token.lower not in grammar.also_nouns and not token.lower.endswith("ing")
        if not (token.is_capital or token.lower.isalpha() or token.lower == ".") or token.lower in grammar.prepositions:
            return False
        if token.lower in grammar.complementizers or token.lower in grammar.be_forms or token.lower == "to":
            return False
    return False


def read_other_frames(tokens: Sequence[Token], group: VerbGroup, source: Range) -> Attribution | None:
    """Return the attribution of a cue with an infinitive, a preposition or an object: promises to, calls for, slams."""
    acts, position = group.cue.acts, group.last
    if position >= len(tokens):
        return None
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
    end = find_content_end(tokens, start)
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
        if subject is None or end == group.last + 1:
            return None
        return make_attribution(tokens, (group.last + 1, end), group, (to_span(tokens, *subject),), act)
    if word == "that" or (word == "to" and act in ("believes", "predicts", "asserts", "reports", "claims", "fears")):
        end = find_content_end(tokens, group.last)
        return make_attribution(tokens, None, group, (to_span(tokens, group.last, end),), act)
    return None


def read_according(tokens: Sequence[Token]) -> Iterator[Attribution]:
    """Yield the attributions of "according to X"."""
    for position in range(len(tokens) - 2):
        if tokens[position].lower != "according" or tokens[position + 1].lower != "to":
            continue
        end = extend_over_apposition(tokens, find_phrase_end(tokens, position + 2))
        if end == position + 2:
            continue
        after = end + (end < len(tokens) and tokens[end].lower == ",")
        rest = find_content_end(tokens, after) if after < len(tokens) else after
        contents = []
        if position > 1:
            before = position - (tokens[position - 1].lower in (",", "—", "–"))
            contents.append(to_span(tokens, find_content_start(tokens, before), before))
        if rest > after and (after > end or position <= 1):
            contents.append(to_span(tokens, after, rest))
        if contents:
            yield Attribution(
                to_span(tokens, position + 2, end),
                to_span(tokens, position, position + 2),
                tuple(contents),
                "asserts",
                has_quote=any(token.is_quote for token in tokens),
            )


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
