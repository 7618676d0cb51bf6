"""Content encodings of HTTP (RFC 9110, section 8.4.1) undone, never beyond a limit."""

import zlib

import brotli  # type: ignore[import-untyped]

ACCEPTED = "gzip, deflate, br"
ZLIB_FRAMINGS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
"""zlib's wbits; a deflate body should have zlib's header but often comes without (RFC 9110, section 8.4.1.2)."""

CHUNK = 2**20
FIRST_FED = 2**10


class BombError(ValueError):
    """A payload inflates to more bytes than the limit."""


def inflate(payload: bytes, encoding: str, limit: int) -> bytes:
    """Return a payload freed of a ``Content-Encoding``, as it is when that is unknown or not what the bytes are in.

    Of a payload that breaks off, what there is. Raises BombError when it inflates to more than ``limit`` bytes, having
    inflated little more than that.
    """
    encoding = encoding.strip().lower()
    try:
        if encoding == "br":
            return inflate_brotli(payload, limit)
        for framing in ZLIB_FRAMINGS.get(encoding, ()):
            try:
                return inflate_members(payload, framing, limit)
            except zlib.error:
                continue
    except brotli.error:
        pass
    return payload


def inflate_members(payload: bytes, framing: int, limit: int) -> bytes:
    """Return the bytes of zlib streams that follow each other; raises zlib.error when the first one is none."""
    inflated = bytearray()
    view, at = memoryview(payload), 0
    while at < len(view):
        inflater = zlib.decompressobj(framing)
        try:
            at = inflate_member(inflater, view, at, inflated, limit)
        except zlib.error:
            if inflated:
                break
            raise
    return bytes(inflated)


def inflate_member(inflater: "zlib._Decompress", view: memoryview, at: int, inflated: bytearray, limit: int) -> int:
    """Add what a zlib stream that begins at ``at`` inflates to; returns where it ends. Raises BombError, zlib.error.

    It is fed piecewise, first little: zlib copies all that is left over, and small streams may come by the thousand.
    """
    size = FIRST_FED
    while not inflater.eof and at < len(view):
        fed = view[at : at + size]
        inflated += inflater.decompress(fed, limit - len(inflated) + 1)
        if len(inflated) > limit:
            raise BombError(f"inflates to more than {limit} bytes")
        at += len(fed) - len(inflater.unused_data) - len(inflater.unconsumed_tail)
        size = CHUNK
    return at


def inflate_brotli(payload: bytes, limit: int) -> bytes:
    """Return the bytes of a Brotli stream (RFC 7932); raises brotli.error when it is none."""
    inflater = brotli.Decompressor()
    inflated = bytearray()
    while piece := inflater.process(b"" if inflated else payload, output_buffer_limit=CHUNK):
        inflated += piece
        if len(inflated) > limit:
            raise BombError(f"inflates to more than {limit} bytes")
        if inflater.is_finished():
            break
    return bytes(inflated)
