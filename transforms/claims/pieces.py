"""Which quotations a content holds: each whole, up to the mark that closes it, and none that another's cue tells.

The encoder reads windows: of a quotation that goes on over the lines it may see the first, and of two quotations in a
row it may give both to the cue between them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from transforms.claims.attributions import Attribution
from transforms.claims.quotation_owners import OPENERS
from transforms.claims.quotations import CLOSING, find_quotations
from transforms.schema.records import Span
from transforms.spans import holds

MAX_WHOLE = 2500  # code points of a quotation over lines
MAX_TAG = 150  # code points from a quotation to the cue behind it


class Quotations:
    """The closed quotations of one text, each as one over all its lines."""

    def __init__(self, text: str) -> None:
        """Find the quotations of ``text``."""
        self.text = text
        self.chains = chain_quotations(text)
        self.starts = [chain.start_char for chain in self.chains]

    def find_around(self, position: int) -> Span | None:
        """Return the quotation that ``position`` stands in, its marks included, or None."""
        place = bisect_right(self.starts, position) - 1
        return self.chains[place] if place >= 0 and position < self.chains[place].end_char else None

    def complete(self, one: Attribution) -> Attribution:
        """Return an attribution whose pieces hold the quotations that begin in them, or end before its tag, as wholes.

        A piece torn out of another quotation goes, unless it is all that is told.
        """
        pieces: list[Span] = []
        for span in one.contents:
            whole = self.complete_piece(one, span)
            if pieces and whole and whole.start_char <= pieces[-1].end_char:
                pieces[-1] = Span(pieces[-1].start_char, max(pieces[-1].end_char, whole.end_char))
            elif whole:
                pieces.append(whole)
        return replace(one, contents=tuple(pieces)) if pieces and tuple(pieces) != one.contents else one

    def complete_piece(self, one: Attribution, span: Span) -> Span | None:
        """Return a piece of a content with its quotation whole; None where it is torn out of one of others' words."""
        quote = self.find_around(span.start_char)
        if quote and quote.start_char + 1 < span.start_char and not holds_part(quote, one):
            is_begun = any(holds_start(before, quote) for before in one.contents)
            is_own = is_begun or self.stands_before_tag(quote, one)
            return quote if is_own else span if len(one.contents) == 1 else None
        last = self.find_around(span.end_char - 1)
        is_cut = last is not None and span.start_char <= last.start_char and not holds_part(last, one)
        return Span(span.start_char, max(span.end_char, last.end_char)) if last and is_cut else span

    def stands_before_tag(self, quote: Span, one: Attribution) -> bool:
        """Tell whether source and cue stand right behind a quotation: "...", she said."""
        tag = min((span.start_char for span in (one.source, one.cue) if span), default=-1)
        return quote.end_char < tag and self.text[quote.end_char : tag] in (" ", ", ", " - ", " — ")

    def free(self, one: Attribution, tellers: Sequence[Attribution], starts: Sequence[int]) -> Attribution:
        """Return an attribution without the quotations behind its cue's line that another's cue tells.

        ``tellers`` are the attributions with a cue, by the cues' ``starts``.
        """
        if one.cue is None or len(one.contents) == 1:
            return one
        line_end = self.text.find("\n", one.cue.end_char)
        place = next((n for n, span in enumerate(one.contents) if 0 <= line_end < span.start_char), 0)
        quote = self.find_around(one.contents[place].start_char) if place else None
        if quote is None or not self.is_told_behind(quote, one, tellers, starts):
            return one
        return replace(one, contents=one.contents[:place])

    def is_told_behind(
        self, quote: Span, one: Attribution, tellers: Sequence[Attribution], starts: Sequence[int]
    ) -> bool:
        """Tell whether another's cue stands right behind a quotation, in its line, and tells of it."""
        first, last = (bisect_left(starts, quote.end_char + gap) for gap in (0, MAX_TAG))
        near = [
            other
            for other in tellers[first:last]
            if other is not one and other.cue and "\n" not in self.text[quote.end_char : other.cue.start_char]
        ]
        return any(
            span.start_char < quote.end_char and quote.start_char < span.end_char
            for other in near
            for span in other.contents
        )


def settle_quotations(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with their quotations whole and without those that another's cue tells.

    What has no owner and lies in a quotation made whole goes.
    """
    quotations = Quotations(text)
    whole = [quotations.complete(one) for one in attributions]
    grown = [
        span for one, before in zip(whole, attributions, strict=True) if one is not before for span in one.contents
    ]
    tellers = sorted((one for one in whole if one.cue), key=find_cue)
    starts = [find_cue(one) for one in tellers]
    freed = [quotations.free(one, tellers, starts) for one in whole]
    return [one for one in freed if one.cue or one.source or not any(holds(span, one.contents[0]) for span in grown)]


def find_cue(one: Attribution) -> int:
    """Return where the cue of an attribution that has one starts."""
    return one.cue.start_char if one.cue else -1


def holds_start(span: Span, quote: Span) -> bool:
    """Tell whether a quotation begins in a span."""
    return span.start_char <= quote.start_char < span.end_char


def holds_part(quote: Span, one: Attribution) -> bool:
    """Tell whether source or cue of an attribution stands in a quotation."""
    return any(span is not None and holds(quote, span) for span in (one.source, one.cue))


def chain_quotations(text: str) -> list[Span]:
    """Return the quotations of a text that have a closing mark, each as one over all its lines, in order."""
    chains: list[Span] = []
    for quote in find_quotations(text):
        if chains and goes_on(text, chains[-1], quote):
            chains[-1] = Span(chains[-1].start_char, quote.end_char)
        else:
            chains.append(quote)
    return [one for one in chains if is_closed(text, one) and one.end_char - one.start_char <= MAX_WHOLE]


def goes_on(text: str, before: Span, quote: Span) -> bool:
    """Tell whether a quotation is but the next line of the one before, which has no closing mark."""
    is_next = not text[before.end_char : quote.start_char].strip()
    return is_next and not is_closed(text, before) and text[quote.start_char] not in OPENERS


def is_closed(text: str, quote: Span) -> bool:
    """Tell whether a quotation ends in a closing mark."""
    return text[quote.end_char - 1] in CLOSING
