"""Marks in a text: whatever nests or crosses, the text stays as it is and every mark covers its characters."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from flows.page.highlights import Mark, Piece, mark_paragraphs

TEXTS = st.text(alphabet="ab \n.é", max_size=60)
SPANS = st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70)), max_size=8)


def spell(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text or spell(piece.pieces) for piece in pieces)


def cover(pieces: Iterable[Piece], note: str) -> str:
    """Return the characters that a mark covers."""
    parts = [
        spell(piece.pieces) if piece.mark.note == note else cover(piece.pieces, note) for piece in pieces if piece.mark
    ]
    return "".join(parts)


@given(TEXTS, SPANS)
def test_marks_leave_the_text_and_cover_their_characters(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "name", note=str(number)) for number, (start, end) in enumerate(spans)]
    paragraphs = list(mark_paragraphs(text, marks))
    shown = "".join(map(spell, paragraphs))
    assert [line for line in shown.splitlines() if line.strip()] == [line for line in text.splitlines() if line.strip()]
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            covered = "".join(cover(pieces, mark.note) for pieces in paragraphs)
            assert "".join(covered.split()) == "".join(text[mark.start : mark.end].split())


def test_a_name_within_a_claim_nests_and_what_crosses_is_parted() -> None:
    text = "Ada said that Bo left."
    marks = [Mark(9, 21, "claim", note="c"), Mark(14, 16, "name", note="n"), Mark(4, 13, "cue", note="q")]
    (pieces,) = mark_paragraphs(text, marks)
    assert [(piece.mark.note if piece.mark else piece.text) for piece in pieces] == ["Ada ", "q", "c", "."]
    assert [piece.is_first for piece in pieces if piece.mark] == [True, False]
    assert spell(pieces) == text
