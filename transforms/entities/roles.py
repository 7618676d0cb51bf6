"""What a person is said to be: the title or role beside the name."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from transforms.entities.tags import Name
from transforms.lexicons import load_words

MOST_WORDS = 12  # a role has fewer words
OPENING_WORDS = 5  # of a phrase, among which a role's first one stands
LONGEST_SHORT = 5  # letters and stop of "Supt." and the like
LOOK_BEHIND = 8  # code points behind a name that close its apposition
REACH = 90  # code points before or after a name in which its role may stand
WORD = re.compile(r"[\w’'.&/-]*\w\.?")
GAP = re.compile(r"\s{1,2}(?:of\s(?:the\s)?|for\s(?:the\s)?)?")
OPENING = frozenset(("", "\n", ".", "!", "?", ":", "“", '"'))  # what a sentence's first word stands behind
OFFICE = re.compile(
    r"\b(?P<noun>[\w-]+)\s(?:of|for|at)\s(?:the\s)?(?!The\s)"
    r"(?:[A-Z](?:[\w&’'-]|\.(?=\w|\s[A-Z]))*\s(?:of\s(?:the\s)?|and\s(?!$))?){1,6}$"
)
"""Before a name: what of where, President of the United States."""
APPOSITION = re.compile(r",\s(?:(?:the|a|an|its|their|his|her|who\sis)\s)?(?P<role>[^,.;:()“”\"]{3,80})(?=[,.;)])")
CLAUSE = re.compile(r"[^,.;:!?()“”\"\n]{3,80}(?=,\s\Z)")
"""What a comma before a name closes."""
DETERMINED = re.compile(
    r"\b(?i:the|an?|its|their|his|her)\s|(?<![\w’'.])(?=(?:[A-Z][\w.&-]*\s){0,3}[A-Z][\w.&-]*['’]s?\s)"
)
"""What a noun phrase begins behind: an article, or whose it is."""
DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
# What tells a deed where it opens a phrase behind a name: "Moll, told the mayor".
DEEDS = frozenset({"who", "and", "by", "is", "was", "has", "had", "said", "told", "also", "both"})
HOLDERS = frozenset({"of", "in", "for", "at", "on", "from", "and", "to", "with", "by", "then", "formerly"})
"""Words with which a role goes on: leader of, correspondent in."""


@cache
def load_role_words() -> frozenset[str]:
    """Return the words of which roles and titles are made, in lower case, without stops."""
    phrases = load_words("titles", "honorifics") | load_words("titles", "roles") | load_words("titles", "role_nouns")
    words = (word.strip(".").lower() for phrase in phrases for word in phrase.split())
    return frozenset(word for word in words if word not in ("of", "and"))


@cache
def load_person_nouns() -> frozenset[str]:
    """Return the nouns of one person by what he or she does: mayor, nurse."""
    return load_words("titles", "role_nouns") | load_words("speakers", "persons")


def find_role(text: str, names: Sequence[Name], position: int) -> str | None:
    """Return the role said of the person ``names[position]``: before the name, else in an apposition behind it.

    "NATO Secretary-General" Mark Rutte; Mark Rutte, "secretary-general of NATO". None when none is said.
    """
    name = names[position]
    if name.label != "PERSON":
        return None
    return (
        find_title(text, names, position)
        or find_apposition(text, names, position)
        or find_apposition_before(text, name)
    )


def find_title(text: str, names: Sequence[Name], position: int) -> str | None:
    """Return the title directly before a name, with the organisation or country that opens it."""
    end = names[position].start
    floor = text.rfind("\n", max(0, end - REACH), end) + 1 or max(0, end - REACH)
    words = list(WORD.finditer(text, floor, end))
    office = OFFICE.search(text[floor:end])
    start = floor + office.start() if office and is_role_word(office["noun"]) else None
    for k in range(len(words) - 1, -1, -1):
        following = words[k + 1].start() if k + 1 < len(words) else end
        word = words[k][0]
        if not GAP.fullmatch(text, words[k].end(), following) or not is_role_word(word) or closes_sentence(word):
            break
        start = words[k].start()
    if start is None:
        return None
    start = widen_title(text, names, position, start)
    return text[open_role(text, names, position, start) : end].strip()


def closes_sentence(word: str) -> bool:
    """Tell whether a role's word with a full stop ends a sentence, being no short form: minister., not Sen."""
    return word.endswith(".") and len(word) > LONGEST_SHORT


def widen_title(text: str, names: Sequence[Name], position: int, start: int) -> int:
    """Return where a title begins when capitalised words before it say of what: "Energy" Minister."""
    before = [name.end for name in names[max(0, position - 3) : position] if name.end <= start]
    floor = max([start - REACH, *before])
    for word in reversed(list(WORD.finditer(text, floor, start))):
        opens = text[max(0, word.start() - REACH) : word.start()].rstrip(" ")[-1:] in OPENING
        is_kind = word[0][0].isupper() and word[0] not in load_words("other_names", "calendar") and not opens
        if not is_kind or text[word.end() : start] != " ":
            break
        start = word.start()
    return start


def is_role_word(word: str) -> bool:
    """Tell whether a word can be part of a title."""
    parts = word.strip(".").lower().split("-")
    return word.strip(".").lower() in load_role_words() or (len(parts) > 1 and parts[-1] in load_role_words())


def open_role(text: str, names: Sequence[Name], position: int, start: int) -> int:
    """Return where a title begins when the names before it belong to it: "US" State Department spokesman."""
    for name in reversed([one for one in names[max(0, position - 3) : position] if one.start < start]):
        if name.label == "PERSON" or text[name.end : start] not in (" ", "’s ", "'s "):
            break
        start = name.start
    return start


def find_apposition(text: str, names: Sequence[Name], position: int) -> str | None:
    """Return the role between commas behind a name, when it is made of role words and names."""
    match = APPOSITION.match(text, names[position].end, names[position].end + REACH)
    if not match:
        return None
    return match["role"].strip() if describes(match["role"]) else None


def describes(phrase: str) -> bool:
    """Tell whether a phrase behind a name tells what somebody is, not what somebody does: "met the mayor"."""
    words = [word[0] for word in WORD.finditer(phrase)]
    place = find_role_word(words)
    if place is None or words[0] in DEEDS:
        return False
    return not any(word in DETERMINERS and before not in HOLDERS for before, word in pairwise(words[: place + 1]))


def find_apposition_before(text: str, name: Name) -> str | None:
    """Return the role that stands between commas with a name behind it, its article aside; None when none does."""
    if not re.match(r",\s(?!and\b|or\b)|[.;)]", text[name.end : name.end + LOOK_BEHIND]):
        return None
    match = CLAUSE.search(text[max(0, name.start - REACH) : name.start])
    phrases = (match[0][start.end() :].strip() for start in DETERMINED.finditer(match[0])) if match else ()
    return next((phrase for phrase in phrases if is_role(phrase)), None)


def is_role(phrase: str) -> bool:
    """Tell whether a phrase tells what somebody is: mayor of Selm; not "met the mayor" nor "words of the mayor"."""
    words = [word[0] for word in WORD.finditer(phrase)]
    place = find_role_word(words)
    if place is None:
        return False
    lowered = [word.lower() for word in words]
    last = next((k for k in range(place, len(words)) if not is_role_word(words[k])), len(words))
    goes_on = last == len(words) or lowered[last] in HOLDERS or words[last][0].isupper()
    return goes_on and (HOLDERS | DETERMINERS).isdisjoint(lowered[1:place])


def find_role_word(words: Sequence[str]) -> int | None:
    """Return where the first word of a role stands near the start of a phrase; None for none, or too long a phrase."""
    place = next((place for place, word in enumerate(words[:OPENING_WORDS]) if is_role_word(word)), None)
    return place if len(words) < MOST_WORDS else None
