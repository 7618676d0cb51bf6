"""How certain a claim's content is according to its source (FactBank; Saurí and Pustejovsky 2009), by plain rules."""

from transforms.lexicons import load_words
from transforms.schema.records import Span
from transforms.words import split_words

NEGATABLE_WORDS = 14  # a negation further into the content rarely turns its main statement
REACH = 200  # code points that hold as many words


def judge_factuality(text: str, content: Span, act: str) -> str:
    """Return CT+ CT- PR+ PR- PS+ PS- or U for a content put forward with ``act``."""
    start, end = content.start_char, content.end_char
    words = [word.lower for word in split_words(text, start, min(end, start + REACH))][:NEGATABLE_WORDS]
    if act in load_words("factuality", "uncommitted_acts") or "?" in text[end - 2 : end]:
        return "U"
    if set(words[:2]) & load_words("factuality", "open"):
        return "U"
    is_negative = bool(set(words) & load_words("factuality", "negative")) != (act == "denies")
    return judge_level(frozenset(words), act) + ("-" if is_negative else "+")


def judge_level(words: frozenset[str], act: str) -> str:
    """Return CT, PR or PS: the weakest level a word of the content or the act sets."""
    if words & load_words("factuality", "possible"):
        return "PS"
    if words & load_words("factuality", "probable") or act in load_words("factuality", "probable_acts"):
        return "PR"
    return "CT"
