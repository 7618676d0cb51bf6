"""Quantities: numbers in digits or words with comparator, range, unit and what is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.lexicons import load_lexicon

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
APPROXIMATION = 0.1  # how far from "about N" the number may lie, as a share of N
LIKE_LATIN = str.maketrans("İıſ\u212a", "iisk")  # the letters beyond ASCII that these match
GREATEST = 1e18  # a longer row of digits is a code
LOOK_BACK = 24  # code points in which a comparator may stand
LOOK_AHEAD = 80  # code points in which a unit and what is counted may stand
MAX_COUNTED_WORDS = 6
WORD = re.compile(r"\s?([^\W\d_][\w’'-]*)")
OF = re.compile(r"\s(?:of\s)(?:the\s|all\s|its\s|their\s|his\s|her\s|our\s)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text; ``start_char`` and ``end_char`` span comparator, number and unit."""

    start_char: int
    end_char: int
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str | None
    counted_phrase: str | None


@cache
def compile_number() -> re.Pattern[str]:
    """Return the pattern of a number, a range or a vague number."""
    lexicon = load_lexicon("units")
    words, scales = "|".join(lexicon["numbers"]), "|".join(lexicon["scales"])
    vague = "|".join(lexicon["vague"])
    letters = "|".join(sorted(lexicon["letter_scales"], key=len, reverse=True))
    one = rf"{words}|an?(?=\s(?:{scales})\b)|half\sa(?=\s(?:{scales})\b)"
    spelled = rf"(?:{one})(?:(?:[\s-]|(?<=hundred)\sand\s)(?:{words}|{scales})\b)*"
    figure = rf"(?P<NAME>{DIGITS})(?:\s?(?:(?P<NAME_scale>{scales})\b|(?P<NAME_letter>{letters})\b))?"
    first, other = figure.replace("NAME", "first"), figure.replace("NAME", "second")
    currency = r"(?P<currency>[$€£¥])?"
    second = rf"(?:\s?(?:-|–|—|to|and)\s?[$€£¥]?{other}(?![\w:/]))?"
    return re.compile(
        rf"(?<![\w.,:/#-]){currency}{first}{second}(?![:/]\d)(?!(?:st|nd|rd|th)\b)"
        rf"|\b(?P<vague>{vague})(?:\sof\s(?P<vague_scale>{vague}))?\b(?=\sof\b|\smore\b|\s\w+\b)"
        rf"|\b(?P<spelled>{spelled})\b(?:\s(?:to|or)\s(?P<spelled_second>{spelled})\b)?",
        re.I,
    )


@cache
def compile_comparator() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a comparator that ends where a number starts, and the comparator of each phrase."""
    phrases = {phrase: kind for kind, listed in load_lexicon("units")["comparators"].items() for phrase in listed} | {
        "between": "range",
        "from": "range",
    }
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, ordered))})\s?$", re.I), phrases


def find_quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the quantities in ``text[start:end]``, in order; offsets are into ``text``.

    Bounds: "about N" is taken as N plus or minus a tenth; "tens of thousands" as two to ten times ten thousand.
    Years, days of a month, clock times, ordinals and a lone "one" are no quantities.
    """
    for match in compile_number().finditer(text, start, end):
        value, second, is_vague = read_numbers(match)
        if max(value, second or 0) < GREATEST and (is_vague or not is_no_quantity(text, match, value)):
            yield make_quantity(text, match, (start, end), (value, second), is_vague)


def lower(words: str) -> str:
    """Return words in lower case, as they stand in the lexicon: patterns that ignore case take a dotless i for an i."""
    return words.translate(LIKE_LATIN).lower()


def read_numbers(match: re.Match[str]) -> tuple[float, float | None, bool]:
    """Return the number, the second number of a range or None, and whether the number is a vague one."""
    lexicon = load_lexicon("units")
    if match["vague"]:
        factor = lexicon["vague"].get(lower(match["vague_scale"] or ""), 1)
        return float(lexicon["vague"][lower(match["vague"])] * factor), None, True
    if match["spelled"]:
        second = match["spelled_second"]
        return read_spelled(match["spelled"]), read_spelled(second) if second else None, False
    value, factor = read_figure(match, "first")
    if not match["second"]:
        return value * factor, None, False
    second_value, second_factor = read_figure(match, "second")
    if value < 1000 <= second_value and re.search(r"\d\s?[-–—]\s?\d", match.group()) and value * 1000 < second_value:
        value *= 1000  # 10-12,000
    return value * (factor if factor != 1 else second_factor), second_value * second_factor, False


def read_figure(match: re.Match[str], name: str) -> tuple[float, int]:
    """Return a number in digits and the factor written after it."""
    lexicon = load_lexicon("units")
    scale, letter = match[f"{name}_scale"], match[f"{name}_letter"]
    factor = lexicon["scales"][lower(scale)] if scale else lexicon["letter_scales"][lower(letter)] if letter else 1
    return float(match[name].replace(",", "")), factor


def read_spelled(words: str) -> float:
    """Return the value of a number in words: "two hundred and five", "a dozen", "half a million"."""
    lexicon = load_lexicon("units")
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", lower(words)):
        if word in ("a", "an", "half"):
            current = 0.5 if word == "half" else current or 1
        elif word in lexicon["numbers"]:
            current += lexicon["numbers"][word]
        elif word in lexicon["scales"]:
            current = (current or 1) * lexicon["scales"][word]
            if lexicon["scales"][word] >= 1000:
                total, current = total + current, 0.0
    return total + current


def is_no_quantity(text: str, match: re.Match[str], value: float) -> bool:
    """Tell whether a number is a year, a day of a month, a numbered thing or a lone "one"."""
    number = match.group().lower()
    if number == "one":
        return True
    if match["spelled"]:
        return False
    months = load_lexicon("units")["grammar"]["months"]
    after = WORD.match(text, match.end(), match.end() + LOOK_AHEAD)
    before = text[max(0, match.start() - 12) : match.start()].rstrip(" .").rsplit(None, 1)
    if before and before[-1].lower() in (*months, "no", "article", "section", "chapter", "route", "page"):
        return True
    if after and after[1].lower() in (*months, "am", "pm", "a.m", "p.m"):
        return True
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:\s?[-–—]\s?\d{2,4})?", number)) and not is_counting(text, match)


def is_counting(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number that looks like a year counts what follows it: "2000 soldiers"."""
    after = WORD.match(text, match.end(), match.end() + LOOK_AHEAD)
    word = after[1] if after else ""
    return word.endswith("s") and word.islower() and word not in load_lexicon("units")["grammar"]["stops"]


def make_quantity(
    text: str, match: re.Match[str], region: tuple[int, int], numbers: tuple[float, float | None], is_vague: bool
) -> Quantity:
    """Return the quantity of a number found in ``region``, with what stands before and after it."""
    value, second = numbers
    start, comparator = find_comparator(text, match.start(), region[0])
    unit, end = find_unit(text, match, region[1])
    low: float | None = value
    high: float | None = second
    if second is not None and second > value:
        comparator = "range"
    else:
        comparator = "vague" if is_vague else "eq" if comparator == "range" else comparator
        low, high = bound_value(value, comparator)
        start = match.start() if comparator in ("eq", "vague") else start
    number = None if comparator in ("range", "vague") else value
    return Quantity(start, end, number, low, high, comparator, unit, find_counted(text, end, region[1]))


def bound_value(value: float, comparator: str) -> tuple[float | None, float | None]:
    """Return the bounds a comparator sets on a value; None is open."""
    margin = round(value * APPROXIMATION, 6)
    bounds: dict[str, tuple[float | None, float | None]] = {
        "eq": (value, value),
        "approx": (value - margin, value + margin),
        "ge": (value, None),
        "le": (None, value),
        "vague": (2 * value, 10 * value),
    }
    return bounds[comparator]


def find_comparator(text: str, end: int, floor: int) -> tuple[int, str]:
    """Return where the comparator before ``end`` starts and which it is; ``(end, "eq")`` when there is none."""
    pattern, kinds = compile_comparator()
    begin = max(floor, end - LOOK_BACK)
    match = pattern.search(text[begin:end])
    return (begin + match.start(), kinds[lower(match[1])]) if match else (end, "eq")


def find_unit(text: str, match: re.Match[str], ceiling: int) -> tuple[str | None, int]:
    """Return the unit of a number and the end of the number with its unit."""
    lexicon: dict[str, Any] = load_lexicon("units")
    if match["currency"]:
        return lexicon["currencies"][match["currency"]], match.end()
    if text[match.end() : match.end() + 1] == "%" and match.end() < ceiling:
        return "percent", match.end() + 1
    ceiling = min(ceiling, match.end() + LOOK_AHEAD)
    first = WORD.match(text, match.end(), ceiling)
    if not first:
        return None, match.end()
    second = WORD.match(text, first.end(), ceiling)
    pair = f"{first[1]} {second[1]}".lower() if second else ""
    if second and pair in lexicon["measures"]:
        return lexicon["measures"][pair], second.end()
    unit = lexicon["measures"].get(first[1].lower()) or lexicon["currencies"].get(first[1].lower())
    return unit, first.end() if unit else match.end()


def find_counted(text: str, start: int, ceiling: int) -> str | None:
    """Return the words after a number that say what is counted, up to a function word, verb or mark; or None."""
    stops = load_lexicon("units")["grammar"]["stops"]
    ceiling = min(ceiling, start + LOOK_AHEAD)
    of = OF.match(text, start, ceiling)
    first = position = of.end() if of else start
    for count in range(MAX_COUNTED_WORDS):
        word = WORD.match(text, position, ceiling)
        if not word or word[1].lower() in stops or (count and word[1].endswith(("ed", "ing", "ly"))):
            break
        position = word.end()
    return text[first:position].strip() or None
