"""What cleaning does to one document, under a guard: an error in the code costs this document."""

from datetime import date

from transforms.clean import clean_document
from transforms.clean.boilerplate import hash_paragraphs
from transforms.faults import describe_error
from transforms.schema.records import Article, PageParagraphs, RawDocument, Reject
from transforms.schema.row_audits import are_all_storable
from transforms.schema.tables import LAKE

Cleaned = tuple[Article, PageParagraphs]


def clean_record(record: RawDocument | Reject, earliest_guess: date) -> Cleaned | Reject:
    """Return the article of a raw document with its paragraphs' hashes; what the reader rejected stays rejected.

    ``earliest_guess`` bounds the dates that are guessed from a page's text.
    """
    if isinstance(record, Reject):
        return record
    try:
        article = clean_document(record, earliest_guess)
        return article if isinstance(article, Reject) else (require_storable(article), hash_paragraphs(article))
    except MemoryError:  # the worker's limit: who set it tells it
        raise
    except Exception as error:
        return Reject(record.raw_uri, record.raw_offset, record.url, "clean", "failed", describe_error(error))


def require_storable(article: Article) -> Article:
    """Return the article; ValueError when its columns cannot hold what it says."""
    if not are_all_storable(LAKE["articles"], [article]):
        raise ValueError("a value that no column of articles can hold")
    return article
