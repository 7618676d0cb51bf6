"""ALTO: a page of digitised print, the words of its text blocks as they were recognised."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from lxml import etree

from flows.reading.sources import Source
from flows.reading.xml_events import parse_events
from transforms.schema.records import RawDocument, Reject

HYPHEN = "-\u00ad"


def read_page(page: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the text of a page, a paragraph for each of its blocks, in the order of the file."""
    uri = source.uri
    blocks = (" ".join(list_words(block)) for block in page.iter("{*}TextBlock"))
    body = "\n\n".join(filter(None, blocks)).encode()
    if not body or len(body) > page_bytes:
        reason = "too-large" if body else "empty"
        return Reject(uri, number, "", "read", reason, "ALTO page: " + ("too long" if body else "no text block"))
    return RawDocument(uri, number, sha256(body).hexdigest(), "", body, "text/plain", "utf-8")


@lru_cache(maxsize=32)
def read_blocks(source: Source, _stamp: tuple[int, int]) -> dict[str, list[str]]:
    """Return the texts of the blocks of a page by the id of each block, and of what it stands in; those of the whole
    page under an empty one.

    Raises XmlError for a page that is broken, and what ``open_source`` does.
    """
    blocks: dict[str, list[str]] = {}
    for event, block in parse_events(source):
        if event == "end" and block.tag.rpartition("}")[2] == "TextBlock":
            text = " ".join(list_words(block))
            for name in {"", *(one.get("ID", "") for one in (block, *block.iterancestors()))} if text else ():
                blocks.setdefault(name, []).append(text)
            block.clear()
    return blocks


def list_words(block: etree._Element) -> Iterator[str]:
    """Yield the words of a block; one that is parted at the end of a line comes once, whole."""
    parted = ""
    for string in block.iter("{*}String"):
        content = string.get("CONTENT", "").strip()
        part = string.get("SUBS_TYPE", "")
        if part == "HypPart1":
            parted = content.rstrip(HYPHEN)
        elif part == "HypPart2" or parted:
            yield string.get("SUBS_CONTENT") or parted + content
            parted = ""
        elif content:
            yield content
    if parted:
        yield parted
