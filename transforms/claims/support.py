"""What the encoder makes of each word of a text: how likely it is part of a source, a cue or a content."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.model.encoder import Floats, Reading, normalise
from transforms.model.labels import OUTSIDE, ROLES
from transforms.schema.records import Span


@dataclass(frozen=True, slots=True)
class Support:
    """How likely the encoder holds each word of a text to be part of each role; words by their starts."""

    starts: list[int]
    chances: dict[str, list[float]]

    def weigh(self, role: str, spans: Iterable[Span | None]) -> float:
        """Return the mean probability of a role over the words of spans; 0 without words."""
        places = [
            (bisect_left(self.starts, span.start_char), bisect_left(self.starts, span.end_char))
            for span in spans
            if span
        ]
        chances = [chance for first, last in places for chance in self.chances[role][first:last]]
        return sum(chances) / len(chances) if chances else 0.0


def read_support(readings: Sequence[Reading]) -> Support:
    """Return what the encoder gives each word of a text."""
    starts = [start for reading in readings for start, _ in reading.window.words]
    chances: dict[str, list[float]] = {}
    for k, role in enumerate(ROLES):
        told = [1 - normalise(read_scores(reading, k))[:, OUTSIDE] for reading in readings]
        chances[role] = [chance for part in told for chance in part.tolist()]
    return Support(starts, chances)


def read_scores(reading: Reading, role: int) -> Floats:
    """Return the scores of the three tags of the role with this number."""
    scores: Floats = reading.roles[:, 3 * role : 3 * role + 3]
    return scores
