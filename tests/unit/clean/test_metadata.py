"""Titles, authors, dates, addresses and languages: what pages state and what is made of it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.clean.jsonld import parse_block, read_nodes
from transforms.clean.moments import read_moment
from transforms.clean.urls import name_outlet, normalise_url
from transforms.language import detect_language
from transforms.schema.records import Article

PUBLISHED = '<meta property="article:published_time" content="{}"><meta property="og:type" content="article">'


def clean_article(page: str, **fields: object) -> Article:
    outcome = clean_document(make_raw(page, **fields))  # type: ignore[arg-type]
    assert isinstance(outcome, Article), outcome
    return outcome


def state_author(author: str) -> str:
    node = f'{{"@type": "NewsArticle", "headline": "Ferry line closes", "author": {author}}}'
    return f'<script type="application/ld+json">{node}</script>'


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "Ferry"}',
        '[{"@type": "NewsArticle", "headline": "Ferry"}]',
        '{"@graph": [{"@type": ["NewsArticle"], "headline": "Ferry"}]}',
        '{"@type": "NewsArticle", "headline": "Ferry",}',
        '<!-- {"@type": "NewsArticle", "headline": "Ferry"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ferry"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Ferry&quot;}",
        '{"@type": "NewsArticle", "note": "it\\\'s", "headline": "Ferry"}',
        '{"@type": "NewsArticle", "headline": "Ferry", "text": "line\nbreak"}',
        '{"@type": "NewsArticle", "headline": "Ferry", "author": [{"name": "A',
    ],
)
def test_broken_jsonld_still_gives_its_headline(block: str) -> None:
    assert [node["headline"] for node in read_nodes([block])] == ["Ferry"]


@given(st.text(max_size=200))
def test_no_jsonld_text_raises(text: str) -> None:
    parse_block(text)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ('"By Ada Brook"', ("Ada Brook",)),
        ('{"@type": "Person", "name": "Ada Brook and Tom Hale"}', ("Ada Brook", "Tom Hale")),
        ('[{"name": "Ada Brook"}, {"name": "Merrow Post"}]', ("Ada Brook",)),
        ('["Ada Brook", "Ada Brook"]', ("Ada Brook",)),
        ('"Von Änne Groß und Öz Şahin"', ("Änne Groß", "Öz Şahin")),
        ('{"name": "ADA BROOK, ada@post.example"}', ("Ada Brook",)),
        ('{"@type": "Organization", "name": "Northern Press Agency"}', ("Northern Press Agency",)),
    ],
)
def test_authors_are_persons_where_any_are_named(author: str, expected: tuple[str, ...]) -> None:
    page = make_page('<meta property="og:site_name" content="Merrow Post">' + state_author(author))
    assert clean_article(page).authors == expected


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Ferry line closes for months | Merrow Post", "Merrow Post"),
        ("Ferry line closes for months - The Merrow Post", "Merrow Post"),
        ("Merrow Post: Ferry line closes for months", "Merrow Post"),
        ("Ferry line closes for months – merrow-post.example", ""),
        ("Ferry line closes for months | Harbour | Merrow Post", "Merrow Post"),
    ],
)
def test_the_outlet_is_no_part_of_the_title(title: str, site: str) -> None:
    head = f"<title>{title}</title><meta property='og:site_name' content='{site}'>" + PUBLISHED.format("2024-05-02")
    assert clean_article(make_page(head)).title == "Ferry line closes for months"


def test_a_dash_inside_a_title_stays() -> None:
    head = "<title>Ferry – a long farewell</title>" + PUBLISHED.format("2024-05-02")
    assert clean_article(make_page(head)).title == "Ferry – a long farewell"


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("2024-05-02T23:30:00-05:00", (2024, 5, 2), (2024, 5, 3, 4, 30)),
        ("2024-05-02 07:00:00+0200", (2024, 5, 2), (2024, 5, 2, 5, 0)),
        ("2024-05-02", (2024, 5, 2), None),
        ("Nov 2, 2024 - 07:00", (2024, 11, 2), (2024, 11, 2, 7, 0)),
        ("Thu, 02 May 2024 07:00:00 GMT", (2024, 5, 2), (2024, 5, 2, 7, 0)),
        ("2 November 2024, 7:05 p.m.", (2024, 11, 2), (2024, 11, 2, 19, 5)),
        ("02.11.2024 07:00 Uhr", (2024, 11, 2), (2024, 11, 2, 7, 0)),
        ("3. März 2024", (2024, 3, 3), None),
        ("2024年5月2日 7:00", (2024, 5, 2), (2024, 5, 2, 7, 0)),
        ("31.02.2024", None, None),
        ("soon", None, None),
    ],
)
def test_times_keep_their_local_day_and_their_instant(
    text: str, day: tuple[int, int, int] | None, at: tuple[int, ...] | None
) -> None:
    moment = read_moment(text)
    assert (moment.day if moment else None) == (date(*day) if day else None)
    assert (moment.at if moment else None) == (datetime(*at, tzinfo=UTC) if at else None)  # type: ignore[misc,arg-type]


@given(st.text(max_size=80))
def test_no_date_text_raises(text: str) -> None:
    read_moment(text)


@pytest.mark.parametrize(
    ("stated", "captured", "verdict"),
    [
        ("1970-01-01T00:00:00Z", datetime(2024, 5, 3, tzinfo=UTC), "clock-at-zero"),
        ("2024-05-09T00:00:00Z", datetime(2024, 5, 3, tzinfo=UTC), "later-than-capture"),
        ("2999-05-09", None, "in-the-future"),
        ("2031-05-09", None, "in-the-future"),
    ],
)
def test_impossible_dates_are_refused_and_the_next_counts(stated: str, captured: datetime | None, verdict: str) -> None:
    raw_url = "https://www.merrow-post.example/2024/05/02/ferry-line-closes-for-months"
    article = clean_article(make_page(PUBLISHED.format(stated)), url=raw_url, captured_at=captured)
    assert (article.published_date, article.date_source) == (date(2024, 5, 2), "url")
    assert [c.verdict for c in article.date_candidates] == [verdict, "chosen"]


def test_a_day_older_than_any_capture_limit_is_kept_without_a_clock() -> None:
    assert clean_article(make_page(PUBLISHED.format("2031-05-09"))).published_date == date(2031, 5, 9)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Post.example:443/A/?utm_source=x&id=7#top", "https://www.post.example/A/?id=7"),
        ("http://post.example/a?123456", "http://post.example/a?123456"),
        ("http://post.example", "http://post.example/"),
        ("https://post.example/a?fbclid=z", "https://post.example/a"),
        ("notes.txt", "notes.txt"),
        ("", ""),
    ],
)
def test_addresses_are_normalised_without_losing_what_they_mean(url: str, expected: str) -> None:
    assert normalise_url(url) == expected
    assert normalise_url(expected) == expected


@given(st.text(max_size=60))
def test_no_address_raises(url: str) -> None:
    assert normalise_url(normalise_url(url)) == normalise_url(url)
    name_outlet(url)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.post.example/a", "post.example"),
        ("https://amp.post.example", "post.example"),
        ("https://m.post.example", "post.example"),
        ("https://news.post.example/", "news.post.example"),
        ("", ""),
    ],
)
def test_the_outlet_is_the_host(url: str, outlet: str) -> None:
    assert name_outlet(url) == outlet


def test_a_canonical_link_to_the_front_page_is_a_templates_mistake() -> None:
    page = make_page('<link rel="canonical" href="https://www.merrow-post.example/">' + PUBLISHED.format("2024-05-02"))
    assert clean_article(page).canonical_url == "https://www.merrow-post.example/news/ferry-line-closes-for-months"


def test_languages_are_told_by_the_text_and_short_texts_by_the_hint() -> None:
    german = (
        "Der Gemeinderat hat am Dienstag beschlossen, die Fähre für elf Monate stillzulegen, weil der Steg zu alt ist."
    )
    assert detect_language(" ".join(SENTENCES), "de") == "en"
    assert detect_language(german, "en") == "de"
    assert detect_language("Moin", "de-DE") == "de"
    assert detect_language("Moin", "") == "und"
