"""What a page's template puts around the text of one document: labels, credits, links to other articles, appeals.

These are rules about the form of a paragraph and its place. Paragraphs that an outlet repeats from page to page are
learned instead (``transforms.clean.boilerplate``).
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from transforms.clean.folding import fold
from transforms.clean.moments import Moment, find_moments
from transforms.lexicons import load_lexicon

HEAD = 8
"""Paragraphs within which title, byline and date line stand."""
MAX_TITLE = 250
MAX_LINE = 90
"""Characters up to which a paragraph can be a date line, a byline or the head of a list."""
MAX_FOREWORD = 0.15
"""Share of a text that can stand before its repeated title and still be no part of the article."""
SHORTEST_REPEAT = 120
"""Characters from which a paragraph said twice is a fault of the page rather than the author's intent."""
SHORTEST_TITLE = 20
"""Letters from which a title can be recognised behind a kicker."""
MAX_LISTED = 6
"""Titles of other articles that one head can list."""
MAX_APPENDIX = 0.3
"""Share of a text that its sources can be."""
MAX_APPEAL = 1200
"""Characters up to which a closing paragraph can be an appeal."""
FEWEST_APPEALS = 2
"""Different words of asking that make a long closing paragraph an appeal."""
FULL_STOP = (".", "!", "?", "。", "…", ";", ",", ":")


def strip_template(paragraphs: Sequence[str], titles: Iterable[str], authors: Iterable[str]) -> list[str]:
    """Return the paragraphs of a document without what the template puts around its running text.

    ``titles`` are the forms in which the page states its headline, ``authors`` the names in its byline; both may be
    repeated before the text.
    """
    kept = drop_head(drop_repeats(paragraphs), {fold(title) for title in titles}, {fold(name) for name in authors})
    return drop_tail(drop_appendix(drop_lists([p for p in kept if not is_label(p)])))


def drop_repeats(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without those, long enough to tell, that have been said before."""
    unique = dict.fromkeys((p, place if len(p) < SHORTEST_REPEAT else 0) for place, p in enumerate(paragraphs))
    return [paragraph for paragraph, _ in unique]


def drop_titles(paragraphs: Iterable[str], titles: Iterable[str]) -> list[str]:
    """Return the paragraphs that repeat none of the titles: one in capitals reads like the names of a byline."""
    folded = {fold(title) for title in titles}
    return [paragraph for paragraph in paragraphs if not repeats_title(paragraph, folded)]


def drop_head(paragraphs: Sequence[str], titles: set[str], authors: set[str]) -> list[str]:
    """Return the paragraphs without title, byline and date line, and without what little stands before the title."""
    titled = next((place for place, p in enumerate(paragraphs[:HEAD]) if repeats_title(p, titles)), -1)
    foreword = sum(map(len, paragraphs[: titled + 1]))
    start = titled + 1 if foreword <= MAX_FOREWORD * sum(map(len, paragraphs)) or titled == 0 else 0
    head = [p for p in paragraphs[start : start + HEAD] if not is_head_line(p, titles, authors)]
    return [*head, *paragraphs[start + HEAD :]]


def is_head_line(paragraph: str, titles: set[str], authors: set[str]) -> bool:
    """Say whether a paragraph near the start is the title again, a byline or a date line."""
    return (
        repeats_title(paragraph, titles)
        or fold(paragraph) in authors
        or is_byline(paragraph)
        or names_author(paragraph, authors)
        or bool(read_date_line(paragraph))
        or is_date_label(paragraph)
    )


def names_author(paragraph: str, authors: Set[str]) -> bool:
    """Say whether a paragraph is a word for 'by' and one of the authors, by their folded names."""
    said = load_pattern("byline").match(paragraph) if len(paragraph) <= MAX_LINE else None
    return said is not None and fold(paragraph[said.end() :]) in authors


def is_date_label(paragraph: str) -> bool:
    """Say whether a paragraph is nothing but the labels of dates that stood beside it: Published, Updated."""
    if len(paragraph) > MAX_LINE or not any(character.isalpha() for character in paragraph):
        return False
    return not any(character.isalpha() for character in load_pattern("dateline_words").sub("", paragraph))


def repeats_title(paragraph: str, titles: set[str]) -> bool:
    """Say whether a paragraph is one of the folded titles, perhaps with a kicker before it."""
    if len(paragraph) > MAX_TITLE:
        return False
    folded = fold(paragraph)
    return bool(folded) and any(
        folded == title or (len(title) > SHORTEST_TITLE and folded.endswith(title)) for title in titles if title
    )


def is_byline(paragraph: str) -> bool:
    """Say whether a paragraph is a line that begins with a word for 'by' and is no sentence."""
    is_line = len(paragraph) <= MAX_LINE and not paragraph.endswith(FULL_STOP)
    return is_line and load_pattern("byline").match(paragraph) is not None


def read_date_line(paragraph: str, country: str = "") -> tuple[Moment, ...]:
    """Return the dates of a line that is about nothing else; none for any other line. ``country``, as web addresses
    end, tells which zone an ambiguous name means."""
    if len(paragraph) > MAX_LINE:
        return ()
    found = find_moments(paragraph, country)
    rest = paragraph
    for _, (start, end) in reversed(found):
        rest = rest[:start] + rest[end:]
    rest = load_pattern("dateline_words").sub("", rest)
    return tuple(moment for moment, _ in found) if not any(c.isalpha() for c in rest) else ()


def drop_tail(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without the appeals to the reader and heads of lists that close them."""
    kept = list(paragraphs)
    while len(kept) > 1 and (is_appeal(kept[-1]) or is_related(kept[-1])):
        kept.pop()
    return kept


def drop_appendix(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without sources and words on the author behind a head of their own near the end."""
    left = MAX_APPENDIX * sum(map(len, paragraphs))
    for place, paragraph in reversed(list(enumerate(paragraphs))):
        left -= len(paragraph)
        if left < 0:
            break
        if len(paragraph) <= MAX_LINE and load_pattern("appendix").match(paragraph):
            return list(paragraphs[:place])
    return list(paragraphs)


def drop_lists(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without links to other articles: their heads and the titles listed below these."""
    kept: list[str] = []
    left = 0
    for paragraph in paragraphs:
        if is_related(paragraph):
            left = 0 if is_titled(paragraph) else MAX_LISTED
        elif left and is_listed(paragraph):
            left -= 1
        else:
            left = 0
            kept.append(paragraph)
    return kept


def is_titled(paragraph: str) -> bool:
    """Say whether a paragraph that leads to other articles has a title behind its colon or arrow."""
    return re.search(r"[:：»>→|]\s*\w", paragraph) is not None


def is_listed(paragraph: str) -> bool:
    """Say whether a paragraph below the head of a list is one of the titles listed."""
    return len(paragraph) <= MAX_TITLE and not paragraph.rstrip("\"'”’»").endswith(FULL_STOP)


def is_related(paragraph: str) -> bool:
    """Say whether a paragraph leads to other articles."""
    return len(paragraph) <= MAX_TITLE and load_pattern("related").match(paragraph) is not None


def is_label(paragraph: str) -> bool:
    """Say whether a paragraph is a label of the page, the credit of a picture or a notice of rights."""
    is_short = len(paragraph) <= MAX_TITLE
    return is_short and any(load_pattern(key).match(paragraph) is not None for key in ("label", "credit"))


def is_appeal(paragraph: str) -> bool:
    """Say whether a paragraph asks the reader for something: it speaks as the outlet of giving or joining."""
    if len(paragraph) > MAX_APPEAL:
        return False
    asked = {match[0].casefold()[:5] for match in load_pattern("appeal").finditer(paragraph)}
    is_short = len(paragraph) <= MAX_LINE
    speaks = load_pattern("reader").search(paragraph) is not None or paragraph.endswith("!")
    is_voiced = is_short or load_pattern("outlet").search(paragraph) is not None
    is_quoted = paragraph[:1] in '"“„«'
    return speaks and is_voiced and not is_quoted and len(asked) >= (1 if is_short else FEWEST_APPEALS)


@cache
def load_pattern(key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of the lexicon of page templates, compiled."""
    return re.compile(load_lexicon("page_template")[key], re.IGNORECASE | re.VERBOSE)
