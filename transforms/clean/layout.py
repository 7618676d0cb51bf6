"""Where the extracted paragraphs stand on the page: what lies outside the article's part of it goes, headings and lists
between its paragraphs come back, and so does a news article's standfirst."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile

from lxml.html import HtmlElement

from transforms.clean.gaps import is_outside, read_line
from transforms.clean.html import Page
from transforms.clean.jsonld import Node, is_news, read_string

Block = tuple[HtmlElement, str]
"""An element that can hold one paragraph, with its text."""
Located = dict[int, HtmlElement]
"""The element that holds each paragraph, by the paragraph's place in the text; what is in none alone is missing."""

BLOCKS = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd", "dt", "td", "figcaption",
    "div", "section", "article",
)  # fmt: skip
WRAPPERS = frozenset(("div", "section", "article"))
HEADINGS = frozenset(("h2", "h3", "h4"))
KEY = 60
"""Characters without white space by which a paragraph is recognised."""
READ = 200
"""Characters that are read to get these."""
SLACK = 6
"""Characters without white space that an element may hold beyond its paragraph."""
MOST = 0.7
"""Share of the text that the article's part of the page holds. From 0.7 on, what follows that part was nearly never the
article's on the measuring pages; at 0.6 nearly half of it was."""
LONG = 20
"""Characters without white space from which a line that stands within a paragraph has been taken with it."""
MAX_HEADING = 200
MAX_LINKED = 0.5
"""Share of link text up to which a list item is the article's own."""
SHORTEST_STANDFIRST = 40
"""Characters without white space below which a description is a label."""
OVERHANG = 60
"""Characters that an element may hold beyond the description it shows: white space, a label."""


def arrange_paragraphs(page: Page, article: Node | None, paragraphs: Sequence[str]) -> list[str]:
    """Return the extracted paragraphs without those of other articles and of what follows this one, with headings and
    list items that stand beside them, and with the standfirst where the page is a news article."""
    blocks = list(list_blocks(page))
    located = locate_paragraphs(blocks, paragraphs)
    dropped = {*list_other_articles(page, located), *list_following(located, paragraphs), *list_linked_end(located)}
    kept = {place: element for place, element in located.items() if place not in dropped}
    added = gather_beside(page, kept, paragraphs)
    arranged = [
        line
        for place, paragraph in enumerate(paragraphs)
        if place not in dropped
        for line in (*added.get(place, ()), paragraph)
    ]
    return [*find_standfirst(page, article, blocks, arranged), *arranged]


def locate_paragraphs(blocks: Sequence[Block], paragraphs: Sequence[str]) -> Located:
    """Return the innermost element that holds each paragraph and nothing else."""
    squashed = [squash(paragraph) for paragraph in paragraphs]
    places = {text[:KEY]: place for place, text in reversed(list(enumerate(squashed))) if text}
    located: Located = {}
    for element, text in blocks:
        place = places.get(squash(text[:READ])[:KEY])
        if place is not None and len(squash(text)) <= len(squashed[place]) + SLACK:
            located[place] = element
    return dict(sorted(located.items()))


def list_blocks(page: Page) -> Iterator[Block]:
    """Yield the elements that can hold one paragraph, in page order, with their texts."""
    for element in page.tree.iter(*BLOCKS):
        if element.tag not in WRAPPERS or not any(child.tag in BLOCKS for child in element):
            text = str(element.text_content()).strip()
            if text:
                yield element, text


def list_other_articles(page: Page, located: Located) -> Iterator[int]:
    """Yield the places of paragraphs in article elements other than the first that holds the page's heading."""
    outermost = {place: find_outermost(element) for place, element in located.items()}
    headed = {find_outermost(heading) for heading in page.tree.iter("h1")}
    own = next((around for around in outermost.values() if around is not None and around in headed), None)
    if own is not None:
        yield from (place for place, around in outermost.items() if around is not None and around is not own)


def find_outermost(element: HtmlElement) -> HtmlElement | None:
    """Return the outermost article element around an element."""
    around: list[HtmlElement] = list(element.iterancestors("article"))
    return around[-1] if around else None


def list_following(located: Located, paragraphs: Sequence[str]) -> Iterator[int]:
    """Yield the places of paragraphs after the smallest element that holds most of the text."""
    held: Counter[HtmlElement] = Counter()
    for place, element in located.items():
        for around in element.iterancestors():
            held[around] += len(paragraphs[place])
    needed = MOST * sum(len(paragraphs[place]) for place in located)
    chains = [[around for around in element.iterancestors() if held[around] >= needed] for element in located.values()]
    chain = max(chains, key=len) if chains else []
    container = chain[0] if chain else None
    inside = [place for place, element in located.items() if container in element.iterancestors()]
    yield from (place for place in located if place > max(inside, default=place))


def list_linked_end(located: Located) -> Iterator[int]:
    """Yield the places of the last paragraphs that are nothing but links, if more than one."""
    linked = list(takewhile(lambda place: is_link(located[place]), sorted(located, reverse=True)))
    if len(linked) > 1:
        yield from linked


def is_link(element: HtmlElement) -> bool:
    """Say whether an element stands in a link or holds nothing else."""
    text = squash(str(element.text_content()))
    linked = "".join(squash(str(link.text_content())) for link in element.iter("a"))
    return linked == text or next(element.iterancestors("a"), None) is not None


def gather_beside(page: Page, located: Located, paragraphs: Sequence[str]) -> dict[int, list[str]]:
    """Return headings and list items left out that stand beside paragraphs, by the place they come before."""
    places = {element: place for place, element in located.items()}
    beside = {element.getparent() for element in located.values() if element.tag == "p" or element.tag in HEADINGS}
    squashed = [squash(paragraph) for paragraph in paragraphs]
    ends = {end for text in squashed for n in range(1, LONG + 1) for end in (text[:n], text[-n:])}
    taken = "".join(squashed)
    added: dict[int, list[str]] = {}
    waiting: list[str] = []
    is_inside = False
    for element in page.tree.iter("p", "li", *HEADINGS, *{str(element.tag) for element in places}):
        if element in places:
            if waiting:
                added[places[element]] = waiting
            is_inside, waiting = True, []
        elif is_inside and (line := read_beside(element, beside)) and not is_said(squash(line), taken, ends):
            waiting.append(line)
    return added


def is_said(line: str, taken: str, ends: Set[str]) -> bool:
    """Say whether a squashed line opens or closes one of the squashed paragraphs or, when long, is within them.

    ``taken`` are the paragraphs in one, ``ends`` what they begin and end with, up to LONG characters.
    """
    return line in taken if len(line) > LONG else line in ends


def read_beside(element: HtmlElement, beside: set[HtmlElement | None]) -> str:
    """Return the line of a heading or an item of a list that stands beside paragraphs; empty for other elements."""
    parent = element.getparent()
    if element.tag in HEADINGS:
        line = read_line(element) if parent in beside and not is_outside(element) else ""
        return line if len(line) <= MAX_HEADING else ""
    if element.tag != "li" or parent is None or parent.getparent() not in beside or is_outside(element):
        return ""
    line = read_line(element)
    linked = sum(len(str(link.text_content())) for link in element.iter("a"))
    return line if linked <= MAX_LINKED * len(line) else ""


def find_standfirst(
    page: Page, article: Node | None, blocks: Sequence[Block], paragraphs: Iterable[str]
) -> Iterator[str]:
    """Yield the standfirst of a news article where the page shows it and the paragraphs lack it."""
    if article is None or not is_news(article):
        return
    offered = (page.first_meta("og:description"), page.first_meta("description"), read_string(article, "description"))
    taken = squash(" ".join(paragraphs))
    for description in dict.fromkeys(offered):
        squashed = squash(description)
        if len(squashed) >= SHORTEST_STANDFIRST and squashed not in taken and is_shown(blocks, description, squashed):
            yield " ".join(description.split())
            return


def is_shown(blocks: Sequence[Block], description: str, squashed: str) -> bool:
    """Say whether an element of the page says the description and nothing else."""
    longest = len(description) + OVERHANG
    return any(
        len(text) <= longest and squash(text) == squashed
        for element, text in blocks
        if len(text) >= len(squashed) and "caption" not in (element.get("class") or "")
    )


def squash(text: str) -> str:
    """Return ``text`` without white space, in lower case: what lines of a page are compared by."""
    return "".join(text.split()).lower()
