"""Compressed files as a row of members (gzip, RFC 1952) or frames (Zstandard, RFC 8878), each inflated by itself.

A member is fed to its library in pieces that begin with it: where it breaks, the same bytes come out of it every time,
wherever reading began.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, NamedTuple
from zipfile import BadZipFile

from zstandard import DICT_TYPE_AUTO, ZstdCompressionDict, ZstdDecompressor, ZstdError

CHUNK = 64 * 2**10
INFLATED_CHUNK = 256 * 2**10
GZIP_MAGIC = b"\x1f\x8b\x08"
GZIP_FRAMING = 31  # zlib's wbits for a gzip header and trailer around a 32 KiB window
GZIP_START = re.compile(rb"\x1f\x8b\x08[\0-\x1f].{5}[\0-\x0d\xff]", re.DOTALL)
PLAIN_FIELD = re.compile(rb"\nWARC-[\w-]+:", re.IGNORECASE)
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
ZSTD_START = re.compile(rb"\x28\xb5\x2f\xfd")
SKIPPED_MAGIC = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
DICTIONARY_MAGIC = b"\x5d\x2a\x4d\x18"
"""Begins the frame of a dictionary that all records of a file share: what Archive Team writes first in a .warc.zst."""

LARGEST_WINDOW = 128 * 2**20
"""Bytes that a frame may refer back to: what the command zstd reads unless told otherwise."""
LARGEST_DICTIONARY = 16 * 2**20
PROBED = 1024
"""Bytes of what looks like a gzip member that must inflate for it to be taken for one; also what is fed of one first,
as a file may hold thousands of small ones."""
FED = 512
"""Bytes of a frame that are fed at once: the library gives all they inflate to, at most 16 MiB."""

Chunks = Iterator[tuple[int, bytes]]


class BrokenMemberError(Exception):
    """A member cannot be inflated further: ``reason`` is truncated or malformed, ``member`` its offset."""

    def __init__(self, reason: str, member: int) -> None:
        super().__init__(reason, member)
        self.reason = reason
        self.member = member


class Packing(NamedTuple):
    """A way of compressing: ``read`` yields inflated chunks from an offset, each with its member's offset.

    ``start`` matches what a member begins with and ``begins`` tells whether bytes inflate like the beginning of one.
    """

    read: Callable[[IO[bytes], int], Chunks]
    start: re.Pattern[bytes]
    begins: Callable[[bytes], bool]


def detect_packing(file: IO[bytes]) -> Packing | None:
    """Return how a file is compressed, even when its first bytes are damaged (text holds no head of a member); None
    when it is not."""
    file.seek(0)
    head = read_some(file, CHUNK)
    if head.startswith(ZSTD_MAGIC) or SKIPPED_MAGIC.match(head):
        return Packing(read_frames, ZSTD_START, partial(is_frame, load_dictionary(file)))
    is_gzip = GZIP_MAGIC.startswith(head[: len(GZIP_MAGIC)]) or (GZIP_MAGIC in head and not PLAIN_FIELD.search(head))
    return Packing(read_members, GZIP_START, is_member) if is_gzip else None


def read_some(file: IO[bytes], length: int) -> bytes:
    """Return up to ``length`` bytes; the wrong checksum of a zip member counts as its end."""
    try:
        return file.read(length)
    except (BadZipFile, EOFError, zlib.error):
        return b""


def read_members(file: IO[bytes], start: int) -> Chunks:
    """Yield the inflated chunks of the gzip members from ``start``, each with its member's offset.

    Zero bytes after the last member are padding. Raises BrokenMemberError.
    """
    file.seek(start)
    member, window = start, read_some(file, CHUNK)
    while window:
        if not window[:PROBED].strip(b"\0"):
            window += read_some(file, CHUNK - len(window))
            if not window.strip(b"\0"):
                return
        inflater = zlib.decompressobj(GZIP_FRAMING)
        fed, window = window[:PROBED], window[PROBED:]
        n_fed = len(fed)
        while not inflater.eof:
            try:
                yield member, inflater.decompress(fed, INFLATED_CHUNK) if fed else inflater.flush()
            except zlib.error as error:
                raise BrokenMemberError("malformed", member) from error
            if not fed and not inflater.eof:
                raise BrokenMemberError("truncated", member)
            fed = inflater.unconsumed_tail
            if not fed and not inflater.eof:
                fed, window = window + read_some(file, CHUNK - len(window)), b""
                n_fed += len(fed)
        member += n_fed - len(inflater.unused_data)
        window = inflater.unused_data + window
        if len(window) < PROBED:
            window += read_some(file, CHUNK)


def read_frames(file: IO[bytes], start: int) -> Chunks:
    """Yield the inflated chunks of the Zstandard frames from ``start``, each with its frame's offset.

    Frames to be skipped give nothing. Raises BrokenMemberError.
    """
    library = open_library(load_dictionary(file))
    file.seek(start)
    frame, window = start, read_some(file, CHUNK)
    while window:
        inflater, n_fed = library.decompressobj(), 0
        while not inflater.eof:
            window = window or read_some(file, CHUNK)
            fed, window = window[:FED], window[FED:]
            if not fed:
                raise BrokenMemberError("truncated", frame)
            try:
                yield frame, inflater.decompress(fed)
            except ZstdError as error:
                raise BrokenMemberError("malformed", frame) from error
            n_fed += len(fed)
        frame += n_fed - len(inflater.unused_data)
        window = (inflater.unused_data + window) or read_some(file, CHUNK)


def load_dictionary(file: IO[bytes]) -> bytes:
    """Return the dictionary that a Zstandard file begins with, itself compressed or not; empty when it has none."""
    file.seek(0)
    head = read_some(file, 8)
    length = int.from_bytes(head[4:], "little")
    if not head.startswith(DICTIONARY_MAGIC) or length > LARGEST_DICTIONARY:
        return b""
    content = read_some(file, length)
    if not content.startswith(ZSTD_MAGIC):
        return content
    inflater, inflated = open_library(b"").decompressobj(), bytearray()
    for at in range(0, len(content), FED):
        try:
            inflated += inflater.decompress(content[at : at + FED])
        except ZstdError:
            return b""
        if inflater.eof or len(inflated) > LARGEST_DICTIONARY:
            break
    return bytes(inflated)


def open_library(dictionary: bytes) -> ZstdDecompressor:
    """Return what inflates the frames of a file with a dictionary, or without where that is empty."""
    shared = ZstdCompressionDict(dictionary, dict_type=DICT_TYPE_AUTO) if dictionary else None
    return ZstdDecompressor(dict_data=shared, max_window_size=LARGEST_WINDOW)


def is_member(head: bytes) -> bool:
    """Tell whether bytes can be the beginning of a gzip member."""
    try:
        zlib.decompressobj(GZIP_FRAMING).decompress(head, INFLATED_CHUNK)
    except zlib.error:
        return False
    return True


def is_frame(dictionary: bytes, head: bytes) -> bool:
    """Tell whether bytes can be the beginning of a Zstandard frame."""
    try:
        open_library(dictionary).decompressobj().decompress(head[:FED])
    except ZstdError:
        return False
    return True
