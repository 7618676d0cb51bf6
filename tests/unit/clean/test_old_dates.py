"""Dates before 1990: believed where a document states them, refused where they are guessed."""

from datetime import UTC, date, datetime

import pytest

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.schema.records import Article, Given

URL = "https://www.merrow-post.example/archive/ferry-line-closes-for-months"
TEXT = "\n\n".join(SENTENCES)
CAPTURED = datetime(2024, 5, 3, 12, tzinfo=UTC)


def clean(body: str, earliest: date = date(1990, 1, 1), url: str = URL, **fields: object) -> Article:
    outcome = clean_document(make_raw(body, url=url, captured_at=CAPTURED, **fields), earliest)
    assert isinstance(outcome, Article), outcome
    return outcome


@pytest.mark.parametrize("stated", ["1989-03-04", "1 November 1755", "1600-01-01", "1970-01-01"])
def test_a_structured_format_is_believed(stated: str) -> None:
    article = clean(TEXT, media_type="text/plain", given=Given(published=stated))
    assert article.published_date is not None
    assert str(article.published_date.year) in stated
    assert article.date_source == "given"


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("1599-12-31", "too-early"),
        ("0001-01-01", "too-early"),
        ("1970-01-01T00:00:00Z", "clock-at-zero"),
        ("2024-05-06", "later-than-capture"),
    ],
)
def test_a_structured_format_is_not_believed_whatever_it_says(stated: str, verdict: str) -> None:
    article = clean(TEXT, media_type="text/plain", given=Given(published=stated))
    assert article.published_date is None
    assert [one.verdict for one in article.date_candidates] == [verdict]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="1931-07-09">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "1931-07-09"}</script>', ""),
        ("", '<h1>Ferry</h1><time class="published" datetime="1931-07-09">long ago</time>'),
        ("", '<h1>Ferry</h1><abbr class="published" title="1931-07-09T00:30:00+02:00">long ago</abbr>'),
    ],
)
def test_the_metadata_of_a_page_is_believed(head: str, body: str) -> None:
    assert clean(make_page(head, body)).published_date == date(1931, 7, 9)


def test_a_clock_at_zero_in_a_page_is_no_date() -> None:
    page = make_page('<meta property="article:published_time" content="1970-01-01">')
    assert clean(page).published_date is None


def test_what_is_guessed_has_a_bound_that_can_be_set() -> None:
    page = make_page("", "<h1>Ferry line closes for months</h1><p>9 July 1931</p>")
    assert clean(page).published_date is None
    assert clean(page, date(1900, 1, 1)).published_date == date(1931, 7, 9)
    old_url = "https://www.merrow-post.example/1985/02/03/ferry-line-closes-for-months"
    assert clean(make_page(), url=old_url).published_date is None
    assert clean(make_page(), date(1980, 1, 1), url=old_url).published_date == date(1985, 2, 3)


def test_the_date_line_of_a_plain_text_is_a_guess() -> None:
    text = f"Ferry line closes\n\n9 July 1931\n\n{TEXT}"
    assert clean(text, media_type="text/plain").published_date is None
    assert clean(text, date(1900, 1, 1), media_type="text/plain").published_date == date(1931, 7, 9)


@pytest.mark.parametrize("captured", [datetime(9999, 12, 31, 23, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)])
def test_no_time_of_capture_breaks_a_document(captured: datetime) -> None:
    raw = make_raw(make_page("", "<h1>Ferry</h1><p>9 July 1931</p>"), captured_at=captured)
    assert isinstance(clean_document(raw), Article)
