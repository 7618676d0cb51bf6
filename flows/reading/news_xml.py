"""News as XML before NewsML-G2: NITF files (IPTC), NewsML 1, and the items of Reuters' corpora."""

from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from flows.reading.newsml import XML_LANG, find_all, find_text, render_html
from flows.reading.sources import Source
from transforms.schema.records import Given, RawDocument, Reject

PAGE = b"<html><body><article>%s</article></body></html>"


def read_nitf(document: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the article of a NITF file; its address is what it gives as one, else its id."""
    published = next(list_attributes(document, ("head/docdata/date.issue", "norm")), "")
    given = Given(
        title=find_text(document, "body/body.head/hedline/hl1", "head/title"),
        published=published or next(list_attributes(document, ("head/pubdata", "date.publication")), ""),
        authors=tuple(filter(None, [find_text(document, "body/body.head/byline")])),
        outlet=next(list_attributes(document, ("head/pubdata", "name")), ""),
        section=next(list_attributes(document, ("head/pubdata", "position.section")), ""),
        language=document.get(XML_LANG, ""),
    )
    addresses = list_attributes(document, ("head/pubdata", "ex-ref"), ("head/docdata/doc-id", "id-string"))
    url = next(addresses, "")
    return make_document(render_html(document), url, given, source, number, page_bytes)


def read_news_item(item: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the article of an item of NewsML 1: the first of its contents that holds text."""
    contents = [PAGE % render_children(one) for one in item.iter("{*}DataContent") if find_text(one, ".")]
    lines = next(item.iter("{*}NewsLines"), item)
    given = Given(
        title=find_text(lines, "HeadLine"),
        published=find_text(item, "NewsManagement/FirstCreated"),
        modified=find_text(item, "NewsManagement/ThisRevisionCreated"),
        authors=tuple(filter(None, [find_text(lines, "ByLine")])),
        outlet=find_text(item, "Identification/NewsIdentifier/ProviderId"),
    )
    url = find_text(item, "Identification/NewsIdentifier/PublicIdentifier")
    return make_document(next(iter(contents), b""), url, given, source, number, page_bytes)


def read_reuters(item: etree._Element, source: Source, number: int, page_bytes: int) -> RawDocument | Reject:
    """Return the article of an item as the Reuters corpora (RCV1) hold it."""
    given = Given(
        title=find_text(item, "headline", "title"),
        published=item.get("date", ""),
        authors=tuple(filter(None, [find_text(item, "byline")])),
        language=item.get(XML_LANG, ""),
    )
    texts = [PAGE % render_children(one) for one in find_all(item, "text") if find_text(one, ".")]
    url = f"urn:newsitem:{item.get('itemid')}" if item.get("itemid") else ""
    return make_document(next(iter(texts), b""), url, given, source, number, page_bytes)


def list_attributes(element: etree._Element, *places: tuple[str, str]) -> Iterator[str]:
    """Yield the attributes that are filled at paths of names without namespace."""
    for path, name in places:
        yield from (value for one in find_all(element, path) if (value := one.get(name, "").strip()))


def render_children(element: etree._Element) -> bytes:
    """Return what an element holds as HTML: its text, and its children without their namespaces."""
    children = b"".join(render_html(child) + (child.tail or "").encode() for child in element.iterchildren("*"))
    return (element.text or "").encode() + children


def make_document(
    body: bytes, url: str, given: Given, source: Source, number: int, page_bytes: int
) -> RawDocument | Reject:
    """Return the document of an item, or why there is none."""
    if not body.strip() or len(body) > page_bytes:
        return Reject(source.uri, number, url, "read", "too-large" if body.strip() else "empty", "content of the item")
    return RawDocument(source.uri, number, sha256(body).hexdigest(), url, body, "text/html", "utf-8", None, given)
