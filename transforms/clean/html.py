"""A page parsed once: the tree, meta fields and JSON-LD that text and metadata are both read from."""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from lxml import etree
from lxml.html import HtmlElement

from transforms.charset import decode_html
from transforms.clean.jsonld import Node, read_nodes
from transforms.clean.markup import repair_markup
from transforms.schema.records import RawDocument

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,8})|(?P<decimal>[0-9]{1,8}));?", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
SPACE = re.compile(r"\s+")
CLOSED_AT_ONCE = re.compile(r"(<html\b[^<>]*?)/\s*>", re.IGNORECASE)

# lxml.html looks the class of every element up in Python; one class for all of them is as good here and looked up in C.
PARSER = etree.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page. ``tree`` is shared: whoever changes it works on a copy."""

    url: str
    tree: HtmlElement
    meta: Mapping[str, tuple[str, ...]]
    nodes: tuple[Node, ...]

    def first_meta(self, *names: str) -> str:
        """Return the first value of the first of these meta fields that the page fills, else an empty string."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


def parse_page(raw: RawDocument) -> Page | None:
    """Return the page of an HTML document, None when the bytes hold no element at all."""
    text, _ = decode_html(raw.body, raw.charset)
    tree = parse_html(text)
    if tree is None:
        return None
    repair_markup(tree)
    return Page(raw.url, tree, read_meta(tree), read_nodes(read_scripts(tree)))


def parse_html(text: str) -> HtmlElement | None:
    """Return the root of an HTML text, None when there is none. Characters that XML forbids are dropped first."""
    allowed = REFERENCE.sub(keep_allowed, NOT_XML.sub("", text))
    repaired = CLOSED_AT_ONCE.sub(r"\1>", allowed, count=1)
    try:
        return etree.fromstring(repaired.encode("utf-8"), PARSER)
    except etree.LxmlError:
        return None


def keep_allowed(reference: re.Match[str]) -> str:
    """Return a reference to a character as it stands, nothing for one that XML forbids: ``&#2;``."""
    number = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    is_allowed = number <= sys.maxunicode and not NOT_XML.match(chr(number))
    return reference[0] if is_allowed else ""


def read_meta(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Return the contents of the page's meta elements by lower-case property, name or itemprop, in page order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = squeeze(element.get("content") or "")
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content and name:
            found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(values) for name, values in found.items()}


def read_scripts(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts of the page's JSON-LD blocks."""
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            yield element.text


def squeeze(text: str) -> str:
    """Return ``text`` on one line: entities resolved, tags dropped, white space runs as one blank."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    return SPACE.sub(" ", text).strip()


def read_text(element: HtmlElement) -> str:
    """Return the text inside an element on one line, without that of scripts and styles."""
    parts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return SPACE.sub(" ", " ".join(parts)).strip()
