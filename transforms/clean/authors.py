"""Bylines: the persons who wrote an article, as far as the page names them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from transforms.clean.folding import fold
from transforms.clean.html import Page, read_text, squeeze
from transforms.clean.jsonld import Node, list_values
from transforms.lexicons import load_lexicon, load_words

META_FIELDS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "cxenseparse:author",
)
ADDRESS = re.compile(r"https?://\S*|www\.\S+|(?<!\S)\S*@\S+")
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
QUOTES = "\"'“”‘’«» \t\r\n"
MAX_NAME = 60
MAX_BYLINE = 160
MAX_STATED = 10_000
"""Characters of a byline that are read: hundreds of names."""
OPENING = 3
"""Paragraphs at the start of a text of which one may be the byline."""
BYLINE_ELEMENTS = ("a", "span", "div", "p", "address", "li", "h2", "h3", "h4", "h5", "strong", "em", "cite")


def find_authors(page: Page, article: Node | None, names: frozenset[str], paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the persons a page names as authors: from JSON-LD, else its meta fields, else its byline (which may
    open the text's ``paragraphs``); where it names none, the agency, desk or outlet that it states instead.

    ``names`` are the folded names of the outlet, which are no persons'.
    """
    stated: tuple[str, ...] = ()
    for offered in list_stated_authors(page, article):
        persons = clean_authors(offered, names)
        if persons:
            return persons
        stated = stated or name_bodies(offered)
    if any(fold(name) not in names for name in stated):
        return stated
    linked = [] if stated else list_linked(page)
    placed = (*list_marked(page), *linked, *list_opening(paragraphs))
    marked = (clean_authors([text], names) for text in placed)
    found = next((persons for persons in marked if persons), stated)
    return (
        found or name_bodies([clean_name(extract_author(page.tree) or "")]) or name_bodies(map(clean_name, linked[:1]))
    )


def list_stated_authors(page: Page, article: Node | None) -> Iterator[Iterable[str]]:
    """Yield the author names that a page's structured data states, place by place, best first."""
    if article is not None:
        yield [name for name in map(read_author, list_values(article.get("author"))) if name]
    for field in META_FIELDS:
        yield page.meta.get(field, ())


def list_marked(page: Page) -> Iterator[str]:
    """Yield the texts of what looks like a byline on the page, best first: marked in markup, by class or by its words.

    Only texts that are nothing but names count here, since much else stands in such places.
    """
    for text in list_places(page):
        parts = (load_pattern("role").sub("", part) for part in split_names(text[:MAX_BYLINE]))
        names = [name for part in parts if (name := clean_name(part))]
        if names and is_full_name(names[0]):
            yield ", ".join(name for name in names if is_full_name(name))


def list_linked(page: Page) -> list[str]:
    """Return the texts of links to authors' pages beside the running text."""
    links = (link for link in page.tree.iter("a") if load_pattern("author_path").search(link.get("href") or ""))
    return [text for link in links if (text := read_text(link)) and len(text) <= MAX_NAME and is_beside_text(link)]


def list_opening(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield the first paragraphs that are nothing but full names."""
    for paragraph in paragraphs[:OPENING]:
        if len(paragraph) <= MAX_BYLINE and all(map(is_full_name, re.split(r"\s*/\s*", paragraph))):
            yield paragraph.replace("/", ", ")


def list_places(page: Page) -> Iterator[str]:
    """Yield the texts of the places where a byline may stand; trafilatura's search, which is slow, comes last."""
    yield from map(read_text, page.tree.xpath('//*[@rel="author" or @itemprop="author"]'))
    yield from (read_text(element) for element in page.tree.iter(*BYLINE_ELEMENTS) if is_marked(element))
    yield extract_author(page.tree) or ""


def is_marked(element: HtmlElement) -> bool:
    """Say whether an element is a byline by its class, or a line that begins with a word for 'by'."""
    marks = f"{element.get('class')} {element.get('id')} {element.get('data-testid')}".lower()
    text = (element.text or "").strip()
    is_candidate = "author" in marks or "byline" in marks or load_pattern("before").match(text) is not None
    return is_candidate and len(str(element.text_content())) <= MAX_BYLINE and is_beside_text(element)


def is_beside_text(element: HtmlElement) -> bool:
    """Say whether an element stands where an article's byline can, not in furniture or the readers' comments."""
    return not any(
        around.tag in ("footer", "aside", "nav", "figure")
        or "comment" in f"{around.get('class')} {around.get('id')}".lower()
        for around in element.iterancestors()
    )


def is_full_name(name: str) -> bool:
    """Say whether a text is written like a person's full name: two to five words, capitals but for particles."""
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    particles = load_words("bylines", "particles")
    return 2 <= len(words) <= 5 and len(capitals) >= 2 and all(w[:1].isupper() or w.lower() in particles for w in words)


def read_author(author: Any) -> str:
    """Return the name in a JSON-LD author, which is text or an object; empty when it has none."""
    if isinstance(author, dict):
        name = author.get("name")
        if isinstance(name, list):
            name = ", ".join(str(part) for part in name)
        parts = [author.get(key) for key in ("givenName", "familyName")]
        name = name or " ".join(part for part in parts if isinstance(part, str))
        return name if isinstance(name, str) else ""
    return author if isinstance(author, str) else ""


def clean_authors(offered: Iterable[str], names: frozenset[str]) -> tuple[str, ...]:
    """Return the persons in the byline texts ``offered``, each once, in their order."""
    parts = (part for text in offered for part in split_names(squeeze(squeeze(text[:MAX_STATED]))))
    cleaned = (drop_outlet(clean_name(part), names) for part in parts)
    persons = (person for person in cleaned if person and is_person(person, names))
    unique: dict[str, str] = {}
    for person in persons:
        unique.setdefault(fold(person), person)
    return tuple(unique.values())


def read_given_authors(given: Iterable[str], outlet: str) -> tuple[str, ...]:
    """Return the authors that a structured format names: persons, else the agency or desk."""
    stated = tuple(given)
    return clean_authors(stated, frozenset({fold(outlet)})) or name_bodies(stated)


def name_bodies(offered: Iterable[str]) -> tuple[str, ...]:
    """Return the authors in ``offered`` as the page states them, each once, addresses aside."""
    stated = (squeeze(squeeze(text)) for text in offered)
    usable = (name for name in stated if 1 < len(name) <= MAX_NAME and not ADDRESS.search(name))
    return tuple(dict.fromkeys(name for name in usable if any(character.isalpha() for character in name)))


def split_names(text: str) -> list[str]:
    """Return the parts of a byline between commas, semicolons and words for 'and'."""
    return load_pattern("splits").split(ADDRESS.sub(" ", BRACKETED.sub(" ", text)))


def clean_name(text: str) -> str:
    """Return a name without words for 'by' before it and the role, place or outlet after it."""
    name = load_pattern("before").sub("", text.strip()).strip(QUOTES)
    name = load_pattern("after").sub("", name)
    name = name.strip(QUOTES).strip(" .,;:|/·•-–—*")
    return name.title() if name.isupper() and len(name) > 4 and " " in name else name


def drop_outlet(name: str, names: frozenset[str]) -> str:
    """Return a name without the outlet's behind it, as long as two words are left."""
    words = name.split()
    ends = (place for place in range(2, len(words)) if fold("".join(words[place:])) in names)
    return " ".join(words[: next(ends, None)])


def is_person(name: str, names: frozenset[str]) -> bool:
    """Say whether a cleaned name can be a person's: no outlet, agency, desk or role, no digits, not too long."""
    folded = fold(name)
    return (
        2 < len(name) <= MAX_NAME
        and folded not in names
        and not any(character.isdigit() for character in name)
        and load_pattern("no_person").search(name) is None
        and len(name.split()) <= 6
    )


@cache
def load_pattern(key: str) -> re.Pattern[str]:
    """Return the pattern ``key`` of the byline lexicon, compiled."""
    return re.compile(load_lexicon("bylines")[key], re.IGNORECASE | re.VERBOSE)
