"""Rows that only the whole archive can give; the warehouse makes them in SQL. Conventions as in ``records``."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated as A

from transforms.schema.key_records import ClaimKey, FigureKey
from transforms.schema.records import Article, Claim, Fingerprint, Mention

PUBLISHED = "Day it was published; of an undated article the day of capture, else 1970-01-01"


@dataclass(frozen=True, slots=True)
class LoadedArticle(Article):
    """A cleaned news article: what it says, when and by whom, and the raw record it was read from."""

    version_of: A[str | None, "article_id of the version before this one of the same URL: silent edits show"] = None
    story_id: A[str, "article_id of the original in its group of (near) duplicates: reprints share it"] = ""
    is_original: A[bool, "First published of its story"] = True


@dataclass(frozen=True, slots=True)
class LoadedMention(Mention):
    """A name in the text, with what it is a name of."""

    name_id: A[str, "Name it stands for within the article"] = ""
    read_as: A[str, "How that was read: exact | surname | first-name | acronym | short-form ..."] = ""
    entity_id: A[str, "Entity it refers to"] = ""


@dataclass(frozen=True, slots=True)
class LoadedClaim(Claim):
    """One attribution: who (source) says (cue) what (content); after the PARC 3 scheme (Pareti 2016)."""

    speaker_name: A[
        str | None,
        "Name of the speaker in its article; who that is: mentions.entity_id",
    ] = None
    day: A[date, PUBLISHED] = date.min


@dataclass(frozen=True, slots=True)
class LoadedFingerprint(Fingerprint):
    """One locality-sensitive hash of an article: articles sharing one may be near duplicates (Broder 1997)."""

    day: A[date, PUBLISHED] = date.min


@dataclass(frozen=True, slots=True)
class CapturedRecord:
    """One raw record that holds an article. The first captured becomes the article's row, the others are rejects."""

    article_id: A[str, "Article"]
    shard_id: A[str, "Shard that read the record"]
    raw_uri: A[str, "File of the raw record"]
    raw_offset: A[int, "Where in that file: byte of a WARC or ARC record, number of a line, row or entry, else 0"]
    captured_at: A[datetime | None, "When the raw record was fetched, UTC"]
    url: A[str, "Address the page was captured from"]


@dataclass(frozen=True, slots=True)
class RejectReason:
    """One entry of the closed list behind rejects.reason."""

    reason: A[str, "Key"]
    meaning: A[str, "In words"]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two different texts that are nearly the same."""

    text_sha256: A[str, "The lesser hash of the two"]
    other_text_sha256: A[str, "The greater"]
    similarity: A[float, "Estimated Jaccard similarity of their word shingles, 0 to 1"]


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence that tells a day."""

    article_id: A[str, "Article"]
    sentence_no: A[int, "Sentence"]
    event_date: A[date, "The day"]
    dated_by: A[str, "How the day was reached: explicit | publication | previous | event | none"]
    timex_id: A[str, "Expression it was read from"]
    realis: A[str | None, "Firmest realis of the sentence's events of that day; NULL without one"]
    telling: A[float, "How likely it alone tells what happened that day, in log odds"]
    frame: A[str | None, "Words around the date, of a short sentence in an article's first or last paragraph"]
    is_template: A[bool, "That frame recurs across the outlet's articles: it is the page's, no date of what is told"]


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A sentence that names an entity and tells a day: what the timeline is added up from."""

    entity_id: A[str, "Entity"]
    event_date: A[date, "The day"]
    article_id: A[str, "Article"]
    sentence_no: A[int, "Sentence"]
    dated_by: A[str, "How the day was reached: explicit | publication | previous | event | publication-default"]
    timex_id: A[str | None, "Expression it was read from; NULL for publication-default"]
    realis: A[str | None, "Firmest realis of the sentence's events of that day; NULL without one"]
    trust: A[float, "How likely (0 to 1) it alone tells what happened that day to the entity"]


@dataclass(frozen=True, slots=True)
class Shard:
    """One unit of work and restart, as loaded."""

    shard_id: A[str, "Key: hash of the input slice, the code and the configuration"]
    input_uri: A[str, "Input the slice was cut from"]
    slice_no: A[int, "0-based slice of that input"]
    n_read: A[int, "Records read = articles + rejects"]
    n_articles: A[int, "Records that became articles"]
    n_rejects: A[int, "Records that did not"]
    folder: A[str, "Its folder, relative to the lake"]
    run_id: A[str, "Run that loaded it"]


@dataclass(frozen=True, slots=True)
class Run:
    """One load of the warehouse that was published."""

    run_id: A[str, "Key"]
    started_at: A[datetime, "UTC"]
    published_at: A[datetime, "When the file was ready to be published, UTC"]
    n_shards: A[int, "Shards it loaded"]
    n_articles: A[int, "Articles it loaded"]
    n_rejects: A[int, "Rejects it loaded"]
    rules_version: A[str, "Hash of the SQL, Python and lexicons that made the tables from their shards"]


@dataclass(frozen=True, slots=True)
class StageTime:
    """What one stage of a night took."""

    run_id: A[str, "Run"]
    stage_no: A[int, "0-based place in the night"]
    stage: A[str, "Stage, as in flows/warehouse/night.py"]
    seconds: A[float, "Seconds of the clock"]
    n_rows: A[int, "Tonight's rows in the tables that it writes, when it was done"]


@dataclass(frozen=True, slots=True)
class LoadedClaimKey(ClaimKey):
    """What a claim is compared by with others of the fortnight before and after."""

    day: A[date, PUBLISHED] = date.min
    told_at: A[datetime, "Publication time, UTC; without one the end of that day: who was first"] = datetime.min
    same_as: A[str, "First claim of the fortnight up to this one with the same key, which may be itself"] = ""


@dataclass(frozen=True, slots=True)
class LoadedFigureKey(FigureKey):
    """What a figure of a claim is compared by with others of the fortnight before and after."""

    day: A[date, PUBLISHED] = date.min


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """Two claims, each the first of those worded like it, that say the same in other words."""

    claim_id: A[str, "Earlier claim"]
    other_claim_id: A[str, "Later claim"]
    day: A[date, "Day of the later claim"]
    similarity: A[float, "Cosine of the weights of their words, 0 to 1"]


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """A claim's place among claims that say the same across articles."""

    claim_group_id: A[str, "claim_id of the earliest member"]
    claim_id: A[str, "Member"]
    first_day: A[date, "Day of the earliest member"]
    method: A[str, "Why it is a member: single | first | reprint | same-quotation | paraphrase"]
    n_articles: A[int, "Articles in the group"]
    n_outlets: A[int, "Outlets in the group"]
    n_reports: A[int, "Stories that tell it: reprints, and the same words again in one outlet, are no further report"]
    n_independent: A[int, "Sources: so many that outlets, stories and persons who state it differ; at most n_reports"]


@dataclass(frozen=True, slots=True)
class ClaimConflict:
    """Two claims that do not go together.

    numeric: figures of the same thing, place and time that exclude each other. update: a later figure of what moves.
    denial: one denies what the other says. polarity: one says what the other says is not so. position: the same of one
    speaker, later. Pairs that hang together are one row of ``disputes()``.
    """

    conflict_id: A[str, "Key"]
    kind: A[str, "numeric | denial | polarity | position | update"]
    claim_id: A[str, "Earlier claim"]
    other_claim_id: A[str, "Later claim"]
    value: A[float | None, "Figure of the earlier claim"]
    other_value: A[float | None, "Figure of the later claim"]
    counted: A[str | None, "What both figures count"]
    confidence: A[float, "How likely an analyst agrees that both speak of one matter and differ in this way, 0 to 1"]
    explanation: A[str, "One sentence saying what differs"]


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """What an entity's archive says of one day."""

    entity_id: A[str, "Entity"]
    event_date: A[date, "The day"]
    n_mentions: A[int, "Dated sentences naming the entity, those of reprints left out"]
    n_articles: A[int, "Articles they stand in, reprints left out"]
    n_outlets: A[int, "Outlets of those articles"]
    n_before: A[int, "Of those articles, published before the day"]
    n_after: A[int, "Of those articles, published after it"]
    weight: A[
        float,
        "How much it matters: (ln(1 + remembrance) + 0.5 ln(1 + articles of the day after)) times trust²",
    ]
    article_id: A[str, "Article of the best sentence"]
    start_char: A[int, "Best sentence: first code point in articles.text"]
    end_char: A[int, "One past its last code point"]
    sentence: A[str, "The sentence"]
    dated_by: A[str, "How the day was reached: explicit | publication | previous | event | publication-default"]
    timex_id: A[str | None, "Expression it was read from; NULL for publication-default"]
    realis: A[str | None, "Firmest realis of its events of that day; NULL without one"]
    trust: A[float, "How likely (0 to 1) the sentence alone tells what happened that day to the entity"]


@dataclass(frozen=True, slots=True)
class OutletDay:
    """What an outlet's articles of one day add up to: what its totals are summed from."""

    outlet: A[str, "Outlet"]
    day: A[date, PUBLISHED]
    n_articles: A[int, "Articles"]
    n_originals: A[int, "Articles that are no reprint"]
    n_broken: A[int, "Stories told here first that other outlets carry too"]
    n_reprinted: A[int, "Articles of other outlets that reprint them"]
    n_edits: A[int, "Articles that replace an earlier text at the same URL"]
    n_corrections: A[int, "Articles that say they were corrected"]
    n_claims: A[int, "Claims"]
    n_anonymous: A[int, "Claims of an anonymous source"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher, with what its articles add up to."""

    outlet: A[str, "Key"]
    n_articles: A[int, "Articles"]
    n_originals: A[int, "Articles that are no reprint"]
    n_broken: A[int, "Stories told here first that other outlets carry too"]
    n_reprinted: A[int, "Articles of other outlets that reprint them"]
    n_edits: A[int, "Articles that replace an earlier text at the same URL: edits, silent unless they say so"]
    n_corrections: A[int, "Articles that say they were corrected"]
    n_claims: A[int, "Claims"]
    anonymous_share: A[float | None, "Share of its claims with an anonymous source"]
    first_date: A[date | None, "First publication day"]
    last_date: A[date | None, "Last publication day"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a night added, changed or withdrew.

    article-added, article-edited (another text at the same URL; detail quotes what was removed and added),
    article-withdrawn; claim-new (said for the first time), claim-denied (another claim denies it, or says the
    opposite), claim-revised (an edit put it in other words, or its speaker turned); figure-moved (a later claim tells
    another figure of the same thing); entity-merged, entity-split (the same entity after all, or not).
    """

    run_id: A[str, "Run"]
    changed_at: A[datetime, "UTC"]
    kind: A[
        str,
        "article-added | article-edited | article-withdrawn | claim-new | claim-denied | claim-revised | figure-moved"
        " | entity-merged | entity-split",
    ]
    subject: A[str, "article_id, claim_id (of the later claim) or entity_id"]
    related: A[str | None, "What it is compared with: the version before, the earlier claim"]
    detail: A[str, "In words"]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One posting of the inverted index: a term in an article."""

    term: A[str, "Folded word"]
    article_id: A[str, "Article"]
    frequency: A[int, "Times it occurs in title and text"]
