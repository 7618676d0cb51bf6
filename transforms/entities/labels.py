"""Second look at the names of a whole document: evidence for one mention speaks for the others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from transforms.entities.candidates import GUESS, Candidate
from transforms.lexicons import load_words

PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "from", "outside", "across", "around"})


def settle_labels(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with labels agreed across the document: by context, by surname, by the surest twin."""
    seen = drop_openers([read_context(candidate) for candidate in candidates])
    surest: dict[str, Candidate] = {}
    surnames: dict[str, Candidate] = {}
    for candidate in seen:
        if candidate.key not in surest or candidate.score > surest[candidate.key].score:
            surest[candidate.key] = candidate
    for candidate in seen:
        if candidate.label == "PERSON" and len(candidate.words) > 1:
            surnames.setdefault(candidate.words[-1].text, candidate)
    return [agree_label(candidate, surest, surnames) for candidate in seen]


def drop_openers(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates without single words that only the start of a sentence capitalises, as far as one sees."""
    elsewhere = {one.key for one in candidates if one.before or one.score > GUESS}
    elsewhere |= {one.words[-1].text for one in candidates if one.label == "PERSON"}
    return [one for one in candidates if one.key in elsewhere or one.after in ("'s", "'")]


def read_context(candidate: Candidate) -> Candidate:
    """Return the candidate with the label its neighbours suggest, where its own words say little."""
    if candidate.after == ":" and candidate.label == "ORG" and candidate.score <= 0.5:
        return replace(candidate, label="PERSON", score=0.6)  # a transcript's turn: "HOLT: ..."
    if candidate.score > GUESS and not (candidate.label == "PERSON" and candidate.score <= 0.4):
        return candidate
    if candidate.after in load_words("cues", "person_verbs"):
        return replace(candidate, label="PERSON", score=0.6)
    if candidate.before in PLACE_PREPOSITIONS and len(candidate.words) < 3:
        return replace(candidate, label="LOC", score=0.5)
    return candidate


def agree_label(candidate: Candidate, surest: dict[str, Candidate], surnames: dict[str, Candidate]) -> Candidate:
    """Return the candidate with the label of the surest mention of the same name, or of its full name."""
    twin = surest[candidate.key]
    if len(candidate.words) == 1 and candidate.key in surnames and twin.score < 0.9:
        return replace(candidate, label="PERSON", score=0.8)
    if twin.score > candidate.score:
        return replace(candidate, label=twin.label, score=twin.score)
    return candidate


def find_heads(text: str, candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return the full name behind a short one: a surname's person, an acronym's expansion.

    Keys and values are ``Candidate.key``; a short name that fits two full names keeps the one named first.
    """
    heads: dict[str, str] = {}
    initials: dict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        if len(candidate.words) < 2:
            continue
        if candidate.label == "PERSON":
            heads.setdefault(candidate.words[-1].text, candidate.key)
        else:
            letters = "".join(word.text[0] for word in candidate.words if word.text[0].isupper())
            initials[letters].append(candidate.key)
            bracket = text[candidate.words[-1].end :][:10]
            if bracket.startswith(" (") and ")" in bracket:
                heads.setdefault(bracket[2 : bracket.index(")")], candidate.key)
    for candidate in candidates:
        if candidate.label == "ORG" and len(candidate.words) == 1:
            names = initials.get(candidate.key.replace(".", ""), [])
            if names and len(candidate.key) > 1:
                heads.setdefault(candidate.key, names[0])
    return heads
