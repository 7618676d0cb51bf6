"""Paragraphs that an outlet prints on page after page: appeals, blurbs, notices. Learned from its pages, then removed.

A paragraph recurs when it stands on enough different pages of one outlet. How many are enough depends on where it
stands: what closes (or opens) page after page is boilerplate, what recurs in the middle may be a quotation or
background that a story takes along, and must be far more frequent. Pages that share their opening and most of their
paragraphs are versions of one article and count once. Pages of unknown outlets are learned from together: they may be
of any number of outlets, so that no share of them can be asked for, and a number of pages is enough on which no story
is told again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import compress

from transforms.clean.assembly import PARAGRAPH_BREAK
from transforms.identifiers import hash_text, make_article_id
from transforms.schema.records import Article, BoilerplateParagraph, PageParagraphs, Reject

Boilerplate = dict[str, dict[int, int]]
"""For each outlet, the hashes of its recurring paragraphs with the number of pages each was seen on."""

FEWEST_PAGES = 4
"""Pages of an outlet below which nothing can be learned."""
EDGE = 3
"""Paragraphs from either end of a page that are its edge."""
EDGE_SHARE = 0.02
"""Share of an outlet's pages that a paragraph must stand on, at the edge of most of them, to be boilerplate."""
INNER_SHARE = 0.1
"""The same for a paragraph that mostly stands further in."""
FEWEST_EDGE = 2
FEWEST_INNER = 3
ENOUGH_EDGE = 6
"""Pages that are enough for a paragraph at the edge where the outlet is unknown, however many pages there are."""
ENOUGH_INNER = 12
"""The same for one that mostly stands further in."""
SAME_PAGE = 0.5
"""Share of the smaller page's paragraphs from which two pages are versions of one article."""
OPENING = 4
"""Paragraphs at the start of a page of which versions of one article share two: boilerplate seldom opens a page so."""
MOST_COMPARED = 50
"""Pages with the same opening paragraph that a page is compared with: keeps the time linear."""
SHORTEST = 6
"""Words below which a line is no boilerplate by recurrence alone: section heads, bylines, 'What we know'."""
UNSPACED = 15
"""Mean length of words from which a script writes no spaces, so that words count for nothing."""
NUMBER = re.compile(r"\d+")
LETTERS = re.compile(r"[\W_]+")


def hash_paragraphs(article: Article) -> PageParagraphs:
    """Return the paragraph hashes of an article's text, in reading order; lines too short to judge hash to 0."""
    hashes = tuple(hash_paragraph(paragraph) for paragraph in article.text.split(PARAGRAPH_BREAK))
    return PageParagraphs(article.outlet, article.canonical_url, article.captured_at, hashes)


def hash_paragraph(paragraph: str) -> int:
    """Return a 63-bit hash of a paragraph's words, all numbers alike, or 0 for one of fewer than six words.

    63 bits, so that it fits a signed 64-bit column.
    """
    folded = LETTERS.sub(" ", NUMBER.sub("0", paragraph.casefold())).strip()
    words = len(folded.split())
    if words < SHORTEST and len(folded) < UNSPACED * (words + 1):
        return 0
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def learn_boilerplate(pages: Iterable[PageParagraphs]) -> Boilerplate:
    """Return the recurring paragraphs of each outlet in ``pages``; the same for any order of the pages."""
    by_outlet: dict[str, list[PageParagraphs]] = defaultdict(list)
    for page in pages:
        by_outlet[page.outlet].append(page)
    learned = {outlet: find_recurring(by_outlet[outlet], is_known=bool(outlet)) for outlet in sorted(by_outlet)}
    return {outlet: recurring for outlet, recurring in learned.items() if recurring}


def find_recurring(pages: Sequence[PageParagraphs], is_known: bool) -> dict[int, int]:
    """Return the hashes of the paragraphs that recur across one outlet's pages, with their numbers of pages.

    ``is_known`` says that it is one outlet, and not all the pages of which none is known.
    """
    distinct = drop_versions(pages)
    if len(distinct) < FEWEST_PAGES:
        return {}
    total, at_edge = count_paragraphs(distinct)
    edge, inner = tell_least(len(distinct), is_known)
    return {key: n for key, n in sorted(total.items()) if n >= (edge if at_edge[key] * 2 > n else inner)}


def drop_versions(pages: Sequence[PageParagraphs]) -> list[tuple[int, ...]]:
    """Return the paragraph hashes of the pages, of versions of one article only the longest."""
    unique = {page.paragraph_hashes for page in pages}
    kept: list[tuple[int, ...]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for hashes in sorted(unique, key=lambda hashes: (-len(hashes), hashes)):
        opening = set(hashes[:OPENING]) - {0}
        shared = Counter(place for key in opening for place in holders[key][-MOST_COMPARED:])
        if any(count >= min(2, len(opening)) and is_version(hashes, kept[place]) for place, count in shared.items()):
            continue
        for key in opening:
            holders[key].append(len(kept))
        kept.append(hashes)
    return kept


def is_version(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Say whether two pages share so many paragraphs that they are versions of one article."""
    own, others = set(one) - {0}, set(other) - {0}
    return len(own & others) >= SAME_PAGE * min(len(own), len(others))


def count_paragraphs(pages: Iterable[tuple[int, ...]]) -> tuple[Counter[int], Counter[int]]:
    """Return for each paragraph hash the number of pages that hold it, and that hold it near their start or end."""
    total: Counter[int] = Counter()
    at_edge: Counter[int] = Counter()
    for hashes in pages:
        total.update(set(hashes) - {0})
        at_edge.update(set(hashes[:EDGE] + hashes[-EDGE:]) - {0})
    return total, at_edge


def tell_least(n_seen: int, is_known: bool) -> tuple[float, float]:
    """Return on how many of ``n_seen`` pages a paragraph must stand to be boilerplate: at their edge, and inside."""
    edge, inner = EDGE_SHARE * n_seen, INNER_SHARE * n_seen
    if not is_known:
        edge, inner = min(edge, ENOUGH_EDGE), min(inner, ENOUGH_INNER)
    return max(FEWEST_EDGE, edge), max(FEWEST_INNER, inner)


def strip_boilerplate(
    article: Article, boilerplate: Boilerplate
) -> tuple[Article | Reject, tuple[BoilerplateParagraph, ...]]:
    """Return an article without its outlet's recurring paragraphs, and those removed; a reject when none is left.

    Key, text, hash and word count of the article follow the shorter text.
    """
    recurring = boilerplate.get(article.outlet, {})
    paragraphs = article.text.split(PARAGRAPH_BREAK)
    is_kept = [hash_paragraph(paragraph) not in recurring for paragraph in paragraphs]
    kept = [*compress(paragraphs, is_kept)]
    removed = tuple(list_removed(article.outlet, paragraphs, recurring))
    if len(kept) == len(paragraphs):
        return article, removed
    text = PARAGRAPH_BREAK.join(kept)
    if not text:
        detail = f"all {len(paragraphs)} paragraphs recur on the outlet's pages"
        return Reject(article.raw_uri, article.raw_offset, article.url, "clean", "no-text", detail), removed
    return replace(
        article,
        article_id=make_article_id(article.canonical_url, text),
        text=text,
        text_sha256=hash_text(text),
        words=len(text.split()),
        paragraph_kinds=tuple(compress(article.paragraph_kinds, is_kept)),
        paragraphs_removed=len(paragraphs) - len(kept),
    ), removed


def list_removed(outlet: str, paragraphs: Iterable[str], recurring: dict[int, int]) -> Iterator[BoilerplateParagraph]:
    """Yield one row for each different recurring paragraph among ``paragraphs``, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        if (key := hash_paragraph(paragraph)) in recurring:
            found[key].append(paragraph)
    for key, texts in found.items():
        yield BoilerplateParagraph(outlet, key, texts[0], recurring[key], len(texts))
