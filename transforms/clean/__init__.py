"""From bytes to an article: text, metadata, and whether it is one."""

from datetime import date

from transforms.charset import UndecodableError
from transforms.clean.dates import EARLIEST_GUESS
from transforms.clean.pages import clean_page
from transforms.clean.pdf import clean_pdf
from transforms.clean.plain import clean_plain
from transforms.faults import describe_error
from transforms.schema.records import Article, RawDocument, Reject

HTML_TYPES = ("text/html", "application/xhtml+xml", "")
PDF_TYPE = "application/pdf"


def clean_document(raw: RawDocument, earliest_guess: date = EARLIEST_GUESS) -> Article | Reject:
    """Return the article in a raw document, or the reject that says why not. Raises nothing but MemoryError.

    A date that the document states is believed from 1600 on, one guessed from its text or address from
    ``earliest_guess`` on.
    """
    clean = clean_page if raw.media_type in HTML_TYPES else clean_pdf if raw.media_type == PDF_TYPE else clean_plain
    try:
        return clean(raw, earliest_guess)
    except UndecodableError as error:
        return Reject(raw.raw_uri, raw.raw_offset, raw.url, "clean", "undecodable", str(error))
    except MemoryError:  # the worker's limit: who set it tells it
        raise
    except Exception as error:  # whatever a page breaks in a library costs that page only
        return Reject(raw.raw_uri, raw.raw_offset, raw.url, "clean", "failed", describe_error(error))
