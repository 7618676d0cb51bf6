"""Quantities: numbers in digits or words with comparator, range, unit and what is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.claims.counted import LOOK_AHEAD, OF, WORD, find_counted, find_measured
from transforms.lexicons import load_lexicon

# Possessive, so that no part of a time or a phone number is read for the whole.
DIGITS = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
NO_PART_OF_CODE = r"(?<![\w.,:/#-])"  # before a figure
NO_DECADE = r"(?!['’]?s\b)"  # behind one, as the others
NO_MORE_BEHIND = r"(?![\w:/])"
NO_TIME = r"(?![:/-]\d)"
NO_ORDINAL = r"(?!(?:st|nd|rd|th)\b)"
PERCENT = r"(?:\s?(?:%|percent\b|per\scent\b))?"
TO = r"(?:-|–|—|to\b|and\b)"
MAX_DIGITS = 8  # of a number without commas; a longer one is a phone's or an identifier
OLDEST = 120  # years
APPROXIMATION = 0.1  # how far from "about N" the number may lie, as a share of N
LIKE_LATIN = str.maketrans("İıſ\u212a", "iisk")  # the letters beyond ASCII that these match
GREATEST = 1e18  # a longer row of digits is a code
LOOK_BACK = 24  # code points in which a comparator may stand
UNIT = re.compile(r"[\s-]?([^\W\d_]+(?:/[^\W\d_]+)?)(-old\b)?")
RATE = re.compile(r"\s(?:per|an?)\s(hour|second)\b")
OR_MORE = re.compile(r"(?:-plus\b|\s(?P<word>or|and)\s(?P<than>more|over|older|above|less|fewer|under|younger|so)\b)")
AFTER = {"more": "ge", "over": "ge", "older": "ge", "above": "ge", "so": "approx"}
YEAR = r"(?:1[5-9]|20)\d\d"
YEARS = re.compile(rf"{YEAR}(?:\s?(?:[-–—]|to|and)\s?(?:{YEAR}|\d\d))?")
AGED = re.compile(r"[A-Z][\w’'.-]*,\s$")
AGE_END = re.compile(r"[,.;)]|\s[-–—]\s")
CLOCK = re.compile(r"\s?(?:a\.?m|p\.?m|gmt|bst|utc|e[sd]?t|cet|local time|o['’]clock)\b", re.I)


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
    """Return the pattern of a number, a range (``joint`` is what joins its ends) or a vague number."""
    return re.compile("|".join((write_figures(), write_vague(), write_spelled())), re.I)


def write_figures() -> str:
    """Return the pattern of a figure with its currency, and of a second one joined to it: "$3m", "5% to 7%"."""
    signs = "|".join(re.escape(sign) for sign in load_lexicon("units")["currencies"] if not sign.isalpha())
    currency = rf"(?:(?P<currency>{signs})\s?)?"
    joint = rf"(?P<joint>{PERCENT}\s?{TO}\s?)"
    second = rf"{joint}(?:(?:{signs})\s?)?{write_figure('second')}{NO_MORE_BEHIND}"
    return rf"{NO_PART_OF_CODE}{currency}{write_figure('first')}(?:{second})?{NO_TIME}{NO_ORDINAL}"


def write_figure(name: str) -> str:
    """Return the pattern of digits, as the group ``name``, with what multiplies them: "5 million", "20k"; no 1990s."""
    letters = "|".join(sorted(load_lexicon("units")["letter_scales"], key=len, reverse=True))
    scale = rf"[\s-]?(?P<{name}_scale>{list_words('scales')})\b"
    letter = rf"\s?(?P<{name}_letter>{letters})\b"
    return rf"(?P<{name}>{DIGITS}){NO_DECADE}(?:{scale}|{letter})?+"


def write_vague() -> str:
    """Return the pattern of a vague number: "dozens", "tens of thousands"."""
    vague = list_words("vague")
    return rf"\b(?P<vague>{vague})\b(?:\sof\s(?P<vague_scale>{vague})\b|(?=\s\w))"


def write_spelled() -> str:
    """Return the pattern of a number in words, and of a second one joined to it: "five", "two or three hundred"."""
    words, scales = list_words("numbers"), list_words("scales")
    opening = rf"{words}|an?(?=\s(?:{scales})\b)|half\sa(?=\s(?:{scales})\b)"
    following = rf"(?:[\s-]|(?<=hundred)\sand\s)(?:{words}|{scales})\b"
    number = rf"(?:{opening})(?:{following})*"
    second = rf"(?P<spelled_joint>\s(?:to|or|and)\s)(?P<spelled_second>{number})\b"
    return rf"\b(?P<spelled>{number})\b(?:{second})?"


def list_words(key: str) -> str:
    """Return the words under a key of the lexicon as the alternatives of a pattern."""
    return "|".join(load_lexicon("units")[key])


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
    Years, decades, days of a month, clock times, ordinals and a lone "one" are no quantities.
    """
    position = start
    while whole := compile_number().search(text, position, end):
        match = whole if is_no_quantity(text, whole) else part_numbers(text, whole)
        value, second, is_vague = read_numbers(match)
        if max(value, second or 0) < GREATEST and (is_vague or not is_no_quantity(text, match)):
            yield make_quantity(text, match, (start, end), (value, second), is_vague)
        position = match.end()


def part_numbers(text: str, match: re.Match[str]) -> re.Match[str]:
    """Return the match of the first number alone where the two do not make a range: "in 6 and 7", "by 5% to 3"."""
    joint = "joint" if match["joint"] else "spelled_joint"
    if not match[joint]:
        return match
    value, second, _ = read_numbers(match)
    is_between = re.search(r"\b(?:between|from)\s$", text[max(0, match.start() - 8) : match.start()], re.I)
    rises = second is not None and value < second
    if rises and ("and" not in match[joint].lower() or is_between):
        return match
    return compile_number().match(text, match.start(), match.start(joint)) or match


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
        low, second = read_spelled(match["spelled"]), match["spelled_second"]
        scale = lexicon["scales"].get(second.split()[-1].lower(), 1) if second else 1
        return low * scale if low < scale else low, read_spelled(second) if second else None, False
    value, factor = read_figure(match, "first")
    if not match["second"]:
        return multiply(value, factor), None, False
    second_value, second_factor = read_figure(match, "second")
    if value < 1000 <= second_value and re.search(r"\d\s?[-–—]\s?\d", match.group()) and value * 1000 < second_value:
        value *= 1000  # 10-12,000
    return multiply(value, factor if factor != 1 else second_factor), multiply(second_value, second_factor), False


def multiply(value: float, factor: int) -> float:
    """Return the product without the last bits that 4.03 billion would have."""
    return round(value * factor, 6)


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


def is_no_quantity(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is a year, a day of a month, a time, a numbered thing, an identifier or a lone "one"."""
    number = match.group().lower()
    if number == "one":
        return True
    if match["spelled"] or match["vague"] or match["currency"]:
        return False
    if is_written_code(match["first"]) or CLOCK.match(text, match.end()):
        return True
    months = load_lexicon("units")["grammar"]["months"]
    after = WORD.match(text, match.end(), match.end() + LOOK_AHEAD)
    before = text[max(0, match.start() - 12) : match.start()].rstrip(" .").rsplit(None, 1)
    if before and before[-1].lower() in (*months, *load_lexicon("units")["grammar"]["numbered"]):
        return True
    if after and after[1].lower() in months:
        return True
    if is_enumerating(text, match):
        return True
    return bool(YEARS.fullmatch(number)) and ("and" in number or not is_counting(text, match))


def is_written_code(digits: str) -> bool:
    """Tell whether digits are no number that one counts with: 0830, 07700900123."""
    whole = digits.split(".")[0]
    return (len(whole) > MAX_DIGITS and "," not in whole) or (len(whole) > 1 and whole[0] == "0")


def is_enumerating(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number opens an item of a list: "2. The road is shut"."""
    return text[max(0, match.start() - 1) : match.start()] in ("", "\n") and text[match.end() : match.end() + 2] == ". "


def is_counting(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number that looks like a year counts or measures what follows it: "2000 soldiers", "1600 feet"."""
    after = WORD.match(text, match.end(), match.end() + LOOK_AHEAD)
    word = after[1] if after else ""
    grammar = load_lexicon("units")["grammar"]
    if word in grammar["plurals"] or word in load_lexicon("units")["measures"]:
        return True
    return word.endswith("s") and word.islower() and word not in grammar["stops"]


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
        start = match.start() if comparator in ("eq", "vague") else start
        if comparator == "eq":
            end, comparator = find_later_comparator(text, end, region[1])
        low, high = bound_value(value, comparator)
    number = None if comparator in ("range", "vague") else value
    counted = None if text[match.end() : end].endswith("-old") else find_counted(text, end, region[1])
    if counted is None and unit is None:
        counted = find_measured(text, start, region[0])
    return Quantity(start, end, number, low, high, comparator, unit, counted)


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


def find_later_comparator(text: str, start: int, ceiling: int) -> tuple[int, str]:
    """Return the end of "or more" and the like at ``start``, and its comparator; ``(start, "eq")`` without one."""
    match = OR_MORE.match(text, start, ceiling)
    if not match or (match["word"] == "and" and match["than"] not in ("over", "older", "above", "under", "younger")):
        return start, "eq"
    return match.end(), AFTER.get(match["than"] or "more", "le")


def find_unit(text: str, match: re.Match[str], ceiling: int) -> tuple[str | None, int]:
    """Return the unit of a number and the end of the number with its unit."""
    lexicon: dict[str, Any] = load_lexicon("units")
    if match["currency"]:
        return lexicon["currencies"][match["currency"].lower()], match.end()
    if text[match.end() : match.end() + 1] == "%" and match.end() < ceiling:
        return "percent", match.end() + 1
    ceiling = min(ceiling, match.end() + LOOK_AHEAD)
    if is_age(text, match):
        return "year", match.end()
    of = OF.match(text, match.end(), ceiling) if match["vague"] else None
    first = UNIT.match(text, of.end() if of else match.end(), ceiling)
    if not first:
        return None, match.end()
    second = WORD.match(text, first.end(), ceiling)
    pair = f"{first[1]} {second[1]}".lower() if second else ""
    if second and pair in lexicon["measures"]:
        return lexicon["measures"][pair], second.end()
    unit = name_unit(first)
    rate = RATE.match(text, first.end(), ceiling) if unit in ("mile", "kilometre", "metre", "foot") else None
    if rate:
        return f"{unit} per {rate[1]}", rate.end()
    return unit, first.end() if unit else match.end()


def name_unit(word: re.Match[str]) -> str | None:
    """Return the unit that a word behind a number names; behind a hyphen it stands in the singular: "five-day"."""
    lexicon: dict[str, Any] = load_lexicon("units")
    name = word[1].lower()
    plural = lexicon["measures"].get(f"{name}s") if word.group().startswith("-") else None
    unit: str | None = lexicon["measures"].get(name) or plural or lexicon["currencies"].get(name)
    return unit


def is_age(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number stands behind a name between commas, as an age does: "Ana Weld, 69, said"."""
    if not (match["first"] or "").isdigit() or match.group() != match["first"] or not 0 < int(match["first"]) < OLDEST:
        return False
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    return bool(AGED.search(before) and AGE_END.match(text, match.end()))
