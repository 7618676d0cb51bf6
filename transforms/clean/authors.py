"""Bylines: the persons who wrote an article, as far as the page names them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from transforms.clean.folding import fold
from transforms.clean.html import Page, read_text, squeeze
from transforms.clean.jsonld import Node, list_types, list_values
from transforms.clean.layout import HEADINGS, find_outermost
from transforms.clean.titles import SHORTEST_HEADLINE
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
GENERATION = re.compile(r",\s*((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
ENDING = re.compile(r"(?<= )(Jr|Sr)$")
QUOTES = "\"'“”‘’«» \t\r\n"
MAX_NAME = 60
MAX_BYLINE = 160
MAX_STATED = 10_000
"""Characters of a byline that are read: hundreds of names."""
LONG_NAME = 4
"""Words from which a stated name may be more than that."""
MAX_TEASER = 600
"""Characters up to which an article element with a linked heading leads to an article elsewhere."""
OPENING = 3
"""Paragraphs at the start of a text of which one may be the byline."""
BYLINE_ELEMENTS = ("a", "span", "div", "p", "address", "li", "h2", "h3", "h4", "h5", "strong", "em", "cite", "font")


def find_authors(page: Page, article: Node | None, names: frozenset[str], paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the persons a page names as authors: from JSON-LD, else its meta fields, else its byline (which may
    open the text's ``paragraphs``); where it names none, the agency, desk or outlet that it states instead.

    ``names`` are the folded names of the outlet, which are no persons'.
    """
    publishers = list_publishers(article)
    stated: tuple[str, ...] = ()
    for offered in map(tuple, list_stated_authors(page, article)):
        persons = clean_authors((name for name in offered if name not in publishers), names)
        if persons:
            return (*shorten_names(page, persons, names), *name_bodies_beside(offered, names))
        stated = stated or name_bodies(offered)
    if any(fold(name) not in names and name not in publishers for name in stated):
        return stated
    linked = [] if stated else list_linked(page)
    placed = (*list_marked(page), *linked, *list_opening(paragraphs))
    marked = (clean_authors([text], names) for text in placed)
    found = next((persons for persons in marked if persons), stated)
    return found or name_bodies([clean_name(search_author(page))]) or name_bodies(map(clean_name, linked[:1]))


def list_publishers(article: Node | None) -> frozenset[str]:
    """Return the names of authors that the structured data calls organisations and that are no agencies: a byline that
    names a person counts more."""
    authors = list_values(article.get("author")) if article is not None else []
    bodies = (author for author in authors if isinstance(author, dict) and is_organization(author))
    return frozenset(name for body in bodies if not load_pattern("agency").search(name := read_author(body)))


def is_organization(author: Node) -> bool:
    """Say whether a JSON-LD author is an organisation by its type."""
    return any("Organization" in name or name == "Corporation" for name in list_types(author))


def shorten_names(page: Page, persons: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Return the persons that a page states; one whose name runs on into something else, as its byline shows it."""
    if all(len(person.split()) < LONG_NAME for person in persons):
        return persons
    shown = [person for text in list_marked(page) for person in clean_authors([text], names)]
    return tuple(next((name for name in shown if person.startswith(f"{name} ")), person) for person in persons)


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
    for paragraph in takewhile(lambda text: len(text) <= MAX_BYLINE, paragraphs[:OPENING]):
        if all(map(is_full_name, re.split(r"\s*/\s*", paragraph))):
            yield paragraph.replace("/", ", ")


def list_places(page: Page) -> Iterator[str]:
    """Yield the texts of the places where a byline may stand; trafilatura's search, which is slow, comes last."""
    yield from map(read_text, page.tree.xpath('//*[@rel="author" or @itemprop="author"]'))
    yield from (read_text(element) for element in page.tree.iter(*BYLINE_ELEMENTS) if is_marked(element))
    yield search_author(page)


def search_author(page: Page) -> str:
    """Return the author that trafilatura finds; empty when it stands in the template or the readers' comments."""
    found = extract_author(page.tree) or ""
    folded = fold(found)
    lines = page.tree.iter(*BYLINE_ELEMENTS) if folded else ()
    places = [e for e in lines if e.text and len(e.text) <= MAX_BYLINE and fold(e.text).endswith(folded)]
    return "" if places and not any(map(is_beside_text, places)) else found


def is_marked(element: HtmlElement) -> bool:
    """Say whether an element is a byline by its class, or a line that begins with a word for 'by'."""
    marks = f"{element.get('class')} {element.get('id')} {element.get('data-testid')}".lower()
    text = (element.text or "").strip()
    is_candidate = "author" in marks or "byline" in marks or load_pattern("before").match(text) is not None
    return is_candidate and len(str(element.text_content())) <= MAX_BYLINE and is_beside_text(element)


def is_signed(page: Page) -> bool:
    """Say whether a line of a page begins with a word for 'by' and names a person, outside of the page's template."""
    lines = ((element, (element.text or "").strip()) for element in page.tree.iter(*BYLINE_ELEMENTS) if element.text)
    return any(
        len(text) <= MAX_BYLINE
        and load_pattern("before").match(text) is not None
        and is_full_name(clean_name(text))
        and is_beside_text(element)
        for element, text in lines
    )


def is_beside_text(element: HtmlElement) -> bool:
    """Say whether an element stands where an article's byline can, not in the template, the readers' comments or what
    leads to another article."""
    is_outside = any(
        around.tag in ("footer", "aside", "nav", "figure")
        or "comment" in f"{around.get('class')} {around.get('id')}".lower()
        for around in element.iterancestors()
    )
    return not is_outside and not is_of_teaser(element)


def is_of_teaser(element: HtmlElement) -> bool:
    """Say whether an element names the author of another article: within the link to it, beside its headline, or in an
    article element that is little more than a linked headline."""
    link = next(element.iterancestors("a"), None)
    if link is not None and len(read_text(link)) > len(read_text(element)) + SHORTEST_HEADLINE:
        return True
    article = find_outermost(element)
    return article is not None and is_teaser(article)


def is_teaser(article: HtmlElement) -> bool:
    """Say whether an article element leads to an article rather than holds it: a heading with a link and few words."""
    headings = (heading for heading in article.iter(*HEADINGS) if next(heading.iter("a"), None) is not None)
    return next(headings, None) is not None and len(read_text(article)) <= MAX_TEASER


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
        if isinstance(name, dict):
            return read_author(name)
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
    usable = (
        name
        for name in stated
        if 1 < len(name) <= MAX_NAME and not ADDRESS.search(name) and not load_pattern("nobody").fullmatch(name)
    )
    return tuple(dict.fromkeys(name for name in usable if any(character.isalpha() for character in name)))


def name_bodies_beside(offered: Sequence[str], names: frozenset[str]) -> tuple[str, ...]:
    """Return the agencies and desks, not the outlet itself, that are named as authors of their own beside persons."""
    beside = [text for text in offered if fold(BRACKETED.sub("", text)) not in {"", *names}] if len(offered) > 1 else []
    return name_bodies(text for text in beside if not clean_authors([text], names))


def split_names(text: str) -> list[str]:
    """Return the parts of a byline between commas, semicolons and words for 'and'; a Jr. stays with its name."""
    joined = GENERATION.sub(r" \1", ADDRESS.sub(" ", BRACKETED.sub(" ", text)))
    return load_pattern("splits").split(joined)


def clean_name(text: str) -> str:
    """Return a name without words for 'by' before it and the role, place or outlet after it."""
    name = load_pattern("before").sub("", text.strip()).strip(QUOTES)
    name = load_pattern("after").sub("", name)
    name = ENDING.sub(r"\1.", name.strip(QUOTES).strip(" .,;:|/·•-–—*"))
    return name.title() if name.isupper() and len(name) > 4 and " " in name else name


def drop_outlet(name: str, names: frozenset[str]) -> str:
    """Return a name without the outlet's behind it, as long as two words are left."""
    words = name.split()
    if fold(name) in names or ENDING.search(name.rstrip(".")):
        return name
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
