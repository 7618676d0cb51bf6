"""Markdown files, with or without the head of fields between ``---`` that site generators put first."""

import re
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import Any

import yaml
from markdown_it import MarkdownIt

from flows.reading.containers import open_source
from flows.reading.fields import USUAL_FIELDS, pick_text, read_given
from flows.reading.files import locate_file
from flows.reading.html import find_address
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from transforms.schema.records import Given, RawDocument, Reject

FRONT = re.compile(r"\ufeff?---\r?\n(.*?)\r?\n(?:---|\.\.\.)\r?\n", re.DOTALL)
HEADING = re.compile(r"^#\s+(.+?)\s*#*$|^(\S.*)\r?\n=+\s*$", re.MULTILINE)
LARGEST_FRONT = 2**16
LONGEST_RENDERED = 200_000
MARKS = "[*_`!"
MOST_MARKS = 20_000
PAGE = "<!DOCTYPE html><html><body><article>%s</article></body></html>"
LIBRARY = MarkdownIt("commonmark", {"html": False}).enable("table")


class MarkdownReader:
    """Reads Markdown files."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the file, with its hash."""
        yield from locate_file(source)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield the file as one document."""
        yield Unread(0, partial(read_document, source, page_bytes))


def read_document(source: Source, page_bytes: int) -> RawDocument | Reject:
    """Return the document in a Markdown file as HTML, with what its head states, or why there is none."""
    with open_source(source) as file:
        stream = ByteStream(file)
        content = stream.take(page_bytes + 1)
    if stream.defect or not content.strip() or len(content) > page_bytes:
        reason = stream.defect or ("too-large" if content.strip() else "empty")
        return Reject(source.uri, 0, "", "read", reason, f"over {page_bytes} bytes" if reason == "too-large" else "")
    fields, text = split_front(content.decode("utf-8", "replace"))
    heading = HEADING.search(text)
    if heading:
        fields.setdefault("title", heading[1] or heading[2])
    url = pick_text(fields, USUAL_FIELDS["url"]) or find_address(source, content)
    given, digest = read_given(fields, USUAL_FIELDS), sha256(content).hexdigest()
    if given == Given() or not is_rendered(text):  # a page without metadata would have to look like one of the web
        return RawDocument(source.uri, 0, digest, url, text.encode(), "text/plain", "utf-8", None, given)
    body = (PAGE % LIBRARY.render(text)).encode()
    return RawDocument(source.uri, 0, digest, url, body, "text/html", "utf-8", None, given)


def is_rendered(text: str) -> bool:
    """Tell whether a text is of the length and the marks that articles have: the library's time grows with their
    square."""
    return len(text) <= LONGEST_RENDERED and sum(map(text.count, MARKS)) <= MOST_MARKS


def split_front(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields at the head of a document and the text behind them; no fields when there are none to read."""
    front = FRONT.match(text)
    if not front:
        return {}, text
    try:
        is_plain = not any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front[1], yaml.SafeLoader))
        fields = yaml.safe_load(front[1]) if is_plain and len(front[1]) <= LARGEST_FRONT else None
    except (yaml.YAMLError, ValueError):
        fields = None
    return fields if isinstance(fields, dict) else {}, text[front.end() :]
