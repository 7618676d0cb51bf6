"""What was read from a text, marked in the text: spans that may nest and cross become markup that nests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Mark:
    """Something read from a stretch of text; ``note`` names what is told of it, empty where another mark tells it.

    Offsets are code points into the article's text, the end exclusive.
    """

    start: int
    end: int
    layer: str
    anchor: str = ""
    note: str = ""


@dataclass(slots=True)
class Piece:
    """Plain characters, or a marked stretch of pieces; ``is_first`` when the mark begins here."""

    text: str = ""
    mark: Mark | None = None
    is_first: bool = True
    pieces: list["Piece"] = field(default_factory=list)


def mark_paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[list[Piece]]:
    """Yield each paragraph of a text as pieces; a mark that crosses paragraphs is marked in each of them."""
    ordered = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=lambda m: (m.start, -m.end, m.layer)
    )
    for start, end in split_paragraphs(text):
        yield nest(text, start, end, [mark for mark in ordered if mark.start < end and mark.end > start])


def split_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last (exclusive) offset of each stretch between blank lines."""
    place = 0
    for is_blank, lines in groupby(text.splitlines(keepends=True), key=lambda line: not line.strip()):
        length = sum(map(len, lines))
        if not is_blank:
            yield place, place + length
        place += length


def nest(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """Return a stretch of text as pieces; marks come sorted by start, the longer first, and are cut to the stretch.

    A mark that begins within another and ends beyond it is parted where the other ends.
    """
    pieces: list[Piece] = []
    rest = list(marks)
    place = start
    while rest:
        mark = rest.pop(0)
        begin, stop = max(mark.start, place), min(mark.end, end)
        if begin >= stop:
            continue
        add_text(pieces, text[place:begin])
        inner = [other for other in rest if other.start < stop]
        pieces.append(Piece(mark=mark, is_first=begin == mark.start, pieces=nest(text, begin, stop, inner)))
        rest = [other for other in rest if other.end > stop]
        place = stop
    add_text(pieces, text[place:end])
    return pieces


def add_text(pieces: list[Piece], text: str) -> None:
    """Add plain characters, if there are any."""
    if text:
        pieces.append(Piece(text=text))
