"""Does one claim say what the other says is not so? Told by what stands under its negation, up to six words on."""

import re
from typing import NamedTuple

from transforms.conflicts.negation import blank_idioms, compile_negator
from transforms.lexicons import load_words

SCOPE_WORDS = 6  # words after a negator that it surely denies
MEAN_THE_SAME = 3  # words under the negation that the other claim must say too, the first of them included
LONGEST = 400  # code points of a content; longer ones tell many things, of which one is denied
CLAUSE_END = re.compile(r"[.,;:()\"“”—–]|\b(?:but|because|although|though|while)\b", re.I)
WORD = re.compile(r"[^\W\d_]+")


class Denial(NamedTuple):
    """What a negator denies, as telling words in lower case, and of what: the words before it in its clause."""

    subject: list[str]
    scope: list[str]


def list_denied(content: str, is_placed: bool) -> list[Denial]:
    """Return what each negator of a content denies.

    "No cases" denies cases somewhere: it counts only where the claim ``is_placed``, that is, says where.
    """
    content = blank_idioms(content)
    of_none = load_words("negators", "of_none")
    negators = [one for one in compile_negator().finditer(content) if is_placed or one[0].lower() not in of_none]
    return [Denial(read_subject(content, negator.start()), read_scope(content, negator.end())) for negator in negators]


def read_subject(content: str, end: int) -> list[str]:
    """Return the words before ``end`` in its clause that tell of what something is denied: a pronoun stays one."""
    begins = [found.end() for found in CLAUSE_END.finditer(content, 0, end)]
    words = WORD.findall(content[begins[-1] if begins else 0 : end].lower())
    telling = [word for word in words if word not in load_words("stop_words", "words")]
    return telling[-SCOPE_WORDS:] or words


def read_scope(content: str, start: int) -> list[str]:
    """Return the telling words among the few after ``start`` in its clause."""
    end = CLAUSE_END.search(content, start)
    words = WORD.findall(content[start : end.start() if end else len(content)].lower())
    return [word for word in words if word not in load_words("stop_words", "words")][:SCOPE_WORDS]


def is_denied_by(content: str, other: str, is_placed: bool) -> bool:
    """Tell whether ``content`` denies what ``other`` says: what its negator governs, ``other`` says without one.

    ``is_placed`` says that both name the same place.
    """
    if max(len(content), len(other)) > LONGEST or "?" in content + other:
        return False
    said = set(WORD.findall(other.lower()))
    denied_there = {word for denial in list_denied(other, True) for word in denial.scope}
    for denial in list_denied(content, is_placed):
        shared = [word for word in denial.scope if word in said and word not in denied_there]
        is_same = not denial.subject or not said.isdisjoint(denial.subject)
        if is_same and denial.scope[:1] == shared[:1] and len(shared) >= MEAN_THE_SAME:
            return True
    return False
