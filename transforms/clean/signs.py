"""The signs for and against an article that a page shows, each with a name."""

import re
from collections.abc import Sequence
from functools import cache

from transforms.clean.authors import is_signed
from transforms.clean.dates import list_stated
from transforms.clean.html import Page
from transforms.clean.jsonld import Node, list_types, read_string
from transforms.clean.shown import list_shown
from transforms.clean.urls import normalise_url, split_url
from transforms.lexicons import load_lexicon, load_words

LONG = 100
"""Characters from which a paragraph is running text."""
VERY_LONG = 250
"""Mean length of running paragraphs from which a page tells rather than lists."""
FEW_REPLIES = 8
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
NAMED_ELEMENTS = ("div", "span", "p", "a", "li", "section", "article", "td", "table")


def list_signs(page: Page, article: Node | None, paragraphs: Sequence[str]) -> set[str]:
    """Return the names of the signs for and against an article that a page shows."""
    return (
        read_structured_signs(page, article)
        | read_address_signs(page.url)
        | read_text_signs(page, paragraphs)
        | read_element_signs(page)
    )


def read_structured_signs(page: Page, article: Node | None) -> set[str]:
    """Return the signs in a page's structured data."""
    types = {name for node in page.nodes for name in list_types(node)}
    kind = page.first_meta("og:type").lower()
    signs = {
        "dated-article": article is not None and bool(read_string(article, "datePublished")),
        "og-article": kind == "article",
        "og-other": kind not in ("", "article", "website"),
        "published-time": bool(page.first_meta("article:published_time")),
        "other-type": bool(types & load_words("pagetype", "other_types")),
        "undated": is_undated(page, article),
        "author": bool(page.first_meta("author", "article:author", "parsely-author")),
    }
    return {name for name, shown in signs.items() if shown}


def is_undated(page: Page, article: Node | None) -> bool:
    """Say whether neither markup nor address nor a line beside the heading dates a page."""
    is_stated = next(list_stated(page, article), None) is not None or count_elements(page, "time") > 0
    return not is_stated and next(list_shown(page), None) is None


def read_address_signs(url: str) -> set[str]:
    """Return the signs in a page's address; none where the address is unknown."""
    parts = split_url(normalise_url(url))
    if parts is None or not parts.hostname:
        return set()
    path = parts.path.rstrip("/")
    longest = max(len(re.findall(r"[^\W_]+", segment)) for segment in path.split("/"))
    signs = {
        "front": path == "" and not parts.query,
        "other-path": load_pattern("other_path").search(path) is not None,
        "other-host": load_pattern("other_host").search(parts.hostname) is not None,
        "article-path": load_pattern("article_path").search(path) is not None,
        "slug": longest >= 4,
        "short-slug": longest <= 2,
    }
    return {name for name, shown in signs.items() if shown}


def read_text_signs(page: Page, paragraphs: Sequence[str]) -> set[str]:
    """Return the signs in a page's text and in the proportion of its links."""
    long = [paragraph for paragraph in paragraphs if len(paragraph) > LONG]
    ended = sum(1 for paragraph in long if SENTENCE_END.search(paragraph))
    total, running = sum(map(len, paragraphs)), sum(map(len, long))
    links = [(link.get("href") or "", str(link.text_content())) for link in page.tree.iter("a")]
    linked = sum(len(text) for _, text in links)
    signs = {
        "no-running-text": ended == 0,
        "little-running-text": 0 < ended < 3,
        "much-running-text": ended >= 8,
        "mostly-running": running > 0.8 * total,
        "mostly-scraps": running < 0.5 * total,
        "long-paragraphs": running > VERY_LONG * len(long),
        "link-heavy": linked > 1.5 * total,
        "link-light": linked < 0.3 * total,
        "cart": any(load_pattern("cart").search(address) for address, _ in links),
        "offers": sum(1 for _, text in links if load_pattern("offers").match(text.strip())) > 3,
    }
    return {name for name, shown in signs.items() if shown}


def read_element_signs(page: Page) -> set[str]:
    """Return the signs in the page's elements and what their classes call them."""
    classes = [f"{e.get('class') or ''} {e.get('id') or ''}".lower() for e in page.tree.iter(*NAMED_ELEMENTS)]
    signs = {
        "one-article-element": count_elements(page, "article") == 1,
        "no-heading": count_elements(page, "h1") == 0,
        "code": count_elements(page, "pre") > 1,
        "byline": any("author" in name or "byline" in name for name in classes) or is_signed(page),
        "replies": sum(1 for name in classes if load_pattern("replies").search(name)) > FEW_REPLIES,
    }
    return {name for name, shown in signs.items() if shown}


def count_elements(page: Page, name: str) -> int:
    """Return the number of elements of a name on a page."""
    return sum(1 for _ in page.tree.iter(name))


@cache
def load_pattern(key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of the page-type lexicon, compiled."""
    return re.compile(load_lexicon("pagetype")[key], re.IGNORECASE | re.VERBOSE)
