"""A rule: which words it reads, and what it says of them in their document."""

from collections.abc import Callable
from dataclasses import dataclass
from re import Match, Pattern

from transforms.timelines.context import Context
from transforms.timelines.meaning import Meaning
from transforms.timelines.patterns import compile_pattern

Meanings = Meaning | tuple[Meaning, ...] | None
Resolver = Callable[[Match[str], Context], Meanings]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of temporal expression: the words it may begin with, its pattern, and what its words mean.

    ``first`` names classes of ``lexicon.FIRST_WORDS``, parted by spaces; ``pattern`` is written in the notation of
    ``transforms.timelines.patterns``; ``resolve`` gives the reading, several for a range ("5-7 October"), or None
    where the words are no temporal expression after all.
    """

    name: str
    first: str
    pattern: Pattern[str]
    resolve: Resolver


def make_rule(name: str, first: str, pattern: str, resolve: Resolver) -> Rule:
    """Return a rule with its pattern compiled."""
    return Rule(name, first, compile_pattern(pattern), resolve)
