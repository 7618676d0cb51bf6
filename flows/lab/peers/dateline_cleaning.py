"""Dateline's cleaning: text, metadata, language, kinds of paragraphs."""

from datetime import UTC, datetime

from transforms.clean import clean_document
from transforms.schema.records import Article, RawDocument

CAPTURED = datetime(2024, 11, 2, tzinfo=UTC)


def extract(body: bytes, url: str) -> str | None:
    """Return the text of a page, None where it is no article."""
    outcome = clean_document(RawDocument("peers", 0, "", url, body, "text/html", captured_at=CAPTURED))
    return outcome.text if isinstance(outcome, Article) else None
