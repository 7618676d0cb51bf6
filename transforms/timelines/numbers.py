"""Numbers in words and figures."""

import re

from transforms.timelines import lexicon

FIGURES = re.compile(r"(\d[\d,]*(?:\.\d+)?)( 1/2)?")
SCALES = {"hundred": 100, "thousand": 1000}
WORD_VALUES = lexicon.TIME["numbers"] | lexicon.TIME["tens"]


def read_number(words: str) -> float:
    """Return the number that words name: 18, 2 1/2, twenty-four, a couple of. Raises KeyError for no number."""
    figures = FIGURES.fullmatch(words)
    if figures:
        return float(figures[1].replace(",", "")) + (0.5 if figures[2] else 0)
    if words in lexicon.TIME["counts"]:
        return float(lexicon.TIME["counts"][words])
    total = 0.0
    for word in words.replace("-", " ").replace("and a half", "half").split():
        if word in SCALES:
            total = (total or 1) * SCALES[word]
        elif word != "and":
            total += 0.5 if word == "half" else WORD_VALUES[word]
    return total


def read_ordinal(words: str) -> int:
    """Return the number of an ordinal: "21st", "twenty-first". Raises KeyError for no ordinal."""
    figures = re.match(r"\d+", words)
    if figures:
        return int(figures[0])
    tens, _, units = words.replace(" ", "-").rpartition("-")
    return int(lexicon.TIME["tens"].get(tens, 0)) + lexicon.ORDINALS[units]


def read_spelled_year(words: str) -> int:
    """Return the year of "nineteen ninety-seven" or "two thousand and four". Raises KeyError for no year."""
    head, _, rest = words.replace("-", " ").partition(" ")
    if head == "two":
        return 2000 + int(read_number(rest.removeprefix("thousand").strip() or "0"))
    rest = rest.removeprefix("hundred").strip()
    return int(WORD_VALUES[head]) * 100 + int(read_number(rest or "0"))
