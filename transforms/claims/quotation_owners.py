"""Whose a quotation is that runs on: it belongs to the cue that closes it, however many lines it takes.

A quotation without a cue is joined to the one that goes on with it in its paragraph and has one; a quotation that its
paragraph leaves open is joined to the lines up to its closing mark, and to the cue behind that.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.claims.attributions import Attribution
from transforms.claims.quotations import PLAIN_CLOSE
from transforms.schema.records import Span

MARK = re.compile(r"[\"“”]")
TAG_END = re.compile(r"[^.\"“”\n]{0,80}\.?\s*")  # the rest of the sentence in which it is told who speaks
OPENERS = "\"“`'‘"


def join_quotations(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, none inside another, by where they start, each quotation that runs on with its cue."""
    whole = sorted(attributions, key=lambda one: one.contents[0].start_char)
    joined: list[Attribution] = []
    for one in whole:
        before = joined[-1] if joined else None
        if before and before.has_quote and before.contents[-1].end_char <= one.contents[0].start_char:
            merged = join(text, before, one)
            if merged is None and follows_tag(text, before, one):
                merged = replace(before, contents=(*before.contents, *one.contents))
        else:
            merged = None
        if merged:
            joined[-1] = merged
        else:
            joined.append(one)
    return [fuse(text, one) for one in joined]


def has_owner(attribution: Attribution) -> bool:
    """Tell whether a quotation has a cue or a source."""
    return attribution.cue is not None or attribution.source is not None


def is_open(text: str, piece: Span) -> bool:
    """Tell whether a piece of a content opens a quotation that it doesn't close."""
    said = text[piece.start_char : piece.end_char]
    return said[0] in OPENERS and not is_closed(said)


def is_closed(said: str) -> bool:
    """Tell whether a quotation that opens what is said is closed in it."""
    return bool(re.search(r"[\"”]", said[1:]) if said[0] in '"“' else PLAIN_CLOSE.search(said, 2))


def is_unfinished(text: str, attribution: Attribution) -> bool:
    """Tell whether the quotation that a content ends in, over all its lines, has no closing mark."""
    said = [text[piece.start_char : piece.end_char] for piece in attribution.contents]
    opening = next((k for k in range(len(said) - 1, -1, -1) if said[k][0] in OPENERS), None)
    return opening is not None and not is_closed("".join(said[opening:]))


def join(text: str, before: Attribution, one: Attribution) -> Attribution | None:
    """Return two attributions as one where the second goes on with the first one's quotation; else None."""
    gap = text[before.contents[-1].end_char : one.contents[0].start_char]
    if gap.strip():
        return None
    if not has_owner(before) and is_led_by_quote(text, one) and ("\n" not in gap or is_unfinished(text, before)):
        return give(before, one)
    if not has_owner(one) and is_unfinished(text, before):
        return replace(before, contents=(*before.contents, *one.contents))
    return None


def follows_tag(text: str, before: Attribution, one: Attribution) -> bool:
    """Tell whether a quotation without an owner goes on behind one and its tag: "...," he said. "..." """
    end = max(span.end_char for span in (before.source, before.cue, before.contents[-1]) if span)
    gap = text[end : one.contents[0].start_char]
    return before.cue is not None and not has_owner(one) and one.has_quote and bool(TAG_END.fullmatch(gap))


def is_led_by_quote(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution's content stands before its cue and has a quotation mark."""
    first, cue = attribution.contents[0], attribution.cue
    return (
        cue is not None
        and first.end_char <= cue.start_char
        and bool(MARK.search(text, first.start_char, cue.start_char) or text[first.end_char - 1] in "'’")
    )


def give(before: Attribution, one: Attribution) -> Attribution:
    """Return an attribution with the pieces of the quotation before it."""
    return replace(one, contents=(*before.contents, *one.contents), has_quote=True)


def fuse(text: str, one: Attribution) -> Attribution:
    """Return an attribution with the lines of one quotation as one piece: those that go on without a mark."""
    pieces: list[Span] = []
    for span in one.contents:
        if pieces and goes_on(text, pieces[-1], span):
            pieces[-1] = Span(pieces[-1].start_char, span.end_char)
        else:
            pieces.append(span)
    return replace(one, contents=tuple(pieces))


def goes_on(text: str, before: Span, span: Span) -> bool:
    """Tell whether a piece of a content goes on with the quotation that the piece before left open."""
    gap = text[before.end_char : span.start_char]
    return is_open(text, before) and not gap.strip() and text[span.start_char] not in OPENERS
