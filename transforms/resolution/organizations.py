"""Whether two names of organisations or places mean the same: short forms, acronyms, spellings."""

from functools import lru_cache

from transforms.lexicons import load_lexicon, load_words
from transforms.resolution.folding import key_sound
from transforms.resolution.matches import CONFLICT, UNRELATED, Match, compare_spelling
from transforms.resolution.names import Name
from transforms.resolution.people import load_given_names
from transforms.resolution.territories import find_owner, load_countries, load_unions

Words = tuple[str, ...]
MIN_ACRONYM = 3  # letters of an acronym that may stand for a longer name that begins with it: SMRT Corporation
JOINED = 7  # letters of a name that may be written in one word or in several: Wal-Mart
PLACE_TAILS = frozenset({"island", "islands", "archipelago", "peninsula", "strait", "governorate", "region", "strip"})


@lru_cache(maxsize=100_000)
def drop_tails(words: Words) -> Words:
    """Return an organisation's words without the last ones that a short form leaves out: ford of ford motor company."""
    tails, openers = load_words("organization_names", "tails"), load_words("organization_names", "openers")
    while (
        len(words) > 1
        and not (len(words) == 2 and words[0] in openers)
        and (words[-1] in tails or (words[-1].isdigit() and len(words[-1]) > 2))
    ):
        words = words[:-1]
    return words


@lru_cache(maxsize=100_000)
def drop_place_tails(words: Words) -> Words:
    """Return a place's words without islands, valley and the like."""
    return words[:-1] if len(words) > 1 and words[-1] in PLACE_TAILS else words


def drop_kind(name: Name) -> Words:
    """Return the words of a name without those that its short form leaves out; works and products keep theirs."""
    if name.label == "LOC":
        return drop_place_tails(name.words)
    return drop_tails(name.words) if name.label == "ORG" else name.words


@lru_cache(maxsize=100_000)
def spell_initials(words: Words) -> frozenset[str]:
    """Return the acronyms that a name of several words may have, in capitals: with small words and without.

    None where a word is a formula: an H1N1 influenza virus is no HIV.
    """
    if len(words) < 2 or any(not word.isalpha() and not word.isdigit() for word in words):
        return frozenset()
    small = load_words("organization_names", "small")
    told = [word for word in words if word not in small]
    shapes = {"".join(word[0] for word in words), "".join(word[0] for word in told)}
    shapes.add("".join(word[0] for word in drop_tails(tuple(told))))
    if words[-1] in ("department", "ministry"):
        rest = "".join(word[0] for word in told[:-1])
        shapes |= {words[-1][0] + rest, words[-1][0] + "o" + rest}
    if found := find_owner(words):
        shapes.add("".join(word[0] for word in words[found[1] :] if word not in small))
    return frozenset(shape.upper() for shape in shapes if len(shape) > 1)


def compare_organizations(one: Name, other: Name) -> Match:
    """Return how two names of organisations (or places, or things) go together."""
    if one.key == other.key:
        return Match("exact", 1.0, "same name")
    if one.territory or other.territory:
        return CONFLICT if one.territory and other.territory else UNRELATED
    if one.words == other.words:
        return compare_owners(one, other)
    if one.owner and other.owner and one.owner != other.owner:
        return CONFLICT
    for short, long in ((one, other), (other, one)):
        if short.is_acronym and not long.is_acronym and "".join(short.words).upper() in spell_initials(tell_all(long)):
            return Match("acronym", 0.8, f"initials of {' '.join(tell_all(long))}")
    return compare_words(one, other)


def tell_all(name: Name) -> Words:
    """Return the words of a name with those of its owner before them."""
    return (*fold_owner(name.owner), *name.words)


@lru_cache(maxsize=1000)
def fold_owner(owner: str) -> Words:
    """Return the shortest name of a country with several words, else its first: US as united states."""
    owners = load_countries() | load_unions()
    named = sorted((words for words, code in owners.items() if code == owner), key=lambda one: (len(one), one))
    return next((words for words in named if len(words) > 1), named[0]) if named else ()


def compare_owners(one: Name, other: Name) -> Match:
    """Return how two names go together that differ in case or in the state they belong to."""
    if one.owner and other.owner:
        return CONFLICT
    if one.owner or other.owner:
        return Match("short-form", 0.75, f"leaves out the country {one.owner or other.owner}")
    return Match("case", 0.95, "same letters")


def compare_words(one: Name, other: Name) -> Match:
    """Return how two names of different words go together: one leaves out a tail, or they are spelt differently."""
    short, long = sorted((one, other), key=lambda name: (len(name.words), name.words))
    if drop_kind(one) == drop_kind(other) and (match := compare_tails(short, long)):
        return match
    if is_founder(short, long):
        return Match("short-form", 0.75, f"short for {' '.join(long.words)}")
    if short.words != long.words and short.words in (drop_union(long), drop_addition(long)):
        return Match("short-form", 0.75, f"short for {' '.join(long.words)}")
    joined = "".join(drop_kind(one))
    has_year = any(word.isdigit() for word in (*one.words[-1:], *other.words[-1:]))
    if len(joined) >= JOINED and not has_year and joined == "".join(drop_kind(other)):
        return Match("spelling", 0.95, "same letters")
    return compare_word_by_word(one, other)


def compare_tails(short: Name, long: Name) -> Match | None:
    """Return how two names go together of which a tail is left out, or of firms' last words; None when not at all."""
    is_short = long.words[: len(short.words)] == short.words
    if is_short and not (short.is_acronym and len(short.key) < MIN_ACRONYM):
        return Match("short-form", 0.8, f"short for {' '.join(long.words)}")
    if {short.words[-1], long.words[-1]} <= load_words("organization_names", "firms"):
        return Match("short-form", 0.75, f"{short.words[-1]} and {long.words[-1]} of one name")
    return None


def drop_union(name: Name) -> Words:
    """Return an organisation's words without a union of states before two and more others: UN, US, UK, EU."""
    unions = load_lexicon("organization_names")["unions"].values()
    is_theirs = name.label == "ORG" and len(name.words) > 3 and " ".join(name.words[:2]) in unions
    return name.words[2:] if is_theirs else name.words


def drop_addition(name: Name) -> Words:
    """Return an organisation's words up to the "and" behind three or more: Centers for Disease Control."""
    length = name.words.index("and") if name.label == "ORG" and "and" in name.words else 0
    return name.words[:length] if length > 2 else name.words


def is_founder(short: Name, long: Name) -> bool:
    """Tell whether an organisation's name is its founder's surname, another's the full name: Moll, Ada Moll AG."""
    core = drop_kind(long)
    if long.label != "ORG" or len(core) != 2 or drop_kind(short) != core[1:]:
        return False
    return core[0] in load_given_names() and core[1] not in load_words("organization_names", "generic")


def compare_word_by_word(one: Name, other: Name) -> Match:
    """Return whether two names of as many words differ in one word's romanisation only."""
    if len(one.words) != len(other.words) or one.is_acronym or other.is_acronym:
        return UNRELATED
    different = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    if len(different) != 1 or any(char.isdigit() for word in different[0] for char in word):
        return UNRELATED
    left, right = different[0]
    is_long = min(len(left), len(right)) > 4
    if is_long and starts_alike(left, right) and key_sound(left) == key_sound(right) and compare_spelling(left, right):
        return Match("spelling", 0.9, f"{left} and {right}")
    return UNRELATED


def starts_alike(one: str, other: str) -> bool:
    """Tell whether two words begin with one letter, or with consonants: Uxbridge is not Oxbridge, Qaida is Kaida."""
    return one[0] == other[0] or not {one[0], other[0]} & set("aeiou")
