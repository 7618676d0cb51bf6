"""What a rule says of the words it matched."""

from collections.abc import Callable
from dataclasses import dataclass
from re import Match, Pattern
from typing import TYPE_CHECKING

from transforms.timelines.patterns import compile_pattern

if TYPE_CHECKING:
    from transforms.timelines.context import Context


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an expression. ``group`` narrows the expression to that group of the rule's pattern."""

    value: str
    timex_type: str = "DATE"
    anchor: str = "explicit"
    certainty: float = 0.95
    alternatives: tuple[str, ...] = ()
    group: str = ""


Readings = Reading | tuple[Reading, ...] | None
Resolver = Callable[[Match[str], "Context"], Readings]


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
