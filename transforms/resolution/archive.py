"""Across documents: names that share a block are compared, and linked where they mean the same.

A block holds the names that may be one thing: bearers of one family name, an acronym and what it may stand for. What
is linked within a block depends on nothing but its names and how often each is said, so that nights in any order lead
to the same links.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from transforms.resolution.folding import key_sound
from transforms.resolution.gazetteer import is_city
from transforms.resolution.matches import CONFLICT, UNRELATED, Match
from transforms.resolution.names import Name, load_phrases
from transforms.resolution.organizations import (
    JOINED,
    compare_organizations,
    drop_addition,
    drop_kind,
    drop_tails,
    drop_union,
    spell_initials,
    tell_all,
)
from transforms.resolution.people import compare_people, find_first_family, key_person, list_initials, load_given_names

SURE = 0.65  # from this score on two names of a block may be linked
RATHER_COMMON = 5  # mentions from which on a name may be what two letters stand for
DOMINANT = 3.0  # how many times as often as the next a thing must be said to be what an ambiguous name means


class Counted(NamedTuple):
    """A name of the archive with its id and how many mentions stand for it."""

    name_id: str
    name: Name
    n_mentions: int


Pair = tuple[str, str]


class Link(NamedTuple):
    """Two names of one thing: the less telling first."""

    name_id: str
    other_id: str
    match: Match


def list_blocks(name: Name) -> list[str]:
    """Return the keys of the blocks that a name belongs to; none for a territory, which its code names."""
    if name.territory or not name.words:
        return []
    if name.label == "PERSON":
        return list(dict.fromkeys(block_person(name)))
    if name.label == "NORP":
        return []
    return list(dict.fromkeys(block_thing(name)))


def block_person(name: Name) -> Iterator[str]:
    """Yield the blocks of a person's name: family name by sound, and all words where their order may vary."""
    yield f"p {key_person(name.words)}"
    if family := find_first_family(name.words):
        yield f"p {key_sound(family)}"
    if len(name.words) > 1:
        yield f"w {' '.join(sorted(name.words))}"
        yield f"j {''.join(name.words)}"


def block_thing(name: Name) -> Iterator[str]:
    """Yield the blocks of an organisation, place or other thing: its core words by sound, its acronyms."""
    core = drop_kind(name)
    yield f"o {''.join(key_sound(word) for word in core)}"
    for part in (drop_union(name), drop_addition(name)):
        yield f"o {''.join(key_sound(word) for word in drop_tails(part))}"
    if name.label == "ORG" and len(core) == 2 and core[0] in load_given_names():
        yield f"o {key_sound(core[1])}"
    if len("".join(core)) >= JOINED:
        yield f"j {''.join(core)}"
    if name.is_acronym:
        yield f"a {''.join(name.words).upper()}"
    else:
        yield from (f"a {initials}" for initials in sorted(spell_initials(tell_all(name))))


def compare_names(one: Name, other: Name) -> Match:
    """Return how two names of the archive go together."""
    if one.label == "PERSON" and other.label == "PERSON":
        return compare_people(one.words, other.words)
    if one.label == other.label:
        return compare_organizations(one, other)
    return compare_labels(one, other)


def compare_counted(one: Counted, other: Counted) -> Match:
    """Return how two names go together, where links over documents ask for more: bare surnames and short acronyms."""
    match = compare_names(one.name, other.name)
    if match.method == "surname" and len(one.name.words) == 1 and one.name.words[0] not in other.name.words:
        return UNRELATED  # Peterson is no Patterson
    if match.method == "short-form" and one.name.words in load_phrases("home_bodies"):
        return UNRELATED  # the army of no matter whom
    if match.method == "acronym" and len(one.name.key) == 2 and other.n_mentions < RATHER_COMMON:
        return UNRELATED
    return match


def compare_labels(one: Name, other: Name) -> Match:
    """Return how two names of different labels go together: the same words, where one of the labels may be mistaken.

    Single words that are a person's name, or a city's (Chelsea the place and the club), may well be two things.
    """
    if one.words != other.words or one.owner != other.owner:
        return UNRELATED
    labels = {one.label, other.label}
    if len(one.words) == 1 and ("PERSON" in labels or ("LOC" in labels and is_city(one.words))):
        return UNRELATED
    return Match("label", 0.8, f"the same name, labelled {one.label} and {other.label}")


def link_block(names: Iterable[Counted], apart: Collection[Pair] = ()) -> list[Link]:
    """Return the links within a block: each name, the most telling first, joins the group that it fits.

    No member of a group may speak against it. A name that fits several groups joins the one said far more often than
    the next, else it stays apart. ``apart`` holds pairs of ids, in both orders, that a reviewer keeps apart.
    """
    groups: list[list[Counted]] = []
    links = []
    for one in sorted(names, key=rank):
        fitting = list(fit_groups(one, groups, apart))
        chosen = choose_group(fitting)
        if chosen is None:
            groups.append([one])
            continue
        group, other, match = chosen
        group.append(one)
        links.append(Link(one.name_id, other.name_id, match))
    return links


def rank(one: Counted) -> tuple[int, int, int, int, str]:
    """Return the place of a name in its block: acronyms last, more words first, then the more frequent."""
    name = one.name
    words = len(name.words) + bool(name.owner)
    return name.is_acronym, -words, -sum(len(word) > 1 for word in name.words), -one.n_mentions, one.name_id


Fit = tuple[list[Counted], Counted, Match]


def fit_groups(one: Counted, groups: Sequence[list[Counted]], apart: Collection[Pair]) -> Iterator[Fit]:
    """Yield each group that a name fits, with the member it fits best and how."""
    for group in groups:
        if are_other_people(one.name, group[0].name) or any((one.name_id, other.name_id) in apart for other in group):
            continue
        matches = [(compare_counted(one, other), other) for other in group]
        if any(match is CONFLICT for match, _ in matches):
            continue
        match, other = max(matches, key=lambda item: (item[0].score, item[1].n_mentions, item[1].name_id))
        if match.score >= SURE:
            yield group, other, match


def are_other_people(one: Name, other: Name) -> bool:
    """Tell at a glance that two bearers of one family name are two people: no given names begin alike."""
    if one.label != "PERSON" or other.label != "PERSON" or key_person(one.words) != key_person(other.words):
        return False
    letters, others = list_initials(one.words), list_initials(other.words)
    return bool(letters) and bool(others) and letters.isdisjoint(others)


def choose_group(fitting: Sequence[Fit]) -> Fit | None:
    """Return the group that a name joins: the only one, or the one that dominates; None when there is none."""
    if not fitting:
        return None
    ordered = sorted(fitting, key=lambda fit: (-weigh(fit[0]), fit[1].name_id))
    if len(ordered) > 1 and weigh(ordered[0][0]) < DOMINANT * weigh(ordered[1][0]):
        return None
    return ordered[0]


def weigh(group: Sequence[Counted]) -> int:
    """Return how many mentions a group has."""
    return sum(one.n_mentions for one in group)


def join_names(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each linked name the least id among all that it is linked with, directly or not (union-find)."""
    parent: dict[str, str] = {}

    def find(one: str) -> str:
        """Return the name that stands for all that one is linked with, so far."""
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        parent[high] = low
    return {one: find(one) for one in parent}
