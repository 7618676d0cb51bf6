"""What a rule says of the words it matched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value of an expression. ``group`` narrows the expression to that group of the rule's pattern."""

    value: str
    timex_type: str = "DATE"
    anchor: str = "explicit"
    certainty: float = 0.95
    alternatives: tuple[str, ...] = ()
    group: str = ""
