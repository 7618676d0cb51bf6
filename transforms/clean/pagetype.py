"""Is a page an article? Evidence is added up; no single sign decides.

Signs are read from the structured data, the address and the text, and weighed (``config/lexicons/pagetype.toml``).
Pages that stand in for an article (errors, consent notices, teasers of paid articles) carry its signs, so these are
looked for by themselves.
"""

import re
from collections.abc import Sequence, Set
from functools import cache

from transforms.clean.html import Page, read_text
from transforms.clean.jsonld import Node, list_types, list_values
from transforms.clean.signs import list_signs
from transforms.lexicons import load_lexicon, load_words

Judgement = tuple[str, str]

THRESHOLD = 0.6
"""Weight of all signs from which a page is an article."""
SHORTEST = 150
"""Characters of text below which nothing is an article."""
MAX_STAND_IN = 1400
"""Characters up to which a page can be an error page, a consent notice, a teaser or the caption of a video."""


def judge_page(page: Page, article: Node | None, paragraphs: Sequence[str]) -> Judgement | None:
    """Return the reason (one of ``transforms.reasons``) and a detail why a page is no article, None when it is one."""
    if not paragraphs:
        return "no-text", "no running text"
    length = sum(map(len, paragraphs))
    if length < MAX_STAND_IN and (found := recognise_stand_in(page, article, paragraphs)):
        return found, f"{length} characters of text"
    signs = list_signs(page, article, paragraphs)
    weight = weigh_signs(signs)
    if weight < THRESHOLD:
        return name_page_type(signs, page), f"weight {weight:.2f}: {', '.join(sorted(signs))}"
    return ("too-short", f"{length} characters of text") if length < SHORTEST else None


def recognise_stand_in(page: Page, article: Node | None, paragraphs: Sequence[str]) -> str | None:
    """Return what a page with little text stands in for an article as, None when nothing says so."""
    titles = [read_text(element) for name in ("title", "h1") for element in page.tree.iter(name)]
    if any(load_phrases("missing").search(title) for title in titles[:3]) and article is None:
        return "soft-404"
    if sum(1 for p in paragraphs if load_phrases("consent").search(p)) > len(paragraphs) / 2:
        return "cookie-wall"
    is_paid = article is not None and read_flag(article, "isAccessibleForFree") is False
    if any(load_phrases("paywall").search(p) for p in paragraphs[-3:]) or (is_paid and len(paragraphs) < 3):
        return "paywall-stub"
    return "video-page" if article is None and is_video(page) else None


def read_flag(node: Node, name: str) -> bool | None:
    """Return a truth value of a JSON-LD node, also where it is written as text; None when it is not stated."""
    stated = {str(value).strip().lower() for value in list_values(node.get(name))}
    return None if not stated & {"true", "false"} else "true" in stated


def is_video(page: Page) -> bool:
    """Say whether a page calls itself a video."""
    types = {name for node in page.nodes for name in list_types(node)}
    return page.first_meta("og:type").lower().startswith("video") or "VideoObject" in types


def weigh_signs(signs: Set[str]) -> float:
    """Return the sum of the weights of ``signs``; positive speaks for an article."""
    weights: dict[str, float] = load_lexicon("pagetype")["weights"]
    return sum(weights[sign] for sign in sorted(signs))


def name_page_type(signs: Set[str], page: Page) -> str:
    """Return the reason to refuse a page with these signs by."""
    if is_video(page):
        return "video-page"
    types = {name for node in page.nodes for name in list_types(node)}
    is_list = bool(signs & {"link-heavy", "mostly-scraps", "no-running-text"}) and "other-type" not in signs
    is_index = "front" in signs or is_list or bool(types & load_words("pagetype", "index_types"))
    return "index-page" if is_index else "not-article"


@cache
def load_phrases(key: str) -> re.Pattern[str]:
    """Return the phrases ``key`` of the page-type lexicon as one pattern."""
    return re.compile(load_lexicon("pagetype")["phrases"][key], re.IGNORECASE | re.VERBOSE)
