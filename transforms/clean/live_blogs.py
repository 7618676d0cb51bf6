"""Live blogs: each entry's time as a line of its own before it, as the page states it and readers see it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from transforms.clean.html import Page, squeeze
from transforms.clean.jsonld import Node, list_types, list_values, read_string
from transforms.clean.layout import HEADINGS, KEY, list_blocks, locate_paragraphs, squash

TYPE = "LiveBlogPosting"
PARAGRAPHS = ("p", "li", "dd")
STATED = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]00:?00)?")


def list_updates(page: Page) -> list[Node]:
    """Return the entries that a page's JSON-LD states of a live blog, in its order."""
    return [u for node in page.nodes for u in list_values(node.get("liveBlogUpdate")) if isinstance(u, dict)]


def is_live_blog(page: Page) -> bool:
    """Say whether a page calls itself a live blog."""
    if any(TYPE in list_types(node) for node in page.nodes):
        return True
    return any(TYPE in (e.get("itemtype") or "") for e in page.tree.iter("body", "main", "section", "article", "div"))


def add_times(page: Page, paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs of a live blog with a line before each entry that says when it was written, by the outlet's
    clock: ``2024-06-13 10:15``, and UTC where it says so. Those of any other page come back as they are."""
    if not is_live_blog(page):
        return list(paragraphs)
    times = {**read_stated_times(page, paragraphs), **read_shown_times(page, paragraphs)}
    return [line for place, text in enumerate(paragraphs) for line in (*times.get(place, ()), text)]


def find_openings(paragraphs: Sequence[str]) -> dict[str, int]:
    """Return the place of each paragraph by how it begins; the first of those that begin alike."""
    return {squash(paragraph)[:KEY]: place for place, paragraph in reversed(list(enumerate(paragraphs)))}


def read_stated_times(page: Page, paragraphs: Sequence[str]) -> dict[int, list[str]]:
    """Return the time of each entry that the page's JSON-LD states, by the place of its first paragraph."""
    places = find_openings(paragraphs)
    times: dict[int, list[str]] = {}
    for update in list_updates(page):
        opening = (squash(squeeze(read_string(update, name)))[:KEY] for name in ("headline", "articleBody"))
        found = next((places[key] for key in opening if key in places), None)
        if found is not None and (line := write_time(read_string(update, "datePublished"))):
            times[found] = [line]
    return times


def read_shown_times(page: Page, paragraphs: Sequence[str]) -> dict[int, list[str]]:
    """Return the time of each entry that the page marks as one, by the place of its first paragraph; none where only
    one is marked, which is the page's own.

    An entry is the smallest element around a time that holds a paragraph; where that holds other times too, it begins
    with the heading before the time or else behind it.
    """
    places = {element: place for place, element in locate_paragraphs(list(list_blocks(page)), paragraphs).items()}
    marks = [e for e in page.tree.iter("time", *{str(e.tag) for e in places}) if e in places or read_time(e)]
    held, n_times = measure_elements(marks, places)
    openings = find_openings(paragraphs)
    times: dict[int, list[str]] = {}
    for before, mark, behind in zip([None, *marks], marks, [*marks[1:], None], strict=False):
        if mark in places:
            continue
        around = next((one for one in mark.iterancestors() if one in held), None)
        opening = before if before is not None and before.tag in HEADINGS else behind
        place = held[around] if around is not None and n_times[around] == 1 else places.get(opening)
        place = openings.get(read_behind(mark), place)
        if place is not None:
            times.setdefault(place, [read_time(mark)])
    return times if len(times) > 1 else {}


def read_behind(time: HtmlElement) -> str:
    """Return how the paragraph goes on that a time stands first in, as paragraphs are compared; empty for others."""
    around = time.getparent()
    if around is None or around.tag not in PARAGRAPHS:
        return ""
    return squash(str(around.text_content())).removeprefix(squash(str(time.text_content())))[:KEY]


def measure_elements(
    marks: Sequence[HtmlElement], places: Mapping[HtmlElement, int]
) -> tuple[dict[HtmlElement, int], Counter[HtmlElement]]:
    """Return the first paragraph that each element holds, and how many times it holds."""
    held: dict[HtmlElement, int] = {}
    n_times: Counter[HtmlElement] = Counter()
    for mark in marks:
        for around in mark.iterancestors():
            if mark in places:
                held[around] = min(places[mark], held.get(around, places[mark]))
            else:
                n_times[around] += 1
    return held, n_times


def read_time(element: HtmlElement) -> str:
    """Return the line of the moment that an element marks; empty where it marks none."""
    return write_time(element.get("datetime") or "") if element.tag == "time" else ""


def write_time(stated: str) -> str:
    """Return a moment as readers see it, empty where it is none: the clock of the outlet, and UTC where it says so."""
    found = STATED.match(stated.strip())
    return f"{found[1]} {found[2]}{' UTC' if found[3] else ''}" if found else ""
