"""datatrove's extractor of text: trafilatura, favouring precision, without metadata."""

from datatrove.pipeline.extractors import Trafilatura

EXTRACTOR = Trafilatura()


def extract(body: bytes, url: str) -> str | None:
    """Return the text of a page."""
    return str(EXTRACTOR.extract(body.decode("utf-8", "replace")))
