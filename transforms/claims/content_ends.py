"""Where what is told ends: at the unit's last mark, or where another telling begins."""

from collections.abc import Sequence

from transforms.claims.cues import load_cues
from transforms.claims.grammar import is_finite, load_grammar
from transforms.claims.units import Token

MAX_NEW_SUBJECT = 4  # tokens of a new subject after "and" or "but"
MAX_SUBJECT = 6  # tokens of a new subject and its verb behind an object
MAX_TAG = 10  # tokens of ", a spokesman for the army said" at a sentence's end


def find_content_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of a content that starts at ``start``: the unit's last mark, or where another telling begins."""
    if tokens[start].is_quote and closes_statement(tokens, start):
        return start + 1
    cues, coordinators = load_cues(), load_grammar().coordinators
    for position in range(start + 1, len(tokens) - 1):
        word, after = tokens[position].lower, tokens[position + 1].lower
        if word == ";" or (word == "according" and after == "to"):
            return position
        if word == "," and (after in ("according", "citing") or (after.endswith("ing") and after in cues)):
            return position
        if word == "," and starts_tag(tokens, position + 1):
            return position
        if adds_quotation(tokens, position):
            return position - (tokens[position - 1].lower in ("and", ","))
        if word in coordinators and starts_telling(tokens, position + 1):
            return position - (tokens[position - 1].lower == ",")
    end = len(tokens)
    while end > start and tokens[end - 1].lower in (".", "!", "?", ",", ":"):
        end -= 1
    return end


def adds_quotation(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a participle at ``position`` goes on telling in a quotation: he was glad adding: "We won"."""
    word, after = tokens[position].lower, tokens[position + 1]
    before = tokens[position - 1].lower
    if not (word.endswith("ing") and word in load_cues()) or before == "as" or before in load_grammar().be_forms:
        return False
    return after.is_quote or (after.lower == ":" and position + 2 < len(tokens) and tokens[position + 2].is_quote)


def find_object_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of an object at ``start``: as of a content, or where a clause of time, reason or who begins."""
    end = find_content_end(tokens, start)
    for position in range(start + 1, end):
        if tokens[position].lower in load_grammar().circumstances or leaves_object(tokens, position):
            return position - (tokens[position - 1].lower == ",")
    return end


def leaves_object(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a clause begins that is no part of an object: ", who won", ", hurting her", "but stopped"."""
    grammar = load_grammar()
    word, after = tokens[position].lower, tokens[position + 1].lower if position + 1 < len(tokens) else ""
    if tokens[position - 1].lower == "," and (word in grammar.asides or word.endswith("ing")):
        return True
    if word not in grammar.coordinators:
        return False
    return (
        is_finite(after) or after in grammar.auxiliaries or after in load_cues() or begins_clause(tokens, position + 1)
    )


def begins_clause(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a subject with its verb stands at ``start``: "and the mayor opened", not "and the opened road"."""
    grammar = load_grammar()
    first = tokens[start] if start < len(tokens) else None
    is_opening = first and (
        first.is_capital or first.lower in grammar.determiners or first.lower in grammar.subject_pronouns
    )
    if first is None or not is_opening:
        return False
    for position in range(start + 1, min(len(tokens), start + MAX_SUBJECT)):
        word, before = tokens[position].lower, tokens[position - 1].lower
        if not word[0].isalpha() or word in grammar.prepositions or word in grammar.complementizers:
            return False
        is_past = word.endswith("ed") and len(word) > 4 and not tokens[position].is_capital
        if word in grammar.finite or word in grammar.auxiliaries or is_past:
            return before not in grammar.determiners and before not in grammar.coordinators
    return False


def closes_statement(tokens: Sequence[Token], quote: int) -> bool:
    """Tell whether a quotation is the whole of what is told: a word that goes on telling follows it, or an aside."""
    after = [token.lower for token in tokens[quote + 1 : quote + 3]]
    if after[:1] == ["and"]:
        return after[-1] == "then" or after[-1] in load_grammar().subject_pronouns
    if not after:
        return False
    return after[0] in load_grammar().quote_closers or (after[0].endswith("ing") and after[0] in load_cues())


def starts_tag(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a subject and a cue with nothing after it stand at ``start``: ", sources said."."""
    cues, grammar = load_cues(), load_grammar()
    for position in range(start, min(len(tokens), start + MAX_TAG)):
        word = tokens[position].lower
        if word in cues and position > start and "clause" in cues[word].acts and word not in grammar.also_nouns:
            return position + 1 >= len(tokens) or tokens[position + 1].lower in (".", ",")
        if tokens[position].is_quote or word in grammar.finite or word in grammar.auxiliaries or word in ",;:":
            return False
    return False


def starts_telling(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a new telling starts at ``start``: "added that", "analysts agreed", "Mr. Lee also said"."""
    cues, grammar = load_cues(), load_grammar()
    for position in range(start, min(len(tokens) - 1, start + MAX_NEW_SUBJECT)):
        token = tokens[position]
        if token.lower in cues and position + 1 < len(tokens):
            is_verb = token.lower not in grammar.also_nouns or tokens[position + 1].lower in ("to", "that")
            return is_verb and not token.lower.endswith("ing")
        if not (token.is_capital or token.lower.isalpha() or token.lower == ".") or token.lower in grammar.prepositions:
            return False
        if token.lower in grammar.complementizers or token.lower in grammar.be_forms or token.lower == "to":
            return False
    return False
