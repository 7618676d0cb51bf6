"""Which words say that something is not so, and which only seem to."""

import re

NEGATORS = "no|not|never|none|nobody|nothing|neither|nor|without|cannot"
NEGATOR = re.compile(rf"\b(?:{NEGATORS})\b|n['’]t\b", re.I)
LAST = re.compile(r"(?:\b(?:no|not|never|without|neither|cannot)|n['’]t)[\s\"“]*$", re.I)
LOOK_BACK = 12  # code points before what is said in which a negator of it may stand
IDIOM = re.compile(
    r"\b(?:or not|not (?:only|just|least|merely|simply|to mention|all|necessarily)|if not|why not|nothing but"
    r"|no (?:more|less|fewer|later|earlier|sooner|doubt|matter|longer)"
    r"|not (?:(?:be|been|come|happen|begin|start|take place|resume|open|arrive) )?(?:before|until|till))\b",
    re.I,
)
"""Negators that deny nothing: "whether you like it or not", "not only", "not before September"."""


def find_negator(text: str, start: int, end: int) -> str | None:
    """Return where a negator of ``text[start:end]`` stands: ``content``, in it, or ``before`` it; None for none."""
    if NEGATOR.search(IDIOM.sub(" ", text[start:end])):
        return "content"
    return "before" if LAST.search(text[max(0, start - LOOK_BACK) : start]) else None
