"""The running text of a page, by trafilatura."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from transforms.clean.gaps import fill_gaps
from transforms.clean.html import Page, squeeze
from transforms.clean.jsonld import Node, read_string
from transforms.clean.layout import arrange_paragraphs
from transforms.clean.live_blogs import list_updates

OPTIONS = Extractor(output_format="python", comments=False, tables=True, dedup=False)
SHORTEST_STATED = 500
"""Characters from which the text in JSON-LD can be the article rather than its summary."""
MUCH_LONGER = 1.25
"""Length of the text in JSON-LD, against the extracted one, from which it is taken instead."""
LONG = 60
"""Characters from which a line is recognised when it is said again."""
BREAK = re.compile(r"\n+|</p>|<br\s*/?>", re.IGNORECASE)
GENEROUS = Extractor(output_format="python", comments=False, recall=True)
LIST_MARK = re.compile(r"^(?:[-*•]|\d{1,2}\.)\s+(?=\S)|^\|\s*|\s*\|$")
RULE = re.compile(r"^[\s|:-]*$")


def extract_paragraphs(page: Page, article: Node | None) -> list[str]:
    """Return the paragraphs of a page's running text, in reading order; none when there is none.

    The text is trafilatura's, with gaps filled, unless the page's JSON-LD states one that is much longer.
    """
    paragraphs = arrange_paragraphs(page, article, fill_gaps(page, run_trafilatura(page)))
    stated = read_stated_text(page, article)
    needed = max(SHORTEST_STATED, MUCH_LONGER * sum(map(len, paragraphs)))
    return stated if sum(map(len, stated)) > needed else paragraphs


def run_trafilatura(page: Page) -> list[str]:
    """Return the paragraphs that trafilatura extracts, in its generous mode where the usual one finds nothing."""
    with pause_garbage_collection():
        for options in (OPTIONS, GENEROUS):
            document = bare_extraction(page.tree, options=options)
            if isinstance(document, Document) and document.text:
                return tidy_lines(document.text)
    return []


@contextmanager
def pause_garbage_collection() -> Iterator[None]:
    """Keep the cycle collector from walking the trees that are being built: a tenth of the time of a page."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def tidy_lines(text: str) -> list[str]:
    """Return the lines of an extracted text as paragraphs, without marks of lists and tables."""
    lines = (tidy_line(line) for line in text.splitlines())
    return [line for line in lines if line]


def tidy_line(line: str) -> str:
    """Return one line without list mark, cell bars and outer white space; empty for a table's rule."""
    line = line.strip()
    if RULE.match(line):
        return ""
    if line.startswith("|"):
        return " ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())
    return LIST_MARK.sub("", line).strip()


def read_stated_text(page: Page, article: Node | None) -> list[str]:
    """Return the paragraphs of the article as its JSON-LD states them: the updates of a live blog, headline first in
    each, else the body. None where a paragraph is said twice: such bodies are page text put through a machine."""
    bodies = [text for u in list_updates(page) for text in (read_string(u, "headline"), read_string(u, "articleBody"))]
    if not bodies and article is not None:
        bodies = [read_string(article, "articleBody")]
    lines = [line for body in bodies for part in BREAK.split(body) if (line := squeeze(squeeze(part)))]
    text = " ".join(lines)
    is_repeated = any(len(line) > LONG and text.count(line[:LONG]) > 1 for line in lines[:3])
    return [] if is_repeated else lines
