"""Recurring paragraphs are learned across an outlet's pages; what a story carries along is not."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from transforms.clean.boilerplate import hash_paragraphs, learn_boilerplate, strip_boilerplate
from transforms.identifiers import hash_text, make_article_id
from transforms.schema.records import Article, Reject

APPEAL = "Our newsroom lives on the gifts of its readers, so please think of us before you close this page."
LETTERS = "abcdefghijklmnopqrstuvwxyz"
QUOTE = "“The pier will stand for another hundred years,” the mayor had told the council in the spring."


def make_article(number: int, paragraphs: list[str], outlet: str = "post.example") -> Article:
    text = "\n\n".join(paragraphs)
    url = f"https://{outlet}/{number}"
    return Article(
        make_article_id(url, text), url, url, outlet, "Title", (), None, None, None, (), None, "en", None, text,
        hash_text(text), len(text.split()), 0, "a.warc", number, "0", datetime(2024, 5, 2, tzinfo=UTC), "",
    )  # fmt: skip


def write_story(number: int) -> list[str]:
    topic = LETTERS[number % 26] * (3 + number // 26)
    return [f"Paragraph {line} of the story {topic} tells of something {LETTERS[line] * 5}." for line in range(6)]


def write_stories(count: int, extra: str = APPEAL) -> list[Article]:
    return [make_article(number, [*write_story(number), extra]) for number in range(count)]


def learn(articles: list[Article]) -> dict[str, dict[int, int]]:
    return learn_boilerplate(hash_paragraphs(article) for article in articles)


def test_a_closing_appeal_is_removed_and_counted() -> None:
    articles = write_stories(5)
    stripped, removed = strip_boilerplate(articles[0], learn(articles))
    assert isinstance(stripped, Article)
    assert stripped.text == "\n\n".join(write_story(0))
    assert (stripped.paragraphs_removed, stripped.words) == (1, len(stripped.text.split()))
    assert stripped.article_id == make_article_id(stripped.canonical_url, stripped.text)
    assert stripped.text_sha256 == hash_text(stripped.text)
    assert [(row.text, row.n_pages, row.n_removed) for row in removed] == [(APPEAL, 5, 1)]


def test_three_pages_are_too_few_to_learn_from() -> None:
    assert learn(write_stories(3)) == {}


def test_another_outlet_learns_nothing_from_it() -> None:
    own = make_article(1, [*write_story(1), APPEAL], outlet="herald.example")
    assert strip_boilerplate(own, learn(write_stories(5))) == (own, ())


def test_a_quotation_on_two_of_many_pages_stays() -> None:
    articles = [make_article(number, write_story(number)) for number in range(150)]
    for number in (3, 70):
        lines = write_story(number)
        articles[number] = make_article(number, [*lines[:4], QUOTE, *lines[4:]])
    assert learn(articles) == {}


def test_versions_and_reprints_of_one_story_count_once() -> None:
    versions = [
        make_article(number, [*write_story(0), f"Update {'abcdef'[number] * 6} came in late at night today."])
        for number in range(6)
    ]
    assert learn(versions) == {}


def test_dates_and_counts_in_a_notice_do_not_hide_it() -> None:
    articles = [
        make_article(
            number, [*write_story(number), f"This page was last checked on {number + 1} May 2024 by our archive desk."]
        )
        for number in range(6)
    ]
    stripped, removed = strip_boilerplate(articles[2], learn(articles))
    assert isinstance(stripped, Article) and len(removed) == 1


def test_short_section_heads_stay() -> None:
    assert learn(write_stories(6, extra="What we know")) == {}


def test_a_page_of_nothing_else_is_rejected() -> None:
    page = make_article(9, [APPEAL])
    stripped, removed = strip_boilerplate(page, learn(write_stories(5)))
    assert isinstance(stripped, Reject) and stripped.reason == "no-text" and len(removed) == 1


@given(st.permutations(range(8)))
def test_the_order_of_pages_does_not_matter(order: list[int]) -> None:
    articles = write_stories(8)
    assert learn([articles[place] for place in order]) == learn(articles)


def test_the_kinds_of_the_paragraphs_that_stay_are_theirs() -> None:
    articles = write_stories(5)
    marked = replace(articles[0], paragraph_kinds=("", "heading", "", "list", "list", "", "caption"))
    stripped, _ = strip_boilerplate(marked, learn(articles))
    assert isinstance(stripped, Article) and stripped.paragraph_kinds == ("", "heading", "", "list", "list", "")
