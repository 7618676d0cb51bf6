"""XML files: what stands in one is told by its outermost element; its items are read one by one, never the whole."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from lxml import etree

from flows.reading.alto import read_page
from flows.reading.containers import open_source
from flows.reading.feeds import read_entry
from flows.reading.files import hash_file
from flows.reading.mets import find_issue, read_article, split_issue
from flows.reading.news_xml import read_news_item, read_nitf, read_reuters
from flows.reading.newsml import ROOT as NEWSML_ROOT
from flows.reading.newsml import read_item
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.xml_events import XmlError, parse_events
from transforms.schema.records import RawDocument, Reject

MOST_ELEMENTS = 500_000
"""Elements of one item, and what stands before it, that are held; a long article has a few thousand."""


class XmlKind(NamedTuple):
    """A kind of XML: the names of its outermost element and of an item, and what reads one.

    Where items have no place of their own in rows, all are called the first.
    """

    root: re.Pattern[str]
    item: str
    read: Callable[[etree._Element, Source, int, int], RawDocument | Reject]
    is_numbered: bool
    nothing: str
    split: Callable[[etree._Element], list[etree._Element]] | None = None
    """Gives the documents in an item that holds several."""


NO_ARTICLES = "METS without articles in its logical structure: its pages are read from its ALTO files"


def read_print(page: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the text of an ALTO page, but of one whose articles a METS file names the reject that tells so."""
    if issue := find_issue(source):
        return Reject(
            source.uri, number, "", "read", "not-a-page-record", f"ALTO page, its articles are read from {issue}"
        )
    return read_page(page, source, number, page_bytes)


KINDS = (
    XmlKind(NEWSML_ROOT, "newsItem", read_item, False, "no news item inside"),
    XmlKind(re.compile(r"(?:\{[^}]*\})?nitf"), "nitf", read_nitf, False, "no article inside"),
    XmlKind(re.compile(r"(?:\{[^}]*\})?NewsML"), "NewsItem", read_news_item, True, "no news item inside"),
    XmlKind(re.compile(r"newsitem"), "newsitem", read_reuters, False, "no article inside"),
    XmlKind(re.compile(r"rss|\{[^}]*\}RDF"), "item", read_entry, True, "no item in the feed"),
    XmlKind(re.compile(r"\{http://www\.w3\.org/2005/Atom\}feed"), "entry", read_entry, True, "no entry in the feed"),
    XmlKind(re.compile(r"(?:\{[^}]*\})?alto"), "alto", read_print, False, "no page inside"),
    XmlKind(re.compile(r"\{[^}]*\}mets"), "mets", read_article, True, NO_ARTICLES, split_issue),
)
OTHERS = {
    "urlset": "a sitemap: name it in a source (config/sources) and its pages are fetched",
    "sitemapindex": "a list of sitemaps: name it in a source (config/sources) and its pages are fetched",
    "opml": "a list of feeds: name them in a source (config/sources)",
    "html": "XHTML: name it .html",
}
"""What can be done with XML that holds no article."""


class XmlReader:
    """Reads XML files of the kinds in ``KINDS``."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield each item, with the hash of the whole file."""
        digest = hash_file(source)
        for number, _ in enumerate(parse_items(source)):
            yield Located(Place(0), number, digest)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield each item of a file, or why there is none, to be parsed before the next is asked for."""
        for number, (kind, item) in enumerate(parse_items(source)):
            offset = number if kind and kind.is_numbered else 0
            if kind and isinstance(item, etree._Element):
                yield Unread(offset, partial(kind.read, item, source, offset, page_bytes))
            else:
                yield Unread(offset, partial(Reject, source.uri, offset, "", "read", *item))


def parse_items(source: Source) -> Iterator[tuple[XmlKind | None, etree._Element | tuple[str, str]]]:
    """Yield each item's element, valid until the next, with its kind; reason and detail where parsing ends early."""
    n_items, n_elements, kind = 0, 0, None
    try:
        for event, element in parse_events(source):
            n_elements += event == "start"
            if event == "start" and element.getparent() is None:
                kind = next((one for one in KINDS if one.root.fullmatch(element.tag)), None)
                if kind is None:
                    yield None, ("unsupported-file", describe_other(element))
                    return
            if n_elements > MOST_ELEMENTS:
                yield kind, ("too-large", f"after {n_items} items: one of more than {MOST_ELEMENTS} elements")
                return
            if kind and event == "end" and element.tag.rpartition("}")[2] == kind.item:
                n_elements = 0
                for item in kind.split(element) if kind.split else [element]:
                    n_items += 1
                    yield kind, item
                forget_item(element, kind.item)
    except XmlError as error:
        yield kind, ("malformed" if has_content(source) else "empty", f"after {n_items} items: {error}")
        return
    if kind and not n_items:
        yield kind, ("empty", kind.nothing)


def describe_other(root: etree._Element) -> str:
    """Return what XML is that is not read, and what to do with it."""
    name = root.tag.rpartition("}")[2]
    return f"XML of another kind: {OTHERS.get(name.lower(), name)}"


def has_content(source: Source) -> bool:
    """Tell whether a file holds a byte."""
    with open_source(source) as file:
        return bool(file.read(1))


def forget_item(item: etree._Element, name: str) -> None:
    """Free what an item and the ones before it hold, so that memory does not grow with the file."""
    item.clear()
    parent = item.getparent()
    if parent is not None and next(item.iterancestors(f"{{*}}{name}"), None) is None:
        while item.getprevious() is not None:
            del parent[0]
