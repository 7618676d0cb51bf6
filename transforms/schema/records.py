"""The rows of Dateline, each declared once.

A field's annotation is its column: Python type, whether it may be missing (``| None``) and, in ``Annotated``, what it
means. ``tables`` derives the arrow schemas, the DuckDB DDL and the table reference from these classes.

Offsets are Unicode code points into ``Article.text``, end exclusive: ``text[start_char:end_char] == surface``.
Times (``*_at``) are aware and in UTC; dates (``*_date``) are calendar days.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated as A


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Article.text``: code points, end exclusive."""

    start_char: A[int, "First code point"]
    end_char: A[int, "One past the last code point"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a structured format (JSONL, NewsML, a text file's head) states of a document itself, unparsed."""

    title: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    section: str = ""
    language: str = ""
    date_order: str = ""
    """What comes first in its dates of digits alone, ``day`` or ``month``, where other rows of the file tell."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as stored: its bytes and where they came from."""

    raw_uri: str
    raw_offset: int
    raw_sha256: str
    url: str
    body: bytes
    media_type: str
    charset: str | None = None
    captured_at: datetime | None = None
    given: Given = field(default_factory=Given)


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that was read and did not become an article, with the reason."""

    raw_uri: A[str, "File the record stands in"]
    raw_offset: A[int, "Where in that file: byte of a WARC or ARC record, number of a line, row or entry, else 0"]
    url: A[str, "Address of the page, empty when unknown"]
    stage: A[str, "capture | read | clean | annotate | load"]
    reason: A[str, "One of transforms.reasons.REASONS"]
    detail: A[str, "What was seen, in a few words"]
    shard_id: A[str, "Shard that read the record"] = ""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One publication date a page offers."""

    value: A[str, "ISO 8601 date or time as understood; [one,other] where day and month cannot be told apart"]
    source: A[str, "json-ld | meta | given | text | url | capture"]
    verdict: A[str, "chosen, or why not: later-than-capture, too-early, day-or-month, lower-ranked ..."]


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned news article: what it says, when and by whom, and the raw record it was read from."""

    article_id: A[str, "Key: hash of canonical URL and text; the same in every run"]
    url: A[str, "Address the page was captured from"]
    canonical_url: A[str, "Address the page calls its own, else url normalised"]
    outlet: A[str, "Who published: site host without www, or the outlet an archive names"]
    title: A[str, "Headline without the outlet's suffix"]
    authors: A[tuple[str, ...], "Persons named in the byline; the agency or desk when it names none"]
    published_at: A[datetime | None, "Publication time, UTC; NULL when only the day is known"]
    published_date: A[date | None, "Publication day as the outlet states it"]
    date_source: A[str | None, "Where published_date came from: json-ld | meta | given | text | url | capture"]
    date_candidates: A[tuple[DateCandidate, ...], "Every date the page offers, with the verdict on each"]
    modified_at: A[datetime | None, "Last change the page states, UTC"]
    language: A[str, "ISO 639-1 code; und when undetermined"]
    section: A[str | None, "Section of the outlet"]
    text: A[str, "Clean text: paragraphs parted by one blank line; what all offsets point into"]
    text_sha256: A[str, "SHA-256 of the text in UTF-8"]
    words: A[int, "White-space separated words"]
    paragraphs_removed: A[int, "Paragraphs dropped because they recur across the outlet's pages"]
    raw_uri: A[str, "File of the raw record"]
    raw_offset: A[int, "Where in that file: byte of a WARC or ARC record, number of a line, row or entry, else 0"]
    raw_sha256: A[str, "SHA-256 of the raw payload"]
    captured_at: A[datetime | None, "When the raw record was fetched, UTC"]
    extractor_version: A[str, "Version of the cleaning code"]
    shard_id: A[str, "Shard the row was written by"] = ""
    paragraph_kinds: A[tuple[str, ...], "What markup makes of each paragraph: heading | list | caption, or empty"] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    article_id: A[str, "Article"]
    sentence_no: A[int, "0-based, in reading order"]
    paragraph_no: A[int, "0-based paragraph"]
    start_char: A[int, "First code point in articles.text"]
    end_char: A[int, "One past the last code point"]
    zone: A[
        str,
        "headline | highlights (points over an article) | heading | lead | body | list | caption | "
        "dateline (by-line, place, agency, time) | correction (note on what was wrong or changed)",
    ]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, with what it is a name of."""

    mention_id: A[str, "Key"]
    article_id: A[str, "Article"]
    sentence_no: A[int, "Sentence it stands in"]
    start_char: A[int, "First code point in articles.text"]
    end_char: A[int, "One past the last code point"]
    surface: A[str, "The characters themselves"]
    label: A[str, "PERSON | ORG | LOC | NORP | EVENT | MISC"]
    head: A[str, "Name this mention stands for within the article: the full name of a surname or acronym"]
    role: A[str | None, "Title or role said of it here"]
    score: A[float, "Confidence, 0 to 1"]
    head_method: A[str, "How it was found: as-is | surname | given-name | acronym | short-form | government"] = "as-is"


@dataclass(frozen=True, slots=True)
class MentionReading:
    """What a mention stands for within its article: a name, by which it is compared across the archive."""

    mention_id: A[str, "Mention"]
    article_id: A[str, "Article"]
    name_id: A[str, "Key of the name: hash of label and key, and of the article for a name that holds in one only"]
    label: A[str, "PERSON | ORG | LOC | NORP | EVENT | MISC"]
    key: A[str, "The name folded: lower case, no titles; acronyms in capitals; @ and ISO code for territories"]
    scope: A[str, "Article of a name that holds in one only (the Court, a first name), else empty"]
    name: A[str, "The name as the article writes it"]
    read_as: A[str, "How that was read: exact | surname | first-name | acronym | short-form ..."]


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution: who (source) says (cue) what (content); after the PARC 3 scheme (Pareti 2016)."""

    claim_id: A[str, "Key"]
    article_id: A[str, "Article"]
    sentence_no: A[int, "Sentence of the cue, else of the content's start"]
    parent_claim_id: A[str | None, "Claim whose content contains this one"]
    source_text: A[str | None, "The source's words; NULL when the text names none"]
    source_start_char: A[int | None, "First code point of the source"]
    source_end_char: A[int | None, "One past its last code point"]
    speaker_mention_id: A[str | None, "Mention the source resolves to"]
    speaker_method: A[str, "as-is | surname | pronoun | role | last-speaker | none"]
    speaker_type: A[str, "person | organization | government | group | document | media | anonymous | unattributed"]
    anonymity: A[str | None, "How an anonymous source is described"]
    speaker_role: A[str | None, "Title or role of the speaker"]
    cue_text: A[str | None, "The cue's words; NULL for a bare quotation"]
    cue_start_char: A[int | None, "First code point of the cue"]
    cue_end_char: A[int | None, "One past its last code point"]
    act: A[str, "Speech act: asserts, confirms, denies, announces, promises, warns ..."]
    is_cue_negated: A[bool, "The cue itself is negated (did not say)"]
    content_text: A[str, "What is said: the characters of the envelope"]
    content_start_char: A[int, "First code point of the content's envelope"]
    content_end_char: A[int, "One past its last code point"]
    content_spans: A[tuple[Span, ...], "The content's pieces, when the cue stands between them"]
    quote_type: A[str, "direct | indirect | mixed"]
    factuality: A[str, "FactBank value according to the source: CT+ CT- PR+ PR- PS+ PS- U"]
    said_date: A[date | None, "Day it was said"]
    said_date_basis: A[str | None, "explicit | publication"]
    score: A[float, "Probability that it is an attribution, 0 to 1"]


@dataclass(frozen=True, slots=True)
class ClaimQuantity:
    """A figure inside a claim's content."""

    claim_id: A[str, "Claim"]
    article_id: A[str, "Article"]
    start_char: A[int, "First code point in articles.text"]
    end_char: A[int, "One past the last code point"]
    surface: A[str, "The characters themselves"]
    value: A[float | None, "The number; NULL when vague"]
    low: A[float | None, "Lower bound; NULL = open"]
    high: A[float | None, "Upper bound; NULL = open"]
    comparator: A[str, "eq | approx | ge | le | range | vague"]
    unit: A[str | None, "Unit or currency; percent for shares"]
    counted_phrase: A[str | None, "What is counted, as written: North Korean soldiers"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression (TIMEX3, TimeML 1.2.1) with the days it covers."""

    article_id: A[str, "Article"]
    timex_id: A[str, "Key"]
    start_char: A[int, "First code point in articles.text"]
    end_char: A[int, "One past the last code point"]
    surface: A[str, "The characters themselves"]
    timex_type: A[str, "DATE | TIME | DURATION | SET"]
    timex3_value: A[str, "TIMEX3 value: 2024-10-31, 2024-W44, P2D, PRESENT_REF ..."]
    begin_date: A[date | None, "First day covered; NULL = open or no calendar day"]
    end_date: A[date | None, "Last day covered, inclusive; NULL = open or no calendar day"]
    precision: A[str | None, "day | week | month | quarter | season | half-year | year | decade | century"]
    modifier: A[str | None, "TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER ..."]
    anchor: A[str, "explicit | publication | previous | event | none"]
    edtf: A[str | None, "The same in EDTF (ISO 8601-2:2019)"]
    certainty: A[float, "Confidence in the value, 0 to 1"]
    alternatives: A[tuple[str, ...], "Other TIMEX3 values the words allow"]


@dataclass(frozen=True, slots=True)
class Event:
    """An event trigger, whether it happened, and when."""

    event_id: A[str, "Key"]
    article_id: A[str, "Article"]
    sentence_no: A[int, "Sentence"]
    start_char: A[int, "First code point of the trigger"]
    end_char: A[int, "One past its last code point"]
    trigger: A[str, "The characters themselves"]
    realis: A[str, "actual | ongoing | planned | predicted | hypothetical | negated"]
    date_begin: A[date | None, "First possible day"]
    date_end: A[date | None, "Last possible day, inclusive"]
    date_precision: A[str | None, "day | week | month | quarter | season | half-year | year | decade | century"]
    date_source: A[str, "explicit | same-sentence | document-anchor | publication-default | none"]
    timex_id: A[str | None, "Expression the date was read from"]
    mention_ids: A[tuple[str, ...], "Names in the same sentence"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One locality-sensitive hash of an article: articles sharing one may be near duplicates (Broder 1997)."""

    article_id: A[str, "Article"]
    band_no: A[int, "Band of the MinHash signature"]
    band_hash: A[int, "Hash of the band's rows"]
    signature: A[tuple[int, ...], "Whole MinHash signature, in band 0 only; empty elsewhere"]


@dataclass(frozen=True, slots=True)
class PageParagraphs:
    """The paragraphs of one cleaned page as hashes: what recurring paragraphs of an outlet are learned from."""

    outlet: A[str, "Outlet of the page"]
    canonical_url: A[str, "The page"]
    captured_at: A[datetime | None, "When the page was fetched, UTC"]
    paragraph_hashes: A[tuple[int, ...], "64-bit hash of each paragraph, in reading order"]
    shard_id: A[str, "Shard the row was written by"] = ""


@dataclass(frozen=True, slots=True)
class BoilerplateParagraph:
    """A paragraph removed because it recurs across an outlet's pages (a donation appeal, a newsletter blurb)."""

    outlet: A[str, "Outlet"]
    paragraph_hash: A[int, "64-bit hash of the paragraph"]
    text: A[str, "The paragraph"]
    n_pages: A[int, "Distinct pages of the outlet it was seen on when it was learned"]
    n_removed: A[int, "Times it was removed from this shard's articles"]
    shard_id: A[str, "Shard the row was written by"] = ""


@dataclass(frozen=True, slots=True)
class Defect:
    """A row that an audit found wrong and that was withheld; its article stays."""

    article_id: A[str, "Article the row was read from; empty when none is to blame"]
    table_name: A[str, "Table it was made for"]
    row_id: A[str, "Its key there"]
    audit: A[str, "Audit that found it wrong"]
    detail: A[str, "What is wrong with it"]
    shard_id: A[str, "Shard that made it; empty for what is told of several articles"] = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What annotation reads: a text and what is known of it beforehand."""

    article_id: str
    text: str
    published_date: date | None = None
    title: str = ""
    outlet: str = ""
    paragraph_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything read from one article."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    claim_quantities: tuple[ClaimQuantity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
