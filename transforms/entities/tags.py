"""From the encoder's tags to names: spans of words, each with one label and a score."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transforms.model.encoder import Floats, Reading, normalise
from transforms.model.labels import ENTITY_LABELS, OUTSIDE, ROLES

FLOOR = 0.8  # a span whose best label is less likely is no name: half of those are none, or of another kind
SPEAKING_FLOORS = (0.6, 0.45)  # but of a source, as who speaks has a name or a description: of a word, of more


class Name(NamedTuple):
    """A name as the encoder sees it: code points into the text, end exclusive; ``score`` is a probability."""

    start: int
    end: int
    sentence_no: int
    label: str
    score: float


def read_names(readings: Iterable[Reading]) -> Iterator[Name]:
    """Yield the names in reading order, none overlapping another and none over the end of a sentence."""
    for reading in readings:
        chances, sources = normalise(reading.entities), read_sources(reading)
        spans = [
            (*span, *choose_label(chances[slice(*span)])) for span in find_spans(chances, reading.window.sentence_nos)
        ]
        sure = [(first, last) for first, last, _, score in spans if score >= FLOOR]
        for first, last, label, score in spans:
            if score >= FLOOR or (
                score >= SPEAKING_FLOORS[last - first > 1] and is_named_by(first, last, sources, sure)
            ):
                start, end = reading.window.words[first][0], reading.window.words[last - 1][1]
                yield Name(start, end, reading.window.sentence_nos[first], label, score)


def is_named_by(first: int, last: int, sources: Sequence[bool], sure: Iterable[tuple[int, int]]) -> bool:
    """Tell whether the words of a name are of a source that has no ``sure`` name: "Energy Minister Moll" has one.

    ``sources`` tells of each word whether it is part of a source; names are (first, past last) of words.
    """
    if not all(sources[first:last]):
        return False
    while first and sources[first - 1]:
        first -= 1
    while last < len(sources) and sources[last]:
        last += 1
    return not any(begin < last and end > first for begin, end in sure)


def read_sources(reading: Reading) -> list[bool]:
    """Return of each word of a window whether it is likely part of a source."""
    place = 3 * ROLES.index("source")
    outside: list[float] = normalise(reading.roles[:, place : place + 3])[:, OUTSIDE].tolist()
    return [chance < 0.5 for chance in outside]


def find_spans(chances: Floats, sentence_nos: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, past last) of each stretch of words tagged as one name.

    A word is of a name when the tags of names together are likelier than OUTSIDE; it begins one when the tags that
    begin are likelier than those that go on.
    """
    inside = (chances[:, OUTSIDE] < 0.5).tolist()
    begins = (chances[:, 1::2].sum(axis=1) > chances[:, 2::2].sum(axis=1)).tolist()
    first = -1
    for k, is_inside in enumerate(inside):
        goes_on = is_inside and first >= 0 and not begins[k] and sentence_nos[k] == sentence_nos[first]
        if first >= 0 and not goes_on:
            yield first, k
            first = -1
        if is_inside and first < 0:
            first = k
    if first >= 0:
        yield first, len(inside)


def choose_label(chances: Floats) -> tuple[str, float]:
    """Return the label likeliest over all words of a name, and its mean probability."""
    by_label = (chances[:, 1::2] + chances[:, 2::2]).mean(axis=0)
    best = int(by_label.argmax())
    return ENTITY_LABELS[best], round(float(by_label[best]), 3)
