"""Words that tell of an event, in the forms they take."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from transforms.lexicons import load_lexicon
from transforms.schema.records import Sentence

WORD = re.compile(r"[^\W\d_]+")
VERB_PLACE = re.compile(
    r"(?:\b(?:to|will|would|can|could|may|might|must|shall|should|did|do|does|not)|'ll|n't)(?: [a-z]+ly)? $"
)
REACH = 24  # code points before a word in which the word that makes it a verb stands
VOWELS = "aeiou"
SHORT = re.compile(r"[^aeiou]{0,3}[aeiou][bdgmnprt]")  # one syllable that doubles its end: "ban", "stab", "ship"
STRESSED_LAST = {"expel", "repel", "kidnap", "transfer"}  # double their end though they are longer


@cache
def list_triggers() -> Mapping[str, str]:
    """Return the form of each trigger word: ``base``, ``present``, ``past``, ``ing`` for verbs, ``noun`` for nouns.

    A word that may be either ("attack", "strikes") has its verb's form; ``bare`` is a base form that tells of an event
    only where a verb must stand ("to sign", not "a sign").
    """
    lexicon = load_lexicon("events")
    forms = dict.fromkeys(lexicon["nouns"]["words"], "noun")
    for verb in lexicon["verbs"]:
        forms |= inflect(verb)
    for verb in lexicon["ambiguous_verbs"]:
        forms |= {word: form for word, form in inflect(verb).items() if form in {"past", "ing"}} | {verb: "bare"}
    return forms | dict.fromkeys(lexicon["irregular"], "past")


def inflect(verb: str) -> dict[str, str]:
    """Return the regular forms of an English verb, each with its name."""
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return {verb: "base", f"{verb[:-1]}ies": "present", f"{verb[:-1]}ied": "past", f"{verb}ing": "ing"}
    ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
    stem = verb + verb[-1] if verb in STRESSED_LAST or SHORT.fullmatch(verb) else verb.removesuffix("e")
    gerund = f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb if verb.endswith('ee') else stem}ing"
    return {verb: "base", f"{verb}{ending}": "present", f"{stem}ed": "past", gerund: "ing"}


def name_form(word: str) -> str:
    """Return the form of any event word: as listed, else by its ending (``noun`` when that tells nothing)."""
    listed = list_triggers().get(word)
    if listed:
        return listed
    if word.endswith("ed") or word in PAST_FORMS:
        return "past"
    return "ing" if word.endswith("ing") else "present" if word in PRESENT_FORMS else "noun"


PAST_FORMS = load_lexicon("events")["other_forms"]["past"]
PRESENT_FORMS = load_lexicon("events")["other_forms"]["present"]


def find_triggers(text: str, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and form of each trigger of a sentence; ``text`` is the document's in lower case."""
    triggers = list_triggers()
    for match in WORD.finditer(text, sentence.start_char, sentence.end_char):
        form = triggers.get(match[0])
        if form == "bare":
            form = "base" if VERB_PLACE.search(text[max(0, match.start() - REACH) : match.start()]) else None
        if form:
            yield match.start(), match.end(), form
