"""Claims in a text: who said what, how certain, with which figures."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from transforms.claims.attributions import Attribution
from transforms.claims.edges import OPENING_MARKS
from transforms.claims.factuality import judge_factuality
from transforms.claims.no_claims import is_article
from transforms.claims.passages import find_attributions
from transforms.claims.pieces import settle_quotations
from transforms.claims.quantities import Quantity, find_quantities
from transforms.claims.reaches import reach_phrases
from transforms.claims.roles import tidy_role
from transforms.claims.source_spans import SourceSettler
from transforms.claims.speakers import NOBODY, Resolver, Speaker
from transforms.claims.support import read_support
from transforms.claims.tags import read_tagged
from transforms.claims.transcripts import find_questions
from transforms.claims.union import unite
from transforms.identifiers import make_row_id
from transforms.model.encoder import Reading
from transforms.schema.records import Claim, ClaimQuantity, Document, Mention, Sentence, Span
from transforms.spans import holds

ORDERING = frozenset({
    *("tell", "tells", "told", "telling", "call", "calls", "called", "calling", "invite", "invites", "invited"),
    *("appeal", "appeals", "appealed", "appealing"),
})  # fmt: skip
PLEADING = frozenset({"plead", "pleads", "pleaded", "pled", "pleading"})
PLEA = re.compile(r"(?P<denied>not guilty|innocent)|guilty", re.I)
SPARE_REACH = 120  # code points between a cue and the source that only the encoder gives it
NESTED_LIKELY = 0.8  # probability under which one inside what another says is none: of fewer, a tenth is right


class Parent(NamedTuple):
    """A claim as its nested claims see it."""

    claim_id: str
    contents: tuple[Span, ...]


def attribute(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], readings: Sequence[Reading]
) -> list[Attribution]:
    """Return the attributions of a document in reading order, one for each cue, before their speakers are resolved.

    ``readings`` is what the encoder says of the document.
    """
    ruled = find_attributions(document.text, sentences)
    tagged = list(read_tagged(document.text, readings))
    united = unite(document.text, ruled, tagged, read_support(readings))
    united = settle_quotations(document.text, [reach_phrases(document.text, one) for one in united])
    united = drop_within(united, [*find_questions(document.text), *find_notes(sentences)])
    united = drop_unlikely_nested(united)
    settler = SourceSettler(document.text, mentions)
    cued = sorted(
        ((one.cue.span.start_char, one.source.span) for one in tagged if one.cue and one.source), key=lambda one: one[0]
    )
    settled = (settler.settle(one, find_spare(one, cued)) for one in united)
    told = (one for one in settled if not is_article(document.text, one))
    return keep_one_per_key([refine_act(document.text, one) for one in told])


def refine_act(text: str, one: Attribution) -> Attribution:
    """Return an attribution with the act that its content tells beside the cue: told to leave, pleaded innocent."""
    words = (cut(text, one.cue) or "").lower().split()
    start = one.contents[0].start_char
    plea = PLEA.match(text, start) if PLEADING.intersection(words) else None
    if plea:
        return replace(one, act="denies" if plea["denied"] else "confirms")
    is_order = one.act == "asserts" and ORDERING.intersection(words) and text.startswith("to ", start)
    return replace(one, act="demands") if is_order else one


def find_notes(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the sentences of notes on what was wrong or changed: who said what in them is the article itself."""
    return [Span(one.start_char, one.end_char) for one in sentences if one.zone == "correction"]


def drop_within(attributions: Sequence[Attribution], stretches: Sequence[Span]) -> list[Attribution]:
    """Return the attributions without those whose content begins in one of some stretches."""
    ordered = sorted(stretches, key=lambda stretch: stretch.start_char)
    starts = [stretch.start_char for stretch in ordered]
    places = (bisect_right(starts, one.contents[0].start_char) - 1 for one in attributions)
    return [
        one
        for one, place in zip(attributions, places, strict=True)
        if place < 0 or not holds(ordered[place], one.contents[0])
    ]


def drop_unlikely_nested(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions without those inside what another says that are hardly any."""
    nested = find_parents("", attributions)
    return [one for one in attributions if one.score >= NESTED_LIKELY or make_claim_key("", one) not in nested]


def find_spare(attribution: Attribution, cued: Sequence[tuple[int, Span]]) -> Span | None:
    """Return the source that the encoder gives an attribution's cue, near it, or None.

    ``cued`` holds the encoder's sources by the starts of their cues, ascending.
    """
    cue = attribution.cue
    place = bisect_left(cued, cue.start_char, key=lambda one: one[0]) if cue else len(cued)
    if cue is None or place == len(cued) or cued[place][0] >= cue.end_char:
        return None
    spare = cued[place][1]
    return spare if abs(spare.start_char - cue.start_char) < SPARE_REACH else None


def find_claims(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[tuple[Claim, ...], tuple[ClaimQuantity, ...]]:
    """Return the claims of a document's attributions in reading order, and the quantities in their contents.

    A quantity belongs to the innermost claim around it.
    """
    resolver = Resolver(document.text, mentions, sentences)
    spoken: dict[str, Speaker] = {}
    parents = find_parents(document.article_id, attributions)
    claims = tuple(
        make_claim(document, sentences, attribution, resolver, parents, spoken) for attribution in attributions
    )
    return claims, tuple(make_quantities(document, claims))


def locate(attribution: Attribution) -> Span:
    """Return the envelope of an attribution's content."""
    starts = [span.start_char for span in attribution.contents]
    return Span(min(starts), max(span.end_char for span in attribution.contents))


def find_start(attribution: Attribution) -> int:
    """Return the first code point of an attribution: of its source, cue or content."""
    spans = [span for span in (attribution.source, attribution.cue, locate(attribution)) if span]
    return min(span.start_char for span in spans)


def order_by_reading(attribution: Attribution) -> tuple[int, int]:
    """Return the sorting key of reading order: where an attribution starts, then its cue."""
    return find_start(attribution), (attribution.cue or locate(attribution)).start_char


def order_by_nesting(attribution: Attribution) -> tuple[int, int]:
    """Return the sorting key that puts an attribution before those inside its content."""
    return find_start(attribution), -locate(attribution).end_char


def make_claim_key(article_id: str, attribution: Attribution) -> str:
    """Return the id of a claim: its cue's place, else its content's."""
    place = attribution.cue or locate(attribution)
    return make_row_id(article_id, "c", place.start_char, place.end_char)


def keep_one_per_key(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions in reading order, one for each cue."""
    kept = {make_claim_key("", attribution): attribution for attribution in reversed(attributions)}
    return sorted(kept.values(), key=order_by_reading)


def find_parents(article_id: str, attributions: Sequence[Attribution]) -> dict[str, str]:
    """Return for each nested claim the innermost claim whose content its cue stands in; claim ids both."""
    parents: dict[str, str] = {}
    open_claims: list[Parent] = []
    for attribution in sorted(attributions, key=order_by_nesting):
        place = attribution.cue or locate(attribution)
        start = find_start(attribution)
        open_claims = [one for one in open_claims if one.contents[-1].end_char > start]
        around = [one for one in open_claims if any(holds(span, place) for span in one.contents)]
        claim_id = make_claim_key(article_id, attribution)
        if around:
            parents[claim_id] = around[-1].claim_id
        open_claims.append(Parent(claim_id, attribution.contents))
    return parents


def make_claim(
    document: Document,
    sentences: Sequence[Sentence],
    attribution: Attribution,
    resolver: Resolver,
    parents: dict[str, str],
    spoken: dict[str, Speaker],
) -> Claim:
    """Return the row of an attribution; claims must be made in reading order, as the resolver remembers speakers.

    ``spoken`` holds the speakers of the claims made so far, by claim, and takes this one's.
    """
    text, envelope = document.text, locate(attribution)
    source, cue = attribution.source, attribution.cue
    claim_id = make_claim_key(document.article_id, attribution)
    outer = spoken.get(parents.get(claim_id, ""), NOBODY)
    speaker = spoken[claim_id] = resolver.resolve(source, find_bare(attribution), outer)
    return Claim(
        claim_id=claim_id,
        article_id=document.article_id,
        sentence_no=find_sentence(sentences, (cue or envelope).start_char),
        parent_claim_id=parents.get(claim_id),
        source_text=cut(text, source),
        source_start_char=source.start_char if source else None,
        source_end_char=source.end_char if source else None,
        speaker_mention_id=speaker.mention.mention_id if speaker.mention else None,
        speaker_method=speaker.method,
        speaker_type=speaker.kind,
        anonymity=speaker.anonymity,
        speaker_role=tidy_role(speaker.role),
        cue_text=cut(text, cue),
        cue_start_char=cue.start_char if cue else None,
        cue_end_char=cue.end_char if cue else None,
        act=attribution.act,
        is_cue_negated=attribution.is_negated,
        content_text=text[envelope.start_char : envelope.end_char],
        content_start_char=envelope.start_char,
        content_end_char=envelope.end_char,
        content_spans=attribution.contents,
        quote_type=name_quote_type(text, attribution, resolver.antecedents.quotes, claim_id in parents),
        factuality="U"
        if attribution.is_negated
        else judge_factuality(text, attribution.contents, attribution.act, cue),
        said_date=document.published_date,
        said_date_basis="publication" if document.published_date else None,
        score=attribution.score,
    )


def find_bare(attribution: Attribution) -> Span | None:
    """Return where a quotation stands that has neither cue nor source; None for any other attribution."""
    is_bare = attribution.has_quote and not attribution.cue and not attribution.source
    return attribution.contents[0] if is_bare else None


def cut(text: str, span: Span | None) -> str | None:
    """Return the characters of a span, None for none."""
    return text[span.start_char : span.end_char] if span else None


def find_sentence(sentences: Sequence[Sentence], position: int) -> int:
    """Return the number of the sentence that ``position`` stands in."""
    return bisect_right(sentences, position, key=lambda sentence: sentence.start_char) - 1


def name_quote_type(text: str, attribution: Attribution, quotes: Sequence[Span], is_nested: bool) -> str:
    """Return direct when all of the content stands between quotation marks, indirect when nothing does, else mixed.

    ``quotes`` are the text's quotations in order. Of what is said within what another says, marks of its own count.
    """
    if attribution.is_turn:
        return "direct"
    if is_nested:
        is_whole = all(text[span.start_char] in OPENING_MARKS for span in attribution.contents)
        return "indirect" if not attribution.has_quote else "direct" if is_whole else "mixed"
    quoted = sum(count_letters(text, inside) for span in attribution.contents for inside in cut_quoted(span, quotes))
    return "indirect" if not quoted else "direct" if quoted == count_letters(text, *attribution.contents) else "mixed"


def cut_quoted(span: Span, quotes: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a span that stand in quotations."""
    first = bisect_right(quotes, span.start_char, key=lambda quote: quote.end_char)
    last = bisect_left(quotes, span.end_char, key=lambda quote: quote.start_char)
    for quote in quotes[first:last]:
        yield Span(max(span.start_char, quote.start_char), min(span.end_char, quote.end_char))


def count_letters(text: str, *spans: Span) -> int:
    """Return how many letters and digits stand in spans of a text."""
    return sum(character.isalnum() for span in spans for character in text[span.start_char : span.end_char])


def make_quantities(document: Document, claims: Sequence[Claim]) -> Iterator[ClaimQuantity]:
    """Yield the quantities of the claims' contents in reading order, each with the innermost claim that holds it."""
    spans = [span for claim in claims if not claim.parent_claim_id for span in claim.content_spans]
    found = {
        (one.start_char, one.end_char): one
        for span in spans
        for one in find_quantities(document.text, span.start_char, span.end_char)
    }
    places = sorted(found)
    owners: dict[tuple[int, int], str] = {}
    for claim in sorted(claims, key=lambda one: one.content_start_char - one.content_end_char):
        for span in claim.content_spans:
            first = bisect_left(places, (span.start_char, 0))
            last = bisect_left(places, (span.end_char, 0))
            owners.update((place, claim.claim_id) for place in places[first:last] if place[1] <= span.end_char)
    yield from (make_quantity_row(document, owners[place], found[place]) for place in places)


def make_quantity_row(document: Document, claim_id: str, quantity: Quantity) -> ClaimQuantity:
    """Return the row of a quantity in a claim's content."""
    return ClaimQuantity(
        claim_id=claim_id,
        article_id=document.article_id,
        start_char=quantity.start_char,
        end_char=quantity.end_char,
        surface=document.text[quantity.start_char : quantity.end_char],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        unit=quantity.unit,
        counted_phrase=quantity.counted_phrase,
    )
