"""Who a cue belongs to: the noun phrase before it, or after it when the order is inverted."""

from collections.abc import Sequence

from transforms.claims.cues import load_cues
from transforms.claims.grammar import is_adverb, is_finite, load_grammar
from transforms.claims.units import PAUSED, QUOTE, Token
from transforms.entities.roles import load_person_nouns
from transforms.schema.records import Span

MAX_APPOSITION = 25  # tokens between the commas of "Rutte, the secretary-general of the alliance, said"
MAX_BRACKET = 8  # tokens of "(D-Ohio)"
MAX_ROLE = 6  # tokens of "leader of the union" that are looked at
LENGTHS_OF_NAMES = range(2, 5)  # tokens
END_MARKS = frozenset("!?;:")  # no full stop: inside a unit it only marks abbreviations
PARTICIPLES = frozenset({"found", "held", "led", "made", "seen", "shown", "taken", "told", "written"})  # irregular ones
CLAUSE_MARKS = END_MARKS | frozenset(",([]—–-―") | {QUOTE, PAUSED}
TIME_ENDS = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "later", "earlier", "ago"})
OBJECT_PRONOUNS = frozenset({"me", "him", "us", "them"})
PARENTHETIC = frozenset({",", "—", "–", "-"})
Range = tuple[int, int]


def find_subject(tokens: Sequence[Token], end: int) -> Range | None:
    """Return (first, past last) of the subject whose verb group starts at token ``end``, or None."""
    if end <= 0:
        return None
    if tokens[end - 1].lower in PARENTHETIC:
        return find_subject_with_apposition(tokens, end)
    grammar = load_grammar()
    if tokens[end - 1].lower in grammar.subject_pronouns:
        return find_antecedent(tokens, end) if tokens[end - 1].lower in ("who", "which") else (end - 1, end)
    start = find_clause_start(tokens, end)
    return trim_subject(tokens, start, end)


def find_clause_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the clause starts that ends before token ``end``."""
    openers = load_grammar().clause_openers
    start = end
    while start > 0:
        token = tokens[start - 1]
        if token.lower == ")":
            start = open_bracket(tokens, start - 1)
        elif token.lower in CLAUSE_MARKS or (token.lower in openers and not token.is_capital):
            break
        else:
            start -= 1
    return start


def open_bracket(tokens: Sequence[Token], closing: int) -> int:
    """Return the index of the bracket that ``closing`` closes; ``closing`` itself when none is near."""
    for position in range(closing - 1, max(-1, closing - MAX_BRACKET), -1):
        if tokens[position].lower == "(":
            return position
    return closing


def find_subject_with_apposition(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the subject "X, the Y of Z," or "X - the Y -" that ends before ``end``; None when no mark opens it."""
    mark = tokens[end - 1].lower
    first = end - 2 if tokens[end - 2].lower == mark else end - 1
    for opening in range(first - 1, max(0, end - MAX_APPOSITION), -1):
        if tokens[opening].is_quote:
            return None
        if tokens[opening].lower == mark:
            opening -= tokens[opening - 1].lower == mark
            head = find_subject(tokens, opening)
            return (head[0], end - (mark == ",")) if head else None
    return None


def find_antecedent(tokens: Sequence[Token], end: int) -> Range:
    """Return what "who" at ``end - 1`` refers to, the pronoun included."""
    before = end - 1 - (end > 1 and tokens[end - 2].lower == ",")
    head = trim_subject(tokens, find_clause_start(tokens, before), before) if before else None
    return (head[0] if head else end - 1), end


def trim_subject(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """Return the noun phrase at the end of a clause's first part, without lead-ins and earlier verbs; None if none."""
    grammar = load_grammar()
    start = skip_time(tokens, start, end)
    while start < end and (tokens[start].lower in grammar.lead_ins or is_adverb(tokens[start].lower)):
        if is_possessive(tokens, start):  # yesterday's report
            break
        start += 1
    for position in range(end - 1, start - 1, -1):
        word = tokens[position].lower
        if (is_finite(word) or word in grammar.auxiliaries) and not is_possessive(tokens, position):
            return share_subject(tokens, start, position, end)
    if start < end and tokens[start].lower in grammar.prepositions:
        start = find_last_phrase(tokens, start, end)
    return (start, end) if start < end else None


def is_possessive(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether 's follows a token, which then is no verb nor adverb: the state's chairman."""
    return position + 1 < len(tokens) and tokens[position + 1].lower == "'s"


def skip_time(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a subject begins behind the time that no comma parts from it: "For several days Iran denied"."""
    determiners = load_grammar().determiners
    for position in range(end - 2, start, -1):
        after = tokens[position + 1]
        if tokens[position].lower in TIME_ENDS and (after.is_capital or after.lower in determiners):
            return position + 1
    return start


def share_subject(tokens: Sequence[Token], start: int, verb: int, end: int) -> Range | None:
    """Return the subject of a cue that follows another verb: what stands after "and", or that verb's own subject.

    That verb is a participle where a preposition follows it: "two officials briefed on the matter said".
    """
    for position in range(end - 1, verb, -1):
        if tokens[position].lower == "and":
            after = position + 1
            return (after, end) if after < end else trim_subject(tokens, start, verb)
    if any(token.lower in ("who", "which", "that") for token in tokens[start:verb]):
        return start, end
    word, before = tokens[verb].lower, tokens[verb - 1].lower
    is_form = word.endswith("ed") or word in PARTICIPLES
    is_participle = start < verb and is_form and before not in load_grammar().auxiliaries
    if is_participle and verb + 1 < end and tokens[verb + 1].lower in load_grammar().prepositions:
        return start, end
    return (skip_addressee(tokens, verb, end), end) if verb + 1 < end else None


def skip_addressee(tokens: Sequence[Token], verb: int, end: int) -> int:
    """Return where the subject behind another verb begins: behind whoever is told, "told reporters the girl said"."""
    grammar = load_grammar()
    cue = load_cues().get(tokens[verb].lower)
    if cue is None or "addressee" not in cue.acts:
        return verb + 1
    within = grammar.prepositions | grammar.determiners | {"and"}
    for position in range(verb + 2, end):
        opens = tokens[position].is_capital or tokens[position].lower in grammar.determiners - {"'s"}
        if opens and not tokens[position - 1].is_capital and tokens[position - 1].lower not in within:
            return position
    return verb + 1


def find_last_phrase(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the last noun phrase before ``end`` starts, when a preposition opens the clause."""
    grammar = load_grammar()
    position = end - 1
    while position > start:
        token, before = tokens[position], tokens[position - 1]
        if before.lower in grammar.prepositions:
            if before.lower not in ("of", "for") or position - 1 <= start:
                break
        elif token.lower in grammar.determiners and token.lower != "'s":
            break
        position -= 1
    return position


def find_inverted_source(tokens: Sequence[Token], start: int) -> Range | None:
    """Return the noun phrase at ``start`` after an inverted cue ("...," said X, the Y of Z.), or None."""
    end = find_phrase_end(tokens, start)
    if end == start or tokens[start].lower in load_grammar().times or tokens[start].lower in OBJECT_PRONOUNS:
        return None
    opens_phrase = tokens[start].is_capital or tokens[start].lower in load_grammar().determiners
    return (start, extend_over_apposition(tokens, end)) if opens_phrase or is_noun_like(tokens[start]) else None


def is_noun_like(token: Token) -> bool:
    """Tell whether a lower-case word may open a noun phrase: no mark, no function word."""
    grammar = load_grammar()
    return (
        token.lower[0].isalpha()
        and token.lower not in grammar.prepositions
        and token.lower not in grammar.clause_openers
        and token.lower not in grammar.complementizers
        and token.lower not in grammar.times
        and token.lower not in grammar.auxiliaries
        and not is_adverb(token.lower)
    )


def find_phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of the noun phrase at ``start``: before a mark, a time, a preposition but of/for/from, a verb."""
    grammar = load_grammar()
    end = start
    while end < len(tokens):
        word = tokens[end].lower
        if tokens[end].is_quote or not (word[0].isalnum() or word in ("'s", "&", ".")):
            break
        if word == "." and (end + 1 == len(tokens) or not tokens[end - 1].is_capital):
            break
        if end > start and (word in grammar.times or word in grammar.clause_openers or word in grammar.auxiliaries):
            break
        if end > start and not tokens[end].is_capital and (is_adverb(word) or is_finite(word)):
            break
        if end > start and word in grammar.prepositions and word not in ("of", "for", "from", "at"):
            break
        end += 1
    return skip_bracket(tokens, end) if end > start else end


def skip_bracket(tokens: Sequence[Token], position: int) -> int:
    """Return the index after a bracket at ``position``, as in "Jo Lee (D-Ohio)", or ``position``."""
    if position < len(tokens) and tokens[position].lower == "(":
        for end in range(position + 1, min(len(tokens), position + MAX_BRACKET)):
            if tokens[end].lower == ")":
                return end + 1
    return position


def extend_over_apposition(tokens: Sequence[Token], end: int) -> int:
    """Return ``end`` moved past ", a former officer of the army" when a comma or the sentence's end closes it.

    Behind a role it is moved past the name: "the leader of the union, Carol Finch".
    """
    grammar = load_grammar()
    if end + 1 >= len(tokens) or tokens[end].lower != ",":
        return end
    if end + 2 < len(tokens) and tokens[end + 1].lower.isdigit() and tokens[end + 2].lower in (",", "."):
        return extend_over_apposition(tokens, end + 2)  # the age
    first = tokens[end + 1]
    if first.is_capital:
        return extend_over_name(tokens, end)
    if first.is_quote or not (first.lower in grammar.determiners or is_noun_like(first)):
        return end
    if first.lower in grammar.subject_pronouns or first.lower.endswith("ing"):
        return end
    for position in range(end + 1, min(len(tokens), end + MAX_APPOSITION)):
        token = tokens[position]
        if token.is_quote or token.lower in grammar.auxiliaries or is_finite(token.lower):
            return end
        if token.lower in (",", ".", ";"):
            return position
    return end


def extend_over_name(tokens: Sequence[Token], end: int) -> int:
    """Return ``end``, behind a role, moved past a comma and a name that another mark closes."""
    if not any(awaits_name(tokens, position, end) for position in range(max(0, end - MAX_ROLE), end)):
        return end
    last = end + 1
    while last < len(tokens) and tokens[last].is_capital:
        last += 1
    is_name = last - end - 1 in LENGTHS_OF_NAMES and (last == len(tokens) or tokens[last].lower in (",", ".", ";"))
    return last if is_name else end


def awaits_name(tokens: Sequence[Token], position: int, end: int) -> bool:
    """Tell whether a token is the noun of a role whose holder is not named before ``end``: the mayor of Selm."""
    is_noun = tokens[position].lower in load_person_nouns()
    return is_noun and (position + 1 == end or tokens[position + 1].lower in load_grammar().prepositions)


def can_speak(text: str, source: Span) -> bool:
    """Tell whether a source may be a speaker: no figure or mark alone, and no counted thing that breaks off.

    "389" of "Canada has 389 confirmed cases" is none, nor is "12,954 infections with the"; "51%" of those asked are.
    """
    said = text[source.start_char : source.end_char]
    if "%" in said:
        return True
    words = said.lower().split()
    if words and words[0][0].isdigit() and words[-1] in load_grammar().determiners | load_grammar().prepositions:
        return False
    return not is_figure(said) and any(letter.isalpha() for letter in said)


def is_figure(said: str) -> bool:
    """Tell whether words are a figure, and at most an adverb before it: now 91."""
    words = said.lower().split()
    return (
        bool(words)
        and words[-1][-1].isdigit()
        and all(word[0].isdigit() or word in load_grammar().lead_ins for word in words)
    )


def to_span(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Return the stretch of text from token ``first`` to before token ``last``."""
    return Span(tokens[first].start, tokens[last - 1].end)
