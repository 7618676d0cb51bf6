"""The date beside the heading: what a page shows its readers."""

from datetime import date

import pytest

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.schema.records import Article

HEADING = "<h1>Ferry line closes for months</h1>"
STATED = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'


def date_page(head: str, body: str) -> date | None:
    raw = make_raw(make_page(head + '<meta property="og:type" content="article">', body, SENTENCES * 2))
    outcome = clean_document(raw)
    assert isinstance(outcome, Article), outcome
    return outcome.published_date


@pytest.mark.parametrize(
    "shown",
    [
        "<p>On <time>8 October 2022</time></p>",
        "<div><span>Published</span><span>October 8, 2022</span></div>",
        "<p>October 8, 2022 - 11 minutes</p>",
        "<p>Updated October 8, 2022</p>",
    ],
)
def test_a_line_beside_the_heading_dates_a_page_that_states_nothing(shown: str) -> None:
    assert date_page("", HEADING + shown) == date(2022, 10, 8)
    assert date_page("", f"<div>{shown}{HEADING}</div>") == date(2022, 10, 8)


def test_the_date_of_publication_comes_before_that_of_an_update() -> None:
    shown = "<p>Updated 12 March 2023</p><p>Published 8 October 2022</p>"
    assert date_page("", HEADING + shown) == date(2022, 10, 8)


def test_an_older_shown_date_shows_that_the_stated_one_is_the_sites_move() -> None:
    assert date_page(STATED.format("2023-01-09"), HEADING + "<p>8 October 2022</p>") == date(2022, 10, 8)


def test_a_later_shown_date_is_an_update() -> None:
    assert date_page(STATED.format("2022-10-08"), HEADING + "<p>9 January 2023</p>") == date(2022, 10, 8)


def test_dates_of_other_articles_date_nothing() -> None:
    other = "<aside><p>8 October 2019</p></aside>"
    assert date_page(STATED.format("2022-10-08"), HEADING + other) == date(2022, 10, 8)
