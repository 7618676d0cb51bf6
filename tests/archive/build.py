"""Build the sample archive from its sources: ``python tests/archive/build.py [FOLDER]``.

Writes ``input/`` (what the pipeline reads) and ``expected.toml`` (what it should make of it) into FOLDER, by default
the one this file is in. The same sources give the same records whenever and wherever it runs.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from gzip import GzipFile
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from articles import Article, OtherPage, Sources, load_sources
from capturing import WarcFile, write_metadata, write_request, write_response, write_warcinfo
from rendering import render_html, render_json_line, render_newsml, render_text

Expected = dict[str, Any]

GIF = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
ROBOTS = b"User-agent: *\nDisallow: /search\n"
JSON_LINES = "jsonl/meridian-wire.jsonl.gz"
BROKEN_JSON_LINE = '{"id": "mw-20241109-0003", "title": "Export interrupted'


def build_archive(folder: Path) -> None:
    """Write the whole archive into ``folder``."""
    sources = load_sources()
    expected = [
        *write_warc_files(sources, folder),
        *write_html_tree(sources, folder),
        *write_texts(sources, folder),
        *write_json_lines(sources, folder),
        *write_newsml(sources, folder),
    ]
    write_bytes(folder / "expected.toml", format_expected(expected, sources).encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_warc_files(sources: Sources, folder: Path) -> Iterator[Expected]:
    """Write one gzipped WARC file for each capture night; yield what each of its records should become."""
    for night in sources.nights:
        warc = WarcFile(f"night-{night['name']}.warc.gz", night["started_at"])
        for record in write_night(warc, night, sources):
            yield {"file": f"warc/{warc.name}", **record}
        write_bytes(folder / "input" / "warc" / warc.name, warc.buffer.getvalue())


def write_night(warc: WarcFile, night: dict[str, Any], sources: Sources) -> Iterator[Expected]:
    """Write the records of one night in a crawler's order: information, robots.txt, pages, what else turned up."""
    write_warcinfo(warc)
    yield expect_other("", "not-a-page-record")
    for host in night.get("robots", ()):
        write_response(warc, f"https://{host}/robots.txt", ROBOTS, "text/plain")
        yield expect_other(f"https://{host}/robots.txt", "robots")
    for page in pages_of_night(sources, night["name"]):
        if night.get("with_requests"):
            write_request(warc, page.captured_url if isinstance(page, Article) else page.url)
            yield expect_other(page.url, "not-a-page-record")
        yield write_page(warc, page, night["name"], sources)
    yield from write_other_answers(warc, night)
    if "cut_off" in night:
        yield write_cut_off(warc, sources.articles[night["cut_off"]], sources)


def pages_of_night(sources: Sources, night: str) -> Iterator[Article | OtherPage]:
    """Yield the articles and other pages captured on ``night``."""
    yield from (article for article in sources.articles.values() if night in article.captures)
    yield from (page for page in sources.pages if night in page.captures)


def write_page(warc: WarcFile, page: Article | OtherPage, night: str, sources: Sources) -> Expected:
    """Write the answer that holds a page; return what it should become."""
    if isinstance(page, OtherPage):
        write_response(warc, page.url, page.html.encode(), "text/html; charset=utf-8")
        return expect_other(page.url, page.reason)
    media_type = f"text/html; charset={page.declared}" if page.declared else "text/html"
    write_response(warc, page.captured_url, render_html(page, sources.articles, night), media_type)
    return expect_article(page, night)


def write_other_answers(warc: WarcFile, night: dict[str, Any]) -> Iterator[Expected]:
    """Write the night's images, redirects and missing pages, and a metadata record for each missing page."""
    for url in night.get("images", ()):
        write_response(warc, url, GIF, "image/gif")
        yield expect_other(url, "not-html")
    for url, target in night.get("redirects", ()):
        write_response(warc, url, b"", "text/html", "301 Moved Permanently", [("Location", target)])
        yield expect_other(url, "http-status")
    for url in night.get("missing", ()):
        write_response(warc, url, b"<h1>404 Not Found</h1>\n", "text/html", "404 Not Found")
        yield expect_other(url, "http-status")
        write_metadata(warc, url)
        yield expect_other(url, "not-a-page-record")


def write_cut_off(warc: WarcFile, article: Article, sources: Sources) -> Expected:
    """Write a page and then cut its gzip member in the middle, as a crash of the crawler would."""
    start = warc.buffer.tell()
    write_response(warc, article.captured_url, render_html(article, sources.articles), "text/html; charset=utf-8")
    warc.buffer.truncate(start + (warc.buffer.tell() - start) // 2)
    return expect_other(article.url, "truncated")


def write_html_tree(sources: Sources, folder: Path) -> Iterator[Expected]:
    """Write the outlet that is kept as saved pages, in the folders of its addresses."""
    for article in articles_in_form(sources, "html"):
        path = f"html/{article.outlet.host}{urlsplit(article.url).path}.html"
        write_bytes(folder / "input" / path, render_html(article, sources.articles))
        yield {"file": path, **expect_article(article)}
    for page in sources.pages:
        if page.form == "html":
            path = f"html/{page.outlet.host}{urlsplit(page.url).path}.html"
            write_bytes(folder / "input" / path, page.html.encode())
            yield {"file": path, **expect_other(page.url, page.reason)}


def write_texts(sources: Sources, folder: Path) -> Iterator[Expected]:
    """Write the outlet that is kept as copied text, and a file that was saved empty."""
    for number, article in enumerate(articles_in_form(sources, "text"), start=1):
        path = f"text/{article.outlet.host}/{number:03}_{article.url.rsplit('/', 1)[-1]}.txt"
        write_bytes(folder / "input" / path, render_text(article, sources.articles).encode())
        yield {"file": path, **expect_article(article)}
    write_bytes(folder / "input" / "text" / "delta-dispatch.example" / "999_untitled.txt", b"")
    yield {"file": "text/delta-dispatch.example/999_untitled.txt", **expect_other("", "empty")}


def write_json_lines(sources: Sources, folder: Path) -> Iterator[Expected]:
    """Write the agency's export, whose last line is broken off."""
    articles = list(articles_in_form(sources, "jsonl"))
    lines = [*(render_json_line(article) for article in articles), BROKEN_JSON_LINE]
    write_bytes(folder / "input" / JSON_LINES, compress("\n".join(lines).encode()))
    for article in articles:
        yield {"file": JSON_LINES, **expect_article(article)}
    yield {"file": JSON_LINES, **expect_other("", "malformed")}


def write_newsml(sources: Sources, folder: Path) -> Iterator[Expected]:
    """Write the agency's story that came over its NewsML-G2 feed."""
    for article in articles_in_form(sources, "newsml"):
        path = f"newsml/{article.url.rsplit('/', 1)[-1]}.xml"
        write_bytes(folder / "input" / path, render_newsml(article).encode())
        yield {"file": path, **expect_article(article)}


def articles_in_form(sources: Sources, form: str) -> Iterator[Article]:
    """Yield the articles kept as ``form``: warc, html, text, jsonl or newsml."""
    return (article for article in sources.articles.values() if article.form == form)


def compress(content: bytes) -> bytes:
    """Return ``content`` as one gzip member without name and time."""
    buffer = BytesIO()
    with GzipFile("", "wb", mtime=0, fileobj=buffer) as stream:
        stream.write(content)
    return buffer.getvalue()


def expect_other(url: str, reason: str) -> Expected:
    """Return the expectation that a record is rejected for ``reason``."""
    return {"url": url, "outcome": reason}


def expect_article(article: Article, night: str = "") -> Expected:
    """Return the expectation that a record becomes ``article``, or is known already from an earlier night."""
    is_repeat = night in article.captures[1:] and night not in article.revisions
    return {
        "url": article.captured_url,
        "outcome": "same-article" if is_repeat else "article",
        "key": article.key,
        "canonical_url": article.url,
        "outlet": article.outlet.host,
        "title": article.title,
        "published_date": article.published.date(),
        "published_at": article.published if article.form != "html" else None,
        "modified_at": article.modified,
        "authors": list(article.authors) or [article.byline] * bool(article.byline),
        "language": article.language,
        "words": sum(len(text.split()) for text in article.paragraphs_on(night)),
        "paragraphs": len(article.paragraphs_on(night)),
        "reprint_of": article.reprint_of or None,
        "version": list(article.captures).index(night) + 1 if article.revisions else None,
    }


def format_expected(expected: list[Expected], sources: Sources) -> str:
    """Return ``expected.toml``: one [[record]] each in reading order, then the stories' facts."""
    head = "# Made by build.py: what the pipeline should make of every record under input/.\n"
    tables = [format_table("record", record) for record in expected]
    for name, entries in sources.facts.items():
        tables.extend(format_table(name, entry) for entry in entries)
    return "\n".join([head, *tables])


def format_table(name: str, values: dict[str, Any]) -> str:
    """Return one table of a TOML array of tables, without the keys that have no value."""
    lines = [f"{key} = {format_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])


def format_value(value: Any) -> str:
    """Return a TOML value; JSON's strings, numbers and lists are TOML's too."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    build_archive(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
