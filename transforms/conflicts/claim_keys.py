"""What a claim is compared by with others: what it says, how, where, with which figures and by whom."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from transforms.conflicts.negation import find_negator
from transforms.conflicts.places import Place, find_code, list_within, name_all
from transforms.conflicts.terms import list_terms, measure_terms
from transforms.identifiers import hash_text
from transforms.resolution.folding import fold_words
from transforms.resolution.names import drop_article
from transforms.schema.key_records import ClaimKey
from transforms.schema.records import Claim, ClaimQuantity

DENYING = ("denies", "rejects", "refuses")
PRONOUN = re.compile(r"he|she|it|they|we|i|you|who|him|her|them|his|its|their|our|my|your", re.I)
LONG = 8  # words from which a direct quotation is known by its words alone


def key_claims(
    text: str,
    claims: Sequence[Claim],
    quantities: Sequence[ClaimQuantity],
    names: Mapping[str, str],
    places: Sequence[Place],
) -> Iterator[ClaimKey]:
    """Yield what each claim of an article is compared by.

    ``text`` is the article's, ``names`` those that its mentions stand for, by their ids.
    """
    for claim in claims:
        start, end = claim.content_start_char, claim.content_end_char
        speaker, told_as = name_speaker(claim, names), tell_manner(claim)
        terms = list_terms(claim.content_text)
        negator = find_negator(text, start, end)
        yield ClaimKey(
            claim_id=claim.claim_id,
            article_id=claim.article_id,
            start_char=start,
            end_char=end,
            wording_key=key_wording(claim, speaker, told_as),
            speaker_mention_id=claim.speaker_mention_id,
            speaker=speaker,
            told_as=told_as,
            negator=negator,
            is_negated=bool(negator) != (told_as == "denied"),
            terms=terms,
            norm=measure_terms(terms),
            numbers=list_numbers(quantities, start, end),
            places=name_all(list_within(places, start, end)) or tell_country(speaker),
        )


def name_speaker(claim: Claim, names: Mapping[str, str]) -> str | None:
    """Return the folded name of a claim's speaker, else the words for it; None for none or a pronoun, "our" too."""
    if claim.speaker_mention_id:
        return fold_name(names[claim.speaker_mention_id])
    is_told = claim.source_text is not None and not PRONOUN.fullmatch(claim.source_text)
    return fold_name(claim.source_text or "") if is_told else None


def fold_name(name: str) -> str:
    """Return a name folded, without its article."""
    return " ".join(drop_article(fold_words(name)))


def tell_manner(claim: Claim) -> str:
    """Return whether what is told is said, denied, asked, or left unsaid ("did not say that")."""
    if claim.is_cue_negated:
        return "unsaid"
    return "denied" if claim.act in DENYING else "asked" if claim.act == "asks" else "said"


def key_wording(claim: Claim, speaker: str | None, told_as: str) -> str:
    """Return what a claim is known by as the very same: a long direct quotation by its words alone.

    Anything shorter also by who says it, and without a speaker by its article. What is denied, asked or left unsaid is
    not the same as what is said.
    """
    words = fold_words(claim.content_text)
    is_known = claim.quote_type == "direct" and len(words) >= LONG
    whose = "" if is_known else claim.article_id if speaker is None else speaker
    return hash_text("\n".join([" ".join(words), whose, *([] if told_as == "said" else [told_as])]))[:20]


def list_numbers(quantities: Sequence[ClaimQuantity], start: int, end: int) -> tuple[float, ...]:
    """Return the figures that an article gives within ``start`` to ``end``, each once, ascending."""
    first, last = (bisect_left(quantities, place, key=lambda one: one.start_char) for place in (start, end))
    inside = (one.value for one in quantities[first:last] if one.end_char <= end)
    return tuple(sorted({value for value in inside if value is not None}))


def tell_country(speaker: str | None) -> tuple[str, ...]:
    """Return the code of the country or state that speaks, if it is one."""
    code = find_code(speaker) if speaker else None
    return (code,) if code else ()
