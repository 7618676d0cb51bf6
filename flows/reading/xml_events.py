"""XML parsed forward: the starts and ends of its elements, feeds mended on the way."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from lxml import etree

from flows.reading.containers import open_source
from flows.reading.mending import is_feed, mend_chunks
from flows.reading.sources import Source
from flows.reading.streams import ByteStream

CHUNK = 2**16
HEAD = 4096
"""Bytes among which the outermost element begins."""


class XmlError(ValueError):
    """A file is no well-formed XML; the message says why."""


def parse_events(source: Source) -> Iterator[tuple[str, etree._Element]]:
    """Yield the starts and ends of a file's elements; raises XmlError where it is broken. Feeds are mended: only where
    one breaks off is it broken."""
    with open_source(source) as file:
        stream = ByteStream(file)
        head = stream.take(HEAD)
        chunks = chain([head], iter(partial(stream.take, CHUNK), b""))
        is_mended = is_feed(head)
        parser = etree.XMLPullParser(
            events=("start", "end"), resolve_entities=False, no_network=True, recover=is_mended
        )
        for chunk in filter(None, mend_chunks(chunks) if is_mended else chunks):
            fault = feed_parser(parser, chunk)
            yield from read_events(parser)
            if fault:
                break
        else:
            fault = feed_parser(parser, b"") or (tell_break(parser) if is_mended else "")
            yield from read_events(parser) if not fault or not is_mended else ()
    if stream.defect:
        raise XmlError("compression is broken")
    if fault:  # what was wrong first is told by the log alone where it did not stop the parser at once
        raise XmlError(next((entry.message for entry in parser.feed_error_log), fault))


def feed_parser(parser: etree.XMLPullParser, chunk: bytes) -> str:
    """Have a parser go on with the next bytes, or end where there are none; returns what was wrong, else nothing."""
    try:
        parser.feed(chunk) if chunk else parser.close()
    except etree.XMLSyntaxError as error:
        return error.msg or "no XML"
    return ""


def read_events(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    """Yield the starts and ends of elements that a parser has come to."""
    yield from ((event, element) for event, element in parser.read_events() if isinstance(element, etree._Element))


def tell_break(parser: etree.XMLPullParser) -> str:
    """Return where a file that is mended broke off within an element; empty where it did not."""
    broken = (entry.message for entry in parser.feed_error_log if entry.type == etree.ErrorTypes.ERR_TAG_NOT_FINISHED)
    return next(broken, "")
