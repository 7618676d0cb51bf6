"""What pages list: feeds, sitemaps, section pages, lists; which of it belongs to a source."""

import asyncio
import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fetching.apart import run_apart
from flows.fetching.discovery import (
    DiscoveryError,
    Link,
    LinkRules,
    find_feeds,
    inflate,
    list_links,
    lists_something,
    normalise_url,
    read_listing,
    select_links,
)
from flows.fetching.http import clean_url
from tests.faults.documents import misbehave

PAGE = "https://quay.example/feeds/all"
TIME = datetime(2024, 11, 4, 9, 30, tzinfo=UTC)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def read(kind: str, text: str) -> list[tuple[str, datetime | None]]:
    return [(link.url, link.published_at) for link in read_listing(kind, text.encode(), PAGE).links]


@pytest.mark.parametrize(
    "feed",
    [
        "<rss><channel><link>https://quay.example/</link><item><link> /a </link>"
        "<pubDate>Mon, 04 Nov 2024 10:30:00 +0100</pubDate></item></channel></rss>",
        "<rss><channel><item><title>x</title><guid>https://quay.example/a</guid>"
        "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2024-11-04T09:30:00Z</dc:date></item></channel></rss>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<item><link>https://quay.example/a</link><date>2024-11-04T09:30:00+00:00</date></item></rdf:RDF>",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://quay.example/x/'><link href='/'/><entry>"
        "<link rel='enclosure' href='/a.mp3'/><link href='/a'/><updated>2024-11-09T00:00:00Z</updated>"
        "<published>2024-11-04T09:30:00Z</published></entry></feed>",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "7", "url": "/a",'
        ' "date_published": "2024-11-04T10:30:00+01:00"}, {"id": "no address"}, 3]}',
        "<rss><channel><item><link>https://proxy.example/1</link><guid>https://quay.example/other</guid>"
        "<f:origLink xmlns:f='urn:f'>https://quay.example/a</f:origLink><pubDate>2024-11-04 09:30</pubDate></item>",
    ],
    ids=["RSS 2.0", "RSS by guid", "RSS 1.0", "Atom", "JSON Feed", "behind a proxy, cut off"],
)
def test_feeds_of_every_format_name_their_articles(feed: str) -> None:
    assert read("feed", feed) == [("https://quay.example/a", TIME)]


def test_a_news_sitemap_dates_by_publication_and_not_by_change() -> None:
    sitemap = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:i="urn:image"><url>
        <loc>https://quay.example/a</loc><i:image><i:loc>https://quay.example/a.jpg</i:loc></i:image>
        <lastmod>2024-11-08</lastmod><n:news><n:publication_date>2024-11-04T09:30Z</n:publication_date></n:news></url>
        <url><loc>https://quay.example/b</loc><lastmod>2024-11-08</lastmod></url></urlset>"""
    assert read("sitemap", sitemap) == [
        ("https://quay.example/a", TIME),
        ("https://quay.example/b", datetime(2024, 11, 8, tzinfo=UTC)),
    ]


def test_the_address_of_a_picture_is_not_that_of_its_page() -> None:
    sitemap = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="urn:image"><url>
        <i:image><i:loc>https://quay.example/a.jpg</i:loc></i:image><loc>https://quay.example/a</loc>
        <lastmod>2024-11</lastmod></url></urlset>"""
    assert read("sitemap", sitemap) == [("https://quay.example/a", datetime(2024, 11, 1, tzinfo=UTC))]


def test_a_base_is_relative_to_those_around_it_and_to_the_feed() -> None:
    entry = "<entry xml:base='2024/11/'><link href='a'/></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='%s'>{entry}</feed>"
    assert read("feed", feed % "https://quay.example/blog/") == [("https://quay.example/blog/2024/11/a", None)]
    assert read("feed", feed % "/blog/") == [("https://quay.example/blog/2024/11/a", None)]


def test_bare_ampersands_of_an_address_are_read_and_those_of_a_text_stay() -> None:
    feed = "<rss><item><title>Cod & chips</title><link>%s</link></item></rss>"
    expected = [("https://quay.example/e?a=1&b=2&copy=3", None)]
    assert read("feed", feed % "https://quay.example/e?a=1&b=2&copy=3") == expected
    assert read("feed", feed % "https://quay.example/e?a=1&amp;b=2&#38;copy=3") == expected
    assert read("feed", feed % "<![CDATA[https://quay.example/e?a=1&b=2&copy=3]]>") == expected


def test_a_gzipped_index_names_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>/one.xml.gz</loc><lastmod>2024-11-08</lastmod></sitemap></sitemapindex>"
    listing = read_listing("sitemap", gzip.compress(index), PAGE)
    assert [link.url for link in listing.sitemaps] == ["https://quay.example/one.xml.gz"]
    assert listing.links == ()


def test_a_malformed_address_costs_its_entry_of_a_sitemap() -> None:
    sitemap = "<urlset><url><loc>http://[</loc></url><url><loc>https://quay.example/b</loc></url></urlset>"
    assert read("sitemap", sitemap) == [("https://quay.example/b", None)]


def test_a_page_is_read_beside_the_event_loop_and_what_is_wrong_with_it_told() -> None:
    page = b"<urlset><url><loc>/b</loc></url></urlset>"
    assert asyncio.run(run_apart(lists_something, "sitemap", page, PAGE))
    with pytest.raises(ValueError, match="no address"):
        asyncio.run(run_apart(read_listing, "feed", b"nothing here", PAGE))
    with pytest.raises(ValueError, match="failed"):
        asyncio.run(run_apart(misbehave, "raise"))


def test_a_section_page_gives_its_anchors() -> None:
    page = (
        "<base href='/world/'><p><a href='a'>A</a><a href='mailto:x@y.example'>mail</a><a href='http://[x'>?</a><a>no"
    )
    assert read("section", page) == [("https://quay.example/world/a", None)]


def test_a_list_is_lines_of_addresses() -> None:
    assert read("list", "# ours\n\nhttps://quay.example/a\nno address\n") == [("https://quay.example/a", None)]


@pytest.mark.parametrize(
    "feed", ["<rss><item><link>http://[x</link></item></rss>", '{"items": [{"url": "http://[x"}]}']
)
def test_a_malformed_address_is_no_link(feed: str) -> None:
    listing = read_listing("feed", feed.encode(), PAGE)
    assert select_links(listing.links, LinkRules(frozenset({"quay.example"})), is_strict=False) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>Not found</title>",
        b"{",
        b'{"items": 3}',
        b"nothing here",
        b"\x1f\x8bbroken",
        b"<",
        BOMB.encode(),
    ],
)
def test_what_lists_nothing_is_one_error(body: bytes) -> None:
    with pytest.raises(DiscoveryError):
        read_listing("feed", body, PAGE)


@given(st.binary(max_size=300), st.sampled_from(["feed", "sitemap", "section", "list"]))
def test_no_bytes_raise_anything_else(body: bytes, kind: str) -> None:
    for prefix in (b"", b"<rss><item><link>", b"<urlset><url><loc>", b'{"items": [', b"<feed>", b"\x1f\x8b"):
        try:
            read_listing(kind, prefix + body, PAGE)
        except DiscoveryError as error:
            assert str(error)


def test_entities_are_not_expanded() -> None:
    links = read("feed", f"{BOMB}<rss><item><link>https://quay.example/&b;</link></item></rss>")
    assert links == [("https://quay.example/", None)]


def test_a_sitemap_that_inflates_without_end_is_refused() -> None:
    with pytest.raises(DiscoveryError, match="over"):
        inflate(gzip.compress(b"\0" * (51 * 2**20)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Quay.example:443/a//b?utm_source=feed&id=3#top", "https://quay.example/a/b?id=3"),
        ("https://quay.example", "https://quay.example/"),
        ("https://quay.example/caf%C3%A9%20noir", "https://quay.example/caf%C3%A9%20noir"),
        ("https://quay.example/a?cid=1234&region=2", "https://quay.example/a?cid=1234&region=2"),
        ("https://quay.example/?20241104", "https://quay.example/?20241104"),
        ("https://quay.example/a/?b=2&a=1&fbclid=Iw", "https://quay.example/a/?b=2&a=1"),
        ("https://bücher.example/größe?q=ä", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%A4"),
        ("https://ada:secret@quay.example/a", "https://quay.example/a"),
        ("javascript:alert(1)", ""),
        ("/a", ""),
        ("http://[::1/", ""),
    ],
)
def test_addresses_are_written_one_way(written: str, meant: str) -> None:
    assert normalise_url(written) == meant
    assert not meant or normalise_url(meant) == meant


@given(st.text(max_size=40), st.text("abc/?&=%.;+ é", max_size=30))
def test_an_address_once_normalised_stays_as_it_is_and_as_it_is_asked_for(text: str, tail: str) -> None:
    for url in (
        f"https://quay.example/{text}",
        f"http://bücher.example/{tail}",
        f"https://quay.example/a?{tail}",
        text,
    ):
        if normal := normalise_url(url):
            assert normalise_url(normal) == normal
            assert clean_url(normal) == normal


RULES = LinkRules(frozenset({"quay.example", "wire.example"}), ("en",), (r"/\d{4}/", "/id"), ("/video/",), TIME)


@pytest.mark.parametrize(
    ("url", "is_chosen"),
    [
        ("https://quay.example/2024/a", True),
        ("https://www.quay.example/2024/a", True),
        ("https://wire.example/id?x=1", True),
        ("https://other.example/2024/a", False),
        ("https://quay.example/2024/video/a", False),
        ("https://quay.example/about", False),
        ("https://quay.example/fr/2024/a", False),
    ],
)
def test_links_are_chosen_by_site_language_and_patterns(url: str, is_chosen: bool) -> None:
    assert bool(select_links([Link(url, PAGE)], RULES, is_strict=False)) == is_chosen


def test_old_and_repeated_links_are_passed_over() -> None:
    listed = [
        ("https://quay.example/2024/old", "2024-11-03T00:00:00Z"),
        ("https://quay.example/2024/old#top", "2024-11-03T00:00:00Z"),
        ("https://quay.example/video/old", "2024-11-03T00:00:00Z"),
        ("https://quay.example/2024/a", TIME.isoformat()),
        ("https://quay.example/2024/a?utm_medium=rss", TIME.isoformat()),
    ]
    items = [{"url": url, "date_published": time} for url, time in listed]
    found = list_links("feed", json.dumps({"items": items}).encode(), PAGE, RULES)
    assert found.links == (Link("https://quay.example/2024/a", PAGE, TIME),)
    assert found.old == ("https://quay.example/2024/old",)


@pytest.mark.parametrize("path", ["/", "/tag/harbour", "/feed", "/login", "/a.pdf", "/photo.jpg", "/author/ada"])
def test_sections_and_sitemaps_also_lead_to_what_is_no_article(path: str) -> None:
    links = [Link(f"https://quay.example{path}", PAGE), Link("https://quay.example/ferry-sails-again", PAGE)]
    chosen = select_links(links, LinkRules(frozenset({"quay.example"})), is_strict=True)
    assert [link.url for link in chosen] == ["https://quay.example/ferry-sails-again"]


def test_feeds_are_found_by_the_links_of_a_page() -> None:
    page = b'<link rel="alternate" type="application/rss+xml" href="/all.rss"><a href="/comments/feed">x</a>'
    assert find_feeds(page, "https://quay.example/") == ["https://quay.example/all.rss"]
