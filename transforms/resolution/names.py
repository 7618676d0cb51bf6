"""A name taken apart: what of it tells who or what is meant, and what is manner of speaking."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.lexicons import load_lexicon, load_words
from transforms.resolution.folding import fold_words
from transforms.resolution.territories import (
    find_owner,
    find_territory,
    load_adjectives,
    load_countries,
    load_place_variants,
    load_states,
)
from transforms.words import ends_as_plural

ACRONYM = re.compile(r"^(?:[A-Z]\.?){2,6}$|^[A-Z][A-Z&-]{1,4}[A-Z]$|^[A-Z][a-z][A-Z]{1,4}$")
LONGEST_PLACE_ACRONYM = 4  # EUROPE is a word in capitals
PLACED = "@"  # opens the code of a territory among the words of a key
Words = tuple[str, ...]
LABELS = ("PERSON", "ORG", "LOC", "NORP", "EVENT", "MISC")


@dataclass(frozen=True, slots=True)
class Name:
    """What a mention says: ``words`` are folded, without titles, legal forms and articles.

    ``owner`` is the country code of a state's body (US Senate), ``territory`` the code of a country or US state.
    ``key`` names the name within its label: equal keys mean the same thing as far as letters tell.
    """

    label: str
    words: Words
    owner: str = ""
    territory: str = ""
    is_acronym: bool = False

    @property
    def key(self) -> str:
        """The words that tell, in one string; acronyms in capitals, countries as codes."""
        if self.territory:
            return PLACED + self.territory
        told = " ".join(self.words)
        return f"{PLACED}{self.owner} {told}" if self.owner else told.upper() if self.is_acronym else told


@lru_cache(maxsize=200_000)
def read_name(surface: str, label: str) -> Name:
    """Return the name in a mention's characters (or in the key of a name), read as its label demands."""
    if surface.startswith(PLACED):
        return read_key(surface, label)
    words = drop_article(fold_words(surface))
    if label == "PERSON":
        return Name(label, read_person(surface, words))
    if label == "LOC":
        return read_place(words, surface)
    if label == "ORG":
        return read_organization(words, surface)
    return Name(label, read_group(words) if label == "NORP" else read_thing(words), is_acronym=is_acronym(surface))


def read_key(key: str, label: str) -> Name:
    """Return the name of a territory or of a state's body from its key: @KP, @US senate."""
    code, _, told = key.removeprefix(PLACED).partition(" ")
    return Name(label, tuple(told.split()), owner=code) if told else Name(label, (), territory=code)


def drop_article(words: Words) -> Words:
    """Return folded words without a leading article."""
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return words


def is_acronym(surface: str) -> bool:
    """Tell whether a name is written as an acronym: NATO, U.N., AT&T, RTÉ, DoJ."""
    letters = unicodedata.normalize("NFKD", surface.strip())
    return ACRONYM.match("".join(letter for letter in letters if not unicodedata.combining(letter))) is not None


def read_person(surface: str, words: Words) -> Words:
    """Return the words of a person's name without titles before it and degrees behind it; given names first."""
    if "," in surface:
        words = turn_around(surface, words)
    usual = load_romanisations()
    words = tuple(letter for word in words for letter in split_initials(usual.get(word, word)))
    while (told := drop_article(drop_titles(drop_suffixes(words)))) != words:
        words = told
    return words


@cache
def load_romanisations() -> dict[str, str]:
    """Return the usual spelling of each word of persons' names whose spellings do not sound alike in Latin letters."""
    romanisations = load_lexicon("person_names")["romanisations"]
    return {other: usual for usual, others in romanisations.items() for other in others}


def drop_suffixes(words: Words) -> Words:
    """Return a person's words without degrees and generations at the end; two words stay."""
    while len(words) > 2 and words[-1] in load_words("person_names", "suffixes"):
        words = words[:-1]
    return words


def turn_around(surface: str, words: Words) -> Words:
    """Return "Doe, Jane" as jane doe; "Doe, Jr." as it stands."""
    before, _, after = surface.partition(",")
    behind = fold_words(after)
    if not behind or set(behind) <= load_words("person_names", "suffixes"):
        return words
    return behind + fold_words(before)


def split_initials(word: str) -> Words:
    """Return hw of George H.W. Bush as two initials; any other word as it stands."""
    is_initials = len(word) == 2 and not set(word) & set("aeiouy") and (word,) not in load_titles()
    return tuple(word) if is_initials and word not in load_words("person_names", "suffixes") else (word,)


@cache
def load_titles() -> frozenset[Words]:
    """Return the titles and roles that may precede a person's name, as folded words."""
    titles = load_lexicon("titles")
    phrases = [*titles["honorifics"], *titles["roles"], *titles["role_nouns"], *load_words("person_names", "titles")]
    return frozenset(fold_words(phrase) for phrase in phrases)


def drop_titles(words: Words) -> Words:
    """Return the words behind the last title, or all where nothing is left behind it."""
    titles = load_titles()
    for end in range(len(words) - 1, 0, -1):
        if any(words[start:end] in titles for start in range(max(0, end - 3), end)):
            # Words before a title belong to the name, if it is no title in truth: Martin Luther King Day.
            return words[end:]
    return words


def read_place(words: Words, surface: str) -> Name:
    """Return the name of a place; countries, US states and renamed cities by one name."""
    before, comma, after = surface.partition(",")
    if comma and (find_territory(drop_article(fold_words(after))) or is_in_washington_state(before, after)):
        whole = load_place_variants().get(words)
        return Name("LOC", whole) if whole else read_place(fold_words(before), before)
    words = ("saint", *words[1:]) if words[:1] == ("st",) else words
    territory = find_place_code(words, surface)
    if territory and words not in load_place_variants():
        return Name("LOC", (), "", territory)
    if words[:2] in (("city", "of"), ("town", "of"), ("island", "of")) and len(words) > 2:
        return read_place(words[2:], surface)
    is_short = len("".join(words)) <= LONGEST_PLACE_ACRONYM
    return Name("LOC", load_place_variants().get(words, words), is_acronym=is_short and is_acronym(surface))


def is_in_washington_state(before: str, after: str) -> bool:
    """Tell whether "Selm, Washington" is a place in the state, as all are but Washington itself."""
    return fold_words(after) == ("washington",) != fold_words(before)


def find_place_code(words: Words, surface: str) -> str | None:
    """Return the code of the territory that a place's name is; short ones (US, OK) only in capitals or with stops."""
    if len("".join(words)) > 3:
        return find_territory(words)
    if not surface.isupper():
        return None
    return find_territory(words) or (f"US-{surface}" if f"US-{surface}" in load_states().values() else None)


def read_organization(words: Words, surface: str) -> Name:
    """Return the name of an organisation without its legal form; a state's body by its country's code."""
    spellings = load_lexicon("organization_names")["spellings"]
    words = turn_department(drop_legal_form(tuple(spellings.get(word, word) for word in words)))
    if words in load_aliases():
        return Name("ORG", load_aliases()[words])
    territory = find_country(words, surface)
    if territory:
        return Name("ORG", (), "", territory)
    owner, body = split_owner(words)
    return Name("ORG", body if owner else spell_union(body), owner, is_acronym=is_acronym(surface))


@cache
def load_aliases() -> dict[Words, Words]:
    """Return the name that stands for each organisation or index with several, both as folded words."""
    lexicon = load_lexicon("organization_names")
    aliases = lexicon["aliases"] | lexicon["indices"]
    return {tuple(other.split()): tuple(name.split()) for name, others in aliases.items() for other in others}


def spell_union(words: Words) -> Words:
    """Return an organisation's words with the short name of a union of states before others spelt out: UN, US, UK."""
    whole = load_lexicon("organization_names")["unions"].get(words[0]) if len(words) > 1 else None
    return (*whole.split(), *words[1:]) if whole else words


def find_country(words: Words, surface: str) -> str | None:
    """Return the code of the country that an organisation's name is, as in "Iraq signed"; GM and CAR are none."""
    if len(words) == 1 and len(words[0]) < 4 and words[0] not in ("us", "usa", "uk", "uae"):
        return None
    if words[:2] == ("state", "of"):
        return find_territory(words)
    return load_countries().get(words) if surface[:1].isupper() else None


def drop_legal_form(words: Words) -> Words:
    """Return the words without the legal forms behind and before them, and an "and" that these leave behind."""
    forms, leading = load_phrases("legal_forms") | {("and",)}, load_phrases("leading_forms")
    while length := next((n for n in range(min(4, len(words) - 1), 0, -1) if words[-n:] in forms), 0):
        words = words[:-length]
    while length := next((n for n in range(min(4, len(words) - 1), 0, -1) if words[:n] in leading), 0):
        words = words[length:]
    return words


def has_legal_form(surface: str) -> bool:
    """Tell whether a name ends as a firm's full name does: Inc., Ltd."""
    return len(words := fold_words(surface)) > 1 and words[-1:] in load_phrases("legal_forms")


@cache
def load_phrases(key: str) -> frozenset[Words]:
    """Return a list of the lexicon of organisations' names as folded words."""
    return frozenset(tuple(phrase.split()) for phrase in load_words("organization_names", key))


def turn_department(words: Words) -> Words:
    """Return "department of justice" as justice department, and so for ministries."""
    for position, word in enumerate(words[:-2]):
        if word in ("department", "ministry") and words[position + 1] in ("of", "for"):
            rest = drop_article(words[position + 2 :])
            return shorten_ministry((*words[:position], *rest, word))
    return shorten_ministry(words)


def shorten_ministry(words: Words) -> Words:
    """Return the words of a ministry by its usual name: foreign affairs ministry as foreign ministry."""
    usual = load_lexicon("organization_names")["ministries"].get(" ".join(words[-3:]))
    return (*words[:-3], *usual.split()) if usual else words


def split_owner(words: Words) -> tuple[str, Words]:
    """Return the country code and the rest of a state body's name: US Senate, Senate of the United States."""
    bodies = load_phrases("state_bodies")
    found = find_owner(words)
    if found and words[found[1] :] in bodies:
        return found[0], words[found[1] :]
    if "of" in words:
        place = len(words) - 1 - words[::-1].index("of")
        code = load_countries().get(drop_article(words[place + 1 :]))
        if code and words[:place] in bodies:
            return code, words[:place]
    return "", words


def read_group(words: Words) -> Words:
    """Return the words of a people or party's members in the singular: Russians as russian."""
    singular = (*words[:-1], words[-1].removesuffix("s")) if words else words
    if words in load_adjectives() or words[-1:] == singular[-1:]:
        return words
    is_plural = len(words[-1]) > 4 and ends_as_plural(words[-1])
    return singular if is_plural or singular in load_adjectives() else words


def read_thing(words: Words) -> Words:
    """Return the words of a work, product or event in the singular: iPhones as iphone, Olympics as olympic."""
    if words in load_aliases():
        return load_aliases()[words]
    last = words[-1] if words else ""
    if len(last) < 4 or not ends_as_plural(last):
        return words
    ending = "es" if last.endswith(("ches", "shes", "sses", "xes", "zes")) else "s"
    return (*words[:-1], last.removesuffix(ending))


def is_generic(name: Name) -> bool:
    """Tell whether a name is a mere kind of thing (the Court, the State) or title that only its text makes clear."""
    if name.label == "PERSON":
        return name.words in load_titles()
    if name.territory or name.owner or not name.words:
        return False
    if name.words in load_phrases("state_bodies") - load_phrases("home_bodies"):
        return False  # one country's Senate may be the archive's
    return len(name.words) == 1 and name.words[0] in load_words("organization_names", "generic")
