"""What a page's markup makes of the paragraphs of its text: headings, items of lists and cells of tables, captions."""

from collections.abc import Sequence

from transforms.clean.html import Page
from transforms.clean.layout import squash

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "td", "th", "tr"), "list"),
    "figcaption": "caption",
}


def tell_kinds(page: Page, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the kind of each paragraph, ``heading``, ``list`` or ``caption``, empty where the markup tells none; no
    kinds at all where it tells none of any paragraph."""
    places: dict[str, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        places.setdefault(squash(paragraph), []).append(place)
    longest = 2 * max(map(len, paragraphs), default=0)
    kinds = [""] * len(paragraphs)
    for element in page.tree.iter(*KINDS):
        if element.tag in ("li", "td") and element.find("p") is not None:  # it holds text rather than is an item
            continue
        text = str(element.text_content())
        found = places.get(squash(text), ()) if len(text) <= longest else ()
        for place in found:
            kinds[place] = kinds[place] or KINDS[element.tag]
    return tuple(kinds) if any(kinds) else ()
