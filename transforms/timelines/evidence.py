"""Whether 3/4/2024 is the third of April or the fourth of March."""

import re

from transforms.timelines.lexicon import TIME
from transforms.timelines.patterns import FRAGMENTS

NUMERIC = re.compile(r"(\d(?<![\d/.].)\d?)[/.](\d{1,2})[/.](?:19|20)?\d\d(?![\d/])")
WRITTEN = re.compile(
    rf"(?<!\w)(?:(?P<day_first>\d{{1,2}}(?:st|nd|rd|th)? {FRAGMENTS['month']},? [12]\d{{3}})"
    rf"|(?P<month_first>{FRAGMENTS['month']} \d{{1,2}}(?:st|nd|rd|th)?, [12]\d{{3}}))(?!\w)"
)


def is_day_first(text: str, outlet: str) -> bool | None:
    """Tell which order the numeric dates of ``text`` (lower case) are in; None without evidence.

    Evidence, best first: a numeric date that has only one reading, the top-level domain of ``outlet`` (a host name),
    dates with the month in words.
    """
    votes = [int(first) > int(second) for first, second in NUMERIC.findall(text) if max(int(first), int(second)) > 12]
    if votes:
        return sum(votes) * 2 > len(votes)
    domain = outlet.rpartition(".")[2].lower() if "." in outlet else ""
    if domain in TIME["evidence"]["day_first"]:
        return True
    if domain in TIME["evidence"]["month_first"]:
        return False
    written = [bool(match["day_first"]) for match in WRITTEN.finditer(text)] if NUMERIC.search(text) else []
    return sum(written) * 2 > len(written) if written else None
