"""What becomes of whole documents: articles, rejects, and never a traceback."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.reasons import REASONS
from transforms.schema.records import Article, Given, Reject

SEED = Path(__file__).parents[4] / "shared" / "archives" / "seed"

JSONLD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "NewsArticle", "headline": "Ferry line closes for months", "datePublished": "2024-05-02T23:30:00-05:00",
  "dateModified": "2024-05-03T10:00:00Z", "articleSection": "Harbour",
  "author": [{"@type": "Person", "name": "Ada Brook"}],
  "publisher": {"@type": "Organization", "name": "Merrow Post"}}]}</script>"""


def clean_article(*args: object, **fields: object) -> Article:
    outcome = clean_document(make_raw(*args, **fields))  # type: ignore[arg-type]
    assert isinstance(outcome, Article), outcome
    return outcome


def test_a_news_page_becomes_an_article_with_its_metadata() -> None:
    article = clean_article(make_page(JSONLD + "<title>Ferry line closes for months | Merrow Post</title>"))
    assert article.title == "Ferry line closes for months"
    assert article.authors == ("Ada Brook",)
    assert article.published_at == datetime(2024, 5, 3, 4, 30, tzinfo=UTC)
    assert article.published_date == date(2024, 5, 2), "the day as the outlet states it, not that of UTC"
    assert article.modified_at == datetime(2024, 5, 3, 10, 0, tzinfo=UTC)
    assert (article.date_source, article.section, article.language) == ("json-ld", "Harbour", "en")
    assert article.outlet == "merrow-post.example"
    assert article.text == "\n\n".join(SENTENCES)


def test_the_title_is_not_part_of_the_text() -> None:
    article = clean_article(make_page(JSONLD, "<h1>Ferry line closes for months</h1>"))
    assert article.title not in article.text


def test_the_same_document_gives_the_same_article() -> None:
    page = make_page(JSONLD)
    assert asdict(clean_article(page)) == asdict(clean_article(page))


def test_structured_text_is_kept_as_it_is() -> None:
    text = "A headline-like line\nSupport us and become a member of our newsletter!\n\n" + SENTENCES[0]
    article = clean_article(
        text,
        media_type="text/plain",
        given=Given(
            title="Ferry line", published="2024-05-02T07:00:00+02:00", authors=("Ada Brook",), outlet="Merrow Wire"
        ),
    )
    assert article.text.split("\n\n") == [*text.split("\n")[:2], SENTENCES[0]]
    assert (article.title, article.outlet, article.date_source) == ("Ferry line", "Merrow Wire", "given")
    assert article.published_at == datetime(2024, 5, 2, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_what_a_format_states_fills_what_the_document_lacks(media_type: str) -> None:
    body = make_page(lang="") if media_type == "text/html" else "\n\n".join(SENTENCES)
    stated = Given(
        "Ferry line", "2024-05-02T07:00:00+02:00", authors=("Northern Press Agency",), section="Harbour", language="en"
    )
    article = clean_article(body, media_type=media_type, given=stated)
    assert (article.title, article.authors) == ("Ferry line", ("Northern Press Agency",))
    assert (article.section, article.language) == ("Harbour", "en")
    assert article.published_at == datetime(2024, 5, 2, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=300))
def test_no_bytes_raise(media_type: str, body: bytes) -> None:
    outcome = clean_document(make_raw(body, media_type=media_type))
    assert isinstance(outcome, Article) or outcome.reason in REASONS


@settings(max_examples=60, deadline=None)
@given(
    noise=st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "<script type='application/ld+json'>",
                "</script>",
                '{"@type":"NewsArticle","author":[',
                "\x00",
                "<!--",
                "-->",
                "<table><tr><td>",
                "&#0;",
                "&#xD800;",
                "<a href='http://[bad'>x</a>",
                "<meta property='og:title' content='",
                "<time datetime='99999-99-99'>",
                "<link rel=canonical href='http://[::1'>",
                *SENTENCES,
            ]
        ),
        max_size=30,
    )
)
def test_no_broken_markup_raises(noise: list[str]) -> None:
    outcome = clean_document(make_raw("<html><body>" + "".join(noise)))
    assert isinstance(outcome, Article) or outcome.reason in set(REASONS) - {"failed"}


@pytest.mark.parametrize("reference", ["&#2;", "&#x1F;", "&#xFFFE;", "&#99999999;"])
def test_a_reference_to_a_character_that_xml_forbids_is_dropped(reference: str) -> None:
    byline = f'<div class="byline"><span rel="author">By Ada {reference}Brook</span></div>'
    article = clean_article(
        make_page(body=f"<h1>Ferry line closes</h1>{byline}<p>It rained{reference} and &#39;snowed&#39;.</p>")
    )
    assert article.authors == ("Ada Brook",)
    assert "It rained and 'snowed'." in article.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00" * 1000,
        b"<div>" * 100_000,
        b"\xff\xfe\x00\xd8" * 50,
        "\udce9".encode("utf-8", "surrogatepass"),
        b"<html/>",
    ],
    ids=["empty", "nul", "nested", "surrogates-utf-16", "surrogate-utf-8", "closed"],
)
def test_pathological_documents_are_rejected(body: bytes) -> None:
    assert isinstance(clean_document(make_raw(body)), Reject)


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_dir(), reason="needs ../shared")
def test_the_seed_article_is_read_from_its_plain_text() -> None:
    (path,) = SEED.glob("*.txt")
    article = clean_article(path.read_bytes(), url="", media_type="text/plain")
    assert article.title.startswith("Zelenskyy criticizes US") and article.title not in article.text
    assert article.published_at == datetime(2024, 11, 2, 7, 0, tzinfo=UTC)
    for line in ("07:00", "Related:", "cup of coffee", "Patron"):
        assert line not in article.text
