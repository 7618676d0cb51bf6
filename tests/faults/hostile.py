"""Hostile files, each in a few kilobytes, named for what they try."""

import gzip
import io
import json
import random
import struct
import warnings
import zipfile
from pathlib import Path

from tests.unit.readers.warcs import WarcFile, write_pages

NEWS = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:quay.example,2024:1">'
    "<contentSet>{}</contentSet></newsItem>"
)
INLINE = "<inlineXML>{}</inlineXML>"
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>It sailed.</p></body></html>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
LYING_RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000000\r\n\r\n"


def name_entities(n_levels: int) -> str:
    """Return an XML document whose entities would expand tenfold a level."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, n_levels))
    return f'<!DOCTYPE newsItem [<!ENTITY e0 "ha">{levels}]>' + NEWS.format(INLINE.format(f"&e{n_levels - 1};"))


def pack_stored(content: bytes) -> bytes:
    """Return the head of a gzip member and a block that holds ``content`` as it is, without the member's end."""
    return b"\x1f\x8b\x08\0\0\0\0\0\0\3\0" + struct.pack("<HH", len(content), len(content) ^ 0xFFFF) + content


def pack_wacz(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a WACZ of the given WARC files, which may have the same name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive, warnings.catch_warnings(action="ignore"):
        for name, content in members:
            archive.writestr(f"archive/{name}", content)
    return file.getvalue()


def encrypt_in_name(wacz: bytes) -> bytes:
    """Return a WACZ whose first member is said to be encrypted, in its own header and in the directory."""
    changed = bytearray(wacz)
    changed[6] |= 1
    changed[wacz.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def serve_image() -> bytes:
    """Return a WARC file with a picture that its server calls a page, and one that it calls nothing."""
    warc = WarcFile()
    warc.add("https://quay.example/picture", PNG)
    warc.add("https://quay.example/noise", random.Random(7).randbytes(5000))
    return warc.content()


def write_addresses() -> bytes:
    """Return a WARC file of pages at addresses that are none."""
    warc = WarcFile()
    for url in ("http://[::1", "https://xn--/", "https://quay.example:99999999/", "https://\u2603\x01/", "x" * 5000):
        warc.add(url, b"<html><p>It sailed at noon, the master said.</p></html>")
    return warc.content()


PAGES = write_pages(2).content()
FILES = {
    "comment-first.xml": NEWS.format(INLINE.format("<!-- by hand -->" + XHTML)).encode(),
    "instruction-first.xml": NEWS.format(INLINE.format("<?style x?>" + XHTML)).encode(),
    "entity-first.xml": f'<!DOCTYPE x [<!ENTITY e "y">]>{NEWS.format(INLINE.format("&e;" + XHTML))}'.encode(),
    "unknown-entity.xml": NEWS.format(INLINE.format("&nbsp;" + XHTML)).encode(),
    "laughs.xml": name_entities(30).encode(),
    "deep.xml": NEWS.format(INLINE.format("<a>" * 5000)).encode(),
    "deep-lists.jsonl": b'{"authors": ' + b"[" * 500 + b"]" * 500 + b', "text": "It sailed."}\n' + b"[" * 9000 + b"\n",
    "long-line.jsonl": json.dumps({"text": "It sailed. " * 120_000}).encode() + b'\n{"text": "Short."}\n',
    "odd-values.jsonl": b'{"text": {"name": {"name": 1e999}}, "date": [{}], "url": 7}\n{"text": 1'
    + b"0" * 5000
    + b"}\n",
    "long-id.jsonl": json.dumps({"id": "%" * 100_000, "text": "It sailed."}).encode(),
    "odd-fields.jsonl": b'{"text": "It sailed."}\n',
    "odd-fields.jsonl.fields.toml": b"no = such = field",
    "lying-header.wacz": pack_wacz(("a.warc.gz", PAGES)).replace(b"archive/a.warc.gz", b"archive/b.warc.gz", 1),
    "encrypted.wacz": encrypt_in_name(pack_wacz(("a.warc.gz", PAGES), ("b.warc.gz", PAGES))),
    "twice.wacz": pack_wacz(("a.warc.gz", PAGES), ("a.warc.gz", write_pages(3).content())),
    "empties.wacz": pack_wacz(*((f"{number}.warc", b"") for number in range(300))),
    "picture.warc.gz": serve_image(),
    "addresses.warc.gz": write_addresses(),
    "heads.warc.gz": b"\x1f\x8b\x08" * 3000,
    "chained.warc.gz": pack_stored(LYING_RECORD)[:-5] * 500,
    "empty-members.jsonl.gz": gzip.compress(b"") * 2000,
    "starts.warc": b"WARC/1.0\r\nWARC-Type: x\r\n" * 3000,
    "lies.warc": LYING_RECORD * 300,
    "lies.warc.gz": gzip.compress(LYING_RECORD * 300),
    "bomb.html.gz": gzip.compress(b"<p>boom" * 1_000_000),
    "nested.html": b"<div><span>" * 20_000,
    "comments.html": b"<!--" * 20_000,
    "noise.html": random.Random(8).randbytes(20_000),
    "\x1b[31mred\n.html": b"<p>It sailed.</p>",
}
"""Name and content of each; what follows a name in ``.fields.toml`` goes with the file of that name."""


def write_files(folder: Path) -> None:
    """Write the files into a folder, with links that lead out of it, in circles and to the same file again."""
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "out").symlink_to(folder.parent)
    (folder / "circle").symlink_to(folder)
    (folder / "again.warc").symlink_to(folder / "lies.warc")
