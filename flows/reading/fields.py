"""A document as a row of named fields: which names mean what, whatever kind of file the row stands in."""

import tomllib
from ast import literal_eval
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flows.reading.slices import InputError
from transforms.schema.records import Given, RawDocument, Reject

Fields = Mapping[str, tuple[str, ...]]

FIELDS_SUFFIX = ".fields.toml"
USUAL_FIELDS: Fields = {
    "id": ("id", "_id", "guid", "uuid", "stories_id"),
    "url": ("url", "link", "canonical_url", "source_url", "permalink", "web_url", "webUrl"),
    "html": ("html", "raw_html", "content_html"),
    "text": (
        "text", "body", "content", "maintext", "article", "full_text", "plain_text", "plaintext", "cleaned_text",
        "article_text", "articleBody", "content_text", "text_content",
    ),
    "title": ("title", "headline", "webTitle"),
    "published": (
        "published", "date", "date_publish", "published_at", "publishedAt", "pubDate", "publish_date", "publish_time",
        "publishing_date", "publication_date", "pub_date", "date_published", "datePublished", "webPublicationDate",
    ),
    "modified": ("modified", "updated", "date_modify", "modified_at", "updated_at", "date_modified", "dateModified"),
    "authors": ("authors", "author", "byline", "creator"),
    "outlet": ("outlet", "source_domain", "source", "publisher", "publication", "media_name", "domain", "sitename"),
    "section": ("section", "category", "sectionName"),
    "language": ("language", "lang"),
    "captured": (
        "captured_at", "captured", "date_download", "crawled_at", "fetched_at", "crawl_date", "requested_at",
        "collect_date", "fetch_time",
    ),
}  # fmt: skip
"""For each thing known of a document, the fields it may stand in, most telling first: those of Common Crawl's cc_news,
news-please, Fundus, Media Cloud, NewsAPI, JSON Feed and schema.org among them."""

WITHIN = "_source"
"""Where the rows that Elasticsearch and OpenSearch give hold their document."""
MOST_NAMED = 12
"""Fields that a reject names of those found."""


def read_fields(path: Path) -> Fields:
    """Return the field names in force for a file: the usual ones, or those of ``<file>.fields.toml`` beside it.

    Raises InputError when that file is no TOML or names something that is not known of a document.
    """
    mapping = Path(f"{path}{FIELDS_SUFFIX}")
    try:
        given = tomllib.loads(mapping.read_text(encoding="utf-8")) if mapping.exists() else {}
    except (ValueError, OSError) as error:
        raise InputError(f"{mapping}: {error}") from error
    for key, name in given.items():
        if key not in USUAL_FIELDS or not isinstance(name, str):
            raise InputError(f"{mapping}: {key} is not one of {', '.join(USUAL_FIELDS)} with a field's name")
    return {**USUAL_FIELDS, **{key: (name,) for key, name in given.items()}}


def read_row(
    row: Mapping[str, Any], uri: str, number: int, told: str, fields: Fields, page_bytes: int
) -> RawDocument | Reject:
    """Return the document in a row of fields, or why there is none; ``told`` names the row to the user."""
    inner = row.get(WITHIN)
    row = {**row, **inner} if isinstance(inner, dict) else row
    url = pick_text(row, fields["url"]) or name_document(uri, pick_text(row, fields["id"]))
    html = pick_text(row, fields["html"])
    body = (html or "\n\n".join(read_names(pick(row, fields["text"])))).encode()
    if not body:
        return Reject(uri, number, url, "read", "empty", f"{told}: {describe_lack(row, fields)}"[:300])
    if len(body) > page_bytes:
        return Reject(uri, number, url, "read", "too-large", f"{told}: over {page_bytes} bytes")
    media_type = "text/html" if html else "text/plain"
    captured_at = parse_time(pick_text(row, fields["captured"]))
    digest = sha256(body).hexdigest()
    return RawDocument(uri, number, digest, url, body, media_type, "utf-8", captured_at, read_given(row, fields))


def describe_lack(row: Mapping[str, Any], fields: Fields) -> str:
    """Return what a row without text has instead: an empty field, or none that is known to hold it."""
    wanted = (*fields["text"], *fields["html"])
    if found := next((name for name in wanted if name in row), None):
        return f"nothing in the field {found}"
    names = [name for name in row if isinstance(name, str)]
    if names and all(name in fields["url"] for name in names):
        return "only an address: name the file in a source (config/sources, `lists`) and its pages are fetched"
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    found = ", ".join(names[:MOST_NAMED]) or "none"
    return f"no text; fields found: {found}{more}; looked for: {', '.join(wanted[:6])}; others: FILE{FIELDS_SUFFIX}"


def read_given(row: Mapping[str, Any], fields: Fields) -> Given:
    """Return what a row states of its document, apart from text and address."""
    names = ("title", "published", "modified", "outlet", "section", "language")
    texts = {name: pick_text(row, fields[name]) for name in names}
    return Given(authors=read_list(pick(row, fields["authors"])), **texts)


def read_list(value: Any) -> tuple[str, ...]:
    """Return a value as texts; a list that was written as text, as tables hold it, is one again."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        try:
            value = literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            value = value.strip("[]")
    return read_names(value)


def pick(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first value that is not empty among the fields ``names``, else None."""
    return next((row[name] for name in names if row.get(name)), None)


def pick_text(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first value among the fields ``names`` as text; of an object its name, of a list its first item."""
    return next(iter(read_names(pick(row, names))), "")


def read_names(value: Any) -> tuple[str, ...]:
    """Return a JSON value as texts: each item of a list, the name of an object, nothing for null.

    Lists may be nested to any depth. JSON may escape half of a surrogate pair, which no other encoding can hold: a
    question mark takes its place.
    """
    names, waiting = [], [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            waiting.append(value.get("name"))
        elif value is not None and not isinstance(value, bool):
            names.append(str(value).strip().encode("utf-8", "replace").decode())
    return tuple(filter(None, names))


def name_document(uri: str, document_id: str) -> str:
    """Return an address for a document that has only an id: ``urn:<file without suffixes>:<id>``, empty without id."""
    stem = Path(uri).name.partition(".")[0]
    return f"urn:{quote(stem)}:{quote(document_id)}" if document_id else ""


def parse_time(text: str) -> datetime | None:
    """Return an ISO 8601 time in UTC, which one without zone is taken to be; None for anything else."""
    try:
        time = datetime.fromisoformat(text)
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
