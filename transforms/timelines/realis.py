"""Whether an event is told as a fact, by the nearest cue before its trigger (classes after Rich ERE's realis)."""

import re

from transforms.lexicons import load_lexicon
from transforms.timelines.patterns import join_words

REACH = 70  # code points of the clause before a trigger in which a cue counts
NEGATED_WORDS = 5  # words behind a negation that it still governs
BOUNDARY = re.compile(
    r"[.;:!?](?=\s|$)|[\"“”\n]|(?<!\w)(?:but|and then|after|before|when|while|because|which|who)(?!\w)"
)
CONDITION = re.compile(r"[^.;!?]*(?<!\w)(?:if|unless|had (?:we|they|he|she|it)|were (?:we|they|he|she|it) to)(?!\w)")
AUXILIARY = re.compile(r"(?<!\w)(?:be|have|been|get)(?: [a-z]+ly)? $")
CUE = re.compile(
    "(?<!\\w)(?:"
    + "|".join(f"(?P<{name}>{join_words(words)})" for name, words in load_lexicon("events")["realis"].items())
    + ")(?!\\w)(?! \\d| day(?!\\w))|(?P<contracted>n't)(?!\\w)"  # no cue in "may 5", "may day"
)


def judge_realis(text: str, start: int, end: int, form: str) -> str:
    """Return actual, ongoing, planned, predicted, hypothetical or negated for the trigger ``text[start:end]``.

    ``text`` is in lower case; ``form`` is the trigger's, as ``triggers.list_triggers`` names it. A simple past is a
    fact unless negated; of the other forms the nearest cue of the clause decides, and a condition behind
    ("could strike if we had ...") makes any future hypothetical.
    """
    left = cut_left(text, start)
    cue = find_nearest_cue(left, form)
    if cue in {"planned", "predicted"} and CONDITION.match(text, end, end + REACH):
        return "hypothetical"
    return cue or "actual"


def cut_left(text: str, start: int) -> str:
    """Return the part of the clause before a trigger."""
    left = text[max(0, start - REACH) : start]
    boundaries = [match.end() for match in BOUNDARY.finditer(left)]
    return left[boundaries[-1] :] if boundaries else left


def find_nearest_cue(left: str, form: str) -> str:
    """Return the class of the last cue in ``left`` that can govern a trigger of a form, empty without one."""
    is_simple_past = form == "past" and not AUXILIARY.search(left)
    nearest = ""
    for match in CUE.finditer(left):
        name = "negated" if match["contracted"] else match.lastgroup or ""
        if (name == "ongoing" and form != "ing") or (is_simple_past and name != "negated"):
            continue
        if name == "ongoing" and nearest and match[0].startswith("be"):
            continue  # "will be leaving" is still to come
        if match[0] == "due to" and form in {"noun", "ing", "present"}:
            continue  # a cause: "closed due to flooding"
        if name == "negated" and left.count(" ", match.end()) > NEGATED_WORDS:
            continue
        nearest = name
    return nearest
