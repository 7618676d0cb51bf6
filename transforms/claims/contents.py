"""What a cue introduces: the stretch of the unit before it, after it, or on both sides."""

from collections.abc import Sequence

from transforms.claims.content_ends import find_content_end, starts_telling
from transforms.claims.cues import load_cues
from transforms.claims.grammar import is_adverb, is_finite, load_grammar
from transforms.claims.sources import Range, to_span
from transforms.claims.units import Token
from transforms.claims.verb_groups import VerbGroup
from transforms.schema.records import Span

MAX_RESUMPTION = 4  # tokens before a quotation that goes on after "he said,"
MAX_DETOUR = 12  # tokens of "in an interview on Monday" between a cue and its "that"
ENDS = frozenset({".", ";", ":", "and", "but", "while"})
ADDRESSED = frozenset({"me", "him", "her", "us", "them", "you"})


def skip_times(tokens: Sequence[Token], position: int) -> int:
    """Return the index after adverbs and times like "on Monday", "this month", "later" at ``position``."""
    grammar = load_grammar()
    times = grammar.times - grammar.deictics
    while position < len(tokens):
        word = tokens[position].lower
        after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
        is_period = word in grammar.deictics and after in grammar.periods
        if is_period or ((word in ("on", "in") or word in grammar.deictics) and after in times):
            position += 2
        elif word in times or is_adverb(word):
            position += 1
        else:
            break
    return position


def ends_statement(tokens: Sequence[Token], position: int, group: VerbGroup) -> bool:
    """Tell whether no content follows a cue directly, but the unit's end, a mark, or when or where it was said."""
    grammar = load_grammar()
    position = skip_times(tokens, position)
    if position >= len(tokens) or tokens[position].lower in (".", ",", ";", "!", "?", "—", "–", "(", ")"):
        return True
    if "addressee" in group.cue.acts or tokens[position].lower in grammar.prepositions:
        rest = tokens[position : position + MAX_DETOUR]
        return not any(opens_content(token) for token in rest)
    return False


def follows_content(tokens: Sequence[Token], group: VerbGroup, source: Range, last: int) -> bool:
    """Tell whether a source and its cue, ending before ``last``, stand after what is told rather than before it."""
    first = min(source[0], group.first)
    next_word = tokens[last].lower if last < len(tokens) else "."
    quote_after = last + 1 < len(tokens) and next_word in (",", ":") and tokens[last + 1].is_quote
    before = first - 1 - (first > 1 and tokens[first - 1].lower == ",")  # “...,” he said · “...”, he said
    if first and tokens[before].is_quote and not is_title(tokens, before) and next_word not in (":", "that"):
        return not (last < len(tokens) and tokens[last].is_quote)
    if quote_after and not any(token.is_quote for token in tokens[:first]):
        return False  # As she left, X said, "..."
    return ends_statement(tokens, last, group)


def is_title(tokens: Sequence[Token], quote: int) -> bool:
    """Tell whether a quotation is part of a phrase, as a title or a single word is: the programme of "Good Morning"."""
    grammar = load_grammar()
    return quote > 0 and tokens[quote - 1].lower in (grammar.prepositions | grammar.determiners)


def read_preceding(tokens: Sequence[Token], end: int, last: int) -> tuple[Span, ...]:
    """Return the content before token ``end``, and what goes on after ``last``: "X is late, she said, and ..."."""
    if end == 0 or (tokens[end].lower.endswith("ing") and not tokens[end].is_capital):
        return ()
    if tokens[end - 1].lower in (",", "—", "–", "-"):
        end -= 1
    elif not tokens[end - 1].is_quote:
        return ()
    start = find_content_start(tokens, end)
    if not any(token.is_quote for token in tokens[start:end]) and (end - start < 2 or is_phrase(tokens[start:end])):
        return ()
    contents = [to_span(tokens, start, end)]
    contents_quoted = tokens[end - 1].is_quote
    last = find_resumption(tokens, last) if contents_quoted else last
    if last + 1 < len(tokens) and tokens[last].lower == "," and not starts_aside(tokens, last + 1, contents_quoted):
        contents.append(to_span(tokens, last + 1, find_content_end(tokens, last + 1)))
    return tuple(contents)


def find_resumption(tokens: Sequence[Token], last: int) -> int:
    """Return where the comma stands behind which a quotation goes on after its tag, ``last`` itself where none does.

    Between may stand whom it was told, when and where: "If so," Moll said in a letter on Monday, "we stay."
    """
    grammar = load_grammar()
    for position in range(last, min(len(tokens) - 1, last + MAX_DETOUR)):
        word = tokens[position].lower
        if word == "," and tokens[position + 1].is_quote:
            return position
        if tokens[position].is_quote or word in ENDS or is_finite(word) or word in grammar.auxiliaries:
            break
    return last


def is_phrase(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are but a time or place: "in an interview on Monday"."""
    grammar = load_grammar()
    if tokens[0].lower not in grammar.prepositions:
        return False
    words = [token.lower for token in tokens]
    return not any(is_finite(word) or word in grammar.auxiliaries or word in grammar.subject_pronouns for word in words)


def find_content_start(tokens: Sequence[Token], end: int) -> int:
    """Return where a statement starts that ends before token ``end``: the unit's start or after a semicolon."""
    for position in range(end - 1, -1, -1):
        if tokens[position].lower == ";":
            return position + 1
    return 0


def starts_aside(tokens: Sequence[Token], position: int, is_quote: bool) -> bool:
    """Tell whether what follows a comma belongs to the telling, not to what is told: ", adding that ...".

    After a quotation (``is_quote``) only a quotation goes on with it.
    """
    word = tokens[position].lower
    if word.endswith("ing") and word in load_cues():
        return True
    if is_quote:
        return not any(token.is_quote for token in tokens[position : position + MAX_RESUMPTION])
    grammar = load_grammar()
    if word in grammar.auxiliaries:
        return False  # "the firm, she said, had known of it"
    return word in grammar.asides or starts_telling(tokens, position + 1)


def read_following(tokens: Sequence[Token], group: VerbGroup, last: int) -> tuple[Span, ...]:
    """Return the content after a cue: a quotation, a that-clause or a bare clause; empty when there is none."""
    start = skip_to_content(tokens, group, last)
    if start is None:
        return ()
    end = find_content_end(tokens, start)
    return (to_span(tokens, start, end),) if end > start else ()


def skip_to_content(tokens: Sequence[Token], group: VerbGroup, position: int) -> int | None:
    """Return where the content after a cue starts, past an addressee, a time or a place; None when none comes."""
    position = skip_times(tokens, position)
    if position >= len(tokens):
        return None
    if opens_content(tokens[position]):
        return position
    if tokens[position].lower in (",", ":"):
        return position + 1 if introduces_content(tokens, position) else None
    if tokens[position].lower == "to" and "infinitive" in group.cue.acts:
        return None  # vowed to fight what he called "lies"
    if opens_figure(tokens, position):
        return position if "clause" in group.cue.acts else None
    if "addressee" in group.cue.acts or tokens[position].lower in load_grammar().prepositions:
        return find_detour_end(tokens, group, position)
    return position if opens_bare_clause(tokens, group, position) else None


def opens_content(token: Token) -> bool:
    """Tell whether a token opens a content by itself: a quotation, or "that" and the like."""
    return token.is_quote or token.lower in load_grammar().complementizers


def introduces_content(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a colon with anything behind it stands at ``position``, or a comma with a quotation behind it."""
    word = tokens[position].lower
    return position + 1 < len(tokens) and (word == ":" or (word == "," and tokens[position + 1].is_quote))


def opens_figure(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a preposition belongs to a figure: "believe about 12 percent of homes are empty"."""
    is_preposition = tokens[position].lower in load_grammar().prepositions
    return is_preposition and position + 1 < len(tokens) and tokens[position + 1].lower[0].isdigit()


def opens_bare_clause(tokens: Sequence[Token], group: VerbGroup, position: int) -> bool:
    """Tell whether a cue has a clause without "that" behind it; behind "say" anything is one that may be."""
    word = tokens[position].lower
    if "clause" not in group.cue.acts or word in ("to", ".", ";", ")") or word in load_grammar().clause_openers:
        return False
    return group.cue.lemma == "say" or starts_clause(tokens, position)


def find_detour_end(tokens: Sequence[Token], group: VerbGroup, position: int) -> int | None:
    """Return where the content starts after "reporters", "in an interview" and the like; None when it does not.

    At ``position`` itself, where the detour starts, none does.
    """
    pronouns = load_grammar().subject_pronouns
    has_addressee = "addressee" in group.cue.acts
    for ahead in range(position, min(len(tokens), position + MAX_DETOUR)):
        word = tokens[ahead].lower
        is_new_subject = has_addressee and ahead > position and word in pronouns  # told police he left
        if has_addressee and tokens[ahead].is_quote:
            return find_new_subject(tokens, position, ahead)
        if opens_content(tokens[ahead]) or is_new_subject:
            return ahead
        if introduces_content(tokens, ahead):
            return ahead + 1
        after = tokens[ahead + 1].lower if ahead + 1 < len(tokens) else ""
        if word == ";" or (word == "," and after in pronouns):
            return None
    is_addressed = has_addressee and tokens[position].lower in ADDRESSED
    return position + 1 if is_addressed and position + 1 < len(tokens) else None


def find_new_subject(tokens: Sequence[Token], position: int, quote: int) -> int:
    """Return where the clause begins that holds a quotation, behind whoever is told at ``position``.

    It is ``quote`` where the quotation is all: told the Gull the bridge "could fall".
    """
    grammar = load_grammar()
    within = grammar.prepositions | grammar.determiners | {"and", ","}
    starts = grammar.determiners - {"'s"}
    places = (n for n in range(quote - 1, position, -1) if tokens[n].lower in starts)
    return next((n for n in places if tokens[n - 1].lower not in within), quote)


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
