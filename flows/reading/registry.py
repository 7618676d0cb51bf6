"""The one list of formats: what a file is called or begins with, and what reads it."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple, Protocol

from flows.reading.arc import ARC, parse_arc
from flows.reading.containers import open_source
from flows.reading.delimited import DelimitedReader
from flows.reading.frames import RecordReader
from flows.reading.html import START as HTML_START
from flows.reading.json_values import JsonReader
from flows.reading.jsonl import LinesReader
from flows.reading.kinds import describe_ending, describe_unknown
from flows.reading.markdown import MarkdownReader
from flows.reading.mhtml import MhtmlReader
from flows.reading.packing import BrokenMemberError, detect_packing
from flows.reading.parquet import ParquetReader
from flows.reading.revisits import parse_record
from flows.reading.signatures import name_binary
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.text import PageReader
from flows.reading.warc import WARC
from flows.reading.xml_files import XmlReader


class Reader(Protocol):
    """What reads a format. Both count the same items, whatever is wrong with the file."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place, number and hash of each item of a file, parsing no more than that needs.

        Raises what opening and reading a file may raise: it stands for all items that were to follow.
        """

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield the items from ``place`` on, of which the first is number ``first``, unparsed; what parses one gives a
        document of up to ``page_bytes`` bytes, or the reject that says why not."""


class Format(NamedTuple):
    """A format: its name, how its files end, what reads them (nothing: it is a container of files), what its files
    surely begin with where their names do not tell.

    Files of many items (``is_cut``) are cut into slices, others are taken together. ``is_packed``: also compressed, by
    gzip or Zstandard, each with its own ending after these. ``counts_bytes``: items are called by their offset.
    """

    name: str
    endings: tuple[str, ...]
    reader: Reader | None
    start: re.Pattern[bytes] | None = None
    is_cut: bool = False
    is_packed: bool = False
    counts_bytes: bool = False


FORMATS = (
    Format("wacz", (".wacz",), None),
    Format("zip", (".zip",), None, re.compile(rb"PK\x03\x04")),
    Format("tar", (".tar", ".tar.gz", ".tgz", ".tar.zst"), None, re.compile(rb".{257}ustar", re.DOTALL)),
    Format("warc", (".warc",), RecordReader(WARC, parse_record), re.compile(rb"WARC/\d\.\d"), True, True, True),
    Format("arc", (".arc",), RecordReader(ARC, parse_arc), re.compile(rb"filedesc://"), True, True, True),
    Format("jsonl", (".jsonl", ".ndjson"), LinesReader(), is_cut=True, is_packed=True),
    Format("json", (".json",), JsonReader(), is_cut=True, is_packed=True),
    Format("csv", (".csv", ".tsv"), DelimitedReader(), is_cut=True, is_packed=True),
    Format("parquet", (".parquet", ".pq"), ParquetReader(), re.compile(rb"PAR1"), is_cut=True),
    Format(
        "xml",
        (".xml", ".rss", ".rdf", ".atom"),
        XmlReader(),
        re.compile(
            rb"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:\w+:)?(?:rss|feed|RDF|alto|news(?:Item|Message)|nitf|NewsML|newsitem)\b",
            re.DOTALL,
        ),
        is_packed=True,
    ),
    Format("mhtml", (".mhtml", ".mht"), MhtmlReader(), re.compile(rb"From: <Saved by |MIME-Version: 1\.0\r?\n")),
    Format("markdown", (".md", ".markdown"), MarkdownReader(), is_packed=True),
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cfm"),
        PageReader("text/html"),
        HTML_START,
        is_packed=True,
    ),
    Format("pdf", (".pdf",), PageReader("application/pdf"), re.compile(rb"%PDF-")),
    Format("text", (".txt",), PageReader("text/plain"), is_packed=True),
)
BY_NAME = {format_.name: format_ for format_ in FORMATS}
COMPRESSIONS = (".gz", ".zst")
HEAD = 1024
"""Bytes that tell what a file is where its name does not."""


def list_endings(format_: Format) -> tuple[str, ...]:
    """Return how the files of a format end, compressed ones included."""
    packed = tuple(ending + by for ending in format_.endings for by in COMPRESSIONS)
    return format_.endings + (packed if format_.is_packed else ())


ENDINGS = {ending: format_.name for format_ in FORMATS for ending in list_endings(format_)}


def name_by_ending(name: str) -> str:
    """Return the format that a file's name means; empty when it means none."""
    lower = name.lower()
    return next((ENDINGS[ending] for ending in ENDINGS if lower.endswith(ending)), "")


def is_undecided(name: str) -> bool:
    """Tell whether a file must be opened to tell what it is."""
    return not name_by_ending(name) and not describe_ending(name)


def recognise(source: Source) -> str:
    """Return the format of a file by its name, else by its first bytes; empty when neither tells."""
    if not is_undecided(source.name):
        return name_by_ending(source.name)
    try:
        with open_source(source) as file:
            head, packed = read_heads(file)
    except Exception:  # what cannot be opened is told where it is read
        return ""
    found = next((one for one in FORMATS if one.start and one.start.match(packed or head)), None)
    if found and packed and not (found.is_packed or found.name == "tar"):
        return ""
    return found.name if found else ""


def read_heads(file: IO[bytes]) -> tuple[bytes, bytes]:
    """Return the first bytes of a file, and what they inflate to; the latter empty when it is not compressed."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"PK"):
        return head, b""
    packing = detect_packing(file)
    try:
        return head, next((chunk for _, chunk in packing.read(file, 0) if chunk), b"")[:HEAD] if packing else b""
    except BrokenMemberError:
        return head, b""


def describe_unread(source: Source) -> str:
    """Return what a file is that has no reader, and what to do with it."""
    if kind := describe_ending(source.name):
        return kind
    try:
        with open_source(source) as file:
            kind = name_binary(file.read(HEAD))
    except Exception:  # as above
        kind = ""
    return kind or describe_unknown(source.name)
