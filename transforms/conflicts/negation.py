"""Which words say that something is not so, and which only seem to."""

import re
from functools import cache

from transforms.lexicons import load_lexicon

LOOK_BACK = 12  # code points before what is said in which a negator of it may stand
BETWEEN = ' \t\n"“'  # what may stand between such a negator and what is said


@cache
def compile_negator() -> re.Pattern[str]:
    """Return the pattern of a negator: a word, or the end of one as in didn't."""
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('negators')['words'])})\b|n['’]t\b", re.I)


@cache
def compile_idiom() -> re.Pattern[str]:
    """Return the pattern of phrases whose negator denies nothing."""
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('negators')['idioms'])})\b", re.I)


def blank_idioms(text: str) -> str:
    """Return a text with such phrases struck out, as long as it was."""
    return compile_idiom().sub(lambda idiom: "-" * len(idiom[0]), text)


def find_negator(text: str, start: int, end: int) -> str | None:
    """Return where a negator of ``text[start:end]`` stands: ``content``, in it, or ``before`` it; None for none."""
    if compile_negator().search(blank_idioms(text[start:end])):
        return "content"
    before = text[max(0, start - LOOK_BACK) : start].rstrip(BETWEEN)
    return "before" if any(found.end() == len(before) for found in compile_negator().finditer(before)) else None
