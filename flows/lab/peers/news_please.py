"""news-please as a library: all its extractors and their vote."""

from newsplease import NewsPlease


def extract(body: bytes, url: str) -> str | None:
    """Return the text of a page."""
    article = NewsPlease.from_html(body.decode("utf-8", "replace"), url=url or None, fetch_images=False)
    return article.maintext if article else None
