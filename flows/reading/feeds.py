"""Feeds that were kept as files (RSS, RDF, Atom): an entry with its full content is an article."""

import re
from hashlib import sha256
from html import escape
from urllib.parse import urljoin

from lxml import etree

from flows.reading.sources import Source
from transforms.schema.records import Given, RawDocument, Reject

CONTENT = ("{http://purl.org/rss/1.0/modules/content/}encoded", "{http://www.w3.org/2005/Atom}content")
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
SHORTEST = 600
"""Characters from which a description can be the article rather than its summary."""
ARTICLES = ("post", "page", "article", "news", "story")
"""Types of WordPress entries that are read."""
BLOCK = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)
BLANK_LINES = re.compile(r"\r?\n[ \t]*\r?\n\s*")
PAGE = b"<!DOCTYPE html><html><body><article>%s</article></body></html>"


def read_entry(entry: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the article in an entry of a feed, or why there is none; its number is its place."""
    url = find_address(entry)
    if status := find_unpublished(entry):
        return Reject(source.uri, number, url, "read", "not-a-page-record", f"WordPress: {status}")
    content = find_content(entry)
    if not content.strip():
        hint = "no full text in the entry: name the feed in a source (config/sources) and its articles are fetched"
        return Reject(source.uri, number, url, "read", "empty", hint)
    body = PAGE % content.encode()
    if len(body) > page_bytes:
        return Reject(source.uri, number, url, "read", "too-large", f"over {page_bytes} bytes")
    return RawDocument(
        source.uri, number, sha256(body).hexdigest(), url, body, "text/html", "utf-8", None, read_given(entry)
    )


def find_unpublished(entry: etree._Element) -> str:
    """Return what an entry of a WordPress export is that was never published as an article: a draft, a picture, a menu;
    empty for all other entries."""
    status, kind = first_text(entry, "status"), first_text(entry, "post_type")
    if not kind:
        return ""
    return kind if kind not in ARTICLES else "" if status in ("publish", "") else status


def find_address(entry: etree._Element) -> str:
    """Return the address of an entry: its link, made absolute by ``xml:base`` around it, else its permanent id."""
    links = [link for link in children(entry, "link") if link.get("rel", "alternate") == "alternate"]
    stated = [(link.get("href") or link.text or "").strip() for link in links]
    stated += [(guid.text or "").strip() for guid in children(entry, "guid") if guid.get("isPermaLink") != "false"]
    stated += [(one.text or "").strip() for one in children(entry, "id")]
    address = next(filter(None, stated), "")
    for base in (element.get(XML_BASE, "") for element in (entry, *entry.iterancestors())):
        address = urljoin(base, address) if base else address
    return address


def find_content(entry: etree._Element) -> str:
    """Return the full content of an entry as HTML; empty when it has none, or a summary only."""
    for element in entry.iterchildren(*CONTENT):
        kind = element.get("type", "html")
        if kind == "xhtml":
            return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in element)
        if element.text:
            return mark_paragraphs(element.text) if kind == "text" else part_paragraphs(element.text)
    described = next((one.text or "" for one in children(entry, "description")), "")
    return described if len(described) >= SHORTEST else ""


def part_paragraphs(content: str) -> str:
    """Return HTML in which blank lines alone part paragraphs, as writers of WordPress leave it, with its paragraphs
    marked; any other as it is."""
    if BLOCK.search(content):
        return content
    return "".join(f"<p>{part}</p>" for part in BLANK_LINES.split(content.strip()) if part.strip())


def mark_paragraphs(text: str) -> str:
    """Return plain text as HTML, a paragraph for each of its own."""
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def read_given(entry: etree._Element) -> Given:
    """Return what an entry states of its article."""
    published = first_text(entry, "published", "pubDate", "issued", "date")
    modified = first_text(entry, "updated", "modified")
    sections = [one.get("term") or one.text or "" for one in children(entry, "category")]
    return Given(
        title=first_text(entry, "title"),
        published=published or modified,
        modified=modified,
        authors=find_authors(entry),
        section=next(filter(None, sections), ""),
    )


def find_authors(entry: etree._Element) -> tuple[str, ...]:
    """Return the names of an entry's authors; RSS states an address of mail with the name in brackets."""
    creators = [one.text or "" for one in entry.iterchildren(CREATOR)]
    names = [first_text(author, "name") or author.text or "" for author in children(entry, "author")]
    stated = [name.partition("(")[2].rstrip(") ") if "@" in name else name for name in (*creators, *names)]
    return tuple(name.strip() for name in stated if name.strip())


def first_text(element: etree._Element, *names: str) -> str:
    """Return the text of the first child of one of these names, in any namespace, that has some."""
    texts = (" ".join("".join(map(str, one.itertext())).split()) for name in names for one in children(element, name))
    return next(filter(None, texts), "")


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Return the children of a name in any namespace."""
    return element.findall(f"{{*}}{name}")
