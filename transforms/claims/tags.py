"""Attributions as the encoder sees them: spans of the three roles, tied together by its links."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from transforms.claims.quotations import find_quotations
from transforms.model.encoder import Floats, Reading, normalise
from transforms.model.labels import BEGIN, INSIDE, LINKS, OUTSIDE, ROLES
from transforms.schema.records import Span

QUOTES = '"“”„«»‘`'
GAP = 3  # words between two stretches of one content
MARKS = " \t\n,.;:"  # no part of a role at its ends, as far as the words go


class Part(NamedTuple):
    """A span of one role: words ``first`` to ``last`` of a window, its place in the text, its mean probability."""

    first: int
    last: int
    span: Span
    score: float


class Tagged(NamedTuple):
    """One attribution: its parts; source or cue may be missing. ``score`` is the probability of its weakest part."""

    source: Part | None
    cue: Part | None
    contents: tuple[Part, ...]
    score: float


def read_tagged(text: str, readings: Iterable[Reading]) -> Iterator[Tagged]:
    """Yield the attributions of a text by window, those of a window in order of their first content."""
    quoted = find_quotations(text)
    for reading in readings:
        yield from read_window(text, reading, find_breaks(reading, quoted))


def read_window(text: str, reading: Reading, breaks: Sequence[bool]) -> Iterator[Tagged]:
    """Yield the attributions of one window, no part of which goes on over a word of ``breaks``."""
    sources, cues, contents = (find_parts(text, reading, role, breaks) for role in ("source", "cue", "content"))
    for cue, told in group_contents(reading, contents, cues).items():
        if cue is None:
            yield join_parts(None, None, told)
        else:
            near = [content for content in told if belongs(text, reading, cue, content)]
            yield join_parts(find_source(reading, cue, sources), cue, near or told)


def group_contents(reading: Reading, contents: Sequence[Part], cues: Sequence[Part]) -> dict[Part | None, list[Part]]:
    """Return the contents by the cue that each is of; under None all of them, where there is no cue."""
    asking, answers = split_links(reading, "content-cue")
    grouped: dict[Part | None, list[Part]] = {}
    for content in contents:
        grouped.setdefault(find_best(cues, answers @ asking[content.first]), []).append(content)
    return grouped


def find_source(reading: Reading, cue: Part, sources: Sequence[Part]) -> Part | None:
    """Return the source that a cue has, or None where "none" answers better than any."""
    asking, answers = split_links(reading, "cue-source")
    scores = answers @ asking[cue.first]
    best = find_best(sources, scores)
    return None if best is None or scores[0] > scores[best.first + 1] else best


def belongs(text: str, reading: Reading, cue: Part, content: Part) -> bool:
    """Tell whether a content stands in its cue's sentence, or is a quotation: what is told in other words does not."""
    numbers = reading.window.sentence_nos
    is_near = numbers[content.first] <= numbers[cue.first] <= numbers[content.last - 1]
    return is_near or any(mark in text[content.span.start_char : content.span.end_char] for mark in QUOTES)


def join_parts(source: Part | None, cue: Part | None, contents: Sequence[Part]) -> Tagged:
    """Return an attribution of its parts."""
    scores = [part.score for part in (cue, *contents) if part]
    return Tagged(source, cue, tuple(contents), round(min(scores), 3))


def split_links(reading: Reading, asks: str) -> tuple[Floats, Floats]:
    """Return the vectors that ask and those that answer (``asks`` is of LINKS); answers begin with "none"."""
    size = reading.links.shape[1] // len(LINKS)
    first = LINKS.index(asks) * size
    return reading.links[1:, first : first + size], reading.links[:, first + size : first + 2 * size]


def find_best(parts: Sequence[Part], scores: Floats) -> Part | None:
    """Return the part whose first word answers best, by the scores of "none" and of every word; None of none."""
    return max(parts, key=lambda part: scores[part.first + 1], default=None)


def find_breaks(reading: Reading, quoted: Sequence[Span]) -> list[bool]:
    """Tell of each word of a window whether no part goes on over its start: a sentence begins there, and no quotation
    goes on."""
    numbers = reading.window.sentence_nos
    starts = [span.start_char for span in quoted]
    breaks = []
    for word, (start, _) in enumerate(reading.window.words):
        place = bisect_left(starts, start) - 1
        is_inside = place >= 0 and start < quoted[place].end_char
        breaks.append(bool(word) and numbers[word] != numbers[word - 1] and not is_inside)
    return breaks


def find_parts(text: str, reading: Reading, role: str, breaks: Sequence[bool]) -> list[Part]:
    """Return the spans of a role in a window, none over a word of ``breaks``.

    A content is one as long as few words interrupt it: what is said within what is said begins anew only by its own
    cue, so that the encoder's marks of a beginning say little there.
    """
    k = 3 * ROLES.index(role)
    chances = normalise(reading.roles[:, k : k + 3])
    told = 1 - chances[:, OUTSIDE]
    is_content = role == "content"
    begins = (chances[:, BEGIN] > chances[:, INSIDE]) & (not is_content) | np.array(breaks)
    runs = find_runs((told > 0.5).tolist(), begins.tolist())
    if is_content:
        runs = close_gaps(runs, reading, breaks)
    parts = [make_part(text, reading, first, last, told) for first, last in runs]
    return [part for part in parts if part.span.start_char < part.span.end_char]


def find_runs(inside: Sequence[bool], begins: Sequence[bool]) -> list[tuple[int, int]]:
    """Return (first, past last) of each run of words inside, a new one where one begins."""
    runs: list[tuple[int, int]] = []
    for word, is_inside in enumerate(inside):
        if is_inside and runs and runs[-1][1] == word and not begins[word]:
            runs[-1] = (runs[-1][0], word + 1)
        elif is_inside:
            runs.append((word, word + 1))
    return runs


def close_gaps(runs: Sequence[tuple[int, int]], reading: Reading, breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs with those joined that a few words part, when none of these is of a source or a cue."""
    told = [1 - normalise(reading.roles[:, 3 * k : 3 * k + 3])[:, OUTSIDE] for k in (0, 1)]
    others = np.maximum(*told)
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        gap = slice(joined[-1][1], first) if joined else slice(0)
        is_parted = any(breaks[gap.start : first + 1])
        if joined and first - joined[-1][1] <= GAP and not is_parted and not (others[gap] > 0.5).any():
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def make_part(text: str, reading: Reading, first: int, last: int, told: Floats) -> Part:
    """Return the part over the words ``first`` to ``last``, without marks at its ends."""
    words = reading.window.words
    while last > first + 1 and text[slice(*words[last - 1])] in MARKS:
        last -= 1
    while first < last - 1 and text[slice(*words[first])] in MARKS:
        first += 1
    span = Span(words[first][0], words[last - 1][1])
    return Part(first, last, span, round(float(told[first:last].mean()), 3))
