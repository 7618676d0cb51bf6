"""What an edit changed in a text, in words."""

import re
from difflib import SequenceMatcher
from textwrap import shorten

WORD = re.compile(r"\S+")
SHOWN_CHARS = 120  # of each passage
SHOWN_PASSAGES = 3


def describe_edit(before: str, after: str) -> str:
    """Return what ``after`` adds to ``before`` and what it drops: the first passages, quoted; other passages counted.

    Compared paragraph by paragraph, and word by word within those that differ.
    """
    removed, added = compare_texts(before, after)
    parts = [describe_passages("removed", removed), describe_passages("added", added)]
    return "; ".join(part for part in parts if part) or "nothing but white space"


def compare_texts(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the passages that only ``before`` has and those that only ``after`` has, in order."""
    removed: list[str] = []
    added: list[str] = []
    old, new = before.split("\n\n"), after.split("\n\n")
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone, come = compare_words(" ".join(old[i:j]), " ".join(new[k:m]))
            removed += gone
            added += come
    return removed, added


def compare_words(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the runs of words that only one of two passages has: of the first, of the second."""
    old, new = WORD.findall(before), WORD.findall(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    removed = [" ".join(old[i:j]) for tag, i, j, _, _ in codes if tag != "equal" and j > i]
    added = [" ".join(new[k:m]) for tag, _, _, k, m in codes if tag != "equal" and m > k]
    return removed, added


def describe_passages(verb: str, passages: list[str]) -> str:
    """Return the passages quoted after a verb, empty without any."""
    quoted = [f'"{shorten(passage, SHOWN_CHARS, placeholder="…")}"' for passage in passages[:SHOWN_PASSAGES]]
    rest = len(passages) - SHOWN_PASSAGES
    more = f" and {rest} more" if rest > 0 else ""
    return f"{verb} {', '.join(quoted)}{more}" if quoted else ""
