"""Offsets into text: code points, end exclusive."""

from collections.abc import Iterator

from transforms.schema.records import Span


def holds(outer: Span, inner: Span) -> bool:
    """Tell whether a span lies within another."""
    return outer.start_char <= inner.start_char and inner.end_char <= outer.end_char


def trim_span(text: str, start: int, end: int) -> Span:
    """Return ``text[start:end]`` without white space at its ends; an all-blank stretch gives an empty span."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def split_paragraphs(text: str) -> Iterator[Span]:
    """Yield the non-blank lines of ``text``, trimmed. One line break is enough to part two paragraphs."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        span = trim_span(text, start, end)
        if span.end_char > span.start_char:
            yield span
        start = end + 1
