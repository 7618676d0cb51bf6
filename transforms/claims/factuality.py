"""How certain a claim's content is according to its source (FactBank; Saurí and Pustejovsky 2009), by plain rules.

What counts is the statement's own clause: "a virus found in pigs and not in people" is no denial, nor is "I am happy
the film doesn't have to compete". A flat "will" is certain to whoever says it, as in FactBank, though readers who are
asked what is open name it (3 of 150 rows); "would" tells the same of a past "will" or of a condition, and no single
word says which: it is open, as are wishes, plans, orders and what will be only if something else is.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.claims.grammar import load_grammar
from transforms.conflicts.negation import blank_idioms
from transforms.lexicons import load_words
from transforms.schema.records import Span
from transforms.words import split_words

CHARGE = re.compile(r"\b(?:of|for)\s\w+ing\b")  # accused of lying, blamed for starting it: a fact to whoever says so
NEGATABLE_WORDS = 14  # a negation further into the content rarely turns its main statement
REACH = 200  # code points that hold as many words
INABILITY = frozenset({("could", "not"), ("could", "never")})
"""Words that rule a thing out, where "could" alone leaves it open."""

STOPS = frozenset(".;:!?—")
DOTS = re.compile(r"\.{2,}|…")
MONTH = re.compile(r"(?<=[\w,] )May\b")  # "may" is a modal
NO_LONGER = re.compile(r"\bno longer\b", re.I)  # an idiom to figures ("no longer than"), a denial here
YET_TO = re.compile(r"(?<=\b[Hh]a[sd] )yet to\b|(?<=\bhave )yet to\b", re.I)  # has yet to be seen
# "A new feature, which had not failed before, was to blame": what stands between commas is another clause.
ASIDE = re.compile(r",\s+(?:which|who|whose|whom|where)\b[^,.;:!?]{1,120},")
# What will happen only if something else does; "even if" and "as if" are no conditions, nor is "to see if".
CONDITIONAL = re.compile(
    r"[^.;:!?]{0,120}?(?:\bwill\b|\bwon['’]t\b|['’]ll\b|\bgoing to\b)[^.;:!?]{1,160}?(?P<before>[\w’']+),?"
    r"\s(?:if|unless|provided)\s(?!not\b|any\b)"
)
ASKS = frozenset(
    {"even", "as", "and", "see", "know", "ask", "tell", "say", "confirm", "determine", "check", "decide", "out"}
)
BESIDE = 2  # words behind an auxiliary in which its negator stands
NEAR = 3  # the same of "no" and its kind
WITHOUT_VERB = 8  # words in which these count where no auxiliary is found: "found no bodies"


def judge_factuality(text: str, contents: Sequence[Span], act: str, cue: Span | None = None) -> str:
    """Return CT+ CT- PR+ PR- PS+ PS- or U for a content, in pieces, put forward with ``act`` by ``cue``."""
    if cue and not load_words("factuality", "knowing").isdisjoint(text[cue.start_char : cue.end_char].lower().split()):
        act = "asserts"
    end = contents[-1].end_char
    words = list_opening(read_opening(text, contents))[:NEGATABLE_WORDS]
    if act in load_words("factuality", "uncommitted_acts") or "?" in text[end - 2 : end]:
        return "U"
    if act == "criticizes" and not CHARGE.search(text, contents[0].start_char, end):
        return "U"
    clause = cut_clause(words[2:] if words[:2] == ["not", "guilty"] and act == "denies" else words)
    if (
        is_open(words, clause)
        or is_untold(clause, act)
        or is_conditional(text[contents[0].start_char : min(end, contents[0].start_char + REACH)])
    ):
        return "U"
    is_negative = is_negated(clause) != (act == "denies")
    is_unable = is_negative and not INABILITY.isdisjoint(pairwise(clause))
    level = judge_level(frozenset(clause) - ({"could"} if is_unable else set()), act)
    return level + ("-" if is_negative else "+")


def is_open(words: Sequence[str], clause: Sequence[str]) -> bool:
    """Tell whether a statement is not told as so, by its own clause: asked, supposed, wished, planned, ordered."""
    supposed = set(words[:2]) & load_words("factuality", "open") and words[:1] != ["even"]
    return bool(supposed) or is_wish(clause) or is_order(words)


def is_untold(clause: Sequence[str], act: str) -> bool:
    """Tell whether a clause says what should, would or must be; what is predicted or feared would be is likely."""
    not_told = load_words("factuality", "not_told") - (
        {"would"} if act in load_words("factuality", "probable_acts") else set()
    )
    return not not_told.isdisjoint(clause) and ("must", "have") not in pairwise(clause)


def is_wish(clause: Sequence[str]) -> bool:
    """Tell whether a clause's verb wishes or plans something: "they want to leave", "we hope you stay"."""
    wishes, subjects = load_words("factuality", "wishes"), load_words("factuality", "subjects")
    place = next((place for place, word in enumerate(clause) if word in wishes), None)
    if not place or clause[place - 1] in load_grammar().determiners:  # they had no plans to leave
        return False
    after = clause[place + 1 : place + 3]
    if after[:1] == ["to"]:
        return not set(after) & load_words("factuality", "performed")
    return clause[place - 1] in subjects and place == 1


def is_order(words: Sequence[str]) -> bool:
    """Tell whether what is said opens as an order or request does."""
    return bool(words) and (words[0] in load_words("factuality", "orders") or list(words[:2]) == ["do", "not"])


def is_conditional(opening: str) -> bool:
    """Tell whether what will be is said to be so only if something else is: "he will come if asked"."""
    match = CONDITIONAL.match(opening)
    return match is not None and match["before"].lower() not in ASKS


def read_opening(text: str, contents: Sequence[Span]) -> str:
    """Return what a statement begins with: its first piece, and the next where that has its verb.

    "The dam, he said, could break": cut by its tag.
    """
    pieces = [text[span.start_char : min(span.end_char, span.start_char + REACH)] for span in contents[:2]]
    verb = pieces[-1].split(maxsplit=1)[0].lower()
    return " ".join(pieces) if verb in load_words("factuality", "auxiliaries") else pieces[0]


def list_opening(opening: str) -> list[str]:
    """Return the words of what a statement begins with, and the marks that end one; idioms are no words."""
    plain = NO_LONGER.sub("never", YET_TO.sub("not", MONTH.sub("month", DOTS.sub(" ", opening))))
    said = blank_idioms(ASIDE.sub(" ", plain))
    words = [word.lower for word in split_words(said, 0, len(said))]
    joined = [
        before + word if word == "'s" and before in load_words("factuality", "subjects") else word
        for before, word in zip(["", *words], words, strict=False)
    ]
    return [word for word in joined if word[-1].isalnum() or word in STOPS]


def cut_clause(words: Sequence[str]) -> Sequence[str]:
    """Return the words of the statement's own clause: up to where another begins, once it has its verb."""
    auxiliaries, breaks = load_words("factuality", "auxiliaries"), load_words("factuality", "breaks")
    finite, subjects = load_grammar().finite, load_words("factuality", "subjects")
    has_verb = False
    for place, word in enumerate(words[1:], start=1):
        before = words[place - 1]
        has_verb |= before in auxiliaries or before.endswith("n't") or before in finite or is_stated(before, word)
        after = words[place + 1] if place + 1 < len(words) else ""
        begins = word in ("and", "but") and (after in subjects or after in auxiliaries)
        if word in STOPS or begins or (has_verb and word in breaks):
            return words[:place]
    return words


def is_stated(word: str, after: str) -> bool:
    """Tell whether a word is the verb of "assumes that", "requested that"."""
    return after == "that" and word.endswith(("s", "d", "t")) and word not in load_grammar().prepositions


def is_negated(clause: Sequence[str]) -> bool:
    """Tell whether the words of a clause deny its verb."""
    auxiliaries, negative = load_words("factuality", "auxiliaries"), load_words("factuality", "negative")
    verbs = (place for place, word in enumerate(clause) if word in auxiliaries or word.endswith("n't"))
    verb = next(verbs, None)
    if clause and clause[0] == "not":
        return True
    if verb is None:
        return not negative.isdisjoint(clause[:WITHOUT_VERB])
    beside = set(clause[verb + 1 : verb + 1 + BESIDE]) & load_words("factuality", "negators")
    return clause[verb].endswith("n't") or bool(beside) or not negative.isdisjoint(clause[: verb + 1 + NEAR])


def judge_level(words: frozenset[str], act: str) -> str:
    """Return CT, PR or PS: the weakest level a word of the content or the act sets."""
    if words & load_words("factuality", "possible"):
        return "PS"
    if words & load_words("factuality", "probable") or act in load_words("factuality", "probable_acts"):
        return "PR"
    return "CT"
