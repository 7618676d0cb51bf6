"""What is no article is refused with the reason, and articles are kept."""

import pytest

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean import clean_document
from transforms.schema.records import Article, Reject

OG_ARTICLE = '<meta property="og:type" content="article">'
TEASERS = "".join(
    f"<div class='teaser'><a href='/s/{n}'>Council of the town number {n} talks about the old ferry again</a></div>"
    for n in range(40)
)
CONSENT = (
    "We and our partners store cookies on your device to show personalised ads and to measure how this page is used.",
    "You can give or refuse your consent to the use of cookies at any time in the privacy settings of this page.",
)


def refuse(page: str, url: str) -> str:
    outcome = clean_document(make_raw(page, url=url))
    assert isinstance(outcome, Reject), outcome.text
    assert outcome.stage == "clean" and outcome.detail
    return outcome.reason


def test_a_front_page_is_an_index() -> None:
    assert refuse(f"<html><body>{TEASERS}<p>{SENTENCES[0]}</p></body></html>", "https://post.example/") == "index-page"


@pytest.mark.parametrize(
    "title", ["Page not found", "Making sure you're not a bot!", "Verifying you are human", "Pardon our interruption"]
)
def test_a_page_in_place_of_the_one_asked_for_is_a_soft_404(title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>"
    text = f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></main></body></html>"
    assert refuse(page + text, "https://post.example/news/ferry-line-closes-for-months") == "soft-404"


def test_a_consent_notice_is_a_cookie_wall() -> None:
    assert refuse(make_page(sentences=CONSENT), "https://post.example/news/ferry-line-closes-again") == "cookie-wall"


def test_a_teaser_that_ends_in_an_offer_is_a_paywall_stub() -> None:
    page = make_page(OG_ARTICLE, sentences=(*SENTENCES[:2], "Subscribe to continue reading this article."))
    assert refuse(page, "https://post.example/news/ferry-line-closes-again") == "paywall-stub"


def test_a_player_with_a_caption_is_a_video_page() -> None:
    page = make_page('<meta property="og:type" content="video.other">', "<video></video>", SENTENCES[:2])
    assert refuse(page, "https://post.example/watch/ferry-line-closes-again") == "video-page"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (
            '<script type="application/ld+json">{"@type": "Product", "name": "Rope"}</script>',
            "https://shop.post.example/products/rope",
        ),
        ('<script type="application/ld+json">{"@type": "QAPage"}</script>', "https://forum.post.example/t/rope/77"),
        ("", "https://docs.post.example/docs/ropes"),
    ],
)
def test_products_threads_and_manuals_are_no_articles(head: str, url: str) -> None:
    assert refuse(make_page(head), url) in {"not-article", "index-page"}


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("", "https://post.example/news/2024/05/02/ferry-line-closes-for-months"),
        (OG_ARTICLE + "<meta name='author' content='Ada Brook'>", "https://post.example/?p=5512"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-02"}</script>', ""),
    ],
)
def test_a_news_page_is_kept_by_any_of_its_signs(head: str, url: str) -> None:
    assert isinstance(clean_document(make_raw(make_page(head), url=url)), Article)
