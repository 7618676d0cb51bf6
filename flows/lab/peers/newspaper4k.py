"""newspaper4k as it comes: text, title, date, authors; nothing is fetched."""

from newspaper import Article


def extract(body: bytes, url: str) -> str | None:
    """Return the text of a page."""
    article = Article(url or "https://example.org/", fetch_images=False)
    article.download(input_html=body.decode("utf-8", "replace"))
    article.parse()
    return str(article.text)
