"""Dates of digits alone: day and month as page, outlet and country write them, and no date where nothing tells."""

from datetime import UTC, date, datetime

import pytest

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.schema.records import Article, Given

NEWS = '<meta property="og:type" content="article">'
HEADING = "<h1>Ferry line closes for months</h1><p>Published 03/04/2019</p>"
BY_DAY, BY_MONTH = date(2019, 4, 3), date(2019, 3, 4)
PLACELESS = "https://merrow.example/news/ferry-line-closes-for-months"


def date_page(head: str = "", body: str = "", url: str = PLACELESS, lang: str = "en", **fields: object) -> Article:
    raw = make_raw(make_page(NEWS + head, HEADING + body, SENTENCES * 2, lang), url, **fields)
    outcome = clean_document(raw)
    assert isinstance(outcome, Article), outcome
    return outcome


@pytest.mark.parametrize(
    ("url", "lang", "expected"),
    [
        ("https://merrow.co.uk/news/ferry", "en", BY_DAY),
        ("https://merrow.com.au/news/ferry", "en-US", BY_DAY),
        ("https://ferries.merrow.gov/news/ferry", "en", BY_MONTH),
        ("https://merrow.com/news/ferry", "en-GB", BY_DAY),
        ("https://merrow.com/news/ferry", "en_US", BY_MONTH),
        ("https://merrow.com/news/ferry", "en", None),
        ("https://merrow.ca/news/ferry", "en-CA", None),
        ("https://merrow.tv/news/ferry", "en-US", BY_MONTH),
    ],
)
def test_country_and_language_of_an_outlet_tell_what_comes_first(url: str, lang: str, expected: date | None) -> None:
    assert date_page(url=url, lang=lang).published_date == expected


@pytest.mark.parametrize(
    ("lang", "locale", "expected"),
    [
        ("en", "en_GB", BY_DAY),
        ("en", "en_US", None),
        ("en-US", "en_GB", BY_MONTH),
        ("", "en_US", BY_MONTH),
        ("en", "de_DE", None),
    ],
)
def test_the_country_of_a_page_may_stand_in_its_locale(lang: str, locale: str, expected: date | None) -> None:
    head = f'<meta property="og:locale" content="{locale}">'
    assert date_page(head, url="https://merrow.com/news/ferry", lang=lang).published_date == expected


def test_a_date_that_nothing_tells_is_open_and_both_readings_are_kept() -> None:
    article = date_page()
    assert (article.published_date, article.date_source) == (None, None)
    (candidate,) = article.date_candidates
    assert (candidate.value, candidate.verdict) == ("[2019-04-03,2019-03-04]", "day-or-month")
    assert not any("2019" in paragraph for paragraph in article.text.split("\n\n"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<aside>Earlier: 03/25/2019, 03/01/2019</aside>", BY_MONTH),
        ("<aside>Earlier: 25/03/2019, 01/04/2019</aside>", BY_DAY),
        ("<aside>Earlier: 25/03/2019 and 03/25/2019</aside>", None),
        ("<aside>Price 25.03.2019</aside>", None),
    ],
)
def test_other_dates_of_the_page_tell_what_comes_first(body: str, expected: date | None) -> None:
    assert date_page(body=body).published_date == expected


@pytest.mark.parametrize(
    ("captured_at", "expected"),
    [
        (datetime(2019, 3, 10, tzinfo=UTC), BY_MONTH),
        (datetime(2019, 6, 1, tzinfo=UTC), None),
    ],
)
def test_a_reading_after_the_capture_is_none(captured_at: datetime, expected: date | None) -> None:
    assert date_page(captured_at=captured_at).published_date == expected


def test_a_date_that_the_page_states_for_machines_is_the_one_shown() -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "%s"}</script>'
    assert date_page(stated % "2019-04-03").published_date == BY_DAY
    assert date_page(stated % "2019-03-04").published_date == BY_MONTH


def test_other_languages_put_the_day_first() -> None:
    sentence = (
        "Der Rat von Merrow hat am Dienstag beschlossen, die Fähre für mehrere Monate nicht mehr fahren zu lassen."
    )
    page = make_page(
        NEWS, "<h1>Die Fähre fährt nicht</h1><p>03/04/2019</p>", (sentence, sentence + " Das gilt.") * 4, "de"
    )
    article = clean_document(make_raw(page, PLACELESS))
    assert isinstance(article, Article) and article.published_date == BY_DAY


@pytest.mark.parametrize(("order", "expected"), [("day", BY_DAY), ("month", BY_MONTH), ("", None)])
def test_a_row_is_dated_as_its_file_writes_dates(order: str, expected: date | None) -> None:
    given = Given(title="Ferry line closes", published="03/04/2019", date_order=order)
    text = "\n\n".join(SENTENCES)
    article = clean_document(make_raw(text, PLACELESS, media_type="text/plain", given=given))
    assert isinstance(article, Article) and article.published_date == expected
