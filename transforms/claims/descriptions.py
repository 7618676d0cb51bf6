"""Which descriptions go on with who spoke last: "the newspaper" behind the Gull, "the former envoy" behind Ada Moll."""

from collections.abc import Sequence

from transforms.claims.grammar import load_grammar
from transforms.claims.named_bodies import name_body
from transforms.entities.roles import load_person_nouns
from transforms.genders import UNKNOWN, judge_name, judge_words
from transforms.lexicons import load_words
from transforms.schema.records import Mention

LONGEST = 5  # words of "the former health minister"


def goes_on_with(words: Sequence[str], mention: Mention | None) -> bool:
    """Tell whether a noun phrase, in lower-case ``words``, means the person or body that spoke last."""
    if mention is None or words[:1] != ["the"] or not 1 < len(words) <= LONGEST:
        return False
    if not load_grammar().prepositions.isdisjoint(words):
        return False
    noun = words[-1]
    if mention.label == "PERSON":
        is_person = noun in load_person_nouns() and noun not in load_words("speakers", "elsewhere")
        gender = judge_words(noun)
        return is_person and (not gender or (noun in load_words("titles", "role_nouns") and fits(gender, mention)))
    is_body = noun in load_words("speakers", "bodies") or noun in load_words("speakers", "outlets")
    return mention.label == "ORG" and is_body and name_body(mention.head) != "government"


def fits(gender: str, mention: Mention) -> bool:
    """Tell whether a person named may be of a gender."""
    return judge_name(mention.head) in (UNKNOWN, gender)
