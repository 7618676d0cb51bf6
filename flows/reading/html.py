"""HTML files on disk: pages saved one by one, and mirrors whose folders spell the address."""

import re
from pathlib import PurePath
from urllib.parse import quote

from flows.reading.sources import Source

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d+)?", re.IGNORECASE)
START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What surely begins a page."""
TAG = re.compile(rb"<\0?[a-zA-Z!/]")
HEAD = 8 * 2**10
"""Bytes at the beginning of a page, and at its end, where a tool that saved it says from where."""
SAVED = (
    re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"),
    re.compile(rb"<!--\s*saved from url=\(\d{4}\)(https?://\S+?)\s*-->"),
    re.compile(rb"<!-- Mirrored from (\S+?/\S*) by HTTrack"),
)
"""Comments of SingleFile, of browsers' "save as" and of HTTrack, which leaves the scheme out."""


def find_address(source: Source, body: bytes) -> str:
    """Return the address of a page that was saved as a file: from the comment of the tool that saved it, else from its
    path; empty when neither tells."""
    found = next(
        (match for pattern in SAVED for part in (body[:HEAD], body[-HEAD:]) if (match := pattern.search(part))), None
    )
    if not found:
        return guess_url(source.route)
    address = found[1].decode("utf-8", "replace")
    return address if "://" in address else f"https://{address}"


def guess_url(path: PurePath) -> str:
    """Return the address of a page from its path within an input: mirroring tools store it under its host.

    Empty when no folder is a host name. An ``index.html`` stands for its folder.
    """
    folders = path.parts[:-1]
    at = next((at for at, folder in enumerate(folders) if HOST.fullmatch(folder)), None)
    if at is None:
        return ""
    name = "" if path.name in ("index.html", "index.htm") else path.name
    route = "/".join([*folders[at + 1 :], name])
    return f"https://{folders[at].lower()}/{quote(route, safe='/?=&%:@!$()*+,;~')}"
