"""What kind of paragraph a sentence stands in, as news has them: decided here alone and kept as ``sentences.zone``.

A paragraph is told by its form (``config/lexicons/paragraphs.toml``), a short line without a final mark also by its
place: over the text it is of the headline, between paragraphs a heading, among its like an item of a list or the row of
a table.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from transforms.lexicons import load_lexicon

LINE_WORDS = 14
"""White-space separated words from which a line without a final mark is no longer one."""
LONGEST_STAMP = 90
LONGEST_NOTE = 800
LONGEST_CAPTION = 500
"""Code points up to which a paragraph can be a stamp, a note on a correction, a picture's line."""
LINES_OF_HEADLINE = 2
LONGEST_HEADING = 25
"""White-space separated words from which what is marked as a heading is a standfirst."""
LINES = frozenset({"headline", "highlights", "heading", "list"})
"""Zones of lines rather than of prose, as headlines are written."""
BESIDE_TEXT = frozenset({"dateline", "correction"})
"""Zones that tell of the article rather than of what happened."""
QUOTED = re.compile(r"[\"“„«].*[\"”“»]\W*", re.DOTALL)
MOMENT = re.compile(r"(?:\d{4}-\d\d-\d\d[T ]?|\d{1,2}[./]\d{1,2}[./]\d{4},? ?)?(?:\d{1,2}[.:h]\d\d(?::\d\d)?)?")
"""A day, a time of day, or both, without a word."""
CLOCK = r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:GMT|UTC|BST|[ECMP][SD]?T)"
STAMPED = re.compile(
    rf"\)\s*[-–—]+\s*\Z|(?:\b\d{{4}},?\s(?:at\s)?|updated:?\s(?:at\s)?){CLOCK}\b"
    rf"|(?<!\bat\s)\b{CLOCK},?\s(?:on\s)?(?:\w+day,?\s)?(?:\d{{1,2}}\s\w+|\w+\s\d{{1,2}},?)\s\d{{4}}\b",
    re.IGNORECASE,
)
"""The end of an agency's date line, or a date with a clock and its zone as pages are stamped with."""


def zone_paragraphs(paragraphs: Sequence[str], kinds: Sequence[str] = ()) -> list[str]:
    """Return the zone of each paragraph of a text: ``headline``, ``highlights`` (the points listed over an article),
    ``heading`` (within the text), ``lead`` (its first paragraph of prose), ``body``, ``list`` (items, rows of a table),
    ``caption``, ``dateline`` (who, where, when: by-line, place, agency, time of an entry), ``correction`` (a note on
    what was wrong or changed).

    ``kinds`` is what markup makes of each paragraph: ``heading``, ``list``, ``caption`` or empty.
    """
    marked = kinds if len(kinds) >= len(paragraphs) else [""] * len(paragraphs)
    forms = [name_form(paragraph, kind) for paragraph, kind in zip(paragraphs, marked, strict=False)]
    zones: list[str] = []
    is_over_text = True
    for form, run in groupby(range(len(forms)), key=forms.__getitem__):
        places = list(run)
        if form == "line":
            zones += zone_over_text(paragraphs, places) if is_over_text else zone_lines(paragraphs, forms, places)
        elif form == "point":
            zones += ["highlights" if is_over_text and len(places) > 1 else "list"] * len(places)
        elif form == "prose":
            zones += ["lead" if is_over_text else "body", *["body"] * (len(places) - 1)]
            is_over_text = False
        else:
            zones += [form] * len(places)
    return zones


def name_form(paragraph: str, kind: str) -> str:
    """Return what a paragraph alone tells, and what markup makes of it: ``dateline``, ``correction``, ``caption``,
    ``heading``, ``point`` of a list, ``line`` without a final mark, else ``prose``."""
    if len(paragraph) <= LONGEST_NOTE and load_pattern("correction").search(paragraph):
        return "correction"
    if kind == "caption" or (len(paragraph) <= LONGEST_CAPTION and load_pattern("caption").match(paragraph)):
        return "caption"
    is_line = paragraph[-1].isalnum() and len(paragraph.split(maxsplit=LINE_WORDS)) < LINE_WORDS
    if is_stamp(paragraph) or (is_line and load_pattern("byline").match(paragraph)):
        return "dateline"
    if kind == "heading" and len(paragraph.split(maxsplit=LONGEST_HEADING)) < LONGEST_HEADING:
        return kind
    if kind == "list" or load_pattern("highlight").match(paragraph):
        return "point"
    return "line" if is_line else "prose"


def is_stamp(paragraph: str) -> bool:
    """Tell whether a paragraph says nothing but when: a day, a time, or both."""
    if len(paragraph) > LONGEST_STAMP or not any(character.isdigit() for character in paragraph):
        return False
    rest = load_pattern("stamp_words").sub("", paragraph)
    is_worded = rest != paragraph and not any(character.isalpha() for character in rest)
    return is_worded or MOMENT.fullmatch(paragraph) is not None


def zone_over_text(paragraphs: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    """Yield the zones of lines before the first paragraph of prose: up to two are the headline; more of them, or what
    stands below a head that says so, are highlights."""
    head = next((place for place in places if load_pattern("highlights_head").match(paragraphs[place])), None)
    for number, place in enumerate(places):
        is_headline = place < head if head is not None else number == 0 or len(places) <= LINES_OF_HEADLINE
        yield "headline" if is_headline else "highlights"


def zone_lines(paragraphs: Sequence[str], forms: Sequence[str], places: Sequence[int]) -> Iterator[str]:
    """Yield the zones of lines behind the first paragraph of prose, of those that no markup marks.

    One alone before prose is a heading, unless it names who is quoted before it or is an entry of a live blog; several
    are of a list.
    """
    first, last = places[0], places[-1]
    before, behind = forms[first - 1], forms[last + 1] if last + 1 < len(forms) else ""
    is_heading = behind in ("prose", "point", "dateline") and not before == behind == "dateline"
    if first < last:
        yield from ["list"] * len(places)
    else:
        yield "heading" if is_heading and not QUOTED.fullmatch(paragraphs[first - 1]) else "body"


def zone_sentence(sentence: str, zone: str) -> str:
    """Return the zone of a sentence within a paragraph of a zone: in prose it may be a stamp or a picture's credit."""
    if zone in ("lead", "body", "headline"):
        if STAMPED.search(sentence):
            return "dateline"
        if load_pattern("credit").search(sentence):
            return "caption"
    return zone


@cache
def load_pattern(key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of the lexicon of paragraphs, compiled."""
    return re.compile(load_lexicon("paragraphs")[key], re.VERBOSE)
