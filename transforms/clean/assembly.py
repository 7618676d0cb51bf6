"""The last step of cleaning, common to every kind of document: an article row with its keys and counts."""

from dataclasses import dataclass
from datetime import datetime

from transforms.clean.dates import Dating
from transforms.identifiers import hash_text, make_article_id
from transforms.schema.records import Article, RawDocument, Reject

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning found in a document."""

    paragraphs: list[str]
    title: str
    authors: tuple[str, ...]
    dating: Dating
    modified_at: datetime | None
    canonical_url: str
    outlet: str
    language: str
    section: str
    paragraph_kinds: tuple[str, ...] = ()


def build_article(raw: RawDocument, cleaned: Cleaned) -> Article:
    """Return the article row of a raw document; ``extractor_version`` is left to whoever knows the code's version."""
    text = PARAGRAPH_BREAK.join(cleaned.paragraphs)
    moment = cleaned.dating.moment
    return Article(
        article_id=make_article_id(cleaned.canonical_url, text),
        url=raw.url,
        canonical_url=cleaned.canonical_url,
        outlet=cleaned.outlet,
        title=cleaned.title,
        authors=cleaned.authors,
        published_at=moment.at if moment else None,
        published_date=moment.day if moment else None,
        date_source=cleaned.dating.source,
        date_candidates=cleaned.dating.candidates,
        modified_at=cleaned.modified_at,
        language=cleaned.language,
        section=cleaned.section or None,
        text=text,
        text_sha256=hash_text(text),
        words=len(text.split()),
        paragraph_kinds=cleaned.paragraph_kinds,
        paragraphs_removed=0,
        raw_uri=raw.raw_uri,
        raw_offset=raw.raw_offset,
        raw_sha256=raw.raw_sha256,
        captured_at=raw.captured_at,
        extractor_version="",
    )


def reject_document(raw: RawDocument, reason: str, detail: str) -> Reject:
    """Return the reject of a raw document at the stage of cleaning."""
    return Reject(raw.raw_uri, raw.raw_offset, raw.url, "clean", reason, detail)
