"""JSON files: an array of documents, one document, or several one after another, of which only one is ever held."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256

from flows.reading.containers import open_source
from flows.reading.fields import Fields, read_fields
from flows.reading.jsonl import Line, hash_line, parse_line
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream

PIECE = 2**16
BETWEEN = b" \t\r\n,"
LIST = re.compile(
    rb'"(?:items|articles|results|docs|documents|entries|stories|news|posts|data|hits)"\s*:\s*\[(?=\s*\{)'
)
MARK = re.compile(rb'["\\{}\[\]]')


class JsonReader:
    """Reads JSON files."""

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place, number (0-based) and hash of every document."""
        fields = read_fields(source.place)
        with open_source(source) as file:
            for value in split_values(ByteStream(file), 0, 0, fields):
                yield Located(value.place, value.number, hash_line(value, fields))

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield every document from ``place`` on, which is number ``first``."""
        fields = read_fields(source.place)
        with open_source(source) as file:
            for value in split_values(ByteStream(file, place), first, page_bytes + 1, fields):
                yield Unread(value.number, partial(parse_line, value, source.uri, fields, page_bytes, "document"))


def split_values(stream: ByteStream, number: int, keep: int, fields: Fields) -> Iterator[Line]:
    """Yield the objects of a JSON file, up to ``keep`` bytes of each; ``number`` is that of the first.

    An array at the beginning is gone into, also one that an object there names as its articles. What is cut short or no
    object is one value with a defect, for all the rest.
    """
    first = number
    is_start = stream.place() == (0, 0)
    pass_between(stream)
    if is_start:
        stream.pass_over(find_list(stream.peek(PIECE), fields))
    while True:
        pass_between(stream)
        ahead, place = stream.peek(1), stream.place()
        if ahead != b"{":
            break
        value, is_whole = take_value(stream, number, place, keep)
        if not is_whole:
            yield Line(number, place, b"", 0, value.digest, stream.defect or "truncated")
            return
        yield value
        number += 1
    if stream.defect or ahead not in (b"", b"]"):
        yield Line(number, place, b"", 0, b"", stream.defect or "malformed")
    elif number == first == 0:
        yield Line(0, place, b"", 0, b"", "empty")


def find_list(head: bytes, fields: Fields) -> int:
    """Return how many bytes lead into the list of a file's documents: that of an array, or what stands up to the array
    in an object that is none itself, as in JSON Feed and the answers of news services; 0 without one."""
    if head.startswith(b"["):
        return 1
    found = LIST.search(head)
    if not found or names_any(head[: found.start()], (*fields["text"], *fields["html"])):
        return 0
    is_listed = names_any(head[found.end() :], (*fields["text"], *fields["html"], *fields["title"], *fields["url"]))
    return found.end() if is_listed else 0


def names_any(head: bytes, names: Iterable[str]) -> bool:
    """Tell whether JSON has a field of one of these names."""
    return any(re.search(rb'"%s"\s*:' % re.escape(name.encode()), head) for name in names)


def pass_between(stream: ByteStream) -> None:
    """Pass white space and commas."""
    while (ahead := stream.peek(1)) and (ahead in BETWEEN or (stream.place() == (0, 0) and ahead == b"\xef")):
        stream.pass_over(3 if ahead == b"\xef" else 1)


def take_value(stream: ByteStream, number: int, place: Place, keep: int) -> tuple[Line, bool]:
    """Return the object that begins here, and whether it ends; brackets within strings do not count."""
    content, digest, length = bytearray(), sha256(), 0
    depth, is_text = 0, False
    while piece := stream.peek(PIECE):
        end, depth, is_text = scan_piece(piece, depth, is_text)
        piece = stream.pass_over(end)
        digest.update(piece)
        length += len(piece)
        content += piece[: keep - len(content)]
        if not depth:
            return Line(number, place, bytes(content), length, digest.digest()), True
    return Line(number, place, b"", length, digest.digest()), False


def scan_piece(piece: bytes, depth: int, is_text: bool) -> tuple[int, int, bool]:
    """Return where an object ends in a piece of it, else how much of the piece is told; how many brackets are open
    there, and whether a string is."""
    at = 0
    while found := MARK.search(piece, at):
        mark, at = found[0], found.end()
        if mark == b"\\":
            if at == len(piece) and at > 1:
                return at - 1, depth, is_text  # what it escapes comes with the next piece
            at += 1
        elif mark == b'"':
            is_text = not is_text
        elif not is_text:
            depth += 1 if mark in b"{[" else -1
            if not depth:
                return at, depth, is_text
    return len(piece), depth, is_text
