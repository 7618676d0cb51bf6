"""Which full name a short one stands for within its document: surnames, acronyms, short forms."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from transforms.entities.tags import Name
from transforms.lexicons import load_words

SMALL_WORDS = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "der", "van", "von", "&", "to"}
)
BRACKETED = re.compile(r"\s\((?P<short>[A-Z][\w.&-]{1,10})\)")
MIN_SHORT = 3  # letters of an organisation's first word that can stand for it


class Head(NamedTuple):
    """The full name behind a mention, and how it was found: as-is | surname | given-name | acronym | short-form."""

    name: str
    method: str


def find_heads(text: str, names: Sequence[Name]) -> list[Head]:
    """Return the head of each name, in order.

    A short name stands for the full one of the same kind that was named last before it, else first after it.
    """
    known: dict[tuple[str, str], list[tuple[int, Head]]] = {}
    for name in names:
        for short, head in list_short_forms(text, name):
            known.setdefault((name.label, short), []).append((name.start, head))
    return [choose_head(text[name.start : name.end], name, known) for name in names]


def list_short_forms(text: str, name: Name) -> list[tuple[str, Head]]:
    """Return the forms under which a full name may come back in its document."""
    full = " ".join(text[name.start : name.end].split())
    words = full.split(" ")
    forms = []
    if bracket := BRACKETED.match(text, name.end):
        forms.append((bracket["short"], Head(full, "acronym")))
    if len(words) < 2:
        return forms
    if name.label == "PERSON":
        return forms + list_person_forms(full, words)
    forms.append((join_initials(words), Head(full, "acronym")))
    if name.label == "ORG" and len(words[0]) >= MIN_SHORT and words[0].lower() not in load_words("sentences", "common"):
        forms.append((words[0], Head(full, "short-form")))
    return forms


def list_person_forms(full: str, words: Sequence[str]) -> list[tuple[str, Head]]:
    """Return surname, surname with its particles, and given name of a person."""
    suffixes, particles = load_words("people", "suffixes"), load_words("people", "particles")
    bare = [word for word in words if word.strip(".,") not in suffixes] or list(words)
    forms = [(bare[-1], Head(full, "surname"))]
    start = len(bare) - 1
    while start > 1 and bare[start - 1] in particles:
        start -= 1
        forms.append((" ".join(bare[start:]), Head(full, "surname")))
    if len(bare) > 2:
        forms.append((f"{bare[0]} {bare[-1]}", Head(full, "short-form")))
    return [*forms, (bare[0], Head(full, "given-name"))]


def join_initials(words: Sequence[str]) -> str:
    """Return the acronym of a name's words, small words left out."""
    return "".join(word[0] for word in words if word not in SMALL_WORDS and word[0].isalnum()).upper()


def choose_head(surface: str, name: Name, known: dict[tuple[str, str], list[tuple[int, Head]]]) -> Head:
    """Return the head of one name: itself, unless a full name of its kind stands for it."""
    form = " ".join(surface.split())
    found = known.get((name.label, form)) or known.get((name.label, form.replace(".", ""))) or []
    n_before = bisect_right(found, name.start, key=lambda one: one[0])
    chosen = found[max(0, n_before - 1)][1] if found else None
    return chosen if chosen and chosen.name != form else Head(form, "as-is")
