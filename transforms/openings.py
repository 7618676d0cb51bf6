"""What stands before a paragraph's first sentence without being of it: date line, label, head in capitals.

By structure rather than by lists, as far as it goes: a date line is names and figures up to an agency in brackets or
up to a dash, a label is a word or two in capitals before a colon, a head is words in capitals before ordinary ones.
"""

import re
from functools import cache

from transforms.lexicons import load_lexicon

FURTHEST = 300  # code points of what a teletype puts before an agency in brackets: headline, date, by-line
START = r"(?=[\"“‘'«(\[]?[A-Z0-9])"
DASH = r"\s?[-–—_]{1,2}\s+"
PLACED = re.compile(rf"(?:[A-Z0-9][\w.,:’'|/-]*\s){{0,12}}\([A-Z][\w /.&-]{{1,24}}\){DASH}{START}")
CAPITALS = re.compile(
    rf"[A-Z][A-Z .’'-]{{2,40}}(?:,\s[A-Z][\w. ]{{0,20}}){{0,2}}{DASH}(?=[\"“‘'«]?(?:[A-Z][a-z’']|[AI]\s))"
)
HEAD = re.compile(r"[A-Z][A-Z’'-]+(?:\s[A-Z][A-Z’'-]*){2,11}\s(?=[A-Z][a-z])")


def find_opening(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where the first sentence of the paragraph ``text[start:end]`` begins, ``start`` where nothing precedes it,
    and the zone of what does: ``dateline``, ``heading``; empty for a label, which is of its paragraph, and for nothing.

    Offsets are code points. What remains is never empty.
    """
    patterns = ((compile_label(), ""), (compile_agency(), "dateline"), (PLACED, "dateline"), (CAPITALS, "dateline"))
    for pattern, zone in (*patterns, (HEAD, "heading")):
        match = pattern.match(text, start, end)
        if match and match.end() < end:
            return match.end(), zone
    return start, ""


def is_label(name: str) -> bool:
    """Tell whether words before a colon are a label of the page ("NEW", "FILE PHOTO") rather than who speaks."""
    return compile_label().match(f"{name}: A") is not None


@cache
def compile_agency() -> re.Pattern[str]:
    """Return the pattern of an opening that ends with an agency in brackets, with a dash or directly before a text."""
    agencies = "|".join(map(re.escape, load_lexicon("openings")["agencies"]))
    near = r"(?:[A-Z0-9][\w.,:’'|/-]*\s){0,8}"
    return re.compile(
        rf"(?:[^\n]{{0,{FURTHEST}}}?\((?:{agencies})\){DASH}|{near}\((?:{agencies})\)\s?[-–—_]?\s*){START}"
    )


@cache
def compile_label() -> re.Pattern[str]:
    """Return the pattern of a label and its colon."""
    labels = "|".join(load_lexicon("openings")["labels"])
    return re.compile(rf"(?:{labels})\s?:\s+{START}")
