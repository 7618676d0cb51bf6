"""What claims and figures are compared by, read where an article is annotated. Conventions as in ``records``."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated as A


@dataclass(frozen=True, slots=True)
class WeighedTerm:
    """A word of a claim with what it tells of the claim's matter."""

    term: A[str, "Stem of a folded word"]
    weight: A[int, "2 to 7: how rare the word is in news, from config/lexicons/word_weights.toml"]


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """What a claim is compared by with others of the fortnight before and after."""

    claim_id: A[str, "Claim"]
    article_id: A[str, "Article"]
    start_char: A[int, "First code point of the content's envelope"]
    end_char: A[int, "One past its last code point"]
    wording_key: A[str, "Hash of what is said, of a short claim also of who says it: equal keys say the same"]
    speaker_mention_id: A[str | None, "Mention that names the speaker"]
    speaker: A[str | None, "Folded name of the speaker, else the words for it; NULL for none or a pronoun"]
    told_as: A[str, "said | denied | asked | unsaid: only claims told alike say the same"]
    negator: A[str | None, "Where a negator stands: content | before, just before the content; NULL for none"]
    is_negated: A[bool, "Says that something is not so, or denies that it is"]
    terms: A[tuple[WeighedTerm, ...], "Distinct words that carry the content, rarest first, numbers left out"]
    norm: A[float, "Euclidean length of the terms' weights"]
    numbers: A[tuple[float, ...], "Figures in the content, ascending"]
    places: A[tuple[str, ...], "Places and peoples told of, else the speaker's country: ISO 3166 or folded name"]


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What a figure of a claim is compared by with others of the fortnight before and after."""

    claim_id: A[str, "Claim"]
    article_id: A[str, "Article"]
    start_char: A[int, "First code point of the figure"]
    telling_key: A[str, "Hash of how many of what it tells where: equal keys tell the same"]
    unit: A[str | None, "Unit of what is measured; NULL for what is counted"]
    value: A[float, "The figure"]
    low: A[float, "Its lower bound"]
    high: A[float, "Its upper bound"]
    wording: A[str, "Figure and what it counts, as written"]
    counted: A[str, "Unit and what it counts, as written"]
    noun: A[str, "Stem of the noun that is counted; empty where it stands for anybody"]
    harms: A[tuple[str, ...], "What befell those counted: killed, injured, infected ..."]
    qualities: A[tuple[str, ...], "Stems of words that narrow down who or what is counted"]
    is_named: A[bool, "Counted by name: North Korean soldiers"]
    is_addition: A[bool, "Adds to other figures: three more"]
    is_projection: A[bool, "Tells what may come"]
    rate: A[str | None, "Span of time it is counted by: day of 90 flights a day"]
    places: A[tuple[str, ...], "Where: ISO 3166 or folded names; 'not ' before what is left out"]
    place_told: A[str, "Where the place is told: clause | sentence | speaker | lead | none"]
    since: A[date | None, "First day that it counts in, as far as that is told"]
    until: A[date | None, "Last day that it counts in; of a total the day that it stood so"]
    is_total: A[bool, "Adds up all so far: a death toll"]
    is_illness: A[bool, "Told of a disease"]
    deeds: A[tuple[str, ...], "Stems of the telling words of the clause"]
    terms: A[tuple[str, ...], "Stems of the telling words of the sentence, rarest first"]
