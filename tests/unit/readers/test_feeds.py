"""Feeds kept as files: read as feed readers take them, with the text as it was written."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows.reading import xml_events
from tests.unit.readers.samples import SAMPLES, TEXT, URL, write_feed
from tests.unit.readers.warcs import list_reasons, pick_documents, read_all
from transforms.clean import clean_document
from transforms.schema.records import Article, RawDocument, Reject

ITEM = "<item><title>%s</title><link>%s</link><content:encoded>%s</content:encoded></item>"
FEED = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>%s</channel></rss>'
OTHER = ITEM % ("Later", "https://quay.example/later", f"&lt;p&gt;{TEXT}&lt;/p&gt;")


def read_feed(folder: Path, content: str | bytes, name: str = "a.rss") -> list[RawDocument | Reject]:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_all(folder / name)


@pytest.mark.parametrize("chunk", [1, 7, 2**16])
@pytest.mark.parametrize(
    ("title", "address", "text", "said"),
    [
        ("Ferry & port", "https://quay.example/e?a=1&b=2", "Fish & chips", "Fish & chips"),
        ("Ferry", "https://quay.example/e?a=1&copy=2", "<![CDATA[<p>Fish &amp; chips</p>]]>", "Fish &amp; chips"),
        (
            "Caf&eacute;",
            "https://quay.example/",
            "Caf&eacute;&nbsp;open &bogus; &#8212; &amp;lt;",
            "Café\xa0open &bogus; — &lt;",
        ),
        ("Bell \x07", "https://quay.example/", "Bell\x07 rings", "Bell rings"),
    ],
    ids=["bare ampersands", "CDATA as it is", "characters of HTML", "control characters"],
)
def test_what_feed_readers_pass_over_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, title: str, address: str, text: str, said: str
) -> None:
    monkeypatch.setattr(xml_events, "CHUNK", chunk)
    first, second = pick_documents(read_feed(tmp_path, FEED % (ITEM % (title, address, text) + OTHER)))
    assert (first.url, second.url) == (address, "https://quay.example/later")
    assert said in first.body.decode()
    assert first.given.title == title.replace("&eacute;", "é").replace(" \x07", "")


@pytest.mark.parametrize(
    "before",
    [b"\n\n  ", b"<br />\n<b>Warning</b>: foo in bar.php on line 3<br />\n", b"<!-- cache 12 -->", b"\xef\xbb\xbf"],
)
def test_what_a_server_wrote_before_the_feed_is_passed_over(tmp_path: Path, before: bytes) -> None:
    (page,) = pick_documents(read_feed(tmp_path, before + b'<?xml version="1.0"?>' + write_feed()))
    assert (page.url, page.given.title) == (URL, "Ferry sails")


def test_a_feed_that_breaks_off_gives_its_whole_entries_and_tells(tmp_path: Path) -> None:
    items = read_feed(tmp_path, (FEED % (OTHER * 3))[:-90])
    assert len(pick_documents(items)) == 2
    assert list_reasons(items) == ["malformed"]


def test_a_feed_in_another_encoding_is_read_as_it_says(tmp_path: Path) -> None:
    feed = FEED % (ITEM % ("Fähre", URL, "Die Fähre & der Hafen"))
    latin = ('<?xml version="1.0" encoding="iso-8859-1"?>' + feed).encode("latin-1")
    wide = ('<?xml version="1.0" encoding="utf-16"?>' + feed.replace("&", "und")).encode("utf-16")
    assert [page.given.title for page in pick_documents(read_feed(tmp_path, latin))] == ["Fähre"]
    assert [page.given.title for page in pick_documents(read_feed(tmp_path, wide))] == ["Fähre"]


def test_broken_xml_that_is_no_feed_is_told(tmp_path: Path) -> None:
    news = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>Fish & chips</contentSet></newsItem>'
    assert list_reasons(read_feed(tmp_path, news, "a.xml")) == ["malformed"]


def test_a_feed_is_known_without_an_ending(tmp_path: Path) -> None:
    (page,) = pick_documents(read_feed(tmp_path, b'<?xml version="1.0"?>\n' + write_feed(), "feed"))
    assert page.url == URL


JSON_ITEM = {
    "id": "1",
    "url": URL,
    "title": "Ferry sails",
    "content_html": f"<p>{TEXT}</p>",
    "authors": [{"name": "Ada Moor"}],
}
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "authors": [{"name": "Quay"}]}


@pytest.mark.parametrize("documents", [1, 100])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "feed",
    [
        {**JSON_FEED, "items": [JSON_ITEM, JSON_ITEM]},
        {"items": [JSON_ITEM, JSON_ITEM], **JSON_FEED},
        {"status": "ok", "totalResults": 2, "articles": [JSON_ITEM, JSON_ITEM]},
        {"response": {"status": "ok", "results": [JSON_ITEM, JSON_ITEM]}, "more": {"items": []}},
    ],
    ids=["JSON Feed", "items first", "articles", "results within a response"],
)
def test_a_list_of_articles_within_an_object_is_read(
    tmp_path: Path, feed: dict[str, object], indent: int | None, documents: int
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(feed, indent=indent))
    first, second = pick_documents(items := read_all(tmp_path / "a.json", documents))
    assert not list_reasons(items)
    assert (first.url, first.media_type, first.given.authors) == (URL, "text/html", ("Ada Moor",))
    assert (first.raw_offset, second.raw_offset) == (0, 1)


def test_an_article_that_lists_others_is_one_article(tmp_path: Path) -> None:
    row = {"title": "Ferry sails", "text": TEXT, "articles": [{"title": "Other", "text": "Other"}]}
    (tmp_path / "a.json").write_text(json.dumps(row))
    (page,) = pick_documents(read_all(tmp_path / "a.json"))
    assert page.body.decode() == TEXT


EXPORT = "<item><title>%s</title><link>%s</link><wp:post_type>%s</wp:post_type><wp:status>%s</wp:status>%s</item>"
CONTENT = f"<content:encoded><![CDATA[{TEXT}\n\nIt came <b>back</b>.]]></content:encoded>"
WORDPRESS = FEED.replace("<rss ", '<rss xmlns:wp="http://wordpress.org/export/1.2/" ')


def test_what_wordpress_published_is_read_with_its_paragraphs(tmp_path: Path) -> None:
    kinds = (("post", "publish"), ("post", "draft"), ("attachment", "inherit"), ("nav_menu_item", "publish"))
    export = WORDPRESS % "".join(EXPORT % ("Ferry", URL, *kind, CONTENT) for kind in kinds)
    items = read_feed(tmp_path, export, "export.xml")
    (page,) = pick_documents(items)
    assert f"<p>{TEXT}</p><p>It came <b>back</b>.</p>" in page.body.decode()
    told = [item.detail for item in items if isinstance(item, Reject)]
    assert told == ["WordPress: draft", "WordPress: attachment", "WordPress: nav_menu_item"]


@pytest.mark.parametrize(
    ("name", "title", "published", "authors"),
    [
        ("nitf.xml", "Ferry sails", "20241102T070000Z", ("By Ada Moor",)),
        ("older-newsml.xml", "Ferry sails", "20241102T070000Z", ("Ada Moor",)),
        ("reuters.xml", "Ferry sails", "2024-11-02", ("Ada Moor",)),
    ],
)
def test_older_news_formats_state_title_date_and_authors(
    tmp_path: Path, name: str, title: str, published: str, authors: tuple[str, ...]
) -> None:
    (page,) = pick_documents(read_feed(tmp_path, SAMPLES[name], name))
    assert (page.given.title, page.given.published, page.given.authors) == (title, published, authors)
    article = clean_document(replace(page, body=page.body.replace(TEXT.encode(), TEXT.encode() * 4)))
    assert isinstance(article, Article) and article.published_date == date(2024, 11, 2)
    assert (article.authors, article.text) == (("Ada Moor",), TEXT * 4)
