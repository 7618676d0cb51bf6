"""XML files: what stands in one is told by its outermost element; its items are read one by one, never the whole."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from lxml import etree

from flows.reading.alto import read_page
from flows.reading.containers import open_source
from flows.reading.feeds import read_entry
from flows.reading.files import hash_file
from flows.reading.mending import is_feed, mend_chunks
from flows.reading.newsml import ROOT as NEWSML_ROOT
from flows.reading.newsml import read_item
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from transforms.schema.records import RawDocument, Reject

CHUNK = 2**16
HEAD = 4096
"""Bytes among which the outermost element begins."""
MOST_ELEMENTS = 500_000
"""Elements of one item, and what stands before it, that are held; a long article has a few thousand."""


class XmlKind(NamedTuple):
    """A kind of XML: the names of its outermost element and of an item, and what reads one.

    Where items have no place of their own in rows, all are called the first.
    """

    root: re.Pattern[str]
    item: str
    read: Callable[[etree._Element, str, int, int], RawDocument | Reject]
    is_numbered: bool
    nothing: str


KINDS = (
    XmlKind(NEWSML_ROOT, "newsItem", read_item, False, "no news item inside"),
    XmlKind(re.compile(r"rss|\{[^}]*\}RDF"), "item", read_entry, True, "no item in the feed"),
    XmlKind(re.compile(r"\{http://www\.w3\.org/2005/Atom\}feed"), "entry", read_entry, True, "no entry in the feed"),
    XmlKind(re.compile(r"(?:\{[^}]*\})?alto"), "alto", read_page, False, "no page inside"),
)
OTHERS = {
    "urlset": "a sitemap: name it in a source (config/sources) and its pages are fetched",
    "sitemapindex": "a list of sitemaps: name it in a source (config/sources) and its pages are fetched",
    "opml": "a list of feeds: name them in a source (config/sources)",
    "mets": "METS, which describes an issue; its pages are read from its ALTO files",
    "html": "XHTML: name it .html",
}
"""What can be done with XML that holds no article."""


class XmlError(ValueError):
    """A file is no well-formed XML; the message says why."""


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
                yield Unread(offset, partial(kind.read, item, source.uri, offset, page_bytes))
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
            if kind and event == "end" and etree.QName(element).localname == kind.item:
                n_items, n_elements = n_items + 1, 0
                yield kind, element
                forget_item(element, kind.item)
    except XmlError as error:
        yield kind, ("malformed" if has_content(source) else "empty", f"after {n_items} items: {error}")
        return
    if kind and not n_items:
        yield kind, ("empty", kind.nothing)


def describe_other(root: etree._Element) -> str:
    """Return what XML is that is not read, and what to do with it."""
    name = etree.QName(root).localname
    return f"XML of another kind: {OTHERS.get(name.lower(), name)}"


def has_content(source: Source) -> bool:
    """Tell whether a file holds a byte."""
    with open_source(source) as file:
        return bool(file.read(1))


def parse_events(source: Source) -> Iterator[tuple[str, etree._Element]]:
    """Yield the starts and ends of a file's elements; raises XmlError where it is broken. Feeds are mended: only where
    one breaks off is it broken."""
    with open_source(source) as file:
        head = file.read(HEAD)
        chunks = chain([head], iter(partial(file.read, CHUNK), b""))
        is_mended = is_feed(head)
        parser = etree.XMLPullParser(
            events=("start", "end"), resolve_entities=False, no_network=True, recover=is_mended
        )
        for chunk in filter(None, mend_chunks(chunks) if is_mended else chunks):
            fault = feed_parser(parser, chunk)
            yield from read_events(parser)
            if fault:
                break
        else:
            fault = feed_parser(parser, b"") or (tell_break(parser) if is_mended else "")
            yield from read_events(parser) if not fault or not is_mended else ()
    if fault:  # what was wrong first is told by the log alone where it did not stop the parser at once
        raise XmlError(next((entry.message for entry in parser.feed_error_log), fault))


def feed_parser(parser: etree.XMLPullParser, chunk: bytes) -> str:
    """Have a parser go on with the next bytes, or end where there are none; returns what was wrong, else nothing."""
    try:
        parser.feed(chunk) if chunk else parser.close()
    except etree.XMLSyntaxError as error:
        return error.msg or "no XML"
    return ""


def read_events(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    """Yield the starts and ends of elements that a parser has come to."""
    yield from ((event, element) for event, element in parser.read_events() if isinstance(element, etree._Element))


def tell_break(parser: etree.XMLPullParser) -> str:
    """Return where a file that is mended broke off within an element; empty where it did not."""
    broken = (entry.message for entry in parser.feed_error_log if entry.type == etree.ErrorTypes.ERR_TAG_NOT_FINISHED)
    return next(broken, "")


def forget_item(item: etree._Element, name: str) -> None:
    """Free what an item and the ones before it hold, so that memory does not grow with the file."""
    item.clear()
    parent = item.getparent()
    if parent is not None and next(item.iterancestors(f"{{*}}{name}"), None) is None:
        while item.getprevious() is not None:
            del parent[0]
