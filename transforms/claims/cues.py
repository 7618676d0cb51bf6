"""The cue lexicon: which word forms introduce a claim, in which frames, and the act they name."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from transforms.lexicons import load_lexicon

FRAMES = ("clause", "addressee", "infinitive", "object")
CERTAIN = frozenset({"doubt", "question"})  # of which "no" leaves the statement as it is
DOUBLING = "bgmnptr"  # consonants doubled before -ed and -ing after a short stressed vowel: admitted, begging


class Cue(NamedTuple):
    """One cue verb: its lemma and, for each frame it can stand in, the act it names there."""

    lemma: str
    acts: dict[str, str]


@cache
def load_cues() -> dict[str, Cue]:
    """Return the cue verbs by every form of theirs, lower case."""
    lexicon = load_lexicon("cues")
    acts: dict[str, dict[str, str]] = {}
    for frame in FRAMES:
        for act, lemmas in lexicon[frame].items():
            for lemma in lemmas:
                acts.setdefault(lemma, {}).setdefault(frame, act)
    for act, phrases in lexicon["phrases"].items():
        for phrase in phrases:
            lemma, _, preposition = phrase.partition(" ")
            acts.setdefault(lemma, {})[f"+{preposition}"] = act
    forms: dict[str, Cue] = {}
    for lemma in acts:
        for form in make_forms(lemma):
            forms.setdefault(form, Cue(lemma, acts[lemma]))
    return forms


@cache
def load_other_acts() -> dict[str, str]:
    """Return the act of each cue that is no verb: nouns, singular and plural, and other words."""
    nouns = ((act, noun) for act, listed in load_lexicon("cues")["nouns"].items() for noun in listed)
    words = {word: act for act, listed in load_lexicon("cues")["other_words"].items() for word in listed}
    return {form: act for act, noun in nouns for form in (noun, noun + "s")} | words


def name_act(cue: str) -> tuple[str, bool]:
    """Return the act that a cue's words name, ``asserts`` when the lexicon knows none, and whether they are negated."""
    words = cue.lower().replace("’", "'").split()
    negations = frozenset(load_lexicon("cues")["grammar"]["negations"])
    is_negated = not negations.isdisjoint(words) or ("no" in words and CERTAIN.isdisjoint(words))
    is_negated |= ("yet", "to") in pairwise(words)  # has yet to confirm
    for word in words:
        if found := load_cues().get(word):
            return next((found.acts[frame] for frame in FRAMES if frame in found.acts), "asserts"), is_negated
    return next((load_other_acts()[word] for word in words if word in load_other_acts()), "asserts"), is_negated


def make_forms(lemma: str) -> set[str]:
    """Return the forms of an English verb: the irregular ones of the lexicon and the regular ones by rule."""
    irregular = load_lexicon("cues")["irregular"].get(lemma, [])
    third, ing = make_third_person(lemma), make_stem(lemma, "ing") + "ing"
    past = set(irregular) if irregular else {make_stem(lemma, "ed") + "ed"}
    return {lemma, third, ing} | past


def make_third_person(lemma: str) -> str:
    """Return the third person singular of a regular verb."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")


def make_stem(lemma: str, ending: str) -> str:
    """Return the stem of a regular verb as it stands before -ed or -ing."""
    if lemma.endswith("e"):
        return lemma[:-1]
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "i"
    return lemma + lemma[-1] if doubles_consonant(lemma) else lemma


def doubles_consonant(lemma: str) -> bool:
    """Tell whether a verb doubles its last consonant (plan, slam, admit), which stress decides."""
    if lemma[-1] not in DOUBLING or lemma[-2] not in "aeiou" or lemma[-3:-2] in tuple("aeiou"):
        return False
    is_stressed = lemma.endswith(("mit", "fer", "cur")) and lemma != "offer"
    return is_stressed or sum(letter in "aeiou" for letter in lemma) == 1
