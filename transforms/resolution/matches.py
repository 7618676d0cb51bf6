"""What two names have to do with each other."""

from typing import NamedTuple

from rapidfuzz.distance import OSA

from transforms.resolution.folding import key_sound


class Match(NamedTuple):
    """How two names of one thing go together: a method, how sure it is (0 to 1), and what it rests on, in words."""

    method: str
    score: float
    evidence: str


CONFLICT = Match("conflict", 0.0, "")
"""The two names are known to mean different things."""

UNRELATED = Match("unrelated", 0.0, "")
"""Nothing speaks for one thing, nothing against it."""

SAME_SPELLING = 0.8  # normalised optimal string alignment similarity from which two long words may be one, misspelt


def compare_spelling(one: str, other: str) -> float:
    """Return how alike two folded words are, 0 to 1; 0.95 where they sound the same, 0 where they are two words."""
    if one == other:
        return 1.0
    if key_sound(one) == key_sound(other) and abs(len(one) - len(other)) < 4:
        return 0.95
    likeness = OSA.normalized_similarity(one, other)
    return likeness if likeness >= SAME_SPELLING and min(len(one), len(other)) > 4 and one[0] == other[0] else 0.0
