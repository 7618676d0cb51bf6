"""Do two figures of two claims go together? What is counted, of whom, where and as of when decide.

Figures that differ in one of these contradict nothing: that is told as ``scope``. A later count of what grows is an
``update``. Only figures of the same thing, place and time that exclude each other are ``numeric``.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from transforms.lexicons import load_lexicon

CLAUSE_ENDS = re.compile(
    r"[;:()\"“”—–]|[.,]\s|\s-\s|\b(?:and|but|while|whereas|including|with|though|although)\b", re.I
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ENDING = re.compile(r"(?:ies|es|s|ed|ing|y)$")
SHORT = 3  # letters up to which a word tells nothing of what happened, and keeps its ending
FEW_WORDS = 3  # clauses of fewer telling words hardly tell their matter
SAME_TIME_DAYS = 1  # days between two publications within which both speak of one moment
SAME_MATTER = 0.4  # share of words in common from which two claims speak of one matter
SAME_MATTER_ELSEWHERE = 0.6  # the same, where what is counted or the place differs
SURE = 0.95  # confidence is never higher: words alone decide


@dataclass(frozen=True)
class Figure:
    """A figure in a claim; ``start`` and ``end`` are offsets into ``content``, ``low`` and ``high`` its bounds."""

    claim_id: str
    witness: str
    day: date
    content: str
    start: int
    end: int
    value: float
    low: float
    high: float
    counted_phrase: str
    places: tuple[str, ...]
    as_of: tuple[date, ...]

    @cached_property
    def counted_words(self) -> list[str]:
        """The words of what is counted up to its noun: of "soldiers of the north", soldiers."""
        return list_words(re.split(r" (?:of|in|from) ", self.counted_phrase)[0]) or [""]

    @cached_property
    def clause_words(self) -> list[str]:
        """The words of the clause that the figure stands in."""
        before = [match.end() for match in CLAUSE_ENDS.finditer(self.content, 0, self.start)]
        after = CLAUSE_ENDS.search(self.content, self.end)
        return list_words(self.content[before[-1] if before else 0 : after.start() if after else len(self.content)])

    @cached_property
    def harm(self) -> str | None:
        """The kind of harm to those counted, where their noun or, of anybody, the clause tells one: killed, injured."""
        head = self.counted_words[-1]
        told = find_harms([head]) or (find_harms(self.clause_words) if head in load_words("anybody") else set())
        return " and ".join(sorted(told)) or None

    @cached_property
    def counted(self) -> str:
        """What is counted, as it is compared: a kind of harm, else the noun."""
        return self.harm or reduce_word(self.counted_words[-1])

    @cached_property
    def qualities(self) -> frozenset[str]:
        """What narrows down who or what is counted: North Korean of "North Korean soldiers"."""
        head = self.counted_words[-1]
        named = self.counted_words[:-1] if head in load_words("anybody") or not self.harm else self.counted_words
        return frozenset(map(reduce_word, named)) - load_words("additions")

    @cached_property
    def where(self) -> frozenset[str]:
        """The places that the claim names, and the world where its clause says so."""
        return frozenset(self.places) | (load_words("world") & frozenset(self.clause_words) and frozenset(("world",)))

    @cached_property
    def is_addition(self) -> bool:
        """Whether the figure adds to others: three more deaths."""
        return not load_words("additions").isdisjoint([*self.counted_words, *self.clause_words])

    @property
    def wording(self) -> str:
        """Figure and what it counts, as written."""
        written = self.content[self.start : self.end]
        return written if written.endswith(self.counted_phrase) else f"{written} {self.counted_phrase}"


class Difference(NamedTuple):
    """What keeps two figures apart: the kind of conflict, what differs in words, and how sure that is, 0 to 1."""

    kind: str
    what: str
    factor: float


class Judgement(NamedTuple):
    """Two figures that do not go together: kind, confidence (0 to 1) and what differs, in words."""

    kind: str
    confidence: float
    what: str


@cache
def load_words(section: str) -> frozenset[str]:
    """Return the words in a section of the lexicon ``figures``."""
    return frozenset(load_lexicon("figures")[section]["words"])


@cache
def load_harms() -> dict[str, str]:
    """Return the kind of harm that each word of the lexicon ``figures`` names."""
    return {word: kind for kind, words in load_lexicon("figures")["harms"].items() for word in words}


def find_harms(words: list[str]) -> set[str]:
    """Return the kinds of harm that words tell of."""
    return {load_harms()[word] for word in words if word in load_harms()}


def list_words(text: str) -> list[str]:
    """Return the words of a text in lower case, figures left out."""
    return [word.lower() for word in WORD.findall(text)]


def reduce_word(word: str) -> str:
    """Return a word without the endings of number and tense: enough to compare two."""
    return ENDING.sub("", word) if len(word) > SHORT + 1 else word


def compare_figures(earlier: Figure, later: Figure, similarity: float, is_same_voice: bool) -> Judgement | None:
    """Return how two figures of different claims differ, None where they speak of different things or agree.

    ``similarity`` is that of the claims, 0 to 1; ``is_same_voice`` says that one speaker gives both. The confidence
    estimates how likely an analyst finds both to speak of one matter and the difference to be as told: it grows
    with the words in common, and is less where places are not told.
    """
    if earlier.low <= later.high and later.low <= earlier.high:
        return None
    if earlier.counted != later.counted or earlier.is_addition != later.is_addition:
        return None
    matter = max(similarity, compare_clauses(earlier, later))
    difference = find_difference(earlier, later, is_same_voice)
    if matter < (SAME_MATTER_ELSEWHERE if difference.kind == "scope" else SAME_MATTER):
        return None
    return Judgement(difference.kind, round(min(SURE, (0.1 + 0.9 * matter) * difference.factor), 3), difference.what)


def compare_clauses(one: Figure, other: Figure) -> float:
    """Return the share of the longer clause's telling words, besides what is counted, that the other has too."""
    telling = [
        {reduce_word(word) for word in figure.clause_words if len(word) > SHORT} - {figure.counted}
        for figure in (one, other)
    ]
    return len(telling[0] & telling[1]) / max(FEW_WORDS, *map(len, telling))


def find_difference(earlier: Figure, later: Figure, is_same_voice: bool) -> Difference:
    """Return in what the two figures differ first: what is counted, where, as of when, or nothing but the number."""
    if earlier.qualities != later.qualities:
        return Difference("scope", "they may not count the same", 0.6)
    if earlier.where and later.where and not earlier.where & later.where:
        return Difference("scope", "they speak of different places", 0.6)
    certainty = rate_places(earlier, later)
    if earlier.as_of and later.as_of and not set(earlier.as_of) & set(later.as_of):
        return Difference("update", "they speak of different days", certainty)
    return compare_times(earlier, later, is_same_voice, certainty)


def rate_places(one: Figure, other: Figure) -> float:
    """Return how sure two figures are of one place, 0 to 1: both name it, neither names any, or only one does."""
    if one.where != other.where:
        return 0.6
    return 1.0 if one.where else 0.75


def compare_times(earlier: Figure, later: Figure, is_same_voice: bool, certainty: float) -> Difference:
    """Return whether the later figure, of the same thing and place, updates the earlier or contradicts it."""
    days = (later.day - earlier.day).days
    if days > 0 and later.value > earlier.value:
        return Difference(
            "update", "a later, higher figure", certainty * (1 if earlier.harm or is_same_voice else 0.85)
        )
    if days > 0 and is_same_voice:
        return Difference("update", "a later, lower figure from the same side", certainty)
    return Difference("numeric", "", certainty * (1 if days <= SAME_TIME_DAYS else 0.8))
