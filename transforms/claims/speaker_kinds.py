"""What kind of speaker a source is, by its words: a person, a government, a document, a source not to be named."""

from collections.abc import Sequence
from functools import cache

from transforms.claims.named_bodies import name_body
from transforms.entities.roles import load_person_nouns
from transforms.lexicons import load_words
from transforms.schema.records import Mention
from transforms.words import ends_as_plural

NAMED_KINDS = {"PERSON": "person", "LOC": "government", "NORP": "group", "EVENT": "document", "MISC": "organization"}
KIND_WORDS = (
    ("document", "documents"),
    ("media", "media"),
    ("government", "government"),
    ("organization", "organizations"),
    ("organization", "bodies"),
    ("group", "groups"),
)
KIND_HEADS = (
    ("document", "works"),
    ("organization", "institutions"),
    ("government", "offices"),
    ("media", "broadcasts"),
    ("group", "multitudes"),
)
"""Words that tell a kind only where they are what the source is."""


@cache
def load_described() -> frozenset[str]:
    """Return the nouns of persons who speak for themselves, whatever name stands beside them; spokesmen do not."""
    nouns = load_words("speakers", "people") | load_person_nouns()
    return frozenset(noun for noun in nouns if "spoke" not in noun and not noun.startswith("representative"))


@cache
def load_qualified() -> frozenset[str]:
    """Return the nouns that stay what a source is about where a participle follows: a note found in the car."""
    return load_described() | load_words("speakers", "works")


def name_kind(words: Sequence[str], head: str, mention: Mention | None) -> str:
    """Return the speaker's type from the words of its source, the noun that it is about, and the mention in it."""
    if mention and mention.label == "ORG":
        return name_body(mention.surface)
    if is_anonymous(words):
        return "anonymous"
    if head in load_described() and not is_plural(head):
        return "person"
    for kind, key in KIND_WORDS:
        if not load_words("speakers", key).isdisjoint(words):
            return kind
    if mention:
        return NAMED_KINDS[mention.label]
    told = next((kind for kind, key in KIND_HEADS if head in load_words("speakers", key)), None)
    return told or ("group" if is_plural(head) else "person")


def is_plural(noun: str) -> bool:
    """Tell whether a noun names several: residents, but no boss."""
    return noun in load_words("speakers", "people") or (len(noun) > 3 and ends_as_plural(noun))


def is_anonymous(words: Sequence[str]) -> bool:
    """Tell whether a source's words are those of sources that are not to be named."""
    phrase = f" {' '.join(words)} "
    return any(f" {listed} " in phrase for listed in load_words("speakers", "anonymous"))
