"""One scan over a text: where an expression may stand, and the rule that reads most words there."""

import re
from collections.abc import Iterator
from re import Match

from transforms.timelines import lexicon
from transforms.timelines.context import Context
from transforms.timelines.lexicon import DIGITS, FIRST_WORDS
from transforms.timelines.meaning import Meaning
from transforms.timelines.patterns import join_words
from transforms.timelines.rule import Rule
from transforms.timelines.rules import RULES

# Every expression holds one of these words, or figures of one of these shapes.
TRIGGER_WORDS = frozenset().union(
    *(lexicon.TIME[table] for table in ("months", "month_abbreviations", "weekdays", "seasons", "decades", "sets")),
    FIRST_WORDS["weekdays"],
    lexicon.UNITS,
    lexicon.PLURALS,
    lexicon.list_last_words(lexicon.DAYPARTS),
    lexicon.list_last_words(lexicon.DEICTIC_DAYS),
    lexicon.list_last_words([*lexicon.REFERENCES, *lexicon.REFERENCE_ADJECTIVES]),
    lexicon.list_last_words(lexicon.TIME["holidays"]),
    {"tonight", "period", "nineteen", "eighteen", "seventeen", "sixteen", "thousand", "twenty", "half"},
    {f"q{quarter}" for quarter in range(1, 5)},
)
TRIGGER_FIGURES = (
    r"\d{4} (?:gmt|utc|hours|hrs)(?!\w)",
    r"[12]\d{3}(?!\d)(?:'?s)?",
    r"\d{1,3}0'?s",
    r"\d{1,2}[/.]\d{1,2}[/.]\d\d",
    rf"(?:{join_words(lexicon.TIME['named_days'])})(?![/.\d])",
    r"\d{1,2}(?::\d\d| ?[ap]\.?m(?!\w)| o'clock)",
    r"\d{1,4} ?b\.?c\.?(?!\w)",
    r"(?<=')\d\d(?!\d)",
    r"[1-4]q(?!\w)",
    r"(?:mon|tues|wed|thurs|fri|sat|sun)\.",
)
TRIGGER = re.compile(rf"(?<![\w])(?:{join_words(TRIGGER_WORDS)}(?!\w)|{'|'.join(TRIGGER_FIGURES)})")
TOKEN = re.compile(r"[a-z]+|\d+")
REACH = 64  # code points before a trigger in which an expression may begin
LEADING_WORDS = frozenset().union(
    *FIRST_WORDS.values(),
    lexicon.TIME["connectives"]["words"],
    lexicon.PART_WORDS,
    lexicon.list_words([*lexicon.MODIFIERS, *lexicon.TIME["counts"], *lexicon.TIME["vague"]["words"]]),
    lexicon.list_words([*lexicon.REFERENCES, *lexicon.TIME["holidays"], *lexicon.DEICTIC_DAYS]),
    TRIGGER_WORDS,
)
MOST_LEADING = 8
NAME_TAIL = re.compile(
    rf"(?: (?:{join_words(lexicon.TIME['heads']['named'])})|-(?:{join_words(lexicon.TIME['heads']['kinds_of'])}))(?!\w)"
)
DAY_ENDS = re.compile(r"[a-z]\.? \d{1,2}$")  # "March 14", without a year
GAP = re.compile(r"[ ,\-./:']{0,2}")


def index_rules() -> dict[str, tuple[Rule, ...]]:
    """Return the rules by the words an expression may begin with."""
    index: dict[str, list[Rule]] = {}
    for rule in RULES:
        words = frozenset().union(*(FIRST_WORDS[name] for name in rule.first.split()))
        for word in words:
            index.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in index.items()}


RULES_BY_WORD = index_rules()


def scan(context: Context) -> Iterator[tuple[int, int, Meaning]]:
    """Yield start, end and reading of each expression, in text order; none overlaps another."""
    done = 0
    for trigger in TRIGGER.finditer(context.text):
        if trigger.start() < done:
            continue
        match, readings = read_window(context, trigger, done)
        if match is None:
            continue
        done = match.end()
        for reading in readings:
            start, end = trim(context.text, *match.span(reading.group or 0))
            yield start, end, reading
            context.remember(reading, end)


def read_window(context: Context, trigger: Match[str], done: int) -> tuple[Match[str] | None, tuple[Meaning, ...]]:
    """Return the longest match around a trigger that a rule can read, at the leftmost place there is one."""
    for start, word in find_starts(context.text, trigger, done):
        matches = [
            (match, rule)
            for rule in RULES_BY_WORD.get(word, ())
            if (match := rule.pattern.match(context.text, start)) and match.end() > trigger.start()
        ]
        matches.sort(key=lambda found: -found[0].end())  # stable: of equal lengths, the earlier rule
        for match, rule in matches:
            if is_part_of_name(context.text, match):
                return None, ()
            context.move(*match.span())
            readings = rule.resolve(match, context)
            if readings:
                return match, readings if isinstance(readings, tuple) else (readings,)
    return None, ()


def is_part_of_name(text: str, match: Match[str]) -> bool:
    """Tell whether what follows makes a date part of a name or of a kind: the March 14 alliance, Sept. 11-style."""
    tail = NAME_TAIL.match(text, match.end())
    return tail is not None and (tail[0][0] == "-" or bool(DAY_ENDS.search(match[0])))


def find_starts(text: str, trigger: Match[str], done: int) -> list[tuple[int, str]]:
    """Return the places at which an expression with the trigger may begin, leftmost first, and the word at each.

    They are the trigger itself and the words right before it, as long as each is one that expressions begin with or
    hold, and nothing but a space, a hyphen or a comma parts them.
    """
    first = TOKEN.match(text, trigger.start())
    starts = [(trigger.start(), name_word(first[0]) if first else "")]
    left = max(done, trigger.start() - REACH)
    tokens = list(TOKEN.finditer(text, left, trigger.start()))
    position = trigger.start()
    for token in reversed(tokens[-MOST_LEADING:]):
        word = name_word(token[0])
        if (word != DIGITS and word not in LEADING_WORDS) or not GAP.fullmatch(text, token.end(), position):
            break
        position = token.start()
        if position > left or left == done or left == 0:
            starts.append((position, word))
    return [(start, word) for start, word in reversed(starts) if start == 0 or not text[start - 1].isalnum()]


def name_word(word: str) -> str:
    """Return the word under which rules are listed: figures have one name for all."""
    return DIGITS if word[0].isdigit() else word


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of an expression without a preposition before it and a comma behind it."""
    if text.startswith("on ", start):
        start += 3
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end
