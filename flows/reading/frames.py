"""Records that follow each other in a file, as in WARC and ARC: framed alike, whatever heads them.

They are framed here rather than by fastwarc, which stops at the first damage without saying where: planning and
reading share the framing, so that both count the same records, and a damaged stretch of a file is one record to both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from flows.reading.containers import open_source
from flows.reading.slices import Located, Place, Unread
from flows.reading.sources import Source
from flows.reading.streams import ByteStream
from transforms.schema.records import RawDocument, Reject

HEADER_LIMIT = 64 * 2**10


@dataclass(frozen=True, slots=True)
class Frame:
    """One record as it stands in the file, or a stretch that is none: then ``defect`` is a reject reason."""

    place: Place
    header: bytes
    block: bytes = b""
    length: int = 0
    digest: bytes = b""
    defect: str = ""
    detail: str = ""

    @property
    def offset(self) -> int:
        """Byte offset of the record; inside a gzip member of several records, the inflated bytes before it added."""
        return self.place.start + self.place.skip


class Syntax(NamedTuple):
    """How the records of a format are told apart.

    ``take_header`` passes and returns what heads a record; ``read_length`` gives the bytes of its block, None when the
    header is none, and ``is_cut`` whether such a one is but broken off. ``is_ended`` tells whether a record can end
    where the stream is. ``find_record`` goes to the next header, over all before it; without one, to the end: False.
    ``begins`` tells whether a header stands where the stream is.
    """

    name: str
    take_header: Callable[[ByteStream], bytes]
    read_length: Callable[[bytes], int | None]
    is_cut: Callable[[bytes, ByteStream], bool]
    is_ended: Callable[[ByteStream], bool]
    begins: Callable[[ByteStream], bool]
    find_record: Callable[[ByteStream], bool]


class RecordReader:
    """Reads files of records of a syntax; ``parse`` gives the page that a record holds, or why it holds none."""

    def __init__(self, syntax: Syntax, parse: Callable[[Frame, Source, int], RawDocument | Reject]) -> None:
        self.syntax, self.parse = syntax, parse

    def locate(self, source: Source) -> Iterator[Located]:
        """Yield the place and hash of every record, parsing nothing but lengths.

        Raises DamageError when it is not worth reading on.
        """
        with open_source(source) as file:
            for number, frame in enumerate(frame_records(ByteStream(file, is_bounded=True), 0, self.syntax)):
                digest = sha256(frame.header + frame.digest + frame.defect.encode()).digest()
                yield Located(frame.place, number, digest)

    def read(self, source: Source, place: Place, first: int, page_bytes: int) -> Iterator[Unread]:
        """Yield each record from ``place`` on; what it is called comes from where it stands, not from ``first``.

        A page longer than ``page_bytes``, decoded, is rejected; little more than that is ever held.
        """
        with open_source(source) as file:
            for frame in frame_records(ByteStream(file, place), page_bytes + HEADER_LIMIT, self.syntax):
                yield Unread(frame.offset, partial(self.parse, frame, source, page_bytes))


def frame_records(stream: ByteStream, keep: int, syntax: Syntax) -> Iterator[Frame]:
    """Yield every record, with up to ``keep`` bytes of its block, and one frame for each damaged stretch between."""
    if stream.place() == (0, 0) and not stream.peek(1) and not stream.defect:
        yield Frame(Place(0), b"", defect="empty", detail="empty file")
    while stream.peek(1) or stream.defect:
        frame = frame_record(stream, keep, syntax)
        if frame.defect and pass_damage(stream, frame.place, syntax) and frame.defect == "truncated":
            frame = replace(frame, defect="malformed")
        yield frame


def frame_record(stream: ByteStream, keep: int, syntax: Syntax) -> Frame:
    """Read one record; with a defect where its header, its length or the file's compression is wrong."""
    place = stream.place()
    header = syntax.take_header(stream)
    length = syntax.read_length(header)
    if length is None:
        defect = stream.defect or ("truncated" if syntax.is_cut(header, stream) else "malformed")
        return Frame(place, header, digest=header, defect=defect, detail=f"no {syntax.name} header")
    kept, digest, seen = bytearray(), sha256(), 0
    for piece in stream.take_pieces(length):
        digest.update(piece)
        seen += len(piece)
        kept += piece[: keep - len(kept)]
    detail = f"{seen} of {length} bytes" if seen < length else "" if pass_end(stream, syntax) else "wrong length"
    defect = (stream.defect or "truncated") if seen < length else "malformed" if detail else ""
    return Frame(place, header, bytes(kept), length, digest.digest(), defect, detail)


def pass_end(stream: ByteStream, syntax: Syntax) -> bool:
    """Pass the line breaks after a block; False where no record can end."""
    is_ended = syntax.is_ended(stream)
    while stream.peek(1) in (b"\r", b"\n"):
        stream.pass_over(1)
    return is_ended or not stream.peek(1) or syntax.begins(stream)


def pass_damage(stream: ByteStream, place: Place, syntax: Syntax) -> bool:
    """Go to what looks like the next record after ``place``, which a wrong length may have hidden; False at the end."""
    stream.seek(place)
    stream.take(1)
    while not syntax.find_record(stream):
        if not stream.recover():
            return False
        if syntax.begins(stream):
            return True
    return True
