"""Headlines: which of the titles a page offers, and without the outlet's name behind it."""

import re
from collections.abc import Iterator

from transforms.clean.folding import fold
from transforms.clean.html import Page, read_text, squeeze
from transforms.clean.jsonld import Node, list_values, read_string

SEPARATOR = re.compile(r"\s+(?:[|·•»«–—-]|::|\|\|)\s+|\s*[|｜]\s*|\s+[-–—]\s*|:\s+")
MAX_HEADLINE = 300
MAX_STATED = 2000
"""Characters up to which a title is looked at for the outlet's name."""
MAX_SUFFIX_WORDS = 4
"""Words behind a bar that still are a section or a site's name rather than half of the headline."""
SHARED_WORDS = 1 / 3
"""Share of a heading's words that the page's other titles must have for it to be the article's."""


def find_title(page: Page, article: Node | None, names: frozenset[str]) -> str:
    """Return the headline of a page without the outlet's name; empty when the page has none.

    ``names`` are the folded names of the outlet. The article's JSON-LD headline counts most, then what the page shows
    to social networks, then its only first-level heading, then the title of the window.
    """
    offered = [strip_outlet(title, names) for title in list_titles(page, article)]
    usable = [title for title in offered if title and fold(title) not in names]
    return usable[0] if usable else ""


def list_titles(page: Page, article: Node | None) -> Iterator[str]:
    """Yield the titles a page offers, best first."""
    if article is not None:
        yield limit_title(read_string(article, "headline"))
    headings = list_headings(page)
    social = page.first_meta("og:title", "twitter:title", "headline", "dc.title", "parsely-title")
    window = next((read_text(element) for element in page.tree.iter("title")), "")
    own = [heading for heading in headings if is_heading_of(heading, (social, window))]
    if len(own) == 1:
        yield own[0]
    yield social
    yield from own[:1]
    yield window
    if article is not None:
        yield limit_title(read_string(article, "name"))


def is_heading_of(heading: str, titles: tuple[str, ...]) -> bool:
    """Say whether a heading can be that of a page with these other titles: the site's own name shares no words with
    them. True when there are none."""
    words = set(heading.casefold().split())
    others = [set(title.casefold().split()) for title in titles if title]
    return not others or any(len(words & other) >= SHARED_WORDS * len(words) for other in others)


def limit_title(text: str) -> str:
    """Return ``text`` on one line, empty when it is too long for a headline."""
    title = squeeze(squeeze(text))
    return title if len(title) <= MAX_HEADLINE else ""


def list_headings(page: Page) -> list[str]:
    """Return the texts of the page's first-level headings, without repeats and empty ones."""
    texts = (limit_title(read_text(element)) for element in page.tree.iter("h1"))
    return list(dict.fromkeys(text for text in texts if text))


def name_outlet_variants(page: Page, host: str) -> frozenset[str]:
    """Return the folded names the outlet goes by: site name, publisher, host with and without its ending."""
    stated = [page.first_meta(name) for name in ("og:site_name", "application-name", "twitter:site", "publisher")]
    publishers = [
        read_string({"publisher": publisher}, "publisher")
        for node in page.nodes
        for publisher in list_values(node.get("publisher"))
    ]
    sites = [
        read_string(node, "name") for node in page.nodes if node.get("@type") in ("WebSite", "NewsMediaOrganization")
    ]
    labels = host.split(".")
    hosts = [host, *labels[:-1], "".join(labels[:-1])] if len(labels) > 1 else []
    return frozenset(name for text in (*stated, *publishers, *sites, *hosts) if len(name := fold(text)) > 1)


def strip_outlet(title: str, names: frozenset[str]) -> str:
    """Return a title without the outlet's name at its end or start, as long as something is left."""
    title = squeeze(title)
    while len(title) <= MAX_STATED and (parts := split_ends(title)):
        shorter = next((rest for end, rest in parts if rest and is_outlet(end, names)), drop_label(title))
        if shorter is None:
            return title
        title = shorter
    return title


def drop_label(title: str) -> str | None:
    """Return a title without the short label behind its last bar (a section's or a site's name), None without one."""
    head, bar, label = title.rpartition("|")
    return head.strip() if bar and len(label.split()) <= MAX_SUFFIX_WORDS < len(head.split()) else None


def split_ends(title: str) -> list[tuple[str, str]]:
    """Return the last and the first part of a title, each with the rest."""
    breaks = list(SEPARATOR.finditer(title))
    if not breaks:
        return []
    first, last = breaks[0], breaks[-1]
    tail = (title[last.end() :], title[: last.start()].strip())
    head = (title[: first.start()], title[first.end() :].strip())
    return [tail, head] if ":" not in last[0] else [head]


def is_outlet(part: str, names: frozenset[str]) -> bool:
    """Say whether a part of a title is a name of the outlet, whole or but for an article or a site's ending."""
    folded = fold(part)
    return bool(folded) and (folded in names or f"the{folded}" in names or folded.removeprefix("the") in names)
