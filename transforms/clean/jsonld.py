"""JSON-LD as pages really carry it: broken, nested, commented out, said twice."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

Node = Mapping[str, Any]

# Possessive where white space may run on: a megabyte of it is tried once.
OPENING = re.compile(r"\s*+(?:(?://|/\*)?\s*+<!(?:--|\[CDATA\[)\s*+(?:\*/)?|//.*\n)+")
CLOSING = re.compile(r"(?:(?://|/\*)?(?:\s{0,9}-->|\s{0,9}\]\]>)\s{0,9}(?:\*/)?|;)$")
LONGEST_CLOSING = 40
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
FIELD = re.compile(r'"(@type|headline|datePublished|dateModified|articleSection)"\s*:\s*"((?:[^"\\]|\\.)*)"')
AUTHOR = re.compile(r'"author"\s*+:[\[{\s]*+[^{}\[\]]{0,2000}?"name"\s*:\s*"((?:[^"\\]|\\.)*)"')
CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
MAX_DEPTH = 6

ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|LiveBlogPosting|Report|Review|Recipe|NewsStory)$")
NO_ARTICLES = re.compile(r"^(Product|Aggregate|UserReview)")


def read_nodes(blocks: Iterable[str]) -> tuple[Node, ...]:
    """Return the typed objects of a page's JSON-LD blocks, containers opened, in page order.

    A reference (an object with nothing but ``@id``) under author or publisher is replaced by what it refers to.
    """
    nodes = [node for block in blocks for node in walk_nodes(parse_block(block), MAX_DEPTH)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return tuple(resolve_references(node, named) for node in nodes)


def parse_block(text: str) -> Any:
    """Return the value of a JSON-LD block: as written, else repaired, else the fields that a pattern finds."""
    opening = OPENING.match(text)
    stripped = text[opening.end() if opening else 0 :].strip()
    if closing := CLOSING.search(stripped, max(0, len(stripped) - LONGEST_CLOSING)):
        stripped = stripped[: closing.start()].rstrip()
    for candidate in (stripped, repair_json(stripped)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(candidate)[0]
        except (ValueError, RecursionError):
            continue
    return salvage_fields(stripped)


def repair_json(text: str) -> str:
    """Return JSON text without the common faults: escaped quotation marks, trailing commas, invalid escapes."""
    if '"' not in text:
        text = unescape(text)
    return BAD_ESCAPE.sub(r"\\\\", TRAILING_COMMA.sub("", text))


def salvage_fields(text: str) -> dict[str, Any]:
    """Return the first value of each field of interest in text that is no JSON."""
    found: dict[str, Any] = {}
    for name, value in FIELD.findall(text):
        found.setdefault(name, value.replace('\\"', '"').replace("\\/", "/"))
    author = AUTHOR.search(text)
    return found | ({"author": author[1]} if author else {})


def walk_nodes(value: Any, depth: int) -> Iterator[Node]:
    """Yield the objects in ``value`` that state a type, from the outside in, down to ``depth`` levels."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from walk_nodes(item, depth - 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name in CONTAINERS:
            yield from walk_nodes(value.get(name), depth - 1)


def resolve_references(node: Node, named: Mapping[str, Node]) -> Node:
    """Return ``node`` with the references under author and publisher replaced."""
    return {
        name: [follow_reference(item, named) for item in list_values(value)]
        if name in ("author", "publisher")
        else value
        for name, value in node.items()
    }


def follow_reference(item: Any, named: Mapping[str, Node]) -> Any:
    """Return what a bare reference stands for, anything else as it is."""
    if isinstance(item, dict) and isinstance(item.get("@id"), str) and not item.get("name"):
        return named.get(item["@id"], item)
    return item


def list_values(value: Any) -> list[Any]:
    """Return a JSON-LD value as a list: nothing, one or many."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def list_types(node: Node) -> list[str]:
    """Return the type names of a node without the vocabulary's address."""
    return [str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in list_values(node.get("@type"))]


def is_article(node: Node) -> bool:
    """Say whether a node states one of schema.org's article types."""
    return any(ARTICLE_TYPES.search(name) and not NO_ARTICLES.search(name) for name in list_types(node))


def is_news(node: Node) -> bool:
    """Say whether a node states a type of news: an article or a live blog."""
    return any("News" in name or "LiveBlog" in name for name in list_types(node))


def read_string(node: Node, name: str) -> str:
    """Return the first string under ``name`` (of a value's own name or text where it is an object), else ''."""
    for value in list_values(node.get(name)):
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def choose_article(nodes: Iterable[Node], urls: Iterable[str]) -> Node | None:
    """Return the node that describes the page's article: one that names the page's address, else the best filled."""
    wanted = {strip_address(url) for url in urls if url}
    articles = [node for node in nodes if is_article(node)]
    return max(articles, key=lambda node: rank_article(node, wanted), default=None)


def rank_article(node: Node, wanted: set[str]) -> tuple[bool, bool, bool, bool]:
    """Return how well a node describes the article of the page at one of the addresses ``wanted``."""
    addresses = {strip_address(read_string(node, name)) for name in ("url", "mainEntityOfPage", "@id")}
    return (
        bool(wanted & addresses),
        bool(read_string(node, "datePublished")),
        bool(read_string(node, "headline")),
        "author" in node,
    )


def strip_address(url: str) -> str:
    """Return a URL without scheme, query, fragment and last slash, for comparison."""
    return re.sub(r"^https?://(www\.)?|[?#].*$", "", url.strip()).rstrip("/").lower()
