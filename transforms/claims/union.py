"""Attributions by rules and by the encoder, made one list and ranked by the encoder.

Rules know the grammar of quoting whatever the subject; the encoder knows what people mean by it. Neither alone finds
what both find together (PolNeAR's annotators leave a third of their attributions to no lexicon's cue).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.claims.asides import drop_asides, drop_misread
from transforms.claims.attributions import Attribution
from transforms.claims.cues import load_cues, name_act
from transforms.claims.edges import OPENING_MARKS, trim_edges
from transforms.claims.grammar import load_grammar
from transforms.claims.likelihood import judge_attribution
from transforms.claims.no_claims import NO_ATTRIBUTION, NO_CLAIM
from transforms.claims.reaches import OPEN_ENDS
from transforms.claims.support import Support
from transforms.claims.tags import Tagged
from transforms.schema.records import Span
from transforms.spans import holds

ADD = 0.75  # score from which an attribution that only the encoder sees is one
LEAST_LIKELY = 0.65  # probability under which what is told in other words is no attribution: of fewer, a tenth is right
LEAST_SAID = 0.6  # the same of what a source plainly says: half of those under the other limit are right
SAYS = frozenset({"say", "says", "said", "tell", "tells", "told"})
SEEN = 0.8  # score from which the encoder says where what is told in other words begins and ends
MAX_REACH = 200  # code points from a cue to a source that the rules do not see
MAX_WORD = 12  # code points in which a preposition stands
SURE = 0.9  # score from which the encoder says who the source is
OWN = 0.7  # score from which an attribution inside a content ends that content
QUOTES = '"“”„«»'
BLOCK = 512  # code points in which attributions are looked up together
MOST_BLOCKS = 64  # of a content that are looked at
HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "apparently"})
NEXT_SENTENCE = re.compile(r"[.!?]\s+[\"“'‘`A-Z]|ing:?\s+[\"“]")  # or another telling: adding: "We won"
# A clause that no comma parts from what is told belongs to it: "he left when the shooting began".
GOES_ON = re.compile(r"\s(?:when|while|because|if|unless|until|once|as|before|after|since)\s", re.I)
SAME = 0.5  # Jaccard overlap of two contents that are one


def unite(text: str, ruled: Sequence[Attribution], tagged: Sequence[Tagged], support: Support) -> list[Attribution]:
    """Return the attributions of both, each once, with the probability that it is one.

    What stands in quotation marks stays, however unlikely, and what is sure by its form; asides within them go, and
    what claims nothing.
    """
    found = collect_attributions(text, ruled, tagged, support)
    judged = (one if one.is_sure else replace(one, score=judge_attribution(text, one, support)) for one in found)
    likely = [one for one in judged if one.has_quote or one.is_sure or one.score >= find_least(text, one)]
    return drop_asides(text, drop_misread([one for one in likely if not any(test(text, one) for test in NO_CLAIM)]))


def find_least(text: str, one: Attribution) -> float:
    """Return the probability from which what is told in other words is an attribution."""
    words = text[one.cue.start_char : one.cue.end_char].lower().split() if one.cue and one.source else []
    return LEAST_LIKELY if SAYS.isdisjoint(words) else LEAST_SAID


def collect_attributions(
    text: str, ruled: Sequence[Attribution], tagged: Sequence[Tagged], support: Support
) -> list[Attribution]:
    """Return what may be attributions, of both, each once, with the encoder's score."""
    united: list[Attribution] = []
    taken: set[int] = set()
    places = index_places(tagged)
    owned = sorted((third for third in tagged if third.cue and third.source and third.score >= OWN), key=find_owned)
    for one in ruled:
        near = find_near(places, one)
        twin = next((k for k in near if k not in taken and is_same(one, tagged[k])), None)
        if twin is not None:
            taken.add(twin)
            other = tagged[twin]
            united.append(make_attribution(text, other) if is_swapped(one, other) else merge(text, one, other, owned))
        else:
            united.append(one if one.is_sure else replace(one, score=round(weigh(one, support), 3)))
    fresh = [new for k, new in enumerate(tagged) if k not in taken and new.score >= ADD and says_much(new)]
    found = [*united, *(make_attribution(text, new) for new in fresh)]
    trimmed = (trim_edges(text, one) for one in found)
    return [free_hearsay(text, one) for one in trimmed if not any(test(text, one) for test in NO_ATTRIBUTION)]


def free_hearsay(text: str, attribution: Attribution) -> Attribution:
    """Return an attribution without a source where its cue says that nobody is named: reportedly."""
    cue = attribution.cue
    is_hearsay = cue is not None and text[cue.start_char : cue.end_char].lower() in HEARSAY
    return replace(attribution, source=None) if is_hearsay else attribution


def index_places(tagged: Sequence[Tagged]) -> dict[int, list[int]]:
    """Return the numbers of the attributions that stand in each stretch of BLOCK code points, ascending."""
    places: dict[int, list[int]] = {}
    for k, one in enumerate(tagged):
        spans = [part.span for part in (one.cue, *one.contents) if part]
        blocks = {n for span in spans for n in range(span.start_char // BLOCK, span.end_char // BLOCK + 1)}
        for block in blocks:
            places.setdefault(block, []).append(k)
    return places


def find_near(places: dict[int, list[int]], one: Attribution) -> list[int]:
    """Return the numbers of the attributions that can be the same as one of the rules', ascending.

    The encoder's lie within a window: a content reaching over more blocks than two of these is none of theirs, so that
    only its first ones are looked at.
    """
    spans = [span for span in (one.cue, *one.contents) if span]
    ranges = (range(span.start_char // BLOCK, span.end_char // BLOCK + 1)[:MOST_BLOCKS] for span in spans)
    return sorted({k for blocks in ranges for block in blocks for k in places.get(block, ())})


def says_much(tagged: Tagged) -> bool:
    """Tell whether an attribution has a source or a cue, and its content more than a word."""
    if not tagged.source and not tagged.cue:
        return False
    return sum(part.last - part.first for part in tagged.contents) > 1


def weigh(attribution: Attribution, support: Support) -> float:
    """Return how far the encoder supports an attribution that it did not find: by its content and by its cue."""
    content = support.weigh("content", attribution.contents)
    return (content + support.weigh("cue", [attribution.cue])) / 2 if attribution.cue else content


def is_same(one: Attribution, other: Tagged) -> bool:
    """Tell whether both are the same attribution: by the cue, without one by the content."""
    if one.cue and other.cue:
        return one.cue.start_char < other.cue.span.end_char and other.cue.span.start_char < one.cue.end_char
    return measure_overlap(one.contents, [part.span for part in other.contents]) >= SAME


def is_swapped(one: Attribution, other: Tagged) -> bool:
    """Tell whether what one holds to be said is the other's source, and the other way round.

    Before "announced his resignation" an apposition ends in a comma, as a content would: the rules cannot tell.
    """
    if not one.source or not other.source:
        return False
    told = [part.span for part in other.contents]
    return count_shared(one.contents, [other.source.span]) > 0 and count_shared([one.source], told) > 0


def count_shared(some: Iterable[Span], others: Iterable[Span]) -> int:
    """Return how many characters stand in spans of both."""
    left, right = list(some), list(others)
    return count_characters(left) + count_characters(right) - count_characters([*left, *right])


def measure_overlap(some: Iterable[Span], others: Iterable[Span]) -> float:
    """Return the Jaccard overlap of the characters of spans."""
    left, right = list(some), list(others)
    return count_shared(left, right) / (count_characters([*left, *right]) or 1)


def count_characters(spans: Iterable[Span]) -> int:
    """Return how many characters stand in at least one of the spans."""
    total = done = 0
    for span in sorted(spans, key=lambda span: span.start_char):
        total += max(0, span.end_char - max(done, span.start_char))
        done = max(done, span.end_char)
    return total


def merge(text: str, one: Attribution, other: Tagged, owned: Sequence[Tagged]) -> Attribution:
    """Return the attribution that rules and encoder both found: the rules' spans, the encoder's certainty.

    Where the rules run on into another's words, as the encoder sees it, the content ends where the encoder ends it; but
    whoever speaks within a quotation is part of it.
    ``owned`` are the encoder's with a source and a cue that it is sure of, ordered by where these start.
    """
    end = max(part.span.end_char for part in other.contents)
    contents = one.contents
    first = bisect_left(owned, max(end, contents[-1].start_char), key=find_owned)
    last = bisect_left(owned, contents[-1].end_char, key=find_owned)
    is_quoted = text[contents[-1].start_char] in OPENING_MARKS
    if (
        not is_quoted
        and end > contents[0].start_char + 1
        and any(ends_inside(third, contents[-1]) for third in owned[first:last])
    ):
        contents = tuple(cut_span(span, end) for span in contents if span.start_char < end)
    return replace(
        one,
        source=choose_source(text, one, other),
        contents=read_as_seen(text, contents, one, other),
        score=max(0.5, other.score),
    )


def choose_source(text: str, one: Attribution, other: Tagged) -> Span | None:
    """Return the source of an attribution that rules and encoder both found: the rules', but the encoder's where it is
    sure that more belongs to it or less stands before it, or that it stands elsewhere and the rules' is not by the cue.

    Of a list or behind an aside rules see but a part: "firms such as A, B, and C have announced".
    """
    ruled, seen = one.source, other.source.span if other.source else None
    if ruled is None or seen is None or other.score < SURE:
        return ruled or seen
    if goes_into_verb(text, ruled, seen) or takes_told(seen, ruled, one.contents):
        return ruled
    if holds(seen, ruled) or (holds(ruled, seen) and seen.end_char == ruled.end_char):
        return seen
    is_word = text[seen.start_char : seen.end_char].lower() in load_grammar().determiners
    is_told = any(holds(content, seen) for content in one.contents)
    is_far = one.cue is not None and abs(seen.start_char - one.cue.start_char) > MAX_REACH
    return ruled if holds(ruled, seen) or is_word or is_told or is_far or stands_by(text, ruled, one.cue) else seen


def takes_told(seen: Span, ruled: Span, contents: tuple[Span, ...]) -> bool:
    """Tell whether a source takes in what is told before its tag: "The firm, Moll | said, knew"."""
    is_led = seen.end_char == ruled.end_char and holds(seen, contents[0]) and contents[0].end_char <= ruled.start_char
    return len(contents) > 1 and is_led


def stands_by(text: str, source: Span, cue: Span | None) -> bool:
    """Tell whether a source stands right by its cue, as its subject: not in "and on the air called"."""
    before = text[max(0, source.start_char - MAX_WORD) : source.start_char].split()[-1:]
    is_object = before != ["with"] and not load_grammar().prepositions.isdisjoint(before)
    return cue is not None and not text[source.end_char : cue.start_char].strip() and not is_object


def goes_into_verb(text: str, ruled: Span, seen: Span) -> bool:
    """Tell whether a source goes on behind another with a verb: "police | arrested nine"."""
    behind = text[ruled.end_char : seen.end_char].split()[:2]
    if len(behind) < 2 or seen.start_char > ruled.start_char:
        return False
    return behind[0].endswith("ed") and behind[1].lower() not in load_grammar().prepositions


def read_as_seen(text: str, contents: tuple[Span, ...], one: Attribution, other: Tagged) -> tuple[Span, ...]:
    """Return the contents of an attribution, as the encoder sees it if it is sure and nothing is quoted.

    "He said he ran and called for help": whether the calling is told or done, no grammar of single words tells.
    """
    if one.has_quote or len(contents) > 1 or len(other.contents) > 1 or other.score < SEEN:
        return contents
    seen = other.contents[0].span
    held = [part for part in (one.cue, one.source) if part]
    skipped = text[contents[0].start_char : seen.start_char].lower().split()
    is_noun = len(skipped) == 1 and skipped[0] in load_cues()  # "rejected calls to resign"
    if is_noun or count_shared([seen], held):  # "called for new elections"
        seen = Span(contents[0].start_char, seen.end_char)
    is_longer = NEXT_SENTENCE.search(text, contents[0].end_char, seen.end_char)
    if is_longer or GOES_ON.match(text, seen.end_char, contents[0].end_char):
        seen = Span(seen.start_char, contents[0].end_char)
    return (seen,) if seen.start_char < seen.end_char and not breaks_off(text, seen) else contents


def breaks_off(text: str, content: Span) -> bool:
    """Tell whether a content ends in mid-phrase, as where the encoder sees no further: "the centres which"."""
    last = text[content.start_char : content.end_char].lower().split()[-1]
    goes_on = text[content.end_char : content.end_char + 2].lstrip(" ")[:1].isalpha()
    return goes_on and (last in load_grammar().determiners or last in OPEN_ENDS)


def find_owned(third: Tagged) -> int:
    """Return where source and cue of an attribution start."""
    return min(part.span.start_char for part in (third.cue, third.source) if part)


def ends_inside(third: Tagged, content: Span) -> bool:
    """Tell whether the cue of an attribution ends within a content."""
    return third.cue is not None and third.cue.span.end_char <= content.end_char


def cut_span(span: Span, end: int) -> Span:
    """Return a span that ends at ``end`` at the latest."""
    return Span(span.start_char, min(span.end_char, end))


def make_attribution(text: str, tagged: Tagged) -> Attribution:
    """Return the attribution that only the encoder found."""
    contents = tuple(part.span for part in tagged.contents)
    cue = tagged.cue.span if tagged.cue else None
    act, is_negated = name_act(text[cue.start_char : cue.end_char]) if cue else ("asserts", False)
    return Attribution(
        source=tagged.source.span if tagged.source else None,
        cue=cue,
        contents=contents,
        act=act,
        is_negated=is_negated,
        has_quote=any(text[span.start_char] in QUOTES for span in contents),
        score=tagged.score,
    )
