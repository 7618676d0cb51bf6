"""A speaker's role as a claim gives it: what the person is, without form of address or what merely stands beside."""

import re

from transforms.claims.grammar import load_grammar
from transforms.entities.roles import is_role_word
from transforms.lexicons import load_words

EDGES = re.compile(r"^[^\w(]+|[^\w).]+$")
NO_ROLE = frozenset({"who", "whom", "whose", "which", "what", "where", "when", "as", "like", "here", "there"})
ENDINGS = ("ing", "ed")
LIST = re.compile(r"(?:[A-Z][\w’'-]+\s)+and\s(?:[A-Z][\w’'-]+\s?)+")


def tidy_role(role: str | None) -> str | None:
    """Return a role without marks, article and form of address ("Mr"); None when no role remains.

    What begins like a clause or a list of others ("who had left", "and his wife", "in Rome") is none.
    """
    words = EDGES.sub("", role or "").split()
    is_addressed = bool(words) and is_address(words[-1])
    while words and (is_address(words[-1]) or ends_short(words[-1])):
        words.pop()
    while words and (is_address(words[0]) or words[0].lower() in ("the", "a", "an", "its")):
        del words[0]
    said = EDGES.sub("", " ".join(words))
    if is_addressed and said[:1].islower() and not any(is_role_word(word) for word in words):
        return None  # "emergency room" Dr Weld: the words before it are of the sentence
    return said if said and is_role(said) else None


def ends_short(word: str) -> bool:
    """Tell whether a role that ends with a word breaks off there: "lawyer accusing", "organiser of the"."""
    lower = word.strip("(").lower()
    return lower in load_grammar().prepositions | load_grammar().determiners | {"and"}


def is_address(word: str) -> bool:
    """Tell whether a word is but a form of address, whatever the person does."""
    return word.strip(".,").lower() in {one.lower() for one in load_words("titles", "address")}


def is_role(said: str) -> bool:
    """Tell whether words can say what somebody is: they begin like a noun phrase and are no other's name."""
    words = said.split()
    first = words[0] if words[0].isupper() else words[0].lower()  # the WHO is no "who"
    grammar = load_grammar()
    closed = grammar.prepositions | grammar.coordinators | grammar.subject_pronouns | grammar.be_forms | NO_ROLE
    names_role = any(is_role_word(word) for word in words[:3])
    is_clause = first in closed or (said[0].islower() and first.endswith(ENDINGS) and len(words) > 1 and not names_role)
    is_list = LIST.fullmatch(said) and not is_role_word(words[-1])
    return not (is_clause or is_list) and said[0].isalpha() and not said.endswith(("'s", "’s"))
