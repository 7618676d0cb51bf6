"""NewsML-G2 (IPTC News Architecture): news items with XHTML, NITF or plain content."""

import re
from hashlib import sha256

from lxml import etree

from flows.reading.sources import Source
from transforms.schema.records import Given, RawDocument, Reject

ROOT = re.compile(r"\{http://iptc\.org/std/nar/[^}]*\}news(?:Item|Message)")
"""Name of an outermost element; the standard's namespace has carried more than one date."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NITF_TO_HTML = {
    "nitf": "html",
    "hl1": "h1",
    "hl2": "h2",
    "hedline": "header",
    "body.content": "article",
    "block": "div",
}
NITF_BESIDE_TEXT = ("media", "docdata", "body.end", "dateline", "byline")
"""What a NITF body holds beside headline and running text; date and authors are read from the item's metadata."""


def read_item(item: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the document of one news item; its address is a link it gives or its guid."""
    url = item.get("guid", "")
    content = find_content(item)
    if content is None:
        return Reject(source.uri, number, url, "read", "not-html", "no text content in the item")
    media_type, body = content
    if not body.strip() or len(body) > page_bytes:
        return Reject(source.uri, number, url, "read", "too-large" if body.strip() else "empty", "content of the item")
    return RawDocument(
        source.uri, number, sha256(body).hexdigest(), url, body, media_type, "utf-8", None, read_given(item)
    )


def find_content(item: etree._Element) -> tuple[str, bytes] | None:
    """Return media type and UTF-8 bytes of the item's first text content, None when it has none."""
    for element in find_all(item, "contentSet/inlineXML"):
        # Comments, processing instructions and entities may come first.
        if (root := next(element.iterchildren("*"), None)) is not None:
            return "text/html", render_html(root)
    for element in find_all(item, "contentSet/inlineData"):
        declared = (element.get("contenttype") or "text/plain").partition(";")[0].strip()
        if declared in ("text/plain", "text/html"):
            return declared, (element.text or "").encode()
    return None


def render_html(root: etree._Element) -> bytes:
    """Return XHTML or NITF content as HTML: without namespaces, NITF's elements renamed, those beside text left out."""
    is_nitf = etree.QName(root).localname == "nitf"
    for element in list(root.iter("*")):
        name = etree.QName(element).localname
        if is_nitf and name in NITF_BESIDE_TEXT:
            drop_element(element)
        element.tag = NITF_TO_HTML.get(name, name) if is_nitf else name
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="html", encoding="utf-8", with_tail=False)


def drop_element(element: etree._Element) -> None:
    """Take an element out of its tree; NITF has no running text after those left out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def read_given(item: etree._Element) -> Given:
    """Return what the item's metadata states; the version's time is when it was last changed."""
    published = find_text(item, "itemMeta/firstCreated", "contentMeta/contentCreated")
    version = find_text(item, "itemMeta/versionCreated", "contentMeta/contentModified")
    language = next((e.get("tag", "") for e in find_all(item, "contentMeta/language")), item.get(XML_LANG, ""))
    return Given(
        title=find_text(item, "contentMeta/headline", "itemMeta/title"),
        published=published or version,
        modified=version,
        authors=read_authors(item),
        outlet=next((e.get("literal") or read_name(e) for e in find_all(item, "itemMeta/provider")), ""),
        section=next((read_name(e) for e in find_all(item, "contentMeta/subject")), ""),
        language=language,
    )


def read_authors(item: etree._Element) -> tuple[str, ...]:
    """Return the creators an item names, else its byline."""
    creators = tuple(filter(None, map(read_name, find_all(item, "contentMeta/creator"))))
    return creators or tuple(filter(None, [find_text(item, "contentMeta/by")]))


def read_name(element: etree._Element) -> str:
    """Return the name an element gives a person or organisation: its ``name``, else its literal or code."""
    return find_text(element, "name") or element.get("literal") or element.get("qcode", "").rpartition(":")[2]


def find_text(element: etree._Element, *paths: str) -> str:
    """Return the text of the first element at any of ``paths`` that has some, white space collapsed."""
    texts = ("".join(map(str, e.itertext())) for path in paths for e in find_all(element, path))
    return next((" ".join(text.split()) for text in texts if text.strip()), "")


def find_all(element: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at a path of names without namespace; the element itself at ``.``."""
    if path == ".":
        return [element]
    return element.findall("/".join(f"{{*}}{name}" for name in path.split("/")))
