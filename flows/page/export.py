"""A static copy of the page: the files of a folder, which open without a server and can be shared.

What needs one is left out: search, forms, CSV. Links lead to files; a link to what is not in the copy is plain text.
"""

import asyncio
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml import etree, html
from starlette.types import ASGIApp, Message

from flows.page.app import HERE, build_app
from flows.page.serving import open_published
from flows.settings import Settings

FIRST = ("/", "/today", "/disputes", "/entities", "/figures", "/archive", "/health")
ONES = re.compile(
    r"/(?:articles/[\w-]+(?:/since/[\w-]+)?|entities/[\w-]+|stories/[\w-]+|claims/[\w-]+|disputes/[\w-]+)"
)
"""Addresses of single things, which the copy holds whole; an address with fields holds what only a server can tell."""
MOST_PAGES = 5000


class ExportError(ValueError):
    """A folder into which no copy can be written."""


def export_pages(settings: Settings, folder: Path) -> int:
    """Write a copy of the page into a folder, which must be empty or new, and return the number of its pages.

    Raises ExportError for a folder that holds something, WarehouseError when nothing is published.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ExportError(f"{folder}: is not empty; name a new folder")
    published = open_published(settings)
    published.find_snapshot()
    app = build_app(published)
    pages = asyncio.run(collect_pages(app))
    for path, text in pages.items():
        write_page(folder, path, text, pages)
    for name in ("style.css", "icon.svg"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    return len(pages)


async def collect_pages(app: ASGIApp) -> dict[str, str]:
    """Return the pages that the first ones lead to, by address, up to MOST_PAGES."""
    pages: dict[str, str] = {}
    waiting = list(FIRST)
    while waiting and len(pages) < MOST_PAGES:
        path = waiting.pop(0)
        if path in pages:
            continue
        text = await ask_page(app, path)
        if text:
            pages[path] = text
            waiting += [found for found in find_links(text) if found not in pages]
    return pages


async def ask_page(app: ASGIApp, path: str) -> str:
    """Return the page at an address as the server would give it; empty when it gives none."""
    messages: list[Message] = []

    async def receive() -> Message:
        """Say that the request is over."""
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        """Keep a part of the answer."""
        messages.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(b"host", b"localhost")], "scheme": "http", "server": ("localhost", 80), "http_version": "1.1",
    }  # fmt: skip
    await app(scope, receive, send)
    body = b"".join(message.get("body", b"") for message in messages)
    return body.decode() if messages[0]["status"] == 200 else ""


def find_links(text: str) -> Iterator[str]:
    """Yield the addresses of single things that a page leads to."""
    for link in html.fromstring(text).iter("a"):
        path = urlsplit(link.get("href", "")).path
        if ONES.fullmatch(path):
            yield path


def name_file(path: str) -> str:
    """Return the file of the copy that holds a page."""
    return "index.html" if path == "/" else f"{path.strip('/')}.html"


def write_page(folder: Path, path: str, text: str, pages: Mapping[str, str]) -> None:
    """Write a page with its links led to files; forms, and links to what is not in the copy, go."""
    page = html.document_fromstring(text)
    depth = len(PurePosixPath(name_file(path)).parts) - 1
    etree.strip_elements(page, "form", with_tail=False)
    for link in [*page.iter("a"), *page.iter("link")]:
        lead_to_file(link, "../" * depth, pages)
    file = folder / name_file(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"<!doctype html>\n" + etree.tostring(page, encoding="utf-8", method="html"))


def lead_to_file(link: html.HtmlElement, up: str, pages: Mapping[str, str]) -> None:
    """Lead a link to the file of its page; one that is not in the copy loses its address."""
    parts = urlsplit(link.get("href", ""))
    if parts.scheme or parts.netloc or not parts.path:
        return
    if parts.path in ("/style.css", "/icon.svg"):
        link.set("href", up + parts.path.lstrip("/"))
    elif parts.path in pages and (not parts.query or ONES.fullmatch(parts.path)):
        link.set("href", up + name_file(parts.path) + (f"#{parts.fragment}" if parts.fragment else ""))
    else:
        del link.attrib["href"]
