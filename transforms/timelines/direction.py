"""Where on the time line a clause lies: the tense and other cues around an expression."""

import re

from transforms.timelines.lexicon import TIME
from transforms.timelines.patterns import join_words

LEFT, RIGHT = 140, 110  # code points of the clause looked at on either side
RIGHT_HANDICAP = 15  # a cue behind the expression counts as that much farther away

POSSESSIVE, BEHIND_LIMIT = 10, 25  # how far away the cues they give count as
LIMIT = re.compile(r"(?<!\w)(?:by|until|till|through)(?: the end of| early| late| mid)? $")
BOUNDARY = re.compile(r"[.;!?](?=\s|$)|[\"“”\x0c]")
CUE = re.compile(
    rf"(?<!\w)(?:(?P<future>{join_words(TIME['cues']['future'])})"
    rf"|(?P<past>{join_words(TIME['cues']['past'])}|(?!(?:{join_words(TIME['cues']['not_past'])})\b)[a-z]{{3,20}}ed))(?!\w)"
    r"|(?P<contracted>'ll)(?!\w)"
)


def find_direction(text: str, start: int, end: int) -> str | None:
    """Return ``past`` or ``future`` by the cue nearest to ``text[start:end]`` in its clause, None without a cue.

    ``text`` is in lower case.
    """
    left, right = cut_clause(text, start, end)
    cues = [(name_direction(match), len(left) - match.end()) for match in CUE.finditer(left)]
    following = CUE.search(right)
    if following:
        cues.append((name_direction(following), following.start() + RIGHT_HANDICAP))
    if right.startswith("'s"):
        cues.append(("past", POSSESSIVE))  # "Friday's ruling" has been made, unless something nearer says otherwise
    if LIMIT.search(left):
        cues.append(("future", BEHIND_LIMIT))
    return min(cues, key=lambda cue: cue[1])[0] if cues else None


def cut_clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the parts of the clause before and after ``text[start:end]``."""
    left, right = text[max(0, start - LEFT) : start], text[end : end + RIGHT]
    boundaries = [match.end() for match in BOUNDARY.finditer(left)]
    closing = BOUNDARY.search(right)
    return left[boundaries[-1] if boundaries else 0 :], right[: closing.start()] if closing else right


def name_direction(match: re.Match[str]) -> str:
    """Return the direction that a cue points in."""
    return "past" if match["past"] else "future"
