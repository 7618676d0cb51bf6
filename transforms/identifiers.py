"""Stable ids: the same input gives the same id in every run and on every machine."""

from hashlib import sha256

ARTICLE_ID_LENGTH = 20  # 80 bits: a collision among 10 million articles has a chance of 4e-11


def hash_text(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, as 64 hexadecimal digits; lone surrogates are kept as they are."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_article_id(canonical_url: str, text: str) -> str:
    """Return the id of an article: a hash of its canonical URL and its clean text."""
    return hash_text(f"{canonical_url}\n{text}")[:ARTICLE_ID_LENGTH]


def make_row_id(article_id: str, kind: str, start_char: int, end_char: int) -> str:
    """Return the id of a row read from an article: ``kind`` is one letter (m mention, c claim, t timex, e event)."""
    return f"{article_id}-{kind}{start_char}-{end_char}"


def find_article_id(row_id: str) -> str:
    """Return the id of the article that a row was read from, by the row's id; an article's own id as it stands."""
    return row_id.partition("-")[0]


def hash_parts(*parts: str) -> str:
    """Return 20 hexadecimal digits naming the sequence ``parts``; no two different sequences run together."""
    return hash_text("\x1f".join(f"{len(part)}:{part}" for part in parts))[:ARTICLE_ID_LENGTH]
