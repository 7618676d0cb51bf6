"""Transcripts: who speaks stands before what is said, "WALLACE: ..." or "((Ada Moll)) ...", and who asks only asks.

A name in capitals before a colon is a turn wherever it stands. Any other name is one where the text is a conversation:
several names each begin several paragraphs, one of which asks or is a given name. A turn there lasts to the next one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.genders import load_given_names
from transforms.openings import is_label
from transforms.schema.records import Span
from transforms.spans import split_paragraphs

# The name, and a role that may follow in brackets: "Blair:", "WALLACE (host):", "((Ada Moll))", "((WN)) :".
LABEL = re.compile(
    r"[\"“]?(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4})(?:\s\([^()\n]{1,60}\))?(?P<cue>:)\s+(?=\S)"
    r"|\(\((?P<bracketed>[^()\n]{1,40})\)\)\s*(?P<mark>:)?\s*(?=\S)"
)
INNER = re.compile(r"(?<=\s)[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}(?=:\s)")
OFTEN = 3  # paragraphs that a name begins, and questions, in a conversation
MOST_PIECES = 100  # paragraphs of one turn
ASKS = 0.3  # share of the turns of whoever asks that end in a question, at least


class Turn(NamedTuple):
    """One turn: who speaks, the colon, what is said in each of its paragraphs, and whether this is who asks."""

    name: Span
    cue: Span | None
    pieces: tuple[Span, ...]
    is_asking: bool


def find_turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return the turns of a text in reading order; ``paragraphs`` are its paragraphs."""
    labels = [LABEL.match(text, span.start_char, span.end_char) for span in paragraphs]
    names = Counter(read_name(label) for label in labels if label)
    voices = {name for name, count in names.items() if count >= OFTEN and not is_label(name)}
    if len(voices) > 1 and sum(text[span.end_char - 1] == "?" for span in paragraphs) >= OFTEN:
        asking = find_asking(text, paragraphs, labels, voices)
        if asking or any(name.split()[0] in load_given_names() for name in voices):
            return list(read_conversation(text, paragraphs, labels, voices, asking))
    alone = ((label, span) for label, span in zip(labels, paragraphs, strict=True) if label and is_announced(label))
    return [make_turn(label, [Span(label.end(), span.end_char)], is_asking=False) for label, span in alone]


def find_questions(text: str) -> list[Span]:
    """Return what those say in a text who only ask, in reading order."""
    return [piece for turn in find_turns(text, list(split_paragraphs(text))) if turn.is_asking for piece in turn.pieces]


def read_name(label: re.Match[str]) -> str:
    """Return who speaks, as it stands."""
    return label["name"] or label["bracketed"].strip()


def is_announced(label: re.Match[str]) -> bool:
    """Tell whether a name is one of a turn although the text is no conversation: it stands in capitals."""
    return bool(label["name"]) and label["name"].isupper() and not is_label(label["name"])


def read_conversation(
    text: str,
    paragraphs: Sequence[Span],
    labels: Sequence[re.Match[str] | None],
    voices: set[str],
    asking: set[str],
) -> Iterator[Turn]:
    """Yield the turns of a conversation, each with the paragraphs up to the next one.

    It ends before where the last one's paragraph does, a question stands behind nobody's name, or another voice is let
    in on the same line.
    """
    starts = [k for k, label in enumerate(labels) if label and read_name(label) in voices]
    for first, last in pairwise([*starts, starts[-1] + 1]):
        label = labels[first]
        assert label
        pieces = [Span(label.end(), paragraphs[first].end_char), *paragraphs[first + 1 : last]]
        held = hold_paragraphs(text, pieces, voices)
        yield make_turn(label, held, read_name(label) in asking)


def hold_paragraphs(text: str, pieces: Sequence[Span], voices: set[str]) -> list[Span]:
    """Return the pieces that one voice says of those up to the next turn."""
    held: list[Span] = []
    for piece in pieces[:MOST_PIECES]:
        if held and text[piece.end_char - 1] == "?":
            break
        end = find_voice(text, piece, voices)
        held.append(Span(piece.start_char, end))
        if end < piece.end_char:
            break
    return held


def find_voice(text: str, piece: Span, voices: set[str]) -> int:
    """Return where a voice is let in within a piece, behind what is said before it; the piece's end where none is.

    Capital words before a name are not part of it: "Never mind Vale:" lets in Vale.
    """
    for found in INNER.finditer(text, piece.start_char, piece.end_char):
        for word in re.finditer(r"\S+", found[0]):
            if found[0][word.start() :] in voices:
                return found.start() + word.start() - 1
    return piece.end_char


def find_asking(
    text: str, paragraphs: Sequence[Span], labels: Sequence[re.Match[str] | None], voices: set[str]
) -> set[str]:
    """Return the names of those whose turns are mostly questions."""
    turns = [(k, read_name(label)) for k, label in enumerate(labels) if label and read_name(label) in voices]
    asked = Counter(name for k, name in turns if text[paragraphs[k].end_char - 1] == "?")
    spoken = Counter(name for _, name in turns)
    return {name for name, count in asked.items() if count >= ASKS * spoken[name]}


def make_turn(label: re.Match[str], pieces: Sequence[Span], is_asking: bool) -> Turn:
    """Return the turn of what is said behind a name."""
    name, cue = ("name", "cue") if label["name"] else ("bracketed", "mark")
    mark = Span(*label.span(cue)) if label[cue] else None
    return Turn(Span(*label.span(name)), mark, tuple(pieces), is_asking)
