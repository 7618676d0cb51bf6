"""Which full name a short one stands for within its document: surnames, acronyms, short forms."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transforms.entities.roles import find_role
from transforms.entities.tags import Name
from transforms.genders import judge_name, judge_words
from transforms.lexicons import load_words

SMALL_WORDS = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "der", "van", "von", "&", "to"}
)
BRACKETED = re.compile(r"\s\((?P<short>[A-Z][\w.&-]{1,10})\)")
NEAR = 250  # code points from a full name to a short one that goes on with it
DOMINANT = 3  # how many times as often as another a full name must stand to be meant wherever the other was named
KIN_REACH = 60  # code points before a name that may make it a relative's
TITLE_REACH = 12  # code points before a surname in which Mr or Mrs may stand
OFFICES = frozenset({"president", "king", "queen", "prince", "princess", "pope", "chancellor", "emperor"})
MIN_SHORT = 3  # letters of an organisation's first word that can stand for it


class CanonicalName(NamedTuple):
    """The full name behind a mention, and how it was found: as-is | surname | given-name | acronym | short-form."""

    name: str
    method: str


Known = dict[tuple[str, str], list[tuple[int, CanonicalName]]]
Roles = dict[str, set[str]]


class Bearers(NamedTuple):
    """Who a short form may mean, by full name; how often and where each is named; the most named first."""

    canonical: dict[str, CanonicalName]
    counts: dict[str, int]
    named: list[tuple[int, str]]
    usual: list[str]
    has_relatives: bool


def find_canonical_names(text: str, names: Sequence[Name]) -> list[CanonicalName]:
    """Return the canonical name of each name, in order.

    A short name stands for the full one of the same kind that was named last before it, else first after it; a person's
    for whom the article means (see ``choose_person``).
    """
    known: Known = {}
    bearers: dict[str, Bearers] = {}
    for name in names:
        for short, canonical in list_short_forms(text, name):
            known.setdefault((name.label, short), []).append((name.start, canonical))
    chosen = [choose_canonical_name(text, name, known, bearers) for name in names]
    if not any(
        one.method == "surname" and find_office(text, name.start) for name, one in zip(names, chosen, strict=True)
    ):
        return chosen
    roles = read_roles(text, names)
    return [check_office(text, name, one, bearers, roles) for name, one in zip(names, chosen, strict=True)]


def list_short_forms(text: str, name: Name) -> list[tuple[str, CanonicalName]]:
    """Return the forms under which a full name may come back in its document."""
    full = " ".join(text[name.start : name.end].split())
    words = full.split(" ")
    forms = []
    bracket = BRACKETED.match(text, name.end)
    if bracket and fits_initials(bracket["short"], words):
        forms.append((bracket["short"], CanonicalName(full, "acronym")))
    if len(words) < 2:
        return forms
    if name.label == "PERSON":
        return forms + list_person_forms(full, words)
    forms.append((join_initials(words), CanonicalName(full, "acronym")))
    if name.label == "ORG" and len(words[0]) >= MIN_SHORT and words[0].lower() not in load_words("sentences", "common"):
        forms.append((words[0], CanonicalName(full, "short-form")))
    return forms


def fits_initials(short: str, words: Sequence[str]) -> bool:
    """Tell whether letters may be short for a name: no agency's, the same first letter, the others in their order."""
    letters = re.sub(r"\W", "", short).lower()
    told = "".join(re.sub(r"\W", "", word) for word in words if word.lower() != "the").lower()
    if short in load_words("organizations", "media") or len(words) < 2:
        return False
    initials = join_initials(words).lower()
    if not told.startswith(letters[:1]):
        return len(initials) >= MIN_SHORT and letters.endswith(initials)
    rest = iter(told)
    return all(letter in rest for letter in letters)


def list_person_forms(full: str, words: Sequence[str]) -> list[tuple[str, CanonicalName]]:
    """Return surname, surname with its particles, given name and initials of a person."""
    suffixes, particles = load_words("people", "suffixes"), load_words("people", "particles")
    bare = [word for word in words if word.strip(".,") not in suffixes] or list(words)
    forms = [(bare[-1], CanonicalName(full, "surname"))]
    start = len(bare) - 1
    while start > 1 and bare[start - 1] in particles:
        start -= 1
        forms.append((" ".join(bare[start:]), CanonicalName(full, "surname")))
    if len(bare) > 2:
        forms.append((f"{bare[0]} {bare[-1]}", CanonicalName(full, "short-form")))
    forms.append((join_initials(words), CanonicalName(full, "acronym")))
    return [*forms, (bare[0], CanonicalName(full, "given-name"))]


def join_initials(words: Sequence[str]) -> str:
    """Return the acronym of a name's words, small words left out."""
    return "".join(word[0] for word in words if word not in SMALL_WORDS and word[0].isalnum()).upper()


def choose_canonical_name(text: str, name: Name, known: Known, bearers: dict[str, Bearers]) -> CanonicalName:
    """Return the canonical name of one: itself, unless a full name of its kind stands for it."""
    form = " ".join(text[name.start : name.end].split())
    found = known.get((name.label, form)) or known.get((name.label, form.replace(".", ""))) or []
    if name.label == "PERSON" and found:
        if form not in bearers:
            bearers[form] = gather_bearers(text, form, found)
        return choose_person(text, name, bearers[form]) or CanonicalName(form, "as-is")
    n_before = bisect_right(found, name.start, key=lambda one: one[0])
    chosen = found[max(0, n_before - 1)][1] if found else None
    return chosen if chosen and chosen.name != form else CanonicalName(form, "as-is")


def gather_bearers(text: str, form: str, found: Sequence[tuple[int, CanonicalName]]) -> Bearers:
    """Return the persons that one short form may mean: those who are nobody's relative, unless all are."""
    places: dict[str, list[int]] = {}
    canonical: dict[str, CanonicalName] = {}
    for start, meant in found:
        if meant.name != form:
            places.setdefault(meant.name, []).append(start)
            canonical.setdefault(meant.name, meant)
    relatives = {full for full, starts in places.items() if is_relative(text, starts[0])}
    fitting = [full for full in places if full not in relatives] or list(places)
    named = sorted((start, full) for full in fitting for start in places[full])
    usual = sorted(fitting, key=lambda full: (-len(places[full]), places[full][0]))
    return Bearers(canonical, {full: len(places[full]) for full in fitting}, named, usual, bool(relatives))


def choose_person(text: str, name: Name, bearers: Bearers) -> CanonicalName | None:
    """Return which full name a surname or given name stands for, None where the article introduces none by it.

    A relative who is named as somebody's ("his father, Jo Moll") is not meant unless nobody else is, and not before
    that. Of several the one just named is meant, unless another is named far more often; else who is named most, else
    first.
    """
    if not bearers.usual:
        return None
    n_before = bisect_right(bearers.named, name.start, key=lambda one: one[0])
    if len(bearers.usual) == 1:
        is_later = bearers.has_relatives and not n_before
        return None if is_later else bearers.canonical[bearers.usual[0]]
    before = text[max(0, name.start - TITLE_REACH) : name.start].split()
    title = judge_words(before[-1]) if before else ""
    usual = next((one for one in bearers.usual if not title or judge_name(one) in ("", title)), bearers.usual[0])
    start, last = bearers.named[n_before - 1] if n_before else (-NEAR, usual)
    is_meant = name.start - start < NEAR and bearers.counts[last] * DOMINANT > bearers.counts[usual]
    return bearers.canonical[last if is_meant and (not title or judge_name(last) in ("", title)) else usual]


def check_office(
    text: str, name: Name, chosen: CanonicalName, bearers: Mapping[str, Bearers], roles: Roles
) -> CanonicalName:
    """Return whom a surname behind the title of an office stands for: who is said to hold it, of those who bear it.

    Where the article gives whoever it may be another role ("Secretary of State Ada Moll"), it is as-is: "President
    Moll" is somebody else, whom the archive may know. ``roles`` are those told in the article, by full name.
    """
    form = text[name.start : name.end]
    office = find_office(text, name.start) if chosen.method == "surname" else None
    told = roles.get(chosen.name, ())
    if office is None or form not in bearers or not told or office in told:
        return chosen
    holder = next((full for full in bearers[form].usual if office in roles.get(full, ())), None)
    return bearers[form].canonical[holder] if holder else CanonicalName(form, "as-is")


def find_office(text: str, start: int) -> str | None:
    """Return the office whose title stands before a name, where one person at a time holds it; None for no such."""
    before = text[max(0, start - TITLE_REACH) : start].lower().split()
    return before[-1] if before and before[-1] in OFFICES else None


def read_roles(text: str, names: Sequence[Name]) -> Roles:
    """Return the words of the roles that an article gives those whom it names in full."""
    roles: Roles = {}
    for place, name in enumerate(names):
        full = " ".join(text[name.start : name.end].split())
        role = find_role(text, names, place) if " " in full else None
        roles.setdefault(full, set()).update(role.lower().split() if role else ())
    return roles


def is_relative(text: str, start: int) -> bool:
    """Tell whether a full name is given as that of somebody's relative: his late father, George Moll."""
    return bool(load_kin().search(text, max(0, start - KIN_REACH), start))


@cache
def load_kin() -> re.Pattern[str]:
    """Return what stands before the name of somebody's relative."""
    kin = "|".join(sorted(load_words("genders", "kin")))
    return re.compile(
        rf"(?:\b(?i:his|her|their|the|late|elder|older|younger|eldest)|['’]s)\s(?:\w+\s)?(?:{kin}),?\s(?:[\w-]+\s){{0,3}}$"
    )
