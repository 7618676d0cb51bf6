"""The places and peoples that an article names: where a claim or a figure belongs."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transforms.resolution.folding import fold_words
from transforms.resolution.names import PLACED, drop_article
from transforms.resolution.territories import load_adjectives, load_countries, load_states
from transforms.schema.records import Mention, MentionReading

PEOPLE = "NORP"
BORDER = re.compile(r"\b(?:borders?|bordering|border with|frontier with) (?:the )?\Z")
LOOK_BACK = 24  # code points in which these stand


class Place(NamedTuple):
    """A place or people named in an article: offsets into its text, and its ISO 3166 code or else its folded name."""

    sentence_no: int
    start: int
    end: int
    label: str
    code: str | None
    name: str

    @property
    def where(self) -> str:
        """The code of the country or US state, else the folded name."""
        return self.code or self.name


def list_places(text: str, mentions: Iterable[Mention], readings: Iterable[MentionReading]) -> list[Place]:
    """Return the places and peoples among the mentions of an article, in order, as the article means them.

    What another place borders is left out: "the province, which borders Morvia".
    """
    keys = {reading.mention_id: reading.key for reading in readings}
    return [
        Place(
            one.sentence_no, one.start_char, one.end_char, one.label, *tell_territory(keys[one.mention_id], one.label)
        )
        for one in sorted(mentions, key=lambda one: one.start_char)
        if one.label in ("LOC", PEOPLE) and not BORDER.search(text, max(0, one.start_char - LOOK_BACK), one.start_char)
    ]


def tell_territory(key: str, label: str) -> tuple[str | None, str]:
    """Return the code of a country, state or people, if it is one, and the folded name, by the key of a name.

    What is written in capitals throughout has a key like an acronym's; SELM is Selm all the same.
    """
    if key.startswith(PLACED):
        return key.removeprefix(PLACED), key
    return (load_adjectives().get(tuple(key.split())) if label == PEOPLE else None), key.lower()


def find_code(name: str) -> str | None:
    """Return the code of the country, people or US state that a name is, None for any other name."""
    words = drop_article(fold_words(name))
    return load_countries().get(words) or load_adjectives().get(words) or load_states().get(words)


def list_within(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """Return the places named within ``start`` to ``end``; ``places`` are in order."""
    first, last = (bisect_left(places, offset, key=lambda place: place.start) for offset in (start, end))
    return [place for place in places[first:last] if place.end <= end]


def name_all(places: Iterable[Place]) -> tuple[str, ...]:
    """Return codes and names of places, each once, in order of the alphabet."""
    return tuple(sorted({place.where for place in places}))
