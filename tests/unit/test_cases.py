"""Every case of ../shared/cases: inputs that people who do this work stumbled over, each with what is right."""

import unicodedata
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.fetching.discovery import DiscoveryError, read_listing
from flows.reading import plan_slices, read_slice
from transforms.clean import clean_document
from transforms.schema.records import Article, RawDocument, Reject

CASES = Path(__file__).parents[3] / "shared" / "cases"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared")]
PAGE_BYTES = 10**7


def read(path: Path) -> list[Article | Reject]:
    items = [item for slice_ in plan_slices(path, 100) for item in read_slice(slice_, PAGE_BYTES)]
    return [clean_document(item) if isinstance(item, RawDocument) else item for item in items]


def join_marks(text: str) -> str:
    """Return a text with its accents as one character each and without what is not seen."""
    return unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\xad", "")


def count(path: Path) -> dict[str, int]:
    """Return how many articles and rejects by reason a file gives."""
    return Counter("article" if isinstance(one, Article) else one.reason for one in read(path))


def only(path: Path) -> Article:
    (article,) = read(path)
    assert isinstance(article, Article), article
    return article


CONTAINERS = {
    "01-single-crlf-between": {"a.warc": 3, "b.warc.gz": 3},
    "02-lf-only": {"a.warc": 3, "b.warc.gz": 3, "c-http-lf.warc": 2},
    "03-content-encoding": {
        f"{name}.warc": 1 for name in ("br", "deflate", "gzip-cut", "gzip-twice", "rawdeflate", "xgzip", "zstd")
    },
    "04-warc-zst": {"crawl.warc.zst": 2},
    "06-http-heads": {"a.warc": 9},
    "07-length-off": {"plus1.warc.gz": 2, "plus2.warc.gz": 2},
    "08-eof": {"noend.warc": 2, "noend.warc.gz": 2, "padded.warc.gz": 1, "whole-gzip.warc.gz": 3},
    "09-names": {
        "CC-NEWS-20241016000000-00001.warc.gz.part": 1,
        **dict.fromkeys(("crawl.warc_gz", "gz-but-plain.warc.gz", "plain-but-gz.warc"), 1),
    },
    "10-resource": {"a.warc": 4},
    "11-dates": {"a.warc": 6},
    "12-wacz": {"two.wacz": 3, "deflated.wacz": 1, "multi.wacz": 1, "topfolder.wacz": 1, "zst.wacz": 1},
}
REJECTED = {
    "05-dechunked/a.warc": {"article": 5, "not-html": 1},
    "07-length-off/minus1.warc": {"malformed": 3},
    "07-length-off/minus1.warc.gz": {"malformed": 2},
    "08-eof/crc.warc.gz": {"article": 2, "malformed": 1},
    "14-arc/a.arc": {"article": 1, "not-a-page-record": 1},
    "14-arc/a.arc.gz": {"article": 1, "not-a-page-record": 1},
    "15-binary-as-html/a.warc": {"article": 1, "not-html": 2},
}
WHOLE = {f"{folder}/{name}": {"article": n} for folder, files in CONTAINERS.items() for name, n in files.items()}


@pytest.mark.parametrize(("name", "expected"), {**WHOLE, **REJECTED}.items())
def test_containers(name: str, expected: dict[str, int]) -> None:
    assert count(CASES / name) == expected


def test_a_revisit_has_the_payload_of_the_other_address() -> None:
    first, second = read(CASES / "13-revisit" / "a.warc")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.url[-3:], second.url[-3:], second.text) == ("121", "122", first.text)


TITLE = "Court lets Belmont Ridge quarry stay open"
AT = datetime(2024, 6, 13, 8, tzinfo=UTC)
FIVE = 5
LATE = datetime(2024, 6, 14, 1, 45, tzinfo=UTC)
ITEMS = ("Blasting is limited", "Lorries must take", "Dust is to be", "The pit must be")
SAID = ("“The measurements of last summer", "Judge Helena Marwick")
PARAGRAPHS = {
    "20-layout-table/layout-table": (),
    **{f"21-lists/{name}": ITEMS for name in ("body-ul", "ol", "ul-span")},
    "21-lists/table": ("Village Signatures", "Aldham 1,820", "Corwen 1,466", "Fennick 902"),
    "21-lists/blockquote": SAID,
    **{f"25-furniture/{name}": () for name in ("amp", "br-paragraphs", "comments", "comments-inside", "lazy")},
    "25-furniture/live-blog": (*(f"Update {n}" for n in range(5, 0, -1)), "2024-06-13 10:15 UTC"),
    **{f"27-variants/{name}": () for name in ("bare-p", "bare-p-in-div", "bare-p-nodate", "pullquote")},
    **{f"27-variants/lt-{name}": () for name in ("br", "closed-p", "unclosed-p")},
    **{f"27-variants/bq-{name}": SAID for name in ("cite", "figcaption")},
    "27-variants/bq-dash-p": (SAID[0], "— Judge Helena Marwick"),
    "39-table-pages/classic1999": (),
    "39-table-pages/content-cell-class": (),
    "39-table-pages/table-in-article": (),
}
NO_TEXT = ("Home", "Archive", "Court lets", "Comments", "reader", "Published", "Updated", "By ", "by Dean")


@pytest.mark.parametrize(("name", "besides"), PARAGRAPHS.items())
def test_text(name: str, besides: tuple[str, ...]) -> None:
    lines = only(CASES / f"{name}.html").text.split("\n\n")
    assert [line for line in lines if line.startswith(NO_TEXT) and line not in besides] == []
    assert [start for start in besides if not any(line.startswith(start) for line in lines)] == []
    assert sum(len(line) > 100 and line.endswith(".") for line in lines) == FIVE


def test_a_teaser_of_a_paid_article_is_none() -> None:
    (outcome,) = read(CASES / "25-furniture" / "paywall.html")
    assert isinstance(outcome, Reject) and outcome.reason == "paywall-stub"


AUTHORS = {
    "agency-staff": ["Reuters Staff"],
    "by-in-name": ["Abby Goodrum", "Thomas Kallan", "Robert Pearce"],
    "email-author": ["Christie Dedham"],
    "emoji-suffix": ["Lloyd Clarkson"],
    "jr": ["Joe Schmoll Jr.", "Tara Dole"],
    "ld-given": ["Awit Wiltek"],
    "ld-id": ["Dean Kessler"],
    "ld-list": ["Maggie Habers", "Shane Goldmark", "Michael Crowe"],
    "ld-nested-name": ["John Smithers"],
    "ld-pub-list": ["Nora Bell"],
    "org-vs-person": ["Tom Telgrave"],
    "role": ["Melissa Jarrow"],
    "role-in-byline": ["Melissa Jarrow"],
    "trending": ["Devin Caldwell"],
}
BYLINES = {
    **{f"22-authors/{name}": names for name, names in AUTHORS.items()},
    **{f"27-variants/a-{name}": ["Tom Telgrave"] for name in ("ld-org-class", "meta-admin", "meta-url")},
    "39-table-pages/classic1999": ["Tom Telgrave"],
}


@pytest.mark.parametrize(("name", "authors"), BYLINES.items())
def test_authors(name: str, authors: list[str]) -> None:
    article = only(CASES / f"{name}.html")
    assert list(article.authors) == authors
    assert not [line for line in article.text.split("\n\n") if line.startswith(NO_TEXT)]


TIMES: dict[str, datetime | date | None] = {
    "24-dates/dmy": date(2024, 3, 4),
    "24-dates/footer-year": None,
    "24-dates/ld-offset": datetime(2024, 11, 5, 20, 7, tzinfo=UTC),
    "24-dates/local-no-offset": date(2024, 6, 13),
    "24-dates/mdy": datetime(2024, 3, 25, 14, 15, tzinfo=UTC),
    "24-dates/related-date": date(2024, 6, 13),
    "24-dates/time-el": datetime(2023, 2, 22, 17, 0, 10, tzinfo=UTC),
    "24-dates/updated-first": datetime(2024, 6, 13, 10, tzinfo=UTC),
    "27-variants/t-el": LATE,
    "27-variants/z-edt-pm": LATE,
    "27-variants/z-et": LATE,
    "27-variants/z-bst": datetime(2024, 6, 13, 20, 45, tzinfo=UTC),
    "27-variants/z-none": datetime(2024, 6, 13, 21, 45, tzinfo=UTC),
    "27-variants/f-today-and-date": date(2024, 6, 13),
    "39-table-pages/classic1999": date(1999, 6, 13),
}


@pytest.mark.parametrize(("name", "expected"), TIMES.items())
def test_dates(name: str, expected: datetime | date | None) -> None:
    article = only(CASES / f"{name}.html")
    found = article.published_at if isinstance(expected, datetime) else article.published_date
    assert (found, article.title) == (expected, TITLE)


@pytest.mark.parametrize("name", ["f-copy", "f-today"])
def test_neither_notice_nor_bar_dates_a_page(name: str) -> None:
    assert only(CASES / "27-variants" / f"{name}.html").date_source in (None, "url")


ENCODED = {
    **dict.fromkeys(
        ("c1-entities", "charset-visual", "cp1252-declared-latin1", "desc-charset-gbk", "one-bad-byte",
         "soft-hyphen-zwsp-nfd", "utf16-declared-is-utf8", "utf16le-bom", "utf8-bom-declared-1252",
         "utf8-declared-latin1"),
        "Court lets “Café Müller” stay open – for €9",
    ),
    **dict.fromkeys(
        ("cp1251-declared", "cp1251-none", "koi8r-declared", "late-meta", "two-charsets"),
        "Суд разрешил карьеру работать до конца года",
    ),
    "double-encoded": "Court lets Café Müller stay open",
    "gb2312-is-gb18030": "法院允许采石场继续营业",
    "latin1-endash-alias": 'Court lets "Café Müller" stay open - for EUR 9',
    "sjis-is-cp932": "裁判所、採石場の操業継続を認める",
}  # fmt: skip


@pytest.mark.parametrize(("name", "title"), ENCODED.items())
def test_encodings(name: str, title: str) -> None:
    article = only(CASES / "26-encodings" / f"{name}.html")
    assert join_marks(article.title) == title
    assert ("\ufffd" in article.text) == (name == "one-bad-byte")


def test_titles_are_as_printed() -> None:
    titles = {name: only(CASES / "35-pipeline" / f"{name}.html").title for name in ("headline-colon", "headline-quote")}
    assert titles["headline-colon"] == "Petrenko: We will rebuild the Belmont bridge by winter"
    assert titles["headline-quote"] == "Belmont quarry ruling 'a gift to the company', says Piet Dorrance"


SITE = "https://news.selvik.example"
LISTED = {
    "atom-entry-base-abs.xml": ["/2024/06/13/Ferry-Vote"],
    "atom-entry-base-rel-only.xml": ["/feeds/When/2024/06/13/Ferry-Vote"],
    "atom-entry-base.xml": ["/blog/2024/06/13/Ferry-Vote 2024-06-13T09:00"],
    "atom-feed-base-root.xml": ["/blog/Ferry-Vote"],
    "atom-feed-base.xml": ["https://other.selvik.example/a/ferry.php 2024-06-13T09:00"],
    "atom-rel-nobase.xml": ["/2024/ferry.html 2024-06-13T09:00"],
    "json-feed.json": ["/y 2024-06-13T09:00", "/z"],
    "rdf.xml": ["/p"],
    "rss-1251-as-utf8.xml": ["/l"],
    "rss-amp-entityless.xml": ["/story.php?id=44&cat=7&page=1", "/?a=1&copy=2"],
    "rss-cdata.xml": ["/2024/06/a?x=1&y=2 2024-06-13T13:00"],
    "rss-control.xml": ["/m"],
    "rss-cut.xml": ["/i"],
    "rss-guid-notperma.xml": ["/2024/06/d"],
    "rss-guid-only.xml": ["/2024/06/c 2024-06-13T07:00"],
    "rss-leading-junk.xml": ["/g"],
    "rss-nbsp.xml": ["/k"],
    "rss-newline-link.xml": ["/2024/06/b"],
    "rss-rel.xml": ["/2024/06/n"],
    "rss-schemeless.xml": ["/2024/06/o"],
    "rss-unescaped-amp.xml": ["/e?a=1&b=2", "/f"],
    "sm-gz-noext": ["/s"],
    "sm-image-loc-first.xml": ["/2024/06/r"],
    "sm-news.xml": ["/2024/06/q 2024-06-13T07:00"],
    "sm-nons.xml": ["/x?a=1&b=2"],
    "sm-prefixed.xml": ["/1"],
    "sm-text.txt.gz": ["/u", "/v"],
}


@pytest.mark.parametrize(("name", "expected"), LISTED.items())
def test_feeds_and_sitemaps(name: str, expected: list[str]) -> None:
    kind = "sitemap" if name.startswith("sm-") else "feed"
    links = read_listing(kind, (CASES / "40-feeds" / name).read_bytes(), f"{SITE}/feeds/all").links
    times = [f" {one.published_at:%Y-%m-%dT%H:%M}" if one.published_at else "" for one in links]
    assert [one.url.removeprefix(SITE) + time for one, time in zip(links, times, strict=True)] == expected


def test_a_month_and_other_rare_forms_date_a_page_of_a_sitemap() -> None:
    links = read_listing("sitemap", (CASES / "40-feeds" / "sm-lower-dates.xml").read_bytes(), SITE).links
    assert links[0].published_at == datetime(2024, 6, 1, tzinfo=UTC)
    assert [one.url[-2:] for one in links] == [f"w{n}" for n in range(8)]


def test_a_list_of_sitemaps_names_them() -> None:
    found = read_listing("sitemap", (CASES / "40-feeds" / "sm-http-ns.xml").read_bytes(), SITE)
    assert [one.url for one in found.sitemaps] == [f"{SITE}/sitemap.xml"]


@pytest.mark.parametrize("name", ["rss-php-warning.xml", "sm-gz-twice", "sm-html404.html"])
def test_what_lists_nothing_is_told(name: str) -> None:
    with pytest.raises(DiscoveryError):
        read_listing("feed", (CASES / "40-feeds" / name).read_bytes(), SITE)


def test_every_file_is_named_in_a_test() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_cases*.py"))
    files = [path for path in CASES.glob("*/*") if path.name not in ("expect.md", "in.jsonl")]
    assert [path.name for path in files if path.name not in told and path.stem.split("-", 1)[-1] not in told] == []
