"""What stands around the article on its page goes; headings and lists between its paragraphs stay."""

from tests.unit.clean.pages import SENTENCES, make_page, make_raw
from transforms.clean.html import Page, parse_page
from transforms.clean.jsonld import choose_article
from transforms.clean.kinds import tell_kinds
from transforms.clean.layout import arrange_paragraphs

STANDFIRST = "The northern ferry line rests for at least eleven months while the old pier is rebuilt."
TEASER = "Bakers in Merrow sell out of plum cake before noon on every market day."


def parse(html: str) -> Page:
    page = parse_page(make_raw(html))
    assert page is not None
    return page


def arrange(html: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    page = parse(html)
    return tuple(arrange_paragraphs(page, choose_article(page.nodes, ()), paragraphs))


def wrap(*articles: str) -> str:
    return f"<html><body><main>{''.join(articles)}</main></body></html>"


def fill(sentences: tuple[str, ...]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def test_paragraphs_that_follow_the_article_elsewhere_on_the_page_go() -> None:
    html = wrap(f"<div>{fill(SENTENCES)}</div>", f"<div><p>{TEASER}</p></div>")
    assert arrange(html, (*SENTENCES, TEASER)) == SENTENCES


def test_paragraphs_that_close_the_article_itself_stay() -> None:
    html = wrap(f"<div>{fill((*SENTENCES, TEASER))}</div>")
    assert arrange(html, (*SENTENCES, TEASER)) == (*SENTENCES, TEASER)


def test_the_next_article_of_an_endless_page_goes() -> None:
    others = tuple(f"A week before: {sentence}" for sentence in SENTENCES)
    html = wrap(
        f"<article><h1>Ferry line closes</h1>{fill(SENTENCES)}</article>",
        f"<article><h1>Plum cake sells out</h1>{fill(others)}</article>",
    )
    assert arrange(html, (*SENTENCES, *others)) == SENTENCES


def test_articles_without_the_heading_of_the_page_all_stay() -> None:
    html = wrap(*(f"<article><p>{sentence}</p></article>" for sentence in SENTENCES))
    assert arrange(html, SENTENCES) == SENTENCES


def test_headings_and_lists_between_paragraphs_come_back_in_their_place() -> None:
    first, second, third = SENTENCES[:3]
    html = wrap(
        f"<div><h2>Before</h2><p>{first}</p><h2>The old pier</h2><p>{second}</p>"
        f"<ul><li>Two vessels</li><li><a href='/x'>Read the other story</a></li></ul><p>{third}</p><h2>After</h2></div>"
    )
    assert arrange(html, (first, second, third)) == (first, "The old pier", second, "Two vessels", third)


def test_a_news_article_keeps_the_standfirst_that_its_page_shows() -> None:
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", "description": "{STANDFIRST}"}}</script>'
    shown = make_page(stated, f"<div>{STANDFIRST}</div>")
    assert arrange(shown, SENTENCES) == (STANDFIRST, *SENTENCES)
    assert arrange(make_page(stated), SENTENCES) == SENTENCES
    assert arrange(shown.replace("NewsArticle", "BlogPosting"), SENTENCES) == SENTENCES


def test_titles_of_other_articles_that_close_the_text_as_links_go() -> None:
    links = ("Bakers sell out of plum cake", "Library opens on Sundays")
    html = wrap(f"<div>{fill(SENTENCES)}{''.join(f'<p><a href=/x>{title}</a></p>' for title in links)}</div>")
    assert arrange(html, (*SENTENCES, *links)) == SENTENCES
    assert arrange(html, (*SENTENCES, links[0])) == (*SENTENCES, links[0])


def test_the_kinds_of_paragraphs_are_told_by_their_elements() -> None:
    first, second, third = SENTENCES[:3]
    html = wrap(
        f"<p>{first}</p><h2>What now?</h2><p>{second}</p><ul><li>One boat.</li><li>{third}</li></ul>"
        "<table><tr><td>Selm</td><td>20</td></tr></table><ul><li><p>An entry.</p></li></ul>"
    )
    paragraphs = (first, "What now?", second, "One boat.", third, "Selm 20", "An entry.")
    assert tell_kinds(parse(html), paragraphs) == ("", "heading", "", "list", "list", "list", "")
    assert tell_kinds(parse(html), (first, second)) == ()
