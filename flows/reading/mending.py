"""Feeds as they are written rather than as XML asks: what feed readers pass over is mended before it is parsed."""

import re
from collections.abc import Iterable, Iterator
from html.entities import html5

FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]")
FIRST = re.compile(rb"<\?xml\b|<(?:rss|feed|(?:\w+:)?RDF)[\s>]")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|([a-zA-Z][a-zA-Z0-9]{0,31};)|)", re.DOTALL
)
KNOWN_TO_XML = ("amp;", "lt;", "gt;", "quot;", "apos;")
CDATA, CDATA_END = b"<![CDATA[", b"]]>"
LONGEST_ENTITY = 34
MOST_HELD = 2**23
"""Bytes of a CDATA section that are held until it ends."""


def is_feed(head: bytes) -> bool:
    """Tell whether a file that begins so is a feed that can be mended: RSS, RDF or Atom in an encoding like ASCII."""
    return not head.startswith(UTF_16) and FEED.search(head) is not None


def mend_chunks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a feed without what stands before its XML (warnings, blank lines), with bare ampersands and
    the named characters of HTML as XML writes them; CDATA sections as they are."""
    waiting, is_begun = b"", False
    for chunk in chunks:
        waiting += chunk
        if not is_begun and (found := FIRST.search(waiting)):
            waiting, is_begun = waiting[found.start() :], True
        at = find_safe(waiting)
        yield AMPERSAND.sub(mend_ampersand, waiting[:at])
        waiting = waiting[at:]
    yield AMPERSAND.sub(mend_ampersand, waiting)


def find_safe(waiting: bytes) -> int:
    """Return how many bytes can be mended before more come: none of a CDATA section or entity that may go on."""
    begun = waiting.rfind(CDATA)
    if begun >= 0 and waiting.find(CDATA_END, begun) < 0 and len(waiting) - begun < MOST_HELD:
        return begun
    open_ = max(waiting.rfind(b"&", -LONGEST_ENTITY), waiting.rfind(b"<", -len(CDATA)))
    return open_ if open_ >= 0 else len(waiting)


def mend_ampersand(found: re.Match[bytes]) -> bytes:
    """Return an ampersand that begins no entity as XML writes it, a character that HTML names as its number; all else
    as it is."""
    name = (found[1] or b"").decode()
    if found[0] == b"&" or (name and name not in html5):
        return b"&amp;" + found[0][1:]
    if name and name not in KNOWN_TO_XML:
        return "".join(f"&#{ord(character)};" for character in html5[name]).encode()
    return found[0]
