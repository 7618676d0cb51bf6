"""Whether two names of persons may be one person's: family names first, then given names, then what stands between."""

from functools import cache, lru_cache

from transforms.lexicons import load_lexicon, load_words
from transforms.resolution.folding import key_sound
from transforms.resolution.matches import CONFLICT, UNRELATED, Match, compare_spelling

Words = tuple[str, ...]
SON = frozenset({"bin", "ben", "ibn"})  # before the father's name: there the order of words tells


@cache
def load_nicknames() -> dict[str, frozenset[str]]:
    """Return for each given name with short or sister forms the names it may stand for, itself included."""
    forms: dict[str, set[str]] = {}
    for name, others in load_lexicon("person_names")["nicknames"].items():
        for form in (name, *others):
            forms.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in forms.items()}


@cache
def load_given_names() -> frozenset[str]:
    """Return the given names of the lexicons, folded as far as these are plain."""
    return frozenset(name.lower() for name in load_words("people", "first_names")) | frozenset(load_nicknames())


@cache
def load_particles() -> frozenset[str]:
    """Return the small words before a family name: van der, al, bin."""
    return load_words("people", "particles") | {"abu", "abd", "el", "ben", "san", "santa"}


def has_family_first(words: Words) -> bool:
    """Tell whether a name stands in East Asian order: a known family name before one or two given names."""
    family = words[0] in load_words("person_names", "family_first")
    return family and (len(words) == 3 or (len(words) == 2 and words[0] not in load_given_names()))


@lru_cache(maxsize=100_000)
def split_person(words: Words) -> tuple[Words, str]:
    """Return the given and middle names, and the family name without its particles; a single word is a family name.

    Given names are missing too where only particles stand before the family name (Al Assad), and both without words.
    """
    if len(words) > 1 and has_family_first(words):
        return words[1:], words[0]
    given = words[:-1]
    while given and given[-1] in load_particles() and (len(given) > 1 or given != ("ben",)):
        given = given[:-1]
    return given, words[-1] if words else ""


def compare_people(one: Words, other: Words) -> Match:
    """Return how two persons' names (folded words, titles gone) go together."""
    if one == other:
        return Match("exact", 1.0, "same name")
    if len(one) > 1 and sorted(one) == sorted(other) and not SON & set(one):
        return Match("word-order", 0.95, "same words in another order")
    short, long = sorted((one, other), key=len)
    if is_without_second(short, long):
        return Match("short-form", 0.75, f"leaves out the last name of {' '.join(long)}")
    (given, family), (other_given, other_family) = split_person(one), split_person(other)
    likeness = compare_spelling(family, other_family)
    if not likeness:
        return compare_joined(one, other)
    if not given or not other_given:
        return Match("surname", 0.7 * likeness, f"bears the name {family}")
    return compare_given(given, other_given, likeness, family)


def is_without_second(short: Words, long: Words) -> bool:
    """Tell whether a name leaves out the mother's family name that another ends with, as Spanish names do."""
    return bool(short) and long[: len(short)] == short and find_first_family(long) == short[-1]


def find_first_family(words: Words) -> str | None:
    """Return the former of two family names, None where a name has no two: no initial, given name or particle."""
    middle = words[1] if len(words) == 3 and not has_family_first(words) else ""
    return middle if len(middle) > 1 and not is_given((middle,)) and middle not in load_particles() else None


def compare_joined(one: Words, other: Words) -> Match:
    """Return how names of different family names go together: the same letters, parted elsewhere, or not at all."""
    if "".join(one) == "".join(other):
        return Match("spelling", 0.95, "same letters")
    return CONFLICT if len(one) > 1 and len(other) > 1 else UNRELATED


def compare_given(given: Words, other: Words, likeness: float, family: str) -> Match:
    """Return how the given names of two bearers of one family name go together."""
    given, other = drop_initial(given, other), drop_initial(other, given)
    first = compare_given_name(given[0], other[0])
    if given != other and "".join(given) == "".join(other):
        return Match("spelling", 0.95 * likeness, f"the same letters before {family}")
    if not first:
        return compare_position(given, other, likeness, family)
    if not agree_middle(given[1:], other[1:]) or goes_by_second(given, other) or goes_by_second(other, given):
        return CONFLICT
    method, score = first
    if likeness < 1 and method != "initial" and (score < 0.9 or method == "nickname"):
        return CONFLICT  # two doubts at once
    evidence = f"{given[0]} and {other[0]}, family name {family}"
    return Match("spelling" if likeness < 1 and method == "given-name" else method, score * likeness, evidence)


def compare_position(given: Words, other: Words, likeness: float, family: str) -> Match:
    """Return how given names that begin differently go together: a title or a further family name."""
    shorter, longer = sorted((given, other), key=len)
    extra = longer[: len(longer) - len(shorter)]
    is_tail = bool(extra) and longer[len(extra) :] == shorter
    if is_tail and not is_given(extra):
        return Match("title", 0.8 * likeness, f"{' '.join(extra)} before {' '.join(shorter)} {family}")
    if is_tail and (shorter[0] in load_particles() or not is_given(shorter)):
        return Match("surname", 0.8 * likeness, f"bears the name {' '.join(shorter)} {family}")
    return CONFLICT


def drop_initial(given: Words, other: Words) -> Words:
    """Return given names without an initial before the name in use: richard of G. Richard, beside Rick."""
    is_aside = len(given) > 1 and len(given[0]) == 1 < len(given[1]) and not other[0].startswith(given[0])
    return given[1:] if is_aside else given


def goes_by_second(given: Words, other: Words) -> bool:
    """Tell whether somebody goes by a second given name that the other's only one is not: M. Stanton, beside Mike."""
    is_second = len(given) > 1 and len(given[0]) == 1 < len(given[1])
    return is_second and len(other) == 1 < len(other[0]) and compare_given_name(given[1], other[0]) is None


def compare_given_name(one: str, other: str) -> tuple[str, float] | None:
    """Return method and score of two given names that may be one person's, None when they are not."""
    if one == other:
        return "given-name", 1.0
    if min(len(one), len(other)) == 1:
        return ("initial", 0.85) if one[0] == other[0] else None
    if load_nicknames().get(one, frozenset({one})) & load_nicknames().get(other, frozenset({other})):
        return "nickname", 0.9
    if key_sound(one) == key_sound(other):
        return "spelling", 0.93
    if len(one) > 5 and len(other) > 5 and (likeness := compare_spelling(one, other)):
        return "spelling", likeness
    return None


def is_given(words: Words) -> bool:
    """Tell whether words before a person's name are given names, so that the name with them is another's."""
    return any(len(word) == 1 or word in load_given_names() for word in words)


def agree_middle(middle: Words, other: Words) -> bool:
    """Tell whether middle names do not speak against one person: where both have some, the fewer are among the more."""
    fewer, more = sorted((middle, other), key=len)
    return all(any(compare_given_name(name, one) for one in more) for name in fewer)


@lru_cache(maxsize=100_000)
def list_initials(words: Words) -> frozenset[str]:
    """Return the letters that a person's given names, their sounds and the names they are short for begin with."""
    given = split_person(words)[0]
    forms = {form for name in given for form in (name, key_sound(name), *load_nicknames().get(name, ()))}
    return frozenset(form[0] for form in forms if form)


@lru_cache(maxsize=100_000)
def key_person(words: Words) -> str:
    """Return the key that bearers of one family name share, however it is spelt in Latin letters."""
    return key_sound(split_person(words)[1])
