"""An HTML page to an article."""

from dataclasses import replace
from datetime import date

from transforms.clean.assembly import Cleaned, build_article, reject_document
from transforms.clean.authors import find_authors, read_given_authors
from transforms.clean.dates import date_given, date_page, find_modified, read_modified
from transforms.clean.html import Page, parse_page, squeeze
from transforms.clean.jsonld import Node, choose_article, list_values
from transforms.clean.kinds import tell_kinds
from transforms.clean.live_blogs import add_times
from transforms.clean.orders import REGION, guess_order
from transforms.clean.page_template import drop_titles, strip_template
from transforms.clean.pagetype import judge_page
from transforms.clean.text import extract_paragraphs
from transforms.clean.titles import find_title, list_titles, name_outlet_variants
from transforms.clean.urls import find_canonical_url, find_original, name_outlet
from transforms.language import detect_language
from transforms.schema.records import Article, Given, RawDocument, Reject

DEFAULT = "en_US"
"""What programs for websites state where nobody changed it."""


def clean_page(raw: RawDocument, earliest_guess: date) -> Article | Reject:
    """Return the article on an HTML page, or the reject that says what the page is instead.

    A date guessed from text or address counts from ``earliest_guess`` on.
    """
    page = parse_page(raw)
    if page is None:
        return reject_document(raw, "no-text", "no HTML element")
    canonical_url = find_canonical_url(page)
    page = replace(page, url=find_original(page.url) or canonical_url)  # a saved page's own word for where it stood
    article = choose_article(page.nodes, (page.url, canonical_url))
    paragraphs = extract_paragraphs(page, article)
    is_stated = raw.given != Given()
    judgement = judge_page(page, article, paragraphs) if not is_stated else None
    if judgement is not None or not paragraphs:
        return reject_document(raw, *(judgement or ("no-text", "no running text")))
    found = describe_page(raw, page, article, paragraphs, canonical_url, earliest_guess)
    return build_article(raw, apply_given(raw, page, found) if is_stated else found)


def apply_given(raw: RawDocument, page: Page, found: Cleaned) -> Cleaned:
    """Return what was found on a page with what the format it came in states of it put first."""
    given = raw.given
    order = guess_order(found.language, read_language(page) or given.language, found.canonical_url)
    return replace(
        found,
        title=squeeze(given.title) or found.title,
        authors=read_given_authors(given.authors, found.outlet) or found.authors,
        dating=date_given(given, found.dating, raw.captured_at, order),
        modified_at=read_modified(given.modified) or found.modified_at,
        section=squeeze(given.section) or found.section,
    )


def describe_page(
    raw: RawDocument, page: Page, article: Node | None, paragraphs: list[str], canonical_url: str, earliest_guess: date
) -> Cleaned:
    """Return a page's text with its metadata, each from the best place that states it."""
    tag = read_language(page) or raw.given.language
    language = detect_language(" ".join(paragraphs), tag)
    order = guess_order(language, tag, canonical_url)
    outlet = raw.given.outlet or name_outlet(raw.url) or name_outlet(canonical_url)
    names = name_outlet_variants(page, outlet)
    title = find_title(page, article, names)
    titles = {title, *list_titles(page, article)}
    authors = find_authors(page, article, names, drop_titles(paragraphs, titles))
    text = add_times(page, strip_template(paragraphs, titles, authors))
    return Cleaned(
        paragraphs=text,
        paragraph_kinds=tell_kinds(page, text),
        title=title,
        authors=authors,
        dating=date_page(page, article, raw.captured_at, earliest_guess, order),
        modified_at=find_modified(page, article),
        canonical_url=canonical_url,
        outlet=outlet,
        language=language,
        section=find_section(page, article),
    )


def read_language(page: Page) -> str:
    """Return the language tag that the page states of itself; the one with a country where two state the language."""
    metas = ("og:locale", "content-language", "language")
    stated = (page.tree.get("lang") or "", *map(page.first_meta, metas))
    first = next(filter(None, stated), "")
    others = () if REGION.search(first) else (tag for tag in stated if REGION.search(tag) and tag != DEFAULT)
    return next((tag for tag in others if tag[:2].lower() == first[:2].lower()), first)


def find_section(page: Page, article: Node | None) -> str:
    """Return the section of the outlet that the page names; empty when it names none."""
    stated = [str(value) for value in list_values(article.get("articleSection"))] if article is not None else []
    return next((value.strip() for value in stated if value.strip()), page.first_meta("article:section", "section"))
