"""Capitals that stand for governments: Pyongyang decided, Beijing's response, talks between London and Paris.

Only where the words around the name say so; elsewhere a capital is the city.
"""

import re
from functools import cache

from transforms.entities.canonical_names import CanonicalName
from transforms.entities.tags import Name
from transforms.lexicons import load_lexicon, load_words

REACH = 60  # code points before and behind a name that are looked at
GOVERNMENT = "government"


def find_government(text: str, name: Name, canonical: CanonicalName) -> CanonicalName:
    """Return the country as the canonical name of a capital that acts as its government here; any other as it is."""
    country = load_lexicon("governments")["capitals"].get(text[name.start : name.end])
    if name.label not in ("LOC", "ORG") or country is None:
        return canonical
    before, behind = text[max(0, name.start - REACH) : name.start], text[name.end : name.end + REACH]
    return CanonicalName(country, GOVERNMENT) if acts(before, behind) else canonical


def acts(before: str, behind: str) -> bool:
    """Tell whether what stands between two pieces of text decides, speaks, or is dealt with."""
    if load_patterns()["relation"].search(before) or load_patterns()["possession"].match(behind):
        return True
    if load_patterns()["first"].search(before) and load_patterns()["second"].match(behind):
        return True
    return bool(load_patterns()["deed"].match(behind)) and not load_patterns()["place"].search(before)


@cache
def load_patterns() -> dict[str, re.Pattern[str]]:
    """Return what is looked for: before the name what is done to it, behind it what it does or has."""
    deeds = "|".join(sorted({form for verb in load_words("governments", "deeds") for form in inflect(verb)}))
    between = join("between")
    return {
        "relation": re.compile(rf"\b(?:{join('relations')}|(?:{between}) between(?: [A-Z][\w.]+){{1,3}} and)\s$"),
        "first": re.compile(rf"\b(?:{between}) between $"),
        "second": re.compile(r" and (?:the )?[A-Z]"),
        "possession": re.compile(rf"(?:['’]s?(?: [\w-]+)? (?:{join('possessions')})| (?:{join('rulers')}))\b"),
        "deed": re.compile(
            r"(?: (?:also|has|had|have|will|would|should|must|could|may|might|did not|does not|not|never|\w+ly"
            rf"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){{0,3}} (?:{deeds}|{join('deeds_irregular')})\b"
        ),
        "place": re.compile(rf"\b(?:{join('prepositions')})(?: the)? $", re.IGNORECASE),
    }


def join(key: str) -> str:
    """Return a list of the lexicon as alternatives of a pattern, longest first."""
    return "|".join(sorted(load_words("governments", key), key=lambda phrase: (-len(phrase), phrase)))


def inflect(verb: str) -> tuple[str, ...]:
    """Return a regular verb's forms: itself, with s, and its past."""
    return verb, f"{verb}s", f"{verb}es", f"{verb}d" if verb.endswith("e") else f"{verb}ed"
