"""Texts in other letters than their own, so that headlines, teletype and chat are read as well as prose."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from flows.lab.training.corpora import Example

WORD = re.compile(r"[^\W\d_][\w’']*")
SMALL_WORDS = frozenset({"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the"})
PLACES = (
    "KYIV",
    "LONDON",
    "NAIROBI",
    "GENEVA",
    "CARACAS",
    "MANILA",
    "NEW YORK",
    "SÃO PAULO",
    "TUNIS",
    "OSLO",
    "LAHORE",
)
AGENCIES = ("Reuters", "AP", "AFP", "DPA", "UPI")
NAMES = ("Ana Duarte", "Peter Holm", "Lindiwe Maseko", "Yuki Arai", "Tom Breslin", "Nadia Haddad", "Ivan Petrenko")
DAYS = ("Jan 4", "March 17", "Oct. 31", "June 9", "12 Sept")


def vary(example: Example, chances: Mapping[str, float], draw: random.Random) -> Example:
    """Return the example in letters drawn by the plan's chances, mostly its own; offsets stay true."""
    if draw.random() < chances["dateline"]:
        example = open_with_dateline(example, draw)
    fate = draw.random()
    for name, change in CHANGES.items():
        fate -= chances[name]
        if fate < 0:
            return rewrite(example, change)
    return example


def rewrite(example: Example, change: Callable[[str], str]) -> Example:
    """Return the example with its letters changed; unchanged where that would move an offset (ß, ligatures)."""
    text = change(example.text)
    return replace(example, text=text) if len(text) == len(example.text) else example


def write_title_case(text: str) -> str:
    """Return the text with the first letter of every word capital, small words aside, as headlines are."""
    return WORD.sub(lambda m: m[0] if m[0] in SMALL_WORDS else m[0][0].upper() + m[0][1:], text)


CHANGES: dict[str, Callable[[str], str]] = {"title": write_title_case, "upper": str.upper, "lower": str.lower}


def open_with_dateline(example: Example, draw: random.Random) -> Example:
    """Return the example behind an invented date line or byline, whose names are marked."""
    place, agency, name, day = (draw.choice(kind) for kind in (PLACES, AGENCIES, NAMES, DAYS))
    opening, names = draw.choice(
        (
            (f"{place}, {day} ({agency}) - ", {place: "LOC", agency: "ORG"}),
            (f"{place} ({agency}) — ", {place: "LOC", agency: "ORG"}),
            (f"By {name}\n\n{place} — ", {name: "PERSON", place: "LOC"}),
            (f"{name}, {agency}\n\n", {name: "PERSON", agency: "ORG"}),
        )
    )
    marked = tuple((opening.index(n), opening.index(n) + len(n), label) for n, label in names.items())
    return shift(example, opening, marked)


def shift(example: Example, opening: str, marked: tuple[tuple[int, int, str], ...]) -> Example:
    """Return the example behind ``opening``, its offsets moved."""
    by = len(opening)
    if example.entities is None or example.attributions:
        return example
    entities = tuple((start + by, end + by, label) for start, end, label in example.entities)
    unknown = tuple((start + by, end + by) for start, end in example.unknown)
    text = opening + example.text
    return replace(example, text=text, entities=(*sorted(marked), *entities), unknown=unknown)
