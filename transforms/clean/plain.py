"""Plain text to an article: as a structured format gives it, or as copied from a page with its furniture around."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from transforms.charset import decode_html
from transforms.clean.assembly import Cleaned, build_article, reject_document
from transforms.clean.authors import clean_authors
from transforms.clean.dates import Dating, choose_date
from transforms.clean.moments import Moment, find_moments, read_moment
from transforms.clean.titles import fold
from transforms.clean.urls import name_outlet, normalise_url
from transforms.language import detect_language
from transforms.lexicons import load_lexicon
from transforms.records import Article, Given, RawDocument, Reject

FEWEST_LETTERS = 40
"""Letters below which a text is no article."""
HEAD = 8
"""Paragraphs within which title, standfirst, byline and date line stand."""
MAX_TITLE = 250
MAX_LINE = 90
"""Characters up to which a paragraph can be a date line, a byline or the head of a list."""
WRAPPED = range(50, 101)
"""Length of the lines of text that was broken by width."""
SPACE = re.compile(r"[^\S\n]+")
BYLINE = re.compile(r"^(?:by|von|par|por|di|door)\s+(?=\S)", re.IGNORECASE)
FEWEST_APPEALS = 2
"""Different words of asking that make a closing paragraph an appeal."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the running text of a plain text, and the paragraphs without it."""

    title: str
    authors: tuple[str, ...]
    moments: tuple[Moment, ...]
    paragraphs: list[str]


def clean_plain(raw: RawDocument) -> Article | Reject:
    """Return the article in a text document.

    With fields given by a structured format the text is taken as it is; otherwise title, byline and date line are
    looked for at its start, lists of other articles and appeals to the reader at its end.
    """
    text, _ = decode_html(raw.body, raw.charset)
    paragraphs = split_text(text)
    is_given = raw.given != Given()
    head = Head("", (), (), paragraphs) if is_given else read_head(paragraphs)
    body = head.paragraphs if is_given else drop_tail(head.paragraphs)
    letters = sum(character.isalpha() for paragraph in body for character in paragraph)
    if letters < FEWEST_LETTERS:
        return reject_document(raw, "too-short" if letters else "no-text", f"{letters} letters of text")
    return build_article(raw, describe_text(raw, head, body))


def describe_text(raw: RawDocument, head: Head, body: list[str]) -> Cleaned:
    """Return a text with its metadata: what is given, else what stands at its head."""
    given = raw.given
    outlet = given.outlet or name_outlet(raw.url)
    return Cleaned(
        paragraphs=body,
        title=" ".join(given.title.split()) or head.title,
        authors=clean_authors(given.authors, frozenset({fold(outlet)})) or head.authors,
        dating=date_text(given, head, raw.captured_at),
        modified_at=moment.at if (moment := read_moment(given.modified)) else None,
        canonical_url=normalise_url(raw.url),
        outlet=outlet,
        language=detect_language(" ".join(body), given.language),
        section=" ".join(given.section.split()),
    )


def date_text(given: Given, head: Head, captured_at: datetime | None) -> Dating:
    """Return the publication date given, else that of the date line."""
    moment = read_moment(given.published)
    stated = [("given", moment)] if moment else []
    return choose_date([*stated, *(("text", found) for found in head.moments)], captured_at)


def split_text(text: str) -> list[str]:
    """Return the paragraphs of a text: its lines, those joined that were only broken by width."""
    clean = SPACE.sub(" ", text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"))
    blocks = (block.strip() for block in re.split(r"\n\s*\n", clean))
    return [paragraph for block in blocks for paragraph in split_block(block)]


def split_block(block: str) -> list[str]:
    """Return the paragraphs of a block without blank lines."""
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    if len(lines) > 1 and all(len(line) in WRAPPED for line in lines[:-1]) and len(lines[-1]) <= max(WRAPPED):
        return [" ".join(lines)]
    return lines


def read_head(paragraphs: Sequence[str]) -> Head:
    """Return title, authors and dates that stand before the running text, and the paragraphs without them."""
    title = paragraphs[0] if paragraphs and is_title(paragraphs[0]) else ""
    authors: tuple[str, ...] = ()
    moments: list[Moment] = []
    kept: list[str] = []
    for place, paragraph in enumerate(paragraphs):
        found = read_date_line(paragraph) if place < HEAD and not moments else ()
        if found:
            moments.extend(found)
        elif place < HEAD and not authors and (named := read_byline(paragraph)):
            authors = named
        elif not (title and fold(paragraph) == fold(title)):
            kept.append(paragraph)
    return Head(title, authors, tuple(moments), kept)


def is_title(paragraph: str) -> bool:
    """Say whether the first paragraph of a text can be its title: short and not ended like a sentence of the text."""
    return len(paragraph) <= MAX_TITLE and not paragraph.rstrip("\"'”’»").endswith((".", ":", ";", ","))


def read_date_line(paragraph: str) -> tuple[Moment, ...]:
    """Return the dates of a line that is about nothing else; none for any other line."""
    if len(paragraph) > MAX_LINE:
        return ()
    found = find_moments(paragraph)
    rest = paragraph
    for _, (start, end) in reversed(found):
        rest = rest[:start] + rest[end:]
    rest = load_pattern("dateline_words").sub("", rest)
    return tuple(moment for moment, _ in found) if not any(c.isalpha() for c in rest) else ()


def read_byline(paragraph: str) -> tuple[str, ...]:
    """Return the persons of a line that begins with a word for 'by'; none for any other line."""
    if len(paragraph) > MAX_LINE or not BYLINE.match(paragraph) or paragraph.endswith("."):
        return ()
    return clean_authors([paragraph], frozenset())


def drop_tail(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without the lists of other articles and, at the end, the appeals to the reader."""
    kept = list(paragraphs)
    while kept and (is_appeal(kept[-1]) or is_related(kept[-1])):
        kept.pop()
    return drop_lists(kept)


def drop_lists(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs without heads of lists of other articles and the titles below them."""
    kept: list[str] = []
    in_list = False
    for paragraph in paragraphs:
        in_list = is_related(paragraph) or (in_list and len(paragraph) <= MAX_TITLE and is_title(paragraph))
        if not in_list:
            kept.append(paragraph)
    return kept


def is_related(paragraph: str) -> bool:
    """Say whether a paragraph heads a list of other articles."""
    return len(paragraph) <= MAX_LINE and load_pattern("related").match(paragraph) is not None


def is_appeal(paragraph: str) -> bool:
    """Say whether a paragraph asks the reader for something: it speaks as the outlet of giving or joining."""
    asked = {match[0].casefold()[:5] for match in load_pattern("appeal").finditer(paragraph)}
    speaks = load_pattern("reader").search(paragraph) or paragraph.endswith("!")
    is_voiced = load_pattern("outlet").search(paragraph) is not None or len(paragraph) <= MAX_LINE
    is_quoted = paragraph[:1] in '"“„«'
    enough = FEWEST_APPEALS if len(paragraph) > MAX_LINE else 1
    return bool(speaks) and is_voiced and not is_quoted and len(asked) >= enough


@cache
def load_pattern(key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of the furniture lexicon, compiled."""
    return re.compile(load_lexicon("furniture")[key], re.IGNORECASE | re.VERBOSE)
