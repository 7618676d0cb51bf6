"""What an edit changed in a text, in words."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from textwrap import shorten

WORD = re.compile(r"\S+")
MOST_COMPARED = 2000  # paragraphs or words that are compared one by one
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
    for gone, come in compare_runs(before.split("\n\n"), after.split("\n\n")):
        for out, into in compare_runs(WORD.findall(" ".join(gone)), WORD.findall(" ".join(come))):
            removed += [" ".join(out)] if out else []
            added += [" ".join(into)] if into else []
    return removed, added


def compare_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield where two sequences differ: the run that only the first has and what the second has in its place.

    Where more than MOST_COMPARED pieces of both lie between the first difference and the last, their middle is one run:
    comparing takes time quadratic in their number.
    """
    start = count_common(old, new)
    end = count_common(old[start:][::-1], new[start:][::-1])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(old), len(new)) > MOST_COMPARED:
        yield old, new
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old[i:j], new[k:m]


def count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many pieces two sequences begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (left, right) in pairs if left != right), min(len(one), len(other)))


def describe_passages(verb: str, passages: list[str]) -> str:
    """Return the passages quoted after a verb, empty without any."""
    quoted = [f'"{shorten(passage, SHOWN_CHARS, placeholder="…")}"' for passage in passages[:SHOWN_PASSAGES]]
    rest = len(passages) - SHOWN_PASSAGES
    more = f" and {rest} more" if rest > 0 else ""
    return f"{verb} {', '.join(quoted)}{more}" if quoted else ""
