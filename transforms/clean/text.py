"""The running text of a page, by trafilatura."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from transforms.clean.html import Page, squeeze
from transforms.clean.jsonld import list_values, read_string

OPTIONS = Extractor(output_format="python", comments=False, tables=True, dedup=False)
LIST_MARK = re.compile(r"^(?:[-*•]|\d{1,2}\.)\s+(?=\S)|^\|\s*|\s*\|$")
RULE = re.compile(r"^[\s|:-]*$")


def extract_paragraphs(page: Page) -> list[str]:
    """Return the paragraphs of a page's running text, in reading order; none when trafilatura finds no text."""
    with pause_garbage_collection():
        document = bare_extraction(page.tree, options=OPTIONS)
    return tidy_lines(document.text or "") if isinstance(document, Document) else []


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


def read_live_updates(page: Page) -> list[str]:
    """Return the paragraphs of a live blog's updates as its JSON-LD states them, headline first in each."""
    updates = [u for node in page.nodes for u in list_values(node.get("liveBlogUpdate")) if isinstance(u, dict)]
    texts = [line for u in updates for line in (read_string(u, "headline"), *read_string(u, "articleBody").split("\n"))]
    return [line for text in texts if (line := squeeze(text))]
