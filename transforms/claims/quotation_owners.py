"""Whose a quotation is that runs on: it belongs to the cue that closes it, however many lines it takes.

A quotation without a cue is joined to the one that goes on with it in its paragraph and has one; a quotation that its
paragraph leaves open is joined to the lines up to its closing mark, and to the cue behind that.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from transforms.claims.attributions import Attribution
from transforms.records import Span

MARK = re.compile(r"[\"“”]")
OPENERS = '"“'
REACH = 500  # code points from where a paragraph leaves a quotation open to the mark that closes it


def join_quotations(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, none inside another, by where they start, each quotation that runs on with its cue."""
    whole = sorted(attributions, key=lambda one: one.contents[0].start_char)
    joined: list[Attribution] = []
    for one in whole:
        before = joined[-1] if joined else None
        if before and before.has_quote and before.contents[-1].end_char <= one.contents[0].start_char:
            merged = join(text, before, one)
        elif before and is_open(text, before) and not has_owner(before) and holds_end(text, before, one):
            merged = give(text, before, one)
        else:
            merged = None
        if merged:
            joined[-1] = merged
        else:
            joined.append(one)
    return [close(text, one, following) for one, following in zip_longest(joined, joined[1:])]


def has_owner(attribution: Attribution) -> bool:
    """Tell whether a quotation has a cue or a source."""
    return attribution.cue is not None or attribution.source is not None


def is_open(text: str, attribution: Attribution) -> bool:
    """Tell whether the last piece of a content opens a quotation that it doesn't close."""
    last = attribution.contents[-1]
    piece = text[last.start_char : last.end_char]
    return piece[0] in OPENERS and not re.search(r"[\"”]", piece[1:])


def join(text: str, before: Attribution, one: Attribution) -> Attribution | None:
    """Return two attributions as one where the second goes on with the first one's quotation; else None."""
    gap = text[before.contents[-1].end_char : one.contents[0].start_char]
    if not has_owner(before) and is_led_by_quote(text, one):
        goes_on = not gap.strip() and ("\n" not in gap or is_open(text, before))
        if goes_on or (is_open(text, before) and holds_end(text, before, one)):
            return give(text, before, one)
    if not has_owner(one) and is_open(text, before) and not gap.strip():
        return replace(before, contents=(*before.contents, *one.contents))
    return None


def is_led_by_quote(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution's content stands before its cue and has a quotation mark."""
    first, cue = attribution.contents[0], attribution.cue
    return cue is not None and first.end_char <= cue.start_char and bool(MARK.search(text, first.start_char, cue.start_char))


def holds_end(text: str, before: Attribution, one: Attribution) -> bool:
    """Tell whether the mark that closes an open quotation stands in another attribution's first content, near by."""
    mark = find_close(text, before)
    first = one.contents[0]
    return mark is not None and one.cue is not None and first.start_char <= mark <= first.end_char <= one.cue.start_char


def find_close(text: str, attribution: Attribution) -> int | None:
    """Return where the mark stands that closes an open quotation over the lines behind it, or None."""
    end = attribution.contents[-1].end_char
    mark = MARK.search(text, end, end + REACH)
    if mark is None or "\n\n" in text[end : mark.start()] or mark[0] == "“":
        return None
    return mark.start() if mark[0] == "”" or not text[mark.start() - 1].isspace() else None


def give(text: str, before: Attribution, one: Attribution) -> Attribution:
    """Return an attribution with the pieces of the quotation before it; lines between them belong to it too."""
    last, first = before.contents[-1], one.contents[0]
    if text[last.end_char : first.start_char].strip() or not MARK.match(text, first.start_char):
        pieces = (*before.contents[:-1], Span(last.start_char, first.end_char))
    else:
        pieces = (*before.contents, first)
    return replace(one, contents=(*pieces, *one.contents[1:]), has_quote=True)


def close(text: str, one: Attribution, following: Attribution | None) -> Attribution:
    """Return an attribution whose open quotation ends at its closing mark, where no other attribution comes between."""
    mark = find_close(text, one) if is_open(text, one) else None
    if mark is None or (following and following.contents[0].start_char <= mark):
        return one
    last = one.contents[-1]
    if one.cue and one.cue.start_char >= last.end_char:
        return one
    return replace(one, contents=(*one.contents[:-1], Span(last.start_char, mark + 1)))
