"""Plain text to an article: as a structured format gives it, or as copied from a page with its template around."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.charset import decode_html
from transforms.clean.assembly import Cleaned, build_article, reject_document
from transforms.clean.authors import clean_authors, read_given_authors
from transforms.clean.dates import choose_date, date_given, read_modified
from transforms.clean.folding import fold
from transforms.clean.moments import Moment
from transforms.clean.orders import guess_order, settle
from transforms.clean.page_template import HEAD, MAX_TITLE, is_byline, read_date_line, strip_template
from transforms.clean.urls import name_outlet, normalise_url
from transforms.language import detect_language
from transforms.schema.records import Article, Given, RawDocument, Reject

FEWEST_LETTERS = 40
"""Letters below which a text is no article."""
MAX_STANDFIRST = 500
"""Characters that can stand between title and date line."""
WRAPPED = range(50, 101)
"""Length of the lines of text that was broken by width."""
SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the running text of a plain text, and the paragraphs without it."""

    title: str
    authors: tuple[str, ...]
    moments: tuple[Moment, ...]
    paragraphs: list[str]


def clean_plain(raw: RawDocument, earliest_guess: date) -> Article | Reject:
    """Return the article in a text document.

    With fields given by a structured format the text is taken as it is; otherwise title, byline and date line (which
    counts from ``earliest_guess`` on) are looked for at its start, lists of other articles and appeals to the reader at
    its end.
    """
    text, _ = decode_html(raw.body, raw.charset)
    paragraphs = split_text(text)
    is_given = raw.given != Given()
    head = Head("", (), (), paragraphs) if is_given else read_head(paragraphs)
    body = paragraphs if is_given else strip_template(head.paragraphs, [head.title], head.authors)
    return clean_paragraphs(raw, head, body, earliest_guess)


def clean_paragraphs(raw: RawDocument, head: Head, body: list[str], earliest_guess: date) -> Article | Reject:
    """Return the article of paragraphs of running text, and of what stood before them; a reject where they say
    next to nothing."""
    letters = sum(character.isalpha() for paragraph in body for character in paragraph)
    if letters < FEWEST_LETTERS:
        return reject_document(raw, "too-short" if letters else "no-text", f"{letters} letters of text")
    return build_article(raw, describe_text(raw, head, body, earliest_guess))


def describe_text(raw: RawDocument, head: Head, body: list[str], earliest_guess: date) -> Cleaned:
    """Return a text with its metadata: what is given, else what stands at its head."""
    given = raw.given
    outlet = given.outlet or name_outlet(raw.url)
    language = detect_language(" ".join(body), given.language)
    order = guess_order(language, given.language, raw.url)
    moments = [("text", settle(moment, order)) for moment in head.moments]
    found = choose_date(moments, raw.captured_at, earliest_guess)
    return Cleaned(
        paragraphs=body,
        title=" ".join(given.title.split()) or head.title,
        authors=read_given_authors(given.authors, outlet) or head.authors,
        dating=date_given(given, found, raw.captured_at, order),
        modified_at=read_modified(given.modified),
        canonical_url=normalise_url(raw.url),
        outlet=outlet,
        language=language,
        section=" ".join(given.section.split()),
    )


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
    """Return title, authors and dates that stand before the running text, and the paragraphs without them.

    What stands between the title and the date line is the standfirst: part of the head, as on a page.
    """
    title = paragraphs[0] if paragraphs and is_title(paragraphs[0]) else ""
    authors: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    kept: list[str] = []
    for place, paragraph in enumerate(paragraphs):
        if place < HEAD and not moments and (moments := read_date_line(paragraph)):
            kept = kept if sum(map(len, kept)) > MAX_STANDFIRST else []
        elif place < HEAD and not authors and (named := read_byline(paragraph)):
            authors = named
        elif not (title and fold(paragraph) == fold(title)):
            kept.append(paragraph)
    return Head(title, authors, moments, kept)


def is_title(paragraph: str) -> bool:
    """Say whether the first paragraph of a text can be its title: short and not ended like a sentence of the text."""
    return len(paragraph) <= MAX_TITLE and not paragraph.rstrip("\"'”’»").endswith((".", ":", ";", ","))


def read_byline(paragraph: str) -> tuple[str, ...]:
    """Return the persons of a line that begins with a word for 'by'; none for any other line."""
    return clean_authors([paragraph], frozenset()) if is_byline(paragraph) else ()
