"""What speakers say of their own saying within their words: "I think" and "I'm told" in a quotation or an interview."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from transforms.claims.attributions import Attribution
from transforms.schema.records import Span

SELF = frozenset({"i", "we"})
MERE = frozenset(
    {
        *("agrees", "argues", "asks", "asserts", "believes", "claims", "decides", "fears", "hopes", "intends"),
        *("predicts", "reports"),
    }
)
"""Acts that add nothing to what the quotation says; to promise, demand or deny is more than to speak."""


def drop_asides(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those by which whoever is quoted speaks of merely saying or thinking something.

    The quotation holds their words already. Of 33 such claims that readers judged 3 were right in everything.
    """
    quoted = join_spans(
        span
        for one in attributions
        if (one.has_quote or one.is_turn) and not (one.source and is_self(text, one.source))
        for span in one.contents
    )
    starts = [span.start_char for span in quoted]
    return [
        one
        for one in attributions
        if not (one.act in MERE and one.source and is_self(text, one.source) and stands_in(one.source, quoted, starts))
    ]


def is_self(text: str, source: Span) -> bool:
    """Tell whether a source is the first person."""
    return text[source.start_char : source.end_char].lower() in SELF


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that spans cover, in text order, none touching another."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start_char):
        if joined and span.start_char <= joined[-1].end_char:
            joined[-1] = Span(joined[-1].start_char, max(joined[-1].end_char, span.end_char))
        else:
            joined.append(span)
    return joined


def stands_in(span: Span, stretches: Sequence[Span], starts: Sequence[int]) -> bool:
    """Tell whether a span lies within one of some stretches, which begin at ``starts``."""
    place = bisect_right(starts, span.start_char) - 1
    return place >= 0 and span.end_char <= stretches[place].end_char


def drop_misread(found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those whose cue is a noun of another's source, and whose content begins with that
    one's verb: "Unconfirmed | reports | suggest he slept" beside "Unconfirmed reports | suggest | he slept"."""
    return [one for one in found if not any(is_misread(one, other) for other in found)]


def is_misread(one: Attribution, other: Attribution) -> bool:
    """Tell whether another attribution shows that the cue of one is a noun."""
    if not one.cue or not other.cue or not one.source or not other.source:
        return False
    goes_on = one.source.start_char == other.source.start_char and one.cue.end_char <= other.source.end_char
    return goes_on and one.contents[0].start_char == other.cue.start_char
