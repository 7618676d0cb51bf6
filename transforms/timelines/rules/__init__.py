"""The grammar of temporal expressions, a family of rules a module."""

from transforms.timelines.rule import Rule
from transforms.timelines.rules import clock, dates, durations, names, periods, relative

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *clock.RULES,
    *periods.RULES,
    *relative.RULES,
    *names.RULES,
    *durations.RULES,
)
