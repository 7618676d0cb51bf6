"""trafilatura as it comes, with metadata."""

import trafilatura


def extract(body: bytes, url: str) -> str | None:
    """Return the text of a page."""
    found = trafilatura.bare_extraction(body, url=url or None, with_metadata=True)
    return getattr(found, "text", None)
