"""Running text that trafilatura left out: paragraphs that stand in the page as those it took do."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.clean.folding import fold
from transforms.clean.html import Page

Place = tuple[tuple[str, str], tuple[str, str]]
"""Name and class of the element around a paragraph, and of the one around that."""

LONG = 80
"""Characters from which a paragraph is running text."""
MAX_LINKED = 0.5
"""Share of link text up to which a paragraph is running text."""
GAP = 0.3
"""Length of the paragraphs left out, as a share of the text taken, from which they are put back."""
MIN_GAP = 400
"""Characters that must be missing at least."""
KEY = 60
"""Characters by which a paragraph is recognised."""
OUTSIDE = frozenset(("footer", "aside", "nav", "form", "header", "blockquote", "figure"))
BLOCKS = ("p", "h2", "h3", "h4", "li")


def fill_gaps(page: Page, paragraphs: list[str]) -> list[str]:
    """Return ``paragraphs`` with what is missing between them put back, in page order, when much is missing.

    A paragraph is missing when it is running text and stands in elements of the same names and classes as paragraphs
    that were taken: long articles are cut into sections by advertisements, and the extraction may take one section.
    """
    taken = " ".join(" ".join(paragraphs).split())
    running = list(list_running(page))
    places = {find_place(element) for element, text in running if text[:KEY] in taken}
    missing = [text for element, text in running if text[:KEY] not in taken and find_place(element) in places]
    gap = sum(map(len, missing))
    if gap < max(MIN_GAP, GAP * sum(map(len, paragraphs))):
        return paragraphs
    return list(merge_blocks(page, {fold(paragraph) for paragraph in paragraphs}, set(missing)))


def list_running(page: Page) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the paragraphs of running text on a page, outside of its template, with their texts."""
    for element in page.tree.iter("p"):
        text = read_line(element)
        if len(text) > LONG and not is_outside(element):
            linked = sum(len(link.text_content()) for link in element.iter("a"))
            if linked < MAX_LINKED * len(text):
                yield element, text


def read_line(element: HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(str(element.text_content()).split())


def is_outside(element: HtmlElement) -> bool:
    """Say whether an element stands in the page's template, a quotation or the readers' comments."""
    return any(
        around.tag in OUTSIDE or "comment" in f"{around.get('class')} {around.get('id')}".lower()
        for around in element.iterancestors()
    )


def find_place(element: HtmlElement) -> Place:
    """Return what stands around a paragraph."""
    parent = element.getparent()
    grandparent = parent.getparent() if parent is not None else None
    return describe_element(parent), describe_element(grandparent)


def describe_element(element: HtmlElement | None) -> tuple[str, str]:
    """Return the name and the classes of an element, in alphabetical order."""
    if element is None:
        return "", ""
    return str(element.tag), " ".join(sorted((element.get("class") or "").split()))


def merge_blocks(page: Page, taken: set[str], missing: set[str]) -> Iterator[str]:
    """Yield, in page order, the blocks that were taken (by folded text) and those missing, each once."""
    seen: set[str] = set()
    for element in page.tree.iter(*BLOCKS):
        text = read_line(element)
        folded = fold(text)
        if folded and folded not in seen and (folded in taken or text in missing):
            seen.add(folded)
            yield text
